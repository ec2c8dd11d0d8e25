//! A finger that touches points of the screen without looking what is there, and tells when the screen answers.
//!
//! For measuring: a [`Person`](crate::Person) first finds what they touch, which takes longer than what is measured.

use std::time::{Duration, Instant};

use thiserror::Error;

use crate::frame_buffer::{FrameBuffer, FrameBufferError, Patch};
use crate::screen::Screen;
use crate::{Area, Key, Room, ScreenError};

/// Time between two looks at the screen. A look at a button takes less.
const BETWEEN_LOOKS: Duration = Duration::from_micros(200);

/// A point of the screen, in pixels from its upper left corner.
pub type Point = (i16, i16);

/// Why a finger could not touch, or the screen did not answer.
#[derive(Debug, Error)]
pub enum FingerError {
    /// The display failed.
    #[error(transparent)]
    Display(#[from] ScreenError),
    /// The screen cannot be looked at.
    #[error(transparent)]
    Screen(#[from] FrameBufferError),
    /// Nothing changed.
    #[error("nothing changed on the screen within {0:?} of the touch")]
    NoAnswer(Duration),
}

/// A finger at a room's screen.
#[derive(Debug)]
pub struct Finger {
    display: Screen,
    screen: FrameBuffer,
}

impl Finger {
    /// A finger that comes into the room.
    ///
    /// # Errors
    ///
    /// When the room's display does not answer.
    pub fn in_room(room: &Room) -> Result<Self, FingerError> {
        Ok(Self { display: Screen::connect(room.display())?, screen: room.frame_buffer()? })
    }

    /// Touches a point and lets it go. Returns once the X server has heard of it.
    ///
    /// # Errors
    ///
    /// When the display has gone away.
    pub fn touches(&self, point: Point) -> Result<(), FingerError> {
        Ok(self.display.touch(point)?)
    }

    /// Types a text on the keyboard, wherever the focus is.
    ///
    /// # Errors
    ///
    /// When a key is missing for any of it, or the display has gone away.
    pub fn types(&self, text: &str) -> Result<(), FingerError> {
        Ok(self.display.write(text)?)
    }

    /// Presses keys together: the first are held for the last.
    ///
    /// # Errors
    ///
    /// As for [typing](Finger::types).
    pub fn presses(&self, keys: &[Key]) -> Result<(), FingerError> {
        Ok(self.display.press(keys)?)
    }

    /// What is on a part of the screen now.
    ///
    /// # Errors
    ///
    /// When the display has gone away.
    pub fn looks_at(&self, area: Area) -> Result<Patch, FingerError> {
        Ok(self.screen.look_at(area).map_err(FrameBufferError::from)?)
    }

    /// Puts the finger down at a point, and waits until a pixel changes in `watched`; then lifts it. Gives the time
    /// between the two. It blocks the thread.
    ///
    /// # Errors
    ///
    /// [`FingerError::NoAnswer`] when nothing changes in so long a time.
    pub fn touches_until_painted(
        &self,
        point: Point,
        watched: Area,
        patience: Duration,
    ) -> Result<Duration, FingerError> {
        let before = self.screen.look_at(watched).map_err(FrameBufferError::from)?;
        let down = Instant::now();
        self.display.put_finger_down(point)?;
        let answered = loop {
            let waited = down.elapsed();
            if self.screen.look_at(watched).map_err(FrameBufferError::from)? != before {
                break Ok(waited);
            }
            if waited > patience {
                break Err(FingerError::NoAnswer(patience));
            }
            std::thread::sleep(BETWEEN_LOOKS);
        };
        self.display.lift_finger(point)?;
        answered
    }
}
