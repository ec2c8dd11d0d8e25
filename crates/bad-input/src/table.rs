//! The rows of one crate, and what is said of them.

use std::fmt::Write as _;
use std::time::Instant;

use crate::case::Case;
use crate::row::Pace;
use crate::share::share_of;
use crate::trial::{Finding, Tally, tried};
use crate::{Limits, Row};

/// Cases of each row in each run: enough that a parser which panics at all is likely to be found in a week, and done in a moment.
const FEW: u64 = 250;
const FEW_SLOW: u64 = 12;
/// Cases of each slow row in the long test.
const MANY_SLOW: u64 = 1_000;
/// In each run the same: a change is not refused for what it did not do.
const USUAL_SEED: u64 = 0x006b_696f_736b;
/// A row that has had as many cases and refused none was not met with anything bad.
const ENOUGH_TO_REFUSE_ONE: u64 = 100;

/// The rows of one crate.
#[derive(Debug)]
pub struct Table {
    package: &'static str,
    rows: Vec<Row>,
}

impl Table {
    /// The rows of this crate.
    pub fn new(package: &'static str, rows: Vec<Row>) -> Self {
        Self { package, rows }
    }

    /// Few cases of each row, the same each time.
    ///
    /// # Panics
    ///
    /// With every finding, and how to have it again.
    pub fn few(&self) {
        let cases = |row: &Row| if row.pace == Pace::Slow { FEW_SLOW } else { FEW };
        self.expect_nothing_of(USUAL_SEED, cases, Limits::FEW);
    }

    /// This crate's share of a million, others each time; `BAD_INPUT_SEED` makes them the same.
    ///
    /// # Panics
    ///
    /// As [`Table::few`].
    pub fn many(&self) {
        let quick = self.rows.iter().filter(|row| row.pace == Pace::Quick).count() as u64;
        let each = share_of(self.package).div_ceil(quick.max(1));
        let seed = std::env::var("BAD_INPUT_SEED").ok().and_then(|seed| u64::from_str_radix(&seed, 16).ok());
        let cases = |row: &Row| if row.pace == Pace::Slow { MANY_SLOW } else { each };
        let done = self.expect_nothing_of(seed.unwrap_or_else(|| fastrand::u64(..)), cases, Limits::MANY);
        assert!(done >= share_of(self.package), "{}: only {done} cases", self.package);
    }

    /// A row may have bounds of its own.
    fn limits_for(row: &Row, limits: Limits) -> Limits {
        let memory = limits.memory.map(|usual| row.memory.unwrap_or(usual));
        Limits { memory, case: row.longest.unwrap_or(limits.case), ..limits }
    }

    fn expect_nothing_of(&self, seed: u64, cases: impl Fn(&Row) -> u64, limits: Limits) -> u64 {
        if let Ok(name) = std::env::var("BAD_INPUT") {
            self.once_more(&name, limits);
            return u64::MAX;
        }
        let (mut done, mut findings) = (0, Vec::new());
        println!("{}, seed {seed:x}", self.package);
        for row in &self.rows {
            let began = Instant::now();
            match tried(row, seed, 0..cases(row), Self::limits_for(row, limits)) {
                Ok(tally) => {
                    done += tally.understood + tally.refused;
                    println!("  {:<36} {}, {} s in all", row.name, said(&tally), began.elapsed().as_secs());
                    findings.extend(emptiness(row, &tally));
                }
                Err(finding) => findings.push(finding.to_string()),
            }
        }
        println!("{}: {done} cases", self.package);
        assert!(findings.is_empty(), "{}", findings.join("\n"));
        done
    }

    /// One case alone, by the name that its finding has.
    fn once_more(&self, name: &str, limits: Limits) {
        let Some(case) = Case::named(name) else { panic!("BAD_INPUT is a case as a finding names it") };
        for row in self.rows.iter().filter(|row| row.name == case.row) {
            println!("{name}: {}", case.input(row).escape_ascii());
            let tried: Result<Tally, Finding> =
                tried(row, case.seed, case.number..case.number + 1, Self::limits_for(row, limits));
            tried.unwrap_or_else(|finding| panic!("{finding}"));
        }
    }
}

/// Why a row that nothing went wrong with has shown nothing.
fn emptiness(row: &Row, tally: &Tally) -> Option<String> {
    let all = tally.understood + tally.refused;
    let empty = tally.refused == 0 && all >= ENOUGH_TO_REFUSE_ONE;
    empty.then(|| format!("{}: it refuses nothing, whatever comes", row.name))
}

fn said(tally: &Tally) -> String {
    let Tally { understood, refused, slowest, held } = tally;
    let mut said = format!("{:>7} cases, {understood:>6} understood", understood + refused);
    if let Some((took, case)) = slowest {
        let _ = write!(said, ", slowest {:.1} ms (case {})", took.as_secs_f64() * 1e3, case.number);
    }
    if let Some(held) = held {
        let _ = write!(said, ", {} KiB more held", held >> 10);
    }
    said
}
