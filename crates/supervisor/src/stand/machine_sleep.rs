//! Whether the machine has slept. Timers stand still meanwhile, so that a patient who walked away hours ago would have the rest of
//! their minute left, with everything of theirs on the screen; and whoever stands there now need not be them.

use std::rc::Rc;
use std::time::Duration;

use rustix::time::{ClockId, Timespec, clock_gettime};

/// Two looks at two clocks are some microseconds apart, or more on a busy machine; no machine sleeps for less than this.
const A_SLEEP: Duration = Duration::from_secs(1);

/// Tells how long the machine has slept since its start.
pub(crate) type TimeAsleep = Rc<dyn Fn() -> Duration>;

/// How long the machine has slept since it was started, as the system tells it.
pub(crate) fn time_asleep() -> Duration {
    // In this order: whoever is held up between the two looks has not slept.
    let [all, awake] = [ClockId::Boottime, ClockId::Monotonic].map(|clock| duration(clock_gettime(clock)));
    all.saturating_sub(awake)
}

/// Whether there was a sleep between two times that it told.
pub(super) fn has_slept(before: Duration, now: Duration) -> bool {
    now.saturating_sub(before) >= A_SLEEP
}

fn duration(time: Timespec) -> Duration {
    // Neither clock can be before the machine's start.
    time.try_into().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_that_is_awake_does_not_seem_to_sleep() {
        let before = time_asleep();
        std::thread::sleep(Duration::from_millis(50));
        assert!(!has_slept(before, time_asleep()));
        assert!(has_slept(before, before + Duration::from_secs(1)));
    }
}
