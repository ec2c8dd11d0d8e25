//! The stand asks whether its link was approved.

use reqwest::header::RETRY_AFTER;

use crate::portal::{AVERYS_INBOX, Answer, Portal, other_digits};

/// An attempt by e-mail: the session's token, the attempt's id, and the stand's digits.
async fn started(portal: &Portal) -> (String, String, String) {
    let (_, _, token) = portal.stand_with_session().await;
    let started = portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    let digits = started.body["link"]["digits"].as_str().unwrap().to_owned();
    (token, started.text("attemptId"), digits)
}

async fn approve(portal: &Portal, digits: &str) -> Answer {
    portal.answers_link(&portal.email_for(AVERYS_INBOX).link, &format!("answer=approve&digits={digits}")).await
}

#[tokio::test]
async fn a_link_that_nobody_has_answered_is_pending() {
    let portal = Portal::start().await;
    let (token, id, _) = started(&portal).await;
    for _ in 0..3 {
        let pending = portal.poll(&token, &id).await.expect_problem(400, "authorization-pending");
        assert_eq!(pending.retry_after(), 5);
        portal.later(5);
    }
}

#[tokio::test]
async fn an_approved_link_signs_in_once() {
    let portal = Portal::start().await;
    let (token, id, digits) = started(&portal).await;
    portal.poll(&token, &id).await.expect_problem(400, "authorization-pending");
    approve(&portal, &digits).await.expect(200);
    // Also when the stand asks sooner than it may.
    let signed_in = portal.poll(&token, &id).await.expect(200);
    assert_eq!(signed_in.body["patients"][0]["displayName"], "Avery");
    assert_eq!(signed_in.number("sessionExpiresInSeconds"), 30 * 60);
    let list = portal.get("/v1/patients/pat-avery/appointments/today");
    list.bearer(&signed_in.text("accessToken")).send().await.expect(200);
    portal.poll(&token, &id).await.expect_problem(410, "expired-token");
    portal.verify(&token, &id, &portal.email_for(AVERYS_INBOX).code).await.expect_problem(410, "code-expired");
}

#[tokio::test]
async fn a_sign_in_by_link_whose_answer_was_lost_is_answered_again() {
    let portal = Portal::start().await;
    let (token, id, digits) = started(&portal).await;
    let path = format!("/v1/attempts/{id}/link-polls");
    let poll = || portal.post(&path).bearer(&token).key("poll").send();
    poll().await.expect_problem(400, "authorization-pending");
    approve(&portal, &digits).await.expect(200);
    let (first, second) = (poll().await.expect(200), poll().await.expect(200));
    assert_eq!(first.text("accessToken"), second.text("accessToken"));
}

#[tokio::test]
async fn who_asks_too_soon_is_slowed_down_by_five_seconds_each_time() {
    let portal = Portal::start().await;
    let (token, id, digits) = started(&portal).await;
    portal.poll(&token, &id).await.expect_problem(400, "authorization-pending");
    portal.later(4);
    assert_eq!(portal.poll(&token, &id).await.expect_problem(429, "slow-down").retry_after(), 10);
    portal.later(9);
    assert_eq!(portal.poll(&token, &id).await.expect_problem(429, "slow-down").retry_after(), 15);
    portal.later(15);
    let patient = portal.poll(&token, &id).await.expect_problem(400, "authorization-pending");
    assert_eq!(patient.retry_after(), 15, "the longer interval stays");
    approve(&portal, &digits).await.expect(200);
    portal.later(15);
    portal.poll(&token, &id).await.expect(200);
}

#[tokio::test]
async fn wrong_digits_end_the_attempt_and_the_stand_hears_it() {
    let portal = Portal::start().await;
    let (token, id, digits) = started(&portal).await;
    approve(&portal, other_digits(&digits)).await.expect(200);
    for _ in 0..2 {
        let denied = portal.poll(&token, &id).await.expect_problem(403, "access-denied");
        assert!(!denied.headers.contains_key(RETRY_AFTER));
    }
    approve(&portal, &digits).await.expect(410);
    portal.verify(&token, &id, &portal.email_for(AVERYS_INBOX).code).await.expect_problem(410, "attempt-dead");
    portal.later(30);
    portal.resend(&token, &id).await.expect_problem(410, "attempt-dead");
}

#[tokio::test]
async fn not_me_ends_the_attempt_and_the_stand_hears_it() {
    let portal = Portal::start().await;
    let (token, id, _) = started(&portal).await;
    portal.answers_link(&portal.email_for(AVERYS_INBOX).link, "answer=not-me&sure=yes").await.expect(200);
    portal.poll(&token, &id).await.expect_problem(403, "access-denied");
    portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
}

#[tokio::test]
async fn a_link_lives_ten_minutes() {
    let portal = Portal::start().await;
    let (credential, session, token) = portal.stand_with_session().await;
    let started = portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    let id = started.text("attemptId");
    portal.later(599);
    let renewed = portal.post(&format!("/v1/kiosk-sessions/{session}/renewals")).bearer(&credential).send().await;
    let token = renewed.expect(200).text("token");
    portal.poll(&token, &id).await.expect_problem(400, "authorization-pending");
    portal.later(1);
    portal.poll(&token, &id).await.expect_problem(410, "expired-token");
    approve(&portal, started.body["link"]["digits"].as_str().unwrap()).await.expect(410);
    let resent = portal.resend(&token, &id).await.expect(200);
    approve(&portal, resent.body["link"]["digits"].as_str().unwrap()).await.expect(200);
    portal.poll(&token, &id).await.expect(200);
}

#[tokio::test]
async fn an_attempt_that_is_over_says_so_to_a_poll() {
    let portal = Portal::start().await;
    let (token, id, _) = started(&portal).await;
    for _ in 0..5 {
        portal.verify(&token, &id, "000000").await;
    }
    portal.poll(&token, &id).await.expect_problem(410, "attempt-dead");
    let (other, _, _) = started(&portal).await;
    portal.poll(&other, &id).await.expect_problem(410, "attempt-dead");
    portal.poll(&other, "nobodys").await.expect_problem(410, "attempt-dead");
}

#[tokio::test]
async fn a_link_that_was_approved_signs_nobody_in_after_its_session() {
    let portal = Portal::start().await;
    let (credential, session, token) = portal.stand_with_session().await;
    let started = portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    approve(&portal, started.body["link"]["digits"].as_str().unwrap()).await.expect(200);
    portal.delete(&format!("/v1/kiosk-sessions/{session}")).bearer(&credential).send().await.expect(204);
    portal.poll(&token, &started.text("attemptId")).await.expect_problem(401, "session-ended");
}
