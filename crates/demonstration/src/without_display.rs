//! Where there is no display: patients' whole journeys on a display in memory, upright and lying, and everything that can
//! go wrong, with a picture of each screen.

use std::path::Path;

use stand_driver::programs::Programs;
use stand_driver::{Keyring, Name, OwnPhone, Role, RoomPlan, WaitingRoom};

use demonstration::fault_table::FaultRow;

use crate::STAFF_PIN;
use crate::album::Album;

/// Harbour Clinic's, with a patient who has two appointments today.
const PAIRING_CODE: &str = "HARB-0001";
const ADDRESS: &str = "avery@example.org";
const NUMBER: &str = "2025550101";
const PREFIX: &str = "+1";

/// Linden Family Practice's.
const OTHER_PAIRING_CODE: &str = "LIND-0001";
const OTHER_FAMILY: &str = "rowan.family@example.org";

/// The attract picture without the wait for it.
const SOON_ATTRACTING: &str = "[rules]\nattract-seconds = 1\n";

pub(crate) async fn run(programs: &Programs, pictures: &Path) -> anyhow::Result<()> {
    let mut album = Album::new(pictures)?;
    for (by_text, by_email, plan) in [
        ("portrait", "portrait, by e-mail", RoomPlan::portrait as fn() -> RoomPlan),
        ("landscape", "landscape, by e-mail", RoomPlan::landscape),
    ] {
        println!("  One patient, {by_text}:");
        one_patient_by_email(programs, plan(), by_email, &mut album).await?;
        one_patient_by_text(programs, plan(), by_text, &mut album).await?;
    }
    println!("  The portal's own pages:");
    the_portals_pages(programs, RoomPlan::portrait(), "the portal's own pages", &mut album).await?;
    the_portals_pages(programs, RoomPlan::landscape(), "the portal's own pages, landscape", &mut album).await?;
    println!("  The other clinic:");
    the_other_clinic(programs, &mut album).await?;
    println!("  The staff panel:");
    the_staff_panel(programs, &mut album).await?;
    println!("  What can go wrong:");
    for row in FaultRow::ALL {
        let here = row.comes_about(programs).await?;
        album.take(&here.room, "what can go wrong", row.caption()).await?;
    }
    println!("\nThe pictures: {}", album.bind()?.display());
    Ok(())
}

async fn one_patient_by_email(
    programs: &Programs,
    plan: RoomPlan,
    chapter: &'static str,
    album: &mut Album,
) -> anyhow::Result<()> {
    let here = WaitingRoom::open_with(programs, plan, PAIRING_CODE, SOON_ATTRACTING).await?;
    let (room, person) = (&here.room, &here.person);
    let picture = person.sees(Role::Button, Name::containing("Touch to begin")).await?;
    album.take(room, chapter, "Attract picture").await?;
    person.touches(&picture).await?;
    here.is_at_rest().await?;
    album.take(room, chapter, "Sign-in").await?;
    person.fills("Email address", ADDRESS).await?;
    album.take(room, chapter, "Address typed").await?;
    person.touches_button("Send Login Link").await?;
    let email = here.portal.email_to(ADDRESS, 1).await?;
    let digits = here.link_digits().await?;
    album.take(room, chapter, "Link sent").await?;
    let phone = OwnPhone::unlocked().await?;
    phone.opens(&format!("{}{}", here.portal.base_url(), email.link)).await?;
    album.keep(chapter, "The link on the patient's own phone", &phone.picture().await?)?;
    phone.types_into("digits", &digits).await?;
    phone.touches("Sign me in").await?;
    phone.sees_text("You are signed in").await?;
    album.keep(chapter, "Approved", &phone.picture().await?)?;
    person.sees(Role::Button, "I'm here").await?;
    album.take(room, chapter, "Signed in by itself").await
}

async fn one_patient_by_text(
    programs: &Programs,
    plan: RoomPlan,
    chapter: &'static str,
    album: &mut Album,
) -> anyhow::Result<()> {
    let here = WaitingRoom::open(programs, plan, PAIRING_CODE).await?;
    let (room, person) = (&here.room, &here.person);
    here.chooses_phone().await?;
    album.take(room, chapter, "Phone chosen").await?;
    here.types_on_keypad(NUMBER).await?;
    album.take(room, chapter, "Number typed").await?;
    person.touches_button("Send Login Code").await?;
    person.sees(Role::Button, "Verify & Sign In").await?;
    album.take(room, chapter, "Code sent").await?;
    let code = here.portal.code_on(&format!("{PREFIX}{NUMBER}"), 1).await?;
    here.types_on_keypad(&code).await?;
    album.take(room, chapter, "Code typed").await?;
    person.touches_button("Verify & Sign In").await?;
    person.sees(Role::Button, "I'm here").await?;
    album.take(room, chapter, "Appointments").await?;
    person.touches_button("I'm here").await?;
    person.sees_text("You are checked in").await?;
    album.take(room, chapter, "Checked in").await?;
    person.touches_button("Sign out").await?;
    person.sees_text("You are signed out.").await?;
    album.take(room, chapter, "Signed out").await
}

