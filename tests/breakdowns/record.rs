//! What came of each breakdown, kept so that several runs can be added up, and summed up as a table.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use super::Trouble;
use super::breakdown::{Breakdown, Outcome};
use super::onlooker::Seen;
use super::place::Place;

/// A file to which the figures of each breakdown are added, one a line, where it is set.
const RECORD: &str = "PORTAL_KIOSK_RECORD";

/// How one breakdown went.
#[derive(Debug)]
pub(super) struct Trial {
    pub(super) place: Place,
    pub(super) breakdown: Breakdown,
    pub(super) went: Result<Seen, Trouble>,
}

impl Trial {
    /// Whether it was survived as soon as is promised.
    fn is_in_time(&self) -> bool {
        self.went.as_ref().is_ok_and(|seen| {
            seen.usable <= self.breakdown.longest() && seen.covered <= self.breakdown.longest_uncovered()
        })
    }

    /// As a line of the record.
    fn line(&self) -> String {
        let what = format!("{:?} {:?} {:?}", self.place, self.breakdown.victim, self.breakdown.harm);
        match &self.went {
            Ok(seen) => {
                let [covered, blank, usable] = [seen.covered, seen.blank, seen.usable].map(|time| time.as_millis());
                format!("{what} covered {covered} blank {blank} usable {usable}")
            }
            Err(trouble) => format!("{what} failed: {}", trouble.to_string().replace('\n', " ")),
        }
    }
}

/// All breakdowns of a run.
#[derive(Debug, Default)]
pub(super) struct Record {
    trials: Vec<Trial>,
}

impl Record {
    pub(super) fn add(&mut self, trial: Trial) -> Result<(), Trouble> {
        println!("{:4} {}", self.trials.len() + 1, trial.line());
        if let Some(file) = std::env::var_os(RECORD).map(PathBuf::from) {
            writeln!(File::options().create(true).append(true).open(file)?, "{}", trial.line())?;
        }
        self.trials.push(trial);
        Ok(())
    }

    /// What was not survived, one a line.
    pub(super) fn failures(&self) -> Vec<String> {
        self.trials.iter().filter(|trial| trial.went.is_err()).map(Trial::line).collect()
    }

    /// What took longer than is promised, or was not survived, one a line.
    pub(super) fn not_in_time(&self) -> Vec<String> {
        self.trials.iter().filter(|trial| !trial.is_in_time()).map(Trial::line).collect()
    }

    /// A row for each kind of breakdown: how many, how many survived, and how soon the screen could be used.
    pub(super) fn table(&self) -> String {
        let mut kinds: BTreeMap<Breakdown, Vec<&Trial>> = BTreeMap::new();
        for trial in &self.trials {
            kinds.entry(trial.breakdown).or_default().push(trial);
        }
        let mut table = String::from(
            "| what breaks | tried | survived | usable again, median | worst | promised |\n|---|---|---|---|---|---|\n",
        );
        for (breakdown, trials) in kinds {
            let survived = trials.iter().filter(|trial| trial.went.is_ok()).count();
            let mut times: Vec<Duration> =
                trials.iter().filter_map(|trial| Some(trial.went.as_ref().ok()?.usable)).collect();
            times.sort();
            let (median, worst) = match (breakdown.outcome(), times.as_slice()) {
                (Outcome::FreshScreen, [.., worst]) => (seconds(times[times.len() / 2]), seconds(*worst)),
                _ => ("goes on".to_owned(), String::new()),
            };
            let promised = breakdown.longest().as_secs();
            let _ =
                writeln!(table, "| {breakdown} | {} | {survived} | {median} | {worst} | {promised} s |", trials.len());
        }
        table
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}
