//! Where a stand keeps its store, and that only one supervisor runs on it.

use std::fs::File;
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};
use thiserror::Error;

/// Why there is no place for the stand's store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("Say where the stand keeps its store: --state-dir, $XDG_STATE_HOME or $HOME.")]
pub(super) struct NoStateDirectory;

/// The directory that the command line names, or the usual one.
pub(super) fn state_directory(named: Option<&Path>) -> Result<PathBuf, NoStateDirectory> {
    let variable = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let usual = || variable("XDG_STATE_HOME").or_else(|| Some(variable("HOME")?.join(".local/state")));
    named
        .map(Path::to_owned)
        .or_else(|| Some(usual()?.join("portal-kiosk")))
        // Absolute, because it is told to other programs.
        .and_then(|path| std::path::absolute(path).ok())
        .ok_or(NoStateDirectory)
}

/// The right to run this stand; another supervisor gets it when this value, or this process, is gone.
#[derive(Debug)]
pub(super) struct OnlySupervisor(#[expect(dead_code, reason = "held, not used")] File);

/// Why the stand cannot be run.
#[derive(Debug, Error)]
pub(super) enum NotAlone {
    /// Another supervisor runs it.
    #[error("this stand is running already")]
    Running,
    /// The lock cannot be had.
    #[error("the state directory cannot be locked: {0}")]
    NoLock(#[source] std::io::Error),
}

impl OnlySupervisor {
    /// Takes the right, if nobody has it.
    pub(super) fn of(state_directory: &Path) -> Result<Self, NotAlone> {
        // The directory itself, so that nothing need be written: its disk may be full or read-only.
        let directory = File::open(state_directory).map_err(NotAlone::NoLock)?;
        match flock(&directory, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Self(directory)),
            Err(rustix::io::Errno::WOULDBLOCK) => Err(NotAlone::Running),
            Err(error) => Err(NotAlone::NoLock(error.into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stand_is_run_once_at_a_time() {
        let directory = tempfile::tempdir().unwrap();
        let first = OnlySupervisor::of(directory.path()).unwrap();
        assert!(matches!(OnlySupervisor::of(directory.path()), Err(NotAlone::Running)));
        drop(first);
        OnlySupervisor::of(directory.path()).unwrap();
    }

    #[test]
    fn the_state_directory_is_absolute() {
        assert!(state_directory(Some(Path::new("here"))).unwrap().is_absolute());
    }
}
