//! Measures the shipped programs as they are, and beside them the floor: a bare WebKitGTK window with the same page.
//!
//! One file a group of figures. What is compared with the floor is measured round by round, product and floor in turn, so
//! that whatever else the machine does is in both. A figure that cannot be taken is an error.
//!
//! # Where to start
//!
//! - [`figure`]: what comes out. [`sample`]: medians and percentiles.
//! - [`contender`]: what is started and ended: the product, the floor.
//! - `rounds`, `round_trip`, `long_day`, `portal_call`, `branding_cache`, `page_weight`: the figures.
//! - `trace`: where the time of one start and one sign-out goes, drawn by `trace_picture`.

mod branding_cache;
mod contender;
mod figure;
mod floor;
mod long_day;
mod page_weight;
mod portal_call;
mod portal_state;
mod product;
mod resting_screen;
mod round_trip;
mod rounds;
mod sample;
mod trace;
mod trace_picture;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result};
use clap::{Parser, ValueEnum};
use stand_driver::programs::Programs;

use crate::figure::Figure;
use crate::floor::Floor;
use crate::product::Product;

/// Measures the release programs.
#[derive(Parser)]
struct Arguments {
    /// Where the release programs are
    #[arg(long)]
    programs: PathBuf,
    /// Where the built pages are
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/dist"))]
    pages: PathBuf,
    /// Write the figures to this file as well, as a JSON array
    #[arg(long)]
    json: Option<PathBuf>,
    /// Draw where the time of one start and one sign-out goes, as pictures in this directory; no figures are taken then
    /// unless some are named
    #[arg(long)]
    traces: Option<PathBuf>,
    /// Fail when a goal is missed
    #[arg(long)]
    strict: bool,
    /// How often product and floor are started in turn
    #[arg(long, default_value_t = 5)]
    rounds: u32,
    /// How long they are watched at rest in each round, in seconds
    #[arg(long, default_value_t = 20)]
    rest: u64,
    /// How often a key is touched in each round
    #[arg(long, default_value_t = 40)]
    touches: u32,
    /// How many patients come one after another
    #[arg(long, default_value_t = 200)]
    patients: usize,
    /// How many portal calls are made, and how many intents are sent
    #[arg(long, default_value_t = 1000)]
    calls: usize,
    /// The groups of figures to take; all when none is named
    #[arg(value_enum)]
    groups: Vec<Group>,
}

/// Figures that are taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Group {
    /// Start, memory, rest and touch, beside the floor.
    Rounds,
    /// What the sign-in screen loads.
    Pages,
    /// Branding out of the cache.
    Branding,
    /// Portal calls beside bare ones.
    Portal,
    /// From an intent to its view.
    Intents,
    /// Patients one after another: signing out, and what stays.
    Day,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode> {
    let arguments = Arguments::parse();
    let programs = Programs::in_directory(&arguments.programs);
    if let Some(directory) = &arguments.traces {
        trace::draw(&programs, directory).await?;
    }
    let figures = measure(&programs, &arguments).await?;
    print!("{}", figure::table(&figures));
    if let Some(file) = &arguments.json {
        std::fs::write(file, serde_json::to_vec_pretty(&figures)?).context("the figures cannot be written")?;
    }
    let missed = figures.iter().any(Figure::is_missed);
    Ok(if missed && arguments.strict { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

async fn measure(programs: &Programs, arguments: &Arguments) -> Result<Vec<Figure>> {
    let all = arguments.groups.is_empty() && arguments.traces.is_none();
    let wanted = |group| all || arguments.groups.contains(&group);
    let mut figures = Vec::new();
    if [Group::Rounds, Group::Pages, Group::Branding].into_iter().any(wanted) {
        let mut product = Product::open(programs).await?;
        let mut floor = Floor::open(&arguments.pages, &product.resting_view()?).await?;
        if wanted(Group::Rounds) {
            let plan = rounds::Plan {
                rounds: arguments.rounds,
                rest: Duration::from_secs(arguments.rest),
                touches: arguments.touches,
            };
            figures.extend(rounds::figures(&mut product, &mut floor, plan).await?);
        }
        if wanted(Group::Pages) {
            figures.extend(page_weight::figures(&arguments.pages, &floor.loaded_files()?)?);
        }
        if wanted(Group::Branding) {
            figures.extend(branding_cache::figures(&product)?);
        }
    }
    if wanted(Group::Portal) {
        figures.extend(portal_call::figures(programs, arguments.calls).await?);
    }
    if wanted(Group::Intents) {
        figures.extend(round_trip::figures(programs, arguments.calls).await?);
    }
    if wanted(Group::Day) {
        figures.extend(long_day::figures(programs, arguments.patients).await?);
    }
    Ok(figures)
}

/// Says on standard error what is being done: the whole takes a quarter of an hour.
fn say(what: &str) {
    eprintln!("{what}");
}
