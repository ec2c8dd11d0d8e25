//! What a stand keeps on disk: to whom it belongs, and what it looks like. Nothing of any patient, and no secret.
//!
//! One SQLite file, a table a module. A store that cannot be read is never deleted or mended here: the stand says so and
//! waits for a person.

mod branding;
mod enrolment;
mod migrations;

use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::{fs, io};

use rusqlite::Connection;
use thiserror::Error;

pub use branding::StoredBranding;
pub use enrolment::Enrolment;

/// The stand's own file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
}

/// Why the store gives or takes nothing.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A newer program has written it; this one would misread it.
    #[error("the stand's store was written by a newer version of this program: install that version, or a later one")]
    Newer,
    /// The directory is not there and cannot be made, or belongs to somebody else.
    #[error("the state directory {} cannot be used: {source}", path.display())]
    Directory {
        /// Which.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// It is damaged, or may not be read or written.
    #[error("the stand's store cannot be read: {0}")]
    Unreadable(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

impl Store {
    /// Opens the store in this directory, and makes both where there is none.
    ///
    /// # Errors
    ///
    /// [`StoreError`], in words for staff.
    pub fn open(directory: &Path) -> Result<Self, StoreError> {
        make_private(directory)?;
        let mut connection = Connection::open(directory.join("stand.sqlite3"))?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        // After a power cut the branding is the old one or the new one, also on a disk that reorders its writes.
        connection.pragma_update(None, "synchronous", "full")?;
        migrations::bring_up_to_date(&mut connection)?;
        check_whole(&connection)?;
        Ok(Self { connection })
    }
}

/// Makes the directory readable to the stand's own user alone.
fn make_private(directory: &Path) -> Result<(), StoreError> {
    let refused = |source| StoreError::Directory { path: directory.to_owned(), source };
    fs::DirBuilder::new().recursive(true).mode(0o700).create(directory).map_err(refused)?;
    fs::set_permissions(directory, fs::Permissions::from_mode(0o700)).map_err(refused)
}

/// Finds damage when the stand starts and not when a patient stands before it; the file is small.
fn check_whole(connection: &Connection) -> Result<(), StoreError> {
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(StoreError::Unreadable(verdict)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_store_lies_in_a_directory_that_only_its_user_can_enter() {
        let home = tempfile::tempdir().unwrap();
        let directory = home.path().join("a/b");
        Store::open(&directory).unwrap();
        assert_eq!(fs::metadata(&directory).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn a_store_that_a_newer_program_has_written_is_refused_and_left_alone() {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(directory.path()).unwrap();
        store.connection.pragma_update(None, "user_version", 999).unwrap();
        drop(store);
        assert!(matches!(Store::open(directory.path()), Err(StoreError::Newer)));
        assert!(matches!(Store::open(directory.path()), Err(StoreError::Newer)));
    }

    #[test]
    fn a_store_cut_short_or_overwritten_is_refused_and_left_alone() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("stand.sqlite3");
        drop(Store::open(directory.path()).unwrap());
        let whole = fs::read(&file).unwrap();
        for damaged in [&whole[..whole.len() / 2], &[&b"no database at all"[..]; 300].concat()] {
            fs::write(&file, damaged).unwrap();
            assert!(matches!(Store::open(directory.path()), Err(StoreError::Unreadable(_))));
            assert_eq!(fs::read(&file).unwrap(), damaged);
        }
    }

    #[test]
    fn a_state_directory_that_cannot_be_made_is_named() {
        let directory = tempfile::tempdir().unwrap();
        let occupied = directory.path().join("occupied");
        fs::write(&occupied, "").unwrap();
        let refused = Store::open(&occupied.join("state")).unwrap_err().to_string();
        assert!(refused.contains("occupied/state"), "{refused}");
    }
}
