//! What the sandbox can be made to do wrong.

use std::time::{Duration, Instant};

use reqwest::Method;
use sandbox_portal::Faults;
use serde_json::json;

use crate::portal::{AVERY, Portal};

impl Portal {
    async fn put_faults(&self, faults: &serde_json::Value) {
        self.call(Method::PUT, "/sandbox/faults").json(faults).send().await.expect(200);
    }
}

#[tokio::test]
async fn a_portal_that_is_down_closes_the_connection_and_its_pages_go_on() {
    let portal = Portal::start().await;
    let credential = portal.enrol("HARB-0001").await;
    portal.put_faults(&json!({ "down": true })).await;
    assert!(portal.get("/v1/stand/branding").bearer(&credential).try_send().await.is_err());
    portal.get("/faults").send().await.expect(200);
    portal.put_faults(&json!({})).await;
    portal.get("/v1/stand/branding").bearer(&credential).send().await.expect(200);
}

#[tokio::test]
async fn a_slow_portal_answers_late() {
    let portal = Portal::start().await;
    portal.put_faults(&json!({ "slow": 300 })).await;
    let asked = Instant::now();
    portal.get("/v1/stand/branding").send().await.expect_problem(401, "credential-refused");
    assert!(asked.elapsed() >= Duration::from_millis(300));
}

#[tokio::test]
async fn status_500_is_a_problem_like_any_other() {
    let portal = Portal::start().await;
    portal.put_faults(&json!({ "status500": true })).await;
    portal.get("/v1/stand/branding").send().await.expect_problem(500, "internal");
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
async fn what_the_page_switches_is_what_the_api_says() {
    let portal = Portal::start().await;
    portal.post("/faults").form("slow=0&status500=on&portalNotEnabled=linden").send().await.expect(200);
    let expected = Faults { status500: true, portal_not_enabled: ["linden".to_owned()].into(), ..Faults::default() };
    assert_eq!(portal.running.faults(), expected);
    let said = portal.get("/sandbox/faults").send().await.expect(200).body;
    assert_eq!(said, serde_json::to_value(&expected).unwrap());
    portal.call(Method::PUT, "/sandbox/faults").json(&json!({ "up": true })).send().await.expect(422);
}
