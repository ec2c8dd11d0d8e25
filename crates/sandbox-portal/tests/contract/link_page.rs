//! The page behind an e-mail's link: what it shows, what it takes, and what no program that opens it can do.

use reqwest::Method;
use serde_json::json;

use crate::portal::{AVERYS_INBOX, Answer, Portal, attempt_by_email, other_digits};

/// An attempt by e-mail, and its link.
struct Sent {
    portal: Portal,
    token: String,
    attempt_id: String,
    digits: String,
    link: String,
}

async fn sent() -> Sent {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let started = portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    let digits = started.body["link"]["digits"].as_str().unwrap().to_owned();
    let link = portal.email_for(AVERYS_INBOX).link;
    Sent { portal, token, attempt_id: started.text("attemptId"), digits, link }
}

impl Sent {
    async fn opens(&self) -> Answer {
        self.portal.get(&self.link).send().await
    }

    async fn says(&self, form: &str) -> Answer {
        self.portal.answers_link(&self.link, form).await
    }

    async fn is_still_pending(&self) {
        self.portal.poll(&self.token, &self.attempt_id).await.expect_problem(400, "authorization-pending");
        self.portal.later(5);
    }
}

fn html(answer: &Answer) -> &str {
    answer.body.as_str().unwrap()
}

/// Every value of this attribute on the page.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let begins = format!(" {attribute}=\"");
    html.split(&begins).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What a program sends that presses this button of the form, or none, and leaves everything as it is.
fn with_defaults(form: &str, button: Option<&str>) -> String {
    let inputs = form.split("<input").skip(1).map(|rest| rest.split('>').next().unwrap());
    let mut fields: Vec<_> = inputs
        .filter(|input| !input.contains("checkbox") || input.contains(" checked"))
        .map(|input| {
            let value = values(input, "value").first().copied().unwrap_or_default();
            format!("{}={value}", values(input, "name")[0])
        })
        .collect();
    fields.extend(button.map(|value| format!("answer={value}")));
    fields.join("&")
}

#[tokio::test]
async fn a_page_names_clinic_stand_and_time_and_asks_for_the_digits() {
    let sent = sent().await;
    let page = sent.opens().await.expect(200);
    for said in ["Harbour Clinic", "Front door", "9:00 AM", "two digits", "This was not me", "/assets/harbour.png"] {
        assert!(html(&page).contains(said), "{said}: {}", html(&page));
    }
    assert!(html(&page).contains("<html lang=\"en\">") && html(&page).contains("class=\"harbour\""));
    for secret in ["Avery", AVERYS_INBOX, &sent.attempt_id] {
        assert!(!html(&page).contains(secret), "{secret}");
    }
    assert!(!values(html(&page), "value").contains(&sent.digits.as_str()));
}

#[tokio::test]
async fn a_scanner_that_opens_follows_and_sends_everything_answers_nothing() {
    let sent = sent().await;
    let page = sent.opens().await.expect(200);
    for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
        sent.portal.call(method, &sent.link).send().await;
    }
    let links: Vec<_> = values(html(&page), "href").into_iter().chain(values(html(&page), "src")).collect();
    for link in links {
        sent.portal.get(link).send().await.expect(200);
    }
    let forms: Vec<_> = html(&page).split("<form").skip(1).map(|rest| rest.split("</form>").next().unwrap()).collect();
    assert_eq!(forms.len(), 2);
    for form in forms {
        assert!(form.contains("method=\"post\"") && values(form, "action").is_empty(), "it goes where the page is");
        let buttons = form.split("<button").skip(1).map(|rest| values(rest.split('>').next().unwrap(), "value")[0]);
        for button in buttons.map(Some).chain([None]) {
            sent.says(&with_defaults(form, button)).await.expect(422);
        }
    }
    sent.says("").await.expect(422);
    sent.is_still_pending().await;
    sent.opens().await.expect(200);
    sent.says(&format!("answer=approve&digits={}", sent.digits)).await.expect(200);
    sent.portal.poll(&sent.token, &sent.attempt_id).await.expect(200);
}

