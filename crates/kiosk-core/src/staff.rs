//! What the staff panel shows and asks: findings about the stand, and acts on it. No patient is in any of it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{OutOfService, Sensitive, Standing};

/// For whom a shell is started. It is nobody else's to its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Whoever comes next.
    #[default]
    Patient,
    /// Staff, who have to say their PIN.
    Staff,
    /// Staff, where there is no PIN to check: they see how the stand is and read the articles, and do nothing to it.
    StaffWithoutPin(NoPin),
}

/// Why there is no PIN to check: `no-pin-<reason>` in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum NoPin {
    /// Nobody has set one.
    NotSet,
    /// The store that holds it cannot be read.
    StoreUnreadable,
}

/// What was found out about one part of the stand: `finding-<finding>` in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum Finding {
    /// The window: whoever reads this sees it.
    ScreenDraws,
    /// The same, but the machine's usual path of drawing has shown nothing, and the other one is taken.
    ScreenDrawnOtherwise,
    /// The stand's own store can be read.
    StoreReads,
    /// It cannot.
    StoreUnreadable,
    /// It can, and nothing can be written down there: the disk is full or read-only, or the audit log fails.
    NothingKept,
    /// The keyring has the stand's credential.
    CredentialHeld,
    /// There is no keyring service.
    KeyringAbsent,
    /// The keyring is locked.
    KeyringLocked,
    /// The keyring has no credential of this stand.
    CredentialMissing,
    /// The stand was never enrolled, so there is no credential to look for.
    NotEnrolled,
    /// There is a keyring service; whether it has the credential cannot be said, as the store does not say which.
    KeyringReady,
    /// The portal answers.
    PortalAnswers,
    /// It does not.
    PortalOutOfReach,
    /// Its name has no address.
    PortalNameUnknown,
    /// The network's proxy does not lead to it.
    ProxyInTheWay,
    /// Its certificate is not accepted: for its time, its name or its issuer.
    CertificateRefused,
    /// Something answers there, and not as a portal does.
    PortalStrange,
    /// It answers that the clinic has not switched it on.
    PortalNotEnabled,
    /// It refuses the stand's credential.
    CredentialRefused,
    /// It cannot give the neutral answers that the configuration asks for.
    NeutralNotSupported,
    /// Something answers there; it was not asked for more, for want of what is said above.
    PortalReached,
    /// The stand does not know which portal is its own.
    PortalNotKnown,
    /// The machine has no way to any network.
    NetworkAbsent,
    /// The branding was fetched so many minutes ago.
    BrandingFetched {
        /// Whole minutes.
        minutes: u32,
    },
    /// The branding is of an earlier time; the portal has not been asked since the stand was switched on.
    BrandingKept,
    /// The clinic's last change of its branding cannot be used; the one before is shown.
    BrandingRefused,
    /// There has never been any.
    BrandingNever,
    /// That staff took the stand out of service, or put it back, could not be kept.
    TakenOutNotKept,
    /// The stand's clock agrees with the portal's.
    ClockAgrees,
    /// It does not.
    ClockWrong,
    /// The portal's clock is not known.
    ClockUnknown,
}

/// In minutes: after so long a portal that answers has had many an occasion to give its branding.
const A_DAY: u32 = 24 * 60;

/// How grave a finding is: told by a sign and a word, not by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum Health {
    /// As it should be.
    Well,
    /// Nothing that keeps a patient away.
    Notice,
    /// Somebody has to do something.
    Broken,
}

