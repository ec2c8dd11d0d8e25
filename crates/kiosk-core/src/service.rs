//! Whether the stand can serve anybody, as the supervisor knows it, and what it says of the journey before.

use serde::{Deserialize, Serialize};

/// How the stand stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "reason", rename_all = "camelCase")]
pub enum Standing {
    /// Everything needed is there.
    InService,
    /// The portal does not answer; the supervisor keeps asking.
    PortalOutOfReach,
    /// Everything needed is there, and the stand's clock is far off.
    ClockWrong,
    /// Nobody can sign in until this has ended.
    OutOfService(OutOfService),
}

/// Why nobody can sign in: `unavailable-<reason>` for the patient and `staff-<reason>` for staff, in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum OutOfService {
    /// The clinic has not switched its portal on: an administrator can.
    PortalNotEnabled,
    /// The stand has never been enrolled.
    NotEnrolled,
    /// There is no keyring service to ask for the stand's credential.
    NoKeyring,
    /// The keyring is there and locked.
    KeyringLocked,
    /// The keyring is open and holds no credential of this stand.
    CredentialMissing,
    /// The portal does not know the stand's credential any more.
    CredentialRefused,
    /// The stand's own store cannot be read.
    StoreUnreadable,
    /// The stand's configuration asks for neutral answers, and the portal cannot give them.
    NeutralNotSupported,
    /// Staff took it out of service for a little while.
    TakenOutForNow,
    /// The same until another day.
    TakenOutForToday,
    /// The same until it is repaired.
    TakenOutForRepair,
}

/// How the journey before this one ended: `farewell-<how>` in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum Farewell {
    /// The patient signed out, or left before signing in.
    SignedOut,
    /// Nobody touched the stand any more, or the longest session was over.
    TimedOut,
    /// The portal ended the session.
    EndedByPortal,
    /// Something broke; whatever there was is gone with it.
    Restarted,
}
