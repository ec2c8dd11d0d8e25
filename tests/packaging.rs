//! What is installed beside the programs is understood by whoever reads it.

use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

const UNIT: &str = include_str!("../packaging/portal-kiosk.service");

/// By systemd's own measure, in tenths; it counts what no user's service can have. Versions of systemd differ a little. Without a line of
/// caution it was 96.
const EXPOSED: u32 = 90;

/// How long systemd waits for a sign of life of the supervisor's.
pub(crate) fn watchdog_patience() -> Result<Duration, Trouble> {
    let value = UNIT.lines().find_map(|line| line.strip_prefix("WatchdogSec=")?.strip_suffix("ms"));
    Ok(Duration::from_millis(value.ok_or("the unit sets no WatchdogSec in milliseconds")?.parse()?))
}

/// Asks systemd about a unit, as a user's.
fn asked(about: &[&str], unit: &str) -> Result<Output, Trouble> {
    let place = tempfile::tempdir()?;
    let file = place.path().join("portal-kiosk.service");
    // What it would start has to be there.
    std::fs::write(&file, unit.replace("/usr/bin/portal-kiosk", "/bin/true"))?;
    let asking = Command::new("systemd-analyze")
        .args(about)
        .arg("--user")
        .arg(&file)
        .env("XDG_RUNTIME_DIR", place.path())
        .output();
    Ok(asking.map_err(|error| format!("systemd-analyze, of xtask/debian-packages.txt: {error}"))?)
}

/// What systemd does not understand it passes over, and says so.
fn complaints(unit: &str) -> Result<String, Trouble> {
    let verified = asked(&["verify", "--man=no"], unit)?;
    let said = String::from_utf8(verified.stderr)?;
    assert!(verified.status.success(), "{said}");
    Ok(said)
}

#[test]
fn every_unit_is_understood_and_exposes_no_more_than_it_did() -> Result<(), Trouble> {
    let units: Vec<_> =
        std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../packaging"))?.flatten().collect();
    let is_unit =
        |name: &std::ffi::OsString| Path::new(name).extension().is_some_and(|extension| extension == "service");
    let units: Vec<_> = units.into_iter().map(|entry| entry.file_name()).filter(is_unit).collect();
    assert_eq!(units, ["portal-kiosk.service"]);
    assert_eq!(complaints(UNIT)?, "");
    // A slip would be said.
    for (right, wrong) in
        [("WatchdogSec=", "WatchdogSecs="), ("UMask=0077", "UMask=private"), ("memory pids", "memory pidz")]
    {
        assert!(UNIT.contains(right) && !complaints(&UNIT.replace(right, wrong))?.is_empty(), "{wrong}");
    }
    let measured = asked(&["security", "--offline=true", "--no-pager"], UNIT)?;
    let said = String::from_utf8(measured.stdout)?;
    let level = said
        .split("Overall exposure level for portal-kiosk.service: ")
        .nth(1)
        .and_then(|level| level.split(' ').next());
    let tenths: u32 = level.ok_or("no level is said")?.replace('.', "").parse()?;
    assert!(tenths <= EXPOSED, "{tenths}");
    Ok(())
}
