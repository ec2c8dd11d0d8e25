//! How much of the machine one sandbox may take: a control group of its own, where the kernel lets the stand make one.
//!
//! A shell that wants more memory than that loses its largest process, and its flood of processes stops; the screen, the keyring and
//! the supervisor do not notice. A group also keeps what a shell has in memory from being written to swap.
//!
//! The supervisor may make groups below one that was delegated to it (`Delegate=` in its unit). A group has either processes or groups
//! in it, so the supervisor first moves to one of its own. See `cgroups(7)`, and "Control Group APIs and Delegation" of systemd's.

use std::cell::Cell;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::configuration::SandboxLimits;

/// Where control groups are, on every machine of these years.
const ALL: &str = "/sys/fs/cgroup";

/// What has to be counted for a shell.
const CONTROLLERS: [&str; 2] = ["memory", "pids"];

/// The supervisor's own group.
const SUPERVISOR: &str = "supervisor";

/// How the groups of sandboxes begin.
const SANDBOX: &str = "sandbox-";

/// Why sandboxes have no limits.
#[derive(Debug, Error)]
pub(crate) enum NoControlGroups {
    /// The kernel, or whoever has set it up, has none of the second version.
    #[error("this machine has no control groups of version 2")]
    None,
    /// They do not count what has to be counted.
    #[error("{0} is not counted in the stand's control group (Delegate= in its unit)")]
    NotCounted(&'static str),
    /// The group is somebody else's.
    #[error("the stand's control group is not its own (Delegate= in its unit): {0}")]
    NotOurs(#[from] io::Error),
}

/// Where groups for sandboxes can be made.
#[derive(Debug)]
pub(crate) struct ControlGroups {
    directory: PathBuf,
    limits: SandboxLimits,
    made: Cell<u64>,
}

impl ControlGroups {
    /// Takes the group that this process is in, if it was delegated.
    ///
    /// # Errors
    ///
    /// [`NoControlGroups`] where it was not. Then everything is as before.
    pub(crate) fn delegated(limits: SandboxLimits) -> Result<Self, NoControlGroups> {
        let own = fs::read_to_string("/proc/self/cgroup").ok().and_then(|groups| own_group(&groups));
        let directory = own.map(|own| Path::new(ALL).join(own)).ok_or(NoControlGroups::None)?;
        Self::take(directory, limits)
    }

    fn take(directory: PathBuf, limits: SandboxLimits) -> Result<Self, NoControlGroups> {
        let counted = fs::read_to_string(directory.join("cgroup.controllers")).map_err(|_| NoControlGroups::None)?;
        for wanted in CONTROLLERS {
            if !counted.split_whitespace().any(|controller| controller == wanted) {
                return Err(NoControlGroups::NotCounted(wanted));
            }
        }
        let groups = Self { directory, limits, made: Cell::new(0) };
        groups.move_down()?;
        groups.remove_old();
        Ok(groups)
    }

    fn move_down(&self) -> io::Result<()> {
        let below = self.directory.join(SUPERVISOR);
        match fs::create_dir(&below) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        admit(std::process::id(), &below)?;
        let count = CONTROLLERS.map(|controller| format!("+{controller}")).join(" ");
        fs::write(self.directory.join("cgroup.subtree_control"), count).inspect_err(|_| {
            // Others live in it, so it is not the supervisor's.
            let _ = admit(std::process::id(), &self.directory);
            let _ = fs::remove_dir(&below);
        })
    }

    /// Removes the groups of an earlier supervisor's sandboxes, which have nobody in them any more.
    fn remove_old(&self) {
        for entry in fs::read_dir(&self.directory).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(SANDBOX) {
                let _ = fs::remove_dir(entry.path());
            }
        }
    }

    /// A group for one sandbox, with its limits, and nobody in it yet.
    ///
    /// # Errors
    ///
    /// When the kernel makes none.
    pub(super) fn group(&self) -> io::Result<ControlGroup> {
        self.made.set(self.made.get() + 1);
        let directory = self.directory.join(format!("{SANDBOX}{}", self.made.get()));
        fs::create_dir(&directory)?;
        let group = ControlGroup(directory);
        group.set("memory.max", self.limits.memory.saturating_mul(1024 * 1024))?;
        group.set("pids.max", self.limits.tasks)?;
        // Where the kernel knows no swap, there is no such file.
        let _ = group.set("memory.swap.max", 0);
        Ok(group)
    }
}

/// One sandbox's group. It goes with this value, if nobody is in it any more.
#[derive(Debug)]
pub(super) struct ControlGroup(PathBuf);

impl ControlGroup {
    /// Puts a process into it, and with it what it starts from then on.
    ///
    /// # Errors
    ///
    /// When the process has ended.
    pub(super) fn admit(&self, process: i32) -> io::Result<()> {
        admit(process.unsigned_abs(), &self.0)
    }

