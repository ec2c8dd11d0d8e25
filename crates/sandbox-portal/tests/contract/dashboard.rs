//! The dashboard's pages: what they show, what they keep, and whom they show it to.

use serde_json::json;

use crate::browser::Browser;
use crate::portal::{AVERY, Portal, attempt};

const PAGES: [&str; 10] = [
    "/web/",
    "/web/messages",
    "/web/messages/before-your-visit",
    "/web/documents",
    "/web/documents/visit-summary",
    "/web/documents/laboratory-results.pdf",
    "/web/documents/exercises",
    "/web/documents/exercises.png",
    "/web/documents/vaccination-record.pdf",
    "/web/details",
];

#[tokio::test]
async fn every_page_is_for_its_visitor_alone() {
    let (mut browser, visit) = Browser::avery().await;
    for path in PAGES {
        let page = browser.open(path).await.expect(200);
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none';") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
    }
    let path = format!("/v1/kiosk-sessions/{}", visit.kiosk_session);
    browser.portal.delete(&path).bearer(&visit.credential).send().await.expect(204);
    for path in PAGES {
        let page = browser.open(path).await.expect(401);
        assert!(page.html().contains("You are not signed in") && !page.html().contains("Avery"), "{path}");
    }
    for form in ["/web/messages/before-your-visit", "/web/details"] {
        browser.send(form, "text=x&called=x").await.expect(401);
    }
}

#[tokio::test]
async fn every_page_says_that_it_is_the_sandbox_and_whose_portal_it_is_and_loads_nothing_from_elsewhere() {
    let (mut browser, _) = Browser::avery().await;
    for path in PAGES.into_iter().filter(|path| !path.contains('.')) {
        let html = browser.open(path).await.expect(200).html();
        assert!(html.contains("Sandbox: an invented portal with invented patients"), "{path}");
        assert!(html.contains("alt=\"Harbour Clinic\"") && html.contains("<body class=\"harbour\">"), "{path}");
        assert!(!html.contains("://"), "{path}");
    }
    for path in ["/web/signed-out", "/web/nothing", "/web/assets/dashboard.css", "/web/assets/dashboard.js"] {
        browser.open(path).await;
    }
}

#[tokio::test]
async fn a_page_that_there_is_not_says_so() {
    let (mut browser, _) = Browser::avery().await;
    for path in ["/web/nothing", "/web/messages/nothing", "/web/documents/nothing.pdf"] {
        browser.open(path).await.expect(404);
    }
}

#[tokio::test]
async fn the_first_page_shows_how_todays_appointments_stand_now() {
    let (mut browser, visit) = Browser::avery().await;
    let html = browser.open("/web/").await.expect(200).html();
    assert!(html.contains("Hello Avery") && html.contains("Monday, November 23") && html.contains("9:20 AM"), "{html}");
    assert_eq!(html.matches("Not checked in yet").count(), 2);
    let listed = browser.portal.get("/v1/patients/pat-avery/appointments/today").bearer(&visit.access).send().await;
    let id = listed.body["appointments"][0]["appointmentId"].as_str().unwrap().to_owned();
    let path = format!("/v1/patients/pat-avery/appointments/{id}/check-ins");
    browser.portal.post(&path).bearer(&visit.access).new_key().send().await.expect(200);
    let html = browser.open("/web/").await.expect(200).html();
    assert!(html.contains("Checked in") && html.contains("Room 4"), "{html}");
    assert_eq!(html.matches("Not checked in yet").count(), 1);
}

#[tokio::test]
async fn the_pages_speak_the_language_of_the_attempt() {
    for (pairing_code, number, patient, language, tag, title) in [
        ("HARB-0001", AVERY, "pat-avery", "es", "es", "Hola, Avery"),
        ("LIND-0001", "+447700900101", "cli-marlowe", "de-AT", "de", "Guten Tag, Marlowe"),
        ("LIND-0001", "+447700900101", "cli-marlowe", "es", "en", "Hello Marlowe"),
    ] {
        let portal = Portal::start().await;
        let credential = portal.enrol(pairing_code).await;
        let (_, token) = portal.open_session(&credential).await;
        let mut body = attempt(number);
        body["language"] = json!(language);
        let started = portal.post("/v1/attempts").bearer(&token).new_key().json(&body).send().await.expect(201);
        let verified = portal.verify(&token, &started.text("attemptId"), &portal.code_for(number)).await.expect(200);
        let way_in = portal.way_in(&verified.text("accessToken"), patient).await;
        let mut browser = Browser::at(portal);
        browser.come_in(&way_in).await;
        let html = browser.open("/web/").await.expect(200).html();
        assert!(html.contains(title) && html.contains(&format!("<html lang=\"{tag}\">")), "{language}: {html}");
    }
}

#[tokio::test]
async fn an_answer_to_a_message_is_sent_once_and_shown_below_it() {
    let (mut browser, _) = Browser::avery().await;
    let path = "/web/messages/before-your-visit";
    let page = browser.fill_in(path, "text=Tea+%3Cb%3Etoo%3F").await.expect(303);
    let after = page.header("location").to_owned();
    assert_eq!(after, format!("{path}?done=1"));
    for _ in 0..2 {
        let html = browser.open(&after).await.expect(200).html();
        assert!(html.contains("Your answer was sent."));
        assert_eq!(html.matches("Tea &lt;b&gt;too?").count(), 1, "{html}");
    }
    assert!(browser.open("/web/messages").await.expect(200).html().contains("Answered"));
    assert!(!browser.open("/web/messages/exercises").await.expect(200).html().contains("Tea"));
}

