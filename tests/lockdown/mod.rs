//! Every known way out and in (`crates/lockdown/ways.toml`), tried in the real window: those that are keys and gestures on every
//! screen, here; those that need more by the tests that the list names.

mod other_programs;
mod place;
mod trial;

use std::path::PathBuf;

use lockdown::Way;
use stand_driver::RoomPlan;

use place::Place;
use trial::Trial;

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

#[tokio::test]
async fn no_key_and_no_gesture_leads_out_of_any_screen() -> Result<(), Trouble> {
    for (place, plan) in everywhere() {
        nothing_leads_out(place, plan, |_| true).await?;
    }
    Ok(())
}

#[tokio::test]
async fn nothing_that_a_compositor_has_to_stop_leads_out_under_one() -> Result<(), Trouble> {
    nothing_leads_out(Place::SignIn, RoomPlan::portrait().under_cage(), Way::is_the_compositors).await
}

#[tokio::test]
#[ignore = "long: every way on every screen once more"]
async fn long_no_key_and_no_gesture_leads_out_of_any_screen_under_a_compositor() -> Result<(), Trouble> {
    for (place, plan) in everywhere() {
        nothing_leads_out(place, plan.under_cage(), |_| true).await?;
    }
    Ok(())
}

const fn everywhere() -> [(Place, RoomPlan); 4] {
    [
        (Place::SignIn, RoomPlan::portrait()),
        (Place::PortalPage, RoomPlan::landscape()),
        (Place::StaffPin, RoomPlan::portrait()),
        (Place::Notice, RoomPlan::landscape()),
    ]
}

async fn nothing_leads_out(place: Place, plan: RoomPlan, is_meant: impl Fn(&Way) -> bool) -> Result<(), Trouble> {
    let here = place.reached(plan).await?;
    let trial = Trial::begin(&here, place).await?;
    let mut led_out = Vec::new();
    let mut tried = 0;
    for way in lockdown::ways().iter().filter(|way| way.is_tried_on_every_screen() && is_meant(way)) {
        tried += 1;
        if let Some(what) = trial.of(way).await? {
            led_out.push(format!("{}: {what}", way.id));
            let picture = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{place:?}-{}.png", way.id));
            here.room.save_picture(&picture).await?;
        }
    }
    assert!(tried > 0, "nothing was tried");
    assert!(led_out.is_empty(), "{place:?}: {led_out:#?}");
    Ok(())
}

#[test]
fn every_test_that_the_list_names_is_there() {
    let named: Vec<String> = lockdown::ways().into_iter().flat_map(|way| way.tests).collect();
    let missing = crate::architecture::missing_tests(named.iter().map(String::as_str));
    assert!(missing.is_empty(), "{missing:#?}");
}
