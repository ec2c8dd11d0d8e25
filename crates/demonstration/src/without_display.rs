//! Where there is no display: one patient's whole journey by touch on a display in memory, upright and lying, with a
//! picture of each screen.

use std::path::Path;

use serde_json::json;
use stand_driver::programs::Programs;
use stand_driver::{Role, RoomPlan, WaitingRoom};

use crate::album::Album;

/// Harbour Clinic's, with a patient who has two appointments today.
const PAIRING_CODE: &str = "HARB-0001";
const NUMBER: &str = "2025550101";
const PREFIX: &str = "+1";

/// Linden Family Practice's.
const OTHER_PAIRING_CODE: &str = "LIND-0001";

pub(crate) async fn run(programs: &Programs, pictures: &Path) -> anyhow::Result<()> {
    let mut album = Album::new(pictures)?;
    for (chapter, plan) in [("portrait", RoomPlan::portrait()), ("landscape", RoomPlan::landscape())] {
        println!("  One patient, {chapter}:");
        one_patient(programs, plan, chapter, &mut album).await?;
    }
    println!("  The other clinic:");
    let here = WaitingRoom::open(programs, RoomPlan::portrait(), OTHER_PAIRING_CODE).await?;
    album.take(&here.room, "other-clinic", "Resting").await?;
    println!("\nThe pictures: {}", album.bind()?.display());
    Ok(())
}

async fn one_patient(
    programs: &Programs,
    plan: RoomPlan,
    chapter: &'static str,
    album: &mut Album,
) -> anyhow::Result<()> {
    let here = WaitingRoom::open(programs, plan, PAIRING_CODE).await?;
    let (room, person) = (&here.room, &here.person);
    album.take(room, chapter, "Resting").await?;
    here.types_on_keypad(NUMBER).await?;
    album.take(room, chapter, "Number typed").await?;
    person.touches_button("Send Login Code").await?;
    person.sees(Role::Button, "Verify & Sign In").await?;
    album.take(room, chapter, "Code sent").await?;
    let code = here.portal.code_on(&format!("{PREFIX}{NUMBER}"), 1).await?;
    here.types_on_keypad(&other_than(&code)).await?;
    person.touches_button("Verify & Sign In").await?;
    person.sees_text("That code is not right.").await?;
    album.take(room, chapter, "Wrong code").await?;
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
    album.take(room, chapter, "Signed out").await?;
    here.portal.set_faults(&json!({ "portalNotEnabled": ["harbour"] }))?;
    person.sees_text("You cannot sign in here right now").await?;
    album.take(room, chapter, "Portal not enabled").await
}

fn other_than(code: &str) -> String {
    let digit = |c: char| if c == '9' { '0' } else { '9' };
    code.chars().map(digit).collect()
}
