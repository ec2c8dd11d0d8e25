//! What came of each breakdown, kept so that several runs can be added up, and summed up as a table.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use super::Trouble;
use super::breakdown::Breakdown;
use super::onlooker::Seen;
use super::place::Place;

/// A file to which the figures of each breakdown are added, one a line, where it is set: so several runs add up.
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
        if let Some(file) = recorded_in() {
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

    /// A row for each kind of breakdown: how many, how many were survived, and how soon the screen could be used; of everything in the
    /// file, where there is one.
    pub(super) fn table(&self) -> Result<String, Trouble> {
        let own: Vec<String> = self.trials.iter().map(Trial::line).collect();
        let lines = match recorded_in() {
            Some(file) => std::fs::read_to_string(file)?.lines().map(ToOwned::to_owned).collect(),
            None => own,
        };
        let mut table = String::from(
            "| what breaks | tried | survived | usable again, median | worst | promised |\n| --- | --- | --- | --- | --- | --- |\n",
        );
        for breakdown in Breakdown::ALL {
            let kind = format!(" {:?} {:?} ", breakdown.victim, breakdown.harm);
            let tried: Vec<&String> = lines.iter().filter(|line| line.contains(&kind)).collect();
            let mut times: Vec<u64> = tried.iter().filter_map(|line| usable_in(line)).collect();
            times.sort_unstable();
            if tried.is_empty() {
                continue;
            }
            let [median, worst] = [times.get(times.len() / 2), times.last()].map(seconds);
            let (count, survived, promised) = (tried.len(), times.len(), breakdown.longest().as_secs());
            writeln!(table, "| {breakdown} | {count} | {survived} | {median} | {worst} | {promised} s |")?;
        }
        Ok(table)
    }
}

/// The milliseconds at a line's end, where it was survived.
fn usable_in(line: &str) -> Option<u64> {
    line.rsplit_once(" usable ")?.1.parse().ok()
}

fn recorded_in() -> Option<PathBuf> {
    std::env::var_os(RECORD).map(PathBuf::from)
}

fn seconds(time: Option<&u64>) -> String {
    time.map_or_else(|| "never".to_owned(), |time| format!("{:.2} s", Duration::from_millis(*time).as_secs_f64()))
}
