//! What the portal's no means to a stand, and brandings that are none.

use kiosk_core::PortalTrouble;
use portal_client::http::HttpStandPortal;
use portal_client::{BrandingAnswer, EnrolRefused, SentPicture, StandPortal, StandRefused, UnusableBranding};
use serde_json::{Value, json};
use wiremock::matchers::{any, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::given::{self, json, problem, stand_portal};
use crate::stand_calls::branding_body;

async fn answering(answer: ResponseTemplate) -> (MockServer, HttpStandPortal) {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let portal = stand_portal(&server.uri());
    (server, portal)
}

const NONSENSE: StandRefused = StandRefused::Trouble(PortalTrouble::Nonsense);

async fn check_enrol(answer: ResponseTemplate, expected: EnrolRefused) {
    let (_server, portal) = answering(answer).await;
    assert_eq!(portal.enrol(&given::pairing_code(), "Front door").await, Err(expected));
}

async fn check_heartbeat(answer: ResponseTemplate, expected: StandRefused) {
    let (_server, portal) = answering(answer).await;
    assert_eq!(portal.heartbeat(&given::credential()).await, Err(expected));
}

#[tokio::test]
async fn a_pairing_code_can_be_refused() {
    check_enrol(problem(403, "pairing-code-refused"), EnrolRefused::CodeRefused).await;
    check_enrol(problem(403, "portal-not-enabled"), PortalTrouble::NotEnabled.into()).await;
    check_enrol(problem(429, "busy"), PortalTrouble::Busy { retry_after: None }.into()).await;
}

#[tokio::test]
async fn a_credential_can_be_refused_by_type_or_by_status() {
    check_heartbeat(problem(401, "credential-refused"), StandRefused::CredentialRefused).await;
    check_heartbeat(problem(401, "from-the-future"), StandRefused::CredentialRefused).await;
    check_heartbeat(ResponseTemplate::new(401), StandRefused::CredentialRefused).await;
    check_heartbeat(problem(403, "portal-not-enabled"), PortalTrouble::NotEnabled.into()).await;
    check_heartbeat(ResponseTemplate::new(403), NONSENSE).await;
    check_heartbeat(ResponseTemplate::new(500), PortalTrouble::OutOfReach.into()).await;
}

#[tokio::test]
async fn a_session_that_is_gone_is_not_renewed() {
    for gone in [problem(401, "session-ended"), problem(404, "not-found")] {
        let (_server, portal) = answering(gone).await;
        let renewed = portal.renew_session(&given::credential(), &given::session()).await;
        assert_eq!(renewed, Err(PortalTrouble::SessionEnded.into()));
    }
}

#[tokio::test]
async fn ending_a_session_that_has_ended_is_no_error() {
    for gone in [problem(401, "session-ended"), problem(404, "not-found")] {
        let (_server, portal) = answering(gone).await;
        assert_eq!(portal.end_session(&given::credential(), &given::session()).await, Ok(()));
    }
}

#[tokio::test]
async fn a_session_counts_as_ended_only_if_the_portal_itself_says_so() {
    for (answer, expected) in [
        (ResponseTemplate::new(404).set_body_raw("<h1>Not found</h1>", "text/html"), NONSENSE),
        (ResponseTemplate::new(200).set_body_raw("<h1>Welcome to our network</h1>", "text/html"), NONSENSE),
        (ResponseTemplate::new(302).insert_header("Location", "/login"), NONSENSE),
        (problem(401, "credential-refused"), StandRefused::CredentialRefused),
    ] {
        let (_server, portal) = answering(answer).await;
        assert_eq!(portal.end_session(&given::credential(), &given::session()).await, Err(expected));
        assert_eq!(portal.end_all_sessions(&given::credential()).await, Err(expected));
    }
}

/// What a stand makes of a branding document that is the usual one with one value set.
async fn branding_with(pointer: &str, value: Value) -> Result<BrandingAnswer, StandRefused> {
    let mut body = branding_body();
    *body.pointer_mut(pointer).unwrap() = value;
    let server = MockServer::start().await;
    let document = json(200, body).insert_header("ETag", "\"1\"");
    Mock::given(path("/v1/stand/branding")).respond_with(document).mount(&server).await;
    Mock::given(path("/v1/stand/logo")).respond_with(picture()).mount(&server).await;
    Mock::given(path("/v1/stand/attract")).respond_with(picture()).mount(&server).await;
    stand_portal(&server.uri()).branding(&given::credential(), None).await
}

fn picture() -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_raw(vec![1], "image/png")
}

