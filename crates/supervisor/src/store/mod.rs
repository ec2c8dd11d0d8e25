//! What a stand keeps on disk: to whom it belongs, what it looks like, how it draws, and the staff's PIN as a hash. Nothing of any patient,
//! and nothing that opens anything by itself.
//!
//! One SQLite file, a table a module. It is written with a rollback journal and not ahead into a log: a file that is
//! written a few times a day gains nothing by the latter, and the former can be read from a full or read-only disk.
//!
//! A store that cannot be used is never deleted, mended or overwritten here: [`StoreError`] says which file it is and what
//! a person can do.

mod branding;
mod drawing;
mod enrolment;
mod error;
mod migrations;
mod staff_pin;
mod taken_out;

use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::{fs, io};

use rusqlite::{Connection, TransactionBehavior};

pub use branding::StoredBranding;
pub use drawing::DrawingMemory;
pub use enrolment::Enrolment;
pub use error::StoreError;
pub use staff_pin::{PinStanding, PinTry};

/// The stand's own file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    file: PathBuf,
    identity: Identity,
}

/// Which file it is, whatever its name: a device and a place on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Identity(u64, u64);

/// More than an enrolment and its journal take, so that whoever rehearses writing one finds a full disk; in bytes.
const REHEARSAL: usize = 64 * 1024;

impl Store {
    /// Opens the store in this directory, and makes both where there is none. One that can only be read will do until
    /// something is to be written.
    ///
    /// # Errors
    ///
    /// [`StoreError`], in words for staff. The file is as it was.
    pub fn open(directory: &Path) -> Result<Self, StoreError> {
        make_private(directory)?;
        let file = directory.join("stand.sqlite3");
        match must_be_a_store(&file).and_then(|()| Self::open_file(&file)) {
            Ok((connection, identity)) => Ok(Self { connection, file, identity }),
            Err(error) => Err(error.at(file)),
        }
    }

    fn open_file(file: &Path) -> Result<(Connection, Identity), error::Failure> {
        let mut connection = Connection::open(file)?;
        // Before anything is written: a store of a newer program is not touched.
        migrations::bring_up_to_date(&mut connection)?;
        connection.pragma_update(None, "journal_mode", "delete")?;
        // After a power cut the branding is the old one or the new one, also on a disk that reorders its writes.
        connection.pragma_update(None, "synchronous", "extra")?;
        check_whole(&connection)?;
        let identity = Identity::of(file).map_err(error::Failure::Unreadable)?;
        Ok((connection, identity))
    }

    /// Whether the file is still the one that was opened. A person may have moved it away, or put another in its place.
    pub fn is_in_place(&self) -> bool {
        Identity::of(&self.file).is_ok_and(|found| found == self.identity)
    }

    /// Finds out whether the store can be written, before something depends on it that cannot be taken back.
    ///
    /// # Errors
    ///
    /// [`StoreError`], as writing it would have failed.
    pub fn rehearse_writing(&mut self) -> Result<(), StoreError> {
        self.rehearse().map_err(|error| error.at(self.file.clone()))
    }

    fn rehearse(&mut self) -> Result<(), error::Failure> {
        if self.connection.is_readonly("main")? {
            return Err(error::Failure::Unwritable(io::ErrorKind::PermissionDenied.into()));
        }
        self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?.rollback()?;
        // Beside the store, because that is where its journal will be.
        let directory = self.file.parent().unwrap_or(Path::new("/"));
        let room = tempfile::tempfile_in(directory).and_then(|mut file| {
            file.write_all(&vec![0x5a; REHEARSAL])?;
            file.sync_all()
        });
        room.map_err(error::Failure::Unwritable)
    }
}

impl Identity {
    fn of(file: &Path) -> io::Result<Self> {
        fs::metadata(file).map(|found| Self(found.dev(), found.ino()))
    }
}

/// Makes the directory, readable to the stand's own user alone.
fn make_private(directory: &Path) -> Result<(), StoreError> {
    let refused = |source| StoreError::Directory { path: directory.to_owned(), source };
    fs::DirBuilder::new().recursive(true).mode(0o700).create(directory).map_err(refused)?;
    let permissions = fs::metadata(directory).map_err(refused)?.permissions();
    if permissions.mode() & 0o777 == 0o700 {
        return Ok(());
    }
    match fs::set_permissions(directory, fs::Permissions::from_mode(0o700)) {
        // What is in it can be read all the same. A hash that others may see is no reason to be out of service.
        Err(error) if error.kind() == io::ErrorKind::ReadOnlyFilesystem => {
            tracing::warn!(directory = %directory.display(), "others can read the state directory, which is read-only");
            Ok(())
        }
        done => done.map_err(refused),
    }
}

/// Every file of SQLite begins so.
const BEGINNING: &[u8] = b"SQLite format 3\0";

/// Finds out in the operating system's own words what SQLite would only call "unable to open"; and that what is there is a
/// store, because SQLite takes a file of a few bytes for one that has yet to be written, and writes it.
fn must_be_a_store(path: &Path) -> Result<(), error::Failure> {
    let mut beginning = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(BEGINNING.len() as u64).read_to_end(&mut beginning));
    match read {
        // Made and not yet written when the power went, or emptied by somebody; there is nothing in it to be lost.
        Ok(0) => {
            tracing::warn!(file = %path.display(), "the stand's store is empty, as if the stand had never been enrolled");
            Ok(())
        }
        Ok(_) if beginning == BEGINNING => Ok(()),
        Ok(_) => Err(error::Failure::Damaged("it does not begin as a store does".to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error::Failure::Unreadable(error)),
    }
}

/// Finds damage when the stand starts and not when a patient stands before it; the file is small.
fn check_whole(connection: &Connection) -> Result<(), error::Failure> {
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(error::Failure::Damaged(verdict)) }
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
    fn a_store_is_one_file_when_nothing_is_being_written() {
        let directory = tempfile::tempdir().unwrap();
        let mut store = Store::open(directory.path()).unwrap();
        store.rehearse_writing().unwrap();
        let found: Vec<_> = fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(found, ["stand.sqlite3"]);
    }

    #[test]
    fn a_store_written_ahead_by_an_earlier_version_becomes_one_that_can_be_read_from_anywhere() {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(directory.path()).unwrap();
        store.connection.pragma_update(None, "journal_mode", "wal").unwrap();
        drop(store);
        let store = Store::open(directory.path()).unwrap();
        let mode: String = store.connection.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
        assert_eq!(mode, "delete");
    }

    #[test]
    fn a_file_that_was_moved_away_or_replaced_is_noticed() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("stand.sqlite3");
        let store = Store::open(directory.path()).unwrap();
        assert!(store.is_in_place());
        fs::rename(&file, directory.path().join("elsewhere")).unwrap();
        assert!(!store.is_in_place());
        fs::copy(directory.path().join("elsewhere"), &file).unwrap();
        assert!(!store.is_in_place());
    }
}
