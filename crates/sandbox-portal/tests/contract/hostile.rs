//! The pages that try what a hostile one might, and the other origin that counts what reaches it.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::AsyncReadExt as _;
use tokio::net::{TcpStream, UdpSocket};

use crate::browser::{Browser, Page};
use crate::portal::AVERY;

impl Browser {
    async fn arrived(&self) -> Value {
        self.portal.get("/web/hostile/arrived").send().await.expect(200).body
    }

    async fn seen(&self) -> Value {
        self.portal.get("/web/hostile/seen").send().await.expect(200).body
    }

    async fn says(&mut self, seen: &Value) -> Page {
        let url = format!("{}/web/hostile/seen", self.portal.running.base_url());
        self.send_json(&url, seen).await
    }

    /// The other origin, as the pages know it.
    async fn elsewhere(&mut self) -> String {
        attribute(&self.hostile("/web/hostile").await, "data-elsewhere")
    }

    /// A page that is there; these say nothing of a referrer, for hostile pages would not.
    async fn hostile(&mut self, path: &str) -> String {
        let page = self.open(path).await;
        assert_eq!((page.status, page.header("cache-control")), (200, "no-store"), "{path}");
        assert!(!page.headers.contains_key("content-security-policy"), "{path} would not be hostile");
        page.html()
    }
}

fn attribute(html: &str, name: &str) -> String {
    let (_, after) = html.split_once(&format!("{name}=\"")).unwrap_or_else(|| panic!("{name} in {html}"));
    after.split_once('"').unwrap().0.to_owned()
}

fn ids(html: &str) -> Vec<&str> {
    html.split("data-seen=\"").skip(1).map(|after| after.split_once('"').unwrap().0).collect()
}

fn is_left_open(html: &str) -> bool {
    html.contains("{elsewhere") || html.contains("{host")
}

#[tokio::test]
async fn every_attempt_has_its_row_and_its_own_page_with_all_addresses_filled_in() {
    let (mut browser, _) = Browser::avery().await;
    let list = browser.hostile("/web/hostile").await;
    let ids = ids(&list);
    let told = browser.portal.get("/web/hostile/attempts").send().await.expect(200).body;
    let told: Vec<_> = told.as_array().unwrap().iter().map(|attempt| attempt["id"].as_str().unwrap()).collect();
    assert_eq!(ids, told, "a test is told of all of them, in their order");
    for id in ids {
        let page = browser.hostile(&format!("/web/hostile/{id}")).await;
        assert_eq!(attribute(&page, "data-attempt"), id);
        assert!(page.contains("Sandbox: an invented portal") && !is_left_open(&page), "{id}: {page}");
    }
    assert!(!is_left_open(&list), "{list}");
}

#[tokio::test]
async fn the_hostile_pages_are_for_a_visitor_too() {
    let mut browser = Browser::start().await;
    for path in ["/web/hostile", "/web/hostile/freeze", "/web/hostile/support/redirect/redirected"] {
        assert_eq!(browser.open(path).await.status, 401, "{path}");
    }
    assert_eq!(browser.says(&json!({ "id": "freeze", "saw": "begun" })).await.status, 401);
    assert_eq!(browser.seen().await, json!({}));
    let (mut browser, _) = Browser::avery().await;
    assert_eq!(browser.open("/web/hostile/nothing").await.status, 404);
}

#[tokio::test]
async fn what_arrives_elsewhere_is_counted_for_its_attempt_until_it_is_forgotten() {
    let (mut browser, _) = Browser::avery().await;
    let nothing = json!({ "byAttempt": {}, "other": 0, "connections": 0, "datagrams": 0 });
    assert_eq!(browser.arrived().await, nothing);
    let elsewhere = browser.elsewhere().await;
    assert_ne!(elsewhere, browser.portal.running.base_url());
    for (method, path) in [
        (Method::GET, "/arrived/img/img.png"),
        (Method::GET, "/arrived/img/again.png"),
        (Method::POST, "/arrived/beacon/beacon"),
        (Method::GET, "/arrived/nothing-that-is-tried/x"),
        (Method::GET, "/"),
    ] {
        let answer = browser.visit(method, &format!("{elsewhere}{path}"), None).await;
        assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, "*"), "{path}");
    }
    let arrived = browser.arrived().await;
    assert_eq!(arrived["byAttempt"], json!({ "img": 2, "beacon": 1 }));
    assert_eq!(arrived["other"], 2);
    browser.portal.delete("/web/hostile/arrived").send().await.expect(204);
    assert_eq!(browser.arrived().await, nothing);
}

