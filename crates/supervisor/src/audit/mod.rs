//! The audit log: what the stand did, and when, so that a clinic can show that every patient's screen was cleared.
//!
//! It is written by a thread of its own: a slow disk keeps nobody waiting, least of all the next patient.

mod event;
mod file;

use std::fmt::Display;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
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
    lacking: Arc<Lacking>,
}

/// How many lines could not be written, one after the other, up to now.
#[derive(Debug, Default)]
struct Lacking(AtomicU32);

impl Lacking {
    /// One more. What goes on failing is said once.
    fn one_more(&self, why: &dyn Display) {
        if self.0.fetch_add(1, Ordering::Relaxed) == 0 {
            tracing::error!(%why, "the audit log lacks a line; that more are lacking is said when it is written again");
        }
    }

    fn no_more(&self) {
        let lines = self.0.swap(0, Ordering::Relaxed);
        if lines > 0 {
            tracing::warn!(lines, "the audit log is written again; it lacks what happened meanwhile");
        }
    }
}

impl AuditLog {
    /// The log of the stand whose directory this is. That it cannot be written is said in the system's log, and keeps nobody
    /// from signing in.
    pub(crate) fn of(directory: &Path) -> Self {
        let (lines, handed_in) = sync_channel(WAITING);
        let directory = directory.to_owned();
        let lacking = Arc::<Lacking>::default();
        let counted = Arc::clone(&lacking);
        let writing = move || write(&directory, &handed_in, &counted);
        match std::thread::Builder::new().name("audit".to_owned()).spawn(writing) {
            Ok(writing) => Self { lines: Some(lines), writing: Some(writing), lacking },
            Err(error) => {
                lacking.one_more(&error);
                Self { lines: None, writing: None, lacking }
            }
        }
    }

    /// Notes something, now.
    pub(crate) fn note(&self, event: AuditEvent) {
        let Some(lines) = &self.lines else { return };
        if lines.try_send((event, SystemTime::now())).is_err() {
            self.lacking.one_more(&"the disk is too slow, or it is written no more");
        }
    }

    /// Whether the last line, or more than that, could not be written.
    pub(crate) fn lacks_lines(&self) -> bool {
        self.lacking.0.load(Ordering::Relaxed) > 0
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
fn write(directory: &Path, handed_in: &Receiver<(AuditEvent, SystemTime)>, lacking: &Lacking) {
    let mut open = None;
    for (event, at) in handed_in {
        match write_one(&mut open, directory, &event, at) {
            Ok(()) => lacking.no_more(),
            Err(error) => {
                lacking.one_more(&error);
                open = None;
            }
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
    fn a_log_knows_that_it_lacks_lines_until_the_next_one_is_written() {
        let directory = tempfile::tempdir().unwrap();
        let missing = directory.path().join("missing");
        let lacking = Lacking::default();
        let hand_in = |count: usize| {
            let (lines, handed_in) = sync_channel(WAITING);
            for _ in 0..count {
                lines.send((AuditEvent::Started, SystemTime::now())).unwrap();
            }
            drop(lines);
            write(&missing, &handed_in, &lacking);
            lacking.0.load(Ordering::Relaxed)
        };
        assert_eq!(hand_in(2), 2);
        assert_eq!(hand_in(1), 3);
        std::fs::create_dir(&missing).unwrap();
        assert_eq!(hand_in(1), 0);
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
