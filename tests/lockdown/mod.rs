//! Every known way out and in (`crates/lockdown/ways.toml`), tried in the real window: those that are keys and gestures on every
//! screen, here; those that need more by the tests that the list names.

mod other_programs;
mod place;
mod trial;

use std::path::PathBuf;

use stand_driver::RoomPlan;

use place::Place;
use trial::Trial;

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

#[tokio::test]
async fn no_key_and_no_gesture_leads_out_of_any_screen() -> Result<(), Trouble> {
    for (place, plan) in [
        (Place::SignIn, RoomPlan::portrait()),
        (Place::PortalPage, RoomPlan::landscape()),
        (Place::StaffPin, RoomPlan::portrait()),
        (Place::Notice, RoomPlan::landscape()),
    ] {
        let here = place.reached(plan).await?;
        let trial = Trial::begin(&here, place).await?;
        let mut led_out = Vec::new();
        for way in lockdown::ways().iter().filter(|way| way.is_tried_on_every_screen()) {
            if let Some(what) = trial.of(way).await? {
                led_out.push(format!("{}: {what}", way.id));
                let picture = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{place:?}-{}.png", way.id));
                here.room.save_picture(&picture).await?;
            }
        }
        assert!(led_out.is_empty(), "{place:?}: {led_out:#?}");
    }
    Ok(())
}

#[test]
fn every_test_that_the_list_names_is_there() {
    let named: Vec<String> = lockdown::ways().into_iter().flat_map(|way| way.tests).collect();
    let missing = crate::architecture::missing_tests(named.iter().map(String::as_str));
    assert!(missing.is_empty(), "{missing:#?}");
}
