//! What the distribution has to provide: one list, looked at and installed from here.

use std::io::{self, BufRead, IsTerminal, Write};
use std::os::unix::fs::MetadataExt;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{as_typed, run};

/// The one list of packages.
const LIST: &str = include_str!("../debian-packages.txt");

/// What packages are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To build the product and to run it.
    BuildAndRun,
    /// To test it, and to show it where there is no display.
    Test,
}

/// Whether somebody has to agree before anything is installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Consent {
    /// Ask, where there is somebody to ask.
    Ask,
    /// It was given with the command.
    Given,
}

impl Consent {
    /// What the flag `--yes` means.
    pub(crate) const fn from_flag(yes: bool) -> Self {
        if yes { Self::Given } else { Self::Ask }
    }
}

/// Installs what is missing for these purposes; does nothing when there is nothing missing.
pub(crate) fn install_missing(purposes: &[Purpose], consent: Consent) -> Result<()> {
    let wanted: Vec<&str> =
        packages(LIST)?.into_iter().filter(|(purpose, _)| purposes.contains(purpose)).map(|(_, name)| name).collect();
    let Ok(installed) = installed(&wanted) else {
        println!("This is not Debian or Ubuntu: please see to it that what these packages hold is installed:");
        println!("  {}", wanted.join(" "));
        return Ok(());
    };
    let missing: Vec<&str> = wanted.into_iter().filter(|name| !installed.iter().any(|other| other == name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("These packages of the distribution are missing (xtask/debian-packages.txt says what each is for):");
    println!("  {}", missing.join(" "));
    if consent == Consent::Ask && io::stdin().is_terminal() && !agrees()? {
        bail!("nothing was installed; to do it yourself: {}", as_typed(&apt_install(&missing)));
    }
    install(&missing)
}

fn install(missing: &[&str]) -> Result<()> {
    run(&mut as_root(&["apt-get", "update"]))
        .context("the distribution's lists of packages cannot be brought up to date")?;
    run(&mut apt_install(missing)).context("not everything that is missing could be installed")
}

fn apt_install(missing: &[&str]) -> Command {
    let install = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "--no-install-recommends"];
    as_root(&[install.as_slice(), missing].concat())
}

/// The command with root's rights: through sudo, unless we have them.
fn as_root(words: &[&str]) -> Command {
    let are_root = std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
    let words = if are_root { words.to_vec() } else { [&["sudo"], words].concat() };
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}

fn agrees() -> Result<bool> {
    print!("Install them now? [Y/n] ");
    io::stdout().flush()?;
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer)?;
    let answer = answer.trim().to_lowercase();
    // The end of the input is not an answer.
    Ok(read > 0 && matches!(answer.as_str(), "" | "y" | "yes"))
}

/// Which of the packages are installed; fails where there is no dpkg to ask.
fn installed(wanted: &[&str]) -> Result<Vec<String>> {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat", "${db:Status-Status} ${Package}\n"]).args(wanted);
    // It complains, and fails, about packages that it does not know: just what we want to find out.
    let answer = query.output()?.stdout;
    Ok(String::from_utf8_lossy(&answer)
        .lines()
        .filter_map(|line| line.strip_prefix("installed "))
        .map(str::to_owned)
        .collect())
}

/// Reads the list: `[purpose]` lines, and below each its packages with a remark.
fn packages(list: &str) -> Result<Vec<(Purpose, &str)>> {
    let mut purpose = None;
    let mut packages = Vec::new();
    for line in list.lines() {
        let words = line.split_once('#').map_or(line, |(words, _)| words).trim();
        match (words, purpose) {
            ("", _) => {}
            ("[build and run]", _) => purpose = Some(Purpose::BuildAndRun),
            ("[test]", _) => purpose = Some(Purpose::Test),
            (name, Some(purpose)) if !name.contains(['[', ' ']) => packages.push((purpose, name)),
            (other, _) => bail!("xtask/debian-packages.txt: \"{other}\" is neither a purpose nor one package"),
        }
    }
    Ok(packages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_packages_for_both_purposes() {
        let packages = packages(LIST).unwrap();
        assert!(packages.contains(&(Purpose::BuildAndRun, "bubblewrap")));
        assert!(packages.contains(&(Purpose::Test, "xvfb")));
    }

    #[test]
    fn every_package_of_the_list_says_what_it_is_for() {
        let named = LIST.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '[']));
        let unexplained: Vec<&str> = named.filter(|line| !line.contains("  #")).collect();
        assert!(unexplained.is_empty(), "{unexplained:?}");
    }

    #[test]
    fn a_line_that_is_not_understood_is_named() {
        assert!(packages("xvfb").is_err(), "no purpose");
        let refused = packages("[test]\ntwo packages").unwrap_err();
        assert!(refused.to_string().contains("two packages"), "{refused}");
    }
}
