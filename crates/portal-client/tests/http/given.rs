//! Invented people, rights and portals for the tests.

use kiosk_core::{
    AccessCode, AppointmentId, AttemptHandle, Contact, CountryCode, EmailAddress, LanguageTag, PatientAccess,
    PatientId, PhoneNumber, Sensitive,
};
use portal_client::http::{HttpPatientPortal, HttpStandPortal, PortalUrl, Timeouts};
use portal_client::{IdempotencyKey, PairingCode, SessionHandle, SessionToken, StandCredential};
use serde_json::Value;
use wiremock::ResponseTemplate;

pub(crate) const CREDENTIAL: &str = "stand-credential-Zq7";
pub(crate) const SESSION_TOKEN: &str = "kiosk-session-token-Kx3";
pub(crate) const ACCESS_TOKEN: &str = "patient-access-token-Pw9";
pub(crate) const PAIRING_CODE: &str = "HARB-0001";
pub(crate) const NUMBER: &str = "+12025550123";
pub(crate) const ADDRESS: &str = "avery+clinic@example.org";
pub(crate) const CODE: &str = "493817";

pub(crate) fn secret(text: &str) -> Sensitive<String> {
    Sensitive::new(text.to_owned())
}

pub(crate) fn contact() -> Contact {
    Contact::Phone(PhoneNumber::parse(&secret(NUMBER), &CountryCode("US".to_owned())).unwrap())
}

pub(crate) fn inbox() -> Contact {
    Contact::Email(EmailAddress::parse(&secret(ADDRESS)).unwrap())
}

pub(crate) fn code() -> AccessCode {
    AccessCode::parse(&secret(CODE)).unwrap()
}

pub(crate) fn english() -> LanguageTag {
    LanguageTag("en".to_owned())
}

pub(crate) fn attempt() -> AttemptHandle {
    AttemptHandle(secret("attempt-1"))
}

pub(crate) fn access() -> PatientAccess {
    PatientAccess(secret(ACCESS_TOKEN))
}

pub(crate) fn patient() -> PatientId {
    PatientId("patient-1".to_owned())
}

pub(crate) fn appointment() -> AppointmentId {
    AppointmentId("appointment-1".to_owned())
}

pub(crate) fn key() -> IdempotencyKey {
    IdempotencyKey::random()
}

pub(crate) fn credential() -> StandCredential {
    StandCredential(secret(CREDENTIAL))
}

pub(crate) fn pairing_code() -> PairingCode {
    PairingCode(secret(PAIRING_CODE))
}

pub(crate) fn session() -> SessionHandle {
    SessionHandle(secret("session-1"))
}

/// The patient's port of the portal at this URL, with a session.
pub(crate) fn patient_portal(url: &str) -> HttpPatientPortal {
    patient_portal_within(url, Timeouts::default())
}

pub(crate) fn patient_portal_within(url: &str, timeouts: Timeouts) -> HttpPatientPortal {
    let portal = HttpPatientPortal::new(PortalUrl::parse(url).unwrap(), timeouts).unwrap();
    portal.set_session_token(SessionToken(secret(SESSION_TOKEN)));
    portal
}

/// The stand's port of the portal at this URL.
pub(crate) fn stand_portal(url: &str) -> HttpStandPortal {
    HttpStandPortal::new(PortalUrl::parse(url).unwrap(), Timeouts::default()).unwrap()
}

/// An answer that says yes.
pub(crate) fn json(status: u16, body: Value) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_json(body)
}

/// An answer that says no, with nothing but its type.
pub(crate) fn problem(status: u16, name: &str) -> ResponseTemplate {
    problem_with(status, serde_json::json!({ "type": format!("urn:portal-kiosk:problem:{name}") }))
}

pub(crate) fn problem_with(status: u16, body: Value) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_raw(body.to_string(), "application/problem+json")
}
