//! Everything here that reads what a portal says, met with bad input at volume: its answers, what it refuses, the addresses and
//! the waits that it names.

use std::time::{Duration, SystemTime};

use bad_input::{Form, Reading, Row, Table, text};
use kiosk_core::{AppointmentId, Sensitive};
use reqwest::StatusCode;
use reqwest::header::{DATE, HeaderMap, HeaderValue, RETRY_AFTER};

use super::answer::Accepted;
use super::page_address::{one_time_address, origin, page_address, public_address};
use super::portal_url::PortalUrl;
use super::rejection::{Refusal, Rejection};
use super::retry_after::retry_after;
use super::stand_branding::{self, BrandingRead};
use super::text::is_plain_segment;
use super::{hand_off_answers, patient_answers, stand_answers};
use crate::SessionHandle;
use crate::wire::Problem;

const ATTEMPT: &str = r#"{"attemptId":"a-1","codeExpiresInSeconds":600,"resendAfterSeconds":30,"resendsLeft":3,"triesLeft":5,
    "link":{"digits":"42","intervalSeconds":5,"expiresInSeconds":600}}"#;
const VERIFIED: &str = r#"{"accessToken":"t-1","sessionExpiresInSeconds":900,
    "patients":[{"patientId":"p-1","displayName":"Mara Quill"},{"patientId":"p-2","displayName":"Jun Quill"}]}"#;
const APPOINTMENTS: &str = r#"{"appointments":[
    {"appointmentId":"v-1","startsAt":"2026-11-24T09:30:00-05:00","clinician":"Dr. Rowan Ellery","place":"Room 4","status":{"kind":"expected"}},
    {"appointmentId":"v-2","startsAt":"2026-11-24T10:30:00-05:00","clinician":"","place":"","status":{"kind":"checkedIn","room":"4","queuePlace":2,"waitMinutes":10,"instruction":"Sit down."}},
    {"appointmentId":"v-3","startsAt":"2026-11-24T11:30:00-05:00","clinician":"Dr. Ellery","place":"Room 5","status":{"kind":"tooEarly","from":"2026-11-24T11:00:00-05:00"}},
    {"appointmentId":"v-4","startsAt":"2026-11-24T12:30:00-05:00","clinician":"Dr. Ellery","place":"Room 6","status":{"kind":"anotherPlace","address":"12 Quay Street"}},
    {"appointmentId":"v-5","startsAt":"2026-11-24T13:30:00-05:00","clinician":"Dr. Ellery","place":"Room 7","status":{"kind":"anotherDay","startsAt":"2026-11-25T13:30:00-05:00"}},
    {"appointmentId":"v-6","startsAt":"2026-11-24T14:30:00-05:00","clinician":"Dr. Ellery","place":"Room 8","status":{"kind":"clinicRule","message":"Please call."}}
    ],"next":{"startsAt":"2026-12-01T09:30:00-05:00"}}"#;
const CHECKED_IN: &str = r#"{"appointmentId":"v-1","status":{"kind":"alreadyCheckedIn","room":"4","queuePlace":2,"waitMinutes":10,"instruction":"Sit."}}"#;
const HAND_OFF: &str = r#"{"url":"https://portal.example.org/in/1?t=x","signedOutUrl":"https://portal.example.org/signed-out","expiresInSeconds":60}"#;
const ENROLMENT: &str =
    r#"{"credential":"c-1","standId":"stand-7","standName":"Front door","clinicName":"Harbour Clinic"}"#;
const HEARTBEAT: &str =
    r#"{"serverTime":"2026-11-24T14:00:00Z","portalEnabled":true,"disclosures":["portal","neutral"]}"#;
const SESSION: &str = r#"{"kioskSessionId":"k-1","token":"t-1","expiresInSeconds":120}"#;
const RENEWAL: &str = r#"{"token":"t-2","expiresInSeconds":120}"#;
const HELP: &str = r#"{"helpRequestId":"h-1"}"#;
const HELP_STATE: &str = r#"{"state":"coming"}"#;
const PROBLEM: &str =
    r#"{"type":"urn:portal-kiosk:problem:code-wrong","title":"Wrong code","status":422,"detail":"No.","triesLeft":3}"#;