#[tokio::test]
async fn a_connection_on_which_nothing_is_said_and_a_datagram_are_counted() {
    let (mut browser, _) = Browser::avery().await;
    let elsewhere = browser.elsewhere().await;
    let address = elsewhere.strip_prefix("http://").unwrap();
    let mut connection = TcpStream::connect(address).await.unwrap();
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    socket.send_to(b"heron", address).await.unwrap();
    let counted = async {
        while browser.arrived().await["datagrams"] == 0 || browser.arrived().await["connections"] == 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), counted).await.expect("both are counted");
    browser.portal.running.stop().await;
    assert_eq!(connection.read(&mut [0]).await.unwrap_or(0), 0, "it ends with the portal");
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn what_a_page_saw_of_its_attempt_can_be_asked_for() {
    let (mut browser, _) = Browser::avery().await;
    assert_eq!(browser.says(&json!({ "id": "fetch", "saw": "begun" })).await.status, 204);
    let long = "é".repeat(300);
    assert_eq!(browser.says(&json!({ "id": "fetch", "saw": "threw", "detail": long })).await.status, 204);
    assert_eq!(browser.seen().await, json!({ "fetch": { "saw": "threw", "detail": "é".repeat(200) } }));
    assert!(browser.hostile("/web/hostile").await.contains("<output data-seen=\"fetch\">threw</output>"));
    for (wrong, status) in [
        (json!({ "id": "nothing", "saw": "begun" }), 404),
        (json!({ "id": "fetch", "saw": "everything" }), 422),
        (json!({ "id": "fetch", "saw": "begun", "name": "Avery" }), 422),
    ] {
        assert_eq!(browser.says(&wrong).await.status, status, "{wrong}");
    }
}

#[tokio::test]
async fn what_leads_on_leads_to_the_other_origin() {
    let (mut browser, _) = Browser::avery().await;
    let elsewhere = browser.elsewhere().await;
    let there = |id: &str| format!("{elsewhere}/arrived/{id}/page.html");
    let support = "/web/hostile/support";
    let page = browser.open(&format!("{support}/redirect/redirected")).await;
    assert_eq!((page.status, page.header("location")), (302, there("redirect").as_str()));
    let page = browser.open(&format!("{support}/redirect-twice/twice")).await;
    assert_eq!(page.header("location"), format!("{support}/redirect-twice/redirected"));
    let page = browser.send(&format!("{support}/form-redirected/keeping"), "word=heron").await;
    assert_eq!((page.status, page.header("location")), (307, there("form-redirected").as_str()));
    let page = browser.open(&format!("{support}/refresh-header/refreshed")).await;
    assert_eq!(page.header("refresh"), format!("1; url={}", there("refresh-header")));
    let page = browser.open(&format!("{support}/frame-top/frame")).await;
    assert!(page.html().contains(&there("frame-top")));
    let page = browser.open(&format!("{support}/basic-auth/protected")).await;
    assert_eq!((page.status, page.header("www-authenticate")), (401, "Basic realm=\"Heron\""));
    assert_eq!(browser.open(&format!("{support}/redirect/nothing")).await.status, 404);
}

#[tokio::test]
async fn a_test_has_hand_offs_lead_to_one_attempt_and_back_to_the_dashboard() {
    let mut browser = Browser::start().await;
    let visit = browser.sign_in("HARB-0001", AVERY).await;
    let landing = format!("{}/web/hostile/landing", browser.portal.running.base_url());
    for (id, status, leads_to) in [
        (json!("print"), 204, "/web/hostile/print"),
        (json!("nothing"), 404, "/web/hostile/print"),
        (Value::Null, 204, "/web/"),
    ] {
        let wish = json!({ "id": id }).to_string();
        let told = browser.ask(Method::PUT, &landing, Some(("application/json", wish))).await;
        assert_eq!(told.status, status, "{id}");
        let way_in = browser.portal.way_in(&visit.access, "pat-avery").await;
        let page = browser.visit(Method::GET, &way_in, None).await;
        assert_eq!((page.status, page.header("location")), (303, leads_to));
    }
}
