//! What the sandbox portal still holds, read from its file: a kiosk session that nobody ended is seen nowhere else.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};
use rusqlite::{Connection, OpenFlags};

/// How many kiosk sessions have been opened and not been ended.
pub(crate) fn open_kiosk_sessions(state_file: &Path) -> Result<u32> {
    let state = Connection::open_with_flags(state_file, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .context("the sandbox's state cannot be opened")?;
    state.busy_timeout(Duration::from_secs(5))?;
    let open = "SELECT COUNT(*) FROM kiosk_sessions WHERE ended_at IS NULL";
    state.query_row(open, [], |row| row.get(0)).context("the sandbox's kiosk sessions cannot be counted")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_that_nobody_ended_is_counted() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("sandbox.sqlite");
        let state = Connection::open(&file).unwrap();
        state
            .execute_batch("CREATE TABLE kiosk_sessions (ended_at TEXT); INSERT INTO kiosk_sessions VALUES ('then')")
            .unwrap();
        assert_eq!(open_kiosk_sessions(&file).unwrap(), 0);
        state.execute("INSERT INTO kiosk_sessions VALUES (NULL)", []).unwrap();
        assert_eq!(open_kiosk_sessions(&file).unwrap(), 1);
    }

    #[test]
    fn a_state_that_cannot_be_read_is_no_figure() {
        let directory = tempfile::tempdir().unwrap();
        assert!(open_kiosk_sessions(&directory.path().join("sandbox.sqlite")).is_err());
    }
}
