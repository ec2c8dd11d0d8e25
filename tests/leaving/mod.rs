//! Patients one after another, who leave in every way there is: nothing of any of them is in the next one's session, and the stand
//! holds after the last what it held before the first.
//!
//! `way.rs` says how they leave, `stand.rs` what is looked at between two of them; `../patient.rs` who they are and what may not be
//! seen of them any more.

mod stand;
mod way;

use crate::lots::{number_in, seeded};
use fastrand::Rng;
use stand::LeftStand;
use way::Way;

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

/// How many patients the long test has, where it is to be another number than 200.
const PATIENTS: &str = "PORTAL_KIOSK_PATIENTS";

/// After so many patients everything that is made once has been made.
const EARLY: usize = 20;

/// Lets patients come and leave in these ways, and looks after each that nothing is left.
async fn let_them_leave(ways: impl IntoIterator<Item = Way>, mut random: Rng) -> Result<LeftStand, Trouble> {
    let mut stand = LeftStand::open().await?;
    for (place, way) in ways.into_iter().enumerate() {
        let number = place + 1;
        let patient = stand.anybody(&mut random);
        let gone = async {
            way.carry_out(&mut stand, &patient, &mut random).await?;
            stand.is_as_before_anybody(way, &patient).await
        };
        gone.await.map_err(|trouble: Trouble| format!("patient {number}, {way:?}: {trouble}"))?;
        if number == EARLY {
            stand.remember_as_early()?;
        }
        if number % EARLY == 0 {
            println!("patient {number} has gone: {}", stand.figures()?);
        }
    }
    Ok(stand)
}

#[tokio::test]
async fn whoever_leaves_in_whatever_way_leaves_nothing_behind() -> Result<(), Trouble> {
    let mut random = seeded();
    // Each way that takes no waiting, and one that does: the long test has them all, again and again.
    let mut ways: Vec<Way> = Way::ALL.iter().copied().filter(|way| way.is_quick()).collect();
    random.shuffle(&mut ways);
    let stand = let_them_leave(ways, random).await?;
    stand.holds_what_it_held()
}

#[tokio::test]
#[ignore = "takes most of an hour; see cargo xtask test long"]
async fn long_two_hundred_patients_leave_by_every_way() -> Result<(), Trouble> {
    let mut random = seeded();
    let patients = number_in(PATIENTS).and_then(|number| usize::try_from(number).ok()).unwrap_or(200);
    let mut ways: Vec<Way> = Way::ALL.iter().copied().cycle().take(patients).collect();
    random.shuffle(&mut ways);
    let stand = let_them_leave(ways, random).await?;
    println!("at the end: {}", stand.figures()?);
    stand.has_not_grown()?;
    stand.holds_what_it_held()
}
