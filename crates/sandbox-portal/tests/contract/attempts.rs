//! Asking for a code, and for another one.

use serde_json::json;

use crate::portal::{AVERY, Portal, attempt, attempt_by_email};

#[tokio::test]
async fn a_code_of_six_digits_arrives_on_the_phone_in_the_language_asked_for() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let body = json!({ "method": "phone", "contact": { "phone": AVERY }, "disclosure": "portal", "language": "es" });
    let started = portal.post("/v1/attempts").bearer(&token).new_key().json(&body).send().await.expect(201);
    assert_eq!(started.number("codeExpiresInSeconds"), 600);
    assert_eq!(started.number("resendAfterSeconds"), 30);
    assert_eq!(started.number("resendsLeft"), 3);
    assert_eq!(started.number("triesLeft"), 5);
    let messages = portal.running.messages().unwrap();
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].number, AVERY);
    assert!(messages[0].text.starts_with("Su código de Harbour Clinic es "));
    assert_eq!(messages[0].code().unwrap().len(), 6);
}

#[tokio::test]
async fn a_right_code_signs_in_with_all_patients_of_the_contact() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let family = "+12025550105";
    let attempt = portal.start_attempt(&token, family).await.expect(201).text("attemptId");
    portal.later(60);
    let verified = portal.verify(&token, &attempt, &portal.code_for(family)).await.expect(200);
    let patients = json!([{ "patientId": "pat-ellis", "displayName": "Ellis" }, { "patientId": "pat-finley", "displayName": "Finley" }]);
    assert_eq!(verified.body["patients"], patients);
    assert_eq!(verified.number("sessionExpiresInSeconds"), 29 * 60);
}

#[tokio::test]
async fn a_contact_that_nobody_has_is_not_found_and_gets_no_message() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    // Nobody's, and a patient of the other clinic.
    for number in ["+12025550199", "+447700900101"] {
        portal.start_attempt(&token, number).await.expect_problem(404, "contact-not-found");
    }
    assert!(portal.running.messages().unwrap().is_empty());
}

#[tokio::test]
async fn a_landline_cannot_receive_texts() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    portal.start_attempt(&token, "+12025550107").await.expect_problem(422, "cannot-receive-texts");
    assert!(portal.running.messages().unwrap().is_empty());
}

#[tokio::test]
async fn what_is_not_as_the_contract_has_it_is_refused_without_repeating_it() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let mut unknown_field = attempt(AVERY);
    unknown_field["remember"] = true.into();
    let mut unknown_method = attempt(AVERY);
    unknown_method["method"] = "pigeon".into();
    let mut other_method = attempt(AVERY);
    other_method["method"] = "email".into();
    let mut unknown_disclosure = attempt(AVERY);
    unknown_disclosure["disclosure"] = "someday".into();
    let bodies = [
        (attempt("2025550101").to_string(), 422),
        (attempt("+0025550101").to_string(), 422),
        (attempt("+1202555010a").to_string(), 422),
        (attempt("").to_string(), 422),
        (unknown_field.to_string(), 422),
        (unknown_method.to_string(), 422),
        (other_method.to_string(), 422),
        (unknown_disclosure.to_string(), 422),
        (attempt_by_email("5550101").to_string(), 422),
        (attempt_by_email("5550101@").to_string(), 422),
        (String::new(), 422),
        ("[]".to_owned(), 422),
        (attempt(AVERY).to_string().trim_end_matches('}').to_owned(), 400),
        (format!("{{\"contact\": \"{AVERY}\"}}"), 422),
        (format!("\"{AVERY}\""), 422),
    ];
    for (body, status) in bodies {
        let refused = portal.post("/v1/attempts").bearer(&token).new_key().raw(&body).send().await;
        let refused = refused.expect_problem(status, "invalid-request");
        assert!(!refused.body.to_string().contains("5550101"), "{}", refused.body);
    }
    let too_long = format!("{{\"language\": \"{}\"}}", "x".repeat(20_000));
    portal
        .post("/v1/attempts")
        .bearer(&token)
        .new_key()
        .raw(&too_long)
        .send()
        .await
        .expect_problem(413, "invalid-request");
}

#[tokio::test]
async fn a_resend_waits_30_then_60_then_120_seconds_and_there_are_three() {
    let portal = Portal::start().await;
    let (credential, id, mut token) = portal.stand_with_session().await;
    let attempt = portal.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
    for (wait, next_wait, left) in [(30, 60, 2), (60, 120, 1), (120, 0, 0)] {
        portal.later(wait - 1);
        let path = format!("/v1/kiosk-sessions/{id}/renewals");
        token = portal.post(&path).bearer(&credential).send().await.expect(200).text("token");
        let too_soon = portal.resend(&token, &attempt).await.expect_problem(429, "resend-too-soon");
        assert_eq!(too_soon.retry_after(), 1);
        portal.later(1);
        let resent = portal.resend(&token, &attempt).await.expect(200);
        assert_eq!(resent.text("attemptId"), attempt);
        assert_eq!(resent.number("resendAfterSeconds"), next_wait);
        assert_eq!(resent.number("resendsLeft"), left);
        assert_eq!(resent.number("codeExpiresInSeconds"), 600);
    }
    portal.resend(&token, &attempt).await.expect_problem(409, "no-resend-left");
    assert_eq!(portal.running.messages().unwrap().len(), 4);
}

#[tokio::test]
async fn a_resend_overwrites_the_earlier_code() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let attempt = portal.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
    let earlier = portal.code_for(AVERY);
    portal.later(30);
    portal.resend(&token, &attempt).await.expect(200);
    portal.verify(&token, &attempt, &earlier).await.expect_problem(403, "code-wrong");
    portal.verify(&token, &attempt, &portal.code_for(AVERY)).await.expect(200);
}

#[tokio::test]
async fn a_new_attempt_for_a_contact_ends_the_one_before_at_any_stand() {
    let portal = Portal::start().await;
    let (_, _, here) = portal.stand_with_session().await;
    let (_, _, there) = portal.stand_with_session().await;
    let first = portal.start_attempt(&here, AVERY).await.expect(201).text("attemptId");
    let first_code = portal.code_for(AVERY);
    let second = portal.start_attempt(&there, AVERY).await.expect(201).text("attemptId");
    portal.later(30);
    portal.verify(&here, &first, &first_code).await.expect_problem(410, "attempt-dead");
    portal.resend(&here, &first).await.expect_problem(410, "attempt-dead");
    portal.verify(&there, &second, &portal.code_for(AVERY)).await.expect(200);
}

#[tokio::test]
async fn an_attempt_is_good_in_its_own_session_only() {
    let portal = Portal::start().await;
    let (credential, _, token) = portal.stand_with_session().await;
    let attempt = portal.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
    let (_, other) = portal.open_session(&credential).await;
    portal.verify(&other, &attempt, &portal.code_for(AVERY)).await.expect_problem(410, "attempt-dead");
    portal.verify(&token, &attempt, &portal.code_for(AVERY)).await.expect(200);
}
