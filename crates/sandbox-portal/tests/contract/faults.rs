//! The switches: what they say, and that the pages stay usable whatever is on.

use reqwest::Method;
use sandbox_portal::{Answers, Faults};
use serde_json::json;

use crate::portal::{AVERY, AVERYS_INBOX, Portal, attempt};

impl Portal {
    pub(crate) async fn put_faults(&self, faults: &serde_json::Value) {
        self.call(Method::PUT, "/sandbox/faults").json(faults).send().await.expect(200);
    }
}

/// Every switch, once on.
fn each_alone() -> Vec<Faults> {
    let answers = Answers::all().map(|answers| Faults { answers, ..Faults::default() });
    let others = [
        Faults { slow: 60_000, ..Faults::default() },
        Faults { clock_minutes_ahead: -7, ..Faults::default() },
        Faults { portal_not_enabled: ["harbour".to_owned()].into(), ..Faults::default() },
        Faults { credential_refused: true, ..Faults::default() },
        Faults { sessions_ended: true, ..Faults::default() },
        Faults { code_expired: true, ..Faults::default() },
        Faults { link_expired: true, ..Faults::default() },
        Faults { slow_down: true, ..Faults::default() },
        Faults { messages_lost: true, ..Faults::default() },
        Faults { stand_limited: true, ..Faults::default() },
        Faults { neutral_unsupported: true, ..Faults::default() },
        Faults { dashboard_unavailable: true, ..Faults::default() },
    ];
    answers.chain(others).collect()
}

#[tokio::test]
async fn the_pages_and_switches_go_on_whatever_is_wrong_with_the_contract() {
    let portal = Portal::start().await;
    for faults in each_alone() {
        portal.put_faults(&serde_json::to_value(&faults).unwrap()).await;
        assert_eq!(portal.running.faults(), faults);
        for page in ["/", "/phones", "/faults", "/assets/pages.css", "/sandbox/faults", "/sandbox/messages"] {
            portal.get(page).send().await.expect(200);
        }
        portal.post("/sandbox/clock").json(&json!({ "advanceSeconds": 1 })).send().await.expect(200);
        portal.post("/faults").form("").send().await.expect(200);
        assert_eq!(portal.running.faults(), Faults::default(), "the page ends it: {faults:?}");
    }
}

