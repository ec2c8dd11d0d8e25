//! Time as a value: the core has no clock, the loop tells it what time it is.

use std::ops::Add;
use std::time::Duration;

/// A point on a clock that only goes forward, counted from a start that the caller chooses (the shell's own start).
/// It says nothing about the time of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(Duration);

impl Moment {
    /// The moment that lies `since_start` after the start of the clock.
    pub const fn after(since_start: Duration) -> Self {
        Self(since_start)
    }

    /// How long from here until `later`; zero when `later` has passed.
    pub fn until(self, later: Moment) -> Duration {
        later.0.saturating_sub(self.0)
    }

    /// The seconds that a countdown from here to `end` shows: begun seconds count whole, so it ends on 1, not on 0.
    pub fn seconds_until(self, end: Moment) -> u32 {
        let left = self.until(end);
        let whole = u32::try_from(left.as_secs()).unwrap_or(u32::MAX);
        whole.saturating_add(u32::from(left.subsec_nanos() > 0))
    }

    /// The minutes until `end`, begun ones counted whole.
    pub fn minutes_until(self, end: Moment) -> u32 {
        self.seconds_until(end).div_ceil(60)
    }

    /// When there is a minute less until `end`, strictly later than now; `None` once it has come.
    pub fn next_minute_before(self, end: Moment) -> Option<Moment> {
        let next = self.minutes_until(end).checked_sub(1)?;
        Some(Self(end.0.saturating_sub(Duration::from_secs(60 * u64::from(next)))))
    }

    /// When a countdown to `end` shows its next number, strictly later than now; `None` once it has ended.
    pub fn next_second_before(self, end: Moment) -> Option<Moment> {
        let shown = self.seconds_until(end);
        let next = shown.checked_sub(1)?;
        Some(Self(end.0.saturating_sub(Duration::from_secs(next.into()))))
    }
}

impl Add<Duration> for Moment {
    type Output = Moment;

    fn add(self, duration: Duration) -> Moment {
        Moment(self.0.saturating_add(duration))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64) -> Moment {
        Moment::after(Duration::from_millis(millis))
    }

    #[test]
    fn a_countdown_shows_begun_seconds_and_ends_on_one() {
        assert_eq!(at(0).seconds_until(at(30_000)), 30);
        assert_eq!(at(1).seconds_until(at(30_000)), 30);
        assert_eq!(at(29_999).seconds_until(at(30_000)), 1);
        assert_eq!(at(30_000).seconds_until(at(30_000)), 0);
        assert_eq!(at(40_000).seconds_until(at(30_000)), 0);
    }

    #[test]
    fn a_minute_that_has_begun_is_shown_until_it_is_over() {
        assert_eq!(at(0).minutes_until(at(120_000)), 2);
        assert_eq!(at(1).minutes_until(at(120_000)), 2);
        assert_eq!(at(0).next_minute_before(at(120_000)), Some(at(60_000)));
        assert_eq!(at(60_000).next_minute_before(at(120_000)), Some(at(120_000)));
        assert_eq!(at(120_000).next_minute_before(at(120_000)), None);
    }

    #[test]
    fn the_next_number_of_a_countdown_always_lies_ahead() {
        assert_eq!(at(0).next_second_before(at(30_000)), Some(at(1_000)));
        assert_eq!(at(1_000).next_second_before(at(30_000)), Some(at(2_000)));
        assert_eq!(at(29_500).next_second_before(at(30_000)), Some(at(30_000)));
        assert_eq!(at(30_000).next_second_before(at(30_000)), None);
    }
}
