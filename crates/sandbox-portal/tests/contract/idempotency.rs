//! What must not happen twice.

use serde_json::json;

use crate::portal::{AVERY, Portal, attempt};

#[tokio::test]
async fn a_call_that_must_not_happen_twice_needs_a_key() {
    let portal = Portal::start().await;
    let (credential, _, token) = portal.stand_with_session().await;
    let access = portal.sign_in(&token, AVERY).await;
    let calls = [
        portal.post("/v1/kiosk-sessions").bearer(&credential),
        portal.post("/v1/attempts").bearer(&token).json(&attempt(AVERY)),
        portal.post("/v1/attempts/x/resends").bearer(&token),
        portal.post("/v1/attempts/x/link-polls").bearer(&token),
        portal.post("/v1/attempts/x/verifications").bearer(&token).json(&json!({ "code": "123456" })),
        portal.post("/v1/patients/pat-avery/appointments/x/check-ins").bearer(&access),
    ];
    for call in calls {
        call.send().await.expect_problem(400, "idempotency-key-missing");
    }
    let empty = portal.post("/v1/kiosk-sessions").bearer(&credential).key("");
    empty.send().await.expect_problem(400, "invalid-request");
}

#[tokio::test]
async fn the_same_call_with_the_same_key_happens_once() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let call = || portal.post("/v1/attempts").bearer(&token).key("once").json(&attempt(AVERY)).send();
    let (first, second) = (call().await.expect(201), call().await.expect(201));
    assert_eq!(first.body, second.body);
    assert_eq!(portal.running.messages().unwrap().len(), 1);
}

#[tokio::test]
async fn a_wrong_code_that_is_sent_again_with_its_key_counts_once() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let id = portal.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
    let path = format!("/v1/attempts/{id}/verifications");
    let wrong = json!({ "code": portal.wrong_code_for(AVERY) });
    for _ in 0..3 {
        let answer = portal.post(&path).bearer(&token).key("typed").json(&wrong).send().await;
        assert_eq!(answer.expect_problem(403, "code-wrong").number("triesLeft"), 4);
    }
}

#[tokio::test]
async fn a_sign_in_whose_answer_was_lost_is_answered_again() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let id = portal.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
    let path = format!("/v1/attempts/{id}/verifications");
    let right = json!({ "code": portal.code_for(AVERY) });
    let call = || portal.post(&path).bearer(&token).key("typed").json(&right).send();
    let (first, second) = (call().await.expect(200), call().await.expect(200));
    assert_eq!(first.text("accessToken"), second.text("accessToken"));
}

#[tokio::test]
async fn the_same_key_with_another_call_is_refused() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    portal.post("/v1/attempts").bearer(&token).key("mine").json(&attempt(AVERY)).send().await.expect(201);
    let other_body = portal.post("/v1/attempts").bearer(&token).key("mine").json(&attempt("+12025550102"));
    other_body.send().await.expect_problem(422, "idempotency-key-reused");
    let other_path = portal.post("/v1/attempts/x/resends").bearer(&token).key("mine");
    other_path.send().await.expect_problem(422, "idempotency-key-reused");
}

#[tokio::test]
async fn the_same_key_of_two_callers_is_two_keys() {
    let portal = Portal::start().await;
    let (_, _, here) = portal.stand_with_session().await;
    let (_, _, there) = portal.stand_with_session().await;
    let call = |token: &str| portal.post("/v1/attempts").bearer(token).key("same").json(&attempt(AVERY)).send();
    assert_ne!(call(&here).await.text("attemptId"), call(&there).await.text("attemptId"));
}

#[tokio::test]
async fn a_refusal_that_asks_to_wait_can_be_asked_again_with_its_key() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let id = portal.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
    let path = format!("/v1/attempts/{id}/resends");
    let call = || portal.post(&path).bearer(&token).key("again").send();
    assert_eq!(call().await.expect_problem(429, "resend-too-soon").retry_after(), 30);
    portal.later(30);
    call().await.expect(200);
}

#[tokio::test]
async fn what_was_answered_in_a_session_is_forgotten_with_it() {
    let portal = Portal::start().await;
    let (credential, id, token) = portal.stand_with_session().await;
    let call = || portal.post("/v1/attempts").bearer(&token).key("mine").json(&attempt(AVERY)).send();
    call().await.expect(201);
    portal.delete(&format!("/v1/kiosk-sessions/{id}")).bearer(&credential).send().await.expect(204);
    call().await.expect_problem(401, "session-ended");
}
