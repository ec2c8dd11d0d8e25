//! What staff are known by at a stand: a PIN of their own choice, kept as a hash.
//!
//! A typed PIN goes one way: [`StaffPin`] (it could be one), [`check_pin`], which has the store count the try before
//! anything is compared, and a [`PinVerdict`]. What may be chosen is narrower than what may be typed: [`ChosenPin`].
//! `tries` is the rule for wrong ones, as data; [`ClockReading`] is what it knows of time.

mod check;
mod clock;
mod pin;
#[cfg(test)]
mod tests;
mod tries;

pub use check::{OpensStore, PinTrouble, PinVerdict, check_pin};
pub use clock::ClockReading;
pub use pin::{ChosenPin, HashFailed, NotAPin, PinHash, PinRefused, StaffPin};
pub(crate) use tries::{Lock, PinTries};