#[tokio::test]
async fn what_is_not_two_digits_is_asked_for_again() {
    let sent = sent().await;
    for typed in ["", "4", "421", "4a", "-1", "%D9%A4%D9%A2", "4+2"] {
        let again = sent.says(&format!("answer=approve&digits={typed}")).await.expect(422);
        assert!(html(&again).contains("Please type the two digits"), "{typed}");
    }
    // The digits without the button are not an answer.
    sent.says(&format!("digits={}", sent.digits)).await.expect(422);
    sent.says(&format!("answer=perhaps&digits={}", sent.digits)).await.expect(422);
    sent.is_still_pending().await;
}

#[tokio::test]
async fn not_me_takes_a_tick() {
    let sent = sent().await;
    for form in ["answer=not-me", "answer=not-me&sure=", "answer=not-me&sure=no"] {
        let again = sent.says(form).await.expect(422);
        assert!(html(&again).contains("Please tick the box"), "{form}");
    }
    sent.is_still_pending().await;
    let ended = sent.says("answer=not-me&sure=yes").await.expect(200);
    assert!(html(&ended).contains("nobody was signed in"));
    sent.portal.poll(&sent.token, &sent.attempt_id).await.expect_problem(403, "access-denied");
}

#[tokio::test]
async fn the_right_digits_approve_once() {
    let sent = sent().await;
    let right = format!("answer=approve&digits={}", sent.digits);
    let approved = sent.says(&format!("{right}+")).await.expect(200);
    assert!(html(&approved).contains("You are signed in"), "a blank beside them does no harm");
    let again = sent.says(&right).await.expect(410);
    assert!(html(&again).contains("This link has been used"));
    // Nor can anybody take it back.
    sent.says("answer=not-me&sure=yes").await.expect(410);
    sent.portal.poll(&sent.token, &sent.attempt_id).await.expect(200);
}

#[tokio::test]
async fn one_wrong_pair_of_digits_ends_it() {
    let sent = sent().await;
    let wrong = sent.says(&format!("answer=approve&digits={}", other_digits(&sent.digits))).await.expect(200);
    assert!(html(&wrong).contains("Those are not the digits on the stand"));
    let right = sent.says(&format!("answer=approve&digits={}", sent.digits)).await.expect(410);
    assert!(html(&right).contains("This sign-in is over"));
    sent.portal.poll(&sent.token, &sent.attempt_id).await.expect_problem(403, "access-denied");
}

async fn check_says_no_more_than(answer: Answer, status: u16, title: &str) {
    let answer = answer.expect(status);
    assert!(html(&answer).contains(title), "{title}: {}", html(&answer));
    for said in ["Front door", "9:00", "<form", "Avery", AVERYS_INBOX] {
        assert!(!html(&answer).contains(said), "{said} beside {title}");
    }
}

#[tokio::test]
async fn a_link_that_cannot_be_answered_any_more_says_so_and_nothing_else() {
    let old = sent().await;
    old.portal.later(600);
    check_says_no_more_than(old.opens().await, 410, "This link is too old").await;

    let superseded = sent().await;
    superseded.portal.later(30);
    superseded.portal.resend(&superseded.token, &superseded.attempt_id).await.expect(200);
    check_says_no_more_than(superseded.opens().await, 410, "There is a newer link").await;

    let used = sent().await;
    let code = used.portal.email_for(AVERYS_INBOX).code;
    used.portal.verify(&used.token, &used.attempt_id, &code).await.expect(200);
    check_says_no_more_than(used.opens().await, 410, "This link has been used").await;

    let over = sent().await;
    over.portal.start_by_email(&over.token, AVERYS_INBOX).await.expect(201);
    check_says_no_more_than(over.opens().await, 410, "This sign-in is over").await;

    let unknown = over.portal.get("/links/0123456789abcdef").send().await;
    check_says_no_more_than(unknown, 404, "This link leads nowhere").await;
    let answered = over.portal.answers_link("/links/nobodys", "answer=approve&digits=42").await;
    check_says_no_more_than(answered, 404, "This link leads nowhere").await;
}

