//! The house's arrows point one way, and what must not be somewhere is not there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

type Arrows = BTreeMap<String, BTreeSet<String>>;

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--locked", "--no-deps"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn root() -> &'static Path {
    // By its own name: no path below it is to look like one of a test.
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// What each package's manifest names, but for what only its tests and its build use.
fn arrows() -> Arrows {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let named = |package: &Value| {
        let dependencies = package["dependencies"].as_array().unwrap();
        let shipped = dependencies.iter().filter(|dependency| dependency["kind"].is_null());
        shipped.map(|dependency| dependency["name"].as_str().unwrap().to_owned()).collect()
    };
    packages.iter().map(|package| (package["name"].as_str().unwrap().to_owned(), named(package))).collect()
}

fn ours(arrows: &Arrows, package: &str) -> BTreeSet<String> {
    arrows[package].iter().filter(|name| arrows.contains_key(*name)).cloned().collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn the_arrows_between_our_own_packages_point_one_way() {
    let arrows = arrows();
    for (package, may_see) in [
        ("kiosk-core", set(&[])),
        ("portal-client", set(&["kiosk-core"])),
        ("shell-protocol", set(&["kiosk-core"])),
        ("foremost", set(&[])),
        ("notice", set(&["foremost", "kiosk-core", "shell-protocol"])),
        ("sandbox-portal", set(&["portal-client"])),
        ("supervisor", set(&["kiosk-core", "portal-client", "shell-protocol"])),
        ("portal-kiosk-shell", set(&["foremost", "kiosk-core", "portal-client", "shell-protocol"])),
        ("bad-input", set(&[])),
        ("lockdown", set(&[])),
        ("stand-driver", set(&[])),
        ("demonstration", set(&["stand-driver"])),
        ("benchmark", set(&["kiosk-core", "portal-client", "sandbox-portal", "stand-driver", "supervisor"])),
        ("soak", set(&["kiosk-core", "sandbox-portal", "shell-protocol", "stand-driver", "supervisor"])),
        ("xtask", set(&[])),
    ] {
        let sees = ours(&arrows, package);
        assert!(sees.is_subset(&may_see), "{package} sees {sees:?}, may see {may_see:?}");
    }
}

#[test]
fn the_core_is_pure() {
    let pure = set(&[
        "email_address",
        "idna",
        "qrcode",
        "rlibphonenumber",
        "serde",
        "thiserror",
        "ts-rs",
        "unicode-segmentation",
        "zeroize",
    ]);
    let core = &arrows()["kiosk-core"];
    assert!(core.is_subset(&pure), "{core:?}");
}

#[test]
fn the_core_reads_no_clock_and_touches_nothing() {
    let forbidden = ["Instant::", "SystemTime", "std::fs", "std::net", "std::thread", "std::env", "println!", "rand::"];
    for (path, text) in sources("crates/kiosk-core/src") {
        if path.contains("/tests/") {
            continue;
        }
        for word in forbidden {
            assert!(!text.contains(word), "{path} has {word}");
        }
    }
}

#[test]
fn a_web_engine_is_the_shells_alone_and_what_lasts_is_the_supervisors() {
    let arrows = arrows();
    let owners = |dependency: &str| -> BTreeSet<String> {
        let product = ["kiosk-core", "notice", "portal-client", "shell-protocol", "supervisor", "portal-kiosk-shell"];
        let has = |package: &&str| arrows[*package].contains(dependency);
        product.into_iter().filter(has).map(str::to_owned).collect()
    };
    for dependency in ["tauri", "webkit2gtk"] {
        assert_eq!(owners(dependency), set(&["portal-kiosk-shell"]), "{dependency}");
    }
    assert_eq!(owners("gtk"), set(&["notice", "portal-kiosk-shell"]));
    for dependency in ["rusqlite", "keyring"] {
        assert_eq!(owners(dependency), set(&["supervisor"]), "{dependency}");
    }
}

#[test]
fn the_wanted_packages_stand_in_the_root_manifest() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (_, dependencies) = manifest.split_once("[workspace.dependencies]").unwrap();
    for package in ["tauri", "tokio", "rusqlite", "reqwest", "serde", "keyring"] {
        assert!(dependencies.contains(&format!("\n{package} = ")), "{package}");
    }
}

#[test]
fn every_module_says_why_it_exists() {
    for folder in ["crates", "src-tauri", "tests", "xtask"] {
        for (path, text) in sources(folder) {
            assert!(text.starts_with("//!"), "{path} does not open with a //! line");
        }
    }
}

#[test]
fn no_folder_is_a_drawer_for_everything() {
    for folder in ["crates", "src-tauri", "tests", "ui/src", "xtask"] {
        for path in files(&root().join(folder)) {
            let name = Path::new(&path).file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
            for drawer in ["util", "helper", "common", "manager", "misc"] {
                assert!(!name.contains(drawer), "{path}");
            }
        }
    }
}

#[test]
fn the_shell_and_the_supervisor_ship_without_a_door_for_automation() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let tauri = manifest.lines().find(|line| line.starts_with("tauri = {")).unwrap();
    assert!(!tauri.contains("devtools"), "{tauri}");
    for folder in ["src-tauri/src", "crates/supervisor/src"] {
        for (path, text) in sources(folder) {
            for door in ["LD_PRELOAD", "WEBKIT_INSPECTOR", "set_automation", "enable_developer_extras(true"] {
                assert!(!text.contains(door), "{path} has {door}");
            }
        }
    }
}