/// What the portal shows by itself, below the kiosk's bar.
async fn the_portals_pages(
    programs: &Programs,
    plan: RoomPlan,
    chapter: &'static str,
    album: &mut Album,
) -> anyhow::Result<()> {
    let here = WaitingRoom::open(programs, plan, PAIRING_CODE).await?;
    let (room, person) = (&here.room, &here.person);
    here.signs_in_with(NUMBER, PREFIX, 1).await?;
    here.opens_the_portal().await?;
    album.take(room, chapter, "Opened").await?;
    person.touches(&person.sees(Role::Link, "My details").await?).await?;
    person.touches(&person.sees(Role::Entry, "What should we call you?").await?).await?;
    person.sees(Role::Button, "Space").await?;
    album.take(room, chapter, "A field, and the kiosk's own keys").await?;
    person.touches(&person.sees(Role::Link, "Documents").await?).await?;
    person.touches(&person.sees(Role::Link, "Download").await?).await?;
    person.sees_text("Files cannot be opened or kept here.").await?;
    album.take(room, chapter, "A download is refused").await?;
    person.touches_button("Help").await?;
    person.sees_text("This is your clinic’s own portal.").await?;
    album.take(room, chapter, "Help").await
}

/// Its own words and colours, and a family.
async fn the_other_clinic(programs: &Programs, album: &mut Album) -> anyhow::Result<()> {
    const CHAPTER: &str = "the other clinic";
    let here = WaitingRoom::open(programs, RoomPlan::portrait(), OTHER_PAIRING_CODE).await?;
    let (room, person) = (&here.room, &here.person);
    album.take(room, CHAPTER, "Resting").await?;
    person.fills("Email address", OTHER_FAMILY).await?;
    person.touches_button("Send Login Link").await?;
    let email = here.portal.email_to(OTHER_FAMILY, 1).await?;
    here.link_digits().await?;
    album.take(room, CHAPTER, "Link sent").await?;
    here.types_on_keypad(&email.code).await?;
    person.touches_button("Verify & Sign In").await?;
    person.sees_text("Who is it for?").await?;
    album.take(room, CHAPTER, "Who is it for?").await
}

/// What staff sees and does, with everything well, and then with portal and keyring gone.
async fn the_staff_panel(programs: &Programs, album: &mut Album) -> anyhow::Result<()> {
    const CHAPTER: &str = "the staff panel";
    let mut here = WaitingRoom::open(programs, RoomPlan::portrait(), PAIRING_CODE).await?;
    here.sets_pin(programs, STAFF_PIN)?;
    here.person.touches_button("Help").await?;
    album.take(&here.room, CHAPTER, "Help on a patient's screen").await?;
    here.person.touches_button("Close").await?;
    here.wants_the_staff_panel().await?;
    album.take(&here.room, CHAPTER, "The PIN is wanted").await?;
    says_pin(&here).await?;
    album.take(&here.room, CHAPTER, "All is well").await?;
    goes_to(&here, "Help").await?;
    here.person.sees(Role::Button, "What are the two digits for?").await?;
    album.take(&here.room, CHAPTER, "The articles").await?;
    here.person.touches_button("What are the two digits for?").await?;
    here.person.sees_text("Opening the link alone signs nobody in.").await?;
    album.take(&here.room, CHAPTER, "A question answered").await?;
    goes_to(&here, "Service").await?;
    here.person.touches_button("For today").await?;
    here.person.sees_text("Out of service for today").await?;
    album.take(&here.room, CHAPTER, "Taken out of service").await?;
    here.person.touches_button("Back to patients").await?;
    here.person.sees_text("This screen is out of service today.").await?;
    album.take(&here.room, CHAPTER, "What patients see then").await?;
    here.portal.take_away()?;
    here.room.set_keyring(Keyring::Absent).await?;
    here.stand.start_again()?;
    here.person.sees_text("This screen is out of service today.").await?;
    here.wants_the_staff_panel().await?;
    says_pin(&here).await?;
    here.person.sees_text("The system’s password store (its keyring) is not running.").await?;
    album.take(&here.room, CHAPTER, "Portal and keyring are gone").await
}

async fn says_pin(here: &WaitingRoom) -> anyhow::Result<()> {
    here.types_on_keypad(STAFF_PIN).await?;
    here.person.touches_button("Open").await?;
    here.person.sees_text("The screen: you are reading it.").await?;
    Ok(())
}

async fn goes_to(here: &WaitingRoom, tab: &str) -> anyhow::Result<()> {
    let tab = here.person.sees(Role::Tab, tab).await?;
    Ok(here.person.touches(&tab).await?)
}
