//! The time that every rule of the sandbox goes by, so that a test or a visitor can move it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// A clock that its clones share. It is not part of the state that is kept: after a restart it shows the machine's time.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Mutex<Reading>>);

#[derive(Clone, Copy, Debug)]
enum Reading {
    /// The machine's clock, and so much ahead of it.
    Running { ahead: SignedDuration },
    /// Moves only when it is told to.
    Stopped { at: Timestamp },
}

impl Clock {
    /// The machine's own clock, until it is advanced.
    pub fn running() -> Self {
        Self(Arc::new(Mutex::new(Reading::Running { ahead: SignedDuration::ZERO })))
    }

    /// A clock that stands still at this time, until it is advanced.
    pub fn stopped_at(at: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(Reading::Stopped { at })))
    }

    /// What it shows.
    pub fn now(&self) -> Timestamp {
        match *self.reading() {
            Reading::Running { ahead } => later(Timestamp::now(), ahead),
            Reading::Stopped { at } => at,
        }
    }

    /// Moves it forward. Time that nobody lived through is never taken back.
    pub fn advance(&self, by: Duration) {
        let by = SignedDuration::try_from(by).unwrap_or(SignedDuration::MAX);
        let mut reading = self.reading();
        *reading = match *reading {
            Reading::Running { ahead } => Reading::Running { ahead: ahead.saturating_add(by) },
            Reading::Stopped { at } => Reading::Stopped { at: later(at, by) },
        };
    }

    fn reading(&self) -> MutexGuard<'_, Reading> {
        // A reading is replaced whole, so one from a panicking thread is as good as any.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// So much later, or the end of the calendar.
fn later(time: Timestamp, by: SignedDuration) -> Timestamp {
    time.checked_add(by).unwrap_or(Timestamp::MAX)
}
