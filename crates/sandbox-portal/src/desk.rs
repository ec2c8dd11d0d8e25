//! What all parts of the running sandbox share, and the desk at which each call is decided.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use tokio::sync::watch;

use crate::Clock;
use crate::faults::Faults;
use crate::ledger::{Ledger, RightKind};
use crate::looks::Looks;
use crate::refusal::Refusal;
use crate::rights::Right;
use crate::store::{Moment, Store};
use crate::web::hostile::Elsewhere;
use crate::web::keepsakes::Keepsakes;

/// What every handler has at hand.
pub(crate) type App = Arc<Shared>;

/// What all parts of the running sandbox share.
#[derive(Debug)]
pub(crate) struct Shared {
    store: Store,
    clock: Clock,
    elsewhere: Arc<Elsewhere>,
    faults: Mutex<Faults>,
    looks: Mutex<Looks>,
    ledger: Ledger,
    keepsakes: Keepsakes,
    /// Counts up when anything may have been written; who waits for it looks for itself.
    written: watch::Sender<u64>,
}

/// One call's desk: one transaction, one moment, one set of faults, from asking who the caller is to the answer.
pub(crate) struct Desk<'a> {
    pub(crate) tables: &'a Connection,
    pub(crate) now: Moment,
    pub(crate) faults: Faults,
    ledger: &'a Ledger,
}

impl Desk<'_> {
    /// A right that nobody has had before.
    pub(crate) fn new_right(&self, kind: RightKind) -> Right {
        self.ledger.new_right(kind)
    }
}

impl Shared {
    pub(crate) fn new(store: Store, clock: Clock, elsewhere: Arc<Elsewhere>) -> Self {
        let (faults, looks, written) = (Mutex::default(), Mutex::default(), watch::Sender::default());
        let (ledger, keepsakes) = (Ledger::default(), Keepsakes::default());
        Self { store, clock, elsewhere, faults, looks, ledger, keepsakes, written }
    }

    /// Decides one call. What was written is kept with a refusal too, unless the state itself failed.
    ///
    /// This blocks for as long as SQLite takes to write to a local file; one visitor at a time is what it is for.
    pub(crate) fn decide<T>(&self, work: impl FnOnce(&Desk<'_>) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let faults = self.faults();
        let now = faults.shown_at(self.clock.now());
        let decided = self.store.transact(|tables| {
            let desk = Desk { tables, now, faults, ledger: &self.ledger };
            match work(&desk) {
                Err(Refusal::Broken(error)) => Err(error),
                decided => Ok(decided),
            }
        });
        self.written.send_modify(|count| *count += 1);
        decided?
    }

    /// Only reads, for the pages.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Refusal> {
        Ok(self.store.transact(work)?)
    }

    /// The clock as it was set, right or wrong; see [`Shared::now`].
    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// What the portal takes for the time.
    pub(crate) fn now(&self) -> Moment {
        self.faults().shown_at(self.clock.now())
    }

    /// The other origin, for the pages that try to reach it.
    pub(crate) fn elsewhere(&self) -> &Elsewhere {
        &self.elsewhere
    }

    /// The rights that were given away, while a test wants to know.
    pub(crate) fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What the guests' pages say that they keep.
    pub(crate) fn keepsakes(&self) -> &Keepsakes {
        &self.keepsakes
    }

    /// Changes whenever anything may have been written.
    pub(crate) fn written(&self) -> watch::Receiver<u64> {
        self.written.subscribe()
    }

    pub(crate) fn faults(&self) -> Faults {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn looks(&self) -> Looks {
        *self.looks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set_looks(&self, looks: Looks) {
        *self.looks.lock().unwrap_or_else(PoisonError::into_inner) = looks;
    }

    pub(crate) fn set_faults(&self, faults: Faults) {
        *self.faults.lock().unwrap_or_else(PoisonError::into_inner) = faults;
    }
}