impl Finding {
    /// How grave it is.
    pub const fn health(self) -> Health {
        match self {
            Self::ScreenDraws
            | Self::StoreReads
            | Self::CredentialHeld
            | Self::KeyringReady
            | Self::PortalAnswers
            | Self::ClockAgrees => Health::Well,
            Self::BrandingFetched { minutes } if minutes < A_DAY => Health::Well,
            Self::BrandingFetched { .. } => Health::Notice,
            Self::BrandingKept
            | Self::BrandingRefused
            | Self::BrandingNever
            | Self::ClockWrong
            | Self::ClockUnknown
            | Self::ScreenDrawnOtherwise
            | Self::PortalReached
            | Self::PortalNotKnown => Health::Notice,
            Self::StoreUnreadable
            | Self::KeyringAbsent
            | Self::KeyringLocked
            | Self::CredentialMissing
            | Self::NotEnrolled
            | Self::NothingKept
            | Self::PortalOutOfReach
            | Self::PortalNameUnknown
            | Self::ProxyInTheWay
            | Self::CertificateRefused
            | Self::PortalStrange
            | Self::NetworkAbsent
            | Self::PortalNotEnabled
            | Self::CredentialRefused
            | Self::TakenOutNotKept
            | Self::NeutralNotSupported => Health::Broken,
        }
    }
}

/// Something that went wrong lately: `incident-<incident>` in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum Incident {
    /// The portal did not answer.
    PortalOutOfReach,
    /// The stand could not serve, for a reason of its own or of the portal's.
    OutOfService,
    /// The clock was wrong.
    ClockWrong,
    /// A shell broke and was replaced.
    ShellBroke,
}

/// When that was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct Lately {
    /// What.
    pub incident: Incident,
    /// Whole minutes.
    pub minutes_ago: u32,
}

/// How the stand is, as the supervisor knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandFacts {
    /// Whether it can serve.
    pub standing: Standing,
    /// Part for part; none while they are being looked at for the first time.
    pub findings: Vec<Finding>,
    /// The latest first.
    pub lately: Vec<Lately>,
    /// Whether staff has taken it out of service.
    pub taken_out: Option<TakenOut>,
}

/// What staff tells patients of a stand that they take out of service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum TakenOut {
    /// It will be back in a little while.
    ForNow,
    /// Not today any more.
    ForToday,
    /// It is being repaired.
    ForRepair,
}

impl From<TakenOut> for OutOfService {
    fn from(taken_out: TakenOut) -> Self {
        match taken_out {
            TakenOut::ForNow => Self::TakenOutForNow,
            TakenOut::ForToday => Self::TakenOutForToday,
            TakenOut::ForRepair => Self::TakenOutForRepair,
        }
    }
}

/// What staff asks of the supervisor. It does nothing but check a PIN until one was right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaffRequest {
    /// Is this the PIN?
    CheckPin {
        /// As it was typed.
        pin: Sensitive<String>,
    },
    /// Nobody is to sign in until further notice.
    TakeOut(TakenOut),
    /// The stand serves again.
    PutBack,
    /// The stand is to be enrolled again with the same portal.
    Enrol {
        /// From the portal's administrator.
        pairing_code: Sensitive<String>,
    },
}

/// What the supervisor says to staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StaffNews {
    /// About the PIN.
    Pin(PinAnswer),
    /// How the stand is; comes by itself from then on.
    Facts(StandFacts),
    /// What became of enrolling again.
    Enrolled(EnrolAnswer),
}

/// What became of a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PinAnswer {
    /// It is right.
    Right,
    /// It is wrong.
    Wrong {
        /// Before there is a wait.
        tries_left: u8,
    },
    /// Too many were wrong.
    Locked {
        /// Until the next one is looked at.
        wait: Duration,
    },
    /// What was typed is no PIN.
    NotAPin,
    /// It could not be looked at.
    NotChecked,
}

/// What became of enrolling again: `enrol-<answer>` in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum EnrolAnswer {
    /// The stand is enrolled.
    Done,
    /// The pairing code is wrong, used or too old.
    CodeRefused,
    /// The portal cannot be reached, or makes no sense.
    PortalTrouble,
    /// The stand was never enrolled: there is no portal to go to again.
    PortalNotKnown,
    /// The new credential cannot be kept on the machine.
    NotKept,
}
