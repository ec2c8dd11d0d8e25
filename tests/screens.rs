//! The main journeys on the shipped binaries in a real window, found by role and name as a person would.

use crate::shipped_programs;
use sandbox_portal::{CLINICS, Clinic};
use serde_json::json;
use stand_driver::{Key, Keyring, Name, OwnPhone, Role, RoomPlan, WaitingRoom};

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

const ADDRESS: &str = "avery@example.org";
const NUMBER: &str = "2025550101";
const E164: &str = "+12025550101";

fn harbour() -> &'static Clinic {
    CLINICS[0]
}

async fn at_harbour(plan: RoomPlan) -> Result<WaitingRoom, Trouble> {
    Ok(WaitingRoom::open(&shipped_programs(), plan, harbour().pairing_code).await?)
}

#[tokio::test]
async fn a_patient_signs_in_by_touch_and_leaves_a_fresh_screen() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::portrait()).await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    here.person.touches_button("I'm here").await?;
    here.person.sees_text("You are checked in").await?;
    here.person.touches_button("Sign out").await?;
    here.person.sees_text("You are signed out. Nothing of yours is left on this screen.").await?;
    here.is_at_rest().await?;
    let log = here.stand.log()?;
    for secret in ["5550101", "Bearer", "HARB-0001"] {
        assert!(!log.contains(secret), "the log holds {secret}");
    }
    Ok(())
}

#[tokio::test]
async fn a_link_opened_on_the_patients_own_phone_signs_the_stand_in() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::portrait()).await?;
    let phone = OwnPhone::unlocked().await?;
    here.sends_link_to(ADDRESS).await?;
    let email = here.portal.email_to(ADDRESS, 1).await?;
    phone.opens(&format!("{}{}", here.portal.base_url(), email.link)).await?;
    phone.sees_text("Harbour Clinic").await?;
    phone.sees_text("Entrance").await?;
    phone.types_into("digits", &here.link_digits().await?).await?;
    phone.touches("Sign me in").await?;
    phone.sees_text("You are signed in").await?;
    here.person.sees_text("Your appointments today").await?;
    here.person.touches_button("Sign out").await?;
    here.person.sees_text("You are signed out.").await?;
    let log = here.stand.log()?;
    for secret in ["avery", email.code.as_str(), email.link.as_str()] {
        assert!(!log.contains(secret), "the log holds what was in the e-mail, or to whom it went");
    }
    Ok(())
}

#[tokio::test]
async fn a_patient_signs_in_by_email_with_the_kiosks_own_keys_and_the_code() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::landscape()).await?;
    for key in ADDRESS.chars().map(|sign| match sign {
        '@' => "At sign".to_owned(),
        '.' => "Dot".to_owned(),
        letter => letter.to_string(),
    }) {
        here.person.touches_button(key.as_str()).await?;
    }
    here.person.touches_button("Send Login Link").await?;
    let email = here.portal.email_to(ADDRESS, 1).await?;
    here.person.sees_text("Check your email").await?;
    here.types_on_keypad(&email.code).await?;
    here.person.touches_button("Verify & Sign In").await?;
    here.person.sees_text("Your appointments today").await?;
    Ok(())
}

#[tokio::test]
async fn what_was_typed_is_there_again_after_changing_the_method_and_after_use_different_email() -> Result<(), Trouble>
{
    let here = at_harbour(RoomPlan::portrait()).await?;
    here.person.fills("Email address", ADDRESS).await?;
    here.chooses_phone().await?;
    let email = here.person.sees(Role::RadioButton, "Email").await?;
    here.person.touches(&email).await?;
    let field = here.person.sees(Role::Entry, "Email address").await?;
    assert!(here.person.content_of(&field).await? == ADDRESS, "it is there after the phone was chosen");
    here.person.touches_button("Send Login Link").await?;
    here.person.touches_button("Use different email").await?;
    let field = here.person.sees(Role::Entry, "Email address").await?;
    assert!(here.person.content_of(&field).await? == ADDRESS, "it is there to be mended");
    Ok(())
}

#[tokio::test]
async fn the_first_touch_of_the_attract_picture_only_wakes() -> Result<(), Trouble> {
    let programs = shipped_programs();
    // Long enough that a slow machine looks at the woken screen before the picture is back.
    let soon = "[rules]\nattract-seconds = 8\n";
    let here = WaitingRoom::open_with(&programs, RoomPlan::portrait(), harbour().pairing_code, soon).await?;
    let picture = here.person.sees(Role::Button, Name::containing("Touch to begin")).await?;
    here.person.touches(&picture).await?;
    here.is_at_rest().await?;
    let field = here.person.sees(Role::Entry, "Email address").await?;
    assert!(here.person.content_of(&field).await?.is_empty(), "no key beneath was touched");
    Ok(())
}

#[tokio::test]
async fn staff_is_called_from_the_screen_and_says_that_somebody_comes() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::portrait()).await?;
    let person = &here.person;
    here.sends_code_to(NUMBER).await?;
    person.touches_button("Help").await?;
    person.sees_text("Type the code here and touch “Verify & Sign In”.").await?;
    person.touches_button("Ask staff").await?;
    person.sees_text("The front desk knows that somebody here wants help.").await?;
    let call = here.portal.is_called().await?;
    assert_eq!(call.screen, "verification");
    here.portal.comes(&call)?;
    person.sees_text("Somebody is coming to you.").await?;
    Ok(())
}

