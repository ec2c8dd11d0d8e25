//! Everything that has to hold before a change is merged, as steps that can be run alone.

use anyhow::Result;
use clap::ValueEnum;

use crate::build;
use crate::codegen;
use crate::command::run;
use crate::distribution::{Consent, Purpose, install_missing};
use crate::shipped;
use crate::steps::{StepTitle, Steps};
use crate::tools::CARGO_DENY;
use crate::workspace::Workspace;

/// The steps, in the order in which they run: what is quick or needed by others comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum TestStep {
    /// The code is formatted.
    Fmt,
    /// kiosk-core: the journey, as data.
    Core,
    /// The made files are what the code makes.
    Codegen,
    /// The user interface: types, lint, tests, build.
    Ui,
    /// No warning in any crate.
    Clippy,
    /// Licences, banned crates, where crates come from, and how many are shipped.
    Deny,
    /// Every crate that touches the world, with the real thing.
    Edges,
    /// The release programs in a real window.
    Whole,
    /// What takes minutes: not run unless it is named.
    Long,
}

/// The crates that have long tests, and what those are about. To add one: write it with `#[ignore]` and a name that begins
/// with `long_`, beside a short one of its kind; where its crate is not here yet, name it here.
const LONG: &[(&str, &str)] = &[
    ("kiosk-core", "250,000 cases of bad input, of a million in all: crates/bad-input/src/share.rs"),
    ("portal-client", "350,000 cases of bad input"),
    ("shell-protocol", "200,000 cases of bad input"),
    ("portal-kiosk-shell", "100,000 cases of bad input"),
    ("supervisor", "120,000 cases of bad input; 500 writers killed in the middle of a write"),
    ("sandbox-portal", "200 patients and 200 nobodies, who have to take the same time"),
    (
        "soak",
        "300 patients and more within 20 minutes, with faults, of whom nothing stays; 1000 at a supervisor; a leak that is noticed",
    ),
    (
        "whole-product-tests",
        "200 contacts on file and 200 that nobody has, who have to see the same; every hostile attempt; late answers to \
         whatever a patient did last; 200 patients who leave by every way; 20 patients who leave nothing behind; \
         250 breakdowns drawn by lot; a stand that stood still; a read-only disk; a screen at rest that is painted over; \
         every way out under a Wayland compositor",
    ),
];

/// The crates whose long tests run the release programs.
const WITH_PROGRAMS: &[&str] = &[WHOLE, "soak"];

/// The crate whose tests run the release programs, and the one program that they are.
const WHOLE: &str = "whole-product-tests";
const WHOLE_TESTS: &str = "whole";

/// Runs the chosen steps, or all but the long one, until one fails.
pub(crate) fn run_steps(workspace: &Workspace, chosen: &[TestStep], consent: Consent) -> Result<()> {
    let chosen = in_order(chosen);
    let purposes: Vec<Purpose> = chosen.iter().flat_map(|step| step.needs()).copied().collect();
    install_missing(&purposes, consent)?;
    let mut steps = Steps::of(chosen.len());
    for step in chosen {
        steps.run(step.title(), || step.run(workspace))?;
    }
    println!("\n{}", steps.summary());
    Ok(())
}

fn in_order(chosen: &[TestStep]) -> Vec<TestStep> {
    let all = TestStep::value_variants();
    let unnamed = |step: &TestStep| chosen.is_empty() && *step != TestStep::Long;
    all.iter().copied().filter(|step| unnamed(step) || chosen.contains(step)).collect()
}

impl TestStep {
    fn title(self) -> StepTitle {
        let (name, purpose, alone) = match self {
            Self::Fmt => ("fmt", "the code is formatted", "cargo xtask test fmt"),
            Self::Core => ("core", "the journey, as data", "cargo xtask test core"),
            Self::Codegen => ("codegen", "the made files are what the code makes", "cargo xtask test codegen"),
            Self::Ui => ("ui", "the user interface: types, lint, tests, build", "cargo xtask test ui"),
            Self::Clippy => ("clippy", "no warning in any crate", "cargo xtask test clippy"),
            Self::Deny => {
                ("deny", "licences, bans and sources of all crates, and how many there are", "cargo xtask test deny")
            }
            Self::Edges => ("edges", "every crate that touches the world", "cargo xtask test edges"),
            Self::Whole => ("whole", "the release programs in a real window", "cargo xtask test whole"),
            Self::Long => ("long", "what takes minutes", "cargo xtask test long"),
        };
        StepTitle { name, purpose, alone }
    }

