//! What a soak has found so far: every reading, every patient, every failure. Written by several stands at once.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use serde::Serialize;

use crate::gauge::Values;
use crate::reading::{Moment, Part, Reading};

/// Somebody who has been at a stand.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Gone {
    pub(crate) at: Moment,
    /// What they came for.
    pub(crate) errand: &'static str,
    /// How they left.
    pub(crate) leaving: &'static str,
    /// What befell the stand meanwhile.
    pub(crate) fault: Option<&'static str>,
    /// How long they were there, in seconds.
    pub(crate) stayed: f64,
}

/// Something that should not have been.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Failure {
    pub(crate) at: Moment,
    /// Who was there, and what was wrong.
    pub(crate) what: String,
    /// A picture of the screen, as a file beside the report.
    pub(crate) picture: Option<String>,
}

/// All of it.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Found {
    pub(crate) readings: Vec<Reading>,
    pub(crate) gone: Vec<Gone>,
    pub(crate) failures: Vec<Failure>,
}

/// Where it is written down.
#[derive(Debug)]
pub(crate) struct Record {
    begun: Instant,
    found: Mutex<Found>,
}

impl Record {
    pub(crate) fn begin() -> Self {
        Self { begun: Instant::now(), found: Mutex::default() }
    }

    /// Now, at a stand.
    pub(crate) fn moment(&self, part: Part, stand: usize, life: usize, patients: usize) -> Moment {
        Moment { part, stand, life, patients, seconds: self.begun.elapsed().as_secs_f64() }
    }

    pub(crate) fn reads(&self, at: Moment, values: Values) {
        let readings = values.into_iter().map(|(quantity, value)| Reading { at, quantity, value });
        self.found().readings.extend(readings);
    }

    pub(crate) fn sees_gone(&self, gone: Gone) {
        self.found().gone.push(gone);
    }

    pub(crate) fn notes(&self, failure: Failure) {
        crate::say(&format!("FAILED: {}", failure.what));
        self.found().failures.push(failure);
    }

    /// How many patients have been there in this part.
    pub(crate) fn count(&self, part: Part) -> usize {
        self.found().gone.iter().filter(|gone| gone.at.part == part).count()
    }

    /// How many failures there are.
    pub(crate) fn failures(&self) -> usize {
        self.found().failures.len()
    }

    pub(crate) fn found_so_far(&self) -> Found {
        self.found().clone()
    }

    fn found(&self) -> MutexGuard<'_, Found> {
        // What was written before a panic elsewhere is still true.
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
