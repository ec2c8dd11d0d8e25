//! Each wrong way to answer, as a client sees it, and whether the call was done all the same.

use std::time::Duration;

use reqwest::Method;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, DATE, HeaderValue, RETRY_AFTER};
use sandbox_portal::Answers;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::portal::{AVERY, Answer, Portal, attempt};

/// What a stand takes at most of the contract's longest answer, its logo.
const LARGEST: usize = 2 * 1024 * 1024;

/// A portal and a kiosk session's token.
async fn answering(answers: Answers) -> (Portal, String) {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    portal.put_faults(&json!({ "answers": answers })).await;
    (portal, token)
}

impl Portal {
    fn messages(&self) -> usize {
        self.running.messages().unwrap().len()
    }

    /// Asks for a code, always with the same key.
    async fn ask_for_code(&self, token: &str) -> reqwest::Result<Answer> {
        self.post("/v1/attempts").bearer(token).key("same").json(&attempt(AVERY)).try_send().await
    }

    /// Whether asking once more, with nothing wrong any more, gives the answer that was lost and sends nothing twice.
    async fn makes_good(&self, token: &str) {
        self.put_faults(&json!({})).await;
        self.ask_for_code(token).await.unwrap().expect(201).text("attemptId");
        assert_eq!(self.messages(), 1);
    }
}

/// All bytes of an answer until its connection ends.
async fn raw_answer(portal: &Portal, request: &str) -> String {
    let mut stream = TcpStream::connect(portal.running.address()).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.unwrap();
    String::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn a_portal_that_is_down_closes_the_connection() {
    let (portal, token) = answering(Answers::Down).await;
    assert!(portal.ask_for_code(&token).await.is_err());
    assert_eq!(raw_answer(&portal, "GET /v1/stand/branding HTTP/1.1\r\nHost: x\r\n\r\n").await, "");
    assert_eq!(portal.messages(), 0);
    portal.makes_good(&token).await;
}

#[tokio::test]
async fn a_black_hole_takes_the_call_and_says_nothing() {
    let (portal, token) = answering(Answers::BlackHoled).await;
    let mut stream = TcpStream::connect(portal.running.address()).await.unwrap();
    stream.write_all(b"GET /v1/stand/branding HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut byte = [0];
    let said = tokio::time::timeout(Duration::from_millis(300), stream.read(&mut byte)).await;
    assert!(said.is_err(), "neither an answer nor an end");
    assert_eq!(portal.messages(), 0);
    portal.makes_good(&token).await;
}

#[tokio::test]
async fn status_500_is_a_problem_like_any_other() {
    let (portal, token) = answering(Answers::Status500).await;
    portal.ask_for_code(&token).await.unwrap().expect_problem(500, "internal");
    assert_eq!(portal.messages(), 0);
    portal.makes_good(&token).await;
}

#[tokio::test]
async fn a_body_is_cut_off_in_the_middle() {
    let (portal, token) = answering(Answers::CutOff).await;
    let refused = raw_answer(&portal, "GET /v1/stand/branding HTTP/1.1\r\nHost: x\r\n\r\n").await;
    let (head, body) = refused.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 401"), "{head}");
    let said = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    assert!(body.starts_with('{') && !body.is_empty(), "{body}");
    assert!(body.len() < said.parse().unwrap(), "{body}");
    assert!(portal.ask_for_code(&token).await.is_err());
    assert_eq!(portal.messages(), 1, "the call was done");
    portal.makes_good(&token).await;
}

#[tokio::test]
async fn html_comes_where_json_is_asked_for() {
    let (portal, token) = answering(Answers::Html).await;
    let answer = portal.ask_for_code(&token).await.unwrap().expect(200);
    assert!(answer.headers[CONTENT_TYPE].to_str().unwrap().starts_with("text/html"));
    assert!(answer.body.as_str().unwrap().starts_with("<!doctype html>"));
    assert_eq!(portal.messages(), 0);
    portal.makes_good(&token).await;
}

#[tokio::test]
async fn json_of_another_shape_wraps_the_answer() {
    let (portal, token) = answering(Answers::WrongShape).await;
    let answer = portal.ask_for_code(&token).await.unwrap().expect(201);
    assert_eq!(answer.headers[CONTENT_TYPE], "application/json");
    assert!(answer.body["attemptId"].is_null() && answer.body["result"]["attemptId"].is_string(), "{}", answer.body);
    assert_eq!(portal.messages(), 1, "the call was done");
    let nothing = portal.delete("/v1/kiosk-sessions").bearer("x").send().await.expect(401);
    assert_eq!(nothing.body["result"]["type"], "urn:portal-kiosk:problem:credential-refused");
    portal.makes_good(&token).await;
}

#[tokio::test]
async fn unknown_fields_stand_at_every_level_of_a_right_answer() {
    let (portal, token) = answering(Answers::UnknownFields).await;
    let attempt_id = portal.ask_for_code(&token).await.unwrap().expect(201).text("attemptId");
    let signed_in = portal.verify(&token, &attempt_id, &portal.code_for(AVERY)).await.expect(200);
    let list = portal.get("/v1/patients/pat-avery/appointments/today").bearer(&signed_in.text("accessToken"));
    let list = list.send().await.expect(200).body;
    for level in ["", "/appointments/0", "/appointments/1", "/appointments/0/status"] {
        assert!(list.pointer(level).unwrap()["sinceTheFuture"].is_object(), "{level}: {list}");
    }
    let refused = portal.get("/v1/stand/branding").send().await.expect_problem(401, "credential-refused");
    assert!(refused.body["sinceTheFuture"].is_object());
}

#[tokio::test]
async fn a_problem_can_be_of_a_type_that_nobody_knows() {
    let (portal, token) = answering(Answers::UnknownProblem).await;
    portal.ask_for_code(&token).await.unwrap().expect_problem(409, "from-the-future");
    assert_eq!(portal.messages(), 0);
    portal.makes_good(&token).await;
}

#[tokio::test]
async fn a_huge_body_is_right_and_larger_than_any_that_a_stand_takes() {
    let (portal, token) = answering(Answers::Huge).await;
    let url = format!("{}/v1/attempts", portal.running.base_url());
    let request = reqwest::Client::builder().no_proxy().build().unwrap().post(url).bearer_auth(&token);
    let request = request.header("Idempotency-Key", "same").header(CONTENT_TYPE, "application/json");
    let answer = request.body(attempt(AVERY).to_string()).send().await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.content_length()), (201, None));
    let bytes = answer.bytes().await.unwrap();
    assert!(bytes.len() > LARGEST);
    assert!(serde_json::from_slice::<Value>(&bytes).unwrap()["attemptId"].is_string());
    portal.makes_good(&token).await;
}

