//! What a portal can answer, whatever server it is: the words in which its adapters speak to the core.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Sensitive;

/// An adapter's own mark for an attempt to sign in. Opaque here; it may hold whatever the server needs to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptHandle(pub Sensitive<String>);

/// The right to speak for the patients of a verified contact. Opaque here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatientAccess(pub Sensitive<String>);

/// The portal's own name for a patient; opaque here.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct PatientId(pub String);

/// One patient whom the verified contact belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patient {
    /// The portal's name for them.
    pub id: PatientId,
    /// First name or initials, as the clinic lets it stand on a screen.
    pub name: String,
}

/// A message was sent: a code, and to an e-mail address a link with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartedAttempt {
    /// To go on with.
    pub handle: AttemptHandle,
    /// The link that went with the code, if one did.
    pub link: Option<LoginLink>,
    /// How long the code lasts, if the portal says.
    pub code_lifetime: Option<Duration>,
    /// The wait before the next resend, if the portal says.
    pub resend_wait: Option<Duration>,
    /// Wrong codes left, if the portal says.
    pub tries_left: Option<u8>,
}

/// A link on its way to the patient's own device, which approves this stand there (in the terms of RFC 8628, the stand is
/// the device and the patient's phone is where it is authorized).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginLink {
    /// What the stand shows, and the link's page asks for: two digits. Whoever only has the e-mail does not know them.
    pub digits: String,
    /// How long to wait between two questions, if the portal says.
    pub interval: Option<Duration>,
}

/// How a link stands that has not been refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// Nobody has approved it yet.
    Pending {
        /// How long to wait before asking again, if the portal says.
        ask_after: Option<Duration>,
    },
    /// The same, and the stand asks too often: from now on it leaves more time between two questions.
    SlowDown {
        /// How long to wait before asking again, if the portal says.
        ask_after: Option<Duration>,
    },
    /// The right digits were typed on its page.
    Approved(SignedIn),
}

/// The code was right, or the link was approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The right to go on.
    pub access: PatientAccess,
    /// Whom the contact belongs to; at least one.
    pub patients: Vec<Patient>,
    /// The portal's own limit for the session, if it has one.
    pub session: Option<Duration>,
}

/// What can be wrong with any call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum PortalTrouble {
    /// No answer: refused, timed out, cut off, no name, no certificate.
    #[error("the portal is out of reach")]
    OutOfReach,
    /// An answer that nobody can make sense of.
    #[error("the portal's answer makes no sense")]
    Nonsense,
    /// The portal asks to be left alone for a while.
    #[error("the portal is busy")]
    Busy {
        /// For how long, if it says.
        retry_after: Option<Duration>,
    },
    /// The session was ended on the portal's side.
    #[error("the portal has ended the session")]
    SessionEnded,
    /// The clinic's portal is switched off.
    #[error("the portal is not enabled for this clinic")]
    NotEnabled,
}

/// Enough for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("too many tries {whose}")]
pub struct Limited {
    /// Whose limit was reached.
    pub whose: LimitOf,
    /// How long to wait, if that is known.
    pub retry_after: Option<Duration>,
}

/// Whose tries are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum LimitOf {
    /// Those with one contact, from wherever: another contact may still be used.
    Contact,
    /// Those from this stand, with whatever contact.
    Stand,
}

impl fmt::Display for LimitOf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Contact => "with this contact",
            Self::Stand => "from this stand",
        })
    }
}

/// Why no code was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StartRefused {
    /// Nobody has this contact, and the portal says so.
    #[error("nobody has this contact")]
    ContactNotFound,
    /// A landline.
    #[error("this number cannot get text messages")]
    CannotReceiveTexts,
    /// Not before a wait.
    #[error(transparent)]
    Limited(#[from] Limited),
    /// Not about the contact.
    #[error(transparent)]
    Trouble(#[from] PortalTrouble),
}

/// Why no other code was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ResendRefused {
    /// Too soon, the portal says.
    #[error("too soon for another code")]
    TooSoon {
        /// How long to wait.
        retry_after: Duration,
    },
    /// This attempt gives no other code.
    #[error("no resend left")]
    NoneLeft,
    /// The attempt is over.
    #[error("the attempt is dead")]
    AttemptDead,
    /// Not before a wait.
    #[error(transparent)]
    Limited(#[from] Limited),
    /// Not about the attempt.
    #[error(transparent)]
    Trouble(#[from] PortalTrouble),
}

/// Why a code signs nobody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum VerifyRefused {
    /// Wrong.
    #[error("the code is wrong")]
    Wrong {
        /// How many tries are left, if the portal says.
        tries_left: Option<u8>,
    },
    /// Too old, or used.
    #[error("the code has expired")]
    Expired,
    /// Too many wrong codes.
    #[error("the attempt is dead")]
    AttemptDead,
    /// Not before a wait.
    #[error(transparent)]
    Limited(#[from] Limited),
    /// Not about the code.
    #[error(transparent)]
    Trouble(#[from] PortalTrouble),
}

/// Why a link signs nobody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LinkRefused {
    /// On its page somebody typed other digits, or said that it was not them. The attempt is over.
    #[error("the link was refused")]
    Denied,
    /// Too old.
    #[error("the link has expired")]
    Expired,
    /// The attempt is over for another reason: wrong codes, or a newer attempt.
    #[error("the attempt is dead")]
    AttemptDead,
    /// Not before a wait.
    #[error(transparent)]
    Limited(#[from] Limited),
    /// Not about the link.
    #[error(transparent)]
    Trouble(#[from] PortalTrouble),
}

/// Why a patient's appointments are not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ListRefused {
    /// The contact may not, or no longer, speak for this patient.
    #[error("no access to this patient")]
    AccessWithdrawn,
    /// Not about the patient.
    #[error(transparent)]
    Trouble(#[from] PortalTrouble),
}

/// Why "I'm here" was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CheckInRefused {
    /// The appointment is not there any more.
    #[error("no such appointment")]
    NoSuchAppointment,
    /// The contact may not, or no longer, speak for this patient.
    #[error("no access to this patient")]
    AccessWithdrawn,
    /// Not about the appointment.
    #[error(transparent)]
    Trouble(#[from] PortalTrouble),
}

/// A one-time way into the portal's own pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOff {
    /// Opens once, within `lifetime`; it holds a token.
    pub url: Sensitive<String>,
    /// Where the portal's pages go when they have ended their own session.
    pub signed_out_url: String,
    /// How long `url` can be opened.
    pub lifetime: Duration,
}

/// Why the portal's own pages cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HandOffRefused {
    /// The contact may not, or no longer, speak for this patient.
    #[error("no access to this patient")]
    AccessWithdrawn,
    /// The portal has no pages for this patient, or not now.
    #[error("the portal has no pages of its own to open")]
    NoDashboard,
    /// Not about the pages.
    #[error(transparent)]
    Trouble(#[from] PortalTrouble),
}
