//! What only a stand shows that runs as an installation runs it: by a user of its own, and not by root.
//!
//! The tests themselves may be root's. Then they are run once more, by a user who may do nothing.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use crate::shipped_programs;
use sandbox_portal::CLINICS;
use stand_driver::processes::{self, Pid};
use stand_driver::{RoomPlan, WaitingRoom};

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

/// Belongs to nobody, on every machine.
const NOBODY: &str = "nobody";

const SHIPPED: [&str; 4] = ["portal-kiosk", "portal-kiosk-notice", "portal-kiosk-shell", "sandbox-portal"];

#[tokio::test]
async fn the_portals_pages_have_a_sandbox_of_their_own_within_the_shells() -> Result<(), Trouble> {
    if rustix::process::geteuid().is_root() {
        return once_more_as_nobody("the_portals_pages_have_a_sandbox_of_their_own_within_the_shells");
    }
    let here = WaitingRoom::open(&shipped_programs(), RoomPlan::portrait(), CLINICS[0].pairing_code).await?;
    here.signs_in_with("2025550101", "+1", 1).await?;
    let before = sandboxes_within(&here).await?;
    here.opens_the_portal().await?;
    let pages: Vec<Pid> = sandboxes_within(&here).await?.into_iter().filter(|found| !before.contains(found)).collect();
    let mut web_processes = 0;
    for sandbox in &pages {
        let inside = processes::descendants(*sandbox)?;
        web_processes += inside.iter().filter(|process| process.name.starts_with("WebKitWeb")).count();
    }
    assert!(web_processes > 0, "the pages' process is in none of {pages:?}");
    Ok(())
}

/// The sandboxes that the shell on the screen has made.
async fn sandboxes_within(here: &WaitingRoom) -> Result<Vec<Pid>, Trouble> {
    let shell = here.shell_on_screen().await?.into_iter().find(|process| process.name.starts_with("portal-kiosk-sh"));
    let below = processes::descendants(shell.ok_or("no shell is on the screen")?.pid)?;
    Ok(below.into_iter().filter(|process| process.name == "bwrap").map(|process| process.pid).collect())
}

/// Nobody may not read what was built, so they get copies.
fn once_more_as_nobody(test: &str) -> Result<(), Trouble> {
    let place = tempfile::tempdir()?;
    std::fs::set_permissions(place.path(), std::fs::Permissions::from_mode(0o755))?;
    let (programs, home) = (place.path().join("release"), place.path().join("home"));
    std::fs::create_dir(&programs)?;
    for name in SHIPPED {
        copy(&shipped_programs().named(name), &programs.join(name))?;
    }
    let tests = place.path().join("tests");
    copy(&std::env::current_exe()?, &tests)?;
    std::fs::create_dir(&home)?;
    let made_theirs = Command::new("chown").arg(NOBODY).arg(&home).status()?;
    assert!(made_theirs.success());
    let done = Command::new("setpriv")
        .args(["--reuid", NOBODY, "--regid", "nogroup", "--clear-groups"])
        .arg(&tests)
        .args(["--exact", &format!("ordinary_user::{test}"), "--nocapture"])
        .current_dir(&home)
        .env_clear()
        .envs(std::env::vars_os().filter(|(name, _)| name == "PATH" || name == "LANG"))
        .env("HOME", &home)
        .env("TMPDIR", &home)
        .env("CARGO_TARGET_DIR", place.path())
        .output()?;
    let said = String::from_utf8_lossy(&done.stdout);
    // One that has run nothing has shown nothing.
    assert!(done.status.success() && said.contains("1 passed"), "{said}{}", String::from_utf8_lossy(&done.stderr));
    Ok(())
}

/// With links followed, and to be read and run by everybody.
fn copy(from: &Path, to: &Path) -> Result<(), Trouble> {
    std::fs::copy(from, to)?;
    Ok(std::fs::set_permissions(to, std::fs::Permissions::from_mode(0o755))?)
}
