//! What a stand stands on dies: the window manager, the display, the session bus, the keyring. When it is there again, so is the
//! stand, and nobody has to come.

use std::time::Duration;

use crate::shipped_programs;
use image::{Rgb, RgbImage};
use sandbox_portal::CLINICS;
use stand_driver::processes;
use stand_driver::{ALL_DAY, Keyring, Person, Role, RoomPlan, ShownWindow, WaitingRoom, difference};
use tokio::time::{Instant, sleep};

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

const NUMBER: &str = "2025550101";

/// Only a test that fails waits for it.
const PATIENCE: Duration = Duration::from_secs(15);

/// So little of a picture may be other than before: a caret that blinks.
const A_TRIFLE: f64 = 0.001;

/// So much of it is said of a journey before.
const A_LINE: f64 = 0.15;

/// The clinic's plain colour.
const GROUND: [u8; 3] = [0xf4, 0xf8, 0xf8];

async fn at_harbour() -> Result<WaitingRoom, Trouble> {
    Ok(WaitingRoom::open_with(&shipped_programs(), RoomPlan::portrait(), CLINICS[0].pairing_code, ALL_DAY).await?)
}

/// Whether a window of the stand's fills the screen.
async fn is_full_screen(here: &WaitingRoom) -> Result<bool, Trouble> {
    let RoomPlan { width, height, .. } = RoomPlan::portrait();
    let fills = |window: &ShownWindow| window.place == (0, 0) && window.size == (width, height);
    Ok(here.person.shown_windows().await?.iter().any(fills))
}

/// The share of a picture that is neither as before nor the clinic's ground.
fn neither(now: &RgbImage, before: &RgbImage) -> f64 {
    let other = |(now, before): &(&Rgb<u8>, &Rgb<u8>)| now != before && now.0 != GROUND;
    let (others, all) = (now.pixels().zip(before.pixels()).filter(other).count(), before.pixels().len());
    u32::try_from(others).map_or(1.0, f64::from) / u32::try_from(all).map_or(1.0, f64::from)
}

#[tokio::test]
async fn without_its_window_manager_the_kiosk_stays_and_with_the_next_one_serves() -> Result<(), Trouble> {
    let mut here = at_harbour().await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    let before = here.room.still_picture(PATIENCE).await?;
    for _ in 0..2 {
        let film = here.room.film()?;
        here.room.loses_its_window_manager()?;
        sleep(Duration::from_secs(1)).await;
        here.room.gets_its_window_manager_again().await?;
        here.person.sees(Role::Button, "Sign out").await?;
        // Windows change their places, and what is seen between is the clinic's colour.
        for frame in film.stop()?.frames() {
            let foreign = neither(&frame.picture(), &before);
            assert!(foreign < A_TRIFLE, "{foreign} of the screen is something else");
        }
    }
    let after = here.room.still_picture(PATIENCE).await?;
    assert!(difference(&before, &after) < A_TRIFLE, "{}", difference(&before, &after));
    here.person.touches_button("Sign out").await?;
    here.is_at_rest().await?;
    assert!(is_full_screen(&here).await?);
    here.signs_in_with(NUMBER, "+1", 2).await?;
    Ok(())
}

#[tokio::test]
async fn a_display_that_comes_back_shows_a_fresh_sign_in_screen() -> Result<(), Trouble> {
    let mut here = at_harbour().await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    let before = here.stand.processes()?;
    here.room.loses_its_display()?;
    for process in &before {
        processes::gone(process.pid, PATIENCE).await?;
    }
    // Long enough for several that would end for want of a display.
    sleep(Duration::from_secs(5)).await;
    assert!(!here.stand.log()?.contains("shells break again and again"), "shells are started without a display");
    let since = Instant::now();
    here.room.gets_its_display_again().await?;
    here.person = Person::in_room(&here.room).await?;
    here.is_at_rest().await?;
    println!("a new display: a fresh sign-in screen after {:?}", since.elapsed());
    here.person.no_longer_sees(Role::Button, "Sign out").await?;
    assert!(is_full_screen(&here).await?);
    // The notice window is beneath it again.
    let owners: std::collections::HashSet<_> =
        here.person.shown_windows().await?.iter().map(|window| window.owner).collect();
    assert!(owners.len() >= 2, "{owners:?}");
    here.signs_in_with(NUMBER, "+1", 2).await?;
    Ok(())
}

#[tokio::test]
async fn a_pointing_device_that_is_unplugged_and_plugged_in_again_disturbs_nobody() -> Result<(), Trouble> {
    let here = at_harbour().await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    let before = here.room.still_picture(PATIENCE).await?;
    for _ in 0..3 {
        here.room.pointing_device_is_gone_for(Duration::from_secs(1)).await?;
    }
    let after = here.room.still_picture(PATIENCE).await?;
    assert!(difference(&before, &after) < A_TRIFLE, "{}", difference(&before, &after));
    here.person.touches_button("Sign out").await?;
    here.is_at_rest().await?;
    here.signs_in_with(NUMBER, "+1", 2).await?;
    Ok(())
}

#[tokio::test]
async fn a_stand_without_a_display_can_be_switched_off() -> Result<(), Trouble> {
    let mut here = at_harbour().await?;
    here.room.loses_its_display()?;
    sleep(Duration::from_secs(3)).await;
    let supervisor = here.stand.supervisor();
    rustix::process::kill_process(supervisor, rustix::process::Signal::TERM)?;
    processes::gone(supervisor, PATIENCE).await?;
    Ok(())
}

#[tokio::test]
async fn a_keyring_that_dies_disturbs_nobody_and_one_that_comes_back_is_used() -> Result<(), Trouble> {
    let mut here = at_harbour().await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    here.room.loses_its_keyring()?;
    // Whoever is signed in needs no keyring.
    here.person.touches_button("Sign out").await?;
    here.person.no_longer_sees(Role::Button, "Sign out").await?;
    here.room.set_keyring(Keyring::Unlocked).await?;
    here.is_at_rest().await?;
    here.signs_in_with(NUMBER, "+1", 2).await?;
    Ok(())
}

#[tokio::test]
async fn without_its_session_bus_a_stand_goes_on_serving() -> Result<(), Trouble> {
    let mut here = at_harbour().await?;
    let resting = here.room.still_picture(PATIENCE).await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    let shown = || -> Result<usize, Trouble> { Ok(here.stand.log()?.matches("the shell is on the screen").count()) };
    let before = shown()?;
    here.room.loses_its_session_bus()?;
    let until = Instant::now() + PATIENCE;
    while shown()? == before {
        assert!(Instant::now() < until, "no other shell came");
        sleep(Duration::from_millis(100)).await;
    }
    // Nobody can read it aloud any more, and so neither can this test: it looks.
    let fresh = here.room.still_picture(PATIENCE).await?;
    let otherwise = difference(&resting, &fresh);
    assert!(otherwise < A_LINE, "{otherwise} of the screen is other than a sign-in screen");
    Ok(())
}
