//! What is asked again by itself, how often, and as the same asking.

use kiosk_core::{Disclosure, PortalTrouble, StartRefused};
use portal_client::http::{HttpPatientPortal, Timeouts};
use portal_client::{PatientPortal, StandPortal};
use serde_json::json;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::given::{self, json, patient_portal, problem, stand_portal};
use crate::raw_server::{Behaviour, RawServer, answer};

fn started() -> serde_json::Value {
    json!({
        "attemptId": "attempt-1", "codeExpiresInSeconds": 600, "resendAfterSeconds": 30, "resendsLeft": 3, "triesLeft": 5,
    })
}

async fn start(portal: &HttpPatientPortal) -> Result<(), StartRefused> {
    portal.start_attempt(&given::key(), &given::contact(), &given::english(), Disclosure::Portal).await.map(|_| ())
}

#[tokio::test]
async fn a_portal_that_is_away_for_a_moment_is_asked_twice_more_as_the_same_asking() {
    for status in [502, 503, 504] {
        let server = MockServer::start().await;
        let away = ResponseTemplate::new(status);
        Mock::given(any()).respond_with(away).up_to_n_times(2).expect(2).mount(&server).await;
        Mock::given(any()).respond_with(json(201, started())).expect(1).mount(&server).await;
        assert_eq!(start(&patient_portal(&server.uri())).await, Ok(()), "{status}");
        let requests = server.received_requests().await.unwrap();
        let key = |number: usize| requests[number].headers["Idempotency-Key"].clone();
        assert!(key(0) == key(1) && key(1) == key(2), "the same asking has the same key");
        assert!(requests[0].body == requests[2].body && !requests[2].body.is_empty());
    }
}

#[tokio::test]
async fn a_portal_that_stays_away_is_asked_three_times_in_all() {
    for (status, trouble) in [
        (502, PortalTrouble::OutOfReach),
        (503, PortalTrouble::Busy { retry_after: None }),
        (504, PortalTrouble::OutOfReach),
    ] {
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(ResponseTemplate::new(status)).expect(3).mount(&server).await;
        assert_eq!(start(&patient_portal(&server.uri())).await, Err(trouble.into()));
    }
}

#[tokio::test]
async fn a_portal_that_says_how_long_to_wait_is_left_alone() {
    let server = MockServer::start().await;
    let busy = problem(503, "busy").insert_header("Retry-After", "1");
    Mock::given(any()).respond_with(busy).expect(1).mount(&server).await;
    assert!(start(&patient_portal(&server.uri())).await.is_err());
}

#[tokio::test]
async fn a_no_is_not_asked_for_again() {
    for status in [400, 401, 403, 404, 408, 409, 410, 422, 429, 500] {
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(ResponseTemplate::new(status)).expect(1).mount(&server).await;
        assert!(start(&patient_portal(&server.uri())).await.is_err());
    }
}

#[tokio::test]
async fn a_connection_that_is_closed_without_an_answer_is_asked_over_again() {
    let yes = Behaviour::Say(answer("application/json", &started().to_string()));
    let server = RawServer::start_with(vec![Behaviour::Close, Behaviour::Close, yes]).await;
    assert_eq!(start(&patient_portal(&server.url)).await, Ok(()));
    assert_eq!(server.connections(), 3);
}

#[tokio::test]
async fn a_portal_that_always_closes_is_out_of_reach_after_three_tries() {
    let server = RawServer::start(Behaviour::Close).await;
    assert_eq!(start(&patient_portal(&server.url)).await, Err(PortalTrouble::OutOfReach.into()));
    assert_eq!(server.connections(), 3);
}

#[tokio::test]
async fn an_end_of_a_session_is_asked_for_again() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(502)).up_to_n_times(1).expect(1).mount(&server).await;
    Mock::given(any()).respond_with(ResponseTemplate::new(204)).expect(1).mount(&server).await;
    let ended = stand_portal(&server.uri()).end_session(&given::credential(), &given::session()).await;
    assert_eq!(ended, Ok(()));
}

#[tokio::test]
async fn a_pairing_code_is_never_sent_twice() {
    let closing = RawServer::start(Behaviour::Close).await;
    let enrolled = stand_portal(&closing.url).enrol(&given::pairing_code(), "Front door").await;
    assert_eq!(enrolled, Err(PortalTrouble::OutOfReach.into()));
    assert_eq!(closing.connections(), 1);
    let away = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(502)).expect(1).mount(&away).await;
    assert!(stand_portal(&away.uri()).enrol(&given::pairing_code(), "Front door").await.is_err());
}

#[tokio::test]
async fn repetitions_have_no_more_time_than_the_call() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(503)).mount(&server).await;
    let timeouts = Timeouts { whole_call: std::time::Duration::from_millis(90), ..Timeouts::default() };
    let portal = given::patient_portal_within(&server.uri(), timeouts);
    // Shorter than the shortest pause: there is no second try.
    assert_eq!(start(&portal).await, Err(PortalTrouble::OutOfReach.into()));
    assert!(server.received_requests().await.unwrap().len() <= 1);
}
