//! A stand and its credential.

use serde_json::json;

use crate::portal::Portal;

#[tokio::test]
async fn a_pairing_code_gives_a_credential() {
    let portal = Portal::start().await;
    let body = json!({ "pairingCode": " harb-0001 ", "standName": "Front door" });
    let enrolled = portal.post("/v1/enrolments").json(&body).send().await.expect(201);
    assert_eq!(enrolled.text("clinicName"), "Harbour Clinic");
    assert_eq!(enrolled.text("standName"), "Front door");
    let credential = enrolled.text("credential");
    let beat = portal.post("/v1/stand/heartbeat").bearer(&credential).json(&json!({})).send().await.expect(200);
    assert_eq!(beat.text("serverTime"), "2026-11-23T14:00:00Z");
    assert_eq!(beat.body["portalEnabled"], true);
}

#[tokio::test]
async fn a_wrong_pairing_code_is_refused() {
    let portal = Portal::start().await;
    for wrong in ["HARB-0002", "", "LIND"] {
        let body = json!({ "pairingCode": wrong, "standName": "Front door" });
        portal.post("/v1/enrolments").json(&body).send().await.expect_problem(403, "pairing-code-refused");
    }
}

#[tokio::test]
async fn a_stand_needs_a_name() {
    let portal = Portal::start().await;
    for name in ["", "  ", &"x".repeat(81)] {
        let body = json!({ "pairingCode": "HARB-0001", "standName": name });
        portal.post("/v1/enrolments").json(&body).send().await.expect_problem(422, "invalid-request");
    }
}

#[tokio::test]
async fn a_credential_that_nobody_has_is_refused_everywhere() {
    let portal = Portal::start().await;
    let calls = || {
        [
            portal.get("/v1/stand/branding"),
            portal.get("/v1/stand/branding/logo/x"),
            portal.post("/v1/stand/heartbeat"),
            portal.post("/v1/kiosk-sessions").new_key(),
            portal.post("/v1/kiosk-sessions/x/renewals"),
            portal.delete("/v1/kiosk-sessions/x"),
            portal.delete("/v1/kiosk-sessions"),
        ]
    };
    for call in calls() {
        let refused = call.bearer("nobody's").send().await.expect_problem(401, "credential-refused");
        assert_eq!(refused.headers["www-authenticate"], "Bearer");
    }
    for call in calls() {
        call.send().await.expect_problem(401, "credential-refused");
    }
}

#[tokio::test]
async fn rights_are_not_interchangeable() {
    let portal = Portal::start().await;
    let (credential, _, token) = portal.stand_with_session().await;
    portal.start_attempt(&credential, crate::portal::AVERY).await.expect_problem(401, "session-ended");
    portal.get("/v1/stand/branding").bearer(&token).send().await.expect_problem(401, "credential-refused");
    portal.post("/v1/sign-outs").bearer(&token).send().await.expect_problem(401, "session-ended");
}
