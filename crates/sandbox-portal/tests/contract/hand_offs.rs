//! A patient goes on to the web dashboard: once, soon, and for as long as their session lasts.

use reqwest::Method;
use reqwest::header::SET_COOKIE;
use serde_json::json;

use crate::browser::Browser;
use crate::portal::{AVERY, Portal};

const NOT_SIGNED_IN: u16 = 401;

#[tokio::test]
async fn a_way_in_is_where_the_branding_says_that_the_dashboard_is() {
    let portal = Portal::start().await;
    let here = portal.running.base_url();
    for (pairing_code, number, patient) in
        [("HARB-0001", AVERY, "pat-avery"), ("LIND-0001", "+447700900101", "cli-marlowe")]
    {
        let credential = portal.enrol(pairing_code).await;
        let branding = portal.get("/v1/stand/branding").bearer(&credential).send().await.expect(200).body;
        assert_eq!(branding["dashboard"], json!({ "origins": [here], "publicUrl": format!("{here}/web/") }));
        let (_, token) = portal.open_session(&credential).await;
        let access = portal.sign_in(&token, number).await;
        let way_in = portal.hand_off(&access, patient).await.expect(201);
        let token = way_in.text("url").strip_prefix(&format!("{here}/web/hand-off/")).unwrap().to_owned();
        assert_eq!(token.len(), 64, "256 bits");
        assert_eq!(way_in.text("signedOutUrl"), format!("{here}/web/signed-out"));
        assert_eq!(way_in.number("expiresInSeconds"), 60);
    }
}

#[tokio::test]
async fn a_way_in_leads_to_the_first_page_with_a_cookie_for_these_pages_alone() {
    let (mut browser, visit) = Browser::avery().await;
    let way_in = browser.portal.way_in(&visit.access, "pat-avery").await;
    let page = browser.visit(Method::GET, &way_in, None).await.expect(303);
    let cookie = page.header(SET_COOKIE.as_str());
    assert!(cookie.ends_with("; Path=/web/; HttpOnly; SameSite=Strict"), "{cookie}");
    let token = way_in.rsplit('/').next().unwrap();
    assert!(!cookie.contains(token), "the token is used up");
    assert!(page.body.is_empty());
    let home = browser.open("/web/").await.expect(200).html();
    assert!(home.contains("Avery") && !home.contains(token) && !home.contains(browser.cookie()));
}

#[tokio::test]
async fn a_way_in_opens_once() {
    let mut browser = Browser::start().await;
    let visit = browser.sign_in("HARB-0001", AVERY).await;
    let way_in = browser.portal.way_in(&visit.access, "pat-avery").await;
    browser.come_in(&way_in).await;
    let page = browser.visit(Method::GET, &way_in, None).await.expect(410);
    assert!(!page.headers.contains_key(SET_COOKIE) && !page.html().contains("Avery"));
    browser.open("/web/").await.expect(200);
}

#[tokio::test]
async fn who_only_looks_at_a_way_in_does_not_use_it_up() {
    let mut browser = Browser::start().await;
    let visit = browser.sign_in("HARB-0001", AVERY).await;
    let way_in = browser.portal.way_in(&visit.access, "pat-avery").await;
    browser.visit(Method::HEAD, &way_in, None).await.expect(405);
    browser.come_in(&way_in).await;
}

#[tokio::test]
async fn a_way_in_opens_for_a_minute() {
    for (seconds, status) in [(59, 303), (60, 410)] {
        let mut browser = Browser::start().await;
        let visit = browser.sign_in("HARB-0001", AVERY).await;
        let way_in = browser.portal.way_in(&visit.access, "pat-avery").await;
        browser.portal.later(seconds);
        browser.visit(Method::GET, &way_in, None).await.expect(status);
    }
}

#[tokio::test]
async fn a_way_in_that_nobody_was_given_leads_nowhere() {
    let mut browser = Browser::start().await;
    browser.open("/web/hand-off/0000").await.expect(404);
    browser.open("/web/").await.expect(NOT_SIGNED_IN);
}

#[tokio::test]
async fn a_newer_way_in_takes_the_place_of_the_one_before_and_of_the_visit_before() {
    let mut browser = Browser::start().await;
    let visit = browser.sign_in("HARB-0001", AVERY).await;
    let first = browser.portal.way_in(&visit.access, "pat-avery").await;
    let second = browser.portal.way_in(&visit.access, "pat-avery").await;
    browser.visit(Method::GET, &first, None).await.expect(410);
    browser.come_in(&second).await;
    let before = browser.cookie().to_owned();
    let third = browser.portal.way_in(&visit.access, "pat-avery").await;
    browser.open("/web/").await.expect(200);
    browser.come_in(&third).await;
    browser.open("/web/").await.expect(200);
    browser.with_cookie_of(&before).open("/web/").await.expect(NOT_SIGNED_IN);
}

#[tokio::test]
async fn asking_again_with_the_same_key_gives_the_same_way_in() {
    let browser = Browser::start().await;
    let visit = browser.sign_in("HARB-0001", AVERY).await;
    let ask = || browser.portal.post("/v1/patients/pat-avery/hand-offs").bearer(&visit.access).key("hand-off-1");
    let first = ask().send().await.expect(201).body;
    assert_eq!(ask().send().await.expect(201).body, first);
    let unnamed = browser.portal.post("/v1/patients/pat-avery/hand-offs").bearer(&visit.access);
    unnamed.send().await.expect_problem(400, "idempotency-key-missing");
}

