//! Each of a patient's calls as the contract has it, against answers written by hand.

use std::time::Duration;

use kiosk_core::{
    Appointment, AppointmentId, AppointmentStatus, AttemptHandle, CheckInOutcome, Disclosure, HandOff, HandOffRefused,
    LinkState, LocalDay, LocalTime, LoginLink, Patient, PatientId, PortalTrouble, SignedIn, StartRefused,
    StartedAttempt, Today, Welcome,
};
use portal_client::http::{HttpPatientPortal, PortalUrl, Timeouts};
use portal_client::{PatientPortal, SessionToken};
use serde_json::json;
use wiremock::matchers::{bearer_token, body_json, header, method, path};
use wiremock::{Mock, MockServer};

use crate::given::{self, ACCESS_TOKEN, ADDRESS, CODE, NUMBER, SESSION_TOKEN, json, patient_portal, secret};

fn attempt_body() -> serde_json::Value {
    json!({
        "attemptId": "attempt-1",
        "codeExpiresInSeconds": 600,
        "resendAfterSeconds": 30,
        "resendsLeft": 3,
        "triesLeft": 5,
        "saidByANewerPortal": true,
    })
}

fn started_attempt() -> StartedAttempt {
    StartedAttempt {
        handle: AttemptHandle(secret("attempt-1")),
        link: None,
        code_lifetime: Some(Duration::from_secs(600)),
        resend_wait: Some(Duration::from_secs(30)),
        tries_left: Some(5),
    }
}

#[tokio::test]
async fn an_attempt_is_started_with_the_sessions_token_and_a_key() {
    let server = MockServer::start().await;
    let key = given::key();
    let body = json!({
        "method": "phone",
        "contact": { "phone": NUMBER },
        "disclosure": "portal",
        "language": "en",
    });
    Mock::given(method("POST"))
        .and(path("/v1/attempts"))
        .and(bearer_token(SESSION_TOKEN))
        .and(header("Idempotency-Key", key.to_string()))
        .and(header("Content-Type", "application/json"))
        .and(body_json(body))
        .respond_with(json(201, attempt_body()))
        .expect(1)
        .mount(&server)
        .await;
    let portal = patient_portal(&server.uri());
    let started = portal.start_attempt(&key, &given::contact(), &given::english(), Disclosure::Portal).await;
    assert_eq!(started, Ok(started_attempt()));
}

#[tokio::test]
async fn an_attempt_by_email_comes_with_what_the_stand_has_to_show() {
    let server = MockServer::start().await;
    let asked = json!({
        "method": "email",
        "contact": { "email": ADDRESS },
        "disclosure": "neutral",
        "language": "en",
    });
    let mut body = attempt_body();
    body["link"] = json!({ "digits": "42", "intervalSeconds": 5, "expiresInSeconds": 600, "sinceTheFuture": 1 });
    Mock::given(body_json(asked)).respond_with(json(201, body)).expect(1).mount(&server).await;
    let portal = patient_portal(&server.uri());
    let started =
        portal.start_attempt(&given::key(), &given::inbox(), &given::english(), Disclosure::Neutral).await.unwrap();
    let link = LoginLink { digits: "42".to_owned(), interval: Some(Duration::from_secs(5)) };
    assert_eq!(started, StartedAttempt { link: Some(link), ..started_attempt() });
}

#[tokio::test]
async fn a_link_without_two_digits_to_show_makes_no_sense() {
    for digits in ["", "4", "421", "4a", "٤٢", "<b"] {
        let server = MockServer::start().await;
        let mut body = attempt_body();
        body["link"] = json!({ "digits": digits, "intervalSeconds": 5, "expiresInSeconds": 600 });
        Mock::given(method("POST")).respond_with(json(201, body)).mount(&server).await;
        let resent = patient_portal(&server.uri()).resend(&given::key(), &given::attempt()).await;
        assert_eq!(resent, Err(PortalTrouble::Nonsense.into()), "{digits:?}");
    }
}

