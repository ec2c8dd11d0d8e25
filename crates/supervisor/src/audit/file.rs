//! The audit log's file: SQLite, beside the store and apart from it, since it is written all day long and may be lost without harm to
//! anything else.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use rusqlite::{Connection, ErrorCode, OpenFlags, params};
use thiserror::Error;

use super::{AuditEvent, AuditLine};

/// For how long a line is kept.
const KEPT_FOR: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// What all lines together may take in the file, in bytes.
const MOST_KEPT: i64 = 50 * 1024 * 1024;

/// What the database may keep in memory of them, in kibibytes. A line is written at the end and read by somebody else: its usual
/// two mebibytes would fill over the first days, and look like a leak.
const MOST_IN_MEMORY: i64 = 128;

/// Why the log cannot be written or read.
#[derive(Debug, Error)]
pub enum AuditError {
    /// The file, or the disk.
    #[error("the audit log {} cannot be used: {source}", file.display())]
    File {
        /// Which file.
        file: PathBuf,
        /// What the database says.
        source: rusqlite::Error,
    },
}

/// The open log.
#[derive(Debug)]
pub(super) struct AuditFile {
    connection: Connection,
    file: PathBuf,
}

impl AuditFile {
    /// Opens the log in the stand's directory, or begins one.
    pub(super) fn open(directory: &Path) -> Result<Self, AuditError> {
        let file = file_in(directory);
        let open = || {
            let connection = Connection::open(&file)?;
            // A line that a power cut takes with it is a line less, and nothing else.
            connection.pragma_update(None, "journal_mode", "wal")?;
            connection.pragma_update(None, "synchronous", "normal")?;
            // Below zero it counts kibibytes, else pages.
            connection.pragma_update(None, "cache_size", -MOST_IN_MEMORY)?;
            connection.execute_batch(
                "CREATE TABLE IF NOT EXISTS audit (
                     line INTEGER PRIMARY KEY AUTOINCREMENT,
                     at_ms INTEGER NOT NULL,
                     event TEXT NOT NULL
                 ) STRICT;
                 CREATE INDEX IF NOT EXISTS audit_by_time ON audit (at_ms);",
            )?;
            Ok(connection)
        };
        match open() {
            Ok(connection) => Ok(Self { connection, file }),
            Err(source) => Err(AuditError::File { file, source }),
        }
    }

    /// Writes a line, and lets go of those that are too old or too many.
    pub(super) fn write(&mut self, event: &AuditEvent, at: SystemTime) -> Result<(), AuditError> {
        let text = serde_json::to_string(event).expect("an event is plain data");
        self.write_text(&text, at).map_err(|source| AuditError::File { file: self.file.clone(), source })
    }

    fn write_text(&mut self, text: &str, at: SystemTime) -> rusqlite::Result<()> {
        let at = since_epoch_ms(at);
        let writing = self.connection.transaction()?;
        writing.execute("INSERT INTO audit (at_ms, event) VALUES (?1, ?2)", params![at, text])?;
        writing.execute("DELETE FROM audit WHERE at_ms < ?1", [at.saturating_sub(milliseconds(KEPT_FOR))])?;
        if bytes_in_use(&writing)? > MOST_KEPT {
            // A tenth at once, so that it is not done with every line.
            let tenth = "SELECT line FROM audit ORDER BY line LIMIT (SELECT 1 + count(*) / 10 FROM audit)";
            writing.execute(&format!("DELETE FROM audit WHERE line IN ({tenth})"), [])?;
        }
        writing.commit()
    }
}

/// Of the file, without what it keeps for lines to come.
fn bytes_in_use(log: &Connection) -> rusqlite::Result<i64> {
    let pages = "SELECT (page_count - freelist_count) * page_size
                 FROM pragma_page_count, pragma_freelist_count, pragma_page_size";
    log.query_row(pages, [], |row| row.get(0))
}

/// Every line, the oldest first, of the log in the stand's directory; none where there is no log. A line of another version, which
/// cannot be read, is left out. The stand may be running.
///
/// # Errors
///
/// When there is a log and it cannot be read.
pub fn read_audit(directory: &Path) -> Result<Vec<AuditLine>, AuditError> {
    let file = file_in(directory);
    if !file.exists() {
        return Ok(Vec::new());
    }
    read(&file).map_err(|source| AuditError::File { file, source })
}

