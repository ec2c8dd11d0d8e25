//! Codes that are wrong, too old, or used.

use crate::portal::{AVERY, Portal};

impl Portal {
    /// A fresh attempt, in a fresh session.
    async fn fresh_attempt(&self) -> (String, String) {
        let (_, _, token) = self.stand_with_session().await;
        let attempt = self.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
        (token, attempt)
    }
}

#[tokio::test]
async fn five_wrong_codes_end_an_attempt_and_the_right_one_comes_too_late() {
    let portal = Portal::start().await;
    let (token, attempt) = portal.fresh_attempt().await;
    for left in [4, 3, 2, 1] {
        let wrong = portal.verify(&token, &attempt, portal.wrong_code_for(AVERY)).await;
        assert_eq!(wrong.expect_problem(403, "code-wrong").number("triesLeft"), left);
    }
    portal.verify(&token, &attempt, portal.wrong_code_for(AVERY)).await.expect_problem(410, "attempt-dead");
    portal.verify(&token, &attempt, &portal.code_for(AVERY)).await.expect_problem(410, "attempt-dead");
    portal.later(30);
    portal.resend(&token, &attempt).await.expect_problem(410, "attempt-dead");
}

#[tokio::test]
async fn a_resend_does_not_give_tries_back() {
    let portal = Portal::start().await;
    let (token, attempt) = portal.fresh_attempt().await;
    for _ in 0..3 {
        portal.verify(&token, &attempt, portal.wrong_code_for(AVERY)).await.expect_problem(403, "code-wrong");
    }
    portal.later(30);
    assert_eq!(portal.resend(&token, &attempt).await.expect(200).number("triesLeft"), 2);
    let wrong = portal.verify(&token, &attempt, portal.wrong_code_for(AVERY)).await.expect_problem(403, "code-wrong");
    assert_eq!(wrong.number("triesLeft"), 1);
    portal.verify(&token, &attempt, portal.wrong_code_for(AVERY)).await.expect_problem(410, "attempt-dead");
}

#[tokio::test]
async fn ten_wrong_codes_for_a_contact_in_an_hour_at_any_stand_make_it_wait() {
    let portal = Portal::start().await;
    // The first at the full hour, the others ten minutes later.
    let (token, attempt) = portal.fresh_attempt().await;
    portal.verify(&token, &attempt, portal.wrong_code_for(AVERY)).await.expect_problem(403, "code-wrong");
    portal.later(10 * 60);
    for wrong_codes in [4, 4] {
        let (token, attempt) = portal.fresh_attempt().await;
        for _ in 0..wrong_codes {
            portal.verify(&token, &attempt, portal.wrong_code_for(AVERY)).await.expect_problem(403, "code-wrong");
        }
    }
    let (_, _, token) = portal.stand_with_session().await;
    let started = portal.start_attempt(&token, AVERY).await.expect(201);
    assert_eq!(started.number("triesLeft"), 1, "the contact's own last try counts");
    let attempt = started.text("attemptId");
    let tenth = portal.verify(&token, &attempt, portal.wrong_code_for(AVERY)).await;
    assert_eq!(tenth.expect_problem(429, "too-many-tries").retry_after(), 50 * 60);

    portal.verify(&token, &attempt, &portal.code_for(AVERY)).await.expect_problem(429, "too-many-tries");
    portal.resend(&token, &attempt).await.expect_problem(429, "too-many-tries");
    portal.start_attempt(&token, AVERY).await.expect_problem(429, "too-many-tries");
    portal.start_attempt(&token, "+12025550102").await.expect(201);

    portal.later(50 * 60);
    // The first has left the hour: nine are in it.
    let (token, attempt) = portal.fresh_attempt().await;
    portal.verify(&token, &attempt, &portal.code_for(AVERY)).await.expect(200);
}

#[tokio::test]
async fn a_code_expires_after_ten_minutes_and_is_not_counted_as_wrong() {
    let portal = Portal::start().await;
    let (credential, id, token) = portal.stand_with_session().await;
    let attempt = portal.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
    portal.later(599);
    let path = format!("/v1/kiosk-sessions/{id}/renewals");
    let token = portal.post(&path).bearer(&credential).send().await.expect(200).text("token");
    portal.verify(&token, &attempt, portal.wrong_code_for(AVERY)).await.expect_problem(403, "code-wrong");
    portal.later(1);
    portal.verify(&token, &attempt, &portal.code_for(AVERY)).await.expect_problem(410, "code-expired");
    let resent = portal.resend(&token, &attempt).await.expect(200);
    assert_eq!(resent.number("triesLeft"), 4);
    portal.verify(&token, &attempt, &portal.code_for(AVERY)).await.expect(200);
}

#[tokio::test]
async fn a_code_works_once() {
    let portal = Portal::start().await;
    let (token, attempt) = portal.fresh_attempt().await;
    let code = portal.code_for(AVERY);
    portal.verify(&token, &attempt, &code).await.expect(200);
    portal.verify(&token, &attempt, &code).await.expect_problem(410, "code-expired");
    portal.resend(&token, &attempt).await.expect_problem(410, "attempt-dead");
}

#[tokio::test]
async fn what_cannot_be_a_code_costs_no_try() {
    let portal = Portal::start().await;
    let (token, attempt) = portal.fresh_attempt().await;
    for typed in ["", "12345", "1234567", "12 456", "١٢٣٤٥٦"] {
        portal.verify(&token, &attempt, typed).await.expect_problem(422, "invalid-request");
    }
    let wrong = portal.verify(&token, &attempt, portal.wrong_code_for(AVERY)).await.expect_problem(403, "code-wrong");
    assert_eq!(wrong.number("triesLeft"), 4);
}
