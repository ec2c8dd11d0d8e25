//! The rule for wrong PINs, as data: after each five of them the PIN is locked, for 5 minutes the first time and for twice as
//! long each further time, until a right one sets it all back.
//!
//! For example: after the fifth wrong one 5 minutes, after the tenth 10, after the fifteenth 20, and so on up to a day. A try
//! counts when it is begun, so one that was never answered was a wrong one.

use std::time::Duration;

use super::{ClockReading, PinVerdict};

/// Wrong tries until the PIN is locked, each time.
const TRIES: u32 = 5;
const FIRST_LOCK: Duration = Duration::from_secs(5 * 60);
/// Doubling ends here: a lock that outlives the person who knows the PIN protects nothing.
const LONGEST_LOCK: Duration = Duration::from_secs(24 * 60 * 60);

/// The tries since the last right PIN, and the lock that the last of them began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PinTries {
    /// How many were begun, answered or not.
    pub(crate) counted: u32,
    /// The lock, as long as no later try was begun.
    pub(crate) lock: Option<Lock>,
}

/// Until when nothing is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lock {
    /// The start of the machine in which the lock was last reckoned.
    pub(crate) boot: String,
    /// Its end on that start's own clock.
    pub(crate) ends_since_boot: Duration,
    /// Its end on the wall clock, which is asked only after another start.
    pub(crate) ends_since_epoch: Duration,
}

impl Lock {
    fn beginning(now: &ClockReading, length: Duration) -> Self {
        Self {
            boot: now.boot.clone(),
            ends_since_boot: now.since_boot.saturating_add(length),
            ends_since_epoch: now.since_epoch.saturating_add(length),
        }
    }

    /// How long it lasts from now on; never longer than it was made for, whatever the clocks say.
    fn wait(&self, now: &ClockReading, length: Duration) -> Duration {
        if self.boot == now.boot {
            return self.ends_since_boot.saturating_sub(now.since_boot).min(length);
        }
        // A wall clock that was set back before the lock's beginning makes it as long as it was at first; one that was set
        // forward does not end it before the machine has been on for as long as the first lock takes.
        let left = self.ends_since_epoch.saturating_sub(now.since_epoch);
        left.max(FIRST_LOCK.saturating_sub(now.since_boot)).min(length)
    }
}

impl PinTries {
    /// How long nothing may be tried; zero where something may.
    pub(crate) fn wait(&self, now: &ClockReading) -> Duration {
        self.lock.as_ref().map_or(Duration::ZERO, |lock| lock.wait(now, self.lock_length()))
    }

    /// Begins a try, if one may be begun: it counts from now on. Otherwise says how long not, and the lock goes on by the
    /// clock of this start of the machine, so that setting the other one changes nothing any more.
    pub(crate) fn begin(&mut self, now: &ClockReading) -> Result<(), Duration> {
        let wait = self.wait(now);
        if wait > Duration::ZERO {
            self.lock = Some(Lock::beginning(now, wait));
            return Err(wait);
        }
        self.counted = self.counted.saturating_add(1);
        let is_last = self.counted.is_multiple_of(TRIES);
        self.lock = is_last.then(|| Lock::beginning(now, self.lock_length()));
        Ok(())
    }

    /// What is said of the try that was begun last, if it is not right.
    pub(crate) fn verdict_if_wrong(&self) -> PinVerdict {
        match self.lock {
            Some(_) => PinVerdict::Locked { wait: self.lock_length() },
            None => PinVerdict::Wrong { tries_left: self.left() },
        }
    }

    /// How many may be wrong until the next lock.
    pub(crate) fn left(&self) -> u8 {
        u8::try_from(TRIES - self.counted % TRIES).expect("five at most")
    }

