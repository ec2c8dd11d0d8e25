//! What arrived at the other origin, and what the pages saw of their own attempts. It is forgotten with the program.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

/// Both, since they were last forgotten.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    arrived: Mutex<Arrived>,
    seen: Mutex<BTreeMap<&'static str, Seen>>,
}

/// What arrived at the other origin.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Arrived {
    /// Requests, by the attempt's id.
    by_attempt: BTreeMap<&'static str, u32>,
    /// Requests that name no attempt.
    other: u32,
    /// TCP connections, those included on which nothing was said.
    connections: u32,
    /// UDP datagrams.
    datagrams: u32,
}

/// What a page saw of one attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Seen {
    pub(super) saw: Saw,
    /// In the page's own words; it may be any text.
    pub(super) detail: String,
}

/// What a page can see of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Saw {
    /// It was made; the page cannot tell what came of it.
    Begun,
    /// It did what it was to do.
    Allowed,
    /// It was refused, or did nothing.
    Blocked,
    /// There is no such thing here, or it was refused with an error.
    Threw,
}

impl Saw {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Allowed => "allowed",
            Self::Blocked => "blocked",
            Self::Threw => "threw",
        }
    }
}

impl Tally {
    /// A connection was made.
    pub(super) fn connected(&self) {
        lock(&self.arrived).connections += 1;
    }

    /// A datagram came.
    pub(super) fn datagram(&self) {
        lock(&self.arrived).datagrams += 1;
    }

    /// A request came, for this attempt or for none that there is.
    pub(super) fn arrived(&self, attempt: Option<&'static str>) {
        let mut arrived = lock(&self.arrived);
        match attempt {
            Some(id) => *arrived.by_attempt.entry(id).or_default() += 1,
            None => arrived.other += 1,
        }
    }

    /// All that has arrived.
    pub(super) fn all_arrived(&self) -> Arrived {
        lock(&self.arrived).clone()
    }

    /// A page says what it saw; the last word counts.
    pub(super) fn saw(&self, attempt: &'static str, seen: Seen) {
        lock(&self.seen).insert(attempt, seen);
    }

    /// All that was seen, by the attempts' ids.
    pub(super) fn all_seen(&self) -> BTreeMap<&'static str, Seen> {
        lock(&self.seen).clone()
    }

    /// For the next test.
    pub(super) fn forget(&self) {
        *lock(&self.arrived) = Arrived::default();
        lock(&self.seen).clear();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Counts and words are changed whole, so those from a panicking thread are as good as any.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
