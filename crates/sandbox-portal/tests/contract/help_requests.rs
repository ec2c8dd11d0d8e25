//! A stand calls staff, the front desk answers, and nobody is named.

use serde_json::json;

use crate::portal::{Answer, Portal};

const PATH: &str = "/v1/stand/help-requests";

async fn call(portal: &Portal, credential: &str) -> String {
    let body = json!({ "screen": "verification" });
    portal.post(PATH).bearer(credential).new_key().json(&body).send().await.expect(201).text("helpRequestId")
}

async fn state(portal: &Portal, credential: &str, id: &str) -> Answer {
    portal.get(&format!("{PATH}/{id}")).bearer(credential).send().await
}

async fn front_desk(portal: &Portal) -> String {
    portal.get("/front-desk").send().await.expect(200).body.as_str().unwrap().to_owned()
}

async fn front_desk_says(portal: &Portal, id: &str, answer: &str) {
    portal.post("/front-desk").form(&format!("call={id}&answer={answer}")).send().await.expect(303);
}

#[tokio::test]
async fn a_call_is_seen_at_the_front_desk_and_answered() {
    let portal = Portal::start().await;
    let credential = portal.enrol("HARB-0001").await;
    assert!(front_desk(&portal).await.contains("Nobody at present"));
    let id = call(&portal, &credential).await;
    let seen = front_desk(&portal).await;
    assert!(seen.contains("Waiting for a message") && seen.contains("Harbour Clinic"));
    assert_eq!(state(&portal, &credential, &id).await.expect(200).text("state"), "waiting");
    front_desk_says(&portal, &id, "coming").await;
    assert_eq!(state(&portal, &credential, &id).await.expect(200).text("state"), "coming");
    front_desk_says(&portal, &id, "over").await;
    assert_eq!(state(&portal, &credential, &id).await.expect(200).text("state"), "over");
    assert!(front_desk(&portal).await.contains("Nobody at present"));
}

#[tokio::test]
async fn a_call_whose_answer_was_lost_is_one_call() {
    let portal = Portal::start().await;
    let credential = portal.enrol("HARB-0001").await;
    let ask = || portal.post(PATH).bearer(&credential).key("call").json(&json!({ "screen": "signIn" })).send();
    let (first, second) = (ask().await.expect(201), ask().await.expect(201));
    assert_eq!(first.text("helpRequestId"), second.text("helpRequestId"));
    assert_eq!(front_desk(&portal).await.matches("name=\"call\"").count(), 1);
}

#[tokio::test]
async fn a_call_is_the_stands_own() {
    let portal = Portal::start().await;
    let (ours, others) = (portal.enrol("HARB-0001").await, portal.enrol("LIND-0001").await);
    let id = call(&portal, &ours).await;
    state(&portal, &others, &id).await.expect_problem(404, "not-found");
    portal.delete(&format!("{PATH}/{id}")).bearer(&others).send().await.expect(204);
    assert_eq!(
        state(&portal, &ours, &id).await.expect(200).text("state"),
        "waiting",
        "others withdraw nothing of ours"
    );
    let (_, _, token) = portal.stand_with_session().await;
    portal.get(&format!("{PATH}/{id}")).bearer(&token).send().await.expect_problem(401, "credential-refused");
}

#[tokio::test]
async fn who_has_gone_is_not_waited_for() {
    let portal = Portal::start().await;
    let credential = portal.enrol("HARB-0001").await;
    let id = call(&portal, &credential).await;
    for _ in 0..2 {
        portal.delete(&format!("{PATH}/{id}")).bearer(&credential).send().await.expect(204);
    }
    front_desk_says(&portal, &id, "coming").await;
    assert_eq!(state(&portal, &credential, &id).await.expect(200).text("state"), "over", "what is over stays so");
}

#[tokio::test]
async fn a_call_says_the_screen_and_nothing_else() {
    let portal = Portal::start().await;
    let credential = portal.enrol("HARB-0001").await;
    for body in [
        json!({}),
        json!({ "screen": "kitchen" }),
        json!({ "screen": "signIn", "contact": "avery@example.org" }),
        json!({ "screen": "signIn", "patient": "Avery" }),
    ] {
        let answer = portal.post(PATH).bearer(&credential).new_key().json(&body).send().await;
        answer.expect_problem(400, "invalid-request");
    }
}

#[tokio::test]
async fn the_front_desk_hears_of_a_call_while_its_page_is_open() {
    let portal = Portal::start().await;
    let credential = portal.enrol("HARB-0001").await;
    let url = format!("{}/front-desk/events", portal.running.base_url());
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut events = http.get(url).send().await.unwrap();
    call(&portal, &credential).await;
    let chunk = events.chunk().await.unwrap().expect("the stream goes on");
    assert!(std::str::from_utf8(&chunk).unwrap().contains("changed"));
}