#[test]
fn what_no_compiler_checks_stands_in_one_file_alone() {
    let allowed: Vec<String> = ["crates", "src-tauri", "tests", "xtask"]
        .into_iter()
        .flat_map(sources)
        .filter(|(_, text)| text.contains(concat!("unsafe", "_code")))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(allowed.len(), 1, "{allowed:?}");
    assert!(allowed[0].ends_with("window/engine_features.rs"), "{allowed:?}");
}

/// The wall clock can be set, and jumps. Everything that waits goes by clocks that nobody can set; these ask it, and why is said there.
#[test]
fn the_wall_clock_is_asked_by_few() {
    let asking = ["SystemTime::now", "Timestamp::now", "Zoned::now", "ClockId::Realtime", "Date.now", "new Date("];
    let rooms = [
        "crates/kiosk-core/src",
        "crates/notice/src",
        "crates/portal-client/src",
        "crates/shell-protocol/src",
        "crates/supervisor/src",
        "src-tauri/src",
        "ui/src",
    ];
    let mut found = BTreeSet::new();
    for path in rooms.into_iter().flat_map(|room| files(&root().join(room))) {
        let of_a_test = ["/tests/", "/test/", ".test.", "/whatever_comes.rs"].iter().any(|part| path.contains(part));
        if of_a_test || !["rs", "ts", "svelte"].iter().any(|kind| path.ends_with(&format!(".{kind}"))) {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let shipped = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        if asking.iter().any(|words| shipped.contains(words)) {
            found.insert(path.strip_prefix(root().to_str().unwrap()).unwrap().trim_start_matches('/').to_owned());
        }
    }
    let may_ask = set(&[
        // A date in `Retry-After`, where the portal does not say what time it is there.
        "crates/portal-client/src/http/rejection.rs",
        // When something happened, for whoever reads of it later.
        "crates/supervisor/src/audit/mod.rs",
        // Compares it with the portal's.
        "crates/supervisor/src/commands/check.rs",
        "crates/supervisor/src/stand/outlook.rs",
        // A lock across a restart of the machine: it can become longer by it, and not shorter.
        "crates/supervisor/src/staff/clock.rs",
        // When a path of drawing was seen to draw, for whoever reads of it later.
        "crates/supervisor/src/stand/drawing_path.rs",
        // Opening hours, corrected by the portal's clock.
        "crates/supervisor/src/stand/clinic_hours.rs",
        // In which part of a second a resting page stirs: set, it comes early or late once.
        "src-tauri/src/window/stirring.rs",
        "ui/src/pulse.ts",
    ]);
    assert_eq!(found, may_ask);
}

/// A long test in a crate that `cargo xtask test long` does not know is never run.
#[test]
fn every_crate_with_a_long_test_is_run_by_the_long_step() {
    let mut list = std::fs::read_to_string(root().join("xtask/src/test.rs")).unwrap();
    list.retain(|sign| !sign.is_whitespace());
    let has_long_test = |folder: &Path| {
        let sources = files(folder).into_iter().filter(|path| path.ends_with(".rs"));
        sources.into_iter().any(|path| std::fs::read_to_string(path).unwrap().contains("\nfn long_"))
    };
    let mut crates = vec![("portal-kiosk-shell".to_owned(), root().join("src-tauri"))];
    for entry in std::fs::read_dir(root().join("crates")).unwrap() {
        let entry = entry.unwrap();
        crates.push((entry.file_name().into_string().unwrap(), entry.path()));
    }
    crates.retain(|(_, folder)| has_long_test(folder));
    assert!(crates.len() >= 5, "{crates:?}");
    for (name, _) in crates {
        assert!(list.contains(&format!("(\"{name}\"")), "{name} is not in LONG in xtask/src/test.rs");
    }
}

/// The names in backticks that are written as tests are.
#[test]
fn every_promise_names_tests_that_are_there() {
    for (page, at_least) in [("docs/security.md", 30), ("docs/reliability.md", 15)] {
        let promises = std::fs::read_to_string(root().join(page)).unwrap();
        let words = promises.split('`').skip(1).step_by(2);
        let named: BTreeSet<&str> = words.filter(|name| name.matches('_').count() >= 4).collect();
        assert!(named.len() > at_least, "{page}: {named:?}");
        let missing = missing_tests(named);
        assert!(missing.is_empty(), "{page}: {missing:#?}");
    }
}

/// Those of the names that no test has.
pub(crate) fn missing_tests<'a>(named: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let sources: Vec<String> =
        ["crates", "src-tauri", "tests"].into_iter().flat_map(sources).map(|(_, source)| source).collect();
    let is_there = |name: &str| sources.iter().any(|source| source.contains(&format!("fn {name}(")));
    named.into_iter().filter(|name| !is_there(name)).collect()
}

/// Rust files below a folder, with their text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let files = files(&root().join(folder));
    let rust = files.into_iter().filter(|path| path.ends_with(".rs"));
    rust.map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "node_modules" && name != "target" && name != "dist" {
                found.append(&mut files(&path));
            }
        } else {
            found.push(path.to_string_lossy().into_owned());
        }
    }
    found
}