    /// How long the lock is that the last five tries have earned.
    fn lock_length(&self) -> Duration {
        match (self.counted / TRIES).checked_sub(1) {
            None => Duration::ZERO,
            Some(doublings) => FIRST_LOCK.saturating_mul(2_u32.saturating_pow(doublings)).min(LONGEST_LOCK),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MINUTE: Duration = Duration::from_secs(60);
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    /// What a machine takes until somebody can try a PIN.
    const STARTING: Duration = Duration::from_secs(20);

    /// A machine with its clocks, which pass together, and the tries that it keeps.
    struct Machine {
        now: ClockReading,
        starts: u32,
        tries: PinTries,
    }

    impl Machine {
        fn new() -> Self {
            let now = ClockReading { boot: "1".to_owned(), since_boot: 10 * MINUTE, since_epoch: 20_000 * DAY };
            Self { now, starts: 1, tries: PinTries::default() }
        }

        fn passes(&mut self, time: Duration) {
            self.now.since_boot += time;
            self.now.since_epoch += time;
        }

        fn is_off_for(&mut self, time: Duration) {
            self.starts += 1;
            self.now.boot = self.starts.to_string();
            self.now.since_boot = STARTING;
            self.now.since_epoch += time;
        }

        fn begin(&mut self) -> Result<(), Duration> {
            self.tries.begin(&self.now)
        }

        fn five_wrong(&mut self) {
            for _ in 0..5 {
                self.begin().unwrap();
            }
        }
    }

    #[test]
    fn each_wrong_try_says_how_many_are_left_and_the_fifth_how_long_the_lock_is() {
        let mut machine = Machine::new();
        for tries_left in [4, 3, 2, 1] {
            machine.begin().unwrap();
            assert_eq!(machine.tries.verdict_if_wrong(), PinVerdict::Wrong { tries_left });
        }
        machine.begin().unwrap();
        assert_eq!(machine.tries.verdict_if_wrong(), PinVerdict::Locked { wait: 5 * MINUTE });
    }

    #[test]
    fn a_lock_lasts_to_its_last_moment_and_then_five_more_may_be_wrong() {
        let mut machine = Machine::new();
        machine.five_wrong();
        machine.passes(5 * MINUTE - Duration::from_millis(1));
        assert_eq!(machine.begin(), Err(Duration::from_millis(1)));
        machine.passes(Duration::from_millis(1));
        machine.begin().unwrap();
        assert_eq!(machine.tries.verdict_if_wrong(), PinVerdict::Wrong { tries_left: 4 });
    }

    #[test]
    fn each_lock_is_twice_as_long_as_the_one_before_up_to_a_day() {
        let mut machine = Machine::new();
        for minutes in [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440, 1440] {
            machine.five_wrong();
            assert_eq!(machine.begin(), Err(minutes * MINUTE));
            machine.passes(minutes * MINUTE);
        }
        machine.tries.counted = u32::MAX - 5;
        machine.five_wrong();
        assert_eq!(machine.begin(), Err(DAY));
    }

    #[test]
    fn setting_the_clock_changes_nothing_while_the_machine_is_on() {
        for set in [Duration::ZERO, 20_000 * DAY + MINUTE, 40_000 * DAY] {
            let mut machine = Machine::new();
            machine.five_wrong();
            machine.now.since_epoch = set;
            machine.passes(MINUTE);
            assert_eq!(machine.begin(), Err(4 * MINUTE), "{set:?}");
        }
    }

    #[test]
    fn a_lock_goes_on_while_the_machine_is_off_and_is_over_in_its_time() {
        let mut machine = Machine::new();
        machine.five_wrong();
        machine.passes(5 * MINUTE);
        machine.five_wrong();
        machine.is_off_for(2 * MINUTE);
        assert_eq!(machine.begin(), Err(8 * MINUTE));
        machine.is_off_for(2 * MINUTE);
        machine.passes(6 * MINUTE);
        machine.begin().unwrap();
    }

    #[test]
    fn a_clock_set_back_before_the_lock_began_makes_it_as_long_as_at_first() {
        let mut machine = Machine::new();
        machine.five_wrong();
        machine.is_off_for(4 * MINUTE);
        machine.now.since_epoch = Duration::ZERO;
        assert_eq!(machine.begin(), Err(5 * MINUTE));
    }

    #[test]
    fn a_clock_set_forward_ends_no_lock_until_the_machine_has_been_on_for_five_minutes() {
        let mut machine = Machine::new();
        machine.five_wrong();
        machine.passes(5 * MINUTE);
        machine.five_wrong();
        machine.is_off_for(DAY);
        assert_eq!(machine.tries.wait(&machine.now), 5 * MINUTE - STARTING);
        machine.passes(5 * MINUTE - STARTING);
        machine.begin().unwrap();
    }

    #[test]
    fn after_a_restart_the_first_look_at_the_clock_is_the_last() {
        let mut machine = Machine::new();
        machine.five_wrong();
        machine.passes(5 * MINUTE);
        machine.five_wrong();
        machine.is_off_for(MINUTE);
        assert_eq!(machine.begin(), Err(9 * MINUTE));
        machine.now.since_epoch += DAY;
        assert_eq!(machine.begin(), Err(9 * MINUTE));
    }

    /// What can happen to a machine with a person before it who does not know the PIN.
    #[derive(Clone, Debug)]
    enum Happening {
        Tries,
        Passes(Duration),
        IsOffFor(Duration),
        ClockIsSetTo(Duration),
    }

    fn some_time() -> impl Strategy<Value = Duration> {
        prop_oneof![0..90_u64, 0..100_000_u64].prop_map(Duration::from_secs)
    }

    fn happenings() -> impl Strategy<Value = Vec<Happening>> {
        let happening = prop_oneof![
            12 => Just(Happening::Tries),
            6 => some_time().prop_map(Happening::Passes),
            2 => some_time().prop_map(Happening::IsOffFor),
            1 => (0..4_000_000_000_u64).prop_map(|epoch| Happening::ClockIsSetTo(Duration::from_secs(epoch))),
        ];
        prop::collection::vec(happening, 1..300)
    }

    proptest! {
        #[test]
        fn no_lock_is_shorter_than_its_time_and_with_clock_and_plug_together_none_than_five_minutes(
            happenings in happenings(),
        ) {
            let (mut machine, mut truth) = (Machine::new(), Duration::ZERO);
            let (mut was_set, mut was_off) = (false, false);
            let mut begun = Vec::new();
            for happening in happenings {
                match happening {
                    Happening::Tries => match machine.begin() {
                        Ok(()) => begun.push((truth, was_set && was_off)),
                        Err(wait) => prop_assert!(wait <= DAY && begun.len().is_multiple_of(5)),
                    },
                    Happening::Passes(time) => {
                        truth += time;
                        machine.passes(time);
                    }
                    Happening::IsOffFor(time) => {
                        truth += time + STARTING;
                        machine.is_off_for(time + STARTING);
                        was_off = true;
                    }
                    Happening::ClockIsSetTo(epoch) => {
                        machine.now.since_epoch = epoch;
                        was_set = true;
                    }
                }
            }
            let mut full = 5 * MINUTE;
            for pair in begun.windows(2).skip(4).step_by(5) {
                let ((last, _), (next, was_tricked)) = (pair[0], pair[1]);
                let shortest = if was_tricked { 5 * MINUTE } else { full };
                prop_assert!(next - last >= shortest, "{:?} instead of {shortest:?}", next - last);
                full = (2 * full).min(DAY);
            }
        }

        #[test]
        fn who_waits_as_long_as_they_are_told_may_try_again(
            pauses in prop::collection::vec(some_time(), 1..60),
            epoch in 0..4_000_000_000_u64,
        ) {
            let mut machine = Machine::new();
            for pause in pauses {
                machine.now.since_epoch = Duration::from_secs(epoch);
                machine.is_off_for(pause);
                if let Err(wait) = machine.begin() {
                    prop_assert_eq!(machine.tries.wait(&machine.now), wait);
                    machine.passes(wait);
                    machine.begin().unwrap();
                }
            }
        }
    }
}
