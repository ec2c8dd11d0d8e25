//! `cargo xtask demo`: builds what is shipped and shows it.

use anyhow::Result;
use clap::Args;

use crate::build;
use crate::command::run;
use crate::distribution::{Consent, Purpose, install_missing};
use crate::steps::{StepTitle, Steps};
use crate::workspace::Workspace;

/// What of the kiosk is shown, and how.
#[derive(Args, Clone, Copy)]
pub(crate) struct Shown {
    /// Fill the screen, as on a stand, instead of an upright window beside others.
    #[arg(long)]
    fullscreen: bool,
    /// Take pictures of both clinics in their longest, emptiest and right-to-left branding instead of a journey.
    #[arg(long, conflicts_with = "fullscreen")]
    every_look: bool,
}

/// Installs, builds, shows.
pub(crate) fn show(workspace: &Workspace, shown: Shown, consent: Consent) -> Result<()> {
    install_missing(purposes(shown), consent)?;
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
        let pictures = if shown.every_look { "every-look" } else { "demo" };
        demonstration.arg("--pictures").arg(workspace.target(pictures));
        for (wanted, flag) in [(shown.fullscreen, "--fullscreen"), (shown.every_look, "--every-look")] {
            if wanted {
                demonstration.arg(flag);
            }
        }
        run(&mut demonstration)
    })
}

fn purposes(shown: Shown) -> &'static [Purpose] {
    let display = std::env::var_os("DISPLAY").or(std::env::var_os("WAYLAND_DISPLAY"));
    if display.is_some() && !shown.every_look {
        &[Purpose::BuildAndRun]
    } else {
        &[Purpose::BuildAndRun, Purpose::Test]
    }
}
