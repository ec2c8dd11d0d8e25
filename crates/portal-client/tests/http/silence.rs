//! What the client says about its calls to a log: enough to mend a portal, and nothing of a patient's.

use kiosk_core::{Contact, Disclosure};
use portal_client::{PatientPortal, StandPortal};
use serde_json::json;
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::given::{
    self, ACCESS_TOKEN, ADDRESS, CODE, CREDENTIAL, NUMBER, PAIRING_CODE, SESSION_TOKEN, json, problem, problem_with,
};
use crate::process;

const DISPLAY_NAME: &str = "Avery-Unmistakable";
const ATTEMPT: &str = "attempt-Unmistakable";

/// Every call, those that are refused, those that make no sense, and every error as it prints.
async fn whole_journey(url: &str, contact: &Contact, inbox: &Contact) {
    let stand = given::stand_portal(url);
    println!("{:?}", stand.enrol(&given::pairing_code(), "Front door").await);
    println!("{:?}", stand.heartbeat(&given::credential()).await);
    println!("{:?}", stand.open_session(&given::credential(), &given::key()).await);
    println!("{:?}", stand.end_session(&given::credential(), &given::session()).await);
    let portal = given::patient_portal(url);
    let started = portal.start_attempt(&given::key(), contact, &given::english(), Disclosure::Portal).await.unwrap();
    println!("{started:?}");
    let refused = portal.resend(&given::key(), &started.handle).await.unwrap_err();
    println!("{refused:?} {refused}");
    let signed_in = portal.verify(&given::key(), &started.handle, &given::code()).await.unwrap();
    println!("{:?} {:?}", signed_in.access, signed_in.session);
    let by_email = portal.start_attempt(&given::key(), inbox, &given::english(), Disclosure::Neutral).await.unwrap();
    println!("{by_email:?}");
    println!("{:?}", portal.poll_link(&given::key(), &by_email.handle).await);
    let trouble = portal.list_appointments(&signed_in.access, &signed_in.patients[0].id).await.unwrap_err();
    println!("{trouble:?} {trouble}");
}

async fn portal() -> MockServer {
    let server = MockServer::start().await;
    let enrolled =
        json!({ "credential": CREDENTIAL, "standId": "stand-1", "standName": "Door", "clinicName": "Harbour" });
    let session = json!({ "kioskSessionId": "session-1", "token": SESSION_TOKEN, "expiresInSeconds": 120 });
    let started = json!({
        "attemptId": ATTEMPT, "codeExpiresInSeconds": 600, "resendAfterSeconds": 30, "resendsLeft": 3, "triesLeft": 5,
    });
    let verified = json!({
        "accessToken": ACCESS_TOKEN, "sessionExpiresInSeconds": 900,
        "patients": [{ "patientId": "patient-1", "displayName": DISPLAY_NAME }],
    });
    // A portal that quotes what it should not.
    let chatty = json!({
        "type": "urn:portal-kiosk:problem:no-resend-left",
        "title": format!("No resend for {NUMBER}"),
        "detail": format!("{ATTEMPT} {SESSION_TOKEN}"),
    });
    let nonsense = json!({ "appointments": [NUMBER, ACCESS_TOKEN, DISPLAY_NAME] });
    for (verb, at, answer) in [
        ("POST", "/v1/enrolments".to_owned(), json(201, enrolled)),
        ("POST", "/v1/stand/heartbeat".to_owned(), ResponseTemplate::new(503)),
        ("POST", "/v1/kiosk-sessions".to_owned(), json(201, session)),
        ("DELETE", "/v1/kiosk-sessions/session-1".to_owned(), ResponseTemplate::new(204)),
        ("POST", "/v1/attempts".to_owned(), json(201, started)),
        ("POST", format!("/v1/attempts/{ATTEMPT}/resends"), problem_with(409, chatty)),
        ("POST", format!("/v1/attempts/{ATTEMPT}/verifications"), json(200, verified)),
        ("POST", format!("/v1/attempts/{ATTEMPT}/link-polls"), problem(400, "authorization-pending")),
        ("GET", "/v1/patients/patient-1/appointments/today".to_owned(), json(200, nonsense)),
    ] {
        Mock::given(method(verb)).and(path(at)).respond_with(answer).mount(&server).await;
    }
    server
}

#[tokio::test]
async fn no_contact_code_token_name_or_id_is_ever_printed_or_logged() {
    if let Some(url) = process::given() {
        // The numbering library writes numbers to a log of its own, so the contact is read before there is one.
        let contact = given::contact();
        tracing_subscriber::fmt()
            .with_ansi(false)
            .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
            .init();
        return whole_journey(&url, &contact, &given::inbox()).await;
    }
    let server = portal().await;
    let name = "silence::no_contact_code_token_name_or_id_is_ever_printed_or_logged";
    let printed = process::passed(&process::run(name, &server.uri(), &[]).await);
    let digits = NUMBER.trim_start_matches('+');
    for secret in [ADDRESS, PAIRING_CODE, CREDENTIAL, SESSION_TOKEN, digits, CODE, ACCESS_TOKEN, DISPLAY_NAME, ATTEMPT]
    {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
    for said in [
        r#"path="/v1/attempts" status=201"#,
        r#"path="/v1/attempts/{attempt}/resends" status=409 problem="no-resend-left""#,
        r#"path="/v1/stand/heartbeat" status=503"#,
        r#"path="/v1/attempts/{attempt}/link-polls""#,
        "tries=3",
        "millis=",
        r#"method="DELETE""#,
        "not as the contract has it",
    ] {
        assert!(printed.contains(said), "{said} not in {printed}");
    }
}
