//! The portal's own pages on the shipped binaries: how they are opened, used and left.

use std::time::Duration;

use crate::shipped_programs;
use sandbox_portal::CLINICS;
use stand_driver::{Key, Name, Role, RoomPlan, WaitingRoom};
use tokio::time::{sleep, timeout};

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

const NUMBER: &str = "2025550101";

/// Only a test that fails waits for it.
const PATIENCE: Duration = Duration::from_secs(15);

async fn at_the_portal(plan: RoomPlan) -> Result<WaitingRoom, Trouble> {
    let here = WaitingRoom::open(&shipped_programs(), plan, CLINICS[0].pairing_code).await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    here.opens_the_portal().await?;
    Ok(here)
}

/// Waits until something of this name is in focus, whatever else is.
async fn is_in_focus(here: &WaitingRoom, name: &str) -> Result<(), Trouble> {
    while !here.person.looks().await?.iter().any(|found| found.is_focused() && found.name() == name) {
        sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

async fn goes_to(here: &WaitingRoom, link: &str) -> Result<(), Trouble> {
    let link = here.person.sees(Role::Link, link).await?;
    Ok(here.person.touches(&link).await?)
}

#[tokio::test]
async fn a_patient_goes_on_to_the_portal_and_comes_back() -> Result<(), Trouble> {
    let here = at_the_portal(RoomPlan::portrait()).await?;
    here.person.sees_text("Dr. Rowan Ellery").await?;
    here.person.touches_button("Back to my appointments").await?;
    here.person.sees(Role::Button, "I'm here").await?;
    here.opens_the_portal().await?;
    here.person.touches_button("Sign out").await?;
    here.is_at_rest().await?;
    here.person.sees_text("You are signed out.").await?;
    let log = here.stand.log()?;
    assert!(!log.contains("/web/"), "the log holds an address of the portal's pages");
    Ok(())
}

#[tokio::test]
async fn who_signs_out_on_the_portals_pages_leaves_the_stand() -> Result<(), Trouble> {
    let here = at_the_portal(RoomPlan::landscape()).await?;
    here.person.touches_button("Leave the portal").await?;
    here.is_at_rest().await?;
    here.person.sees_text("You are signed out.").await?;
    Ok(())
}

#[tokio::test]
async fn a_field_on_the_page_is_filled_with_the_kiosks_own_keys() -> Result<(), Trouble> {
    let here = at_the_portal(RoomPlan::portrait()).await?;
    goes_to(&here, "My details").await?;
    let field = here.person.sees(Role::Entry, "What should we call you?").await?;
    here.person.touches(&field).await?;
    for key in ["k", "i", "m", "Delete last character", "t"] {
        here.person.touches_button(key).await?;
    }
    let mut typed = String::new();
    for _ in 0..50 {
        typed = here.person.content_of(&field).await?;
        if typed.ends_with("kit") {
            break;
        }
        sleep(Duration::from_millis(100)).await;
    }
    assert!(typed.ends_with("kit"), "the field holds something else: {typed}");
    // What is beneath a panel is not seen, and comes back.
    here.person.touches_button("Help").await?;
    here.person.sees_text("This is your clinic’s own portal.").await?;
    here.person.touches_button("Close").await?;
    here.person.sees(Role::Link, "Messages").await?;
    Ok(())
}

#[tokio::test]
async fn a_list_unfolds_in_the_pages_room_and_goes_with_it() -> Result<(), Trouble> {
    let soon = "[rules]\nidle-seconds = 12\nstill-you-seconds = 12\n";
    let here = WaitingRoom::open_with(&shipped_programs(), RoomPlan::portrait(), CLINICS[0].pairing_code, soon).await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    here.opens_the_portal().await?;
    goes_to(&here, "My details").await?;
    let list = here.person.sees(Role::ComboBox, "In which language?").await?;
    here.person.touches(&list).await?;
    let spanish = here.person.sees(Role::ListItem, "Español").await?;
    here.person.touches(&spanish).await?;
    here.person.no_longer_sees(Role::ListItem, "Deutsch").await?;
    here.person.touches(&list).await?;
    here.person.sees(Role::ListItem, "Deutsch").await?;
    here.person.sees_text("Are you still there?").await?;
    here.person.no_longer_sees(Role::ListItem, "Deutsch").await?;
    Ok(())
}

#[tokio::test]
async fn f6_leads_from_the_bar_to_the_page_and_back() -> Result<(), Trouble> {
    let here = at_the_portal(RoomPlan::portrait()).await?;
    here.person.touches_button("I need more time").await?;
    here.person.presses(&[Key::Function(6)])?;
    here.person.tabs_to(Role::Link, "Documents").await?;
    here.person.presses(&[Key::Function(6)])?;
    // Nobody's fingers are quicker, and the web engine is told later than the window where keys go.
    sleep(Duration::from_millis(300)).await;
    for control in ["English", "Español", "Help", "Sign out"] {
        here.person.presses(&[Key::Tab])?;
        // The page's link says that it is in focus still.
        timeout(PATIENCE, is_in_focus(&here, control)).await??;
    }
    here.person.presses(&[Key::Return])?;
    here.is_at_rest().await?;
    Ok(())
}

#[tokio::test]
async fn a_page_that_pretends_that_somebody_is_there_keeps_no_session_open() -> Result<(), Trouble> {
    let soon = "[rules]\nidle-seconds = 8\nstill-you-seconds = 8\n";
    let here = WaitingRoom::open_with(&shipped_programs(), RoomPlan::portrait(), CLINICS[0].pairing_code, soon).await?;
    here.portal.begins_with(Some("keep-alive"))?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    here.person.touches_button("Open my portal").await?;
    here.person.sees(Role::Button, "Back to my appointments").await?;
    here.person.sees_text("Are you still there?").await?;
    Ok(())
}

#[tokio::test]
async fn what_a_stand_does_not_do_becomes_a_sentence() -> Result<(), Trouble> {
    let here = at_the_portal(RoomPlan::portrait()).await?;
    goes_to(&here, "Documents").await?;
    for link in ["Open PDF", "Download"] {
        goes_to(&here, link).await?;
        here.person.sees_text("Files cannot be opened or kept here. Please ask at the front desk.").await?;
        here.person.no_longer_sees_text("Files cannot be opened").await?;
    }
    here.person.sees(Role::Heading, "Documents").await?;
    Ok(())
}

#[tokio::test]
async fn pages_that_hang_give_the_appointments_back() -> Result<(), Trouble> {
    let here = WaitingRoom::open(&shipped_programs(), RoomPlan::portrait(), CLINICS[0].pairing_code).await?;
    here.portal.begins_with(Some("freeze"))?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    let shell = here.shell_on_screen().await?;
    here.person.touches_button("Open my portal").await?;
    here.person.sees_text("Your portal stopped working and was closed.").await?;
    here.person.sees(Role::Button, "I'm here").await?;
    let still = here.shell_on_screen().await?;
    assert_eq!(
        shell.first().map(|process| process.pid),
        still.first().map(|process| process.pid),
        "it is the same shell"
    );
    here.portal.begins_with(None)?;
    here.opens_the_portal().await?;
    Ok(())
}

#[tokio::test]
async fn a_portal_that_goes_away_leaves_the_appointments() -> Result<(), Trouble> {
    let mut here = WaitingRoom::open(&shipped_programs(), RoomPlan::portrait(), CLINICS[0].pairing_code).await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    here.portal.take_away()?;
    here.person.touches_button("Open my portal").await?;
    here.person.sees(Role::Alert, Name::containing("portal")).await?;
    here.portal.give_back()?;
    here.person.sees(Role::Link, "Messages").await?;
    Ok(())
}

#[tokio::test]
async fn a_date_is_typed_with_digits_as_no_calendar_opens() -> Result<(), Trouble> {
    let here = at_the_portal(RoomPlan::portrait()).await?;
    goes_to(&here, "My details").await?;
    let field = here.person.sees(Role::Entry, "Away until").await?;
    here.person.touches(&field).await?;
    for key in ["2", "0", "2", "6", "Hyphen", "1", "2", "Hyphen", "2", "4"] {
        here.person.touches_button(key).await?;
    }
    let is_typed = async || Ok::<_, Trouble>(here.person.content_of(&field).await? == "2026-12-24");
    for _ in 0..50 {
        if is_typed().await? {
            return Ok(());
        }
        sleep(Duration::from_millis(100)).await;
    }
    Err("the date is not in its field".into())
}
