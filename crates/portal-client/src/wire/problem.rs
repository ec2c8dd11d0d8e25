//! Everything that a portal refuses, as RFC 9457 has it. Callers switch on `type` and never on a text.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The body of every answer from 400 on. No contact, code or token stands in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// What it is: `urn:portal-kiosk:problem:<name>`.
    #[serde(rename = "type", default)]
    #[cfg_attr(feature = "openapi", schema(required, value_type = String, pattern = "^urn:portal-kiosk:problem:[a-z-]+$"))]
    pub problem_type: ProblemType,
    /// The same for people who read a log.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub title: String,
    /// The answer's HTTP status again.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required, minimum = 400, maximum = 599))]
    pub status: u16,
    /// What was wrong with this very call, for the integrator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// With `code-wrong`: how many wrong codes the attempt still bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tries_left: Option<u8>,
}

impl Problem {
    /// A problem of this type, with its own status and title.
    pub fn new(problem_type: ProblemType) -> Self {
        let (status, title) = problem_type.status_and_title();
        Self { problem_type, title: title.to_owned(), status, detail: None, tries_left: None }
    }
}

/// What a portal refuses, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ProblemType {
    /// Nobody has this contact.
    ContactNotFound,
    /// A landline.
    CannotReceiveTexts,
    /// Too many wrong codes for this contact; `Retry-After` says how long to wait.
    TooManyTries,
    /// Too many attempts from this stand; `Retry-After` says how long to wait.
    StandLimited,
    /// The code is wrong; `triesLeft` says how many tries are left.
    CodeWrong,
    /// The code is too old, or used. (One that a newer message has overwritten is `code-wrong`.)
    CodeExpired,
    /// Too many wrong codes in this attempt, or a newer attempt for the same contact, or its session has ended.
    AttemptDead,
    /// `Retry-After` says how long to wait.
    ResendTooSoon,
    /// This attempt gives no other code.
    NoResendLeft,
    /// Nobody has answered the link yet; `Retry-After` says when to ask again (RFC 8628, 3.5).
    AuthorizationPending,
    /// The same, and the stand asked too soon; `Retry-After` says how long to wait from now on (RFC 8628, 3.5).
    SlowDown,
    /// On the link's page somebody typed other digits than the stand's, or said that it was not them. The attempt is over.
    AccessDenied,
    /// The link is too old, or was used.
    ExpiredToken,
    /// The portal cannot answer alike for every contact.
    NeutralDisclosureUnsupported,
    /// The kiosk session or the patient's session is over.
    SessionEnded,
    /// The stand's credential is not, or no longer, known.
    CredentialRefused,
    /// Wrong, used or too old.
    PairingCodeRefused,
    /// The clinic's portal is switched off.
    PortalNotEnabled,
    /// The contact may not, or no longer, act for this patient.
    AccessWithdrawn,
    /// There are no pages to hand a patient over to, or not now.
    DashboardUnavailable,
    /// The appointment is not there, or not this patient's.
    NoSuchAppointment,
    /// The call itself is not as the contract has it.
    InvalidRequest,
    /// The call must not happen twice and says no key.
    IdempotencyKeyMissing,
    /// The same key came before with another call.
    IdempotencyKeyReused,
    /// There is nothing at this URL, or nothing for this caller.
    NotFound,
    /// `Retry-After` says how long to wait.
    Busy,
    /// The portal's own fault.
    Internal,
    /// One that this version does not know; the answer's status says whose fault it is.
    #[default]
    Unknown,
}

/// What every type's URI begins with.
const PREFIX: &str = "urn:portal-kiosk:problem:";

impl ProblemType {
    /// All that the contract knows, so all but [`ProblemType::Unknown`].
    pub const KNOWN: [Self; 27] = [
        Self::ContactNotFound,
        Self::CannotReceiveTexts,
        Self::TooManyTries,
        Self::StandLimited,
        Self::CodeWrong,
        Self::CodeExpired,
        Self::AttemptDead,
        Self::ResendTooSoon,
        Self::NoResendLeft,
        Self::AuthorizationPending,
        Self::SlowDown,
        Self::AccessDenied,
        Self::ExpiredToken,
        Self::NeutralDisclosureUnsupported,
        Self::SessionEnded,
        Self::CredentialRefused,
        Self::PairingCodeRefused,
        Self::PortalNotEnabled,
        Self::AccessWithdrawn,
        Self::DashboardUnavailable,
        Self::NoSuchAppointment,
        Self::InvalidRequest,
        Self::IdempotencyKeyMissing,
        Self::IdempotencyKeyReused,
        Self::NotFound,
        Self::Busy,
        Self::Internal,
    ];

