//! What is shipped, part by part, as CycloneDX documents in `target/sbom`: one for each program, and one for the pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::build;
use crate::command::{printed_by, run};
use crate::shipped::{Crate, SHIPPED, Shipped, TARGET, crates_of, resolved};
use crate::tools::CARGO_CYCLONEDX;
use crate::workspace::Workspace;

const FOLDER: &str = "target/sbom";
/// What the tool calls the document that it writes beside each manifest.
const BESIDE_MANIFESTS: &str = "shipped.cdx";

/// Writes all documents, and fails where one is not what cargo says of the program.
pub(crate) fn write(workspace: &Workspace) -> Result<()> {
    fs::create_dir_all(workspace.path(FOLDER))?;
    let resolved = resolved(workspace)?;
    let mut describe = CARGO_CYCLONEDX.command(workspace)?;
    describe.args(["--format", "json", "--spec-version", "1.5", "--no-build-deps", "--target", TARGET]);
    let described = run(describe.args(["--override-filename", BESIDE_MANIFESTS, "-q"]));
    let kept = SHIPPED.iter().map(|shipped| keep(workspace, shipped)).collect::<Result<Vec<_>>>();
    // It describes each package of the workspace, and what is not shipped is of no use.
    remove_the_others(workspace, &resolved);
    described?;
    for (shipped, document) in SHIPPED.iter().zip(kept?) {
        let differences = differences(&document, &crates_of(&resolved, shipped.package)?);
        if !differences.is_empty() {
            bail!("the list of {} is not what cargo says: {}", shipped.program, differences.join(", "));
        }
        println!("{FOLDER}/{}.cdx.json: {} crates", shipped.program, components(&document).len());
    }
    pages(workspace)
}

/// Moves a program's document to its place, and reads it.
fn keep(workspace: &Workspace, shipped: &Shipped) -> Result<Value> {
    let written = workspace.path(shipped.folder).join(format!("{BESIDE_MANIFESTS}.json"));
    let kept = workspace.path(FOLDER).join(format!("{}.cdx.json", shipped.program));
    let text = fs::read_to_string(&written).with_context(|| format!("{} is not described", shipped.program))?;
    fs::write(kept, &text)?;
    serde_json::from_str(&text).with_context(|| format!("what describes {} is no document", shipped.program))
}

fn remove_the_others(workspace: &Workspace, resolved: &Value) {
    let packages = resolved["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let manifests = packages.iter().filter_map(|package| package["manifest_path"].as_str()).map(PathBuf::from);
    for manifest in manifests.filter(|manifest| manifest.starts_with(workspace.path(""))) {
        let _was_not_there = fs::remove_file(manifest.with_file_name(format!("{BESIDE_MANIFESTS}.json")));
    }
}

fn components(document: &Value) -> BTreeSet<Crate> {
    let own = std::iter::once(&document["metadata"]["component"]);
    let listed = document["components"].as_array().map(Vec::as_slice).unwrap_or_default();
    let named = |one: &Value| Some((one["name"].as_str()?.to_owned(), one["version"].as_str()?.to_owned()));
    own.chain(listed).filter_map(named).collect()
}

/// What is missing in the list, superfluous, or without a licence.
fn differences(document: &Value, expected: &BTreeSet<Crate>) -> Vec<String> {
    let listed = components(document);
    let missing = expected.difference(&listed).map(|(name, version)| format!("{name} {version} is missing"));
    let more = listed.difference(expected).map(|(name, version)| format!("{name} {version} is not shipped"));
    let parts = document["components"].as_array().map(Vec::as_slice).unwrap_or_default();
    let unlicensed = parts.iter().filter(|part| part["licenses"].as_array().is_none_or(Vec::is_empty));
    let unlicensed = unlicensed.map(|part| format!("{} has no licence", part["name"]));
    missing.chain(more).chain(unlicensed).collect()
}

/// The npm packages of which there is something in the pages.
fn pages(workspace: &Workspace) -> Result<()> {
    build::install_node_modules(workspace)?;
    let document = printed_by(&mut workspace.npm(&["run", "--silent", "sbom"]))?;
    let read: Value = serde_json::from_str(&document).context("what describes the pages is no document")?;
    let count = read["components"].as_array().map_or(0, Vec::len);
    if count == 0 {
        bail!("the pages consist of no package, which cannot be");
    }
    fs::write(workspace.path(FOLDER).join("user-interface.cdx.json"), document)?;
    println!("{FOLDER}/user-interface.cdx.json: {count} npm packages");
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_missing_superfluous_or_of_another_version_is_named() {
        let part = |name: &str, version: &str| json!({ "name": name, "version": version, "licenses": [{}] });
        let document = json!({
            "metadata": { "component": part("own", "0.1.0") },
            "components": [part("linked", "1.0.0"), part("proptest", "1.0.0"), { "name": "free", "version": "1.0.0" }],
        });
        let expected = [("own", "0.1.0"), ("linked", "1.0.1"), ("free", "1.0.0")];
        let expected = expected.map(|(name, version)| (name.to_owned(), version.to_owned())).into();
        assert_eq!(
            differences(&document, &expected),
            [
                "linked 1.0.1 is missing",
                "linked 1.0.0 is not shipped",
                "proptest 1.0.0 is not shipped",
                "\"free\" has no licence"
            ]
        );
    }
}
