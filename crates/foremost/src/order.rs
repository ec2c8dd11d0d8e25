//! Who is in front of whom.

/// A rectangle of the screen, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) width: i32,
    pub(crate) height: i32,
}

impl Area {
    const fn right(self) -> i32 {
        self.x + self.width
    }

    const fn bottom(self) -> i32 {
        self.y + self.height
    }

    const fn touches(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    const fn covers(self, other: Self) -> bool {
        self.x <= other.x && self.y <= other.y && self.right() >= other.right() && self.bottom() >= other.bottom()
    }
}

/// A window that is shown, directly on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) window: u32,
    pub(crate) area: Area,
    /// Whether a program of the kiosk's has drawn it.
    pub(crate) is_the_kiosks: bool,
}

/// Where the kiosk's own window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Nobody else hides any of it.
    InFront,
    /// This one, of another program's, hides a part of it, or takes its touches.
    Behind(u32),
    /// Another of the kiosk's covers it all, and sees to itself: so the notice window is beneath a shell.
    Beneath,
}

/// `above` is whatever is above the kiosk's own window, in any order. A smaller one of the kiosk's is a list that unfolds, and
/// may stay.
pub(crate) fn place_of(own: Area, above: &[Shown]) -> Place {
    if above.iter().any(|shown| shown.is_the_kiosks && shown.area.covers(own)) {
        return Place::Beneath;
    }
    let hides = |shown: &&Shown| !shown.is_the_kiosks && shown.area.touches(own);
    above.iter().find(hides).map_or(Place::InFront, |shown| Place::Behind(shown.window))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Area = Area { x: 0, y: 0, width: 1080, height: 1920 };

    fn foreign(x: i32, y: i32, width: i32, height: i32) -> Shown {
        Shown { window: 7, area: Area { x, y, width, height }, is_the_kiosks: false }
    }

    fn own(area: Area) -> Shown {
        Shown { window: 8, area, is_the_kiosks: true }
    }

    #[test]
    fn what_another_program_shows_is_in_the_way_if_it_hides_as_much_as_a_corner() {
        assert_eq!(place_of(SCREEN, &[foreign(100, 100, 50, 50)]), Place::Behind(7));
        assert_eq!(place_of(SCREEN, &[foreign(1079, 1919, 50, 50)]), Place::Behind(7));
        assert_eq!(place_of(SCREEN, &[foreign(1080, 0, 50, 50)]), Place::InFront);
        assert_eq!(place_of(SCREEN, &[foreign(-200, -200, 200, 200)]), Place::InFront);
        assert_eq!(place_of(SCREEN, &[]), Place::InFront);
    }

    #[test]
    fn a_list_of_the_kiosks_may_stay_and_hides_nobody_else() {
        let list = own(Area { x: 20, y: 300, width: 400, height: 200 });
        assert_eq!(place_of(SCREEN, &[list]), Place::InFront);
        assert_eq!(place_of(SCREEN, &[list, foreign(0, 0, 9, 9)]), Place::Behind(7));
    }

    #[test]
    fn beneath_a_window_of_the_kiosks_that_covers_all_there_is_nothing_to_do() {
        assert_eq!(place_of(SCREEN, &[foreign(0, 0, 9, 9), own(SCREEN)]), Place::Beneath);
    }
}
