//! How often shells may break. A fresh shell is the one remedy, and it is there at once; where it does not help, the stand says so and
//! tries it more and more rarely, so that nobody stands before a screen that comes and goes.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// So many broken shells within so long are as many as a stand bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CrashLimit {
    /// With how many of them the stand goes out of service.
    pub crashes: usize,
    /// In how long a time. As long without one, and the stand begins anew.
    pub within: Duration,
}

impl Default for CrashLimit {
    fn default() -> Self {
        Self { crashes: 10, within: Duration::from_secs(10 * 60) }
    }
}

/// What has broken of late, whoever used it and however long it lived.
#[derive(Debug)]
pub(crate) struct CrashBudget {
    limit: CrashLimit,
    /// The oldest first; none where the budget is used up.
    crashes: VecDeque<Instant>,
    last: Option<Instant>,
    /// How many broke when nothing was left to be borne.
    beyond: u32,
}

impl CrashBudget {
    const FIRST_PAUSE: Duration = Duration::from_secs(15);
    const LONGEST_PAUSE: Duration = Duration::from_secs(5 * 60);

    pub(crate) const fn new(limit: CrashLimit) -> Self {
        Self { limit, crashes: VecDeque::new(), last: None, beyond: 0 }
    }

    /// One more has broken.
    pub(crate) fn spend(&mut self, now: Instant) {
        // A pause is no proof that the next shell holds.
        let proof = self.pause() + self.limit.within;
        if self.last.replace(now).is_some_and(|last| now.saturating_duration_since(last) >= proof) {
            self.beyond = 0;
        }
        self.crashes.push_back(now);
        self.crashes.retain(|crash| now.saturating_duration_since(*crash) < self.limit.within);
        if self.beyond > 0 || self.crashes.len() >= self.limit.crashes {
            self.crashes.clear();
            self.beyond = self.beyond.saturating_add(1);
        }
    }

    /// The pause before the next shell: none while the budget lasts, then twice as long each time.
    pub(crate) fn pause(&self) -> Duration {
        let Some(doubled) = self.beyond.checked_sub(1) else { return Duration::ZERO };
        Self::FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(doubled)).min(Self::LONGEST_PAUSE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: CrashLimit = CrashLimit { crashes: 3, within: Duration::from_secs(60) };

    const fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    /// The pauses, in seconds, after shells that broke at these times.
    fn pauses(at: &[u64]) -> Vec<u64> {
        let (start, mut budget) = (Instant::now() + seconds(1_000_000), CrashBudget::new(LIMIT));
        let mut pauses = Vec::new();
        for at in at {
            budget.spend(start + seconds(*at));
            pauses.push(budget.pause().as_secs());
        }
        pauses
    }

    #[test]
    fn crashes_far_between_cost_nothing() {
        assert_eq!(pauses(&[0, 31, 61, 92, 122, 153]), [0; 6]);
    }

    #[test]
    fn as_many_as_the_limit_in_its_time_are_a_pause_and_each_one_more_is_a_longer_one() {
        assert_eq!(pauses(&[0, 10, 59]), [0, 0, 15]);
        assert_eq!(pauses(&[0, 10, 59, 75, 110, 180, 300, 599, 950]), [0, 0, 15, 30, 60, 120, 240, 300, 300]);
    }

    #[test]
    fn a_shell_that_has_held_for_as_long_as_the_limit_begins_anew() {
        assert_eq!(pauses(&[0, 1, 2, 18, 18 + 30 + 59]), [0, 0, 15, 30, 60]);
        assert_eq!(pauses(&[0, 1, 2, 18, 18 + 30 + 60, 109, 110]), [0, 0, 15, 30, 0, 0, 15]);
    }
}
