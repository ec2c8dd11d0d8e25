//! The soak as a test: nothing of three hundred patients stays, and a leak would have been seen.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use serde_json::Value;

/// Where `cargo xtask test long` has built what is shipped.
fn shipped_programs() -> PathBuf {
    let usual = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target"));
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(usual, PathBuf::from).join("release")
}

/// Runs a soak; gives how it ended and what it found.
fn soaked(name: &str, programs: &Path, arguments: &[&str]) -> (ExitStatus, Value) {
    let report = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut soak = Command::new(env!("CARGO_BIN_EXE_soak"));
    soak.arg("--programs").arg(programs).arg("--report").arg(&report).args(arguments);
    let status = soak.status().unwrap();
    println!("the report is {}", report.join("index.html").display());
    (status, serde_json::from_slice(&std::fs::read(report.join("soak.json")).unwrap()).unwrap())
}

fn count(found: &Value, part: &str) -> usize {
    found["gone"].as_array().unwrap().iter().filter(|gone| gone["at"]["part"] == part).count()
}

fn supervisors_memory<'a>(found: &'a Value, part: &str) -> &'a Value {
    let is_it = |judged: &&Value| judged["part"] == part && judged["quantity"] == "supervisor-memory";
    found["judged"].as_array().unwrap().iter().find(is_it).unwrap()
}

#[test]
#[ignore = "long: half an hour; see cargo xtask test long"]
fn long_of_three_hundred_patients_with_faults_nothing_stays() {
    let (status, found) = soaked("soak", &shipped_programs(), &[]);
    assert!(count(&found, "patients") >= 300 && count(&found, "passing") >= 1000);
    assert!(found["gone"].as_array().unwrap().iter().any(|gone| !gone["fault"].is_null()), "nothing broke");
    assert_eq!(found["failures"], serde_json::json!([]));
    for part in ["patients", "passing"] {
        assert_eq!(supervisors_memory(&found, part)["verdict"], "flat", "{part}");
    }
    assert!(status.success(), "the report says what has grown");
}

#[test]
#[ignore = "long: some minutes; see cargo xtask test long"]
fn long_a_leak_of_four_kibibytes_a_patient_is_noticed() {
    let programs = tempfile::tempdir().unwrap();
    symlink(env!("CARGO_BIN_EXE_leaking-supervisor"), programs.path().join("portal-kiosk")).unwrap();
    for shipped in ["portal-kiosk-notice", "sandbox-portal"] {
        symlink(shipped_programs().join(shipped), programs.path().join(shipped)).unwrap();
    }
    let few = ["--passing", "300", "--hours", "0", "--patients", "0"];
    let (status, found) = soaked("leak", programs.path(), &few);
    let memory = supervisors_memory(&found, "passing");
    assert_eq!(memory["verdict"], "grows", "{memory}");
    let each = memory["growth"]["each"].as_f64().unwrap();
    assert!((3500.0..5500.0).contains(&each), "{memory}");
    assert!(memory["growth"]["least"].as_f64().unwrap() > 2048.0, "{memory}");
    assert_eq!(status.code(), Some(1));
}
