//! The audit log: what the stand did, and when, so that a clinic can show that every patient's screen was cleared.
//!
//! It is written by a thread of its own: a slow disk keeps nobody waiting, least of all the next patient.

mod event;
mod file;

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::SystemTime;

pub use event::{AuditAudience, AuditEvent, AuditLine, Ending, SessionEnd};
pub use file::{AuditError, read_audit};

use file::AuditFile;

/// Lines that may wait for the disk.
const WAITING: usize = 256;

/// Where lines are handed in. Dropped, it waits until all are written.
#[derive(Debug)]
pub(crate) struct AuditLog {
    lines: Option<SyncSender<(AuditEvent, SystemTime)>>,
    writing: Option<JoinHandle<()>>,
}

impl AuditLog {
    /// The log of the stand whose directory this is. That it cannot be written is said in the system's log, and keeps nobody
    /// from signing in.
    pub(crate) fn of(directory: &Path) -> Self {
        let (lines, handed_in) = sync_channel(WAITING);
        let directory = directory.to_owned();
        let writing = std::thread::Builder::new().name("audit".to_owned()).spawn(move || write(&directory, &handed_in));
        match writing {
            Ok(writing) => Self { lines: Some(lines), writing: Some(writing) },
            Err(error) => {
                tracing::error!(%error, "the audit log cannot be written");
                Self { lines: None, writing: None }
            }
        }
    }

    /// Notes something, now.
    pub(crate) fn note(&self, event: AuditEvent) {
        let Some(lines) = &self.lines else { return };
        if lines.try_send((event, SystemTime::now())).is_err() {
            tracing::error!("the audit log lacks a line: the disk is too slow, or it is written no more");
        }
    }
}

impl Drop for AuditLog {
    fn drop(&mut self) {
        drop(self.lines.take());
        if let Some(Err(_)) = self.writing.take().map(JoinHandle::join) {
            tracing::error!("the audit log was not written to its end");
        }
    }
}

/// Writes until nobody hands in any more. A file that cannot be used is opened again with the next line.
fn write(directory: &Path, handed_in: &Receiver<(AuditEvent, SystemTime)>) {
    let mut open = None;
    for (event, at) in handed_in {
        if let Err(error) = write_one(&mut open, directory, &event, at) {
            tracing::error!(%error, "the audit log lacks a line");
            open = None;
        }
    }
}

fn write_one(
    open: &mut Option<AuditFile>,
    directory: &Path,
    event: &AuditEvent,
    at: SystemTime,
) -> Result<(), AuditError> {
    let file = match open {
        Some(file) => file,
        None => open.insert(AuditFile::open(directory)?),
    };
    file.write(event, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_handed_in_is_written_by_the_time_that_the_log_is_closed() {
        let directory = tempfile::tempdir().unwrap();
        let log = AuditLog::of(directory.path());
        log.note(AuditEvent::Started);
        log.note(AuditEvent::Stopped);
        drop(log);
        let events: Vec<_> = read_audit(directory.path()).unwrap().into_iter().map(|line| line.event).collect();
        assert_eq!(events, [AuditEvent::Started, AuditEvent::Stopped]);
    }

    #[test]
    fn a_log_that_cannot_be_written_is_written_again_once_it_can_be() {
        let directory = tempfile::tempdir().unwrap();
        let missing = directory.path().join("missing");
        let mut open = None;
        let now = SystemTime::now();
        assert!(write_one(&mut open, &missing, &AuditEvent::Started, now).is_err());
        std::fs::create_dir(&missing).unwrap();
        write_one(&mut open, &missing, &AuditEvent::Stopped, now).unwrap();
        assert_eq!(read_audit(&missing).unwrap().len(), 1);
    }
}