    /// What the distribution has to provide for it.
    const fn needs(self) -> &'static [Purpose] {
        match self {
            Self::Fmt | Self::Core | Self::Codegen | Self::Deny => &[],
            // Its tests read the printed cards.
            Self::Ui => &[Purpose::Test],
            Self::Clippy => &[Purpose::BuildAndRun],
            Self::Edges | Self::Whole | Self::Long => &[Purpose::BuildAndRun, Purpose::Test],
        }
    }

    fn run(self, workspace: &Workspace) -> Result<()> {
        match self {
            Self::Fmt => run(&mut workspace.cargo(&["fmt", "--all", "--check"])),
            Self::Core => run(&mut workspace.cargo(&["test", "-p", "kiosk-core"])),
            Self::Codegen => codegen::check(workspace),
            Self::Ui => ui(workspace),
            Self::Clippy => clippy(workspace),
            Self::Deny => deny(workspace),
            Self::Edges => edges(workspace),
            Self::Whole => whole(workspace),
            Self::Long => long(workspace),
        }
    }
}

fn ui(workspace: &Workspace) -> Result<()> {
    for arguments in [["ci", "--no-fund"].as_slice(), &["run", "check"], &["run", "lint"], &["test"], &["run", "build"]]
    {
        run(&mut workspace.npm(arguments))?;
    }
    Ok(())
}

fn clippy(workspace: &Workspace) -> Result<()> {
    // The shell does not compile without the pages that it shows; which ones does not matter here.
    if !workspace.path("ui/dist/index.html").exists() {
        build::user_interface(workspace)?;
    }
    let everything = ["clippy", "--workspace", "--all-targets", "--features", "portal-kiosk-shell/round-trip"];
    run(workspace.cargo(&everything).args(["--", "-D", "warnings"]))
}

/// Whatever is not in another step. The whole workspace is built for, as it is in `whole` and in `clippy`: one crate built by
/// itself has other features in its dependencies, and all of them would be compiled, and kept, once more.
fn edges(workspace: &Workspace) -> Result<()> {
    run(&mut workspace.cargo(&["test", "--workspace", "--exclude", "kiosk-core", "--exclude", WHOLE]))
}

fn whole(workspace: &Workspace) -> Result<()> {
    build::user_interface(workspace)?;
    build::programs(workspace)?;
    // One after the other: each has a stand of its own, and is about what somebody sees and when.
    run(&mut workspace.cargo(&["test", "--workspace", "--test", WHOLE_TESTS, "--", "--test-threads=1"]))
}

fn long(workspace: &Workspace) -> Result<()> {
    for (package, about) in LONG {
        println!("{package}: {about}");
        if WITH_PROGRAMS.contains(package) {
            build::user_interface(workspace)?;
            build::programs(workspace)?;
        }
        // One after the other, and not in silence: they say how far they are.
        let only_long = ["--ignored", "--nocapture", "--test-threads=1", "long_"];
        run(workspace.cargo(&["test", "-p", package, "--tests", "--"]).args(only_long))?;
    }
    Ok(())
}

/// Security advisories are not asked for: they come from outside the registries, and change without our doing (`audit.rs`).
fn deny(workspace: &Workspace) -> Result<()> {
    run(CARGO_DENY.command(workspace)?.args(["check", "licenses", "bans", "sources"]))?;
    shipped::check_counts(workspace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_steps_but_the_long_one_run_unless_some_are_named() {
        let mut all = in_order(&[]);
        all.push(TestStep::Long);
        assert_eq!(all, TestStep::value_variants());
        assert_eq!(in_order(&[TestStep::Long]), [TestStep::Long]);
    }

    #[test]
    fn named_steps_run_in_their_usual_order() {
        assert_eq!(in_order(&[TestStep::Whole, TestStep::Core]), [TestStep::Core, TestStep::Whole]);
    }

    #[test]
    fn the_pages_are_built_before_the_shell_is_compiled() {
        assert!(TestStep::Ui < TestStep::Clippy && TestStep::Ui < TestStep::Whole);
    }

    #[test]
    fn a_steps_name_is_the_one_to_call_it_by() {
        for step in TestStep::value_variants() {
            let called = step.to_possible_value().unwrap();
            assert_eq!(step.title().name, called.get_name());
            assert_eq!(step.title().alone, format!("cargo xtask test {}", called.get_name()));
        }
    }
}
