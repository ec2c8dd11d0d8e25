//! `cargo xtask soak`: builds what is shipped and lets hundreds of patients come and go.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Args;

use crate::build;
use crate::command::run;
use crate::distribution::{Consent, Purpose, install_missing};
use crate::steps::{StepTitle, Steps};
use crate::workspace::Workspace;

/// How long, and where the report goes.
#[derive(Args)]
pub(crate) struct Soaking {
    /// How long patients come, in hours; 20 minutes when nothing is said.
    #[arg(long)]
    hours: Option<f64>,
    /// How long nobody comes to a stand after that, in hours.
    #[arg(long)]
    rest: Option<f64>,
    /// Where the report is written; target/soak when nothing is said.
    #[arg(long)]
    report: Option<PathBuf>,
    /// What else the soak is told; `-- --help` says what there is.
    #[arg(last = true)]
    more: Vec<OsString>,
}

/// Installs, builds, soaks.
pub(crate) fn soak(workspace: &Workspace, soaking: &Soaking, consent: Consent) -> Result<()> {
    install_missing(&[Purpose::BuildAndRun, Purpose::Test], consent)?;
    // The soak runs at the repository's root, and the report is wanted where the command was typed.
    let report = soaking.report.as_ref().map(std::path::absolute).transpose();
    let report = report.context("there is no such place for the report")?.unwrap_or_else(|| workspace.target("soak"));
    let mut steps = Steps::of(4);
    let title = |name, purpose| StepTitle { name, purpose, alone: "cargo xtask soak" };
    steps.run(title("ui", "the user interface"), || build::user_interface(workspace))?;
    steps.run(title("programs", "what is shipped"), || build::programs(workspace))?;
    steps.run(title("soak", "who comes and what breaks"), || build::soak(workspace))?;
    steps.run(title("patients", "hundreds of them, and a report"), || {
        let mut soak = workspace.built("release/soak");
        soak.arg("--programs").arg(workspace.target("release")).arg("--report").arg(&report);
        for (option, hours) in [("--hours", soaking.hours), ("--rest", soaking.rest)] {
            if let Some(hours) = hours {
                soak.arg(option).arg(hours.to_string());
            }
        }
        run(soak.args(&soaking.more))
    })
}
