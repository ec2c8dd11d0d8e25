//! What other programs show at the display goes beneath the kiosk, and takes nothing from whoever stands before it.

use std::time::Duration;

use sandbox_portal::CLINICS;
use stand_driver::{ALL_DAY, Area, ForeignKind, ForeignWindow, Role, RoomPlan, WaitingRoom, difference};
use tokio::time::{Instant, sleep};

use super::Trouble;
use super::place::Place;
use crate::shipped_programs;

/// A second, and what a busy machine needs on top of it. How long it takes is printed.
const PATIENCE: Duration = Duration::from_secs(10);

/// What has been gone for so long has not only flashed.
const FOR_GOOD: Duration = Duration::from_millis(800);

/// The minutes left, and a ring around what has the focus: less than this share of the screen.
const SMALL: f64 = 0.03;

/// Over the middle of every screen, with fields, keys and buttons beneath.
fn middle_of(here: &WaitingRoom) -> Result<Area, Trouble> {
    let (width, height) = here.room.picture()?.dimensions();
    let (width, height) = (i32::try_from(width)?, i32::try_from(height)?);
    Ok(Area { x: width / 4, y: height / 4, width: width / 2, height: height / 2 })
}

/// Opens a window of each kind, one after the other, and leaves them all open.
async fn others_go_beneath(here: &WaitingRoom, screen: &str) -> Result<Vec<ForeignWindow>, Trouble> {
    let before = here.room.still_picture(PATIENCE).await?;
    let mut beneath = Vec::new();
    for kind in ForeignKind::ALL {
        let opened = Instant::now();
        beneath.push(ForeignWindow::opens(&here.room, kind, middle_of(here)?).await?);
        let mut seen_last = opened;
        while seen_last.elapsed() < FOR_GOOD {
            let picture = here.room.picture()?;
            if ForeignWindow::pixels_in(&picture) > 0 || difference(&picture, &before) > SMALL {
                seen_last = Instant::now();
            }
            assert!(opened.elapsed() < PATIENCE, "{kind:?} stays above {screen}");
            sleep(Duration::from_millis(20)).await;
        }
        println!("{kind:?} above {screen} for {:?}", seen_last - opened);
    }
    Ok(beneath)
}

#[tokio::test]
async fn a_window_of_another_program_goes_beneath_the_kiosk_and_takes_no_touch_and_no_key() -> Result<(), Trouble> {
    let here =
        WaitingRoom::open_with(&shipped_programs(), RoomPlan::portrait(), CLINICS[0].pairing_code, ALL_DAY).await?;
    let field = here.person.sees(Role::Entry, "Email address").await?;
    here.person.fills("Email address", "mara").await?;
    let beneath_sign_in = others_go_beneath(&here, "the sign-in screen").await?;
    here.person.types("@example.org").await?;
    assert_eq!(here.person.content_of(&field).await?, "mara@example.org");
    here.signs_in_with("2025550101", "+1", 1).await?;
    let beneath_appointments = others_go_beneath(&here, "the appointments").await?;
    here.opens_the_portal().await?;
    let beneath_pages = others_go_beneath(&here, "the portal's pages").await?;
    here.is_back_at_appointments().await?;
    drop((beneath_sign_in, beneath_appointments, beneath_pages));
    here.person.touches_button("Sign out").await?;
    here.is_at_rest().await?;
    Ok(())
}

#[tokio::test]
async fn where_no_shell_can_be_had_the_notice_window_stays_above_other_programs() -> Result<(), Trouble> {
    let here = Place::Notice.reached(RoomPlan::landscape()).await?;
    let _beneath = others_go_beneath(&here, "the notice").await?;
    here.person.sees_text(Place::Notice.words()).await?;
    Ok(())
}

#[tokio::test]
async fn a_program_that_insists_makes_no_screen_flash_more_than_three_times_a_second_and_is_told_of()
-> Result<(), Trouble> {
    const INSISTING: u32 = 6;
    let here =
        WaitingRoom::open_with(&shipped_programs(), RoomPlan::portrait(), CLINICS[0].pairing_code, ALL_DAY).await?;
    let window = ForeignWindow::opens(&here.room, ForeignKind::Popup, middle_of(&here)?).await?;
    let hidden = window.insists_for(Duration::from_secs(INSISTING.into())).await?;
    assert!((2..=3 * INSISTING).contains(&hidden), "{hidden} times in {INSISTING} seconds");
    let log = here.stand.log()?;
    let told = log.lines().filter(|line| line.contains("a window of another program's was in front")).count();
    assert!((1..=6).contains(&told), "{told} lines:\n{log}");
    assert!(log.contains(r#"program="update""#), "{log}");
    Ok(())
}
