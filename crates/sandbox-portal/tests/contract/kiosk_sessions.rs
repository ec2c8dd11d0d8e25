//! The life and the end of a kiosk session.

use crate::portal::{AVERY, Portal};

#[tokio::test]
async fn a_session_token_lasts_ten_minutes() {
    let portal = Portal::start().await;
    let credential = portal.enrol("HARB-0001").await;
    let opened = portal.post("/v1/kiosk-sessions").bearer(&credential).new_key().send().await.expect(201);
    assert_eq!(opened.number("expiresInSeconds"), 600);
    let token = opened.text("token");
    portal.later(599);
    portal.start_attempt(&token, AVERY).await.expect(201);
    portal.later(1);
    portal.start_attempt(&token, AVERY).await.expect_problem(401, "session-ended");
}

#[tokio::test]
async fn a_renewal_gives_another_token_and_leaves_the_one_before_its_time() {
    let portal = Portal::start().await;
    let (credential, id, first) = portal.stand_with_session().await;
    portal.later(300);
    let renewed =
        portal.post(&format!("/v1/kiosk-sessions/{id}/renewals")).bearer(&credential).send().await.expect(200);
    let second = renewed.text("token");
    assert_ne!(first, second);
    portal.start_attempt(&first, AVERY).await.expect(201);
    portal.later(300);
    portal.start_attempt(&first, AVERY).await.expect_problem(401, "session-ended");
    portal.start_attempt(&second, AVERY).await.expect(201);
}

#[tokio::test]
async fn a_session_whose_token_ran_out_can_still_be_renewed() {
    let portal = Portal::start().await;
    let (credential, id, token) = portal.stand_with_session().await;
    let access = portal.sign_in(&token, AVERY).await;
    portal.later(10 * 60);
    portal.get("/v1/patients/pat-avery/appointments/today").bearer(&access).send().await.expect(200);
    let path = format!("/v1/kiosk-sessions/{id}/renewals");
    let token = portal.post(&path).bearer(&credential).send().await.expect(200).text("token");
    portal.start_attempt(&token, AVERY).await.expect(201);
}

#[tokio::test]
async fn a_session_is_over_after_thirty_minutes_however_often_it_is_renewed() {
    let portal = Portal::start().await;
    let (credential, id, token) = portal.stand_with_session().await;
    let access = portal.sign_in(&token, AVERY).await;
    let renewals = format!("/v1/kiosk-sessions/{id}/renewals");
    portal.later(29 * 60);
    let last = portal.post(&renewals).bearer(&credential).send().await.expect(200);
    assert_eq!(last.number("expiresInSeconds"), 60);
    portal.later(60);
    portal.post(&renewals).bearer(&credential).send().await.expect_problem(401, "session-ended");
    portal.start_attempt(&last.text("token"), AVERY).await.expect_problem(401, "session-ended");
    let list = portal.get("/v1/patients/pat-avery/appointments/today").bearer(&access);
    list.send().await.expect_problem(401, "session-ended");
}

#[tokio::test]
async fn ending_a_session_revokes_its_token_its_attempts_and_whoever_signed_in() {
    let portal = Portal::start().await;
    let (credential, id, token) = portal.stand_with_session().await;
    let access = portal.sign_in(&token, AVERY).await;
    let attempt = portal.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
    portal.delete(&format!("/v1/kiosk-sessions/{id}")).bearer(&credential).send().await.expect(204);

    portal.start_attempt(&token, AVERY).await.expect_problem(401, "session-ended");
    portal.resend(&token, &attempt).await.expect_problem(401, "session-ended");
    let list = portal.get("/v1/patients/pat-avery/appointments/today").bearer(&access);
    list.send().await.expect_problem(401, "session-ended");
    let renewal = portal.post(&format!("/v1/kiosk-sessions/{id}/renewals")).bearer(&credential);
    renewal.send().await.expect_problem(401, "session-ended");
}

#[tokio::test]
async fn a_verification_that_comes_after_the_end_signs_nobody_in() {
    let portal = Portal::start().await;
    let (credential, id, token) = portal.stand_with_session().await;
    let attempt = portal.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
    portal.delete(&format!("/v1/kiosk-sessions/{id}")).bearer(&credential).send().await.expect(204);
    portal.verify(&token, &attempt, &portal.code_for(AVERY)).await.expect_problem(401, "session-ended");
    // Nor by the next session of the same stand.
    let (_, next) = portal.open_session(&credential).await;
    portal.verify(&next, &attempt, &portal.code_for(AVERY)).await.expect_problem(410, "attempt-dead");
}

#[tokio::test]
async fn a_session_can_be_ended_again_and_so_can_one_that_never_was() {
    let portal = Portal::start().await;
    let (credential, id, _) = portal.stand_with_session().await;
    for path in [format!("/v1/kiosk-sessions/{id}"), format!("/v1/kiosk-sessions/{id}"), "/v1/kiosk-sessions/x".into()]
    {
        portal.delete(&path).bearer(&credential).send().await.expect(204);
    }
}

#[tokio::test]
async fn a_stand_ends_all_its_own_sessions_and_no_other_stands() {
    let portal = Portal::start().await;
    let (credential, _, first) = portal.stand_with_session().await;
    let (_, second) = portal.open_session(&credential).await;
    let (_, other_id, other) = portal.stand_with_session().await;
    portal.delete(&format!("/v1/kiosk-sessions/{other_id}")).bearer(&credential).send().await.expect(204);
    portal.delete("/v1/kiosk-sessions").bearer(&credential).send().await.expect(204);
    portal.start_attempt(&first, AVERY).await.expect_problem(401, "session-ended");
    portal.start_attempt(&second, AVERY).await.expect_problem(401, "session-ended");
    portal.start_attempt(&other, AVERY).await.expect(201);
    let renewal = portal.post(&format!("/v1/kiosk-sessions/{other_id}/renewals")).bearer(&credential);
    renewal.send().await.expect_problem(401, "session-ended");
}

#[tokio::test]
async fn who_signed_out_has_no_right_any_more_and_may_say_so_twice() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let access = portal.sign_in(&token, AVERY).await;
    for _ in 0..2 {
        portal.post("/v1/sign-outs").bearer(&access).send().await.expect(204);
    }
    let list = portal.get("/v1/patients/pat-avery/appointments/today").bearer(&access);
    list.send().await.expect_problem(401, "session-ended");
}
