//! The screen is turned, or shows another resolution, while the stand is in use: whoever is there goes on, whoever comes next finds
//! a screen that was laid out for it, and nothing but the clinic's own is seen.

use std::time::Duration;

use crate::shipped_programs;
use image::{GenericImageView as _, RgbImage};
use sandbox_portal::CLINICS;
use stand_driver::{ALL_DAY, RoomPlan, ShownWindow, WaitingRoom, difference};
use tokio::time::{Instant, sleep};

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

const NUMBER: &str = "2025550101";

/// Only a test that fails waits for it.
const PATIENCE: Duration = Duration::from_secs(15);

/// Who turns a screen does not sign out in the same moment. What waits behind has drawn itself anew by then.
const A_MOMENT: Duration = Duration::from_secs(2);

/// So much of a screen may be said of a journey before, and what moves for it.
const A_LINE: f64 = 0.15;

/// So much of a screen may be black: what is drawn of a code for a phone.
const A_SIGN: f64 = 0.05;

const UPRIGHT: (u16, u16) = (1080, 1920);
const ON_ITS_SIDE: (u16, u16) = (1920, 1080);

/// Where a screen can be turned: the X server needs memory for both ways.
async fn at_a_screen_that_turns() -> Result<WaitingRoom, Trouble> {
    let square = RoomPlan { height: RoomPlan::landscape().width, ..RoomPlan::landscape() };
    Ok(WaitingRoom::open_with(&shipped_programs(), square, CLINICS[0].pairing_code, ALL_DAY).await?)
}

/// Turns the screen, and waits until every window of the stand's fills it.
async fn turns(here: &WaitingRoom, (width, height): (u16, u16)) -> Result<(), Trouble> {
    here.room.screen_becomes(width, height)?;
    let until = Instant::now() + PATIENCE;
    loop {
        let windows = here.person.shown_windows().await?;
        let fills = |window: &ShownWindow| window.place == (0, 0) && window.size == (width, height);
        if !windows.is_empty() && windows.iter().all(fills) {
            return Ok(());
        }
        if Instant::now() > until {
            return Err(format!("on a screen of {width}×{height} there are {windows:?}").into());
        }
        sleep(Duration::from_millis(50)).await;
    }
}

/// Signs out, and looks at every picture between: a window that was laid out for the screen as it was leaves a part of it bare.
async fn signs_out(here: &WaitingRoom, size: (u16, u16)) -> Result<(), Trouble> {
    let film = here.room.film()?;
    here.person.touches_button("Sign out").await?;
    here.is_at_rest().await?;
    for frame in film.stop()?.frames() {
        let bare = bare(&frame.picture(), size);
        assert!(bare < A_SIGN, "{bare} of the screen is bare");
    }
    Ok(())
}

/// The share of the screen that is black, which no screen of the clinic's is.
fn bare(picture: &RgbImage, (width, height): (u16, u16)) -> f64 {
    let screen = picture.view(0, 0, width.into(), height.into());
    let black = screen.pixels().filter(|(_, _, colour)| colour.0 == [0; 3]).count();
    u32::try_from(black).map_or(1.0, f64::from) / (f64::from(width) * f64::from(height))
}

#[tokio::test]
async fn a_screen_that_is_turned_shows_the_same_to_whoever_is_there_and_the_next_one() -> Result<(), Trouble> {
    let here = at_a_screen_that_turns().await?;
    for (visit, (before, after)) in [(UPRIGHT, ON_ITS_SIDE), (ON_ITS_SIDE, UPRIGHT)].into_iter().enumerate() {
        // Nobody is there.
        turns(&here, before).await?;
        turns(&here, after).await?;
        here.chooses_phone().await?;
        let turned = here.room.still_picture(PATIENCE).await?;
        // Somebody is, while the next shell waits.
        turns(&here, before).await?;
        here.signs_in_with(NUMBER, "+1", 2 * visit + 1).await?;
        turns(&here, after).await?;
        sleep(A_MOMENT).await;
        signs_out(&here, after).await?;
        // The next one has never known another screen.
        here.signs_in_with(NUMBER, "+1", 2 * visit + 2).await?;
        signs_out(&here, after).await?;
        here.chooses_phone().await?;
        let fresh = here.room.still_picture(PATIENCE).await?;
        let otherwise = difference(&turned, &fresh);
        assert!(otherwise < A_LINE, "{otherwise} of a turned screen is other than of one that was so from the start");
    }
    Ok(())
}
