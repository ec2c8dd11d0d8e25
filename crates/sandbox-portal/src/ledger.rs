//! The rights that were given away, in clear: only while a test that looks for them elsewhere wants it so.
//!
//! A portal keeps hashes. So does the sandbox, until somebody opens this ledger; and then in memory only.

use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use crate::rights::Right;

/// What a right opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum RightKind {
    /// A stand's session, from a patient's first touch on.
    KioskSession,
    /// What a patient may do who is signed in.
    PatientSession,
    /// The page behind an e-mail's link.
    Link,
    /// The way into the dashboard, once.
    HandOff,
    /// The dashboard, by its cookie.
    WebSession,
}

/// A right that was given away.
#[derive(Clone, Serialize)]
pub(crate) struct Entry {
    kind: RightKind,
    value: String,
}

/// What was given away since it was opened; nothing while it is closed.
#[derive(Default)]
pub(crate) struct Ledger(Mutex<Option<Vec<Entry>>>);

impl Ledger {
    /// Begins to write down, on an empty page.
    pub(crate) fn open(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Vec::new());
    }

    /// All that was written down.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone().unwrap_or_default()
    }

    /// A new right, written down if somebody wants it.
    pub(crate) fn new_right(&self, kind: RightKind) -> Right {
        let right = Right::new();
        if let Some(entries) = self.0.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            entries.push(Entry { kind, value: right.in_clear().to_owned() });
        }
        right
    }
}

impl std::fmt::Debug for Ledger {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Ledger")
    }
}