#[tokio::test]
async fn the_page_shows_what_is_on() {
    let portal = Portal::start().await;
    portal.put_faults(&json!({ "answers": "blackHoled", "slow": 250, "clockMinutesAhead": -7 })).await;
    let page = portal.get("/faults").send().await.expect(200);
    let html = page.body.as_str().unwrap();
    assert!(html.contains(r#"<option value="blackHoled" selected>"#), "{html}");
    assert_eq!(html.matches(" selected").count(), 1);
    for expected in [r#"value="250""#, r#"value="-7""#, "Mon 08:53"] {
        assert!(html.contains(expected), "{expected}");
    }
}

#[tokio::test]
async fn what_the_page_switches_is_what_the_api_says() {
    let portal = Portal::start().await;
    let form = "answers=status500&slow=0&clockMinutesAhead=3&portalNotEnabled=linden&sessionsEnded=on";
    portal.post("/faults").form(form).send().await.expect(200);
    let expected = Faults {
        answers: Answers::Status500,
        clock_minutes_ahead: 3,
        portal_not_enabled: ["linden".to_owned()].into(),
        sessions_ended: true,
        ..Faults::default()
    };
    assert_eq!(portal.running.faults(), expected);
    let said = portal.get("/sandbox/faults").send().await.expect(200).body;
    assert_eq!(said, serde_json::to_value(&expected).unwrap());
    for wrong in [json!({ "up": true }), json!({ "answers": "nicely" })] {
        portal.call(Method::PUT, "/sandbox/faults").json(&wrong).send().await.expect(422);
    }
    portal.post("/faults").form("answers=nicely").send().await.expect(422);
    assert_eq!(portal.running.faults(), expected, "what is no set of faults changes nothing");
}

#[tokio::test]
async fn a_clinic_whose_portal_is_not_enabled_serves_no_patient() {
    let portal = Portal::start().await;
    let (credential, _, token) = portal.stand_with_session().await;
    let attempt = portal.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
    portal.put_faults(&json!({ "portalNotEnabled": ["harbour"] })).await;
    let opened = portal.post("/v1/kiosk-sessions").bearer(&credential).key("open").send().await;
    opened.expect_problem(403, "portal-not-enabled");
    portal.start_attempt(&token, AVERY).await.expect_problem(403, "portal-not-enabled");
    portal.resend(&token, &attempt).await.expect_problem(403, "portal-not-enabled");
    portal.verify(&token, &attempt, &portal.code_for(AVERY)).await.expect_problem(403, "portal-not-enabled");
    let beat = portal.post("/v1/stand/heartbeat").bearer(&credential).send().await.expect(200);
    assert_eq!(beat.body["portalEnabled"], false);
    // The other clinic's is another switch; and once it is on again, the same key is good.
    let linden = portal.enrol("LIND-0001").await;
    portal.open_session(&linden).await;
    portal.put_faults(&json!({})).await;
    portal.post("/v1/kiosk-sessions").bearer(&credential).key("open").send().await.expect(201);
}

#[tokio::test]
async fn a_refused_credential_is_good_again_when_the_fault_ends() {
    let portal = Portal::start().await;
    let credential = portal.enrol("HARB-0001").await;
    portal.put_faults(&json!({ "credentialRefused": true })).await;
    portal.get("/v1/stand/branding").bearer(&credential).send().await.expect_problem(401, "credential-refused");
    portal.put_faults(&json!({})).await;
    portal.get("/v1/stand/branding").bearer(&credential).send().await.expect(200);
}

#[tokio::test]
async fn a_session_that_is_ended_early_stays_ended_and_the_next_one_is_good() {
    let portal = Portal::start().await;
    let (credential, used, token) = portal.stand_with_session().await;
    let access = portal.sign_in(&token, AVERY).await;
    let (_, signed_in) = portal.open_session(&credential).await;
    let (renewed, _) = portal.open_session(&credential).await;
    let (_, untouched) = portal.open_session(&credential).await;
    let other_access = portal.sign_in(&signed_in, "+12025550102").await;
    let list =
        |id: &str, access: &str| portal.get(&format!("/v1/patients/{id}/appointments/today")).bearer(access).send();
    let renewal = |id: &str| portal.post(&format!("/v1/kiosk-sessions/{id}/renewals")).bearer(&credential).send();

    portal.put_faults(&json!({ "sessionsEnded": true })).await;
    portal.start_attempt(&token, AVERY).await.expect_problem(401, "session-ended");
    list("pat-blair", &other_access).await.expect_problem(401, "session-ended");
    renewal(&renewed).await.expect_problem(401, "session-ended");
    let (_, early) = portal.open_session(&credential).await;
    portal.start_attempt(&early, AVERY).await.expect_problem(401, "session-ended");

    portal.put_faults(&json!({})).await;
    for ended in [&token, &signed_in, &early] {
        portal.start_attempt(ended, AVERY).await.expect_problem(401, "session-ended");
    }
    list("pat-avery", &access).await.expect_problem(401, "session-ended");
    renewal(&used).await.expect_problem(401, "session-ended");
    renewal(&renewed).await.expect_problem(401, "session-ended");
    portal.start_attempt(&untouched, AVERY).await.expect(201);
    let (_, next) = portal.open_session(&credential).await;
    portal.start_attempt(&next, AVERY).await.expect(201);
}

#[tokio::test]
async fn a_wrong_clock_is_said_and_gone_by() {
    let portal = Portal::start().await;
    let (credential, _, token) = portal.stand_with_session().await;
    let attempt = portal.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
    for (minutes, time, date) in [
        (7, "2026-11-23T14:07:00Z", "Mon, 23 Nov 2026 14:07:00 GMT"),
        (-7, "2026-11-23T13:53:00Z", "Mon, 23 Nov 2026 13:53:00 GMT"),
    ] {
        portal.put_faults(&json!({ "clockMinutesAhead": minutes })).await;
        let beat = portal.post("/v1/stand/heartbeat").bearer(&credential).send().await.expect(200);
        assert_eq!(beat.body["serverTime"], time);
        assert_eq!(beat.headers["date"], date);
        assert_eq!(portal.get("/sandbox/clock").send().await.expect(200).text("now"), time);
    }
    // What was begun before outlives its time only by the wrong clock.
    portal.put_faults(&json!({ "clockMinutesAhead": 10 })).await;
    portal.verify(&token, &attempt, &portal.code_for(AVERY)).await.expect_problem(401, "session-ended");
    portal.put_faults(&json!({})).await;
    portal.verify(&token, &attempt, &portal.code_for(AVERY)).await.expect(200);
}

#[tokio::test]
async fn a_code_that_expires_at_once_leaves_another_to_be_asked_for() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    portal.put_faults(&json!({ "codeExpired": true })).await;
    let started = portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    let id = started.text("attemptId");
    let code = portal.email_for(AVERYS_INBOX).code;
    portal.verify(&token, &id, &code).await.expect_problem(410, "code-expired");
    portal.poll(&token, &id).await.expect_problem(400, "authorization-pending");
    portal.put_faults(&json!({})).await;
    portal.verify(&token, &id, &code).await.expect(200);
}

#[tokio::test]
async fn a_link_that_expires_at_once_leaves_the_code_that_came_with_it() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    portal.put_faults(&json!({ "linkExpired": true })).await;
    let started = portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    assert_eq!(started.body["link"]["expiresInSeconds"], 600, "it is said to last");
    let (id, email) = (started.text("attemptId"), portal.email_for(AVERYS_INBOX));
    portal.poll(&token, &id).await.expect_problem(410, "expired-token");
    portal.get(&email.link).send().await.expect(410);
    portal.verify(&token, &id, &email.code).await.expect(200);
}

