//! Everything that can go wrong for a patient in the middle of a journey.

use serde::Serialize;

use crate::LimitOf;

/// One fault, one sentence: `fault-<fault>` in the words says what happened and what to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum Fault {
    /// No address was typed.
    EmailMissing,
    /// Something is missing in the address: the part before the @, the @, or what follows it.
    EmailIncomplete,
    /// There is something in the address that none has.
    EmailUnreadable,
    /// The address is longer than any.
    EmailTooLong,
    /// No number was typed.
    NumberMissing,
    /// There are letters in the number.
    NumberHasLetters,
    /// There is something in the number that no phone number has.
    NumberUnreadable,
    /// Digits are missing in the number.
    NumberTooShort,
    /// The number has too many digits.
    NumberTooLong,
    /// An emergency number: who typed it may need help.
    NumberForEmergencies,
    /// A premium or service number.
    NumberRefused,
    /// There is no country with the code after the plus.
    NumberCountryUnknown,
    /// This stand sends no codes to numbers of that country.
    NumberCountryNotServed,
    /// The portal knows nobody with this contact.
    ContactNotFound,
    /// The number cannot get text messages (a landline).
    CannotReceiveTexts,
    /// Too many tries with this contact: wait, use another, or see the desk.
    TooManyTries,
    /// Too many tries from this stand: wait, or see the desk.
    StandLimited,
    /// What was typed is no code.
    CodeUnreadable,
    /// The code is wrong; tries are left.
    CodeWrong,
    /// The code is too old, or a newer one was sent.
    CodeExpired,
    /// The link, and the code in the same e-mail, are too old.
    LinkExpired,
    /// On the link's page somebody typed other digits, or said that it was not them.
    LinkDenied,
    /// Too many wrong codes: this attempt is dead, a new one can be started.
    AttemptDead,
    /// The portal cannot be reached; it is asked again without anybody doing anything.
    PortalOutOfReach,
    /// The portal answered what nobody can make sense of; it is asked again.
    PortalNonsense,
    /// The portal has too much to do; it is asked again.
    PortalBusy,
    /// The clinic's portal was switched off a moment ago; it is asked again.
    PortalNotEnabled,
    /// The contact may no longer speak for the patient who was chosen.
    AccessWithdrawn,
    /// The portal's own pages could not be opened.
    PageNotOpened,
    /// The portal's own pages stopped working, and were closed.
    PageDied,
    /// The stand's clock is far off. It serves all the same; staff should set it.
    ClockWrong,
}

impl From<LimitOf> for Fault {
    fn from(limit: LimitOf) -> Self {
        match limit {
            LimitOf::Contact => Self::TooManyTries,
            LimitOf::Stand => Self::StandLimited,
        }
    }
}
