//! What was measured, what it should be, and whether it is so.

use std::fmt::Write as _;

use anyhow::{Result, ensure};
use serde::Serialize;

/// One number with its goal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    /// The most that it may be; `None` for what only explains the other figures.
    goal: Option<f64>,
    /// Whether the goal is met; `None` where there is none.
    ok: Option<bool>,
}

impl Figure {
    /// A number that is to be no more than `goal`.
    ///
    /// # Errors
    ///
    /// When it is no number that can be measured: what was not measured meets no goal.
    pub(crate) fn at_most(goal: f64, name: &str, value: f64, unit: &'static str) -> Result<Self> {
        Ok(Self { goal: Some(goal), ok: Some(value <= goal), ..Self::explaining(name, value, unit)? })
    }

    /// A number that explains others.
    ///
    /// # Errors
    ///
    /// As above.
    pub(crate) fn explaining(name: &str, value: f64, unit: &'static str) -> Result<Self> {
        ensure!(value.is_finite(), "{name} could not be measured: {value} {unit}");
        Ok(Self { name: name.to_owned(), value, unit, goal: None, ok: None })
    }

    /// Whether there is a goal, and it is not met.
    pub(crate) fn is_missed(&self) -> bool {
        self.ok == Some(false)
    }
}

/// The figures as a table to be read.
pub(crate) fn table(figures: &[Figure]) -> String {
    let widest = figures.iter().map(|figure| figure.name.chars().count()).max().unwrap_or_default();
    let mut table = String::new();
    for Figure { name, value, unit, goal, ok } in figures {
        let verdict = match ok {
            Some(true) => "met",
            Some(false) => "MISSED",
            None => "",
        };
        let goal = goal.map_or(String::new(), |goal| format!("≤ {goal}"));
        let line = format!("{name:<widest$}  {:>10} {unit:<12} {goal:<8} {verdict}", short(*value));
        let _ = writeln!(table, "{}", line.trim_end());
    }
    table
}

/// Three digits that say something.
fn short(value: f64) -> String {
    match value.abs() {
        0.0 => "0".to_owned(),
        100.0.. => format!("{value:.0}"),
        10.0.. => format!("{value:.1}"),
        1.0.. => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_is_met_up_to_its_very_number_and_missed_beyond() {
        let ok = |value| Figure::at_most(1.15, "start", value, "× floor").unwrap().ok;
        assert_eq!((ok(1.0), ok(1.15), ok(1.1501)), (Some(true), Some(true), Some(false)));
        assert!(Figure::at_most(0.0, "processes left over", 1.0, "").unwrap().is_missed());
    }

    #[test]
    fn what_was_not_measured_is_no_figure() {
        for nothing in [f64::NAN, f64::INFINITY] {
            assert!(Figure::at_most(1.0, "start", nothing, "s").is_err());
            assert!(Figure::explaining("start", nothing, "s").is_err());
        }
    }

    #[test]
    fn a_number_without_a_goal_is_neither_met_nor_missed() {
        let figure = Figure::explaining("start of the floor", 0.6, "s").unwrap();
        assert!(!figure.is_missed());
        let json = serde_json::to_value(&figure).unwrap();
        assert_eq!(
            json,
            serde_json::json!({ "name": "start of the floor", "value": 0.6, "unit": "s", "goal": null, "ok": null })
        );
    }

    #[test]
    fn the_table_shows_what_is_missed() {
        let figures = [
            Figure::at_most(1.15, "start", 1.3, "× floor").unwrap(),
            Figure::explaining("start of the floor", 612.0, "ms").unwrap(),
        ];
        let table = table(&figures);
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines[0].starts_with("start ") && lines[0].ends_with("MISSED"), "{table}");
        assert!(lines[1].ends_with("612 ms"), "{table}");
    }
}
