//! Logos and documents that no clinic sends by mistake. Whatever a portal sends, the last good branding stays, or what is new
//! is safe to draw; within bounds of time and memory, and by the real program.
#![expect(clippy::unwrap_used, reason = "a test may")]

mod documents;
mod drawings;
mod pictures;

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use kiosk_core::{Picture, Sensitive};
use portal_client::StandCredential;
use portal_client::http::{HttpStandPortal, PortalUrl, Timeouts};
use serde_json::{Value, json};
use supervisor::branding::{Fetched, PictureProcess, fetched};
use supervisor::store::StoredBranding;
use wiremock::matchers::{path, path_regex};
use wiremock::{Mock, MockServer, ResponseTemplate};

/// Longer than the process that decodes may take for two pictures, by the clock; only a test that fails comes so far.
const NEVER: Duration = Duration::from_secs(90);

/// The program that decodes.
const PROGRAM: &str = env!("CARGO_BIN_EXE_portal-kiosk");

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// The last good branding stays.
    Kept,
    /// It is used, and can do no harm.
    Safe,
    /// One or the other, by how fast the machine is.
    Either,
}

impl Outcome {
    fn is_expected(self, expected: Self) -> bool {
        expected == Self::Either || self == expected
    }
}

/// A document that is all right but for what the test makes of it.
fn good_document() -> Value {
    json!({
        "clinicName": "Harbour Clinic",
        "welcomeTitle": "Welcome",
        "welcomeMessage": "Please sign in.",
        "contact": { "phone": "+1 202 555 0100" },
        "labels": { "patient": { "singular": "patient", "plural": "patients" } },
        "colours": { "primary": "#0f6e78", "background": "#f4f8f8" },
        "languages": ["en"],
        "country": "US",
        "methods": ["email", "phone"],
        "portalEnabled": true,
    })
}

/// The branding that the stand had before.
async fn last_good() -> StoredBranding {
    let portal = MockServer::start().await;
    let document = ResponseTemplate::new(200).set_body_json(good_document()).insert_header("ETag", "\"good\"");
    Mock::given(path("/v1/stand/branding")).respond_with(document).mount(&portal).await;
    let Ok(Fetched::Fresh { branding, left_out: None }) = asked(&portal, None).await else {
        panic!("a good branding is used")
    };
    *branding
}

async fn asked(portal: &MockServer, stored: Option<&StoredBranding>) -> Result<Fetched, String> {
    let url = PortalUrl::parse(&portal.uri()).unwrap();
    let portal = HttpStandPortal::new(url, Timeouts::default()).unwrap();
    let credential = StandCredential(Sensitive::new("an-invented-credential".to_owned()));
    let decoder = PictureProcess::of(PROGRAM);
    let answered = tokio::time::timeout(NEVER, fetched(&portal, &credential, stored, &decoder))
        .await
        .expect("the stand does not wait for ever");
    answered.map_err(|error| error.to_string())
}

/// What a stand with a good branding makes of a portal that answers so.
async fn outcome(name: &str, document: ResponseTemplate, picture: Option<Vec<u8>>) -> Outcome {
    let portal = MockServer::start().await;
    Mock::given(path("/v1/stand/branding")).respond_with(document).mount(&portal).await;
    if let Some(file) = picture {
        let answer = ResponseTemplate::new(200).set_body_raw(file, "image/png");
        Mock::given(path_regex("^/v1/stand/picture$")).respond_with(answer).mount(&portal).await;
    }
    let before = last_good().await;
    match asked(&portal, Some(&before)).await {
        Ok(Fetched::Fresh { branding, left_out }) => {
            assert_eq!(left_out, None, "{name}");
            for picture in [&branding.branding.logo, &branding.branding.attract].into_iter().flatten() {
                assert_safe(name, picture);
            }
            Outcome::Safe
        }
        Ok(Fetched::Unusable(reason)) => {
            println!("{name}: {reason}");
            Outcome::Kept
        }
        Ok(Fetched::Unchanged) => panic!("{name}: something has changed"),
        Err(trouble) => {
            println!("{name}: {trouble}");
            Outcome::Kept
        }
    }
}

/// A PNG that this program has written, no larger than a screen.
fn assert_safe(name: &str, picture: &Picture) {
    assert!(picture.png.len() <= Picture::LONGEST, "{name}");
    let drawn = image::load_from_memory_with_format(&picture.png, image::ImageFormat::Png).unwrap();
    assert!(drawn.width() <= 1920 && drawn.height() <= 1920, "{name}");
}

/// Tries all of a table, so that one failure does not hide the others.
async fn check_pictures(cases: Vec<(&'static str, Vec<u8>, Outcome)>) {
    let mut wrong = Vec::new();
    for (name, file, expected) in cases {
        let mut document = good_document();
        document["clinicName"] = json!("Harbour Clinic by the Sea");
        document["logoUrl"] = json!("/v1/stand/picture");
        document["attractUrl"] = json!("/v1/stand/picture");
        let document = ResponseTemplate::new(200).set_body_json(document).insert_header("ETag", "\"new\"");
        let found = outcome(name, document, Some(file)).await;
        if !found.is_expected(expected) {
            wrong.push((name, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// The process that decodes is held by the kernel before it has read a byte: what it may take at most is what is written here.
#[test]
fn whoever_decodes_has_half_a_gibibyte_and_ten_seconds_at_most() {
    let mut process =
        Command::new(PROGRAM).args(["picture", "logo"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let limits = format!("/proc/{}/limits", process.id());
    let line_of = |name: &str| {
        let limits = std::fs::read_to_string(&limits).unwrap();
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
        line.split_whitespace().rev().skip(1).take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    // The last one set.
    while line_of("Max core file size") != ["0", "0"] {
        assert_eq!(process.try_wait().unwrap(), None);
        std::thread::yield_now();
    }
    assert_eq!(line_of("Max address space"), ["536870912", "536870912"]);
    assert_eq!(line_of("Max cpu time"), ["10", "10"]);
    process.stdin.take().unwrap().write_all(b"no picture").unwrap();
    assert_eq!(process.wait().unwrap().code(), Some(31));
}
