//! The ports over a server that somebody else wrote: one call asks for a code for a number, one exchanges number and code
//! for a bearer token. It knows no attempts, no resends and no kiosk sessions; it has its own names for everything. If
//! this connector can be written, the contract's shapes have stayed out of the ports.

#![expect(clippy::unwrap_used, reason = "a test may")]

mod connector;

use kiosk_core::{
    AccessCode, AppointmentStatus, CheckInOutcome, Contact, CountryCode, Disclosure, LanguageTag, LocalTime,
    PhoneNumber, Sensitive, VerifyRefused, Welcome,
};
use portal_client::{BrandingAnswer, IdempotencyKey, PairingCode, PatientPortal, StandPortal};
use serde_json::json;
use wiremock::matchers::{bearer_token, body_json, header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use connector::{API_KEY, OneTimeCodeServer};

const NUMBER: &str = "+447700900123";

fn key() -> IdempotencyKey {
    IdempotencyKey::random()
}

fn contact() -> Contact {
    let typed = Sensitive::new("07700 900123".to_owned());
    Contact::Phone(PhoneNumber::parse(&typed, &CountryCode("GB".to_owned())).unwrap())
}

fn code(digits: &str) -> AccessCode {
    AccessCode::parse(&Sensitive::new(digits.to_owned())).unwrap()
}

/// The server: two codes are asked for, one of them is wrong, one visit is today.
async fn somebody_elses_server() -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .and(path("/api/otp/request"))
        .and(header("X-Api-Key", API_KEY))
        .and(body_json(json!({ "mobile": NUMBER })))
        .respond_with(ResponseTemplate::new(200))
        .expect(2)
        .mount(&server)
        .await;
    let exchanged = json!({ "bearer": "bearer-1", "member": 12, "first_name": "Avery" });
    for (pin, answer) in
        [("111111", ResponseTemplate::new(403)), ("493817", ResponseTemplate::new(200).set_body_json(exchanged))]
    {
        Mock::given(method("POST"))
            .and(path("/api/otp/exchange"))
            .and(body_json(json!({ "mobile": NUMBER, "pin": pin })))
            .respond_with(answer)
            .expect(1)
            .mount(&server)
            .await;
    }
    let visits = json!([{ "nr": 5, "hhmm": "09:40", "doctor": "Dr. Rowan Ellery", "arrived": false }]);
    Mock::given(method("GET"))
        .and(path("/api/members/12/visits"))
        .and(bearer_token("bearer-1"))
        .respond_with(ResponseTemplate::new(200).set_body_json(visits))
        .expect(1)
        .mount(&server)
        .await;
    Mock::given(method("PUT"))
        .and(path("/api/visits/5/arrived"))
        .and(bearer_token("bearer-1"))
        .respond_with(ResponseTemplate::new(204))
        .expect(1)
        .mount(&server)
        .await;
    server
}

/// As a shell would: by the port alone.
async fn journey(portal: &impl PatientPortal) -> CheckInOutcome {
    let started =
        portal.start_attempt(&key(), &contact(), &LanguageTag("en".to_owned()), Disclosure::Portal).await.unwrap();
    let again = portal.resend(&key(), &started.handle).await.unwrap();
    let wrong = portal.verify(&key(), &again.handle, &code("111111")).await;
    assert_eq!(wrong, Err(VerifyRefused::Wrong { tries_left: None }));
    let signed_in = portal.verify(&key(), &again.handle, &code("493817")).await.unwrap();
    let patient = &signed_in.patients[0];
    assert_eq!(patient.name, "Avery");
    let today = portal.list_appointments(&signed_in.access, &patient.id).await.unwrap();
    let today = &today.appointments[0];
    assert_eq!((today.time, &today.status), (LocalTime { hour: 9, minute: 40 }, &AppointmentStatus::Expected));
    portal.check_in(&key(), &signed_in.access, &patient.id, &today.id).await.unwrap()
}

#[tokio::test]
async fn a_patient_signs_in_where_there_are_neither_attempts_nor_resends() {
    let server = somebody_elses_server().await;
    let outcome = journey(&OneTimeCodeServer::at(&server.uri())).await;
    assert_eq!(outcome.status, AppointmentStatus::CheckedIn(Welcome::default()));
}

#[tokio::test]
async fn the_mark_of_an_attempt_that_is_a_number_is_not_printed() {
    let server = MockServer::start().await;
    Mock::given(method("POST")).respond_with(ResponseTemplate::new(200)).mount(&server).await;
    let portal = OneTimeCodeServer::at(&server.uri());
    let started =
        portal.start_attempt(&key(), &contact(), &LanguageTag("en".to_owned()), Disclosure::Portal).await.unwrap();
    assert!(!format!("{started:?}").contains("900123"));
}

/// As a supervisor would: by the port alone.
async fn a_day(portal: &impl StandPortal) {
    let pairing = PairingCode(Sensitive::new(API_KEY.to_owned()));
    let enrolment = portal.enrol(&pairing, "Front door").await.unwrap();
    let credential = &enrolment.credential;
    portal.end_all_sessions(credential).await.unwrap();
    let BrandingAnswer::Changed(sent) = portal.branding(credential, None).await.unwrap() else {
        panic!("a stand that knows no branding gets one");
    };
    assert_eq!(sent.words.clinic_name, "Linden Practice");
    assert_eq!(portal.branding(credential, Some(&sent.tag)).await, Ok(BrandingAnswer::Unchanged));
    assert!(portal.heartbeat(credential).await.unwrap().portal_enabled);
    let grant = portal.open_session(credential, &key()).await.unwrap();
    assert_eq!(grant.lasts, None, "there is nothing to renew");
    portal.end_session(credential, &grant.session).await.unwrap();
}

#[tokio::test]
async fn a_stand_works_where_there_are_no_kiosk_sessions() {
    let server = MockServer::start().await;
    let ping = Mock::given(method("GET")).and(path("/api/ping"));
    ping.respond_with(ResponseTemplate::new(200)).mount(&server).await;
    a_day(&OneTimeCodeServer::at(&server.uri())).await;
}
