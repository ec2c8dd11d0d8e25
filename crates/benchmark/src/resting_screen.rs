//! The sign-in screen as it looks at rest, and where its keys are: what tells that it is there, and what is touched on it.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use stand_driver::{Area, FrameBuffer, Patch, Person, Point, Role, Room};
use tokio::time::sleep;

/// Rows of the screen that are looked at: enough that every line of text and every key is crossed.
const BETWEEN_ROWS: usize = 12;

/// So much of what is drawn has to be there. The rest may be a caret that blinks.
const ENOUGH: f64 = 0.98;

/// Time between two looks at the screen; a look takes less.
const BETWEEN_LOOKS: Duration = Duration::from_millis(1);

/// Longest wait for the screen.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long a picture has to stay the same to be the last one.
const STILL: Duration = Duration::from_secs(3);

/// What the sign-in screen looks like here.
#[derive(Debug)]
pub(crate) struct RestingScreen {
    rows: Vec<(Area, Patch)>,
    ground: [u8; 3],
    /// A key that writes a digit.
    pub(crate) digit: Key,
    /// The key that takes it away.
    pub(crate) erase: Key,
}

/// A key on the screen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    /// All of it.
    pub(crate) area: Area,
    /// Where it is touched.
    pub(crate) middle: Point,
}

impl RestingScreen {
    /// Learns the screen that is shown now, once it is the sign-in screen and still.
    pub(crate) async fn learn(room: &Room) -> Result<Self> {
        let person = Person::in_room(room).await?;
        person.sees(Role::Button, "Send Login Link").await?;
        room.still_picture(STILL).await?;
        let screen = room.frame_buffer()?;
        let (width, height) = screen.dimensions();
        let width = i32::try_from(width)?;
        let row = |y: usize| {
            let area = Area { x: 0, y: i32::try_from(y)?, width, height: 1 };
            Ok((area, screen.look_at(area)?))
        };
        let rows = (0..height).step_by(BETWEEN_ROWS).map(row).collect::<Result<Vec<_>>>()?;
        let ground = most_frequent(&rows).context("the screen has no pixels")?;
        let (digit, erase) = (key(&person, "5").await?, key(&person, "Delete last character").await?);
        Ok(Self { rows, ground, digit, erase })
    }

    /// Whether the screen shows it whole: every word and every key, in the clinic's colours.
    pub(crate) fn is_shown(&self, screen: &FrameBuffer) -> Result<bool> {
        let (mut drawn, mut there) = (0_u32, 0_u32);
        for (area, patch) in &self.rows {
            let now = screen.look_at(*area)?;
            for (wanted, now) in patch.colours().zip(now.colours()) {
                if wanted != self.ground {
                    drawn += 1;
                    there += u32::from(wanted == now);
                }
            }
        }
        Ok(drawn > 0 && f64::from(there) >= ENOUGH * f64::from(drawn))
    }

    /// Waits until it is shown; gives the moment.
    pub(crate) async fn awaited(&self, screen: &FrameBuffer) -> Result<Instant> {
        let begun = Instant::now();
        loop {
            let now = Instant::now();
            if self.is_shown(screen)? {
                return Ok(now);
            }
            if begun.elapsed() > PATIENCE {
                bail!("the sign-in screen did not come within {PATIENCE:?}");
            }
            sleep(BETWEEN_LOOKS).await;
        }
    }
}

async fn key(person: &Person, name: &str) -> Result<Key> {
    let found = person.sees(Role::Button, name).await?;
    let area = person.area_of(&found).await?;
    let (x, y) = area.middle();
    Ok(Key { area, middle: (i16::try_from(x)?, i16::try_from(y)?) })
}

fn most_frequent(rows: &[(Area, Patch)]) -> Option<[u8; 3]> {
    let mut counts = HashMap::new();
    for colour in rows.iter().flat_map(|(_, patch)| patch.colours()) {
        *counts.entry(colour).or_insert(0_u32) += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(colour, _)| colour)
}