#[tokio::test]
async fn an_answer_that_says_nothing_or_too_much_is_asked_for_again_with_what_was_written() {
    let (mut browser, _) = Browser::avery().await;
    let path = "/web/messages/before-your-visit";
    browser.fill_in(path, "text=+%0A").await.expect(422);
    let long = "a".repeat(2001);
    let page = browser.fill_in(path, &format!("text={long}")).await.expect(422);
    assert!(page.html().contains(&long));
    browser.fill_in("/web/messages/nothing", "text=x").await.expect(404);
    assert!(!browser.open("/web/messages").await.expect(200).html().contains("Answered"));
}

#[tokio::test]
async fn a_document_is_a_page_a_pdf_a_picture_or_a_file_to_keep() {
    let (mut browser, _) = Browser::avery().await;
    let page = browser.open("/web/documents/visit-summary").await.expect(200);
    assert!(page.html().contains("Made out to <strong>Avery</strong>") && page.html().contains("data-print"));
    let pdf = browser.open("/web/documents/laboratory-results.pdf").await.expect(200);
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert_eq!(pdf.header("content-disposition"), "inline; filename=\"laboratory-results.pdf\"");
    assert!(pdf.body.starts_with(b"%PDF-") && pdf.body.windows(5).any(|window| window == b"Avery"));
    let page = browser.open("/web/documents/exercises").await.expect(200);
    assert!(page.html().contains("src=\"/web/documents/exercises.png\" alt=\"Exercises at home\""));
    let picture = browser.open("/web/documents/exercises.png").await.expect(200);
    assert_eq!(picture.header("content-type"), "image/png");
    assert!(picture.body.starts_with(b"\x89PNG"));
    let file = browser.open("/web/documents/vaccination-record.pdf").await.expect(200);
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"vaccination-record.pdf\"");
}

const DETAILS: &str = "called=Avie&phone=%2B1+202+555+0101&email=avery%40example.org&address=1+Quay+Street%0ASpringfield\
    &writtenToBy=letter&writtenToIn=es&notBefore=2026-12-01";

#[tokio::test]
async fn what_a_patient_says_of_themselves_is_kept_and_shown_again() {
    let (mut browser, visit) = Browser::avery().await;
    let page = browser.open("/web/details").await.expect(200).html();
    assert!(page.contains("value=\"Avery\"") && page.contains("value=\"+1 202 555 0101\""), "what is on record");
    let saved = browser.fill_in("/web/details", &format!("{DETAILS}&phoneWord=Heron-Zq7")).await.expect(303);
    assert_eq!(saved.header("location"), "/web/details?done=1");
    let way_in = browser.portal.way_in(&visit.access, "pat-avery").await;
    browser.come_in(&way_in).await;
    let page = browser.open("/web/details?done=1").await.expect(200).html();
    for expected in [
        "Your details were saved.",
        "value=\"Avie\"",
        "value=\"avery@example.org\"",
        "1 Quay Street\nSpringfield",
        "value=\"letter\" checked",
        "value=\"es\" lang=\"es\" selected",
        "value=\"2026-12-01\"",
        "You have one. Leave this empty to keep it.",
    ] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    assert!(!page.contains("Heron"), "a word is kept as its hash");
    assert!(browser.open("/web/").await.expect(200).html().contains("Hello Avie"));
    browser.portal.post("/sandbox/new-day").send().await.expect(204);
    assert!(browser.open("/web/").await.expect(200).html().contains("Hello Avery"), "a new day knows nothing of it");
}

#[tokio::test]
async fn details_that_cannot_be_kept_are_shown_again_and_marked() {
    let (mut browser, _) = Browser::avery().await;
    for (field, wrong, sentence) in [
        ("called=Avie", "called=+", "Please write the name"),
        ("phone=%2B1+202+555+0101", "phone=tomorrow", "does not look like a phone number"),
        ("email=avery%40example.org", "email=avery", "does not look like an e-mail address"),
        ("notBefore=2026-12-01", "notBefore=2026-02-30", "This is not a day"),
    ] {
        let page = browser.fill_in("/web/details", &DETAILS.replace(field, wrong)).await.expect(422).html();
        assert!(page.contains(sentence) && page.contains("aria-invalid=\"true\""), "{field}");
    }
    assert!(browser.open("/web/").await.expect(200).html().contains("Hello Avery"), "nothing was kept");
}

#[tokio::test]
async fn a_form_from_elsewhere_changes_nothing() {
    let (mut browser, _) = Browser::avery().await;
    browser.send("/web/details", DETAILS).await.expect(403);
    browser.send("/web/messages/exercises", "text=x&formToken=0").await.expect(403);
    assert!(browser.open("/web/").await.expect(200).html().contains("Hello Avery"));
    assert!(!browser.open("/web/messages").await.expect(200).html().contains("Answered"));
}

#[tokio::test]
async fn a_visit_is_to_one_patient_of_a_family() {
    let mut browser = Browser::start().await;
    let visit = browser.sign_in("HARB-0001", "+12025550105").await;
    for (patient, name) in [("pat-ellis", "Ellis"), ("pat-finley", "Finley")] {
        let way_in = browser.portal.way_in(&visit.access, patient).await;
        browser.come_in(&way_in).await;
        assert!(browser.open("/web/").await.expect(200).html().contains(&format!("Hello {name}")));
        browser.fill_in("/web/messages/exercises", &format!("text=from+{name}")).await.expect(303);
    }
    let page = browser.open("/web/messages/exercises").await.expect(200).html();
    assert!(page.contains("from Finley") && !page.contains("from Ellis"));
}
