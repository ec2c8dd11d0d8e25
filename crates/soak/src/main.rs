//! Endurance: hundreds of patients with random behaviour, faults and time to think, and nights in which nobody comes. Everything that
//! could grow is read again and again, judged, and drawn in a report that explains itself.
//!
//! # Where to start
//!
//! - [`passing`]: a thousand patients at one supervisor, without windows. [`at_stand`]: patients at real windows. [`rest`]: nobody.
//! - [`plan`]: who comes and what befalls them. [`errand`]: what they do.
//! - [`reading`], [`gauge`]: what is measured. [`record`]: where it is written down.
//! - [`growth`]: whether something grows. [`judged`]: whether it may.
//! - [`report`]: the page.

mod at_stand;
mod errand;
mod gauge;
mod growth;
mod judged;
mod machine;
mod passing;
mod plan;
mod reading;
mod record;
mod report;
mod rest;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result};
use clap::Parser;
use stand_driver::programs::Programs;

use crate::at_stand::AtStand;
use crate::machine::Machine;
use crate::reading::Part;
use crate::record::{Failure, Record};
use crate::report::{Report, State};

/// How often what has been found so far is written down.
const BETWEEN_REPORTS: Duration = Duration::from_secs(5 * 60);

/// Lets patients come and go for hours, and shows whether anything grows.
#[derive(Parser)]
struct Arguments {
    /// Where the programs are
    #[arg(long)]
    programs: PathBuf,
    /// Where the report is written: index.html, with the figures beside it
    #[arg(long)]
    report: PathBuf,
    /// How long patients come to real windows, in hours
    #[arg(long, default_value_t = 1.0 / 3.0)]
    hours: f64,
    /// How many come at least, however long that takes
    #[arg(long, default_value_t = 300)]
    patients: usize,
    /// How many stands they come to, side by side
    #[arg(long, default_value_t = 4)]
    stands: usize,
    /// How many pass a supervisor without windows, before that
    #[arg(long, default_value_t = 1000)]
    passing: usize,
    /// How long nobody comes to a stand, after that; in hours
    #[arg(long, default_value_t = 0.0)]
    rest: f64,
    /// What decides who comes and what befalls them; drawn by lot, and written in the report, where it is not given
    #[arg(long)]
    seed: Option<u64>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("the soak could not be made: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Whether nothing has grown and nothing has failed.
fn run(arguments: &Arguments) -> Result<bool> {
    let seed =
        arguments.seed.unwrap_or_else(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |now| now.as_secs()));
    // A configuration names some of them, and is read elsewhere.
    let programs = Programs::in_directory(std::path::absolute(&arguments.programs)?);
    std::fs::create_dir_all(&arguments.report).context("there is no place for the report")?;
    let machine = Machine::look(&programs);
    say(&format!("seed {seed}"));
    let record = Record::begin();
    let so_far = |state| Report::of(record.found_so_far(), machine.clone(), seed, state);
    std::thread::scope(|threads| {
        let (_soaking, over) = mpsc::channel::<()>();
        threads.spawn(|| keep_reporting(over, &record, || so_far(State::Running).write(&arguments.report)));
        soak(arguments, &programs, seed, &record);
    });
    let report = so_far(State::Over);
    report.write(&arguments.report)?;
    say(&report.verdict());
    say(&format!("the report is in {}", arguments.report.join("index.html").display()));
    Ok(report.is_good())
}

/// Whoever lets a stand soak for hours wants to look in, and to have what there was when the machine is switched off.
fn keep_reporting(over: Receiver<()>, record: &Record, report: impl Fn() -> Result<()>) {
    while over.recv_timeout(BETWEEN_REPORTS) == Err(RecvTimeoutError::Timeout) {
        say(&format!("{} patients at windows so far, {} failures", record.count(Part::Patients), record.failures()));
        if let Err(trouble) = report() {
            say(&format!("no report yet: {trouble:#}"));
        }
    }
}

/// One part after the other. Whatever cannot go on is a failure in the report.
fn soak(arguments: &Arguments, programs: &Programs, seed: u64, record: &Record) {
    if arguments.passing > 0 {
        let passed = on_own_runtime(passing::let_them_pass(programs, arguments.passing, record));
        note_trouble(Part::Passing, 1, passed, record);
    }
    patients(arguments, programs, seed, record);
    if arguments.rest > 0.0 {
        let long = Duration::from_secs_f64(arguments.rest * 3600.0);
        note_trouble(Part::Rest, 1, on_own_runtime(rest::rest(programs, long, record)), record);
    }
}

/// Each stand has a thread of its own: somebody who reads one screen keeps nobody waiting at another.
fn patients(arguments: &Arguments, programs: &Programs, seed: u64, record: &Record) {
    let (begun, long) = (Instant::now(), Duration::from_secs_f64(arguments.hours * 3600.0));
    let is_closing_time = || begun.elapsed() >= long && record.count(Part::Patients) >= arguments.patients;
    if is_closing_time() {
        return;
    }
    let serve = async |stand| {
        let mut at = AtStand::open(programs, record, &arguments.report, stand, seed).await?;
        at.serves_until(is_closing_time).await
    };
    let serve = &serve;
    std::thread::scope(|threads| {
        for stand in 1..=arguments.stands {
            threads.spawn(move || note_trouble(Part::Patients, stand, on_own_runtime(serve(stand)), record));
        }
    });
}

fn note_trouble(part: Part, stand: usize, outcome: Result<()>, record: &Record) {
    if let Err(trouble) = outcome {
        let what = format!("stand {stand} was given up: {trouble:#}");
        record.notes(Failure { at: record.moment(part, stand, 0, 0), what, picture: None });
    }
}

fn on_own_runtime(part: impl Future<Output = Result<()>>) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.context("there is no runtime")?.block_on(part)
}

/// For whoever waits.
pub(crate) fn say(what: &str) {
    eprintln!("{what}");
}
