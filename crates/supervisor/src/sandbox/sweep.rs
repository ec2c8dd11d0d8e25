//! Makes sure, when a supervisor starts, that nothing of an earlier one's shells and notice window is left.
//!
//! A supervisor that dies takes them with it, but within moments and not at once. Every process in a sandbox can be
//! told by a directory that is mounted there alone and named for the stand. One that dies in the very moment in which
//! bubblewrap makes a sandbox can leave bubblewrap itself waiting for ever; that is told by its arguments.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::pidfd::Process;
use super::receipt::ClearStand;

/// Where a sandbox has what is its own.
const WITHIN: &str = "/run/portal-kiosk";

/// What this stand's sandboxes can be told by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StandMark(String);

impl StandMark {
    /// Made of the state directory's identity, so that two stands on one machine do not end each other's shells.
    ///
    /// # Errors
    ///
    /// When there is no such directory.
    pub(crate) fn of(state_directory: &Path) -> io::Result<Self> {
        let directory = fs::metadata(state_directory)?;
        Ok(Self(format!("stand-{:x}-{:x}", directory.dev(), directory.ino())))
    }

    /// The directory that only this stand's sandboxes have.
    pub(super) fn directory(&self) -> PathBuf {
        Path::new(WITHIN).join(&self.0)
    }

    /// Whether these arguments make one of this stand's sandboxes.
    fn is_named_in(&self, arguments: &str) -> bool {
        arguments.split('\0').any(|argument| argument.starts_with(&self.below()))
    }

    fn below(&self) -> String {
        format!("{}/", self.directory().display())
    }

    /// Whether a process with these mounts lives in one of this stand's sandboxes.
    fn is_in(&self, mounts: &str) -> bool {
        let below = self.below();
        // The fifth word is where it is mounted.
        mounts.lines().filter_map(|line| line.split(' ').nth(4)).any(|point| point.starts_with(&below))
    }
}

/// Ends whatever lives in one of this stand's sandboxes, and waits until it is gone. The caller holds the stand's lock, so
/// none of it is any living supervisor's.
///
/// # Errors
///
/// When the table of processes cannot be read.
pub(crate) async fn sweep(mark: &StandMark) -> io::Result<ClearStand> {
    loop {
        let left = processes_of(mark)?;
        if left.is_empty() {
            return Ok(ClearStand::seen());
        }
        tracing::warn!(processes = left.len(), "ending what an earlier supervisor has left behind");
        for process in &left {
            process.kill();
        }
        for process in &left {
            process.gone().await;
            process.reap();
        }
    }
}

fn processes_of(mark: &StandMark) -> io::Result<Vec<Process>> {
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let Some(number) = entry?.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        // The handle first: what is read afterwards is then of this process or of none.
        let Ok(Some(process)) = Process::open(number) else { continue };
        // One that is just ending, or is somebody else's, has nothing to read.
        let read = |what| fs::read_to_string(format!("/proc/{number}/{what}")).unwrap_or_default();
        if mark.is_in(&read("mountinfo")) || (read("comm") == "bwrap\n" && mark.is_named_in(&read("cmdline"))) {
            found.push(process);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sandbox_is_told_by_where_something_is_mounted_and_not_by_what() {
        let mark = StandMark("stand-1-2".to_owned());
        let line = |from: &str, to: &str| format!("36 35 98:0 {from} {to} ro,relatime - ext4 /dev/root ro\n");
        assert!(mark.is_in(&line("/usr/bin/shell", "/run/portal-kiosk/stand-1-2/shell")));
        assert!(!mark.is_in(&line("/run/portal-kiosk/stand-1-2/shell", "/mnt")));
        assert!(!mark.is_in(&line("/usr/bin/shell", "/run/portal-kiosk/stand-1-23/shell")));
        assert!(!mark.is_in(""));
    }
}
