//! One row met with its cases, in a thread of its own that is watched.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::case::Case;
use crate::memory;
use crate::{Reading, Row};

/// What a row may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// One case. The machine may be busy: what is slow is tried again, and only what is slow each time is a finding.
    pub case: Duration,
    /// Until a case counts as one that never comes back.
    pub patience: Duration,
    /// How many bytes more than at the row's beginning; `None` where other tests run in the same process.
    pub memory: Option<u64>,
}

impl Limits {
    /// In each run.
    pub(crate) const FEW: Self =
        Self { case: Duration::from_secs(1), patience: Duration::from_secs(120), memory: None };

    /// In the long test, which has its process to itself.
    pub(crate) const MANY: Self = Self { memory: Some(96 * 1024 * 1024), ..Self::FEW };
}

/// So often a slow case has to be slow.
const SLOW_EACH_TIME: usize = 3;
/// How often the thread is looked after.
const LOOK: Duration = Duration::from_millis(50);

/// What came of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) understood: u64,
    pub(crate) refused: u64,
    /// The longest case, and which.
    pub(crate) slowest: Option<(Duration, Case)>,
    /// How much more was held than at the beginning; in bytes, where it was looked at.
    pub(crate) held: Option<u64>,
}

/// What a parser must not do, and with what it did it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) what: What,
    pub(crate) case: Case,
    input: Vec<u8>,
}

/// What a parser must not do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum What {
    Panicked,
    Slow(Duration),
    Stuck,
    Hungry(u64),
    /// So nothing was tried.
    ExampleRefused,
}

/// Which case is under way, and since when.
type Progress = Mutex<Option<(Case, Instant)>>;

/// Meets the row with these cases.
pub(crate) fn tried(row: &Row, seed: u64, numbers: std::ops::Range<u64>, limits: Limits) -> Result<Tally, Finding> {
    let (progress, (say, said)) = (Arc::new(Progress::default()), channel());
    let (own_row, own_progress) = (row.clone(), Arc::clone(&progress));
    let work = move || drop(say.send(Trial { row: &own_row, limits, progress: &own_progress }.each(seed, numbers)));
    // Where a parser takes all of its stack the whole process ends, and says which thread it was.
    let thread = thread::Builder::new().name(row.name.to_owned());
    thread.spawn(work).expect("the machine has a thread");
    watched(&said, &progress, row, limits)
}

/// Waits for the thread's word, or until one case has taken more than anybody's patience; it is left to itself then.
fn watched(
    said: &Receiver<Result<Tally, Finding>>,
    progress: &Progress,
    row: &Row,
    limits: Limits,
) -> Result<Tally, Finding> {
    loop {
        match said.recv_timeout(LOOK) {
            Ok(result) => return result,
            Err(RecvTimeoutError::Disconnected) => panic!("{}: the thread is gone", row.name),
            Err(RecvTimeoutError::Timeout) => {}
        }
        let under_way = progress.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((case, _)) = under_way.filter(|(_, since)| since.elapsed() > limits.patience) {
            return Err(Finding { what: What::Stuck, input: case.input(row), case });
        }
    }
}

struct Trial<'a> {
    row: &'a Row,
    limits: Limits,
    progress: &'a Progress,
}

impl Trial<'_> {
    fn each(&self, seed: u64, numbers: std::ops::Range<u64>) -> Result<Tally, Finding> {
        let before = self.limits.memory.and_then(|_| memory::forget_peak());
        let mut tally = Tally::default();
        for number in numbers {
            let case = Case { seed, number, row: self.row.name.to_owned() };
            let input = case.input(self.row);
            let (reading, took) = match self.one(&case, &input) {
                Ok(read) => read,
                Err(what) => return Err(Finding { what, case, input }),
            };
            tally.held = before.and_then(|before| Some(memory::peak()?.saturating_sub(before)));
            if let Some(held) = tally.held.filter(|held| self.limits.memory.is_some_and(|most| *held > most)) {
                return Err(Finding { what: What::Hungry(held), case, input });
            }
            tally.count(reading);
            if tally.slowest.as_ref().is_none_or(|(longest, _)| took > *longest) {
                tally.slowest = Some((took, case));
            }
        }
        Ok(tally)
    }

    fn one(&self, case: &Case, input: &[u8]) -> Result<(Reading, Duration), What> {
        let mut shortest = Duration::MAX;
        for _ in 0..SLOW_EACH_TIME {
            let (reading, took) = self.timed(case, input)?;
            if reading == Reading::Refused && case.is_example(self.row) {
                return Err(What::ExampleRefused);
            }
            shortest = shortest.min(took);
            if shortest <= self.limits.case {
                return Ok((reading, shortest));
            }
        }
        Err(What::Slow(shortest))
    }

    fn timed(&self, case: &Case, input: &[u8]) -> Result<(Reading, Duration), What> {
        let began = Instant::now();
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = Some((case.clone(), began));
        let read = catch_unwind(AssertUnwindSafe(|| (self.row.read)(input)));
        Ok((read.map_err(|_| What::Panicked)?, began.elapsed()))
    }
}

impl Tally {
    fn count(&mut self, reading: Reading) {
        match reading {
            Reading::Understood => self.understood += 1,
            Reading::Refused => self.refused += 1,
        }
    }
}

/// As much of an input as helps; the rest can be had by the case's name.
const SHOWN: usize = 600;

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, case, input } = self;
        match what {
            What::Panicked => write!(formatter, "{}: it panics", case.row)?,
            What::Slow(took) => write!(formatter, "{}: a case takes {} ms", case.row, took.as_millis())?,
            What::Stuck => write!(formatter, "{}: it does not come back", case.row)?,
            What::Hungry(held) => write!(formatter, "{}: it holds {} MiB more than before", case.row, held >> 20)?,
            What::ExampleRefused => write!(formatter, "{}: it does not understand its own example", case.row)?,
        }
        let shown = input[..input.len().min(SHOWN)].escape_ascii();
        write!(formatter, "; again with BAD_INPUT='{case}'; {} bytes: {shown}", input.len())
    }
}
