//! The pages for people, and the calls that scripts use.

use serde_json::json;

use crate::portal::{AVERY, AVERYS_INBOX, Portal};

#[tokio::test]
async fn every_page_says_that_it_is_a_sandbox_and_loads_nothing_from_elsewhere() {
    let portal = Portal::start().await;
    for path in ["/", "/phones", "/front-desk", "/faults"] {
        let page = portal.get(path).send().await.expect(200);
        let html = page.body.as_str().unwrap();
        assert!(html.contains("Sandbox: invented patients, for demonstration, training and tests"), "{path}");
        assert!(!html.contains("://"), "{path}");
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}");
    }
}

#[tokio::test]
async fn the_first_page_names_pairing_codes_and_stands() {
    let portal = Portal::start().await;
    let body = json!({ "pairingCode": "LIND-0001", "standName": "<b>Side door" });
    portal.post("/v1/enrolments").json(&body).send().await.expect(201);
    let page = portal.get("/").send().await.expect(200);
    let html = page.body.as_str().unwrap();
    for expected in ["HARB-0001", "LIND-0001", "+1 202 555 0101", "+44 7700 900101", "&lt;b&gt;Side door"] {
        assert!(html.contains(expected), "{expected}");
    }
}

#[tokio::test]
async fn a_message_appears_on_the_phones_page_while_it_is_open() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let url = format!("{}/phones/events?after=0", portal.running.base_url());
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut events = http.get(url).send().await.unwrap();
    portal.start_attempt(&token, AVERY).await.expect(201);
    let code = portal.code_for(AVERY);
    let mut seen = String::new();
    while !seen.contains("\n\n") {
        let chunk = events.chunk().await.unwrap().expect("the stream goes on");
        seen.push_str(std::str::from_utf8(&chunk).unwrap());
    }
    assert!(seen.contains(&code) && seen.contains("Harbour Clinic"), "the message is in the event");
    let page = portal.get("/phones").send().await.expect(200);
    assert!(page.body.as_str().unwrap().contains(&code), "and on the page when it is opened later");
}

#[tokio::test]
async fn an_email_appears_with_its_link_on_the_phones_page_while_it_is_open() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let url = format!("{}/phones/events?after=0-0", portal.running.base_url());
    let mut events = reqwest::Client::builder().no_proxy().build().unwrap().get(url).send().await.unwrap();
    portal.start_by_email(&token, "casey@BÜCHER.example").await.expect(201);
    let email = portal.email_for("casey@xn--bcher-kva.example");
    let mut seen = String::new();
    while !seen.contains("\n\n") {
        let chunk = events.chunk().await.unwrap().expect("the stream goes on");
        seen.push_str(std::str::from_utf8(&chunk).unwrap());
    }
    assert!(seen.contains(&email.link) && seen.contains(&email.code) && seen.contains("id: 0-1"), "{seen}");
    let page = portal.get("/phones").send().await.expect(200);
    let html = page.body.as_str().unwrap();
    assert!(html.contains(&format!("href=\"{}\"", email.link)), "and on the page when it is opened later");
    assert!(html.contains("data-after=\"0-1\"") && html.contains("casey@bücher.example"), "{html}");
}

#[tokio::test]
async fn scripts_read_all_emails_and_those_after_one() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    portal.start_by_email(&token, "blair+clinic@example.org").await.expect(201);
    let all = portal.get("/sandbox/emails").send().await.expect(200).body;
    assert_eq!(all["emails"].as_array().unwrap().len(), 2);
    assert_eq!(all["emails"][0]["address"], AVERYS_INBOX);
    let first = &all["emails"][0]["emailId"];
    let later = portal.get(&format!("/sandbox/emails?after={first}")).send().await.expect(200).body;
    assert_eq!(later["emails"], json!([all["emails"][1]]));
}

#[tokio::test]
async fn scripts_read_all_messages_and_those_after_one() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    portal.start_attempt(&token, AVERY).await.expect(201);
    portal.start_attempt(&token, "+12025550102").await.expect(201);
    let all = portal.get("/sandbox/messages").send().await.expect(200).body;
    assert_eq!(all["messages"].as_array().unwrap().len(), 2);
    assert_eq!(all["messages"][0]["number"], AVERY);
    let first = &all["messages"][0]["messageId"];
    let later = portal.get(&format!("/sandbox/messages?after={first}")).send().await.expect(200).body;
    assert_eq!(later["messages"], json!([all["messages"][1]]));
}

#[tokio::test]
async fn scripts_move_the_clock() {
    let portal = Portal::start().await;
    let moved = portal.post("/sandbox/clock").json(&json!({ "advanceSeconds": 90 })).send().await.expect(200);
    assert_eq!(moved.text("now"), "2026-11-23T14:01:30Z");
}

#[tokio::test]
async fn a_new_day_empties_phones_and_inboxes_and_keeps_the_stands() {
    let portal = Portal::start().await;
    let (credential, _, token) = portal.stand_with_session().await;
    portal.start_attempt(&token, AVERY).await.expect(201);
    portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    portal.post("/sandbox/new-day").send().await.expect(204);
    assert!(portal.running.messages().unwrap().is_empty() && portal.running.emails().unwrap().is_empty());
    portal.get("/v1/stand/branding").bearer(&credential).send().await.expect(200);
}
