//! From an intent to the view that comes of it, by way of the shell's one door, and back with the next intent, which the
//! page sends at once. Then it pauses, as no person is faster.
//!
//! The shipped shell has no way to be asked this, so `intent-round-trip`, built from the shell's own modules, measures
//! itself in a window.

use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use stand_driver::programs::Programs;
use stand_driver::{Room, RoomPlan};

use crate::figure::Figure;
use crate::sample::Sample;

/// Longest time that the window may take to open, and that a round may take with its pause, one with the other.
const START: Duration = Duration::from_secs(60);
const ROUND: Duration = Duration::from_millis(200);

/// Has so many rounds made.
pub(crate) async fn figures(programs: &Programs, rounds: usize) -> Result<Vec<Figure>> {
    crate::say("intents and views");
    let room = Room::open(RoomPlan::portrait()).await?;
    let mut command = tokio::process::Command::from(room.command(programs.named("intent-round-trip")));
    command.arg(rounds.to_string()).env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
    command.stdin(Stdio::null()).kill_on_drop(true);
    let patience = START + ROUND * u32::try_from(rounds)?;
    let said = tokio::time::timeout(patience, command.output()).await.context("the rounds took too long")?;
    let said = said.context("intent-round-trip, which is built with the shell, cannot be run")?;
    ensure!(said.status.success(), "intent-round-trip failed: {}", String::from_utf8_lossy(&said.stderr));
    evaluate(&String::from_utf8(said.stdout)?, rounds)
}

/// Makes sense of lines of microseconds.
fn evaluate(lines: &str, rounds: usize) -> Result<Vec<Figure>> {
    let micros = lines.lines().map(str::parse).collect::<Result<Vec<u64>, _>>()?;
    ensure!(micros.len() == rounds, "{} rounds were made, not {rounds}", micros.len());
    let durations: Vec<Duration> = micros.into_iter().map(Duration::from_micros).collect();
    let sample = Sample::of_millis(&durations)?;
    Ok(vec![
        Figure::at_most(2.0, "intent to view, p50", sample.percentile(50.0), "ms")?,
        Figure::at_most(5.0, "intent to view, p99", sample.percentile(99.0), "ms")?,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slow_rounds_miss_their_goals() {
        let figures = evaluate("900\n1100\n9000\n", 3).unwrap();
        assert_eq!(figures.iter().map(Figure::is_missed).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_missing_round_is_no_figure() {
        assert!(evaluate("900\n", 2).is_err());
        assert!(evaluate("", 0).is_err());
        assert!(evaluate("soon\n", 1).is_err());
    }
}
