//! Each of a stand's calls as the contract has it, against answers written by hand.

use std::time::{Duration, SystemTime};

use kiosk_core::{
    Branding, Colour, ContactInformation, CountryCode, Dashboard, Labels, LanguageTag, LocalTime, OpeningHours,
    OpeningSpan, PatientLabel, SignInMethod, Weekday,
};
use portal_client::{
    BrandingAnswer, BrandingTag, Enrolment, HeartbeatAnswer, SentBranding, SentPicture, SessionGrant, SessionToken,
    StandPortal,
};
use serde_json::{Value, json};
use wiremock::matchers::{bearer_token, body_json, header, method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::given::{self, CREDENTIAL, PAIRING_CODE, SESSION_TOKEN, json, secret, stand_portal};

const TAG: &str = "\"branding-7\"";

/// A branding document with nothing left out.
pub(crate) fn branding_body() -> Value {
    json!({
        "clinicName": "Harbour Street Clinic",
        "welcomeTitle": "Welcome",
        "welcomeMessage": "Please sign in.\nWe are glad that you are here.",
        "contact": {
            "phone": "+1 202 555 0100",
            "email": "desk@harbour.example.org",
            "address": "1 Harbour Street\nSpringfield",
            "hours": "Mon to Fri, 8 to 18",
        },
        "labels": { "patient": { "singular": "client", "plural": "clients" } },
        "colours": { "primary": "#0f6e78", "background": "#f4f8f8" },
        "languages": ["en", "es", "zh-Hant"],
        "country": "US",
        "methods": ["phone", "carrierPigeon"],
        "privacyNotice": "Your number goes to the clinic.\nNothing stays here.",
        "openingHours": {
            "timeZone": "America/New_York",
            "days": [
                { "day": "monday", "opens": "08:00", "closes": "17:30" },
                { "day": "saturday", "opens": "22:00", "closes": "24:00" },
            ],
        },
        "dashboard": {
            "origins": ["https://portal.example.org", "https://files.example.org:8443"],
            "publicUrl": "https://portal.example.org",
        },
        "logoUrl": "/v1/stand/logo?version=7",
        "attractUrl": "/v1/stand/attract?version=7",
        "portalEnabled": true,
    })
}

fn branding_words() -> Branding {
    let at = |hour, minute| LocalTime { hour, minute };
    Branding {
        clinic_name: "Harbour Street Clinic".to_owned(),
        welcome_title: "Welcome".to_owned(),
        welcome_message: "Please sign in.\nWe are glad that you are here.".to_owned(),
        contact: ContactInformation {
            phone: "+1 202 555 0100".to_owned(),
            email: "desk@harbour.example.org".to_owned(),
            address: "1 Harbour Street\nSpringfield".to_owned(),
            hours: "Mon to Fri, 8 to 18".to_owned(),
        },
        labels: Labels { patient: PatientLabel { singular: "client".to_owned(), plural: "clients".to_owned() } },
        primary_colour: Colour::new(0x0f, 0x6e, 0x78),
        background_colour: Colour::new(0xf4, 0xf8, 0xf8),
        languages: ["en", "es", "zh-Hant"].map(|tag| LanguageTag(tag.to_owned())).to_vec(),
        country: CountryCode("US".to_owned()),
        methods: vec![SignInMethod::Phone],
        privacy_notice: "Your number goes to the clinic.\nNothing stays here.".to_owned(),
        opening_hours: Some(OpeningHours {
            time_zone: "America/New_York".to_owned(),
            spans: vec![
                OpeningSpan { day: Weekday::Monday, opens: at(8, 0), closes: at(17, 30) },
                OpeningSpan { day: Weekday::Saturday, opens: at(22, 0), closes: at(0, 0) },
            ],
        }),
        dashboard: Some(Dashboard {
            origins: ["https://portal.example.org", "https://files.example.org:8443"].map(str::to_owned).to_vec(),
            public_url: "https://portal.example.org/".to_owned(),
        }),
        logo: None,
        attract: None,
    }
}

#[tokio::test]
async fn a_pairing_code_is_exchanged_for_a_credential() {
    let server = MockServer::start().await;
    let answer = json!({
        "credential": CREDENTIAL,
        "standId": "stand-1",
        "standName": "Front door",
        "clinicName": "Harbour Street Clinic",
    });
    Mock::given(method("POST"))
        .and(path("/v1/enrolments"))
        .and(body_json(json!({ "pairingCode": PAIRING_CODE, "standName": "Front door" })))
        .respond_with(json(201, answer))
        .expect(1)
        .mount(&server)
        .await;
    let enrolment = stand_portal(&server.uri()).enrol(&given::pairing_code(), "Front door").await;
    let expected = Enrolment {
        credential: given::credential(),
        stand_id: "stand-1".to_owned(),
        stand_name: "Front door".to_owned(),
        clinic_name: "Harbour Street Clinic".to_owned(),
    };
    assert_eq!(enrolment, Ok(expected));
}

#[tokio::test]
async fn branding_comes_with_its_pictures_and_its_tag() {
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .and(path("/v1/stand/branding"))
        .and(bearer_token(CREDENTIAL))
        .respond_with(json(200, branding_body()).insert_header("ETag", TAG))
        .expect(1)
        .mount(&server)
        .await;
    Mock::given(method("GET"))
        .and(path("/v1/stand/logo"))
        .and(query_param("version", "7"))
        .and(bearer_token(CREDENTIAL))
        .respond_with(ResponseTemplate::new(200).set_body_raw(vec![7; 300_000], "image/png"))
        .expect(1)
        .mount(&server)
        .await;
    Mock::given(method("GET"))
        .and(path("/v1/stand/attract"))
        .and(bearer_token(CREDENTIAL))
        .respond_with(ResponseTemplate::new(200).set_body_raw(vec![8; 1_500_000], "image/webp"))
        .expect(1)
        .mount(&server)
        .await;
    let answer = stand_portal(&server.uri()).branding(&given::credential(), None).await;
    let expected = SentBranding {
        words: branding_words(),
        logo: Some(SentPicture::File(vec![7; 300_000])),
        attract: Some(SentPicture::File(vec![8; 1_500_000])),
        tag: BrandingTag(TAG.to_owned()),
    };
    assert_eq!(answer, Ok(BrandingAnswer::Changed(Box::new(expected))));
}

#[tokio::test]
async fn a_clinic_may_leave_out_what_it_does_not_have() {
    let server = MockServer::start().await;
    let mut body = branding_body();
    for field in ["logoUrl", "attractUrl", "privacyNotice", "openingHours", "dashboard"] {
        body.as_object_mut().unwrap().remove(field);
    }
    Mock::given(method("GET")).respond_with(json(200, body).insert_header("ETag", TAG)).expect(1).mount(&server).await;
    let answer = stand_portal(&server.uri()).branding(&given::credential(), None).await;
    let words = Branding { privacy_notice: String::new(), opening_hours: None, dashboard: None, ..branding_words() };
    let expected = SentBranding { words, logo: None, attract: None, tag: BrandingTag(TAG.to_owned()) };
    assert_eq!(answer, Ok(BrandingAnswer::Changed(Box::new(expected))));
}

#[tokio::test]
async fn a_known_branding_is_not_sent_again() {
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .and(path("/v1/stand/branding"))
        .and(header("If-None-Match", TAG))
        .respond_with(ResponseTemplate::new(304))
        .expect(1)
        .mount(&server)
        .await;
    let known = BrandingTag(TAG.to_owned());
    let answer = stand_portal(&server.uri()).branding(&given::credential(), Some(&known)).await;
    assert_eq!(answer, Ok(BrandingAnswer::Unchanged));
}

#[tokio::test]
async fn a_portal_that_does_not_say_so_cannot_be_neutral() {
    let server = MockServer::start().await;
    let answer = json!({ "serverTime": "2026-11-23T14:40:00Z", "portalEnabled": true });
    Mock::given(method("POST")).respond_with(json(200, answer)).mount(&server).await;
    let heard = stand_portal(&server.uri()).heartbeat(&given::credential()).await;
    assert!(!heard.unwrap().can_be_neutral);
}

#[tokio::test]
async fn a_heartbeat_brings_the_portals_clock() {
    let server = MockServer::start().await;
    let answer = json!({
        "serverTime": "2026-11-23T14:40:00Z", "portalEnabled": false, "disclosures": ["portal", "discreet", "neutral"],
    });
    Mock::given(method("POST"))
        .and(path("/v1/stand/heartbeat"))
        .and(bearer_token(CREDENTIAL))
        .and(body_json(json!({})))
        .respond_with(json(200, answer))
        .expect(1)
        .mount(&server)
        .await;
    let heard = stand_portal(&server.uri()).heartbeat(&given::credential()).await;
    let portal_clock = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_444_800);
    assert_eq!(heard, Ok(HeartbeatAnswer { portal_clock, portal_enabled: false, can_be_neutral: true }));
}