#[tokio::test]
async fn a_way_in_is_for_ones_own_patients_whom_one_may_act_for() {
    let browser = Browser::start().await;
    let visit = browser.sign_in("LIND-0001", "+447700900106").await;
    browser.portal.hand_off(&visit.access, "cli-teal").await.expect_problem(403, "access-withdrawn");
    browser.portal.hand_off(&visit.access, "cli-marlowe").await.expect_problem(404, "not-found");
    browser.portal.hand_off(&visit.kiosk_token, "cli-rowan").await.expect_problem(401, "session-ended");
    browser.portal.hand_off(&visit.access, "cli-rowan").await.expect(201);
}

#[tokio::test]
async fn without_a_dashboard_there_is_no_way_in_and_the_branding_says_nothing_of_one() {
    let browser = Browser::start().await;
    let visit = browser.sign_in("HARB-0001", AVERY).await;
    browser.portal.put_faults(&json!({ "dashboardUnavailable": true })).await;
    browser.portal.hand_off(&visit.access, "pat-avery").await.expect_problem(404, "dashboard-unavailable");
    let branding = browser.portal.get("/v1/stand/branding").bearer(&visit.credential).send().await.expect(200).body;
    assert!(branding.get("dashboard").is_none());
}

#[tokio::test]
async fn a_caller_from_elsewhere_is_shown_no_way_in_over_an_open_network() {
    let browser = Browser::start().await;
    let visit = browser.sign_in("HARB-0001", AVERY).await;
    let ask = browser.portal.post("/v1/patients/pat-avery/hand-offs").bearer(&visit.access).new_key();
    let answer = ask.header("Host", "portal.example.org").send().await;
    answer.expect_problem(404, "dashboard-unavailable");
}

#[tokio::test]
async fn a_visit_ends_with_the_kiosk_session_the_patients_session_and_their_time() {
    for end in ["kiosk session", "all kiosk sessions", "patient's session", "time", "way in unopened"] {
        let (mut browser, visit) = Browser::avery().await;
        let unopened = browser.portal.way_in(&visit.access, "pat-avery").await;
        browser.open("/web/").await.expect(200);
        let portal = &browser.portal;
        match end {
            "kiosk session" => {
                let path = format!("/v1/kiosk-sessions/{}", visit.kiosk_session);
                portal.delete(&path).bearer(&visit.credential).send().await.expect(204);
            }
            "all kiosk sessions" => {
                portal.delete("/v1/kiosk-sessions").bearer(&visit.credential).send().await.expect(204);
            }
            "patient's session" | "way in unopened" => {
                portal.post("/v1/sign-outs").bearer(&visit.access).send().await.expect(204);
            }
            _ => portal.later(30 * 60),
        }
        browser.open("/web/").await.expect(NOT_SIGNED_IN);
        browser.visit(Method::GET, &unopened, None).await.expect(410);
        browser.open("/web/").await.expect(NOT_SIGNED_IN);
    }
}

#[tokio::test]
async fn a_visit_ends_at_its_next_page_when_the_portal_ends_sessions_early() {
    let (mut browser, _) = Browser::avery().await;
    browser.portal.put_faults(&json!({ "sessionsEnded": true })).await;
    browser.open("/web/").await.expect(NOT_SIGNED_IN);
    browser.portal.put_faults(&json!({})).await;
    browser.open("/web/").await.expect(NOT_SIGNED_IN);
}

#[tokio::test]
async fn signing_out_of_the_dashboard_ends_the_visit_and_leaves_the_stands_session() {
    let (mut browser, visit) = Browser::avery().await;
    let cookie = browser.cookie().to_owned();
    let page = browser.fill_in("/web/sign-out", "").await.expect(303);
    assert_eq!(page.header("location"), "/web/signed-out");
    assert!(browser.open("/web/signed-out").await.expect(200).html().contains("You have left the portal"));
    let listed = browser.portal.get("/v1/patients/pat-avery/appointments/today").bearer(&visit.access).send().await;
    listed.expect(200);
    browser.with_cookie_of(&cookie).open("/web/").await.expect(NOT_SIGNED_IN);
}

#[tokio::test]
async fn a_form_from_elsewhere_signs_nobody_out() {
    let (mut browser, _) = Browser::avery().await;
    for form in ["", "formToken=", "formToken=00000000000000000000000000000000"] {
        browser.send("/web/sign-out", form).await.expect(403);
    }
    browser.open("/web/").await.expect(200);
}

#[tokio::test]
async fn a_visit_outlives_a_restart_and_its_rights_are_kept_as_hashes() {
    use sandbox_portal::{Clock, SandboxPlan, State};
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sandbox.sqlite");
    let plan = SandboxPlan {
        state: State::File(file.clone()),
        clock: Clock::stopped_at(crate::portal::nine_o_clock()),
        ..SandboxPlan::default()
    };
    let mut browser = Browser::at(Portal::run(plan.clone()).await);
    let visit = browser.sign_in("HARB-0001", AVERY).await;
    let way_in = browser.portal.way_in(&visit.access, "pat-avery").await;
    browser.come_in(&way_in).await;
    let (cookie, address) = (browser.cookie().to_owned(), browser.portal.running.address());
    browser.portal.running.stop().await;
    let secret = cookie.split_once('=').unwrap().1.as_bytes();
    for kept in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(kept.unwrap().path()).unwrap();
        assert!(!bytes.windows(secret.len()).any(|window| window == secret));
    }
    let portal = Portal::run(SandboxPlan { listen: address, ..plan }).await;
    Browser::at(portal).with_cookie_of(&cookie).open("/web/").await.expect(200);
}
