//! Answers that no portal gives by mistake. A stand that bears them need not know whether its portal is ill or hostile.

use std::time::Duration;

use kiosk_core::{Disclosure, LimitOf, Limited, ListRefused, PortalTrouble, VerifyRefused};
use portal_client::http::Timeouts;
use portal_client::{PatientPortal, StandPortal};
use serde_json::json;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::given::{self, patient_portal, patient_portal_within, problem, stand_portal};
use crate::raw_server::{Behaviour, RawServer, answer, head_of};

/// `{"appointments":[]}`, packed by gzip.
const PACKED: &[u8] = &[
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xab, 0x56, 0x4a, 0x2c, 0x28, 0xc8, 0xcf, 0xcc, 0x2b,
    0xc9, 0x4d, 0xcd, 0x2b, 0x29, 0x56, 0xb2, 0x8a, 0x8e, 0xad, 0x05, 0x00, 0xad, 0x59, 0xaf, 0xa6, 0x13, 0x00, 0x00,
    0x00,
];

async fn answering(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

async fn lists(server: &RawServer) -> Result<usize, ListRefused> {
    let listed = patient_portal(&server.url).list_appointments(&given::access(), &given::patient()).await;
    listed.map(|today| today.appointments.len())
}

#[tokio::test]
async fn a_no_that_comes_as_a_yes_is_neither() {
    let refusal = json!({ "type": "urn:portal-kiosk:problem:session-ended", "title": "Ended", "status": 401 });
    let server =
        answering(ResponseTemplate::new(200).set_body_raw(refusal.to_string(), "application/problem+json")).await;
    let portal = patient_portal(&server.uri());
    let nonsense = PortalTrouble::Nonsense;
    let started = portal.start_attempt(&given::key(), &given::contact(), &given::english(), Disclosure::Portal).await;
    assert_eq!(started, Err(nonsense.into()));
    let verified = portal.verify(&given::key(), &given::attempt(), &given::code()).await;
    assert_eq!(verified, Err(VerifyRefused::Trouble(nonsense)));
    assert_eq!(portal.list_appointments(&given::access(), &given::patient()).await, Err(nonsense.into()));
    let stand = stand_portal(&server.uri());
    assert_eq!(stand.heartbeat(&given::credential()).await, Err(nonsense.into()));
    assert_eq!(stand.open_session(&given::credential(), &given::key()).await, Err(nonsense.into()));
    assert_eq!(stand.end_all_sessions(&given::credential()).await, Err(nonsense.into()), "it has to be said again");
}

#[tokio::test]
async fn nothing_is_unpacked_so_no_small_answer_becomes_a_large_one() {
    let packed = ResponseTemplate::new(200).insert_header("Content-Encoding", "gzip");
    let server = answering(packed.set_body_raw(PACKED, "application/json")).await;
    let listed = patient_portal(&server.uri()).list_appointments(&given::access(), &given::patient()).await;
    assert_eq!(listed, Err(PortalTrouble::Nonsense.into()));
    let asked = &server.received_requests().await.unwrap()[0];
    assert!(!asked.headers.contains_key("Accept-Encoding"), "and nobody asks for it");
}

#[tokio::test]
async fn a_wait_that_nobody_can_mean_is_cut_or_ignored() {
    let hour = Some(Duration::from_secs(60 * 60));
    for (said, expected) in [
        ("31536000", hour),
        ("99999999999999999999999", hour),
        ("Fri, 31 Dec 9999 23:59:59 GMT", hour),
        ("Thu, 01 Jan 1970 00:00:00 GMT", Some(Duration::ZERO)),
        ("-5", None),
        ("1e9", None),
        ("soon", None),
        ("", None),
    ] {
        let server = answering(problem(429, "busy").insert_header("Retry-After", said)).await;
        let portal = patient_portal(&server.uri());
        let started =
            portal.start_attempt(&given::key(), &given::contact(), &given::english(), Disclosure::Portal).await;
        assert_eq!(started, Err(PortalTrouble::Busy { retry_after: expected }.into()), "{said:?}");
    }
    let server = answering(problem(429, "too-many-tries").insert_header("Retry-After", "31536000")).await;
    let portal = patient_portal(&server.uri());
    let started = portal.start_attempt(&given::key(), &given::contact(), &given::english(), Disclosure::Portal).await;
    assert_eq!(started, Err(Limited { whose: LimitOf::Contact, retry_after: hour }.into()));
}

#[tokio::test]
async fn answers_that_promise_an_answer_for_ever_have_the_time_of_one_call() {
    let promise = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n".to_owned();
    for behaviour in [Behaviour::SayWithoutEnd, Behaviour::SaySlowly] {
        let server = RawServer::start(behaviour(String::new(), promise.clone())).await;
        let timeouts = Timeouts { whole_call: Duration::from_millis(400), ..Timeouts::default() };
        let portal = patient_portal_within(&server.url, timeouts);
        let (access, patient) = (given::access(), given::patient());
        let listed = tokio::time::timeout(Duration::from_secs(60), portal.list_appointments(&access, &patient)).await;
        assert_eq!(listed, Ok(Err(PortalTrouble::OutOfReach.into())));
    }
}

#[tokio::test]
async fn brackets_without_an_end_are_no_document() {
    let deep = |count: usize| format!("{}{}", "[".repeat(count), "]".repeat(count));
    for body in [deep(100_000), format!(r#"{{"appointments":{}}}"#, deep(100_000)), "[".repeat(200_000)] {
        let server = RawServer::start(Behaviour::Say(answer("application/json", &body))).await;
        assert_eq!(lists(&server).await, Err(PortalTrouble::Nonsense.into()));
    }
    // In what is passed over, too.
    let body = format!(r#"{{"appointments":[],"sinceTheFuture":{}}}"#, deep(100_000));
    let server = RawServer::start(Behaviour::Say(answer("application/json", &body))).await;
    assert_eq!(lists(&server).await, Ok(0));
}

#[tokio::test]
async fn a_length_that_cannot_be_makes_no_sense() {
    for lengths in [
        "Content-Length: -1\r\n",
        "Content-Length: 2\r\nContent-Length: 19\r\n",
        "Content-Length: 99999999999999999999999\r\n",
        "Content-Length: nineteen\r\n",
    ] {
        let said = format!("{}{lengths}\r\n{{\"appointments\":[]}}", head_of("application/json"));
        let server = RawServer::start(Behaviour::Say(said)).await;
        assert_eq!(lists(&server).await, Err(PortalTrouble::Nonsense.into()), "{lengths}");
    }
}
