//! What a stand in a room holds of the machine: files, processes, descriptors, memory. For tests that want it to be the same after
//! many patients as before the first.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::meters::{self, MeterError};
use crate::processes::Pid;
use crate::programs::Stand;
use crate::{Room, WaitingRoom};

/// Where programs leave files that should have left none.
const COMMON: &[&str] = &["/tmp", "/var/tmp", "/dev/shm"];

/// How the names of those begin that could be a stand's: the machine is used by others, too.
const COULD_BE_A_STANDS: &[&str] =
    &["portal-kiosk", "WebKit", "webkit", "WK2", "org.webkit", "bwrap", "tauri", "dconf", "gst"];

/// What a stand holds at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Every file and directory of the stand's, of its room's, and those in the machine's common places that could be a stand's.
    pub files: BTreeSet<PathBuf>,
    /// How many processes there are of each name, in the whole room.
    pub processes: BTreeMap<String, usize>,
    /// How many files and the like those hold open that outlive a patient: the supervisor and the notice window.
    pub descriptors: usize,
    /// Their memory, in bytes.
    pub memory: u64,
}

/// Why that cannot be said.
#[derive(Debug, Error)]
pub enum HoldingUnknown {
    /// The kernel lacks a figure.
    #[error(transparent)]
    Meter(#[from] MeterError),
    /// A directory or the table of processes cannot be read.
    #[error("the stand's files or processes cannot be looked at")]
    Unreadable(#[from] io::Error),
}

impl Holding {
    /// What this stand holds now.
    ///
    /// # Errors
    ///
    /// When the kernel does not say.
    pub fn of(here: &WaitingRoom) -> Result<Self, HoldingUnknown> {
        let files = Self::files(&here.stand, &here.room)?;
        let mut count = BTreeMap::new();
        for process in here.room.guests()? {
            *count.entry(process.name).or_default() += 1;
        }
        let lasting = lasting(&here.stand)?;
        let descriptors = lasting.iter().map(|pid| meters::open_descriptors(*pid)).sum::<Result<usize, _>>()?;
        Ok(Self { files, processes: count, descriptors, memory: meters::memory(&lasting)?.bytes })
    }

    /// The files alone of what a stand holds.
    ///
    /// # Errors
    ///
    /// When a directory cannot be read.
    pub fn files(stand: &Stand, room: &Room) -> io::Result<BTreeSet<PathBuf>> {
        let mut files = BTreeSet::new();
        for directory in [stand.directory(), room.directory()] {
            add_all_below(directory, &mut files)?;
        }
        for directory in COMMON {
            add_those_like(Path::new(directory), COULD_BE_A_STANDS, &mut files)?;
        }
        Ok(files)
    }
}

/// The processes that are there for as long as the stand is on: they may not grow.
fn lasting(stand: &Stand) -> io::Result<Vec<Pid>> {
    Ok(std::iter::once(stand.supervisor()).chain(stand.notice_window()?).collect())
}

fn add_all_below(directory: &Path, found: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    for entry in unless_gone(std::fs::read_dir(directory))?.into_iter().flatten() {
        let entry = entry?;
        if unless_gone(entry.file_type())?.is_some_and(|kind| kind.is_dir()) {
            add_all_below(&entry.path(), found)?;
        }
        found.insert(entry.path());
    }
    Ok(())
}

fn add_those_like(directory: &Path, beginnings: &[&str], found: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(directory)? {
        let name = entry?.file_name();
        if beginnings.iter().any(|beginning| name.to_string_lossy().starts_with(beginning)) {
            found.insert(directory.join(name));
        }
    }
    Ok(())
}

/// `None` for what went away while it was looked at.
fn unless_gone<T>(looked: io::Result<T>) -> io::Result<Option<T>> {
    match looked {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        other => other.map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_below_a_directory_is_found_and_others_in_a_common_place_are_not() {
        let place = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(place.path().join("one/two")).unwrap();
        std::fs::write(place.path().join("one/two/three"), "").unwrap();
        let mut all = BTreeSet::new();
        add_all_below(place.path(), &mut all).unwrap();
        let expected = ["one", "one/two", "one/two/three"].map(|path| place.path().join(path));
        assert_eq!(all, BTreeSet::from(expected));
        let mut alike = BTreeSet::new();
        add_those_like(place.path(), &["on"], &mut alike).unwrap();
        add_those_like(place.path(), &["tw"], &mut alike).unwrap();
        assert_eq!(alike, BTreeSet::from([place.path().join("one")]));
    }
}
