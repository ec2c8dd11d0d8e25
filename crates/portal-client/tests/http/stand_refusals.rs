//! What the portal's no means to a stand, and brandings that are none.

use kiosk_core::PortalTrouble;
use portal_client::http::HttpStandPortal;
use portal_client::{BrandingAnswer, EnrolRefused, StandPortal, StandRefused};
use serde_json::{Value, json};
use wiremock::matchers::{any, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::given::{self, json, problem, stand_portal};
use crate::stand_calls::branding_body;

async fn answering(answer: ResponseTemplate) -> (MockServer, HttpStandPortal) {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let portal = stand_portal(&server.uri());
    (server, portal)
}

const NONSENSE: StandRefused = StandRefused::Trouble(PortalTrouble::Nonsense);

async fn check_enrol(answer: ResponseTemplate, expected: EnrolRefused) {
    let (_server, portal) = answering(answer).await;
    assert_eq!(portal.enrol(&given::pairing_code(), "Front door").await, Err(expected));
}

async fn check_heartbeat(answer: ResponseTemplate, expected: StandRefused) {
    let (_server, portal) = answering(answer).await;
    assert_eq!(portal.heartbeat(&given::credential()).await, Err(expected));
}

#[tokio::test]
async fn a_pairing_code_can_be_refused() {
    check_enrol(problem(403, "pairing-code-refused"), EnrolRefused::CodeRefused).await;
    check_enrol(problem(403, "portal-not-enabled"), PortalTrouble::NotEnabled.into()).await;
    check_enrol(problem(429, "busy"), PortalTrouble::Busy { retry_after: None }.into()).await;
}

#[tokio::test]
async fn a_credential_can_be_refused_by_type_or_by_status() {
    check_heartbeat(problem(401, "credential-refused"), StandRefused::CredentialRefused).await;
    check_heartbeat(problem(401, "from-the-future"), StandRefused::CredentialRefused).await;
    check_heartbeat(ResponseTemplate::new(401), StandRefused::CredentialRefused).await;
    check_heartbeat(problem(403, "portal-not-enabled"), PortalTrouble::NotEnabled.into()).await;
    check_heartbeat(ResponseTemplate::new(403), NONSENSE).await;
    check_heartbeat(ResponseTemplate::new(500), PortalTrouble::OutOfReach.into()).await;
}

#[tokio::test]
async fn a_session_that_is_gone_is_not_renewed() {
    for gone in [problem(401, "session-ended"), problem(404, "not-found")] {
        let (_server, portal) = answering(gone).await;
        let renewed = portal.renew_session(&given::credential(), &given::session()).await;
        assert_eq!(renewed, Err(PortalTrouble::SessionEnded.into()));
    }
}

#[tokio::test]
async fn ending_a_session_that_has_ended_is_no_error() {
    for gone in [problem(401, "session-ended"), problem(404, "not-found")] {
        let (_server, portal) = answering(gone).await;
        assert_eq!(portal.end_session(&given::credential(), &given::session()).await, Ok(()));
    }
}

#[tokio::test]
async fn a_session_counts_as_ended_only_if_the_portal_itself_says_so() {
    for (answer, expected) in [
        (ResponseTemplate::new(404).set_body_raw("<h1>Not found</h1>", "text/html"), NONSENSE),
        (ResponseTemplate::new(200).set_body_raw("<h1>Welcome to our network</h1>", "text/html"), NONSENSE),
        (ResponseTemplate::new(302).insert_header("Location", "/login"), NONSENSE),
        (problem(401, "credential-refused"), StandRefused::CredentialRefused),
    ] {
        let (_server, portal) = answering(answer).await;
        assert_eq!(portal.end_session(&given::credential(), &given::session()).await, Err(expected));
        assert_eq!(portal.end_all_sessions(&given::credential()).await, Err(expected));
    }
}

/// A portal whose branding document is the usual one with one value set.
async fn check_branding(pointer: &str, value: Value) {
    let mut body = branding_body();
    *body.pointer_mut(pointer).unwrap() = value;
    let server = MockServer::start().await;
    let document = json(200, body).insert_header("ETag", "\"1\"");
    Mock::given(path("/v1/stand/branding")).respond_with(document).mount(&server).await;
    let answer = stand_portal(&server.uri()).branding(&given::credential(), None).await;
    assert_eq!(answer, Err(NONSENSE), "{pointer}");
}

#[tokio::test]
async fn a_branding_that_cannot_be_drawn_is_none() {
    check_branding("/colours/primary", json!("teal")).await;
    check_branding("/colours/background", json!("#fff")).await;
    check_branding("/languages", json!([])).await;
    check_branding("/languages", json!(["en", "../../etc"])).await;
    check_branding("/languages", json!(vec!["en"; 31])).await;
    check_branding("/country", json!("usa")).await;
    check_branding("/clinicName", json!(" \u{0} ")).await;
    check_branding("/labels/patient/singular", json!("")).await;
    check_branding("/welcomeMessage", json!("a".repeat(2001))).await;
    check_branding("/contact/hours", json!(12)).await;
}

#[tokio::test]
async fn a_logo_is_only_fetched_from_the_portal_itself() {
    let elsewhere = MockServer::start().await;
    let link = format!("{}/logo.png", elsewhere.uri());
    check_branding("/logoUrl", json!(link)).await;
    check_branding("/logoUrl", json!(link.strip_prefix("http:").unwrap())).await;
    assert!(elsewhere.received_requests().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_branding_whose_logo_cannot_be_had_is_not_swapped_in_without_it() {
    for (answer, expected) in [
        (problem(404, "not-found"), NONSENSE),
        (ResponseTemplate::new(500), PortalTrouble::OutOfReach.into()),
        (ResponseTemplate::new(200).set_body_raw("<h1>Sorry</h1>", "text/html"), NONSENSE),
        (ResponseTemplate::new(200).set_body_raw(vec![0; 2 * 1024 * 1024 + 1], "image/png"), NONSENSE),
    ] {
        let server = MockServer::start().await;
        let document = json(200, branding_body()).insert_header("ETag", "\"1\"");
        Mock::given(path("/v1/stand/branding")).respond_with(document).mount(&server).await;
        Mock::given(path("/v1/stand/logo")).respond_with(answer).mount(&server).await;
        let branding = stand_portal(&server.uri()).branding(&given::credential(), None).await;
        assert_eq!(branding, Err(expected));
    }
}

#[tokio::test]
async fn a_branding_without_a_tag_is_not_as_the_contract_has_it() {
    let (_server, portal) = answering(json(200, branding_body())).await;
    assert_eq!(portal.branding(&given::credential(), None).await, Err(NONSENSE));
}

#[tokio::test]
async fn still_the_same_is_no_answer_to_a_stand_that_knows_none() {
    let (_server, portal) = answering(ResponseTemplate::new(304)).await;
    assert_eq!(portal.branding(&given::credential(), None).await, Err(NONSENSE));
}

#[tokio::test]
async fn control_characters_of_the_portals_are_not_drawn() {
    let mut body = branding_body();
    body["welcomeTitle"] = json!("Wel\u{1b}[31mcome\u{202e}\nhere");
    body.as_object_mut().unwrap().remove("logoUrl");
    let (_server, portal) = answering(json(200, body).insert_header("ETag", "\"1\"")).await;
    let Ok(BrandingAnswer::Changed { document, .. }) = portal.branding(&given::credential(), None).await else {
        panic!("the branding is one");
    };
    assert_eq!(document.welcome_title, "Wel[31mcome here");
}
