//! How many codes may be asked for: from this stand, and for one contact, whoever asks. Against somebody who has texts sent to
//! others, or to numbers that they earn from.
//!
//! Everything is in memory, and of contacts there are marks alone. The rules are a window that slides: only what was allowed
//! counts, and only until it has left the window.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use shell_protocol::{CodeVerdict, ContactMark};

/// So many within so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many codes.
    pub codes: usize,
    /// In how long a time.
    pub within: Duration,
}

/// Both limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeLimits {
    /// For everything that is asked for at this stand.
    pub stand: Limit,
    /// For each contact.
    pub contact: Limit,
}

impl Default for CodeLimits {
    fn default() -> Self {
        Self {
            stand: Limit { codes: 20, within: Duration::from_secs(10 * 60) },
            contact: Limit { codes: 8, within: Duration::from_secs(60 * 60) },
        }
    }
}

/// What has been allowed of late. It stays small: each contact in it has used up some of the stand's own limit.
#[derive(Debug)]
pub(crate) struct CodeCounts {
    limits: CodeLimits,
    stand: Allowed,
    contacts: HashMap<ContactMark, Allowed>,
}

/// When codes were allowed, the oldest first.
#[derive(Debug, Default)]
struct Allowed(VecDeque<Instant>);

impl Allowed {
    /// Forgets what has left the window.
    fn forget(&mut self, limit: Limit, now: Instant) {
        while self.0.front().is_some_and(|then| now.saturating_duration_since(*then) >= limit.within) {
            self.0.pop_front();
        }
    }

    /// How long until one more would be within the limit; nothing where it is so already.
    fn wait(&self, limit: Limit, now: Instant) -> Duration {
        let Some(newest_but_enough) = self.0.len().checked_sub(limit.codes) else { return Duration::ZERO };
        // With a limit of none there is nothing to wait for; the longest wait is as good as any.
        let Some(then) = self.0.get(newest_but_enough) else { return limit.within };
        limit.within.saturating_sub(now.saturating_duration_since(*then))
    }
}

impl CodeCounts {
    /// Nothing has been asked for yet.
    pub(crate) fn new(limits: CodeLimits) -> Self {
        Self { limits, stand: Allowed::default(), contacts: HashMap::new() }
    }

    /// Whether one more code may be asked for, for this contact, at this moment. A yes counts, a no does not.
    pub(crate) fn ask(&mut self, contact: ContactMark, now: Instant) -> CodeVerdict {
        let CodeLimits { stand, contact: each } = self.limits;
        self.stand.forget(stand, now);
        self.contacts.retain(|_, allowed| {
            allowed.forget(each, now);
            !allowed.0.is_empty()
        });
        let of_contact = self.contacts.get(&contact).map_or(Duration::ZERO, |allowed| allowed.wait(each, now));
        let of_stand = self.stand.wait(stand, now);
        // The longer wait: before that, the answer would only be another no.
        if of_stand > Duration::ZERO && of_stand >= of_contact {
            return CodeVerdict::StandLimited { wait: of_stand };
        }
        if of_contact > Duration::ZERO {
            return CodeVerdict::ContactLimited { wait: of_contact };
        }
        self.stand.0.push_back(now);
        self.contacts.entry(contact).or_default().0.push_back(now);
        CodeVerdict::Allowed
    }
}

/// What one shell was allowed: it may ask again with the same number, when an answer was lost.
#[derive(Debug, Default)]
pub(crate) struct AllowedAskings(VecDeque<u64>);

impl AllowedAskings {
    /// Far more than a session can be allowed, and few enough to look through.
    const REMEMBERED: usize = 64;

