//! The clinic's branding and its logo.

use reqwest::Method;

use crate::portal::Portal;

#[tokio::test]
async fn each_clinic_has_its_own_branding() {
    let portal = Portal::start().await;
    let harbour = portal.enrol("HARB-0001").await;
    let linden = portal.enrol("LIND-0001").await;
    let harbour = portal.get("/v1/stand/branding").bearer(&harbour).send().await.expect(200);
    let linden = portal.get("/v1/stand/branding").bearer(&linden).send().await.expect(200);
    assert_eq!(harbour.text("clinicName"), "Harbour Clinic");
    assert_eq!(harbour.body["labels"]["patient"]["plural"], "patients");
    assert_eq!(harbour.body["colours"]["primary"], "#0f6e78");
    assert_eq!(harbour.body["languages"], serde_json::json!(["en", "es"]));
    assert_eq!(linden.text("clinicName"), "Linden Family Practice");
    assert_eq!(linden.body["labels"]["patient"]["singular"], "client");
    assert_eq!(linden.body["country"], "GB");
}

#[tokio::test]
async fn a_branding_that_the_stand_has_is_not_sent_again() {
    let portal = Portal::start().await;
    let credential = portal.enrol("HARB-0001").await;
    let branding = || portal.get("/v1/stand/branding").bearer(&credential);
    let first = branding().send().await.expect(200);
    let etag = first.headers["etag"].to_str().unwrap().to_owned();
    for tags in [etag.clone(), format!("W/{etag}"), format!("\"other\", {etag}"), "*".to_owned()] {
        let again = branding().header("If-None-Match", &tags).send().await.expect(304);
        assert_eq!(again.headers["etag"], etag.as_str());
        assert_eq!(again.body, "");
    }
    branding().header("If-None-Match", "\"other\"").send().await.expect(200);
}

#[tokio::test]
async fn a_branding_that_changed_has_another_etag() {
    let portal = Portal::start().await;
    let credential = portal.enrol("HARB-0001").await;
    let branding = || portal.get("/v1/stand/branding").bearer(&credential);
    let etag = branding().send().await.expect(200).headers["etag"].to_str().unwrap().to_owned();
    let mut faults = portal.running.faults();
    faults.portal_not_enabled.insert("harbour".to_owned());
    portal.running.set_faults(faults);
    let changed = branding().header("If-None-Match", &etag).send().await.expect(200);
    assert_eq!(changed.body["portalEnabled"], false);
}

#[tokio::test]
async fn the_logo_is_at_its_own_url_for_the_clinics_stands_only() {
    let portal = Portal::start().await;
    let harbour = portal.enrol("HARB-0001").await;
    let linden = portal.enrol("LIND-0001").await;
    let link = portal.get("/v1/stand/branding").bearer(&harbour).send().await.text("logoUrl");
    let document = reqwest::Url::parse(&format!("{}/v1/stand/branding", portal.running.base_url())).unwrap();
    let url = document.join(&link).unwrap().path().to_owned();
    let logo = portal.get(&url).bearer(&harbour).send().await.expect(200);
    assert_eq!(logo.headers["content-type"], "image/png");
    assert!(logo.body.as_str().unwrap().contains("PNG"));
    portal.get(&url).bearer(&linden).send().await.expect_problem(404, "not-found");
    portal.get(&url).send().await.expect_problem(401, "credential-refused");
}

#[tokio::test]
async fn the_resting_picture_is_a_drawing_at_its_own_url() {
    let portal = Portal::start().await;
    for code in ["HARB-0001", "LIND-0001"] {
        let stand = portal.enrol(code).await;
        let link = portal.get("/v1/stand/branding").bearer(&stand).send().await.text("attractUrl");
        let url = format!("/v1/stand/{link}");
        let picture = portal.get(&url).bearer(&stand).send().await.expect(200);
        assert_eq!(picture.headers["content-type"], "image/svg+xml");
        assert!(picture.body.as_str().unwrap().starts_with("<svg"));
        portal.get(&url).send().await.expect_problem(401, "credential-refused");
    }
}

#[tokio::test]
async fn the_clinics_say_when_they_are_open_and_what_becomes_of_what_is_typed() {
    let portal = Portal::start().await;
    let linden = portal.enrol("LIND-0001").await;
    let branding = portal.get("/v1/stand/branding").bearer(&linden).send().await.expect(200);
    assert_eq!(branding.body["openingHours"]["timeZone"], "Europe/London");
    let monday = serde_json::json!({ "day": "monday", "opens": "08:00", "closes": "13:00" });
    assert_eq!(branding.body["openingHours"]["days"][0], monday);
    assert_eq!(branding.body["openingHours"]["days"].as_array().unwrap().len(), 10);
    assert!(branding.text("privacyNotice").contains("keeps nothing"));
}

#[tokio::test]
async fn the_longest_and_the_emptiest_looks_can_be_chosen_and_taken_back() {
    let portal = Portal::start().await;
    let harbour = portal.enrol("HARB-0001").await;
    let branding = || portal.get("/v1/stand/branding").bearer(&harbour).send();
    let usual = branding().await.body;
    let choose =
        |looks: &str| portal.call(Method::PUT, "/sandbox/looks").json(&serde_json::json!({ "looks": looks })).send();
    choose("longest").await.expect(200);
    let longest = branding().await;
    assert_eq!(longest.text("welcomeMessage").chars().count(), 2_000);
    assert_eq!(longest.text("privacyNotice").chars().count(), 2_000);
    choose("emptiest").await.expect(200);
    let emptiest = branding().await;
    assert_eq!(emptiest.text("clinicName"), "Harbour Clinic");
    for absent in ["logoUrl", "attractUrl"] {
        assert!(emptiest.body.get(absent).is_none(), "{absent}");
    }
    assert_eq!(emptiest.body["contact"]["phone"], "");
    choose("rightToLeft").await.expect(200);
    assert!(branding().await.text("welcomeTitle").starts_with('أ'));
    choose("upsideDown").await.expect(422);
    choose("usual").await.expect(200);
    assert_eq!(branding().await.body, usual);
}
