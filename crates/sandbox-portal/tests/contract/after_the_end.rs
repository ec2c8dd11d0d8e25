//! What comes after a kiosk session has been ended does nothing, whatever it is: the patient has left, and the next one may be there.

use reqwest::Method;
use serde_json::json;

use crate::browser::Browser;
use crate::portal::{AVERY, AVERYS_INBOX, Answer, Call, Portal};

/// What the dashboard answers to whom it does not know.
const NOT_SIGNED_IN: u16 = 401;

/// A patient's whole visit at a stand, ended by the stand, and nobody has heard of it but the portal.
struct Left {
    browser: Browser,
    token: String,
    access: String,
    attempt: String,
    appointment: String,
}

/// The two ways in which a stand says that a patient is gone.
const ENDS: [fn(&str) -> String; 2] =
    [|session| format!("/v1/kiosk-sessions/{session}"), |_| "/v1/kiosk-sessions".into()];

impl Left {
    /// Signed in on the dashboard, with one attempt more that has been sent a link and a code.
    async fn by(end: fn(&str) -> String) -> Self {
        let (browser, visit) = Browser::avery().await;
        let portal = &browser.portal;
        let other = portal.sign_in(&visit.kiosk_token, "+12025550102").await;
        portal.way_in(&other, "pat-blair").await;
        let list =
            portal.get("/v1/patients/pat-avery/appointments/today").bearer(&visit.access).send().await.expect(200);
        let appointment = list.body["appointments"][0]["appointmentId"].as_str().unwrap().to_owned();
        let attempt = portal.start_by_email(&visit.kiosk_token, AVERYS_INBOX).await.expect(201).text("attemptId");
        let before = portal.still_open().await;
        assert!(before.values().all(|count| *count > 0), "there is one of each: {before:?}");
        portal.delete(&end(&visit.kiosk_session)).bearer(&visit.credential).send().await.expect(204);
        Self { token: visit.kiosk_token, access: visit.access, attempt, appointment, browser }
    }

    /// Everything that a shell asks in its patient's name.
    fn late_calls(&self) -> Vec<Call> {
        let portal = &self.browser.portal;
        let of_session = |path: String| portal.post(&path).bearer(&self.token).new_key();
        let of_patient = |method, path: &str| {
            portal.call(method, &format!("/v1/patients/pat-avery/{path}")).bearer(&self.access).new_key()
        };
        let (attempt, code) = (&self.attempt, portal.email_for(AVERYS_INBOX).code);
        vec![
            of_session("/v1/attempts".into()).json(&crate::portal::attempt(AVERY)),
            of_session(format!("/v1/attempts/{attempt}/resends")),
            of_session(format!("/v1/attempts/{attempt}/verifications")).json(&json!({ "code": code })),
            of_session(format!("/v1/attempts/{attempt}/link-polls")),
            of_patient(Method::GET, "appointments/today"),
            of_patient(Method::POST, &format!("appointments/{}/check-ins", self.appointment)),
            of_patient(Method::POST, "hand-offs"),
        ]
    }
}

impl Portal {
    async fn still_open(&self) -> std::collections::BTreeMap<String, u64> {
        serde_json::from_value(self.get("/sandbox/still-open").send().await.expect(200).body).unwrap()
    }

    async fn day_of_whoever_comes_next(&self) -> Answer {
        let (_, _, token) = self.stand_with_session().await;
        let access = self.sign_in(&token, AVERY).await;
        self.get("/v1/patients/pat-avery/appointments/today").bearer(&access).send().await.expect(200)
    }
}

#[tokio::test]
async fn nothing_that_was_begun_is_open_any_more() {
    for end in ENDS {
        let left = Left::by(end).await;
        let open = left.browser.portal.still_open().await;
        assert!(open.values().all(|count| *count == 0), "{open:?}");
    }
}

#[tokio::test]
async fn every_late_call_is_refused_and_opens_nothing() {
    for end in ENDS {
        let left = Left::by(end).await;
        let portal = &left.browser.portal;
        let sent = (portal.running.messages().unwrap().len(), portal.running.emails().unwrap().len());
        for call in left.late_calls() {
            call.send().await.expect_problem(401, "session-ended");
        }
        assert!(portal.still_open().await.values().all(|count| *count == 0));
        assert_eq!((portal.running.messages().unwrap().len(), portal.running.emails().unwrap().len()), sent);
    }
}

#[tokio::test]
async fn a_check_in_that_comes_late_checks_nobody_in() {
    let left = Left::by(ENDS[0]).await;
    for call in left.late_calls() {
        call.send().await;
    }
    let day = left.browser.portal.day_of_whoever_comes_next().await;
    assert_eq!(day.body["appointments"][0]["status"], json!({ "kind": "expected" }));
}

#[tokio::test]
async fn a_link_that_is_approved_late_approves_nothing() {
    for end in ENDS {
        let left = Left::by(end).await;
        let portal = &left.browser.portal;
        let link = portal.email_for(AVERYS_INBOX).link;
        for digits in 10..=99 {
            portal.answers_link(&link, &format!("answer=approve&digits={digits}")).await.expect(410);
        }
        assert!(portal.still_open().await.values().all(|count| *count == 0));
        // Nor does the stand's next session get anything by it.
        let (_, _, next) = portal.stand_with_session().await;
        portal.poll(&next, &left.attempt).await.expect_problem(410, "attempt-dead");
    }
}

#[tokio::test]
async fn a_visit_to_the_dashboard_is_over_with_whatever_it_sends_late() {
    for end in ENDS {
        let mut left = Left::by(end).await;
        left.browser.open("/web/").await.expect(NOT_SIGNED_IN);
        left.browser.send("/web/details", "preferredName=Late").await.expect(NOT_SIGNED_IN);
    }
}
