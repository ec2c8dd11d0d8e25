//! From a typed PIN to a verdict, in the one order that is safe.

use std::io;
use std::time::Duration;

use thiserror::Error;

use super::{ClockReading, HashFailed, StaffPin};
use crate::store::{PinTry, Store, StoreError};

/// What is to be said of a typed PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinVerdict {
    /// It is the PIN; earlier wrong ones are forgotten.
    Right,
    /// It is not.
    Wrong {
        /// How many more may be wrong until nothing may be tried for a while; at least one.
        tries_left: u8,
    },
    /// Nothing may be tried for so long: the PIN was not looked at, or was the last that might be wrong.
    Locked {
        /// How long.
        wait: Duration,
    },
    /// Nobody has set a PIN at this stand.
    NotSet,
}

/// Why there is no verdict. None of them lets anybody in.
#[derive(Debug, Error)]
pub enum PinTrouble {
    /// The try could not be counted, or its success not be kept.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A lock could not be reckoned.
    #[error("the system does not say when it was started ({0})")]
    Clock(#[source] io::Error),
    /// The PIN could not be compared. The try has been counted.
    #[error(transparent)]
    Hash(#[from] HashFailed),
}

/// Whoever has the stand's store, and opens it for a moment.
pub trait OpensStore {
    /// Does this with the store.
    ///
    /// # Errors
    ///
    /// When it cannot be opened, or what was to be done with it failed.
    fn with<T>(&self, act: impl FnOnce(&mut Store) -> Result<T, StoreError>) -> Result<T, StoreError>;
}

/// Checks a typed PIN. The try is counted, on disk, before the PIN is compared: pulling the plug, or not waiting for the
/// answer, gains nothing. While the PIN is locked nothing is compared.
///
/// # Errors
///
/// [`PinTrouble`]; a store that cannot be written is enough, because then no try can be counted.
pub async fn check_pin(store: &impl OpensStore, pin: StaffPin) -> Result<PinVerdict, PinTrouble> {
    let now = ClockReading::now().map_err(PinTrouble::Clock)?;
    let (hash, if_wrong) = match store.with(|store| store.begin_pin_try(&now))? {
        PinTry::Begun { hash, if_wrong } => (hash, if_wrong),
        PinTry::Locked { wait } => return Ok(PinVerdict::Locked { wait }),
        PinTry::NotSet => return Ok(PinVerdict::NotSet),
    };
    if !hash.is_of(pin).await? {
        return Ok(if_wrong);
    }
    // Nothing is forgotten where another PIN has been set meanwhile: the right one of before is wrong now.
    let is_still_the_pin = store.with(|store| store.forget_pin_tries(&hash))?;
    Ok(if is_still_the_pin { PinVerdict::Right } else { if_wrong })
}
