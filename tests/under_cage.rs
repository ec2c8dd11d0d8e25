//! The shipped programs in a real window under a Wayland compositor for kiosks (cage), as far as that is another thing than under
//! X: whose window is on the screen, and what is left for whoever comes next.

use std::time::Duration;

use image::RgbImage;
use sandbox_portal::CLINICS;
use stand_driver::processes::{self, Process};
use stand_driver::{Key, Role, RoomPlan, WaitingRoom, difference};

use crate::shipped_programs;

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

const NUMBER: &str = "2025550101";

/// For what comes by itself within a second or two.
const PATIENCE: Duration = Duration::from_secs(20);

/// By then a notice window that did not wait for the screen to be free would be there again.
const WOULD_BE_BACK: Duration = Duration::from_secs(5);

/// A caret, and a ring around what has the focus: less than this share of the screen.
const SMALL: f64 = 0.03;

/// No attract picture, so that a screen at rest stays what it is.
const AT_REST: &str = "[rules]\nattract-seconds = 3600\n";

async fn at_harbour() -> Result<WaitingRoom, Trouble> {
    let plan = RoomPlan::portrait().under_cage();
    Ok(WaitingRoom::open_with(&shipped_programs(), plan, CLINICS[0].pairing_code, AT_REST).await?)
}

#[tokio::test]
async fn a_patient_goes_the_whole_way_under_a_compositor_and_each_shell_fills_the_screen() -> Result<(), Trouble> {
    let here = at_harbour().await?;
    let at_rest = filled_screen(&here).await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    let appointments = filled_screen(&here).await?;
    assert!(difference(&at_rest, &appointments) > SMALL, "the appointments are on the screen");
    here.opens_the_portal().await?;
    let portal = filled_screen(&here).await?;
    assert!(difference(&appointments, &portal) > SMALL, "the portal is on the screen");
    here.is_back_at_appointments().await?;
    here.person.touches_button("Sign out").await?;
    here.is_at_rest().await?;
    here.person.sees_text("You are signed out").await?;
    let signed_out = filled_screen(&here).await?;
    kill_the_shell(&here).await?;
    here.is_at_rest().await?;
    // Nobody has used the one that broke.
    here.person.sees_text("You are signed out").await?;
    assert!(difference(&filled_screen(&here).await?, &signed_out) < SMALL, "a fresh screen is there");
    Ok(())
}

#[tokio::test]
async fn whoever_comes_next_under_a_compositor_pastes_nothing_and_types_digits() -> Result<(), Trouble> {
    let here = at_harbour().await?;
    here.person.fills("Email address", "mara").await?;
    here.person.presses(&[Key::Control, Key::Character('a')])?;
    here.person.presses(&[Key::Control, Key::Character('c')])?;
    here.person.presses(&[Key::End])?;
    here.person.presses(&[Key::Control, Key::Character('v')])?;
    // Else it would not be known that anything was copied.
    holds(&here, "maramara").await?;
    kill_the_shell(&here).await?;
    here.is_at_rest().await?;
    let field = here.person.sees(Role::Entry, "Email address").await?;
    here.person.touches(&field).await?;
    here.person.presses(&[Key::Control, Key::Character('v')])?;
    here.person.types("lena").await?;
    // The key of a number pad that is a digit or the end of the line, as Num Lock says; it is off.
    here.person.presses(&Key::together("KP_End").ok_or("no such key")?)?;
    holds(&here, "lena1").await
}

#[tokio::test]
async fn a_notice_window_that_is_started_anew_lies_beneath_the_next_shell_under_a_compositor() -> Result<(), Trouble> {
    const ENOUGH_FOR_A_PAUSE: usize = 6;
    let here = at_harbour().await?;
    let before = filled_screen(&here).await?;
    let notice = here.stand.processes()?.into_iter().find(is_the_notice).ok_or("there is no notice window")?;
    processes::kill(notice.pid)?;
    processes::gone(notice.pid, PATIENCE).await?;
    tokio::time::sleep(WOULD_BE_BACK).await;
    assert!(difference(&filled_screen(&here).await?, &before) < SMALL, "it comes above nobody");
    for _ in 0..ENOUGH_FOR_A_PAUSE {
        here.is_at_rest().await?;
        kill_the_shell(&here).await?;
    }
    here.person.sees_text("Please go to the front desk").await?;
    here.is_at_rest().await?;
    assert!(here.stand.processes()?.iter().any(is_the_notice), "it is still there");
    assert!(difference(&filled_screen(&here).await?, &before) < SMALL, "the shell is above it");
    Ok(())
}

/// The picture of a screen that the shell which has the keys fills.
async fn filled_screen(here: &WaitingRoom) -> Result<RgbImage, Trouble> {
    let picture = here.room.still_picture(PATIENCE).await?;
    let (width, height) = picture.dimensions();
    let whole = (u16::try_from(width)?, u16::try_from(height)?);
    let on_top = here.person.process_on_top().await?.ok_or("no window has the keys")?;
    let windows = here.person.shown_windows().await?;
    let fills = windows.iter().any(|window| window.owner == on_top && (window.place, window.size) == ((0, 0), whole));
    assert!(fills, "{on_top:?} does not fill the screen: {windows:?}");
    // The shell, and the notice window beneath: a shell that waits has none that is shown.
    assert!(windows.len() <= 2, "{windows:?}");
    Ok(picture)
}

async fn kill_the_shell(here: &WaitingRoom) -> Result<(), Trouble> {
    let shell = here.shell_on_screen().await?;
    let sandbox = shell.first().ok_or("no shell is on the screen")?;
    processes::kill(sandbox.pid)?;
    for process in &shell {
        processes::gone(process.pid, PATIENCE).await?;
    }
    Ok(())
}

async fn holds(here: &WaitingRoom, wanted: &str) -> Result<(), Trouble> {
    let field = here.person.sees(Role::Entry, "Email address").await?;
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        let content = here.person.content_of(&field).await?;
        if content == wanted {
            return Ok(());
        }
        if tokio::time::Instant::now() >= deadline {
            return Err(format!("the field holds {content:?}, and not {wanted:?}").into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn is_the_notice(process: &Process) -> bool {
    process.name.starts_with("portal-kiosk-no")
}