#[tokio::test]
async fn somebody_who_helps_sees_dots_and_the_help_of_each_step() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::portrait()).await?;
    let person = &here.person;
    person.touches_button("Help").await?;
    person.touches_button("Someone is helping me").await?;
    person.sees_text("What is typed shows as dots.").await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    person.sees_text("Touch “I'm here” beside your appointment").await?;
    person.touches_button("Sign out").await?;
    here.is_at_rest().await?;
    let words = person.reads().await?;
    assert!(!words.contains("What is typed shows as dots."), "it ended with the session");
    Ok(())
}

#[tokio::test]
async fn a_patient_signs_in_with_the_keyboard_alone() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::landscape()).await?;
    let person = &here.person;
    // From the field, which has the keys first, past the last control round to the first.
    person.tabs_to(Role::RadioButton, "Email").await?;
    person.presses(&[Key::Right])?;
    person.sees(Role::Button, "Send Login Code").await?;
    person.tabs_to(Role::Entry, "Mobile phone number").await?;
    person.types(NUMBER).await?;
    person.presses(&[Key::Return])?;
    person.sees(Role::Button, "Verify & Sign In").await?;
    let code = here.portal.code_on(E164, 1).await?;
    person.tabs_to(Role::Entry, "6-digit code").await?;
    person.types(&code).await?;
    person.presses(&[Key::Return])?;
    person.sees_text("Your appointments today").await?;
    person.tabs_to(Role::Button, "I'm here").await?;
    person.presses(&[Key::Return])?;
    person.sees_text("You are checked in").await?;
    person.tabs_to(Role::Button, "Sign out").await?;
    person.presses(&[Key::Return])?;
    person.sees_text("You are signed out.").await?;
    Ok(())
}

#[tokio::test]
async fn the_portal_may_go_and_come_back_on_any_screen_without_a_person() -> Result<(), Trouble> {
    let mut here = at_harbour(RoomPlan::portrait()).await?;
    let away = "We cannot reach the clinic’s portal just now.";
    here.chooses_phone().await?;
    here.types_on_keypad(NUMBER).await?;
    here.portal.take_away()?;
    here.person.touches_button("Send Login Code").await?;
    here.person.sees_text(away).await?;
    here.portal.give_back()?;
    here.person.sees(Role::Button, "Verify & Sign In").await?;

    let code = here.portal.code_on(E164, 1).await?;
    here.types_on_keypad(&code).await?;
    here.portal.take_away()?;
    here.person.touches_button("Verify & Sign In").await?;
    here.person.sees_text(away).await?;
    here.portal.give_back()?;
    here.person.sees_text("Your appointments today").await?;

    here.person.sees(Role::Button, "I'm here").await?;
    here.portal.take_away()?;
    here.person.touches_button("I'm here").await?;
    here.person.sees_text(away).await?;
    here.portal.give_back()?;
    here.person.sees_text("You are checked in").await?;
    Ok(())
}

#[tokio::test]
async fn a_stand_without_a_portal_or_a_credential_says_why_and_recovers_by_itself() -> Result<(), Trouble> {
    let (plan, attentive) = (RoomPlan::portrait(), "heartbeat-seconds = 2\n");
    let here = WaitingRoom::open_with(&shipped_programs(), plan, harbour().pairing_code, attentive).await?;
    here.portal.set_faults(&json!({ "portalNotEnabled": [harbour().id] }))?;
    here.person.sees_text("Signing in at this screen is switched off.").await?;
    here.portal.set_faults(&json!({ "credentialRefused": true }))?;
    here.person.sees_text("The portal refuses the stand’s saved password.").await?;
    here.portal.set_faults(&json!({}))?;
    Ok(here.is_at_rest().await?)
}

#[tokio::test]
async fn each_state_of_the_keyring_has_a_screen_and_a_line_for_staff() -> Result<(), Trouble> {
    let mut here = at_harbour(RoomPlan::portrait()).await?;
    for (keyring, line) in [
        (Keyring::Locked, "The system’s password store (its keyring) is locked."),
        (Keyring::Absent, "The system’s password store (its keyring) is not running."),
    ] {
        here.room.set_keyring(keyring).await?;
        here.stand.start_again()?;
        here.person.sees_text(line).await?;
        here.person.sees_text("Harbour Clinic").await?;
        here.room.set_keyring(Keyring::Unlocked).await?;
        here.is_at_rest().await?;
    }
    Ok(())
}

#[tokio::test]
async fn without_a_network_the_first_screen_is_the_clinics_own() -> Result<(), Trouble> {
    let mut here = at_harbour(RoomPlan::portrait()).await?;
    here.portal.take_away()?;
    here.stand.start_again()?;
    here.is_at_rest().await?;
    here.person.sees_text("Welcome to Harbour Clinic").await?;
    here.person.sees_text("We cannot reach the clinic’s portal just now.").await?;
    here.portal.give_back()?;
    here.person.no_longer_sees_text("We cannot reach the clinic’s portal just now.").await?;
    Ok(())
}

#[tokio::test]
async fn a_shell_that_is_started_by_hand_says_how_to_start() -> Result<(), Trouble> {
    let shell = shipped_programs().named("portal-kiosk-shell");
    let said = std::process::Command::new(shell).stdin(std::process::Stdio::null()).output()?;
    assert_eq!(said.status.code(), Some(2));
    let words = String::from_utf8(said.stderr)?;
    assert!(words.contains("portal-kiosk run") && words.contains("cargo xtask demo"), "{words}");
    Ok(())
}