fn read(file: &Path) -> rusqlite::Result<Vec<AuditLine>> {
    let read = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE).and_then(|log| lines_of(&log));
    match read.as_ref().map_err(rusqlite::Error::sqlite_error_code) {
        Err(Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::DiskFull)) if is_by_itself(file) => {
            lines_of(&Connection::open_with_flags(as_it_lies(file), AS_IT_LIES)?)
        }
        _ => read,
    }
}

/// On a disk that is full or may not be written there is no place for what the database wants beside a log that it reads.
const AS_IT_LIES: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_URI);

/// The file alone, as if nobody could write it (SQLite's `immutable`).
fn as_it_lies(file: &Path) -> String {
    let path = file.display().to_string().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    format!("file:{path}?immutable=1")
}

/// Whether everything is in the file, and nobody writes it.
fn is_by_itself(file: &Path) -> bool {
    let mut ahead = file.as_os_str().to_owned();
    ahead.push("-wal");
    std::fs::metadata(ahead).map_or(true, |ahead| ahead.len() == 0)
}

fn lines_of(connection: &Connection) -> rusqlite::Result<Vec<AuditLine>> {
    let mut lines = connection.prepare("SELECT at_ms, event FROM audit ORDER BY line")?;
    let read = lines.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
    let read: Vec<(i64, String)> = read.collect::<Result<_, _>>()?;
    Ok(read.into_iter().filter_map(|(at_ms, event)| line(at_ms, &event)).collect())
}

fn line(at_ms: i64, event: &str) -> Option<AuditLine> {
    let at = Timestamp::from_millisecond(at_ms).ok()?.to_string();
    Some(AuditLine { at, event: serde_json::from_str(event).ok()? })
}

fn file_in(directory: &Path) -> PathBuf {
    directory.join("audit.sqlite3")
}

fn since_epoch_ms(now: SystemTime) -> i64 {
    milliseconds(now.duration_since(UNIX_EPOCH).unwrap_or_default())
}

/// As the database counts.
fn milliseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Duration = Duration::from_secs(1_000_000_000);

    fn events(directory: &Path) -> Vec<AuditEvent> {
        read_audit(directory).unwrap().into_iter().map(|line| line.event).collect()
    }

    #[test]
    fn lines_are_kept_in_their_order_over_a_restart() {
        let directory = tempfile::tempdir().unwrap();
        assert_eq!(events(directory.path()), [], "there is no log yet");
        for event in [AuditEvent::Started, AuditEvent::Stopped] {
            AuditFile::open(directory.path()).unwrap().write(&event, UNIX_EPOCH + FIRST).unwrap();
        }
        assert_eq!(events(directory.path()), [AuditEvent::Started, AuditEvent::Stopped]);
        assert_eq!(read_audit(directory.path()).unwrap()[0].at, "2001-09-09T01:46:40Z");
    }

    #[test]
    fn a_line_is_let_go_after_ninety_days() {
        let directory = tempfile::tempdir().unwrap();
        let mut file = AuditFile::open(directory.path()).unwrap();
        let first = UNIX_EPOCH + FIRST;
        file.write(&AuditEvent::Started, first).unwrap();
        file.write(&AuditEvent::PutBack, first + KEPT_FOR).unwrap();
        assert_eq!(events(directory.path()).len(), 2, "on its last day it is still there");
        file.write(&AuditEvent::Stopped, first + KEPT_FOR + Duration::from_millis(1)).unwrap();
        assert_eq!(events(directory.path()), [AuditEvent::PutBack, AuditEvent::Stopped]);
    }

    #[test]
    fn a_log_that_grows_too_large_lets_go_of_its_beginning() {
        let directory = tempfile::tempdir().unwrap();
        let mut file = AuditFile::open(directory.path()).unwrap();
        let long = "x".repeat(usize::try_from(MOST_KEPT / 16).unwrap());
        for _ in 0..16 {
            file.write_text(&long, UNIX_EPOCH + FIRST).unwrap();
        }
        file.write(&AuditEvent::Stopped, UNIX_EPOCH + FIRST).unwrap();
        let kept = bytes_in_use(&file.connection).unwrap();
        assert!((MOST_KEPT / 2..=MOST_KEPT).contains(&kept), "{kept}");
        assert_eq!(events(directory.path()), [AuditEvent::Stopped], "what cannot be read is left out");
    }
}