#[tokio::test]
async fn a_portal_that_wants_no_pause_between_polls_has_said_none() {
    let server = MockServer::start().await;
    let mut body = attempt_body();
    body["link"] = json!({ "digits": "42", "intervalSeconds": 0, "expiresInSeconds": 600 });
    Mock::given(method("POST")).respond_with(json(201, body)).mount(&server).await;
    let resent = patient_portal(&server.uri()).resend(&given::key(), &given::attempt()).await.unwrap();
    assert_eq!(resent.link.unwrap().interval, None);
}

#[tokio::test]
async fn a_code_is_sent_again_in_the_same_attempt() {
    let server = MockServer::start().await;
    let key = given::key();
    Mock::given(method("POST"))
        .and(path("/v1/attempts/attempt-1/resends"))
        .and(bearer_token(SESSION_TOKEN))
        .and(header("Idempotency-Key", key.to_string()))
        .respond_with(json(201, attempt_body()))
        .expect(1)
        .mount(&server)
        .await;
    let resent = patient_portal(&server.uri()).resend(&key, &given::attempt()).await;
    assert_eq!(resent, Ok(started_attempt()));
}

#[tokio::test]
async fn an_attempt_without_resends_says_no_wait() {
    let server = MockServer::start().await;
    let mut body = attempt_body();
    body["resendsLeft"] = json!(0);
    body["resendAfterSeconds"] = json!(0);
    Mock::given(method("POST")).respond_with(json(201, body)).mount(&server).await;
    let resent = patient_portal(&server.uri()).resend(&given::key(), &given::attempt()).await.unwrap();
    assert_eq!(resent.resend_wait, None);
}

#[tokio::test]
async fn a_right_code_gives_the_patients_and_the_right_to_go_on() {
    let server = MockServer::start().await;
    let key = given::key();
    let answer = json!({
        "accessToken": ACCESS_TOKEN,
        "sessionExpiresInSeconds": 900,
        "patients": [
            { "patientId": "patient-1", "displayName": "Avery" },
            { "patientId": "patient-2", "displayName": "M. K." },
        ],
    });
    Mock::given(method("POST"))
        .and(path("/v1/attempts/attempt-1/verifications"))
        .and(bearer_token(SESSION_TOKEN))
        .and(header("Idempotency-Key", key.to_string()))
        .and(body_json(json!({ "code": CODE })))
        .respond_with(json(200, answer))
        .expect(1)
        .mount(&server)
        .await;
    let signed_in = patient_portal(&server.uri()).verify(&key, &given::attempt(), &given::code()).await;
    let patient = |id: &str, name: &str| Patient { id: PatientId(id.to_owned()), name: name.to_owned() };
    let expected = SignedIn {
        access: given::access(),
        patients: vec![patient("patient-1", "Avery"), patient("patient-2", "M. K.")],
        session: Some(Duration::from_secs(900)),
    };
    assert_eq!(signed_in, Ok(expected));
}

#[tokio::test]
async fn an_approved_link_signs_in_as_a_right_code_does() {
    let server = MockServer::start().await;
    let key = given::key();
    let answer = json!({
        "accessToken": ACCESS_TOKEN,
        "sessionExpiresInSeconds": 900,
        "patients": [{ "patientId": "patient-1", "displayName": "Avery" }],
    });
    Mock::given(method("POST"))
        .and(path("/v1/attempts/attempt-1/link-polls"))
        .and(bearer_token(SESSION_TOKEN))
        .and(header("Idempotency-Key", key.to_string()))
        .respond_with(json(200, answer))
        .expect(1)
        .mount(&server)
        .await;
    let polled = patient_portal(&server.uri()).poll_link(&key, &given::attempt()).await;
    let expected = SignedIn {
        access: given::access(),
        patients: vec![Patient { id: PatientId("patient-1".to_owned()), name: "Avery".to_owned() }],
        session: Some(Duration::from_secs(900)),
    };
    assert_eq!(polled, Ok(LinkState::Approved(expected)));
}

