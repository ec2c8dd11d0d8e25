//! The project's chores: `cargo xtask` says which there are.

mod audit;
mod bench;
mod build;
mod cards;
mod codegen;
mod command;
mod demo;
mod distribution;
mod sbom;
mod shipped;
mod soak;
mod steps;
mod test;
mod tools;
mod workspace;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::distribution::Consent;
use crate::workspace::Workspace;

/// The chores of Portal Kiosk.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build what is shipped and show it with a sandbox portal: in a window, or in pictures where there is no display.
    Demo {
        /// Install missing packages of the distribution without asking.
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        shown: demo::Shown,
    },
    /// Set up what the tests need, and run all of them, or the named steps.
    Test {
        /// Install missing packages of the distribution without asking.
        #[arg(long)]
        yes: bool,
        /// The steps to run, in their usual order; all but `long` when none is named.
        #[arg(value_enum)]
        steps: Vec<test::TestStep>,
    },
    /// Measure the release programs, beside a bare window of the web engine; about half an hour.
    Bench {
        /// Install missing packages of the distribution without asking.
        #[arg(long)]
        yes: bool,
        /// Write the figures to this file as well, as a JSON array.
        #[arg(long)]
        json: Option<PathBuf>,
        /// What else the benchmark is told; `-- --help` says what there is.
        #[arg(last = true)]
        more: Vec<OsString>,
    },
    /// Let hundreds of patients come and go with faults, and draw whether anything grows; half an hour, or as long as is said.
    Soak {
        /// Install missing packages of the distribution without asking.
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        soaking: soak::Soaking,
    },
    /// Look up security advisories about crates and npm packages: exits with 1 when there are some, with 3 when they cannot be reached.
    Audit,
    /// Write what is shipped, part by part, to target/sbom.
    Sbom,
    /// Print the card for the front desk anew, from the help articles.
    Cards {
        /// Install missing packages of the distribution without asking.
        #[arg(long)]
        yes: bool,
    },
    /// Write the files that are made from the code.
    Codegen {
        /// Fail when they were not what the code makes.
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().chore) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nFailed: {error}");
            error.chain().skip(1).for_each(|cause| eprintln!("  because {cause}"));
            ExitCode::FAILURE
        }
    }
}

fn run(chore: Chore) -> Result<ExitCode> {
    let workspace = Workspace::find();
    match chore {
        Chore::Audit => return audit::audit(&workspace),
        Chore::Sbom => sbom::write(&workspace),
        Chore::Demo { yes, shown } => demo::show(&workspace, shown, Consent::from_flag(yes)),
        Chore::Test { yes, steps } => test::run_steps(&workspace, &steps, Consent::from_flag(yes)),
        Chore::Bench { yes, json, more } => bench::measure(&workspace, json.as_deref(), &more, Consent::from_flag(yes)),
        Chore::Soak { yes, soaking } => soak::soak(&workspace, &soaking, Consent::from_flag(yes)),
        Chore::Cards { yes } => cards::print(&workspace, Consent::from_flag(yes)),
        Chore::Codegen { check: true } => codegen::check(&workspace),
        Chore::Codegen { check: false } => codegen::write(&workspace),
    }?;
    Ok(ExitCode::SUCCESS)
}
