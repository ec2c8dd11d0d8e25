//! `cargo xtask cards`: prints the card for the front desk, in each language, as the help articles are now.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::build;
use crate::command::run;
use crate::distribution::{Consent, Purpose, install_missing};
use crate::steps::{StepTitle, Steps};
use crate::workspace::Workspace;

/// Where the printed cards are kept, to be compiled into the supervisor.
const CARDS: &str = "docs/help/cards";

/// Installs, writes the pages, prints them.
pub(crate) fn print(workspace: &Workspace, consent: Consent) -> Result<()> {
    install_missing(&[Purpose::BuildAndRun, Purpose::Test], consent)?;
    let work = std::path::absolute(workspace.target("cards")).context("there is no place to print in")?;
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    let mut steps = Steps::of(2);
    let title = |name, purpose| StepTitle { name, purpose, alone: "cargo xtask cards" };
    steps.run(title("pages", "the card in each language"), || {
        build::install_node_modules(workspace)?;
        run(workspace.npm(&["run", "cards", "--"]).arg(&work))
    })?;
    steps.run(title("print", "a PDF of each"), || {
        pages_in(&work)?.iter().try_for_each(|page| print_page(page, &work, &workspace.path(CARDS)))
    })
}

fn pages_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "html") {
            pages.push(path);
        }
    }
    pages.sort();
    Ok(pages)
}

/// Printed aside first: when that fails, the card that is there stays.
fn print_page(page: &Path, work: &Path, cards: &Path) -> Result<()> {
    let printed = page.with_extension("pdf");
    let mut chromium = Command::new("chromium");
    // Without Chromium's own sandbox, which does not run as root: only our own pages are opened.
    chromium.args(["--headless=new", "--no-sandbox", "--no-first-run", "--disable-gpu", "--log-level=3"]);
    chromium.arg(option("--user-data-dir", &work.join("profile"))).arg("--no-pdf-header-footer");
    run(chromium.arg(option("--print-to-pdf", &printed)).arg(page))?;
    let name = printed.file_name().context("a page has a name")?;
    fs::create_dir_all(cards)?;
    fs::copy(&printed, cards.join(name)).with_context(|| format!("{} was not printed", name.display()))?;
    Ok(())
}

fn option(name: &str, path: &Path) -> String {
    format!("{name}={}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_are_printed_and_in_the_same_order_each_time() {
        let place = tempfile::tempdir().unwrap();
        for name in ["es.html", "de.html", "de.pdf", "profile"] {
            fs::write(place.path().join(name), "").unwrap();
        }
        let names: Vec<_> =
            pages_in(place.path()).unwrap().iter().map(|page| page.file_name().unwrap().to_owned()).collect();
        assert_eq!(names, ["de.html", "es.html"]);
    }
}
