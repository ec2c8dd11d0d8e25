//! What may grow and by how much, and whether it has.

use serde::Serialize;

use crate::growth::{Growth, Point};
use crate::reading::{Part, Quantity, Reading, Unit};

/// After so many patients at a supervisor everything that is made once has been made.
const WARM_PASSING: usize = 100;

/// The same where each of them has a web engine, and the longest life there is may have a hundred.
const WARM: usize = 15;

/// A night, in hours.
pub(crate) const NIGHT: f64 = 12.0;

/// Readings of which the lowest is the one that counts, where things are counted.
const FEW: usize = 5;

/// What may be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Allowed {
    /// So much more for each patient, in the quantity's unit.
    EachPatient(f64),
    /// So great a share more from the first patient to the last, or in a night.
    Share(f64),
    /// So much more in a night, in the quantity's unit.
    EachNight(f64),
    /// It grows by design, or is shown to explain the others.
    Anything(&'static str),
}

/// What has become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Verdict {
    /// It grows by less than it may.
    Flat,
    /// It may grow by more than it may.
    Grows,
    /// There were too few readings.
    TooFew,
    /// It is not judged.
    Shown,
}

/// One quantity of one part.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Judged {
    pub(crate) part: Part,
    pub(crate) quantity: Quantity,
    /// The middle one of the first readings that count.
    pub(crate) start: f64,
    /// The middle one of the last.
    pub(crate) end: f64,
    /// For each patient, or hour where nobody comes.
    pub(crate) growth: Option<Growth>,
    pub(crate) allowed: Allowed,
    pub(crate) verdict: Verdict,
}

/// All that was read, judged.
pub(crate) fn judge(readings: &[Reading]) -> Vec<Judged> {
    let parts = [Part::Passing, Part::Patients, Part::Rest];
    let all = parts.iter().flat_map(|part| Quantity::ALL.iter().map(|quantity| (*part, *quantity)));
    all.filter_map(|(part, quantity)| judge_one(part, quantity, readings)).collect()
}

fn judge_one(part: Part, quantity: Quantity, readings: &[Reading]) -> Option<Judged> {
    let lives = lives(readings, part, quantity);
    // Where nothing counts yet, the table still shows what there was.
    let mut all: Vec<&Reading> = lives.iter().flatten().collect();
    if all.is_empty() {
        all = readings.iter().filter(|reading| reading.at.part == part && reading.quantity == quantity).collect();
    }
    let (start, end) = (middle_of(all.iter().copied().take(EDGE))?, middle_of(all.iter().copied().rev().take(EDGE))?);
    let points: Vec<Vec<Point>> = lives.iter().map(|life| counted(part, life)).collect();
    let growth = match quantity.unit() {
        Unit::Count => Growth::of(&points.iter().map(|life| lowest(life)).collect::<Vec<_>>()),
        Unit::Bytes | Unit::Seconds => Growth::of(&points),
    };
    let allowed = allowed(part, quantity);
    let most = match allowed {
        Allowed::EachPatient(most) => Some(most),
        Allowed::EachNight(most) => Some(most / NIGHT),
        Allowed::Share(share) => Some(share * start / if part == Part::Rest { NIGHT } else { longest(&points) }),
        Allowed::Anything(_) => None,
    };
    let verdict = match (most, growth) {
        (None, _) => Verdict::Shown,
        (Some(_), None) => Verdict::TooFew,
        (Some(most), Some(growth)) if growth.most < most => Verdict::Flat,
        (Some(_), Some(_)) => Verdict::Grows,
    };
    Some(Judged { part, quantity, start, end, growth, allowed, verdict })
}

/// Readings of which start and end are the middle.
pub(crate) const EDGE: usize = 9;

fn allowed(part: Part, quantity: Quantity) -> Allowed {
    match (part, quantity) {
        (Part::Rest, Quantity::SupervisorMemory | Quantity::NoticeMemory) => Allowed::EachNight(2.0 * 1024.0 * 1024.0),
        (_, Quantity::SupervisorMemory | Quantity::NoticeMemory) => Allowed::EachPatient(2048.0),
        (_, Quantity::ScreenMemory) => Allowed::Share(0.05),
        (Part::Rest, Quantity::Descriptors | Quantity::Threads | Quantity::Processes | Quantity::Files) => {
            Allowed::EachNight(1.0)
        }
        (Part::Passing, Quantity::Processes) => {
            Allowed::Anything("somebody is always there, sometimes with the next shell behind them")
        }
        (_, Quantity::Descriptors | Quantity::Threads | Quantity::Processes | Quantity::Files) => {
            Allowed::EachPatient(0.01)
        }
        (_, Quantity::Kept) => Allowed::Anything("the audit log is kept for 90 days, or 50 MiB of it"),
        (_, Quantity::Log) => Allowed::Anything("an installation's journal has its own limit"),
        (_, Quantity::Wait) => Allowed::Anything("more than 20 s would have been a failure"),
    }
}

