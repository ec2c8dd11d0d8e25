//! Neutral disclosure: whoever asks cannot find out who is a patient here, however far they go.

use reqwest::header::HeaderMap;
use serde_json::{Value, json};

use crate::portal::{Answer, Portal, attempt, attempt_by_email};

/// One contact, walked through everything at stands of its own.
struct Walk<'a> {
    portal: &'a Portal,
    contact: &'a str,
    under_way: Option<UnderWay>,
    /// In the order in which they came, without what has to differ.
    answers: Vec<Noted>,
}

/// What an answer shows to whoever asked.
#[derive(Debug, PartialEq)]
struct Noted {
    status: u16,
    headers: Vec<(String, String)>,
    body: Value,
}

/// What a stand knows of the attempt that is under way.
struct UnderWay {
    credential: String,
    session: String,
    token: String,
    attempt_id: String,
}

/// A contact that a patient has, and two that nobody can be reached at.
const BY_PHONE: [&str; 3] = ["+12025550101", "+12025550199", "+12025550107"];
const BY_EMAIL: [&str; 3] = ["avery@example.org", "nobody@example.org", "marlowe@example.org"];

fn neutral(contact: &str) -> Value {
    let mut body = if contact.contains('@') { attempt_by_email(contact) } else { attempt(contact) };
    body["disclosure"] = "neutral".into();
    body
}

/// Names and values: ids and digits are always of the same length, so even the length of the body is the same.
fn comparable(headers: &HeaderMap) -> Vec<(String, String)> {
    headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect()
}

impl<'a> Walk<'a> {
    fn of(portal: &'a Portal, contact: &'a str) -> Self {
        Self { portal, contact, under_way: None, answers: Vec::new() }
    }

    fn under_way(&self) -> &UnderWay {
        self.under_way.as_ref().expect("something was begun")
    }

    async fn begins(&mut self) {
        let (credential, session, token) = self.portal.stand_with_session().await;
        let call = self.portal.post("/v1/attempts").bearer(&token).new_key().json(&neutral(self.contact));
        let started = call.send().await;
        let attempt_id = started.text("attemptId");
        self.notes(started);
        self.under_way = Some(UnderWay { credential, session, token, attempt_id });
    }

    /// The stand sees to it that the session goes on.
    async fn stays(&mut self) {
        let UnderWay { credential, session, .. } = self.under_way();
        let path = format!("/v1/kiosk-sessions/{session}/renewals");
        let token = self.portal.post(&path).bearer(credential).send().await.expect(200).text("token");
        self.under_way = self.under_way.take().map(|under_way| UnderWay { token, ..under_way });
    }

    async fn types_wrong(&mut self) {
        let wrong = if self.right_code().as_deref() == Some("000000") { "000001" } else { "000000" };
        let UnderWay { token, attempt_id, .. } = self.under_way();
        let answer = self.portal.verify(token, attempt_id, wrong).await;
        self.notes(answer);
    }

    async fn asks_again(&mut self) {
        let UnderWay { token, attempt_id, .. } = self.under_way();
        let answer = self.portal.resend(token, attempt_id).await;
        self.notes(answer);
    }

    async fn polls(&mut self) {
        let UnderWay { token, attempt_id, .. } = self.under_way();
        let answer = self.portal.poll(token, attempt_id).await;
        self.notes(answer);
    }

    fn right_code(&self) -> Option<String> {
        let messages = self.portal.running.messages().unwrap();
        let by_text = messages.iter().rfind(|message| message.number == self.contact);
        let emails = self.portal.running.emails().unwrap();
        let by_email = emails.iter().rfind(|email| email.address == self.contact);
        by_text.and_then(|message| message.code().map(str::to_owned)).or(by_email.map(|email| email.code.clone()))
    }

    fn notes(&mut self, answer: Answer) {
        let mut body = answer.body;
        if let Some(id) = body.get_mut("attemptId") {
            *id = json!(id.as_str().unwrap().len());
        }
        if let Some(digits) = body.pointer_mut("/link/digits") {
            *digits = json!(digits.as_str().unwrap().len());
        }
        self.answers.push(Noted { status: answer.status, headers: comparable(&answer.headers), body });
    }
}

