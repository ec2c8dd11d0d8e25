//! Portals that answer badly, or not at all. None of them may hang a stand, fill its memory or lead it elsewhere.

use std::time::Duration;

use kiosk_core::{AppointmentId, CheckInRefused, PatientId, PortalTrouble, Today, VerifyRefused};
use portal_client::PatientPortal;
use portal_client::http::Timeouts;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::given::{self, json, patient_portal, patient_portal_within};
use crate::raw_server::{Behaviour, RawServer, answer, head_of};

/// The largest JSON document that is read.
const LARGEST: usize = 256 * 1024;
/// What sockets on both sides may hold of an answer that nobody reads.
const IN_SOCKETS: usize = 16 * 1024 * 1024;

async fn check(behaviour: Behaviour, expected: PortalTrouble) -> RawServer {
    let server = RawServer::start(behaviour).await;
    let listed = patient_portal(&server.url).list_appointments(&given::access(), &given::patient()).await;
    assert_eq!(listed, Err(expected.into()));
    server
}

#[tokio::test]
async fn a_body_that_is_cut_off_makes_no_sense() {
    let cut = format!("{}Content-Length: 500\r\n\r\n{{\"appointments\":[", head_of("application/json"));
    let server = check(Behaviour::Say(cut), PortalTrouble::Nonsense).await;
    assert_eq!(server.connections(), 1, "an answer that began is not asked for again");
    let cut = format!("{}Transfer-Encoding: chunked\r\n\r\n5\r\n{{\"app", head_of("application/json"));
    check(Behaviour::Say(cut), PortalTrouble::Nonsense).await;
}

#[tokio::test]
async fn a_body_without_an_end_is_read_up_to_its_bound() {
    let head = format!("{}Transfer-Encoding: chunked\r\n\r\n", head_of("application/json"));
    let chunk = format!("1000\r\n{}\r\n", " ".repeat(0x1000));
    let mut server = check(Behaviour::SayWithoutEnd(head, chunk), PortalTrouble::Nonsense).await;
    assert!(server.bytes_written().await < LARGEST + IN_SOCKETS);
}

#[tokio::test]
async fn a_body_without_a_length_is_read_up_to_its_bound() {
    let head = format!("{}\r\n", head_of("application/json"));
    let mut server = check(Behaviour::SayWithoutEnd(head, " ".repeat(0x1000)), PortalTrouble::Nonsense).await;
    assert!(server.bytes_written().await < LARGEST + IN_SOCKETS);
}

#[tokio::test]
async fn a_body_that_says_it_is_too_large_is_not_waited_for() {
    let head = format!("{}Content-Length: 1000000000000\r\n\r\n", head_of("application/json"));
    // Waiting for it would end as out of reach.
    check(Behaviour::SayAndHang(head), PortalTrouble::Nonsense).await;
}

#[tokio::test]
async fn a_body_that_is_longer_than_it_says_ends_where_it_says() {
    let body = r#"{"appointments":[]}"#;
    let lying = answer("application/json", body) + &"}".repeat(1000);
    let server = RawServer::start(Behaviour::Say(lying)).await;
    let listed = patient_portal(&server.url).list_appointments(&given::access(), &given::patient()).await;
    assert_eq!(listed, Ok(Today::default()));
}

