//! One way after the other, and what must be as it was.

use std::collections::{BTreeSet, HashSet};
use std::time::Duration;

use image::RgbImage;
use lockdown::{Gesture, Way};
use stand_driver::{Found, Key, Point, ShownWindow, WaitingRoom, difference};
use tokio::time::{Instant, sleep};

use super::Trouble;
use super::place::Place;

/// Within so long a key or a gesture has come to whatever it comes to.
const TO_TAKE_EFFECT: Duration = Duration::from_millis(150);

/// So long the bar may say that something is not available, and a ring around what has the focus come and go.
const TO_CALM_DOWN: Duration = Duration::from_secs(20);

/// A ring around what has the focus, a mark, some letters in a field: less than this share of the screen.
const SMALL: f64 = 0.03;

/// What the supervisor starts again and again by itself, in every room, when shells break or are started ahead.
const ITS_OWN: &[&str] = &["bwrap", "false", "portal-kiosk", "portal-kiosk-sh", "xdg-dbus-proxy"];

/// A stand at one place, and how everything was there before.
pub(super) struct Trial<'a> {
    here: &'a WaitingRoom,
    place: Place,
    windows: HashSet<ShownWindow>,
    programs: BTreeSet<String>,
    size: (u32, u32),
    /// So many rows of the screen, from above, are the kiosk's own; what a page scrolls or marks below is its own affair.
    kiosks_rows: u32,
    picture: RgbImage,
    points: Vec<Point>,
}

impl<'a> Trial<'a> {
    pub(super) async fn begin(here: &'a WaitingRoom, place: Place) -> Result<Self, Trouble> {
        let picture = here.room.still_picture(TO_CALM_DOWN).await?;
        let (width, height) = picture.dimensions();
        let mut points = vec![(i16::try_from(width / 2)?, i16::try_from(height / 2)?)];
        if let Some((role, name)) = place.field() {
            let field = here.person.sees(role, name).await?;
            let (x, y) = here.person.area_of(&field).await?.middle();
            points.push((i16::try_from(x)?, i16::try_from(y)?));
        }
        let kiosks_rows = match place.last_of_the_kiosks() {
            Some(words) => {
                let last = |seen: &[Found]| seen.iter().find(|found| found.words().contains(words)).cloned();
                let area = here.person.area_of(&here.person.awaits(words, last).await?).await?;
                u32::try_from(area.y + area.height)?
            }
            None => height,
        };
        let (windows, programs) = (here.person.shown_windows().await?, programs(here)?);
        let (size, picture) = ((width, height), upper_rows(&picture, kiosks_rows));
        Ok(Self { here, place, windows, programs, size, kiosks_rows, picture, points })
    }

    /// Tries a way. Says what came of it, if anything did.
    pub(super) async fn of(&self, way: &Way) -> Result<Option<String>, Trouble> {
        for written in &way.keys {
            let keys = Key::together(written).ok_or_else(|| format!("{written} is no key that is known"))?;
            self.here.person.presses(&keys)?;
            sleep(TO_TAKE_EFFECT).await;
            if let Some(what) = self.has_led_out().await? {
                return Ok(Some(format!("{written}: {what}")));
            }
        }
        for gesture in &way.gestures {
            self.makes(*gesture).await?;
            sleep(TO_TAKE_EFFECT).await;
            if let Some(what) = self.has_led_out().await? {
                return Ok(Some(format!("{gesture}: {what}")));
            }
        }
        self.is_as_before().await
    }

    async fn has_led_out(&self) -> Result<Option<String>, Trouble> {
        let windows = self.here.person.shown_windows().await?;
        if windows != self.windows {
            let other: Vec<_> = windows.symmetric_difference(&self.windows).collect();
            return Ok(Some(format!("a window has come or gone: {other:?}")));
        }
        let started: Vec<_> = programs(self.here)?.difference(&self.programs).cloned().collect();
        Ok((!started.is_empty()).then(|| format!("{started:?} was started")))
    }

    /// Whether what was there can be read, and looks as it did but for what is small. What somebody was told about what they
    /// tried goes after a while.
    async fn is_as_before(&self) -> Result<Option<String>, Trouble> {
        let deadline = Instant::now() + TO_CALM_DOWN;
        loop {
            let share = difference(&upper_rows(&self.here.room.picture()?, self.kiosks_rows), &self.picture);
            if share < SMALL && self.can_be_used().await? {
                return Ok(None);
            }
            if Instant::now() >= deadline {
                return Ok(Some(format!("{:.0} % of the screen is other than before", share * 100.0)));
            }
            sleep(TO_TAKE_EFFECT).await;
        }
    }

    /// Whether what was there is to be read. A page that was scrolled has it still.
    async fn can_be_used(&self) -> Result<bool, Trouble> {
        Ok(self.here.person.reads().await?.contains(self.place.words()))
    }

    async fn makes(&self, gesture: Gesture) -> Result<(), Trouble> {
        let person = &self.here.person;
        let (width, height) = self.size;
        let (right, bottom) = (i16::try_from(width)? - 1, i16::try_from(height)? - 1);
        let (middle_x, middle_y) = (right / 2, bottom / 2);
        for point in self.points.iter().copied() {
            match gesture {
                Gesture::RightClick => person.clicks(3, point)?,
                Gesture::MiddleClick => person.clicks(2, point)?,
                Gesture::BackButton => person.clicks(8, point)?,
                Gesture::ForwardButton => person.clicks(9, point)?,
                Gesture::WheelWithControl => person.turns_wheel_with(Key::Control, point)?,
                Gesture::WheelToTheSide => (0..5).try_for_each(|_| person.clicks(6, point))?,
                Gesture::LongPress => person.rests_finger_on(point, Duration::from_millis(1200)).await?,
                // Not on a link: that may be followed.
                Gesture::TripleTouch => (0..3).try_for_each(|_| person.clicks(1, self.points[0]))?,
                Gesture::EdgeSwipes => {
                    for (from, to) in [
                        ((middle_x, 0), (middle_x, middle_y)),
                        ((middle_x, bottom), (middle_x, middle_y)),
                        ((0, middle_y), (middle_x, middle_y)),
                        ((right, middle_y), (middle_x, middle_y)),
                    ] {
                        person.drags(from, to).await?;
                    }
                }
                Gesture::CornerTouches => {
                    for corner in [(0, 0), (right, 0), (0, bottom), (right, bottom)] {
                        (0..10).try_for_each(|_| person.clicks(1, corner))?;
                    }
                }
                Gesture::SidewardSwipe => {
                    person.drags((20, middle_y), (right - 20, middle_y)).await?;
                    person.drags((right - 20, middle_y), (20, middle_y)).await?;
                }
                Gesture::DragOut => person.drags(point, (0, bottom)).await?,
            }
        }
        Ok(())
    }
}

fn upper_rows(picture: &RgbImage, rows: u32) -> RgbImage {
    image::imageops::crop_imm(picture, 0, 0, picture.width(), rows).to_image()
}

/// What runs in the room, by name, apart from what comes and goes by itself.
fn programs(here: &WaitingRoom) -> Result<BTreeSet<String>, Trouble> {
    let everybody = here.room.everybody()?.into_iter();
    Ok(everybody.map(|process| process.name).filter(|name| !ITS_OWN.contains(&name.as_str())).collect())
}
