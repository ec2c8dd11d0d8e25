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

/// Everything that was found, judged.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Report {
    machine: Machine,
    seed: u64,
    judged: Vec<Judged>,
    #[serde(flatten)]
    found: Found,
}

impl Report {
    pub(crate) fn of(found: Found, machine: Machine, seed: u64) -> Self {
        Self { machine, seed, judged: judge(&found.readings), found }
    }

    /// Whether nothing has grown, nothing has failed, and there was enough of everything to say so.
    pub(crate) fn is_good(&self) -> bool {
        self.found.failures.is_empty() && self.not_flat().next().is_none()
    }

    /// In one sentence.
    pub(crate) fn verdict(&self) -> String {
        let mut wrong = Vec::new();
        match self.found.failures.len() {
            0 => {}
            1 => wrong.push("one thing failed".to_owned()),
            many => wrong.push(format!("{many} things failed")),
        }
        for judged in self.not_flat() {
            let what = match judged.verdict {
                Verdict::TooFew => "there are too few readings of",
                _ => "there may be growth in",
            };
            wrong.push(format!("{what} “{}” ({})", judged.quantity.name(), judged.part.title()));
        }
        if wrong.is_empty() {
            "Nothing grew, and nothing failed.".to_owned()
        } else {
            format!("Not good: {}.", wrong.join("; "))
        }
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

    fn not_flat(&self) -> impl Iterator<Item = &Judged> {
        self.judged.iter().filter(|judged| matches!(judged.verdict, Verdict::Grows | Verdict::TooFew))
    }

    fn patients(&self, part: Part) -> usize {
        self.found.gone.iter().filter(|gone| gone.at.part == part).count()
    }
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