#[tokio::test]
async fn the_largest_body_is_read_and_one_byte_more_is_not() {
    let body = |length: usize| format!(r#"{{"appointments":[]{}}}"#, " ".repeat(length - 19));
    let largest = RawServer::start(Behaviour::Say(answer("application/json", &body(LARGEST)))).await;
    let listed = patient_portal(&largest.url).list_appointments(&given::access(), &given::patient()).await;
    assert_eq!(listed, Ok(Today::default()));
    check(Behaviour::Say(answer("application/json", &body(LARGEST + 1))), PortalTrouble::Nonsense).await;
}

#[tokio::test]
async fn a_problem_without_an_end_is_judged_by_its_status() {
    let head = "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/problem+json\r\n\r\n".to_owned();
    let mut server = check(Behaviour::SayWithoutEnd(head, " ".repeat(0x1000)), PortalTrouble::SessionEnded).await;
    assert!(server.bytes_written().await < IN_SOCKETS);
}

#[tokio::test]
async fn headers_without_an_end_make_no_sense() {
    let more = format!("X-More: {}\r\n", "a".repeat(1000));
    check(Behaviour::SayWithoutEnd(head_of("application/json"), more), PortalTrouble::Nonsense).await;
}

#[tokio::test]
async fn a_page_where_a_document_belongs_makes_no_sense() {
    let page = "<!doctype html><title>Welcome to our network</title>";
    check(Behaviour::Say(answer("text/html; charset=utf-8", page)), PortalTrouble::Nonsense).await;
    // A document that says it is a page, a page that says it is a document, and one that says nothing.
    check(Behaviour::Say(answer("text/html", r#"{"appointments":[]}"#)), PortalTrouble::Nonsense).await;
    check(Behaviour::Say(answer("application/json", page)), PortalTrouble::Nonsense).await;
    check(Behaviour::Say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".to_owned()), PortalTrouble::Nonsense).await;
}

#[tokio::test]
async fn a_kind_of_json_is_json() {
    let server = RawServer::start(Behaviour::Say(answer("Application/FHIR+JSON; v=1", r#"{"appointments":[]}"#))).await;
    let listed = patient_portal(&server.url).list_appointments(&given::access(), &given::patient()).await;
    assert_eq!(listed, Ok(Today::default()));
}

#[tokio::test]
async fn what_is_no_http_makes_no_sense() {
    check(Behaviour::Say("SSH-2.0-OpenSSH_9.2\r\n\r\n\r\n".to_owned()), PortalTrouble::Nonsense).await;
}

/// Far longer than any of the waits that are tested: only a client that would wait for ever gets there.
const FOR_EVER: Duration = Duration::from_secs(60);

/// Gives up on silence soon, and on nothing else.
fn impatient_of_silence() -> Timeouts {
    Timeouts { idle: Duration::from_millis(200), whole_call: 2 * FOR_EVER, ..Timeouts::default() }
}

async fn check_gives_up(behaviour: Behaviour, timeouts: Timeouts) -> RawServer {
    let server = RawServer::start(behaviour).await;
    let portal = patient_portal_within(&server.url, timeouts);
    let (access, patient) = (given::access(), given::patient());
    let listed = tokio::time::timeout(FOR_EVER, portal.list_appointments(&access, &patient)).await;
    assert_eq!(listed, Ok(Err(PortalTrouble::OutOfReach.into())));
    server
}

#[tokio::test]
async fn a_portal_that_never_answers_is_out_of_reach_and_not_asked_again() {
    let server = check_gives_up(Behaviour::SayAndHang(String::new()), impatient_of_silence()).await;
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_portal_that_stops_in_the_middle_is_out_of_reach() {
    let half = format!("{}Content-Length: 500\r\n\r\n{{", head_of("application/json"));
    check_gives_up(Behaviour::SayAndHang(half), impatient_of_silence()).await;
}

#[tokio::test]
async fn a_portal_that_says_something_for_ever_has_the_time_of_one_call() {
    // There is never a long pause, and the bound on the size is far away.
    let head = format!("{}Transfer-Encoding: chunked\r\n\r\n", head_of("application/json"));
    let drop_by_drop = Behaviour::SaySlowly(head, "1\r\n \r\n".to_owned());
    check_gives_up(drop_by_drop, Timeouts { whole_call: Duration::from_millis(400), ..Timeouts::default() }).await;
}

#[tokio::test]
async fn a_portal_that_nobody_listens_for_is_out_of_reach() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let listed = patient_portal(&url).list_appointments(&given::access(), &given::patient()).await;
    assert_eq!(listed, Err(PortalTrouble::OutOfReach.into()));
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = MockServer::start().await;
    for status in [301, 302, 303, 307, 308] {
        let server = MockServer::start().await;
        let answer = ResponseTemplate::new(status).insert_header("Location", elsewhere.uri());
        Mock::given(any()).respond_with(answer).expect(1).mount(&server).await;
        let verified = patient_portal(&server.uri()).verify(&given::key(), &given::attempt(), &given::code()).await;
        assert_eq!(verified, Err(VerifyRefused::Trouble(PortalTrouble::Nonsense)), "{status}");
    }
    assert!(elsewhere.received_requests().await.unwrap().is_empty());
}

/// A list of appointments that is as the contract has it but for this.
async fn check_list(appointments: Value) {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(json(200, json!({ "appointments": appointments }))).mount(&server).await;
    let listed = patient_portal(&server.uri()).list_appointments(&given::access(), &given::patient()).await;
    assert_eq!(listed, Err(PortalTrouble::Nonsense.into()), "{appointments}");
}

fn appointment(change: Value) -> Value {
    let mut appointment = json!({
        "appointmentId": "appointment-1",
        "startsAt": "2026-11-23T09:40:00-05:00",
        "clinician": "Dr. Rowan Ellery",
        "place": "Room 4",
        "status": { "kind": "expected" },
    });
    appointment.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    appointment
}

#[tokio::test]
async fn a_list_that_is_not_as_the_contract_has_it_is_not_drawn_in_part() {
    check_list(json!({})).await;
    check_list(json!([appointment(json!({})), {}])).await;
    check_list(json!([appointment(json!({ "startsAt": "2026-11-23T09:40:00" }))])).await;
    check_list(json!([appointment(json!({ "status": "expected" }))])).await;
    check_list(json!([appointment(json!({ "clinician": "a".repeat(301) }))])).await;
    check_list(json!([appointment(json!({ "appointmentId": "../x" }))])).await;
    check_list(json!([appointment(json!({})), appointment(json!({}))])).await;
    let many: Vec<_> = (0..51).map(|number| appointment(json!({ "appointmentId": format!("a-{number}") }))).collect();
    check_list(json!(many)).await;
}

async fn check_sign_in(patients: Value, token: &str) {
    let server = MockServer::start().await;
    let body = json!({ "accessToken": token, "sessionExpiresInSeconds": 900, "patients": patients });
    Mock::given(any()).respond_with(json(200, body)).mount(&server).await;
    let verified = patient_portal(&server.uri()).verify(&given::key(), &given::attempt(), &given::code()).await;
    assert_eq!(verified, Err(VerifyRefused::Trouble(PortalTrouble::Nonsense)), "{patients}");
}

#[tokio::test]
async fn nobody_is_signed_in_by_an_answer_that_is_not_as_the_contract_has_it() {
    let patient = |id: &str, name: &str| json!({ "patientId": id, "displayName": name });
    check_sign_in(json!([]), "token").await;
    check_sign_in(json!([patient("..", "Avery")]), "token").await;
    check_sign_in(json!([patient("p-1", "")]), "token").await;
    check_sign_in(json!([patient("p-1", &"a".repeat(81))]), "token").await;
    check_sign_in(json!([patient("p-1", "Avery"), patient("p-1", "Blake")]), "token").await;
    check_sign_in(json!((0..21).map(|n| patient(&format!("p-{n}"), "Avery")).collect::<Vec<_>>()), "token").await;
    for token in ["", "two words", "a\r\nX-Other: 1", &"a".repeat(4097)] {
        check_sign_in(json!([patient("p-1", "Avery")]), token).await;
    }
}

#[tokio::test]
async fn an_answer_about_another_appointment_checks_nobody_in() {
    let server = MockServer::start().await;
    let body = json!({ "appointmentId": "another", "status": { "kind": "checkedIn" } });
    Mock::given(any()).respond_with(json(200, body)).mount(&server).await;
    let portal = patient_portal(&server.uri());
    let outcome = portal.check_in(&given::key(), &given::access(), &given::patient(), &given::appointment()).await;
    assert_eq!(outcome, Err(CheckInRefused::Trouble(PortalTrouble::Nonsense)));
}

#[tokio::test]
async fn an_id_that_leads_elsewhere_is_never_asked_about() {
    let server = MockServer::start().await;
    let portal = patient_portal(&server.uri());
    for id in ["../../kiosk-sessions", "..", "", "a/b", "a?b=c", "a%2fb"] {
        let (patient, appointment) = (PatientId(id.to_owned()), AppointmentId(id.to_owned()));
        let listed = portal.list_appointments(&given::access(), &patient).await;
        assert_eq!(listed, Err(PortalTrouble::Nonsense.into()), "{id}");
        let outcome = portal.check_in(&given::key(), &given::access(), &given::patient(), &appointment).await;
        assert_eq!(outcome, Err(CheckInRefused::Trouble(PortalTrouble::Nonsense)), "{id}");
    }
    assert!(server.received_requests().await.unwrap().is_empty());
}