#[tokio::test]
async fn a_link_of_a_session_that_is_over_is_over() {
    let portal = Portal::start().await;
    let (credential, session, token) = portal.stand_with_session().await;
    portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    portal.delete(&format!("/v1/kiosk-sessions/{session}")).bearer(&credential).send().await.expect(204);
    check_says_no_more_than(portal.get(&portal.email_for(AVERYS_INBOX).link).send().await, 410, "This sign-in is over")
        .await;
}

#[tokio::test]
async fn a_link_ends_with_its_session_when_that_has_lasted_its_time() {
    let portal = Portal::start().await;
    let (credential, session, _) = portal.stand_with_session().await;
    portal.later(25 * 60);
    let renewed = portal.post(&format!("/v1/kiosk-sessions/{session}/renewals")).bearer(&credential).send().await;
    portal.start_by_email(&renewed.expect(200).text("token"), AVERYS_INBOX).await.expect(201);
    let link = portal.email_for(AVERYS_INBOX).link;
    portal.get(&link).send().await.expect(200);
    portal.later(5 * 60);
    check_says_no_more_than(portal.get(&link).send().await, 410, "This sign-in is over").await;
}

#[tokio::test]
async fn a_page_is_kept_by_nobody_framed_by_nobody_and_tells_no_other_page_of_itself() {
    let sent = sent().await;
    let wrong = format!("answer=approve&digits={}", other_digits(&sent.digits));
    for answer in [
        sent.opens().await,
        sent.portal.call(Method::HEAD, &sent.link).send().await,
        sent.says("").await,
        sent.says(&wrong).await,
        sent.opens().await,
        sent.portal.get("/links/nobodys").send().await,
    ] {
        let header = |name: &str| answer.headers[name].to_str().unwrap();
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("x-frame-options"), "DENY");
        assert_eq!(header("x-content-type-options"), "nosniff");
        let policy = header("content-security-policy");
        assert!(policy.starts_with("default-src 'none';") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("script-src"), "{policy}");
        assert!(!answer.body.as_str().unwrap().contains("://"), "and nothing comes from elsewhere");
    }
}

#[tokio::test]
async fn a_page_is_in_the_language_of_the_attempt() {
    for (pairing_code, address, language, title) in [
        ("HARB-0001", AVERYS_INBOX, "es", "Inicie sesión en el puesto"),
        ("LIND-0001", "oakley@bücher.example", "de-AT", "Anmeldung am Terminal"),
        ("LIND-0001", "marlowe@example.org", "es", "Sign in at the stand"),
    ] {
        let portal = Portal::start().await;
        let credential = portal.enrol(pairing_code).await;
        let (_, token) = portal.open_session(&credential).await;
        let mut body = attempt_by_email(address);
        body["language"] = json!(language);
        portal.post("/v1/attempts").bearer(&token).new_key().json(&body).send().await.expect(201);
        let link = portal.running.emails().unwrap()[0].link.clone();
        let page = portal.get(&link).send().await.expect(200);
        assert!(html(&page).contains(title), "{language}: {}", html(&page));
    }
}

#[tokio::test]
async fn what_a_clinic_calls_its_stand_is_no_markup() {
    let portal = Portal::start().await;
    let body = json!({ "pairingCode": "HARB-0001", "standName": "<b>Side door" });
    let credential = portal.post("/v1/enrolments").json(&body).send().await.expect(201).text("credential");
    let (_, token) = portal.open_session(&credential).await;
    portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    let page = portal.get(&portal.email_for(AVERYS_INBOX).link).send().await.expect(200);
    assert!(html(&page).contains("&lt;b&gt;Side door"));
}
