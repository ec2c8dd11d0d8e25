//! What the portal's no means to a patient: by its `type`, and where that is unknown by its status.

use std::time::Duration;

use kiosk_core::{
    CheckInRefused, Disclosure, HandOffRefused, LimitOf, Limited, LinkRefused, LinkState, ListRefused, PortalTrouble,
    ResendRefused, StartRefused, VerifyRefused,
};
use portal_client::PatientPortal;
use portal_client::http::HttpPatientPortal;
use serde_json::json;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::given::{self, patient_portal, problem, problem_with};

/// A portal that gives this answer to everything.
async fn answering(answer: ResponseTemplate) -> (MockServer, HttpPatientPortal) {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let portal = patient_portal(&server.uri());
    (server, portal)
}

async fn check_start(answer: ResponseTemplate, expected: StartRefused) {
    let (_server, portal) = answering(answer).await;
    let started = portal.start_attempt(&given::key(), &given::contact(), &given::english(), Disclosure::Portal).await;
    assert_eq!(started, Err(expected));
}

async fn check_resend(answer: ResponseTemplate, expected: ResendRefused) {
    let (_server, portal) = answering(answer).await;
    assert_eq!(portal.resend(&given::key(), &given::attempt()).await, Err(expected));
}

async fn check_verify(answer: ResponseTemplate, expected: VerifyRefused) {
    let (_server, portal) = answering(answer).await;
    assert_eq!(portal.verify(&given::key(), &given::attempt(), &given::code()).await, Err(expected));
}

async fn check_check_in(answer: ResponseTemplate, expected: CheckInRefused) {
    let (_server, portal) = answering(answer).await;
    let outcome = portal.check_in(&given::key(), &given::access(), &given::patient(), &given::appointment()).await;
    assert_eq!(outcome, Err(expected));
}

async fn check_hand_off(answer: ResponseTemplate, expected: HandOffRefused) {
    let (_server, portal) = answering(answer).await;
    assert_eq!(portal.hand_off(&given::key(), &given::access(), &given::patient()).await, Err(expected));
}

async fn check_trouble(answer: ResponseTemplate, expected: PortalTrouble) {
    let (_server, portal) = answering(answer).await;
    let listed = portal.list_appointments(&given::access(), &given::patient()).await;
    assert_eq!(listed, Err(expected.into()));
}

async fn check_poll(answer: ResponseTemplate, expected: Result<LinkState, LinkRefused>) {
    let (_server, portal) = answering(answer).await;
    assert_eq!(portal.poll_link(&given::key(), &given::attempt()).await, expected);
}

const fn of_contact(retry_after: Option<Duration>) -> Limited {
    Limited { whose: LimitOf::Contact, retry_after }
}

const fn of_stand(retry_after: Option<Duration>) -> Limited {
    Limited { whose: LimitOf::Stand, retry_after }
}

const TWO_MINUTES: Duration = Duration::from_secs(120);

fn wait(answer: ResponseTemplate) -> ResponseTemplate {
    answer.insert_header("Retry-After", "120")
}

#[tokio::test]
async fn a_start_is_refused_by_the_problems_type() {
    check_start(problem(404, "contact-not-found"), StartRefused::ContactNotFound).await;
    check_start(problem(422, "cannot-receive-texts"), StartRefused::CannotReceiveTexts).await;
    check_start(wait(problem(429, "too-many-tries")), of_contact(Some(TWO_MINUTES)).into()).await;
    check_start(problem(429, "too-many-tries"), of_contact(None).into()).await;
    check_start(wait(problem(429, "stand-limited")), of_stand(Some(TWO_MINUTES)).into()).await;
    check_start(problem(429, "stand-limited"), of_stand(None).into()).await;
    check_start(problem(422, "neutral-disclosure-unsupported"), PortalTrouble::Nonsense.into()).await;
    check_start(problem(401, "session-ended"), PortalTrouble::SessionEnded.into()).await;
}