    /// The URI that stands in a problem's `type`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ContactNotFound => "urn:portal-kiosk:problem:contact-not-found",
            Self::CannotReceiveTexts => "urn:portal-kiosk:problem:cannot-receive-texts",
            Self::TooManyTries => "urn:portal-kiosk:problem:too-many-tries",
            Self::StandLimited => "urn:portal-kiosk:problem:stand-limited",
            Self::CodeWrong => "urn:portal-kiosk:problem:code-wrong",
            Self::CodeExpired => "urn:portal-kiosk:problem:code-expired",
            Self::AttemptDead => "urn:portal-kiosk:problem:attempt-dead",
            Self::ResendTooSoon => "urn:portal-kiosk:problem:resend-too-soon",
            Self::NoResendLeft => "urn:portal-kiosk:problem:no-resend-left",
            Self::AuthorizationPending => "urn:portal-kiosk:problem:authorization-pending",
            Self::SlowDown => "urn:portal-kiosk:problem:slow-down",
            Self::AccessDenied => "urn:portal-kiosk:problem:access-denied",
            Self::ExpiredToken => "urn:portal-kiosk:problem:expired-token",
            Self::NeutralDisclosureUnsupported => "urn:portal-kiosk:problem:neutral-disclosure-unsupported",
            Self::SessionEnded => "urn:portal-kiosk:problem:session-ended",
            Self::CredentialRefused => "urn:portal-kiosk:problem:credential-refused",
            Self::PairingCodeRefused => "urn:portal-kiosk:problem:pairing-code-refused",
            Self::PortalNotEnabled => "urn:portal-kiosk:problem:portal-not-enabled",
            Self::AccessWithdrawn => "urn:portal-kiosk:problem:access-withdrawn",
            Self::DashboardUnavailable => "urn:portal-kiosk:problem:dashboard-unavailable",
            Self::NoSuchAppointment => "urn:portal-kiosk:problem:no-such-appointment",
            Self::InvalidRequest => "urn:portal-kiosk:problem:invalid-request",
            Self::IdempotencyKeyMissing => "urn:portal-kiosk:problem:idempotency-key-missing",
            Self::IdempotencyKeyReused => "urn:portal-kiosk:problem:idempotency-key-reused",
            Self::NotFound => "urn:portal-kiosk:problem:not-found",
            Self::Busy => "urn:portal-kiosk:problem:busy",
            Self::Internal => "urn:portal-kiosk:problem:internal",
            // What RFC 9457 has for "nothing but the status".
            Self::Unknown => "about:blank",
        }
    }

    /// The last part of the URI, such as `code-wrong`.
    pub fn name(self) -> &'static str {
        self.as_str().strip_prefix(PREFIX).unwrap_or("unknown")
    }

    /// The HTTP status that it comes with, and what it says to people who read a log.
    const fn status_and_title(self) -> (u16, &'static str) {
        match self {
            Self::ContactNotFound => (404, "Nobody has this contact"),
            Self::CannotReceiveTexts => (422, "This number cannot receive text messages"),
            Self::TooManyTries => (429, "Too many tries with this contact"),
            Self::StandLimited => (429, "Too many attempts from this stand"),
            Self::CodeWrong => (403, "The code is wrong"),
            Self::CodeExpired => (410, "The code is too old or used"),
            Self::AttemptDead => (410, "This attempt is over"),
            Self::ResendTooSoon => (429, "It is too soon for another code"),
            Self::NoResendLeft => (409, "This attempt gives no other code"),
            Self::AuthorizationPending => (400, "Nobody has answered the link yet"),
            Self::SlowDown => (429, "The link was asked about too soon"),
            Self::AccessDenied => (403, "The link was answered with no"),
            Self::ExpiredToken => (410, "The link is too old or used"),
            Self::NeutralDisclosureUnsupported => (422, "This portal cannot answer alike for every contact"),
            Self::SessionEnded => (401, "The session has ended"),
            Self::CredentialRefused => (401, "The stand's credential is not known"),
            Self::PairingCodeRefused => (403, "The pairing code is wrong, used or too old"),
            Self::PortalNotEnabled => (403, "The portal is not enabled for this clinic"),
            Self::AccessWithdrawn => (403, "This contact may not act for this patient"),
            Self::DashboardUnavailable => (404, "There are no pages to hand over to"),
            Self::NoSuchAppointment => (404, "There is no such appointment"),
            Self::InvalidRequest => (422, "The call is not as the contract has it"),
            Self::IdempotencyKeyMissing => (400, "The call needs an Idempotency-Key"),
            Self::IdempotencyKeyReused => (422, "The Idempotency-Key came before with another call"),
            Self::NotFound => (404, "There is nothing here"),
            Self::Busy => (503, "The portal is busy"),
            Self::Internal => (500, "The portal made a mistake"),
            Self::Unknown => (500, "Unknown problem"),
        }
    }
}

impl FromStr for ProblemType {
    type Err = std::convert::Infallible;

    /// What this version does not know is [`ProblemType::Unknown`].
    fn from_str(uri: &str) -> Result<Self, Self::Err> {
        Ok(Self::KNOWN.into_iter().find(|known| known.as_str() == uri).unwrap_or_default())
    }
}

impl Serialize for ProblemType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ProblemType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Ok(known) = String::deserialize(deserializer)?.parse();
        Ok(known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_type_is_read_back_from_its_own_uri() {
        for known in ProblemType::KNOWN {
            assert_eq!(known.as_str().parse(), Ok(known));
            assert!(known.as_str().starts_with(PREFIX));
        }
    }

    #[test]
    fn a_type_that_nobody_knows_is_unknown_and_its_text_is_not_kept() {
        for uri in ["about:blank", "", "urn:portal-kiosk:problem:", "urn:portal-kiosk:problem:from-the-future"] {
            assert_eq!(uri.parse(), Ok(ProblemType::Unknown), "{uri:?}");
        }
    }

    #[test]
    fn a_problem_may_leave_out_everything() {
        let problem: Problem = serde_json::from_str("{}").unwrap();
        assert_eq!(problem.problem_type, ProblemType::Unknown);
    }
}
