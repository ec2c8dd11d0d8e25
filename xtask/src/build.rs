//! Building what is shipped.

use anyhow::Result;

use crate::command::run;
use crate::workspace::Workspace;

/// The crates whose programs are shipped or stand in for a portal. They are always built together: what else is built
/// decides which features of their dependencies are on, and a program is to be the same whoever asks for it.
const PROGRAMS: &[&str] = &["portal-kiosk-shell", "notice", "supervisor", "sandbox-portal"];

/// The pages that the shell is built with.
pub(crate) fn user_interface(workspace: &Workspace) -> Result<()> {
    install_node_modules(workspace)?;
    run(&mut workspace.npm(&["run", "build"]))
}

/// What the pages are built with, unless it is there.
pub(crate) fn install_node_modules(workspace: &Workspace) -> Result<()> {
    if !workspace.path("ui/node_modules").exists() {
        run(&mut workspace.npm(&["ci", "--no-fund"]))?;
    }
    Ok(())
}

/// The release programs. The pages have been built.
pub(crate) fn programs(workspace: &Workspace) -> Result<()> {
    run(workspace.cargo(&["build", "--release"]).args(packages(PROGRAMS)))
}

/// What measures the release programs. The pages have been built.
pub(crate) fn benchmark(workspace: &Workspace) -> Result<()> {
    run(&mut workspace.cargo(&["build", "--release", "-p", "benchmark"]))?;
    // Made of the shell's own modules, with the same dependencies as the shell: all programs are named, one is built.
    let round_trip = ["--bin", "intent-round-trip", "--features", "portal-kiosk-shell/round-trip"];
    run(workspace.cargo(&["build", "--release"]).args(packages(PROGRAMS)).args(round_trip))
}

/// What lets patients come and go. The pages have been built.
pub(crate) fn soak(workspace: &Workspace) -> Result<()> {
    run(&mut workspace.cargo(&["build", "--release", "-p", "soak", "--bins"]))
}

/// As cargo wants packages to be named.
fn packages(names: &[&'static str]) -> Vec<&'static str> {
    names.iter().flat_map(|name| ["-p", name]).collect()
}