    /// What its processes were refused: how many were ended for want of memory, and how many could not be started.
    pub(super) fn refused(&self) -> Refused {
        let count = |file, name| {
            let events = fs::read_to_string(self.0.join(file)).unwrap_or_default();
            events.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok()).unwrap_or(0)
        };
        Refused { memory: count("memory.events", "oom_kill "), tasks: count("pids.events", "max ") }
    }

    fn set(&self, file: &str, value: impl ToString) -> io::Result<()> {
        fs::write(self.0.join(file), value.to_string())
    }
}

impl Drop for ControlGroup {
    fn drop(&mut self) {
        // One that is left over is removed by the next supervisor.
        let _ = fs::remove_dir(&self.0);
    }
}

/// What a group has refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) memory: u64,
    pub(super) tasks: u64,
}

fn admit(process: u32, group: &Path) -> io::Result<()> {
    fs::write(group.join("cgroup.procs"), process.to_string())
}

/// The group of version 2 that a process is in, by what its `/proc/…/cgroup` says, below [`ALL`].
fn own_group(groups: &str) -> Option<PathBuf> {
    let own = groups.lines().find_map(|line| line.strip_prefix("0::/"))?;
    Some(PathBuf::from(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the kernel would show it, as far as files can play its part.
    fn played(controllers: &str) -> tempfile::TempDir {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("cgroup.controllers"), controllers).unwrap();
        place
    }

    fn read(place: &Path, file: &str) -> String {
        fs::read_to_string(place.join(file)).unwrap()
    }

    #[test]
    fn a_sandbox_gets_a_group_with_its_limits() {
        let place = played("cpu memory pids\n");
        let limits = SandboxLimits { memory: 600, tasks: 200 };
        let groups = ControlGroups::take(place.path().to_owned(), limits).unwrap();
        assert_eq!(read(place.path(), "supervisor/cgroup.procs"), std::process::id().to_string());
        assert_eq!(read(place.path(), "cgroup.subtree_control"), "+memory +pids");
        let (first, second) = (groups.group().unwrap(), groups.group().unwrap());
        assert_ne!(first.0, second.0);
        first.admit(7).unwrap();
        let written = ["cgroup.procs", "memory.max", "memory.swap.max", "pids.max"].map(|file| read(&first.0, file));
        assert_eq!(written, ["7", "629145600", "0", "200"]);
    }

    #[test]
    fn a_group_that_does_not_count_both_is_not_used() {
        for (controllers, missing) in [("cpu pids", "memory"), ("memory", "pids"), ("", "memory")] {
            let place = played(controllers);
            let refused = ControlGroups::take(place.path().to_owned(), SandboxLimits::default()).unwrap_err();
            assert!(matches!(refused, NoControlGroups::NotCounted(found) if found == missing), "{refused}");
            assert!(!place.path().join(SUPERVISOR).exists());
        }
    }

    #[test]
    fn a_group_where_others_live_is_left_as_it_was() {
        let place = played("memory pids");
        // Writing it fails, as the kernel's does where there are processes.
        fs::create_dir(place.path().join("cgroup.subtree_control")).unwrap();
        let refused = ControlGroups::take(place.path().to_owned(), SandboxLimits::default()).unwrap_err();
        assert!(matches!(refused, NoControlGroups::NotOurs(_)), "{refused}");
        assert_eq!(read(place.path(), "cgroup.procs"), std::process::id().to_string());
    }

    #[test]
    fn the_own_group_is_that_of_the_second_version() {
        let mixed = "4:memory:/elsewhere\n0::/user.slice/app.slice/portal-kiosk.service\n";
        assert_eq!(own_group(mixed), Some("user.slice/app.slice/portal-kiosk.service".into()));
        assert_eq!(own_group("0::/\n"), Some("".into()));
        assert_eq!(own_group("4:memory:/elsewhere\n"), None);
    }

    #[test]
    fn what_was_refused_is_counted() {
        let place = tempfile::tempdir().unwrap();
        let group = ControlGroup(place.path().to_owned());
        assert_eq!(group.refused(), Refused { memory: 0, tasks: 0 });
        fs::write(place.path().join("memory.events"), "low 0\nmax 12\noom 3\noom_kill 2\noom_group_kill 0\n").unwrap();
        fs::write(place.path().join("pids.events"), "max 5\n").unwrap();
        assert_eq!(group.refused(), Refused { memory: 2, tasks: 5 });
    }
}
