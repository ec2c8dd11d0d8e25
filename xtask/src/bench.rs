//! `cargo xtask bench`: builds what is shipped and measures it.

use std::ffi::OsString;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::build;
use crate::command::run;
use crate::distribution::{Consent, Purpose, install_missing};
use crate::steps::{StepTitle, Steps};
use crate::workspace::Workspace;

/// Installs, builds, measures. `more` goes to the benchmark as it is.
pub(crate) fn measure(workspace: &Workspace, json: Option<&Path>, more: &[OsString], consent: Consent) -> Result<()> {
    install_missing(&[Purpose::BuildAndRun, Purpose::Test], consent)?;
    // The benchmark runs at the repository's root, and the file is wanted where the command was typed.
    let json = json.map(std::path::absolute).transpose().context("there is no such place for the figures")?;
    let mut steps = Steps::of(4);
    let title = |name, purpose| StepTitle { name, purpose, alone: "cargo xtask bench" };
    steps.run(title("ui", "the user interface"), || build::user_interface(workspace))?;
    steps.run(title("programs", "what is shipped"), || build::programs(workspace))?;
    steps.run(title("benchmark", "what measures it"), || build::benchmark(workspace))?;
    steps.run(title("measure", "the figures, beside a bare window"), || {
        let mut benchmark = workspace.built("release/benchmark");
        benchmark.arg("--programs").arg(workspace.target("release"));
        benchmark.arg("--pages").arg(workspace.path("ui/dist"));
        if let Some(json) = json {
            benchmark.arg("--json").arg(json);
        }
        run(benchmark.args(more))
    })
}
