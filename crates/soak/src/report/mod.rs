//! The report: a page that explains itself, and the figures beside it.

mod page;
mod plot;
mod shown;

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Serialize;

use crate::judged::{Judged, Verdict, judge};
use crate::machine::Machine;
use crate::reading::{Part, Reading};
use crate::record::Found;

/// Whether there is more to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum State {
    Running,
    Over,
}

/// Everything that was found, judged.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Report {
    machine: Machine,
    seed: u64,
    state: State,
    judged: Vec<Judged>,
    #[serde(flatten)]
    found: Found,
}

impl Report {
    pub(crate) fn of(found: Found, machine: Machine, seed: u64, state: State) -> Self {
        Self { machine, seed, state, judged: judge(&found.readings), found }
    }

    /// Whether nothing has grown, nothing has failed, and there was enough of everything to say so.
    pub(crate) fn is_good(&self) -> bool {
        self.found.failures.is_empty()
            && !self.judged.iter().any(|judged| matches!(judged.verdict, Verdict::Grows | Verdict::TooFew))
    }

    /// In one sentence.
    pub(crate) fn verdict(&self) -> String {
        let mut wrong = Vec::new();
        match self.found.failures.len() {
            0 => {}
            1 => wrong.push("one thing failed".to_owned()),
            many => wrong.push(format!("{many} things failed")),
        }
        let named = |verdict| {
            let judged = self.judged.iter().filter(move |judged| judged.verdict == verdict);
            let names = judged.map(|Judged { quantity, part, .. }| format!("“{}” ({})", quantity.name(), part.name()));
            names.collect::<Vec<_>>().join(", ")
        };
        for (verdict, what) in
            [(Verdict::Grows, "this may grow by more than it may"), (Verdict::TooFew, "there are too few readings of")]
        {
            let names = named(verdict);
            if !names.is_empty() {
                wrong.push(format!("{what}: {names}"));
            }
        }
        let so_far = if self.state == State::Running { "Still running. So far: " } else { "" };
        let verdict = if wrong.is_empty() {
            "nothing grew by more than it may, and nothing failed".to_owned()
        } else {
            wrong.join("; ")
        };
        capitalised(&format!("{so_far}{verdict}."))
    }

    /// Writes `index.html`, `readings.csv` and `soak.json`.
    pub(crate) fn write(&self, directory: &Path) -> Result<()> {
        let write = |name: &str, text: &str| {
            std::fs::write(directory.join(name), text).with_context(|| format!("{name} cannot be written"))
        };
        write("index.html", &page::page(self)?)?;
        write("readings.csv", &table(&self.found.readings)?)?;
        write("soak.json", &serde_json::to_string_pretty(self)?)
    }

    fn patients(&self, part: Part) -> usize {
        self.found.gone.iter().filter(|gone| gone.at.part == part).count()
    }
}

fn capitalised(sentence: &str) -> String {
    let mut rest = sentence.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// Every reading, a line each.
fn table(readings: &[Reading]) -> Result<String> {
    let mut table = "part,stand,supervisor,patients,seconds,quantity,value\n".to_owned();
    for Reading { at, quantity, value } in readings {
        let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let (part, quantity) = (name(serde_json::to_value(at.part)?), name(serde_json::to_value(quantity)?));
        writeln!(table, "{part},{},{},{},{:.1},{quantity},{value}", at.stand, at.life, at.patients, at.seconds)?;
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Moment, Quantity};
    use crate::record::Failure;

    const FEW: usize = 20;
    const MANY: usize = 200;

    /// A supervisor's memory with so many patients, each of whom leaves so much behind.
    fn with_growth_of(each: f64, patients: usize) -> Report {
        let at = |patient: usize| Moment {
            part: Part::Patients,
            stand: 1,
            life: 1,
            patients: patient,
            seconds: 5.0 * patient as f64,
        };
        let value = |patient: usize| 4e6 + each * patient as f64 + if patient.is_multiple_of(3) { 4096.0 } else { 0.0 };
        let reading =
            |patient| Reading { at: at(patient), quantity: Quantity::SupervisorMemory, value: value(patient) };
        let found = Found { readings: (1..=patients).map(reading).collect(), ..Found::default() };
        let machine = Machine::look(&stand_driver::programs::Programs::in_directory("/nowhere"));
        Report::of(found, machine, 1, State::Over)
    }

    #[test]
    fn what_is_flat_is_good_and_what_grows_is_named() {
        let flat = with_growth_of(0.0, MANY);
        assert!(flat.is_good());
        assert_eq!(flat.verdict(), "Nothing grew by more than it may, and nothing failed.");
        let leaking = with_growth_of(4096.0, MANY);
        assert!(!leaking.is_good());
        assert!(
            leaking.verdict().starts_with("This may grow by more than it may: “Supervisor’s memory”"),
            "{}",
            leaking.verdict()
        );
    }

    #[test]
    fn too_few_readings_are_no_good_news() {
        let report = with_growth_of(0.0, FEW);
        assert!(!report.is_good());
        assert!(report.verdict().contains("too few readings of: “Supervisor’s memory”"), "{}", report.verdict());
    }

    #[test]
    fn one_failure_is_no_good_news() {
        let mut report = with_growth_of(0.0, MANY);
        let at = report.found.readings[0].at;
        report.found.failures.push(Failure { at, what: "a <b>name</b>".to_owned(), picture: None });
        assert!(!report.is_good());
        assert_eq!(report.verdict(), "One thing failed.");
        let page = page::page(&report).unwrap();
        assert!(page.contains("a &lt;b&gt;name&lt;/b&gt;"), "what failed is on the page, as text");
    }

    #[test]
    fn the_page_needs_nothing_but_itself_and_the_figures_lie_beside_it() {
        let place = tempfile::tempdir().unwrap();
        with_growth_of(0.0, MANY).write(place.path()).unwrap();
        let read = |name: &str| std::fs::read_to_string(place.path().join(name)).unwrap();
        let page = read("index.html");
        assert!(page.contains("The supervisor’s memory stays flat") && page.contains("<polyline"));
        assert!(!page.contains("src=") && !page.contains("href="), "it refers to something else");
        assert_eq!(read("readings.csv").lines().count(), 1 + MANY);
        let figures: serde_json::Value = serde_json::from_str(&read("soak.json")).unwrap();
        assert_eq!(figures["judged"][0]["verdict"], "flat");
    }
}
