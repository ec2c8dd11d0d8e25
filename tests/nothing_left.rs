//! A patient whose every value is marked comes, signs in, goes on to the portal's own pages, and leaves. Then nothing that was
//! marked is left: in no file that was written meanwhile, and in the memory of no process that goes on.
//!
//! The marked patients are led by the X server's test extension alone: whoever reads the screen through the accessibility bus
//! carries what they read over it. So a rehearsal comes first, with other values, in which the places are learned.

mod guest;
mod rehearsal;
mod search;
mod visit;

use crate::shipped_programs;
use guest::Guest;
use rehearsal::Rehearsal;
use sandbox_portal::CLINICS;
use search::{Before, looks_everywhere};
use stand_driver::{ALL_DAY, RoomPlan, WaitingRoom};
use visit::{By, Visit};

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

#[tokio::test]
async fn a_patient_leaves_nothing_behind() -> Result<(), Trouble> {
    come_and_go(&[By::Phone, By::Email]).await
}

#[tokio::test]
#[ignore = "long: twenty patients"]
async fn long_twenty_patients_leave_nothing_behind() -> Result<(), Trouble> {
    come_and_go(&[By::Phone, By::Email].repeat(10)).await
}

/// A core dump would be the patient's whole memory in a file.
fn nobody_may_leave_a_core_dump(here: &WaitingRoom) -> Result<(), Trouble> {
    let supervisor = here.stand.supervisor();
    let own = here.stand.processes()?.into_iter().map(|process| process.pid).chain([supervisor]);
    for pid in own {
        let Ok(limits) = std::fs::read_to_string(format!("/proc/{}/limits", pid.as_raw_nonzero())) else { continue };
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap_or_default();
        let allowed: Vec<u64> = core.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        // One byte says more to the kernel than none: it also stops what would collect the dump from a pipe.
        assert!(allowed.len() == 2 && allowed.iter().all(|bytes| *bytes <= 1), "{pid:?}: {core}");
    }
    Ok(())
}

/// Nobody is asked whether they are still there while the search goes on, and no limit stops anybody.
fn unhurried() -> String {
    ALL_DAY.replace("[limits]", "idle-seconds = 3600\nsession-seconds = 7200\n[limits]")
}

/// So many patients one after the other, each by their way in; after each of them nothing of anybody's is left.
async fn come_and_go(ways: &[By]) -> Result<(), Trouble> {
    let (programs, code) = (shipped_programs(), CLINICS[0].pairing_code);
    let here = WaitingRoom::open_with(&programs, RoomPlan::portrait(), code, &unhurried()).await?;
    let before = Before::anybody_came(&here);
    nobody_may_leave_a_core_dump(&here)?;
    let rehearsal = Rehearsal::hold(&here).await?;
    let at_the_display = here.room.left_at_the_display()?;
    // What is looked for must not have been there before.
    let coming = Guest::unheard_of(&here, ways.len())?;
    let mut gone = Vec::new();
    for ((number, way), guest) in ways.iter().enumerate().zip(coming) {
        guest.is_invited(&here)?;
        here.portal.opens_ledger()?;
        let visit = Visit { here: &here, rehearsal: &rehearsal, guest: &guest };
        visit.comes(*way).await?;
        if number == 0 {
            visit.everything_can_be_found().await?;
        }
        visit.goes().await?;

        let rights = here.portal.ledger()?;
        assert!(rights.len() >= 4, "the ledger does not hold a session, a sign-in, a hand-off and a cookie");
        gone.push((guest, rights));
        let left = looks_everywhere(&here, &before, &gone)?;

        eprintln!("patient {}: {} bytes looked at", number + 1, left.bytes);
        let traces: Vec<String> = left.traces.iter().map(ToString::to_string).collect();
        assert!(traces.is_empty(), "{} traces:\n{}", traces.len(), traces.join("\n"));
        assert_eq!(here.room.left_at_the_display()?, at_the_display);
    }
    Ok(())
}