    /// The answer to one asking, counted once.
    pub(crate) fn ask(
        &mut self,
        asking: u64,
        contact: ContactMark,
        counts: &mut CodeCounts,
        now: Instant,
    ) -> CodeVerdict {
        if self.0.contains(&asking) {
            return CodeVerdict::Allowed;
        }
        let verdict = counts.ask(contact, now);
        if verdict == CodeVerdict::Allowed {
            self.0.truncate(Self::REMEMBERED - 1);
            self.0.push_front(asking);
        }
        verdict
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kiosk_core::Sensitive;
    use proptest::prelude::*;
    use shell_protocol::ContactKey;

    fn contact(number: usize) -> ContactMark {
        ContactMark::of(&ContactKey::new([1; 32]), &Sensitive::new(number.to_string()))
    }

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn the_twenty_first_code_in_ten_minutes_waits_until_the_first_is_ten_minutes_old() {
        let (mut counts, start) = (CodeCounts::new(CodeLimits::default()), Instant::now());
        for number in 0..20 {
            assert_eq!(counts.ask(contact(number), start + seconds(number as u64)), CodeVerdict::Allowed);
        }
        let now = start + seconds(100);
        assert_eq!(counts.ask(contact(99), now), CodeVerdict::StandLimited { wait: seconds(500) });
        assert_eq!(counts.ask(contact(99), start + seconds(599)), CodeVerdict::StandLimited { wait: seconds(1) });
        assert_eq!(counts.ask(contact(99), start + seconds(600)), CodeVerdict::Allowed);
        let next = CodeVerdict::StandLimited { wait: seconds(1) };
        assert_eq!(counts.ask(contact(98), start + seconds(600)), next, "the second is a second younger");
    }

    #[test]
    fn the_ninth_code_for_one_contact_in_an_hour_waits_and_others_do_not() {
        let (mut counts, start) = (CodeCounts::new(CodeLimits::default()), Instant::now());
        for minute in 0..8 {
            assert_eq!(counts.ask(contact(1), start + seconds(60 * minute)), CodeVerdict::Allowed);
        }
        let now = start + seconds(600);
        assert_eq!(counts.ask(contact(1), now), CodeVerdict::ContactLimited { wait: seconds(3_000) });
        assert_eq!(counts.ask(contact(2), now), CodeVerdict::Allowed);
        assert_eq!(counts.ask(contact(1), start + seconds(3_600)), CodeVerdict::Allowed);
    }

    #[test]
    fn a_no_does_not_count_and_of_two_waits_the_longer_is_said() {
        let limits = CodeLimits {
            stand: Limit { codes: 2, within: seconds(10) },
            contact: Limit { codes: 1, within: seconds(100) },
        };
        let (mut counts, start) = (CodeCounts::new(limits), Instant::now());
        assert_eq!(counts.ask(contact(1), start), CodeVerdict::Allowed);
        for _ in 0..50 {
            assert_eq!(counts.ask(contact(1), start), CodeVerdict::ContactLimited { wait: seconds(100) });
        }
        assert_eq!(counts.ask(contact(2), start), CodeVerdict::Allowed);
        assert_eq!(counts.ask(contact(1), start), CodeVerdict::ContactLimited { wait: seconds(100) });
        assert_eq!(counts.ask(contact(3), start), CodeVerdict::StandLimited { wait: seconds(10) });
    }

    #[test]
    fn the_same_asking_counts_once() {
        let limits = CodeLimits { contact: Limit { codes: 2, within: seconds(60) }, ..CodeLimits::default() };
        let (mut counts, start) = (CodeCounts::new(limits), Instant::now());
        let mut askings = AllowedAskings::default();
        for asking in [7, 7, 7, 8, 7, 8] {
            assert_eq!(askings.ask(asking, contact(1), &mut counts, start), CodeVerdict::Allowed);
        }
        let limited = CodeVerdict::ContactLimited { wait: seconds(60) };
        assert_eq!(askings.ask(9, contact(1), &mut counts, start), limited);
        let mut next_shell = AllowedAskings::default();
        assert_eq!(next_shell.ask(7, contact(1), &mut counts, start), limited, "another shell's seven is another");
        let later = start + seconds(60);
        assert_eq!(askings.ask(9, contact(1), &mut counts, later), CodeVerdict::Allowed, "a no is no answer for ever");
    }

    proptest! {
        #[test]
        fn no_window_ever_holds_more_than_its_limit_and_memory_stays_bounded(
            asked in prop::collection::vec((0usize..12, 0u64..200), 1..400),
        ) {
            let limits = CodeLimits {
                stand: Limit { codes: 5, within: seconds(600) },
                contact: Limit { codes: 3, within: seconds(3_600) },
            };
            let (mut counts, mut now) = (CodeCounts::new(limits), Instant::now());
            let mut allowed: Vec<(usize, Instant)> = Vec::new();
            for (number, pause) in asked {
                now += seconds(pause);
                let within = |limit: Limit, then: Instant| now.duration_since(then) < limit.within;
                let of_stand = allowed.iter().filter(|(_, then)| within(limits.stand, *then)).count();
                let of_contact = allowed.iter().filter(|(who, then)| *who == number && within(limits.contact, *then));
                let expected = of_stand < 5 && of_contact.count() < 3;
                let verdict = counts.ask(contact(number), now);
                prop_assert_eq!(verdict == CodeVerdict::Allowed, expected);
                if expected {
                    allowed.push((number, now));
                }
                prop_assert!(counts.stand.0.len() <= 5 && counts.contacts.len() <= 12);
                prop_assert!(counts.contacts.values().all(|times| (1..=3).contains(&times.0.len())));
            }
        }

        #[test]
        fn who_waits_as_long_as_they_are_told_is_allowed(pauses in prop::collection::vec(0u64..300, 1..60)) {
            let limits = CodeLimits {
                stand: Limit { codes: 4, within: seconds(600) },
                contact: Limit { codes: 3, within: seconds(3_600) },
            };
            let (mut counts, mut now) = (CodeCounts::new(limits), Instant::now());
            for (number, pause) in pauses.into_iter().enumerate() {
                now += seconds(pause);
                let verdict = counts.ask(contact(number % 3), now);
                if let CodeVerdict::StandLimited { wait } | CodeVerdict::ContactLimited { wait } = verdict {
                    now += wait;
                    prop_assert_eq!(counts.ask(contact(number % 3), now), CodeVerdict::Allowed);
                }
            }
        }
    }
}