const BRANDING: &str = r##"{"clinicName":"Harbour Clinic","welcomeTitle":"Welcome","welcomeMessage":"Please sign in.",
    "contact":{"phone":"+1 202 555 0100","email":"desk@example.org","address":"12 Quay Street\nHarbour","hours":"8 to 5"},
    "labels":{"patient":{"singular":"patient","plural":"patients"}},
    "colours":{"primary":"#0f6e78","background":"#f4f8f8"},"languages":["en","de-AT"],"country":"US","methods":["email","phone"],
    "privacyNotice":"We keep nothing.","openingHours":{"timeZone":"America/New_York","days":[
    {"day":"monday","opens":"08:00","closes":"17:30"},{"day":"sunday","opens":"22:00","closes":"24:00"}]},
    "logoUrl":"/v1/stand/logo","attractUrl":"attract?v=2",
    "dashboard":{"origins":["https://portal.example.org","https://files.example.org:8443"],"publicUrl":"https://portal.example.org/"},
    "portalEnabled":true}"##;

fn said(input: &[u8]) -> Accepted {
    Accepted::with(input)
}

/// What a text on the screen must not have.
fn is_text(text: &str) -> bool {
    !text
        .chars()
        .any(|c| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

fn attempt(input: &[u8]) -> Reading {
    let read = patient_answers::started(said(input));
    if let Ok(started) = &read {
        assert!(is_plain_segment(started.handle.0.expose()));
    }
    read.into()
}

fn signed_in(input: &[u8]) -> Reading {
    let read = patient_answers::signed_in(said(input));
    if let Ok(signed_in) = &read {
        assert!(!signed_in.patients.is_empty());
        assert!(signed_in.patients.iter().all(|patient| is_text(&patient.name) && !patient.name.trim().is_empty()));
    }
    read.into()
}

fn appointments(input: &[u8]) -> Reading {
    let read = patient_answers::today(said(input));
    if let Ok(today) = &read {
        assert!(today.appointments.len() <= 50);
        assert!(today.appointments.iter().all(|one| is_text(&one.clinician) && is_text(&one.place)));
    }
    read.into()
}

fn checked_in(input: &[u8]) -> Reading {
    patient_answers::checked_in(said(input), &AppointmentId("v-1".to_owned())).into()
}

fn hand_off(input: &[u8]) -> Reading {
    let read = hand_off_answers::handed_off(said(input));
    if let Ok(hand_off) = &read {
        assert!(leads_over_the_network(hand_off.url.expose()) && leads_over_the_network(&hand_off.signed_out_url));
    }
    read.into()
}

fn leads_over_the_network(address: &str) -> bool {
    ["https://", "http://127.", "http://localhost", "http://[::1]"].iter().any(|begin| address.starts_with(begin))
}

fn enrolment(input: &[u8]) -> Reading {
    stand_answers::enrolment(said(input)).into()
}

fn heartbeat(input: &[u8]) -> Reading {
    stand_answers::heartbeat(said(input)).into()
}

fn session(input: &[u8]) -> Reading {
    stand_answers::session(said(input)).into()
}

fn renewal(input: &[u8]) -> Reading {
    stand_answers::renewal(said(input), &SessionHandle(Sensitive::new("k-1".to_owned()))).into()
}

fn help_request(input: &[u8]) -> Reading {
    stand_answers::help_request(said(input)).into()
}

fn help_state(input: &[u8]) -> Reading {
    stand_answers::staff_answer(said(input)).into()
}

fn branding(input: &[u8]) -> Reading {
    let portal = PortalUrl::parse("https://portal.example.org").expect("a portal");
    let Ok(BrandingRead::Linked(linked)) = stand_branding::branding(said(input)) else { return Reading::Refused };
    assert!(is_text(&linked.words.clinic_name) && is_text(&linked.words.welcome_message));
    for link in [&linked.logo_link, &linked.attract_link].into_iter().flatten() {
        let leads_to = portal.linked("/v1/stand/branding", link);
        assert!(leads_to.is_none_or(|url| url.as_str().starts_with("https://portal.example.org/")));
    }
    Reading::Understood
}

/// Whatever a portal says is wrong, each call has an answer to it.
fn problem(input: &[u8]) -> Reading {
    let problem = serde_json::from_slice::<Problem>(input);
    let known = problem.as_ref().ok();
    for status in [StatusCode::UNAUTHORIZED, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SERVICE_UNAVAILABLE] {
        let rejection = Rejection::Refused(Refusal {
            status,
            problem: known.map(|problem| problem.problem_type),
            tries_left: known.and_then(|problem| problem.tries_left),
            retry_after: Some(Duration::from_secs(5)),
        });
        let _ = patient_answers::start_refused(&rejection);
        let _ = patient_answers::resend_refused(&rejection);
        let _ = patient_answers::verify_refused(&rejection);
        let _ = patient_answers::link_not_approved(&rejection);
        let _ = patient_answers::list_refused(&rejection);
        let _ = patient_answers::check_in_refused(&rejection);
        let _ = hand_off_answers::refused(&rejection);
        let _ = stand_answers::enrol_refused(&rejection);
        let _ = stand_answers::stand_refused(&rejection);
    }
    problem.into()
}

/// `Retry-After`, and behind a `|` the `Date` that it is counted from.
fn wait(input: &[u8]) -> Reading {
    let mut parts = input.splitn(2, |byte| *byte == b'|');
    let mut headers = HeaderMap::new();
    for name in [RETRY_AFTER, DATE] {
        if let Some(value) = parts.next().and_then(|value| HeaderValue::from_bytes(value).ok()) {
            headers.insert(name, value);
        }
    }
    let wait = retry_after(&headers, SystemTime::now());
    assert!(wait.is_none_or(|wait| wait <= Duration::from_secs(3_600)));
    wait.into()
}

fn portal_url(input: &[u8]) -> Reading {
    let read = PortalUrl::parse(&text(input));
    if let Ok(url) = &read {
        assert!(leads_over_the_network(url.as_str()));
        let below = url.below("/v1/attempts/{attempt}/resends", &["a-1"]).expect("every portal has room below it");
        assert_eq!(below.origin().ascii_serialization(), url.origin());
    }
    read.into()
}

fn page(input: &[u8]) -> Reading {
    let text = text(input).into_owned();
    let address = page_address(&text);
    assert!(address.as_ref().is_none_or(|address| leads_over_the_network(address)));
    assert_eq!(one_time_address(&Sensitive::new(text.clone())).map(|address| address.expose().clone()), address);
    assert!(public_address(&text).is_none_or(|public| Some(public) == address));
    address.into()
}

fn origin_of_pages(input: &[u8]) -> Reading {
    let origin = origin(text(input).into_owned());
    assert!(
        origin.as_ref().is_none_or(|origin| leads_over_the_network(origin) && !origin.contains(['*', ' ', '@', '?']))
    );
    origin.into()
}

fn every_parser() -> Table {
    let json = |name, example: &str, read| Row::new(name, Form::Json, [example], read);
    let waits =
        ["120", "Mon, 23 Nov 2026 09:02:00 GMT|Mon, 23 Nov 2026 09:01:30 GMT", "Monday, 23-Nov-26 09:02:00 GMT"];
    let portals =
        ["https://portal.example.org:8443/clinic/", "http://127.0.0.1:8080", "http://[::1]:80/", "https://192.0.2.7"];
    let pages = ["https://portal.example.org/in/1?t=x", "http://localhost:81/a", "https://portal.example.org:8443/"];
    let origins = ["https://portal.example.org", "http://127.0.0.1:8080", "https://files.example.org:8443"];
    Table::new(
        "portal-client",
        vec![
            json("an attempt", ATTEMPT, attempt),
            json("a sign-in", VERIFIED, signed_in),
            json("appointments", APPOINTMENTS, appointments),
            json("a check-in", CHECKED_IN, checked_in),
            json("a hand-off", HAND_OFF, hand_off),
            json("an enrolment", ENROLMENT, enrolment),
            json("a heartbeat's answer", HEARTBEAT, heartbeat),
            json("a kiosk session", SESSION, session),
            json("a renewal", RENEWAL, renewal),
            json("a call for staff", HELP, help_request),
            json("what becomes of the call", HELP_STATE, help_state),
            json("a branding", BRANDING, branding),
            json("a problem", PROBLEM, problem),
            Row::new("a wait", Form::Text, waits, wait),
            Row::new("a portal's address", Form::Text, portals, portal_url),
            Row::new("a page's address", Form::Text, pages, page),
            Row::new("an origin", Form::Text, origins, origin_of_pages),
        ],
    )
}

#[test]
fn whatever_a_portal_says_is_understood_or_refused() {
    every_parser().few();
}

#[test]
#[ignore = "long: its share of a million cases"]
fn long_whatever_a_portal_says_is_understood_or_refused() {
    every_parser().many();
}
