//! Where a patient could have left something, and the search through all of it.

use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use stand_driver::WaitingRoom;
use stand_driver::programs::Right;
use stand_driver::traces::{Looked, NotLookedAt, Search, files_below};

use super::Trouble;
use super::guest::Guest;

/// Where programs that run for a stand may write, besides what is the room's own.
const WRITABLE: &[&str] = &["/dev/shm", "/run", "/tmp", "/var/tmp", "/var/log"];

/// The time from which on something of a patient's can have been written.
pub(super) struct Before {
    seconds: i64,
    /// The sandbox portal's own: there a patient is meant to be known.
    left_out: NotLookedAt,
}

impl Before {
    pub(super) fn anybody_came(here: &WaitingRoom) -> Self {
        let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let portals = here.portal.state_file().parent().map(Path::to_owned);
        Self { seconds: i64::try_from(since_1970.as_secs()).unwrap_or_default(), left_out: NotLookedAt::these(portals) }
    }

    /// Files that were made, written or renamed since.
    fn changed_since(&self, directory: &Path) -> Vec<PathBuf> {
        let changed = |file: &PathBuf| file.symlink_metadata().is_ok_and(|about| about.ctime() >= self.seconds);
        files_below(directory, &self.left_out).into_iter().filter(changed).collect()
    }
}

/// Every file and every process in which something of these patients could be.
pub(super) fn looks_everywhere(
    here: &WaitingRoom,
    before: &Before,
    patients: &[(Guest, Vec<Right>)],
) -> Result<Looked, Trouble> {
    let marks = patients.iter().enumerate().flat_map(|(number, (guest, rights))| guest.marks(number + 1, rights));
    let search = Search::for_marks(marks.collect())?;
    let mut looked = in_memory(here, &search)?;
    for own in [here.room.directory(), here.stand.directory()] {
        let in_files = search.in_files_below(own, &NotLookedAt::default())?;
        assert!(in_files.bytes > 0, "there is nothing in {}", own.display());
        looked.and(in_files);
    }
    let elsewhere = WRITABLE.iter().flat_map(|directory| before.changed_since(Path::new(directory)));
    for file in elsewhere {
        looked.and(search.in_file(&file)?);
    }
    Ok(looked)
}

/// The memory of everything that runs in the room.
pub(super) fn in_memory(here: &WaitingRoom, search: &Search) -> Result<Looked, Trouble> {
    let mut looked = Looked::default();
    for process in here.room.everybody()? {
        looked.and(search.in_memory(process.pid)?);
    }
    assert!(looked.bytes > 0, "no memory was looked at");
    Ok(looked)
}