#[tokio::test]
async fn appointments_come_at_the_clinics_own_time_in_every_state() {
    let server = MockServer::start().await;
    let appointment = |id: &str, at: &str, status: serde_json::Value| {
        json!({
            "appointmentId": id,
            "startsAt": at,
            "clinician": "Dr. Rowan Ellery",
            "place": "Second floor, room 4",
            "status": status,
        })
    };
    let answer = json!({ "appointments": [
        appointment("a-1", "2026-11-23T09:40:00-05:00", json!({ "kind": "expected" })),
        appointment("a-2", "2026-11-23T23:05:00+05:30", json!({
            "kind": "checkedIn", "room": "Room 4", "queuePlace": 2, "waitMinutes": 10,
            "instruction": "Take a seat.\nWe call you.",
        })),
        appointment("a-3", "2026-11-23T15:00:00Z", json!({ "kind": "tooEarly", "from": "2026-11-23T14:30:00+00:00" })),
        appointment("a-4", "2026-11-23T16:00:00-05:00", json!({ "kind": "cancelled" })),
        appointment("a-5", "2026-11-23T16:30:00-05:00", json!({ "kind": "seeFrontDesk" })),
        appointment("a-6", "2026-11-23T17:00:00-05:00", json!({ "kind": "fromTheFuture", "message": "Fly." })),
        appointment("a-7", "2026-11-23T17:00:00-05:00", json!({ "kind": "alreadyCheckedIn" })),
        appointment("a-8", "2026-11-23T17:00:00-05:00", json!({ "kind": "tooLate" })),
        appointment("a-9", "2026-11-23T17:00:00-05:00", json!({ "kind": "anotherPlace", "address": "8 Pier Road\nSpringfield" })),
        appointment("a-10", "2026-11-23T17:00:00-05:00", json!({ "kind": "anotherDay", "startsAt": "2026-11-25T23:30:00-05:00" })),
        appointment("a-11", "2026-11-23T17:00:00-05:00", json!({ "kind": "clinicRule", "message": "Bring your card." })),
    ], "next": { "startsAt": "2026-12-01T23:30:00-05:00" } });
    Mock::given(method("GET"))
        .and(path("/v1/patients/patient-1/appointments/today"))
        .and(bearer_token(ACCESS_TOKEN))
        .respond_with(json(200, answer))
        .expect(1)
        .mount(&server)
        .await;
    let listed = patient_portal(&server.uri()).list_appointments(&given::access(), &given::patient()).await.unwrap();
    let at = |hour, minute| LocalTime { hour, minute };
    let expected = |id: &str, time, status| Appointment {
        id: AppointmentId(id.to_owned()),
        time,
        clinician: "Dr. Rowan Ellery".to_owned(),
        place: "Second floor, room 4".to_owned(),
        status,
    };
    let welcome = Welcome {
        room: Some("Room 4".to_owned()),
        queue_place: Some(2),
        wait_minutes: Some(10),
        instruction: Some("Take a seat.\nWe call you.".to_owned()),
    };
    let day = |month, day| LocalDay { year: 2026, month, day };
    let address = "8 Pier Road\nSpringfield".to_owned();
    let appointments = vec![
        expected("a-1", at(9, 40), AppointmentStatus::Expected),
        expected("a-2", at(23, 5), AppointmentStatus::CheckedIn(welcome)),
        expected("a-3", at(15, 0), AppointmentStatus::TooEarly { from: at(14, 30) }),
        expected("a-4", at(16, 0), AppointmentStatus::Cancelled),
        expected("a-5", at(16, 30), AppointmentStatus::SeeFrontDesk),
        expected("a-6", at(17, 0), AppointmentStatus::SeeFrontDesk),
        expected("a-7", at(17, 0), AppointmentStatus::AlreadyCheckedIn(Welcome::default())),
        expected("a-8", at(17, 0), AppointmentStatus::TooLate),
        expected("a-9", at(17, 0), AppointmentStatus::AnotherPlace { address }),
        expected("a-10", at(17, 0), AppointmentStatus::AnotherDay { day: day(11, 25), time: at(23, 30) }),
        expected("a-11", at(17, 0), AppointmentStatus::ClinicRule { message: "Bring your card.".to_owned() }),
    ];
    assert_eq!(listed, Today { appointments, next: Some(day(12, 1)) });
}

