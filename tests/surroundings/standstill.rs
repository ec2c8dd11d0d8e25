//! A machine that stands still for a while with everything on it, as nearly as that can be tried: no program gets any time. Timers of
//! a machine that slept stand still too; that is `a_journey_does_not_outlive_a_sleep_of_the_machine` of the supervisor's.

use std::time::Duration;

use sandbox_portal::CLINICS;
use stand_driver::processes::{self, Pid};
use stand_driver::{RoomPlan, WaitingRoom};

use super::{NUMBER, Trouble};
use crate::shipped_programs;

/// Far beyond any sign of life's patience.
const STANDSTILL: Duration = Duration::from_secs(10);

/// The supervisor first: nobody is to notice that others stand still.
fn everything(here: &WaitingRoom) -> Result<Vec<Pid>, Trouble> {
    let below = here.stand.processes()?.into_iter().map(|process| process.pid);
    Ok([here.stand.supervisor()].into_iter().chain(below).collect())
}

#[tokio::test]
#[ignore = "long: it stands still for half a minute in all"]
async fn long_a_stand_that_stood_still_goes_on_where_it_was() -> Result<(), Trouble> {
    let here = WaitingRoom::open(&shipped_programs(), RoomPlan::portrait(), CLINICS[0].pairing_code).await?;
    let mut messages = 0;
    for _ in 0..3 {
        messages += 1;
        here.sends_code_to(NUMBER).await?;
        let all = everything(&here)?;
        for process in &all {
            processes::freeze(*process)?;
        }
        tokio::time::sleep(STANDSTILL).await;
        // The other way round: whoever looks after others finds them awake.
        for process in all.iter().rev() {
            processes::thaw(*process)?;
        }
        let code = here.portal.code_on(&format!("+1{NUMBER}"), messages).await?;
        here.types_on_keypad(&code).await?;
        here.person.touches_button("Verify & Sign In").await?;
        here.person.sees_text("Your appointments today").await?;
        here.person.touches_button("Sign out").await?;
        here.is_at_rest().await?;
    }
    Ok(())
}