/// The readings of each supervisor's life that count, in their order.
pub(crate) fn lives(readings: &[Reading], part: Part, quantity: Quantity) -> Vec<Vec<Reading>> {
    let warm = match part {
        Part::Passing => WARM_PASSING,
        Part::Patients => WARM,
        Part::Rest => 0,
    };
    let mut lives: Vec<Vec<Reading>> = Vec::new();
    let mut wanted: Vec<&Reading> =
        readings.iter().filter(|reading| reading.at.part == part && reading.quantity == quantity).collect();
    wanted.sort_by_key(|reading| (reading.at.stand, reading.at.life));
    for reading in wanted.into_iter().filter(|reading| reading.at.patients >= warm) {
        let same = |last: &&mut Vec<Reading>| {
            last.last().is_some_and(|last| (last.at.stand, last.at.life) == (reading.at.stand, reading.at.life))
        };
        match lives.last_mut().filter(same) {
            Some(life) => life.push(*reading),
            None => lives.push(vec![*reading]),
        }
    }
    lives
}

fn counted(part: Part, life: &[Reading]) -> Vec<Point> {
    let x = |reading: &Reading| match part {
        Part::Rest => reading.at.seconds / 3600.0,
        Part::Passing | Part::Patients => reading.at.patients as f64,
    };
    life.iter().map(|reading| Point { x: x(reading), y: reading.value }).collect()
}

/// The lowest of every few. A thread or a socket that comes and goes is none that stays, and how often one is seen depends on how
/// busy the machine is; what stays is there at the lowest too.
fn lowest(life: &[Point]) -> Vec<Point> {
    life.chunks_exact(FEW)
        .filter_map(|few| few.iter().copied().min_by(|one, other| one.y.total_cmp(&other.y)))
        .collect()
}

/// From the first to the last that counts, in the life that has most.
fn longest(lives: &[Vec<Point>]) -> f64 {
    let span = |life: &Vec<Point>| life.last().zip(life.first()).map_or(0.0, |(last, first)| last.x - first.x);
    lives.iter().map(span).fold(1.0, f64::max)
}

/// The middle one of their values.
pub(crate) fn middle_of<'a>(readings: impl IntoIterator<Item = &'a Reading>) -> Option<f64> {
    let mut values: Vec<f64> = readings.into_iter().map(|reading| reading.value).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Moment;

    fn reading(quantity: Quantity, (stand, life, patients): (usize, usize, usize), value: f64) -> Reading {
        Reading { at: Moment { part: Part::Patients, stand, life, patients, seconds: 0.0 }, quantity, value }
    }

    #[test]
    fn each_supervisor_is_a_life_of_its_own_and_its_first_patients_do_not_count() {
        // As they come in: two stands at once, and a supervisor that is killed.
        let mut readings = Vec::new();
        for patients in 1..=WARM + 1 {
            for (stand, life) in [(1, 1), (2, 1), (1, 2)] {
                readings.push(reading(Quantity::Threads, (stand, life, patients), 5.0));
            }
        }
        let lives = lives(&readings, Part::Patients, Quantity::Threads);
        let whose: Vec<_> = lives.iter().map(|life| (life[0].at.stand, life[0].at.life, life.len())).collect();
        assert_eq!(whose, [(1, 1, 2), (1, 2, 2), (2, 1, 2)]);
    }

    #[test]
    fn one_descriptor_in_fifty_patients_is_more_than_may_be() {
        let after = |patients: usize, kept: usize| {
            reading(Quantity::Descriptors, (1, 1, patients), (40 + patients.checked_div(kept).unwrap_or(0)) as f64)
        };
        let verdict = |kept| {
            let readings: Vec<Reading> = (1..=300).map(|patients| after(patients, kept)).collect();
            judge(&readings)[0].verdict
        };
        assert_eq!((verdict(0), verdict(50)), (Verdict::Flat, Verdict::Grows));
    }

    #[test]
    fn a_thread_that_comes_and_goes_more_often_than_it_did_is_none_that_stays() {
        let threads = |patients: usize| {
            let seen = if patients < 150 { patients.is_multiple_of(9) } else { !patients.is_multiple_of(3) };
            reading(Quantity::Threads, (1, 1, patients), if seen { 5.0 } else { 4.0 })
        };
        let readings: Vec<Reading> = (1..=300).map(threads).collect();
        assert_eq!(judge(&readings)[0].verdict, Verdict::Flat);
    }

    #[test]
    fn what_grows_by_design_is_shown_and_not_judged() {
        let readings: Vec<Reading> =
            (1..=300).map(|patients| reading(Quantity::Kept, (1, 1, patients), 1e4 * patients as f64)).collect();
        assert_eq!(judge(&readings)[0].verdict, Verdict::Shown);
    }
}
