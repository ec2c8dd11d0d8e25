//! Why the store gives or takes nothing: which file, what is the matter with it, and what a person can do.

use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;
use thiserror::Error;

/// Why the store gives or takes nothing. Whatever it is, nothing that was in the store has been lost by it.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The directory is not there and cannot be made, or belongs to somebody else.
    #[error("the state directory {} cannot be used ({source}): name another, or give it to the stand's user", path.display())]
    Directory {
        /// Which.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// The file may not be read, or is none.
    #[error("the stand's store {} cannot be read ({source}): it has to be a file that the stand's user may read and write", file.display())]
    Unreadable {
        /// The store.
        file: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// A newer program has written it; this one would misread it.
    #[error("the stand's store {} was written by a newer version of this program, and is left as it is: install that version, or a later one", file.display())]
    Newer {
        /// The store.
        file: PathBuf,
    },
    /// It is no store, or not a whole one.
    #[error("the stand's store {} is damaged ({what}), and is left as it is: put a copy back, or move it away and enrol the stand anew", file.display())]
    Damaged {
        /// The store.
        file: PathBuf,
        /// What was found.
        what: String,
    },
    /// There is no room for what is to be written.
    #[error("the stand's store {} cannot be written, because the disk is full: make room", file.display())]
    DiskFull {
        /// The store.
        file: PathBuf,
    },
    /// The file, its directory or the file system may not be written.
    #[error("the stand's store {} cannot be written: make it, and the directory that it is in, writable for the stand's user", file.display())]
    ReadOnly {
        /// The store.
        file: PathBuf,
    },
    /// Another program holds it for longer than any of ours does.
    #[error("the stand's store {} is held by another program: end that program", file.display())]
    Held {
        /// The store.
        file: PathBuf,
    },
    /// The disk, or the database, failed in another way.
    #[error("the stand's store {} cannot be used ({what}): look at the disk", file.display())]
    Failed {
        /// The store.
        file: PathBuf,
        /// What the database says.
        what: String,
    },
}

/// The same before it is known which file it happened to.
#[derive(Debug)]
pub(super) enum Failure {
    Newer,
    Damaged(String),
    Unreadable(io::Error),
    Unwritable(io::Error),
    Database(rusqlite::Error),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl Failure {
    /// It happened to this file.
    pub(super) fn at(self, file: PathBuf) -> StoreError {
        match self {
            Self::Newer => StoreError::Newer { file },
            Self::Damaged(verdict) => StoreError::Damaged { file, what: in_one_line(&verdict) },
            Self::Unreadable(source) => StoreError::Unreadable { file, source },
            Self::Unwritable(error) => match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::DiskFull { file },
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly { file },
                _ => StoreError::Failed { file, what: error.to_string() },
            },
            Self::Database(error) => {
                let what = in_one_line(&error.to_string());
                match error.sqlite_error_code() {
                    Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => StoreError::Damaged { file, what },
                    Some(ErrorCode::DiskFull) => StoreError::DiskFull { file },
                    // The file was opened: what cannot be opened is the journal beside it.
                    Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                        StoreError::ReadOnly { file }
                    }
                    Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Held { file },
                    _ => StoreError::Failed { file, what },
                }
            }
        }
    }
}

/// The database tells findings as a list; the first says enough.
fn in_one_line(said: &str) -> String {
    said.lines().find(|line| !line.starts_with("***")).unwrap_or(said).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_findings_is_told_by_its_first() {
        assert_eq!(in_one_line("*** in database main ***\nTree 3 page 3: btree\nTree 4"), "Tree 3 page 3: btree");
        assert_eq!(in_one_line("file is not a database"), "file is not a database");
        assert_eq!(in_one_line(""), "");
    }
}