#[tokio::test]
async fn a_resend_is_refused_by_the_problems_type() {
    check_resend(wait(problem(429, "resend-too-soon")), ResendRefused::TooSoon { retry_after: TWO_MINUTES }).await;
    check_resend(problem(409, "no-resend-left"), ResendRefused::NoneLeft).await;
    check_resend(problem(410, "attempt-dead"), ResendRefused::AttemptDead).await;
    check_resend(problem(404, "not-found"), ResendRefused::AttemptDead).await;
    check_resend(wait(problem(429, "too-many-tries")), of_contact(Some(TWO_MINUTES)).into()).await;
    check_resend(wait(problem(429, "stand-limited")), of_stand(Some(TWO_MINUTES)).into()).await;
}

#[tokio::test]
async fn a_resend_that_is_too_soon_has_a_wait_even_if_the_portal_says_none() {
    let unsaid = ResendRefused::TooSoon { retry_after: Duration::from_secs(30) };
    check_resend(problem(429, "resend-too-soon"), unsaid).await;
}

#[tokio::test]
async fn a_code_is_refused_by_the_problems_type() {
    let wrong = json!({ "type": "urn:portal-kiosk:problem:code-wrong", "triesLeft": 3 });
    check_verify(problem_with(403, wrong), VerifyRefused::Wrong { tries_left: Some(3) }).await;
    check_verify(problem(403, "code-wrong"), VerifyRefused::Wrong { tries_left: None }).await;
    check_verify(problem(410, "code-expired"), VerifyRefused::Expired).await;
    check_verify(problem(410, "attempt-dead"), VerifyRefused::AttemptDead).await;
    check_verify(problem(404, "not-found"), VerifyRefused::AttemptDead).await;
    check_verify(wait(problem(429, "too-many-tries")), of_contact(Some(TWO_MINUTES)).into()).await;
}

#[tokio::test]
async fn a_link_that_nobody_has_answered_is_asked_about_again_after_the_portals_wait() {
    let pending = |ask_after| Ok(LinkState::Pending { ask_after });
    check_poll(wait(problem(400, "authorization-pending")), pending(Some(TWO_MINUTES))).await;
    check_poll(problem(400, "authorization-pending"), pending(None)).await;
    let slow_down = |ask_after| Ok(LinkState::SlowDown { ask_after });
    check_poll(wait(problem(429, "slow-down")), slow_down(Some(TWO_MINUTES))).await;
    check_poll(problem(429, "slow-down"), slow_down(None)).await;
}

#[tokio::test]
async fn a_link_is_refused_by_the_problems_type() {
    check_poll(problem(403, "access-denied"), Err(LinkRefused::Denied)).await;
    check_poll(problem(410, "expired-token"), Err(LinkRefused::Expired)).await;
    check_poll(problem(410, "attempt-dead"), Err(LinkRefused::AttemptDead)).await;
    check_poll(problem(404, "not-found"), Err(LinkRefused::AttemptDead)).await;
    check_poll(wait(problem(429, "too-many-tries")), Err(of_contact(Some(TWO_MINUTES)).into())).await;
    check_poll(problem(401, "session-ended"), Err(PortalTrouble::SessionEnded.into())).await;
    check_poll(problem(400, "from-the-future"), Err(PortalTrouble::Nonsense.into())).await;
    let busy = PortalTrouble::Busy { retry_after: Some(TWO_MINUTES) };
    check_poll(wait(problem(503, "busy")), Err(busy.into())).await;
}

#[tokio::test]
async fn a_list_is_refused_by_the_problems_type() {
    let (_server, portal) = answering(problem(403, "access-withdrawn")).await;
    let listed = portal.list_appointments(&given::access(), &given::patient()).await;
    assert_eq!(listed, Err(ListRefused::AccessWithdrawn));
}