#[tokio::test]
async fn polls_that_are_slowed_down_go_through_once_the_link_is_approved() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    portal.put_faults(&json!({ "slowDown": true })).await;
    let started = portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    let id = started.text("attemptId");
    for wait in [10, 15, 20, 25, 30, 30] {
        assert_eq!(portal.poll(&token, &id).await.expect_problem(429, "slow-down").retry_after(), wait);
        portal.later(wait);
    }
    let digits = started.body["link"]["digits"].as_str().unwrap();
    let form = format!("answer=approve&digits={digits}");
    portal.answers_link(&portal.email_for(AVERYS_INBOX).link, &form).await.expect(200);
    portal.poll(&token, &id).await.expect(200);
}

#[tokio::test]
async fn messages_that_are_lost_are_said_to_be_on_their_way() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    portal.put_faults(&json!({ "messagesLost": true })).await;
    let id = portal.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
    portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    assert!(portal.running.messages().unwrap().is_empty() && portal.running.emails().unwrap().is_empty());
    let page = portal.get("/phones").send().await.expect(200);
    assert!(!page.body.as_str().unwrap().contains("class=\"bubble\""));
    portal.put_faults(&json!({})).await;
    portal.later(30);
    portal.resend(&token, &id).await.expect(200);
    portal.verify(&token, &id, &portal.code_for(AVERY)).await.expect(200);
}

#[tokio::test]
async fn a_stand_that_is_limited_sends_nothing_and_can_take_codes() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let id = portal.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
    portal.later(30);
    portal.put_faults(&json!({ "standLimited": true })).await;
    assert_eq!(portal.resend(&token, &id).await.expect_problem(429, "stand-limited").retry_after(), 120);
    let refused = portal.start_by_email(&token, AVERYS_INBOX).await.expect_problem(429, "stand-limited");
    assert_eq!(refused.retry_after(), 120);
    assert_eq!(portal.running.messages().unwrap().len(), 1);
    portal.verify(&token, &id, &portal.code_for(AVERY)).await.expect(200);
}

#[tokio::test]
async fn a_portal_that_cannot_be_neutral_says_so_when_it_is_asked_and_in_every_heartbeat() {
    let portal = Portal::start().await;
    let (credential, _, token) = portal.stand_with_session().await;
    let beat = || portal.post("/v1/stand/heartbeat").bearer(&credential).send();
    assert_eq!(beat().await.expect(200).body["disclosures"], json!(["portal", "neutral"]));
    portal.put_faults(&json!({ "neutralUnsupported": true })).await;
    assert_eq!(beat().await.expect(200).body["disclosures"], json!(["portal"]));
    for number in [AVERY, "+12025550199"] {
        let mut body = attempt(number);
        body["disclosure"] = "neutral".into();
        let refused = portal.post("/v1/attempts").bearer(&token).new_key().json(&body).send().await;
        refused.expect_problem(422, "neutral-disclosure-unsupported");
    }
    portal.start_attempt(&token, AVERY).await.expect(201);
}