async fn check_branding(pointer: &str, value: Value, field: &str, what: &'static str) {
    let expected = UnusableBranding::new(field, what);
    assert_eq!(branding_with(pointer, value).await, Ok(BrandingAnswer::Unusable(expected)), "{pointer}");
}

#[tokio::test]
async fn a_branding_that_cannot_be_used_is_refused_by_the_name_of_its_field() {
    let (no_colour, not_so) = ("is no colour as in #0f6e78", "is not as the contract has it");
    let (no_list, empty) = ("is no list of 1 to 30 language tags", "is empty or too long");
    let (no_country, no_time) = ("is no country as in US", "is no time of day as in 08:00");
    check_branding("/colours/primary", json!("teal"), "colours.primary", no_colour).await;
    check_branding("/colours/background", json!("#fff"), "colours.background", no_colour).await;
    check_branding("/languages", json!([]), "languages", no_list).await;
    check_branding("/languages", json!(["en", "../../etc"]), "languages", no_list).await;
    check_branding("/languages", json!(vec!["en"; 31]), "languages", no_list).await;
    check_branding("/languages/1", json!(7), "languages[1]", not_so).await;
    check_branding("/country", json!("usa"), "country", no_country).await;
    check_branding("/clinicName", json!(" \u{0} "), "clinicName", empty).await;
    check_branding("/labels/patient/singular", json!(""), "labels.patient.singular", empty).await;
    check_branding("/welcomeMessage", json!("a".repeat(2001)), "welcomeMessage", "is too long").await;
    check_branding("/privacyNotice", json!("a".repeat(2001)), "privacyNotice", "is too long").await;
    check_branding("/contact/hours", json!(12), "contact.hours", not_so).await;
    check_branding("/openingHours/days/0/day", json!("moonday"), "openingHours.days[0].day", not_so).await;
    check_branding("/openingHours/days/0/closes", json!("24:01"), "openingHours.days.closes", no_time).await;
    for no_time_of_day in ["8:00", "24:00", "08:60", "08:00:00", "+8:00", "٠٨:٠٠", ""] {
        let (pointer, value) = ("/openingHours/days/0/opens", json!(no_time_of_day));
        check_branding(pointer, value, "openingHours.days.opens", no_time).await;
    }
    let no_zone = "is no time zone as in America/New_York";
    check_branding("/openingHours/timeZone", json!("../../etc/passwd"), "openingHours.timeZone", no_zone).await;
    let no_origins = "is no list of 1 to 16 origins";
    check_branding("/dashboard/origins", json!([]), "dashboard.origins", no_origins).await;
    let many = json!(vec!["https://portal.example.org"; 17]);
    check_branding("/dashboard/origins", many, "dashboard.origins", no_origins).await;
    for no_origin in ["https://portal.example.org/web", "https://*.example.org", "http://portal.example.org", "*"] {
        check_branding("/dashboard/origins/1", json!(no_origin), "dashboard.origins", no_origins).await;
    }
    let no_address = "is no address as in https://portal.example.org/";
    let too_long = format!("https://portal.example.org/{}", "a".repeat(300));
    for no_public_url in ["http://portal.example.org/", "https://portal.example.org/?token=1", &too_long] {
        check_branding("/dashboard/publicUrl", json!(no_public_url), "dashboard.publicUrl", no_address).await;
    }
    let span = json!({ "day": "monday", "opens": "08:00", "closes": "08:01" });
    check_branding("/openingHours/days", json!(vec![span; 51]), "openingHours.days", "is too long a list").await;
}