#[tokio::test]
async fn a_check_in_is_refused_by_the_problems_type() {
    check_check_in(problem(404, "no-such-appointment"), CheckInRefused::NoSuchAppointment).await;
    check_check_in(problem(404, "not-found"), CheckInRefused::NoSuchAppointment).await;
    check_check_in(problem(403, "access-withdrawn"), CheckInRefused::AccessWithdrawn).await;
    check_check_in(problem(403, "portal-not-enabled"), PortalTrouble::NotEnabled.into()).await;
}

#[tokio::test]
async fn a_hand_off_is_refused_by_the_problems_type() {
    check_hand_off(problem(404, "dashboard-unavailable"), HandOffRefused::NoDashboard).await;
    check_hand_off(problem(403, "access-withdrawn"), HandOffRefused::AccessWithdrawn).await;
    check_hand_off(problem(401, "session-ended"), PortalTrouble::SessionEnded.into()).await;
    check_hand_off(problem(404, "not-found"), PortalTrouble::Nonsense.into()).await;
    let busy = PortalTrouble::Busy { retry_after: Some(TWO_MINUTES) };
    check_hand_off(wait(problem(503, "busy")), busy.into()).await;
}

#[tokio::test]
async fn a_problem_that_does_not_fit_the_call_is_judged_by_its_status() {
    check_start(problem(410, "code-expired"), PortalTrouble::Nonsense.into()).await;
    check_trouble(problem(403, "code-wrong"), PortalTrouble::Nonsense).await;
    check_trouble(wait(problem(429, "resend-too-soon")), PortalTrouble::Busy { retry_after: Some(TWO_MINUTES) }).await;
}

#[tokio::test]
async fn an_unknown_problem_is_judged_by_its_status() {
    let unknown = |status| problem(status, "from-the-future");
    for (status, expected) in [
        (400, PortalTrouble::Nonsense),
        (401, PortalTrouble::SessionEnded),
        (403, PortalTrouble::Nonsense),
        (404, PortalTrouble::Nonsense),
        (408, PortalTrouble::Busy { retry_after: None }),
        (410, PortalTrouble::Nonsense),
        (429, PortalTrouble::Busy { retry_after: None }),
        (500, PortalTrouble::OutOfReach),
        (501, PortalTrouble::OutOfReach),
    ] {
        check_trouble(unknown(status), expected).await;
    }
    for status in [408, 429, 503] {
        check_trouble(wait(unknown(status)), PortalTrouble::Busy { retry_after: Some(TWO_MINUTES) }).await;
    }
}

#[tokio::test]
async fn a_no_without_a_problem_document_is_judged_by_its_status() {
    let html = |status| ResponseTemplate::new(status).set_body_raw("<h1>Sorry</h1>", "text/html");
    check_trouble(html(401), PortalTrouble::SessionEnded).await;
    check_trouble(html(404), PortalTrouble::Nonsense).await;
    check_trouble(html(500), PortalTrouble::OutOfReach).await;
    check_check_in(html(404), PortalTrouble::Nonsense.into()).await;
    // Says that it is a problem, and is none.
    check_trouble(ResponseTemplate::new(403).set_body_raw("{", "application/problem+json"), PortalTrouble::Nonsense)
        .await;
}

#[tokio::test]
async fn a_wait_may_be_said_as_a_date_whatever_the_stands_clock_shows() {
    let answer = problem(503, "busy")
        .insert_header("Date", "Fri, 01 Jan 2027 00:00:00 GMT")
        .insert_header("Retry-After", "Fri, 01 Jan 2027 00:02:00 GMT");
    check_trouble(answer, PortalTrouble::Busy { retry_after: Some(TWO_MINUTES) }).await;
}

#[tokio::test]
async fn no_wait_is_longer_than_an_hour() {
    let answer = problem(503, "busy").insert_header("Retry-After", "86400");
    check_trouble(answer, PortalTrouble::Busy { retry_after: Some(Duration::from_secs(3600)) }).await;
}
