//! The shipped programs, started in a room as an installation starts them: a sandbox portal, and a stand that is enrolled
//! with it.

mod portal;
mod receipts;
mod stand;
mod still_open;

use std::io;
use std::path::PathBuf;
use std::process::{Child, ExitStatus};
use std::time::Duration;

use thiserror::Error;

pub use portal::{Arrived, Attempt, Email, Portal, Right, Seen, StaffCall, TextMessage};
pub use receipts::{Receipt, Receipts};
pub use stand::Stand;
pub use still_open::StillOpen;

/// Where the programs are: a directory of cargo's, or an installation's.
#[derive(Clone, Debug)]
pub struct Programs(PathBuf);

/// What a program did not do.
#[derive(Debug, Error)]
pub enum ProgramError {
    /// It cannot be run, or its files cannot be written.
    #[error("{program} cannot be run")]
    NotRun {
        /// Which.
        program: &'static str,
        /// Why.
        source: io::Error,
    },
    /// It ended at once.
    #[error("{program} ended with {status}: {last_words}")]
    Ended {
        /// Which.
        program: &'static str,
        /// How.
        status: ExitStatus,
        /// What it said.
        last_words: String,
    },
    /// The sandbox portal does not answer its own calls.
    #[error("the sandbox portal does not answer")]
    Silent(#[from] Box<ureq::Error>),
    /// What was waited for did not come.
    #[error("waited {waited:?} for {awaited}")]
    InVain {
        /// How long.
        waited: Duration,
        /// What for.
        awaited: &'static str,
    },
}

impl Programs {
    /// The programs in this directory.
    pub fn in_directory(directory: impl Into<PathBuf>) -> Self {
        Self(directory.into())
    }

    /// One of them, by its file's name.
    pub fn named(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

/// Ends a process that may have ended by itself.
fn end(process: &mut Child) -> io::Result<()> {
    match process.kill() {
        // It has ended and been waited for already.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => {}
        other => other?,
    }
    process.wait().map(drop)
}