/// Everybody's walk, step by step side by side, so that each step is at the same time for all.
async fn walks<'a>(portal: &'a Portal, contacts: [&'a str; 3]) -> [Walk<'a>; 3] {
    let mut walks = contacts.map(|contact| Walk::of(portal, contact));
    for walk in &mut walks {
        walk.begins().await;
    }
    for seconds in [0, 4, 5] {
        portal.later(seconds);
        for walk in &mut walks {
            walk.polls().await;
            walk.types_wrong().await;
            walk.asks_again().await;
        }
    }
    portal.later(30);
    for walk in &mut walks {
        walk.asks_again().await;
        walk.polls().await;
    }
    portal.later(300);
    for walk in &mut walks {
        walk.stays().await;
    }
    portal.later(300);
    // What was sent last has expired.
    for walk in &mut walks {
        walk.stays().await;
        walk.types_wrong().await;
        walk.polls().await;
        walk.asks_again().await;
    }
    // Two more wrong ones: the attempt is over.
    for walk in &mut walks {
        walk.types_wrong().await;
        walk.types_wrong().await;
        walk.polls().await;
        walk.asks_again().await;
        walk.types_wrong().await;
    }
    walks
}

/// From a fresh attempt to the lock-out of the contact, and beyond it.
async fn locks_out(portal: &Portal, walks: &mut [Walk<'_>; 3]) {
    for _ in 0..2 {
        for walk in walks.iter_mut() {
            walk.begins().await;
        }
        for _ in 0..6 {
            for walk in walks.iter_mut() {
                walk.types_wrong().await;
            }
        }
        for walk in walks.iter_mut() {
            walk.polls().await;
            walk.asks_again().await;
        }
        portal.later(30);
        for walk in walks.iter_mut() {
            walk.asks_again().await;
        }
    }
}

fn check_alike(walks: &[Walk<'_>; 3]) {
    let [known, others @ ..] = walks;
    for other in others {
        for (step, (theirs, nobodys)) in known.answers.iter().zip(&other.answers).enumerate() {
            assert_eq!(theirs, nobodys, "step {step}: {} and {}", known.contact, other.contact);
        }
        assert_eq!(known.answers.len(), other.answers.len());
    }
}

fn problems<'a>(walk: &'a Walk<'_>) -> Vec<&'a str> {
    let types = walk.answers.iter().filter_map(|noted| noted.body["type"].as_str());
    types.filter_map(|urn| urn.rsplit(':').next()).collect()
}

#[tokio::test]
async fn by_text_every_answer_is_the_same_for_a_patient_for_nobody_and_for_a_landline() {
    let portal = Portal::start().await;
    let mut walks = walks(&portal, BY_PHONE).await;
    locks_out(&portal, &mut walks).await;
    check_alike(&walks);
    let seen = problems(&walks[0]);
    for problem in ["code-wrong", "code-expired", "attempt-dead", "resend-too-soon", "too-many-tries"] {
        assert!(seen.contains(&problem), "the walk goes through {problem}: {seen:?}");
    }
}

#[tokio::test]
async fn by_email_every_answer_is_the_same_for_a_patient_for_nobody_and_for_another_clinics_patient() {
    let portal = Portal::start().await;
    let mut walks = walks(&portal, BY_EMAIL).await;
    locks_out(&portal, &mut walks).await;
    check_alike(&walks);
    let seen = problems(&walks[0]);
    let expected = [
        "authorization-pending",
        "slow-down",
        "expired-token",
        "code-wrong",
        "code-expired",
        "attempt-dead",
        "resend-too-soon",
        "too-many-tries",
    ];
    for problem in expected {
        assert!(seen.contains(&problem), "the walk goes through {problem}: {seen:?}");
    }
}

#[tokio::test]
async fn a_link_expires_alike_for_a_patient_and_for_nobody() {
    let portal = Portal::start().await;
    let mut walks = BY_EMAIL.map(|contact| Walk::of(&portal, contact));
    for walk in &mut walks {
        walk.begins().await;
    }
    portal.put_faults(&json!({ "linkExpired": true })).await;
    for walk in &mut walks {
        walk.polls().await;
    }
    check_alike(&walks);
    assert_eq!(problems(&walks[0]), ["expired-token"]);
}

#[tokio::test]
async fn a_patient_who_asks_neutrally_signs_in_and_nobody_gets_a_message() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let begin = |contact| portal.post("/v1/attempts").bearer(&token).new_key().json(&neutral(contact)).send();
    for nobody in ["+12025550199", "+12025550107", "nobody@example.org"] {
        begin(nobody).await.expect(201);
    }
    assert!(portal.running.messages().unwrap().is_empty() && portal.running.emails().unwrap().is_empty());
    let id = begin("+12025550101").await.expect(201).text("attemptId");
    portal.verify(&token, &id, &portal.code_for("+12025550101")).await.expect(200);
    let started = begin("avery@example.org").await.expect(201);
    let form = format!("answer=approve&digits={}", started.body["link"]["digits"].as_str().unwrap());
    portal.answers_link(&portal.email_for("avery@example.org").link, &form).await.expect(200);
    portal.poll(&token, &started.text("attemptId")).await.expect(200);
}

#[tokio::test]
async fn a_contact_that_has_to_wait_is_answered_as_any_other_and_sent_nothing() {
    let portal = Portal::start().await;
    for contact in ["+12025550101", "+12025550199"] {
        for _ in 0..2 {
            let mut walk = Walk::of(&portal, contact);
            walk.begins().await;
            for _ in 0..5 {
                walk.types_wrong().await;
            }
        }
    }
    let sent = portal.running.messages().unwrap().len();
    let (_, _, token) = portal.stand_with_session().await;
    let fresh = portal.post("/v1/attempts").bearer(&token).new_key().json(&neutral("+12025550102"));
    let mut fresh = fresh.send().await.expect(201);
    for contact in ["+12025550101", "+12025550199"] {
        let begin = portal.post("/v1/attempts").bearer(&token).new_key().json(&neutral(contact)).send();
        let mut started = begin.await.expect(201);
        let id = started.text("attemptId");
        started.body["attemptId"] = Value::Null;
        fresh.body["attemptId"] = Value::Null;
        assert_eq!(started.body, fresh.body, "as if nothing had been typed");
        let wrong = portal.verify(&token, &id, "000000").await.expect_problem(403, "code-wrong");
        assert_eq!(wrong.number("triesLeft"), 4);
    }
    assert_eq!(portal.running.messages().unwrap().len(), sent + 1, "the other patient's alone");
}

#[tokio::test]
async fn what_is_typed_for_a_contact_that_has_to_wait_does_not_make_its_wait_longer() {
    let portal = Portal::start().await;
    // The first ten make it wait; the next ten, ten minutes later, are typed in vain.
    for seconds in [0, 0, 10 * 60, 0] {
        portal.later(seconds);
        let mut walk = Walk::of(&portal, "+12025550101");
        walk.begins().await;
        for _ in 0..5 {
            walk.types_wrong().await;
        }
    }
    portal.later(49 * 60);
    let (_, _, token) = portal.stand_with_session().await;
    let told = portal.start_attempt(&token, "+12025550101").await.expect_problem(429, "too-many-tries");
    assert_eq!(told.retry_after(), 60);
}

#[tokio::test]
async fn no_code_is_right_for_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.sqlite");
    let plan = sandbox_portal::SandboxPlan {
        state: sandbox_portal::State::File(file.clone()),
        ..sandbox_portal::SandboxPlan::default()
    };
    let portal = Portal::run(plan).await;
    let (_, _, token) = portal.stand_with_session().await;
    for contact in ["+12025550107", "+12025550199"] {
        let begin = portal.post("/v1/attempts").bearer(&token).new_key().json(&neutral(contact)).send();
        let id = begin.await.expect(201).text("attemptId");
        // The code that was drawn, and that nobody was sent.
        let state = rusqlite::Connection::open(&file).unwrap();
        let sql = "SELECT code FROM attempts WHERE attempt_id = ?1";
        let code: String = state.query_row(sql, [&id], |row| row.get(0)).unwrap();
        portal.verify(&token, &id, &code).await.expect_problem(403, "code-wrong");
    }
}
