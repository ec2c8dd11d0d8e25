//! The one clock of the journey.

use std::time::Duration;

use kiosk_core::Moment;
use rustix::time::{ClockId, clock_gettime};

/// Counts from the shell's start. It goes on while the machine is suspended: a patient's time does not stand still because
/// the lid was closed, and nobody can turn it back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    start: Duration,
}

impl Clock {
    pub(crate) fn start() -> Self {
        Self { start: since_boot() }
    }

    pub(crate) fn now(self) -> Moment {
        Moment::after(since_boot().saturating_sub(self.start))
    }
}

fn since_boot() -> Duration {
    let time = clock_gettime(ClockId::Boottime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    let nanoseconds = u32::try_from(time.tv_nsec).unwrap_or_default();
    Duration::new(seconds, nanoseconds)
}