fn grant(token: &str) -> SessionGrant {
    SessionGrant {
        session: given::session(),
        token: SessionToken(secret(token)),
        lasts: Some(Duration::from_secs(120)),
    }
}

#[tokio::test]
async fn a_session_is_opened_with_a_key() {
    let server = MockServer::start().await;
    let key = given::key();
    let answer = json!({ "kioskSessionId": "session-1", "token": SESSION_TOKEN, "expiresInSeconds": 120 });
    Mock::given(method("POST"))
        .and(path("/v1/kiosk-sessions"))
        .and(bearer_token(CREDENTIAL))
        .and(header("Idempotency-Key", key.to_string()))
        .respond_with(json(201, answer))
        .expect(1)
        .mount(&server)
        .await;
    let opened = stand_portal(&server.uri()).open_session(&given::credential(), &key).await;
    assert_eq!(opened, Ok(grant(SESSION_TOKEN)));
}

#[tokio::test]
async fn a_renewed_session_goes_on_with_another_token() {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .and(path("/v1/kiosk-sessions/session-1/renewals"))
        .and(bearer_token(CREDENTIAL))
        .respond_with(json(200, json!({ "token": "another", "expiresInSeconds": 120 })))
        .expect(1)
        .mount(&server)
        .await;
    let renewed = stand_portal(&server.uri()).renew_session(&given::credential(), &given::session()).await;
    assert_eq!(renewed, Ok(grant("another")));
}

#[tokio::test]
async fn sessions_are_ended_one_by_one_or_all_at_once() {
    let server = MockServer::start().await;
    for ended in ["/v1/kiosk-sessions/session-1", "/v1/kiosk-sessions"] {
        Mock::given(method("DELETE"))
            .and(path(ended))
            .and(bearer_token(CREDENTIAL))
            .respond_with(ResponseTemplate::new(204))
            .expect(1)
            .mount(&server)
            .await;
    }
    let portal = stand_portal(&server.uri());
    assert_eq!(portal.end_session(&given::credential(), &given::session()).await, Ok(()));
    assert_eq!(portal.end_all_sessions(&given::credential()).await, Ok(()));
}
