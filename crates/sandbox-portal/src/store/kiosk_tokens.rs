//! The tokens of the kiosk sessions. A session that is renewed has several.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::Moment;
use crate::rights::RightHash;

/// The table.
pub(crate) struct KioskTokens<'a>(pub(crate) &'a Connection);

impl KioskTokens<'_> {
    pub(crate) fn add(&self, token: &RightHash, kiosk_session_id: &str, expires_at: Moment) -> Result<()> {
        self.0.execute(
            "INSERT INTO kiosk_tokens (token_hash, kiosk_session_id, expires_at) VALUES (?1, ?2, ?3)",
            params![token, kiosk_session_id, expires_at],
        )?;
        Ok(())
    }

    /// The session that a token is good for now.
    pub(crate) fn session_of(&self, token: &RightHash, now: Moment) -> Result<Option<String>> {
        let sql = "SELECT kiosk_session_id FROM kiosk_tokens WHERE token_hash = ?1 AND expires_at > ?2";
        self.0.query_row(sql, params![token, now], |row| row.get(0)).optional()
    }

    pub(crate) fn forget_those_of(&self, kiosk_session_id: &str) -> Result<()> {
        self.0.execute("DELETE FROM kiosk_tokens WHERE kiosk_session_id = ?1", [kiosk_session_id])?;
        Ok(())
    }
}
