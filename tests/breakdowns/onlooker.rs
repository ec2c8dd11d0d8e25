//! Somebody who stands aside while something breaks, and sees what is on the screen and when.

use std::time::{Duration, Instant};

use stand_driver::processes::Pid;
use stand_driver::{Area, Finger, FrameBuffer, Person, Point, Role, WaitingRoom};
use tokio::time::sleep;

use super::Trouble;

/// Rows of the screen between two that are looked at: every line of text and every key is crossed.
const BETWEEN_ROWS: usize = 12;

/// Time between two looks.
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

/// A screen on which so much of what was drawn is where it was is the same screen: a line may have been added, a caret blinks.
const SAME: f64 = 0.85;

/// Longer than any breakdown may take, and than a machine is busy with something else.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a key may take to answer before it is touched again: a touch may come to a window that is just going.
const ANSWER: Duration = Duration::from_millis(500);

/// What is typed to see whether a screen can be used.
pub(super) const DIGIT: &str = "5";

/// What a screen looks like: of some of its rows, every pixel that is not its ground.
#[derive(Clone, Debug)]
struct Look {
    rows: Vec<Vec<[u8; 3]>>,
    ground: [u8; 3],
}

impl Look {
    fn at(screen: &FrameBuffer) -> Result<Self, Trouble> {
        let (width, height) = screen.dimensions();
        let width = i32::try_from(width)?;
        let mut rows = Vec::new();
        for y in (0..height).step_by(BETWEEN_ROWS) {
            let row = screen.look_at(Area { x: 0, y: i32::try_from(y)?, width, height: 1 })?;
            rows.push(row.colours().collect());
        }
        let ground = most_frequent(&rows);
        Ok(Self { rows, ground })
    }

    /// Whether nothing is to be seen but one colour.
    fn is_blank(&self) -> bool {
        self.rows.iter().flatten().all(|colour| *colour == self.ground)
    }

    /// The share of what is drawn in `other`, from 0 to 1, that is drawn here too.
    #[expect(clippy::cast_precision_loss, reason = "no screen has so many pixels")]
    fn has_of(&self, other: &Self) -> f64 {
        let (mut drawn, mut there) = (0_usize, 0_usize);
        for (own, others) in self.rows.iter().flatten().zip(other.rows.iter().flatten()) {
            if *others != other.ground {
                drawn += 1;
                there += usize::from(own == others);
            }
        }
        there as f64 / drawn.max(1) as f64
    }

    fn is_like(&self, other: &Self) -> bool {
        self.has_of(other) >= SAME && other.has_of(self) >= SAME
    }
}

fn most_frequent(rows: &[Vec<[u8; 3]>]) -> [u8; 3] {
    let mut counts = std::collections::HashMap::new();
    for colour in rows.iter().flatten() {
        *counts.entry(*colour).or_insert(0_usize) += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or([0; 3], |(colour, _)| colour)
}

/// A key on the sign-in screen.
#[derive(Clone, Copy, Debug)]
struct Key {
    middle: Point,
    area: Area,
}

/// What was on the screen before something broke.
#[derive(Clone, Debug)]
pub(super) struct Before {
    look: Look,
    owner: Option<Pid>,
}

/// What was seen afterwards, all of it counted from the harm on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// Until nothing of what was there before was to be seen.
    pub(super) covered: Duration,
    /// The longest that nothing was to be seen but one colour.
    pub(super) blank: Duration,
    /// Until a key of the next screen answered a touch.
    pub(super) usable: Duration,
}

/// Stands aside, with a finger of their own.
#[derive(Debug)]
pub(super) struct Onlooker {
    screen: FrameBuffer,
    eyes: Person,
    finger: Finger,
    fresh: Look,
    digit: Key,
    erase: Key,
}

impl Onlooker {
    /// Comes to a stand that is at rest, and learns what that looks like.
    pub(super) async fn at(here: &WaitingRoom) -> Result<Self, Trouble> {
        here.room.still_picture(Duration::from_secs(3)).await?;
        let screen = here.room.frame_buffer()?;
        let (digit, erase) = (key(here, DIGIT).await?, key(here, "Delete last character").await?);
        Ok(Self {
            fresh: Look::at(&screen)?,
            screen,
            eyes: Person::in_room(&here.room).await?,
            finger: Finger::in_room(&here.room)?,
            digit,
            erase,
        })
    }

    /// The same at the next display, which nothing can be seen on yet.
    pub(super) async fn comes_anew(&mut self, here: &WaitingRoom) -> Result<(), Trouble> {
        self.screen = here.room.frame_buffer()?;
        self.eyes = Person::in_room(&here.room).await?;
        self.finger = Finger::in_room(&here.room)?;
        Ok(())
    }

    /// Takes in what is there now.
    pub(super) async fn looks(&self) -> Result<Before, Trouble> {
        Ok(Before { look: Look::at(&self.screen)?, owner: self.eyes.process_on_top().await? })
    }

    /// Watches from the harm on until the next screen can be used.
    pub(super) async fn watches(&self, before: &Before, harmed: Instant) -> Result<Seen, Trouble> {
        let (mut seen, mut blank_since, mut covered) = (Seen::default(), None, false);
        loop {
            let look = Look::at(&self.screen)?;
            let at = harmed.elapsed();
            if look.is_blank() {
                let since = *blank_since.get_or_insert(at);
                seen.blank = seen.blank.max(at - since);
            } else {
                blank_since = None;
            }
            // What is gone may look like what comes: then only the window's owner tells one from the other.
            let is_another = self.eyes.process_on_top().await? != before.owner;
            if !covered && (is_another || !look.is_like(&before.look)) {
                (covered, seen.covered) = (true, at);
            }
            if covered && is_another && look.is_like(&self.fresh) && self.answers(&self.digit)? {
                seen.usable = harmed.elapsed();
                self.erases()?;
                return Ok(seen);
            }
            if at > PATIENCE {
                return Err(format!("no sign-in screen {at:?} after the harm (covered: {covered})").into());
            }
            sleep(BETWEEN_LOOKS).await;
        }
    }

    /// Takes away the last that was typed.
    pub(super) fn erases(&self) -> Result<(), Trouble> {
        Ok(self.finger.touches(self.erase.middle)?)
    }

    fn answers(&self, key: &Key) -> Result<bool, Trouble> {
        Ok(self.finger.touches_until_painted(key.middle, key.area, ANSWER).is_ok())
    }
}

async fn key(here: &WaitingRoom, name: &str) -> Result<Key, Trouble> {
    let found = here.person.sees(Role::Button, name).await?;
    let area = here.person.area_of(&found).await?;
    let (x, y) = area.middle();
    Ok(Key { middle: (i16::try_from(x)?, i16::try_from(y)?), area })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUND: [u8; 3] = [250, 250, 250];
    const INK: [u8; 3] = [10, 20, 30];

    fn look(drawn: std::ops::Range<usize>) -> Look {
        let row = (0..100).map(|x| if drawn.contains(&x) { INK } else { GROUND }).collect();
        Look { rows: vec![row], ground: GROUND }
    }

    #[test]
    fn a_line_more_is_the_same_screen_and_another_drawing_is_not() {
        assert!(look(0..40).is_like(&look(0..43)));
        assert!(!look(0..40).is_like(&look(30..70)));
        assert!(!look(0..0).is_like(&look(0..40)), "a blank screen is like none");
        assert!(look(0..0).is_blank() && !look(0..1).is_blank());
    }
}
