//! What the shipped programs consist of, by cargo's own word.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::printed_by;
use crate::workspace::Workspace;

/// A program that is shipped.
pub(crate) struct Shipped {
    /// What it is called.
    pub(crate) program: &'static str,
    /// The crate that it is built from.
    pub(crate) package: &'static str,
    /// Where that crate lies.
    pub(crate) folder: &'static str,
    /// How many crates it may consist of, itself included. Each is somebody else's code within reach of a patient: one that is
    /// added is looked at first, and then this figure is raised.
    pub(crate) most_crates: usize,
}

/// All programs that are shipped.
pub(crate) const SHIPPED: &[Shipped] = &[
    Shipped { program: "portal-kiosk", package: "supervisor", folder: "crates/supervisor", most_crates: 320 },
    Shipped { program: "portal-kiosk-shell", package: "portal-kiosk-shell", folder: ".", most_crates: 359 },
    Shipped { program: "portal-kiosk-notice", package: "notice", folder: "crates/notice", most_crates: 176 },
];

/// The only system that a stand runs on.
pub(crate) const TARGET: &str = "x86_64-unknown-linux-gnu";

/// A crate: its name and its version.
pub(crate) type Crate = (String, String);

/// What cargo makes of `Cargo.lock` for the system of a stand. Fails where `Cargo.lock` is not what the manifests ask for.
pub(crate) fn resolved(workspace: &Workspace) -> Result<Value> {
    let words = ["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET];
    serde_json::from_str(&printed_by(&mut workspace.cargo(&words))?).context("cargo's own words cannot be read")
}

/// The crates that a package is linked from, itself included; neither what only its tests nor what only its build uses.
pub(crate) fn crates_of(resolved: &Value, package: &str) -> Result<BTreeSet<Crate>> {
    let named = |key: &str, value: &Value| value[key].as_str().unwrap_or_default().to_owned();
    let packages = resolved["packages"].as_array().context("cargo names no packages")?;
    let by_id: BTreeMap<String, Crate> =
        packages.iter().map(|one| (named("id", one), (named("name", one), named("version", one)))).collect();
    let nodes = resolved["resolve"]["nodes"].as_array().context("cargo resolves nothing")?;
    let linked: BTreeMap<String, Vec<String>> = nodes.iter().map(|node| (named("id", node), linked_by(node))).collect();
    let own = by_id.iter().find(|(_, (name, _))| name == package).map(|(id, _)| id.clone());
    let mut to_see = vec![own.with_context(|| format!("there is no package {package}"))?];
    let mut seen = BTreeSet::new();
    while let Some(id) = to_see.pop() {
        if seen.insert(id.clone()) {
            to_see.extend(linked.get(&id).into_iter().flatten().cloned());
        }
    }
    Ok(seen.iter().filter_map(|id| by_id.get(id)).cloned().collect())
}

fn linked_by(node: &Value) -> Vec<String> {
    let dependencies = node["deps"].as_array().map(Vec::as_slice).unwrap_or_default();
    let is_linked =
        |one: &&Value| one["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|of| of["kind"].is_null()));
    dependencies.iter().filter(is_linked).filter_map(|one| one["pkg"].as_str().map(str::to_owned)).collect()
}

/// Fails when a program consists of more crates than it may.
pub(crate) fn check_counts(workspace: &Workspace) -> Result<()> {
    let resolved = resolved(workspace)?;
    for shipped in SHIPPED {
        let count = crates_of(&resolved, shipped.package)?.len();
        println!("{} consists of {count} crates; {} are allowed", shipped.program, shipped.most_crates);
        check_count(shipped, count)?;
    }
    Ok(())
}

fn check_count(shipped: &Shipped, count: usize) -> Result<()> {
    let Shipped { program, package, most_crates, .. } = shipped;
    if count > *most_crates {
        bail!(
            "{program} consists of {count} crates, and {most_crates} are allowed: look at what was added (git diff Cargo.lock; \
             cargo tree -e normal -p {package}), leave out what is not needed, then raise the figure in xtask/src/shipped.rs"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn invented() -> Value {
        let package = |name: &str| json!({ "id": format!("{name}-id"), "name": name, "version": "1.0.0" });
        let needs = |name: &str, kind: Value| json!({ "pkg": format!("{name}-id"), "dep_kinds": [{ "kind": kind }] });
        let packages = ["own", "linked", "deep", "tests", "build"].map(package);
        json!({
            "packages": packages,
            "resolve": { "nodes": [
                { "id": "own-id", "deps": [
                    needs("linked", Value::Null), needs("tests", json!("dev")), needs("build", json!("build")),
                ] },
                { "id": "linked-id", "deps": [needs("deep", Value::Null)] },
            ] },
        })
    }

    #[test]
    fn what_only_tests_and_the_build_use_is_not_shipped() {
        let found = crates_of(&invented(), "own").unwrap();
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["deep", "linked", "own"]);
        assert!(crates_of(&invented(), "nobody").is_err());
    }

    #[test]
    fn one_crate_more_than_allowed_is_refused_with_what_to_do() {
        let shipped = &SHIPPED[0];
        assert!(check_count(shipped, shipped.most_crates).is_ok());
        let refused = check_count(shipped, shipped.most_crates + 1).unwrap_err().to_string();
        assert!(refused.contains("look at what was added") && refused.contains("xtask/src/shipped.rs"), "{refused}");
    }
}
