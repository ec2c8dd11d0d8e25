//! Whatever breaks, on whatever screen: the stand can be used again within seconds, and nothing of whoever was there is left.
//!
//! `breakdown.rs` says what breaks and what it has to come to, `place.rs` where somebody is just then, `onlooker.rs` sees what is on
//! the screen and when, `record.rs` adds it up. A stand goes through one breakdown after the other, as it would in a clinic; one that
//! has not survived one is put away, and another one goes on.

mod breakdown;
mod messages;
mod onlooker;
mod place;
mod record;
mod stand;

use crate::lots::{number_in, seeded};
use breakdown::Breakdown;
use fastrand::Rng;
use place::Place;
use record::{Record, Trial};
use stand::BreakingStand;
use stand_driver::RoomPlan;

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

/// How many breakdowns the long test has, where it is to be another number than 250.
const BREAKDOWNS: &str = "PORTAL_KIOSK_BREAKDOWNS";

/// Lets these things happen at one stand after another.
async fn break_down(
    plan: RoomPlan,
    happening: impl IntoIterator<Item = (Place, Breakdown)>,
    mut random: Rng,
) -> Result<Record, Trouble> {
    let mut record = Record::default();
    let mut stand = BreakingStand::open(plan).await?;
    for (place, breakdown) in happening {
        let went = stand.survives(place, breakdown, &mut random).await;
        let trial = Trial { place, breakdown, went };
        let survived = trial.went.is_ok();
        record.add(trial)?;
        if !survived {
            stand.keeps_picture(place, breakdown)?;
        }
        if !survived || breakdown.ends_the_session() {
            stand = BreakingStand::open(plan).await?;
        }
    }
    Ok(record)
}

#[tokio::test]
async fn a_stand_survives_every_breakdown() -> Result<(), Trouble> {
    let mut random = seeded();
    let mut happening = Vec::new();
    for breakdown in Breakdown::ALL {
        let places: Vec<Place> = breakdown.places().collect();
        happening.push((*random.choice(&places).ok_or("it can happen nowhere")?, *breakdown));
    }
    random.shuffle(&mut happening);
    let record = break_down(RoomPlan::portrait(), happening, random).await?;
    println!("{}", record.table()?);
    // How soon is for the long test to say, on a machine that does nothing else.
    let failures = record.failures();
    assert!(failures.is_empty(), "{failures:#?}");
    Ok(())
}

#[tokio::test]
#[ignore = "takes most of an hour; see cargo xtask test long"]
async fn long_random_breakdowns_on_random_screens() -> Result<(), Trouble> {
    let mut random = seeded();
    let count = number_in(BREAKDOWNS).unwrap_or(250);
    let plan = if random.bool() { RoomPlan::portrait() } else { RoomPlan::landscape() };
    let mut happening = Vec::new();
    for _ in 0..count {
        let breakdown = *random.choice(Breakdown::ALL).ok_or("nothing breaks")?;
        let places: Vec<Place> = breakdown.places().collect();
        happening.push((*random.choice(&places).ok_or("it can happen nowhere")?, breakdown));
    }
    let record = break_down(plan, happening, random).await?;
    println!("{}", record.table()?);
    let failures = record.not_in_time();
    assert!(failures.is_empty(), "{} of {count}: {failures:#?}", failures.len());
    Ok(())
}
