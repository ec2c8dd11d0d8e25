//! Hostile documents.

use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use super::Outcome::{self, Kept, Safe};
use super::{good_document, outcome};

/// A document with one value set.
fn with(pointer: &str, value: Value) -> String {
    let mut document = good_document();
    *document.pointer_mut(pointer).unwrap() = value;
    document.to_string()
}

fn having(key: &str, value: Value) -> String {
    let mut document = good_document();
    document[key] = value;
    document.to_string()
}

fn without(key: &str) -> String {
    let mut document = good_document();
    document.as_object_mut().unwrap().remove(key);
    document.to_string()
}

/// The good document with this before its first key, as it is.
fn beginning_with(raw: &str) -> String {
    good_document().to_string().replacen('{', &format!("{{{raw},"), 1)
}

fn documents() -> Vec<(&'static str, String, Outcome)> {
    let deep = |count: usize| format!("{}{}", "[".repeat(count), "]".repeat(count));
    let english = || json!("en");
    vec![
        ("no document at all", String::new(), Kept),
        ("a word", "\"branding\"".to_owned(), Kept),
        ("a list", "[]".to_owned(), Kept),
        ("nothing in it", "{}".to_owned(), Kept),
        ("cut off", good_document().to_string()[..80].to_owned(), Kept),
        ("two documents", format!("{0}{0}", good_document()), Kept),
        ("a page of HTML under the name of JSON", "<html><body>Sign in to the network</body></html>".to_owned(), Kept),
        ("brackets without end", deep(100_000), Kept),
        ("brackets without end in what nobody knows", beginning_with(&format!("\"future\":{}", deep(50_000))), Safe),
        ("a key twice", beginning_with("\"country\":\"GB\""), Kept),
        ("a lone surrogate", beginning_with(r#""privacyNotice":"\ud800""#), Kept),
        ("a number of a thousand digits", beginning_with(&format!("\"future\":{}", "9".repeat(1_000))), Safe),
        ("a name that is a number", with("/clinicName", json!(12)), Kept),
        ("a name that is a list", with("/clinicName", json!(["Harbour"])), Kept),
        ("a name that is null", with("/clinicName", Value::Null), Kept),
        ("no name", without("clinicName"), Kept),
        ("a name of nothing but controls", with("/clinicName", json!("\u{0}\u{1b}\u{7f}\u{202e}")), Kept),
        ("a name of 301 letters", with("/clinicName", json!("a".repeat(301))), Kept),
        ("mark-up in a text", with("/welcomeMessage", json!("<script>alert(1)</script><img src=x onerror=y>")), Safe),
        ("NULs in a text", with("/welcomeMessage", json!("wel\u{0}come")), Safe),
        ("a text that turns its direction", with("/welcomeTitle", json!("\u{202e}gnol oot")), Safe),
        ("flags, families and skin tones", with("/welcomeTitle", json!("👩🏽‍⚕️ 👨‍👩‍👧‍👦 🏳️‍🌈")), Safe),
        ("two thousand letters", with("/welcomeMessage", json!("ä".repeat(2_000))), Safe),
        ("two thousand and one letters", with("/welcomeMessage", json!("ä".repeat(2_001))), Kept),
        ("two thousand marks upon one letter", with("/welcomeMessage", json!("\u{301}".repeat(2_000))), Safe),
        ("a text of one megabyte", with("/welcomeMessage", json!("a".repeat(1 << 20))), Kept),
        ("ten thousand languages", with("/languages", json!(vec![english(); 10_000])), Kept),
        ("no language", with("/languages", json!([])), Kept),
        ("a language that nobody here speaks", with("/languages", json!(["tlh"])), Kept),
        ("a language that is a path", with("/languages", json!(["../../etc/passwd"])), Kept),
        ("a colour by its name", with("/colours/primary", json!("teal")), Kept),
        ("a colour that is a style sheet", with("/colours/background", json!("url(https://example.org/)")), Kept),
        ("a colour with signs", with("/colours/primary", json!("#+1+1+1")), Kept),
        ("a country without phones", with("/country", json!("AQ")), Kept),
        ("a country that is none", with("/country", json!("XX")), Kept),
        ("a country in small letters", with("/country", json!("us")), Kept),
        ("no method", with("/methods", json!([])), Kept),
        ("methods from the future alone", with("/methods", json!(["palm", "carrierPigeon"])), Kept),
        ("a method a hundred times", with("/methods", json!(vec!["phone"; 100])), Safe),
        ("no word for a patient", with("/labels/patient/singular", json!("  ")), Kept),
        ("a zone that is a file", having("openingHours", json!({ "timeZone": "../../etc/passwd", "days": [] })), Kept),
        ("a zone on no map", having("openingHours", json!({ "timeZone": "Europe/Ruritania", "days": [] })), Kept),
        ("hours without a zone", having("openingHours", json!({ "days": [] })), Kept),
        ("no hours on any day", having("openingHours", json!({ "timeZone": "UTC", "days": [] })), Safe),
        ("a logo elsewhere", having("logoUrl", json!("https://elsewhere.example.org/logo.png")), Kept),
        ("a logo in the document", having("logoUrl", json!("data:image/png;base64,AAAA")), Kept),
        ("a logo on the disk", having("logoUrl", json!("file:///etc/passwd")), Kept),
        ("a logo up the path", having("logoUrl", json!("../../../../secrets")), Kept),
        ("a picture that is not there", having("attractUrl", json!("/v1/stand/nowhere")), Kept),
    ]
}

#[tokio::test]
async fn hostile_documents_leave_the_last_good_branding_or_do_no_harm() {
    let mut wrong = Vec::new();
    for (name, body, expected) in documents() {
        let answer = ResponseTemplate::new(200).set_body_raw(body, "application/json").insert_header("ETag", "\"new\"");
        let found = outcome(name, answer, None).await;
        if !found.is_expected(expected) {
            wrong.push((name, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[tokio::test]
async fn a_document_in_another_dress_leaves_the_last_good_branding() {
    let body = good_document().to_string();
    let utf_16: Vec<u8> = body.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin = body.replace("Harbour", "Hafen\u{fc}").chars().map(|letter| letter as u8).collect::<Vec<_>>();
    for (name, answer) in [
        ("a web page", ResponseTemplate::new(200).set_body_raw("<h1>Welcome</h1>", "text/html")),
        ("UTF-16", ResponseTemplate::new(200).set_body_raw(utf_16, "application/json; charset=utf-16")),
        ("Latin-1", ResponseTemplate::new(200).set_body_raw(latin, "application/json; charset=iso-8859-1")),
        ("no type", ResponseTemplate::new(200).set_body_bytes(body.clone())),
        ("somewhere else", ResponseTemplate::new(302).insert_header("Location", "https://elsewhere.example.org/")),
        ("an accepted nothing", ResponseTemplate::new(204)),
    ] {
        let answer = answer.insert_header("ETag", "\"new\"");
        assert_eq!(outcome(name, answer, None).await, Kept, "{name}");
    }
}
