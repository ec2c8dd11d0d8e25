//! What the lock on the PIN knows of time.

use std::io;
use std::time::{Duration, SystemTime};

use rustix::time::{ClockId, clock_gettime};

/// One look at the clocks. The one that runs since the machine was started cannot be set by anybody, and says nothing
/// about another start; the wall clock is for that alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockReading {
    /// Which start of the machine it is.
    pub boot: String,
    /// How long ago that was, sleep included.
    pub since_boot: Duration,
    /// What the wall clock says: how long ago 1970 began, in UTC.
    pub since_epoch: Duration,
}

impl ClockReading {
    /// What the clocks say now.
    ///
    /// # Errors
    ///
    /// Where the system does not say which start of it this is.
    pub fn now() -> io::Result<Self> {
        let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id")?.trim().to_owned();
        let since_boot = clock_gettime(ClockId::Boottime).try_into().map_err(io::Error::other)?;
        // A clock that stands before 1970 stands at its beginning: a lock is not shorter for it.
        let since_epoch = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Ok(Self { boot, since_boot, since_epoch })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn within_one_start_of_the_machine_the_clock_does_not_go_back() {
        let (first, second) = (ClockReading::now().unwrap(), ClockReading::now().unwrap());
        assert_eq!(first.boot, second.boot);
        assert!(!first.boot.is_empty() && first.since_boot > Duration::ZERO);
        assert!(first.since_boot <= second.since_boot);
    }
}
