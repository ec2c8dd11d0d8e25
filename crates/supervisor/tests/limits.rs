//! What one shell may take of the machine, by the real program, with a script in the shell's place.
//!
//! Where this machine lets somebody make a control group, the kernel's own limits are tried. Where it does not, the stand has to say so.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

/// The least that can be configured.
const LIMITS: &str = "[sandbox]\nmemory-mebibytes = 512\ntasks = 200\n";

/// Takes memory without end.
const TAKES_MEMORY: &str = "tail /dev/zero";

/// Starts more than it may, each of which would stay.
const STARTS_PROCESSES: &str = "for number in $(seq 300); do sleep 1000000 & done";

/// A control group of the test's own, as a service manager would delegate one.
struct DelegatedGroup(PathBuf);

impl DelegatedGroup {
    /// Made below the group that this process is in, or beside it.
    fn make(name: &str) -> Option<Self> {
        let groups = fs::read_to_string("/proc/self/cgroup").unwrap();
        let own = Path::new("/sys/fs/cgroup").join(groups.lines().find_map(|line| line.strip_prefix("0::/"))?);
        [own.parent()?, &own].into_iter().find_map(|above| {
            let group = Self(above.join(format!("portal-kiosk-{name}-{}", std::process::id())));
            fs::create_dir(&group.0).ok()?;
            let counted = fs::read_to_string(group.0.join("cgroup.controllers")).unwrap_or_default();
            ["memory", "pids"].iter().all(|one| counted.split_whitespace().any(|word| word == *one)).then_some(group)
        })
    }
}

impl Drop for DelegatedGroup {
    fn drop(&mut self) {
        let below = fs::read_dir(&self.0).into_iter().flatten().flatten();
        for group in below.filter(|entry| entry.path().is_dir()) {
            let _ = fs::remove_dir(group.path());
        }
        let _ = fs::remove_dir(&self.0);
    }
}

/// What the supervisor says of a shell that does this, up to the line with one of these words; then it is asked to end, and does.
fn said_until(group: Option<&DelegatedGroup>, script: &str, awaited: &str) -> String {
    let place = tempfile::tempdir().unwrap();
    let path = |name: &str| place.path().join(name).display().to_string();
    for (name, script) in [("shell", script), ("notice", "cat >/dev/null")] {
        fs::write(path(name), format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(path(name), Permissions::from_mode(0o755)).unwrap();
    }
    let programs = format!("shell = \"{}\"\nnotice = \"{}\"\n", path("shell"), path("notice"));
    fs::write(path("kiosk.toml"), programs + LIMITS).unwrap();
    let admitted = group.map_or_else(|| path("nowhere"), |group| group.0.join("cgroup.procs").display().to_string());
    let mut supervisor = Command::new("sh")
        .args(["-c", "echo $$ >\"$0\"; exec \"$@\"", &admitted, env!("CARGO_BIN_EXE_portal-kiosk"), "run"])
        .args(["--config", &path("kiosk.toml"), "--state-dir", &path("state")])
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env("XDG_RUNTIME_DIR", place.path())
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    let mut log = BufReader::new(supervisor.stderr.take().unwrap());
    while !said.contains(awaited) && log.read_line(&mut said).unwrap() > 0 {}
    kill_process(Pid::from_child(&supervisor), Signal::TERM).unwrap();
    while log.read_line(&mut said).unwrap() > 0 {}
    assert!(supervisor.wait().unwrap().success(), "{said}");
    said
}

#[test]
fn a_shell_that_takes_more_than_it_may_is_refused_and_nobody_else_notices() {
    let Some(group) = DelegatedGroup::make("limits") else {
        let said = said_until(None, "cat", "a shell has no limits but the machine's own");
        assert!(said.contains("a shell has no limits but the machine's own"), "{said}");
        return;
    };
    let refused = "a sandbox wanted more than it may have";
    let said = said_until(Some(&group), TAKES_MEMORY, refused);
    assert!(said.contains("memory=1 tasks=0"), "{said}");
    let said = said_until(Some(&group), STARTS_PROCESSES, refused);
    assert!(said.contains(refused) && said.contains("memory=0"), "{said}");
    assert!(!said.contains("has no limits"), "{said}");
    // Nothing is left of any of them.
    let left = fs::read_dir(&group.0).unwrap().flatten().filter(|entry| entry.path().is_dir());
    let left: Vec<_> = left.map(|entry| entry.file_name()).filter(|name| name != "supervisor").collect();
    assert!(left.is_empty(), "{left:?}");
}
