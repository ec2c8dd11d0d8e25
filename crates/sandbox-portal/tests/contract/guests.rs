//! Guests, whom a test adds: they are patients like all others, but marked; and the ledger, which is closed unless it is wanted.

use reqwest::Method;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::portal::{AVERY, Portal};

fn invitation(number: &str, address: &str) -> Value {
    json!({
        "clinicId": "harbour", "number": number, "address": address, "displayName": "Marked",
        "mark": "kjhgfdsa4321", "code": "730461",
    })
}

async fn invite(portal: &Portal, invitation: &Value, expected: u16) -> String {
    let answer = portal.post("/sandbox/guests").json(invitation).send().await.expect(expected);
    answer.body["patientId"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_guest_signs_in_with_their_own_code_and_finds_their_mark_on_the_dashboard() {
    let mut browser = Browser::start().await;
    let patient_id = invite(&browser.portal, &invitation("+12025550171", "g71@example.org"), 201).await;
    let visit = browser.sign_in("HARB-0001", "+12025550171").await;
    let message = browser.portal.running.messages().unwrap().pop().unwrap();
    assert!(message.text.contains("730461"), "{}", message.text);
    let way_in = browser.portal.way_in(&visit.access, &patient_id).await;
    let page = browser.visit(Method::GET, &way_in, None).await.expect(303);
    assert_eq!(page.header("location"), "/web/keepsakes");
    let html = browser.open("/web/keepsakes").await.expect(200).html();
    assert!(html.contains("data-mark=\"kjhgfdsa4321\""), "{html}");
    let url = format!("{}/web/keepsakes/said", browser.portal.running.base_url());
    browser.send_json(&url, &json!({ "place": "cookie", "outcome": "kept" })).await.expect(204);
    let kept = browser.portal.get("/sandbox/keepsakes?mark=kjhgfdsa4321").send().await.expect(200);
    assert_eq!(kept.body, json!({ "cookie": "kept" }));
}

#[tokio::test]
async fn nobody_who_could_be_there_becomes_a_guest() {
    let portal = Portal::start().await;
    for (number, address) in [
        ("+12025559171", "g72@example.org"),
        ("+447911123456", "g72@example.org"),
        ("+12025550172", "g72@example.com"),
        (AVERY, "g72@example.org"),
        ("+12025550172", "avery@example.org"),
    ] {
        invite(&portal, &invitation(number, address), 422).await;
    }
    invite(&portal, &invitation("+12025550172", "g72@example.org"), 201).await;
    invite(&portal, &invitation("+12025550172", "other72@example.org"), 422).await;
}

#[tokio::test]
async fn nobody_else_has_keepsakes() {
    let (mut browser, _) = Browser::avery().await;
    browser.open("/web/keepsakes").await.expect(404);
}

#[tokio::test]
async fn the_ledger_holds_nothing_until_it_is_opened_and_then_every_right() {
    let portal = Portal::start().await;
    let credential = portal.enrol("HARB-0001").await;
    let ledger = async || portal.get("/sandbox/ledger").send().await.expect(200).body;
    let (_, before) = portal.open_session(&credential).await;
    assert_eq!(ledger().await, json!([]));
    portal.post("/sandbox/ledger").send().await.expect(204);
    let (_, token) = portal.open_session(&credential).await;
    let access = portal.sign_in(&token, AVERY).await;
    let expected = json!([
        { "kind": "kioskSession", "value": token },
        { "kind": "patientSession", "value": access },
    ]);
    let held = ledger().await;
    assert_eq!(held, expected);
    assert!(!held.to_string().contains(&before));
}