#[tokio::test]
async fn what_a_portal_names_a_field_itself_is_not_repeated() {
    let mut body = branding_body().to_string();
    body.insert_str(1, r#""Avery Whitlock": tru, "#);
    let answer = ResponseTemplate::new(200).set_body_raw(body, "application/json").insert_header("ETag", "\"1\"");
    let (_server, portal) = answering(answer).await;
    let expected = UnusableBranding::new("the document", "is not as the contract has it");
    assert_eq!(portal.branding(&given::credential(), None).await, Ok(BrandingAnswer::Unusable(expected)));
}

async fn logo_with(link: &str) -> Option<SentPicture> {
    let Ok(BrandingAnswer::Changed(sent)) = branding_with("/logoUrl", json!(link)).await else {
        panic!("the words are fine")
    };
    sent.logo
}

#[tokio::test]
async fn a_logo_is_only_fetched_from_the_portal_itself() {
    let elsewhere = MockServer::start().await;
    let link = format!("{}/logo.png", elsewhere.uri());
    assert_eq!(logo_with(&link).await, Some(SentPicture::NoPicture));
    assert_eq!(logo_with(link.strip_prefix("http:").unwrap()).await, Some(SentPicture::NoPicture));
    assert!(elsewhere.received_requests().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_picture_that_is_none_is_told_from_one_that_cannot_be_had_now() {
    for (answer, is_none) in [
        (problem(404, "not-found"), true),
        (ResponseTemplate::new(200).set_body_raw("<h1>Sorry</h1>", "text/html"), true),
        (ResponseTemplate::new(200).set_body_raw(vec![0; 2 * 1024 * 1024 + 1], "image/png"), true),
        (ResponseTemplate::new(302).insert_header("Location", "/elsewhere"), true),
        (ResponseTemplate::new(500), false),
    ] {
        for (spoilt, whole) in [("logo", "attract"), ("attract", "logo")] {
            let server = MockServer::start().await;
            let document = json(200, branding_body()).insert_header("ETag", "\"1\"");
            Mock::given(path("/v1/stand/branding")).respond_with(document).mount(&server).await;
            Mock::given(path(format!("/v1/stand/{spoilt}"))).respond_with(answer.clone()).mount(&server).await;
            Mock::given(path(format!("/v1/stand/{whole}"))).respond_with(picture()).mount(&server).await;
            match stand_portal(&server.uri()).branding(&given::credential(), None).await {
                Ok(BrandingAnswer::Changed(sent)) => {
                    let pictures = [&sent.logo, &sent.attract];
                    assert!(is_none && pictures.contains(&&Some(SentPicture::NoPicture)), "{spoilt}");
                    assert!(pictures.contains(&&Some(SentPicture::File(vec![1]))), "{whole}");
                }
                refused => {
                    assert!(!is_none, "{spoilt}");
                    assert_eq!(refused, Err(PortalTrouble::OutOfReach.into()));
                }
            }
        }
    }
}

#[tokio::test]
async fn a_branding_without_a_tag_is_not_as_the_contract_has_it() {
    let (_server, portal) = answering(json(200, branding_body())).await;
    assert_eq!(portal.branding(&given::credential(), None).await, Err(NONSENSE));
}

#[tokio::test]
async fn still_the_same_is_no_answer_to_a_stand_that_knows_none() {
    let (_server, portal) = answering(ResponseTemplate::new(304)).await;
    assert_eq!(portal.branding(&given::credential(), None).await, Err(NONSENSE));
}

#[tokio::test]
async fn control_characters_of_the_portals_are_not_drawn() {
    let mut body = branding_body();
    body["welcomeTitle"] = json!("Wel\u{1b}[31mcome\u{202e}\nhere");
    for link in ["logoUrl", "attractUrl"] {
        body.as_object_mut().unwrap().remove(link);
    }
    let (_server, portal) = answering(json(200, body).insert_header("ETag", "\"1\"")).await;
    let Ok(BrandingAnswer::Changed(sent)) = portal.branding(&given::credential(), None).await else {
        panic!("the branding is one");
    };
    assert_eq!(sent.words.welcome_title, "Wel[31mcome here");
}