#[tokio::test]
async fn a_busy_portal_says_how_long_in_either_form() {
    let (portal, token) = answering(Answers::BusyForSeconds).await;
    let busy = portal.ask_for_code(&token).await.unwrap().expect_problem(429, "busy");
    assert_eq!(busy.headers[RETRY_AFTER], "5");
    // A date goes by the portal's own clock, which its `Date` shows, wrong or not.
    for minutes in [0, 7] {
        portal.put_faults(&json!({ "answers": "busyUntilDate", "clockMinutesAhead": minutes })).await;
        let busy = portal.ask_for_code(&token).await.unwrap().expect_problem(429, "busy");
        assert_eq!(busy.headers[DATE], format!("Mon, 23 Nov 2026 14:0{minutes}:00 GMT"));
        assert_eq!(busy.headers[RETRY_AFTER], format!("Mon, 23 Nov 2026 14:0{minutes}:05 GMT"));
    }
    assert_eq!(portal.messages(), 0);
    portal.makes_good(&token).await;
}

#[tokio::test]
async fn a_slow_portal_does_what_it_is_asked_and_says_so_later() {
    let (portal, token) = answering(Answers::Right).await;
    portal.put_faults(&json!({ "slow": 60_000 })).await;
    let is_done = async {
        while portal.messages() == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::select! {
        _ = portal.ask_for_code(&token) => panic!("the answer is not to be there yet"),
        done = tokio::time::timeout(Duration::from_secs(10), is_done) => done.expect("the call is done"),
    }
    assert_eq!(portal.messages(), 1);
    portal.makes_good(&token).await;
}

/// All that tells one answer from another.
fn whole(answer: &Answer) -> (u16, Option<&HeaderValue>, &Value) {
    (answer.status, answer.headers.get(CONTENT_LENGTH), &answer.body)
}

#[tokio::test]
async fn every_call_is_touched_also_those_that_answer_with_nothing_or_a_picture() {
    let portal = Portal::start().await;
    let credential = portal.enrol("HARB-0001").await;
    let branding = portal.get("/v1/stand/branding").bearer(&credential).send().await.expect(200);
    let logo = format!("/v1/stand/{}", branding.text("logoUrl"));
    let calls = [(Method::GET, logo.as_str()), (Method::DELETE, "/v1/kiosk-sessions"), (Method::GET, "/v1/nowhere")];
    for answers in Answers::all() {
        for (method, path) in &calls {
            portal.put_faults(&json!({})).await;
            let right = portal.call(method.clone(), path).bearer(&credential).send().await;
            portal.put_faults(&json!({ "answers": answers })).await;
            let call = portal.call(method.clone(), path).bearer(&credential).try_send();
            let patience = Duration::from_millis(if answers == Answers::BlackHoled { 200 } else { 20_000 });
            let said = tokio::time::timeout(patience, call).await;
            let same = matches!(&said, Ok(Ok(said)) if whole(said) == whole(&right));
            let nothing_to_spoil = match answers {
                Answers::Right => true,
                Answers::CutOff => right.status == 204,
                Answers::UnknownFields => right.status != 404,
                _ => false,
            };
            assert_eq!(same, nothing_to_spoil, "{answers:?} {method} {path}: {right:?}");
        }
    }
}
