//! What the tests begin with: a portal, a stand enrolled with it, a session, an attempt, somebody signed in.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use reqwest::{Client, Method};
use sandbox_portal::{Clock, Email, Running, SandboxPlan, SandboxPortal};
use serde_json::{Value, json};

/// Two appointments today.
pub(crate) const AVERY: &str = "+12025550101";
/// The same person's inbox.
pub(crate) const AVERYS_INBOX: &str = "avery@example.org";

/// A portal of its own, at 9:00 on Harbour Clinic's clock.
pub(crate) struct Portal {
    pub(crate) running: Running,
    http: Client,
}

/// An answer, whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

/// A call that has not been sent.
pub(crate) struct Call {
    request: reqwest::RequestBuilder,
}

impl Portal {
    pub(crate) async fn start() -> Self {
        Self::run(SandboxPlan { clock: Clock::stopped_at(nine_o_clock()), ..SandboxPlan::default() }).await
    }

    pub(crate) async fn run(plan: SandboxPlan) -> Self {
        // The client wants one although nothing here is encrypted. Another test may have been first.
        let _already_there = rustls::crypto::ring::default_provider().install_default();
        let running = SandboxPortal::start(plan).await.unwrap();
        Self { running, http: Client::builder().no_proxy().build().unwrap() }
    }

    pub(crate) fn call(&self, method: Method, path: &str) -> Call {
        let request = self.http.request(method, format!("{}{path}", self.running.base_url()));
        Call { request }
    }

    pub(crate) fn get(&self, path: &str) -> Call {
        self.call(Method::GET, path)
    }

    pub(crate) fn post(&self, path: &str) -> Call {
        self.call(Method::POST, path)
    }

    pub(crate) fn delete(&self, path: &str) -> Call {
        self.call(Method::DELETE, path)
    }

    pub(crate) fn later(&self, seconds: u64) {
        self.running.clock().advance(Duration::from_secs(seconds));
    }

    /// A stand of this clinic; its credential.
    pub(crate) async fn enrol(&self, pairing_code: &str) -> String {
        let body = json!({ "pairingCode": pairing_code, "standName": "Front door" });
        self.post("/v1/enrolments").json(&body).send().await.expect(201).text("credential")
    }

    /// A kiosk session's id and token.
    pub(crate) async fn open_session(&self, credential: &str) -> (String, String) {
        let opened = self.post("/v1/kiosk-sessions").bearer(credential).new_key().send().await.expect(201);
        (opened.text("kioskSessionId"), opened.text("token"))
    }

    /// A stand of Harbour Clinic with a session: credential, session's id, session's token.
    pub(crate) async fn stand_with_session(&self) -> (String, String, String) {
        let credential = self.enrol("HARB-0001").await;
        let (id, token) = self.open_session(&credential).await;
        (credential, id, token)
    }

    pub(crate) async fn start_attempt(&self, token: &str, number: &str) -> Answer {
        self.post("/v1/attempts").bearer(token).new_key().json(&attempt(number)).send().await
    }

    /// Asks for a link and a code at this address.
    pub(crate) async fn start_by_email(&self, token: &str, address: &str) -> Answer {
        self.post("/v1/attempts").bearer(token).new_key().json(&attempt_by_email(address)).send().await
    }

    /// Whether the link was approved.
    pub(crate) async fn poll(&self, token: &str, attempt_id: &str) -> Answer {
        self.post(&format!("/v1/attempts/{attempt_id}/link-polls")).bearer(token).new_key().send().await
    }

    /// What the page behind a link is told, as a browser sends it.
    pub(crate) async fn answers_link(&self, link: &str, form: &str) -> Answer {
        self.post(link).form(form).send().await
    }

    /// The last e-mail that this inbox got.
    pub(crate) fn email_for(&self, address: &str) -> Email {
        let emails = self.running.emails().unwrap();
        emails.into_iter().rfind(|email| email.address == address).expect("an e-mail for this inbox")
    }

    pub(crate) async fn resend(&self, token: &str, attempt_id: &str) -> Answer {
        self.post(&format!("/v1/attempts/{attempt_id}/resends")).bearer(token).new_key().send().await
    }

