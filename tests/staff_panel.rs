//! The staff panel on the shipped binaries: staff comes in, sees how the stand is, acts on it and reads, whatever is broken.

use crate::shipped_programs;
use sandbox_portal::CLINICS;
use stand_driver::{Keyring, Role, RoomPlan, WaitingRoom};

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

const NUMBER: &str = "2025550101";
const PIN: &str = "482915";

async fn at_harbour(plan: RoomPlan, configuration: &str) -> Result<WaitingRoom, Trouble> {
    let programs = shipped_programs();
    let here = WaitingRoom::open_with(&programs, plan, CLINICS[0].pairing_code, configuration).await?;
    here.sets_pin(&programs, PIN)?;
    Ok(here)
}

async fn says_pin(here: &WaitingRoom, pin: &str) -> Result<(), Trouble> {
    here.types_on_keypad(pin).await?;
    Ok(here.person.touches_button("Open").await?)
}

async fn opens_the_panel(here: &WaitingRoom) -> Result<(), Trouble> {
    here.wants_the_staff_panel().await?;
    says_pin(here, PIN).await?;
    here.person.sees(Role::Tab, "Service").await?;
    Ok(())
}

async fn goes_to(here: &WaitingRoom, tab: &str) -> Result<(), Trouble> {
    let tab = here.person.sees(Role::Tab, tab).await?;
    Ok(here.person.touches(&tab).await?)
}

#[tokio::test]
async fn staff_comes_in_by_pin_and_sees_nothing_of_the_patient_before() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::portrait(), "").await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    let of_the_patient = here.person.reads().await?;
    let patients_shell = here.shell_on_screen().await?;
    here.wants_the_staff_panel().await?;
    let shell = here.shell_on_screen().await?;
    let old =
        |process: &&stand_driver::processes::Process| patients_shell.iter().any(|before| before.pid == process.pid);
    assert!(shell.iter().find(old).is_none(), "it is a shell of its own");

    says_pin(&here, "111222").await?;
    here.person.sees_text("That is not the PIN. 4 tries are left before a wait.").await?;
    says_pin(&here, PIN).await?;
    here.person.sees_text("The stand works.").await?;
    here.person.sees_text("The saved password to the portal is there.").await?;
    let panel = here.person.reads().await?;
    let patients_name = of_the_patient.lines().find_map(|line| line.strip_prefix("Hello, ")).ok_or("no greeting")?;
    for secret in [patients_name, "I'm here", "0101"] {
        assert!(!panel.contains(secret), "the panel shows something of the patient before");
    }
    let log = here.stand.log()?;
    for secret in [PIN, "111222", "5550101"] {
        assert!(!log.contains(secret), "the log holds what was typed");
    }
    Ok(())
}

#[tokio::test]
async fn a_stand_is_taken_out_of_service_and_put_back() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::landscape(), "").await?;
    opens_the_panel(&here).await?;
    goes_to(&here, "Service").await?;
    here.person.touches_button("For today").await?;
    here.person.sees_text("Out of service for today. It stays so until you put it back.").await?;
    here.person.touches_button("Back to patients").await?;
    here.person.sees_text("This screen is out of service today. Please check in at the front desk.").await?;

    opens_the_panel(&here).await?;
    goes_to(&here, "Service").await?;
    here.person.touches_button("Put it back into service").await?;
    here.person.sees(Role::Button, "For today").await?;
    here.person.touches_button("Start afresh").await?;
    here.is_at_rest().await?;
    Ok(())
}

#[tokio::test]
async fn a_stand_whose_credential_is_lost_is_enrolled_again_from_the_panel() -> Result<(), Trouble> {
    let mut here = at_harbour(RoomPlan::portrait(), "").await?;
    here.room.set_keyring(Keyring::Absent).await?;
    here.stand.start_again()?;
    here.person.sees_text("This screen is out of service.").await?;
    opens_the_panel(&here).await?;
    here.person.sees_text("The system’s password store (its keyring) is not running.").await?;
    here.room.set_keyring(Keyring::Unlocked).await?;
    goes_to(&here, "Service").await?;
    here.person.touches_button("Type a pairing code").await?;
    here.person.fills("Pairing code", "nonsense").await?;
    here.person.touches_button("Enrol").await?;
    here.person.sees_text("The pairing code is wrong, used or too old.").await?;
    here.person.touches_button("Clear").await?;
    here.person.fills("Pairing code", CLINICS[0].pairing_code).await?;
    here.person.touches_button("Enrol").await?;
    here.person.sees_text("The stand is enrolled.").await?;
    here.person.touches_button("Back to patients").await?;
    here.is_at_rest().await?;
    Ok(())
}

#[tokio::test]
async fn with_portal_keyring_and_store_broken_staff_learns_what_is_wrong_and_what_to_do() -> Result<(), Trouble> {
    let mut here = at_harbour(RoomPlan::portrait(), "").await?;
    here.stand.take_away()?;
    here.portal.take_away()?;
    here.room.set_keyring(Keyring::Absent).await?;
    for file in std::fs::read_dir(here.stand.state_directory())? {
        let file = file?;
        if file.file_type()?.is_file() {
            std::fs::write(file.path(), "no store any more")?;
        }
    }
    here.stand.start_again()?;
    here.person.sees_text("out of service").await?;
    here.wants_the_staff_panel().await?;
    for words in [
        "nothing can be changed here",
        "The stand’s own settings cannot be read. “portal-kiosk check” says what to do.",
        "The system’s password store (its keyring) is not running.",
    ] {
        here.person.sees_text(words).await?;
    }
    here.person.no_longer_sees(Role::Tab, "Service").await?;
    goes_to(&here, "Help").await?;
    here.person.touches_button("What are the two digits for?").await?;
    here.person.sees_text("Opening the link alone signs nobody in.").await?;
    Ok(())
}

#[tokio::test]
async fn a_panel_that_is_left_alone_closes_by_itself() -> Result<(), Trouble> {
    let soon = "[rules]\nidle-staff-seconds = 6\nidle-warning-seconds = 2\n";
    let here = at_harbour(RoomPlan::portrait(), soon).await?;
    here.wants_the_staff_panel().await?;
    here.is_at_rest().await?;
    Ok(())
}
