//! Asking for a link and a code by e-mail.

use crate::portal::{AVERY, AVERYS_INBOX, Portal, attempt_by_email};

#[tokio::test]
async fn an_email_brings_a_link_and_a_code_and_the_stand_gets_two_digits() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let started = portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    let link = &started.body["link"];
    let digits: u32 = link["digits"].as_str().unwrap().parse().unwrap();
    assert!((10..=99).contains(&digits));
    assert_eq!((&link["intervalSeconds"], &link["expiresInSeconds"]), (&5.into(), &600.into()));
    assert_eq!(started.number("codeExpiresInSeconds"), 600);
    assert_eq!((started.number("resendsLeft"), started.number("triesLeft")), (3, 5));
    let email = portal.email_for(AVERYS_INBOX);
    assert_eq!(email.subject, "Sign in at Harbour Clinic");
    assert!(email.link.starts_with("/links/") && email.link.len() > 40, "{}", email.link);
    for said in ["Front door", "Harbour Clinic", "9:00 AM", &email.code] {
        assert!(email.text.contains(said), "{said}: {}", email.text);
    }
    assert!(portal.running.messages().unwrap().is_empty(), "and no text message");
}

#[tokio::test]
async fn the_digits_that_the_stand_shows_are_not_in_the_email() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let started = portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    let digits = started.body["link"]["digits"].as_str().unwrap();
    let email = portal.email_for(AVERYS_INBOX);
    // By chance they may be in the code or in the token; a word of their own they are not.
    let words = format!("{} {}", email.subject, email.text);
    let mut words = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !["10", "9", "00"].contains(word));
    assert!(!words.any(|word| word == digits));
}

#[tokio::test]
async fn the_code_in_an_email_signs_in_as_one_in_a_text_does() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let id = portal.start_by_email(&token, AVERYS_INBOX).await.expect(201).text("attemptId");
    let verified = portal.verify(&token, &id, &portal.email_for(AVERYS_INBOX).code).await.expect(200);
    assert_eq!(verified.body["patients"][0]["displayName"], "Avery");
    portal.poll(&token, &id).await.expect_problem(410, "expired-token");
    portal.get(&portal.email_for(AVERYS_INBOX).link).send().await.expect(410);
}

#[tokio::test]
async fn an_attempt_by_text_has_no_link() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let started = portal.start_attempt(&token, AVERY).await.expect(201);
    assert!(started.body.get("link").is_none());
    portal.poll(&token, &started.text("attemptId")).await.expect_problem(422, "invalid-request");
}

#[tokio::test]
async fn an_email_is_in_the_language_asked_for() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let mut body = attempt_by_email(AVERYS_INBOX);
    body["language"] = "es-MX".into();
    portal.post("/v1/attempts").bearer(&token).new_key().json(&body).send().await.expect(201);
    assert_eq!(portal.email_for(AVERYS_INBOX).subject, "Inicie sesión en Harbour Clinic");
}

#[tokio::test]
async fn an_address_is_found_however_it_is_typed() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let long = "devon.with.a.rather.long.name.for.any.screen@post.family-and-friends.example.org";
    for (typed, kept) in [
        ("AVERY@EXAMPLE.ORG", AVERYS_INBOX),
        ("Blair+Clinic@example.org", "blair+clinic@example.org"),
        ("casey@bücher.example", "casey@xn--bcher-kva.example"),
        ("Casey@XN--BCHER-KVA.example", "casey@xn--bcher-kva.example"),
        (long, long),
    ] {
        portal.start_by_email(&token, typed).await.expect(201);
        assert_eq!(portal.running.emails().unwrap().last().unwrap().address, kept);
    }
    // An address with a plus sign is another one than that without.
    portal.start_by_email(&token, "blair@example.org").await.expect_problem(404, "contact-not-found");
}

#[tokio::test]
async fn somebody_with_a_landline_signs_in_by_email() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    portal.start_attempt(&token, "+12025550107").await.expect_problem(422, "cannot-receive-texts");
    let id = portal.start_by_email(&token, "harper@example.org").await.expect(201).text("attemptId");
    let verified = portal.verify(&token, &id, &portal.email_for("harper@example.org").code).await.expect(200);
    assert_eq!(verified.body["patients"][0]["displayName"], "Harper");
}

#[tokio::test]
async fn an_address_that_nobody_has_is_not_found_and_gets_nothing() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    // Nobody's, and a patient of the other clinic.
    for address in ["nobody@example.org", "marlowe@example.org"] {
        portal.start_by_email(&token, address).await.expect_problem(404, "contact-not-found");
    }
    assert!(portal.running.emails().unwrap().is_empty());
}

#[tokio::test]
async fn the_same_address_typed_in_another_way_is_one_contact() {
    let portal = Portal::start().await;
    let (_, _, here) = portal.stand_with_session().await;
    let (_, _, there) = portal.stand_with_session().await;
    let first = portal.start_by_email(&here, "casey@bücher.example").await.expect(201).text("attemptId");
    portal.start_by_email(&there, "CASEY@xn--bcher-kva.example").await.expect(201);
    portal.poll(&here, &first).await.expect_problem(410, "attempt-dead");
}

#[tokio::test]
async fn a_resend_makes_a_new_link_new_digits_and_a_new_code() {
    let portal = Portal::start().await;
    let (_, _, token) = portal.stand_with_session().await;
    let started = portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    let (id, earlier) = (started.text("attemptId"), portal.email_for(AVERYS_INBOX));
    portal.later(30);
    let resent = portal.resend(&token, &id).await.expect(200);
    let newer = portal.email_for(AVERYS_INBOX);
    assert_ne!(started.body["link"]["digits"], resent.body["link"]["digits"]);
    assert_ne!(earlier.link, newer.link);
    assert_eq!(resent.body["link"]["expiresInSeconds"], 600);
    portal.verify(&token, &id, &earlier.code).await.expect_problem(403, "code-wrong");
    let digits = resent.body["link"]["digits"].as_str().unwrap();
    let form = format!("answer=approve&digits={digits}");
    portal.answers_link(&earlier.link, &form).await.expect(410);
    portal.poll(&token, &id).await.expect_problem(400, "authorization-pending");
    portal.answers_link(&newer.link, &form).await.expect(200);
    portal.later(5);
    portal.poll(&token, &id).await.expect(200);
}
