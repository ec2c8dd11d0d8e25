//! A stand that nobody touches, for as long as a night.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use stand_driver::processes::Pid;
use stand_driver::programs::Programs;
use stand_driver::{Found, Role, RoomPlan, WaitingRoom};
use tokio::time::sleep;

use crate::at_stand::pairing_code;
use crate::gauge;
use crate::reading::Part;
use crate::record::{Failure, Record};

/// How long the stand settles after its start: the web engine gives back what it drew with.
const SETTLING: Duration = Duration::from_secs(3 * 60);

/// Readings of a whole rest, unless that is so short that they would be a burden.
const READINGS: u32 = 240;

const MOST_OFTEN: Duration = Duration::from_secs(10);

/// Lets a stand rest so long. It has the usual configuration.
pub(crate) async fn rest(programs: &Programs, long: Duration, record: &Record) -> Result<()> {
    let here = WaitingRoom::open(programs, RoomPlan::portrait(), pairing_code()).await?;
    sleep(SETTLING).await;
    let (begun, every) = (Instant::now(), (long / READINGS).max(MOST_OFTEN));
    let (mut life, mut shell) = (1, here.person.process_on_top().await?);
    while begun.elapsed() < long {
        let now = here.person.process_on_top().await?;
        if now != shell {
            // Its successor has memory of its own.
            life += 1;
            was_replaced(record, life, shell);
            shell = now;
        }
        let values = gauge::read(&here.stand, &here.room, &here.shell_on_screen().await?)?;
        record.reads(record.moment(Part::Rest, 1, life, 0), values);
        sleep(every).await;
    }
    somebody_comes(&here).await.context("after its rest")
}

/// Whoever comes after a night finds the attract picture, touches it, and can sign in.
async fn somebody_comes(here: &WaitingRoom) -> Result<()> {
    let is_named = |found: &Found, name: &str| found.role() == Role::Button && found.name() == name;
    let first = |seen: &[Found]| {
        seen.iter().find(|found| is_named(found, "Touch to begin") || is_named(found, "Send Login Link")).cloned()
    };
    let found = here.person.awaits("the attract picture or the sign-in screen", first).await?;
    if found.name() == "Touch to begin" {
        here.person.touches(&found).await?;
    }
    Ok(here.is_at_rest().await?)
}

/// A resting shell that nobody touched should still be the same one.
fn was_replaced(record: &Record, life: usize, shell: Option<Pid>) {
    let what = match shell {
        Some(_) => "the resting shell was replaced",
        None => "there was no shell on the screen",
    };
    let at = record.moment(Part::Rest, 1, life, 0);
    record.notes(Failure { at, what: what.to_owned(), picture: None });
}
