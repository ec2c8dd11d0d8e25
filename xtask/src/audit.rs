//! Known security advisories about what is shipped and what builds it. Not a part of `cargo xtask test`: advisories come from outside,
//! and change without our doing.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command::as_typed;
use crate::tools::CARGO_DENY;
use crate::workspace::Workspace;

/// What is known of one half, crates or npm packages. In the order in which one outweighs the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// Everything was looked up, and nothing is known of any of it.
    Clear,
    /// The advisories cannot be reached, or there are none in what was: nothing is known.
    NotReached,
    /// There is an advisory.
    Found,
}

/// RustSec has had about a thousand for years; a copy with fewer is not the whole.
const FEWEST_ADVISORIES: usize = 500;

/// Looks up crates and npm packages, and says how each stands. Exits with 0 when all is clear, 1 when something was found, and 3
/// when it could not be found out; 2 is for a wrong command line.
pub(crate) fn audit(workspace: &Workspace) -> Result<ExitCode> {
    let (crates, packages) = (crates(workspace)?, packages(workspace)?);
    println!("\n{}\n{}", sentence("crates", crates), sentence("npm packages", packages));
    Ok(exit_code(crates.max(packages)))
}

fn sentence(what: &str, verdict: Verdict) -> String {
    match verdict {
        Verdict::Clear => format!("The {what}: no advisory is known about any of them."),
        Verdict::Found => format!("The {what}: there are advisories, see above."),
        Verdict::NotReached => format!(
            "The {what}: NOT AUDITED. The advisories cannot be reached from here, so nothing is known; run it again from a machine \
             with a way to them."
        ),
    }
}

fn exit_code(verdict: Verdict) -> ExitCode {
    ExitCode::from(match verdict {
        Verdict::Clear => 0,
        Verdict::Found => 1,
        Verdict::NotReached => 3,
    })
}

/// Everything in Cargo.lock that is compiled for a stand, tests and tools of the build too: they run where the product is made.
fn crates(workspace: &Workspace) -> Result<Verdict> {
    let fetched = succeeds(CARGO_DENY.command(workspace)?.args(["fetch", "db"]))?;
    if !fetched || advisories_in(&databases()) < FEWEST_ADVISORIES {
        return Ok(Verdict::NotReached);
    }
    let clear = succeeds(CARGO_DENY.command(workspace)?.args(["check", "--disable-fetch", "advisories"]))?;
    Ok(if clear { Verdict::Clear } else { Verdict::Found })
}

fn succeeds(command: &mut Command) -> Result<bool> {
    let status = command.status().with_context(|| format!("`{}` cannot be started", as_typed(command)))?;
    Ok(status.success())
}

/// Where cargo-deny keeps its copies.
fn databases() -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from).join("advisory-dbs")
}

/// How many advisories lie below this directory: a Markdown file each.
fn advisories_in(directory: &Path) -> usize {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let count = |path: PathBuf| {
        if path.is_dir() { advisories_in(&path) } else { usize::from(path.extension().is_some_and(|end| end == "md")) }
    };
    entries.map(|entry| count(entry.path())).sum()
}

/// Everything in package-lock.json: most of it is for development in npm's eyes, and all the same it makes the pages.
fn packages(workspace: &Workspace) -> Result<Verdict> {
    let mut command = workspace.npm(&["audit", "--json", "--package-lock-only"]);
    let output = command.output().with_context(|| format!("`{}` cannot be started", as_typed(&command)))?;
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let verdict = verdict_of(&report);
    if verdict != Verdict::Clear {
        println!("{report:#}");
    }
    Ok(verdict)
}

/// npm says in the same way that something was found and that nothing could be asked; only a report has these numbers in it.
fn verdict_of(report: &Value) -> Verdict {
    let counted = &report["metadata"];
    match (counted["vulnerabilities"]["total"].as_u64(), counted["dependencies"]["total"].as_u64()) {
        (Some(0), Some(1..)) => Verdict::Clear,
        (Some(1..), Some(_)) => Verdict::Found,
        (None | Some(_), None | Some(_)) => Verdict::NotReached,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn report(vulnerabilities: u64, dependencies: u64) -> Value {
        json!({ "auditReportVersion": 2, "metadata": {
            "vulnerabilities": { "total": vulnerabilities }, "dependencies": { "total": dependencies },
        } })
    }

    #[test]
    fn a_registry_that_says_no_is_neither_clear_nor_a_finding() {
        let refused = json!({ "message": "405 Method Not Allowed", "statusCode": 405, "error": { "summary": "" } });
        assert_eq!(verdict_of(&refused), Verdict::NotReached);
        assert_eq!(verdict_of(&Value::Null), Verdict::NotReached);
    }

    #[test]
    fn a_report_about_nothing_is_not_clear() {
        assert_eq!(verdict_of(&report(0, 0)), Verdict::NotReached);
        assert_eq!(verdict_of(&report(0, 200)), Verdict::Clear);
        assert_eq!(verdict_of(&report(1, 200)), Verdict::Found);
    }

    #[test]
    fn what_was_found_outweighs_what_could_not_be_asked() {
        assert_eq!(Verdict::Found.max(Verdict::NotReached), Verdict::Found);
        assert_eq!(Verdict::Clear.max(Verdict::NotReached), Verdict::NotReached);
    }

    #[test]
    fn an_empty_copy_of_the_advisories_is_none() {
        let place = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(place.path().join("db/crates/a")).unwrap();
        assert_eq!(advisories_in(place.path()), 0);
        std::fs::write(place.path().join("db/crates/a/RUSTSEC-2026-0001.md"), "").unwrap();
        assert_eq!(advisories_in(place.path()), 1);
        assert_eq!(advisories_in(Path::new("no-such-directory")), 0);
    }
}