    pub(crate) async fn verify(&self, token: &str, attempt_id: &str, code: &str) -> Answer {
        let path = format!("/v1/attempts/{attempt_id}/verifications");
        self.post(&path).bearer(token).new_key().json(&json!({ "code": code })).send().await
    }

    /// Signs in with this number; the access token.
    pub(crate) async fn sign_in(&self, token: &str, number: &str) -> String {
        let attempt_id = self.start_attempt(token, number).await.expect(201).text("attemptId");
        self.verify(token, &attempt_id, &self.code_for(number)).await.expect(200).text("accessToken")
    }

    /// The code in the last message that this phone got.
    pub(crate) fn code_for(&self, number: &str) -> String {
        let messages = self.running.messages().unwrap();
        let last = messages.iter().rfind(|message| message.number == number).expect("a message for this phone");
        last.code().expect("a code in the message").to_owned()
    }

    /// A code that is certainly not the one that this phone got last.
    pub(crate) fn wrong_code_for(&self, number: &str) -> &'static str {
        if self.code_for(number) == "000000" { "000001" } else { "000000" }
    }
}

impl Call {
    pub(crate) fn bearer(self, right: &str) -> Self {
        self.header(AUTHORIZATION.as_str(), &format!("Bearer {right}"))
    }

    pub(crate) fn header(self, name: &str, value: &str) -> Self {
        Self { request: self.request.header(name, value) }
    }

    pub(crate) fn key(self, key: &str) -> Self {
        self.header("Idempotency-Key", key)
    }

    /// A key that no call had before.
    pub(crate) fn new_key(self) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        self.key(&format!("test-{count}"))
    }

    pub(crate) fn json(self, body: &Value) -> Self {
        self.raw(&body.to_string())
    }

    pub(crate) fn raw(self, body: &str) -> Self {
        self.body("application/json", body)
    }

    pub(crate) fn form(self, body: &str) -> Self {
        self.body("application/x-www-form-urlencoded", body)
    }

    fn body(self, media_type: &str, body: &str) -> Self {
        Self { request: self.request.header(CONTENT_TYPE, media_type).body(body.to_owned()) }
    }

    pub(crate) async fn send(self) -> Answer {
        self.try_send().await.expect("an answer")
    }

    pub(crate) async fn try_send(self) -> reqwest::Result<Answer> {
        let response = self.request.send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await?;
        // Pages and pictures are no JSON; their tests look at the text.
        let body = serde_json::from_slice(&bytes).unwrap_or_else(|_| String::from_utf8_lossy(&bytes).into());
        Ok(Answer { status, headers, body })
    }
}

impl Answer {
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }

    /// A problem of the contract, by the last part of its type.
    #[track_caller]
    pub(crate) fn expect_problem(self, status: u16, name: &str) -> Self {
        assert_eq!(self.body["type"], format!("urn:portal-kiosk:problem:{name}"), "{}", self.body);
        assert_eq!(self.headers[CONTENT_TYPE], "application/problem+json");
        assert_eq!(self.body["status"], status);
        self.expect(status)
    }

    #[track_caller]
    pub(crate) fn text(&self, field: &str) -> String {
        self.body[field].as_str().unwrap_or_else(|| panic!("a text `{field}`")).to_owned()
    }

    #[track_caller]
    pub(crate) fn number(&self, field: &str) -> u64 {
        self.body[field].as_u64().unwrap_or_else(|| panic!("a number `{field}` in {}", self.body))
    }

    #[track_caller]
    pub(crate) fn retry_after(&self) -> u64 {
        self.headers[RETRY_AFTER].to_str().unwrap().parse().unwrap()
    }
}

pub(crate) fn attempt_by_email(address: &str) -> Value {
    json!({ "method": "email", "contact": { "email": address }, "disclosure": "portal", "language": "en" })
}

/// Digits that are certainly not these.
pub(crate) fn other_digits(digits: &str) -> &'static str {
    if digits == "10" { "11" } else { "10" }
}

pub(crate) fn attempt(number: &str) -> Value {
    json!({ "method": "phone", "contact": { "phone": number }, "disclosure": "portal", "language": "en" })
}

/// On Harbour Clinic's clock, on a Monday.
pub(crate) fn nine_o_clock() -> Timestamp {
    "2026-11-23T14:00:00Z".parse().unwrap()
}
