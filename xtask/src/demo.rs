//! `cargo xtask demo`: builds what is shipped and shows it.

use anyhow::Result;

use crate::build;
use crate::command::run;
use crate::distribution::{Consent, Purpose, install_missing};
use crate::steps::{StepTitle, Steps};
use crate::workspace::Workspace;

/// How large the kiosk is, where there is a display to show it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    /// An upright window beside others.
    Window,
    /// As on a stand.
    FullScreen,
}

impl Size {
    /// What the flag `--fullscreen` means.
    pub(crate) const fn from_flag(fullscreen: bool) -> Self {
        if fullscreen { Self::FullScreen } else { Self::Window }
    }
}

/// Installs, builds, shows.
pub(crate) fn show(workspace: &Workspace, size: Size, consent: Consent) -> Result<()> {
    install_missing(purposes(), consent)?;
    let mut steps = Steps::of(3);
    let title = |name, purpose| StepTitle { name, purpose, alone: "cargo xtask demo" };
    steps.run(title("ui", "the user interface"), || build::user_interface(workspace))?;
    steps.run(title("programs", "what is shipped, and what shows it (some minutes the first time)"), || {
        build::programs(workspace)?;
        run(&mut workspace.cargo(&["build", "-p", "demonstration"]))
    })?;
    steps.run(title("show", "the kiosk with a sandbox portal"), || {
        let mut demonstration = workspace.built("debug/demonstration");
        demonstration.arg("--programs").arg(workspace.target("release"));
        demonstration.arg("--pictures").arg(workspace.target("demo"));
        if size == Size::FullScreen {
            demonstration.arg("--fullscreen");
        }
        run(&mut demonstration)
    })
}

fn purposes() -> &'static [Purpose] {
    let display = std::env::var_os("DISPLAY").or(std::env::var_os("WAYLAND_DISPLAY"));
    if display.is_some() { &[Purpose::BuildAndRun] } else { &[Purpose::BuildAndRun, Purpose::Test] }
}