#[tokio::test]
async fn checking_in_says_how_the_appointment_stands_now() {
    let server = MockServer::start().await;
    let key = given::key();
    let answer = json!({ "appointmentId": "appointment-1", "status": { "kind": "checkedIn", "room": "Room 4" } });
    Mock::given(method("POST"))
        .and(path("/v1/patients/patient-1/appointments/appointment-1/check-ins"))
        .and(bearer_token(ACCESS_TOKEN))
        .and(header("Idempotency-Key", key.to_string()))
        .respond_with(json(200, answer))
        .expect(1)
        .mount(&server)
        .await;
    let portal = patient_portal(&server.uri());
    let outcome = portal.check_in(&key, &given::access(), &given::patient(), &given::appointment()).await;
    let welcome = Welcome { room: Some("Room 4".to_owned()), ..Welcome::default() };
    let expected = CheckInOutcome { appointment: given::appointment(), status: AppointmentStatus::CheckedIn(welcome) };
    assert_eq!(outcome, Ok(expected));
}

#[tokio::test]
async fn a_way_into_the_portals_own_pages_is_asked_for_with_a_key() {
    let server = MockServer::start().await;
    let key = given::key();
    Mock::given(method("POST"))
        .and(path("/v1/patients/patient-1/hand-offs"))
        .and(bearer_token(ACCESS_TOKEN))
        .and(header("Idempotency-Key", key.to_string()))
        .respond_with(json(201, hand_off_body()))
        .expect(1)
        .mount(&server)
        .await;
    let handed_off = patient_portal(&server.uri()).hand_off(&key, &given::access(), &given::patient()).await.unwrap();
    let expected = HandOff {
        url: secret("https://portal.example.org/web/hand-off/Zq7-token"),
        signed_out_url: "https://portal.example.org/web/signed-out".to_owned(),
        lifetime: Duration::from_secs(60),
    };
    assert_eq!(handed_off, expected);
    assert!(!format!("{handed_off:?}").contains("Zq7"));
}

fn hand_off_body() -> serde_json::Value {
    json!({
        "url": "https://portal.example.org/web/hand-off/Zq7-token",
        "signedOutUrl": "https://portal.example.org/web/signed-out",
        "expiresInSeconds": 60,
    })
}

#[tokio::test]
async fn a_way_in_that_others_could_read_along_or_that_is_over_at_once_makes_no_sense() {
    for (field, value) in [
        ("url", json!("http://portal.example.org/web/hand-off/t")),
        ("url", json!("javascript:alert(1)")),
        ("url", json!("/web/hand-off/t")),
        ("url", json!("https://avery@portal.example.org/")),
        ("signedOutUrl", json!("http://portal.example.org/web/signed-out")),
        ("signedOutUrl", json!("file:///etc/hosts")),
        ("signedOutUrl", json!("")),
        ("expiresInSeconds", json!(0)),
    ] {
        let server = MockServer::start().await;
        let mut body = hand_off_body();
        body[field] = value.clone();
        Mock::given(method("POST")).respond_with(json(201, body)).mount(&server).await;
        let portal = patient_portal(&server.uri());
        let refused = portal.hand_off(&given::key(), &given::access(), &given::patient()).await;
        assert_eq!(refused, Err(HandOffRefused::Trouble(PortalTrouble::Nonsense)), "{field} {value}");
    }
}

#[tokio::test]
async fn a_renewed_token_is_used_from_then_on() {
    let server = MockServer::start().await;
    Mock::given(bearer_token("renewed")).respond_with(json(201, attempt_body())).expect(1).mount(&server).await;
    let portal = patient_portal(&server.uri());
    portal.set_session_token(SessionToken(secret("renewed")));
    portal.start_attempt(&given::key(), &given::contact(), &given::english(), Disclosure::Portal).await.unwrap();
}

#[tokio::test]
async fn without_a_session_nothing_is_asked() {
    let server = MockServer::start().await;
    let portal = HttpPatientPortal::new(PortalUrl::parse(&server.uri()).unwrap(), Timeouts::default()).unwrap();
    let started = portal.start_attempt(&given::key(), &given::contact(), &given::english(), Disclosure::Portal).await;
    assert_eq!(started, Err(StartRefused::Trouble(PortalTrouble::SessionEnded)));
    assert!(server.received_requests().await.unwrap().is_empty());
}
