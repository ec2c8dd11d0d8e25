//! Answers that were given to calls that must not happen twice, to be given again to the same call.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::Moment;

/// The table.
pub(crate) struct Answers<'a>(pub(crate) &'a Connection);

/// An answer that was given.
pub(crate) struct KeptAnswer {
    /// SHA-256 of the call that it was given to.
    pub(crate) fingerprint: [u8; 32],
    pub(crate) status: u16,
    pub(crate) media_type: String,
    pub(crate) body: Vec<u8>,
}

impl Answers<'_> {
    /// The answer that this caller was given under this key.
    pub(crate) fn given(&self, caller: &str, key: &str) -> Result<Option<KeptAnswer>> {
        let sql = "SELECT fingerprint, status, media_type, body FROM answers WHERE caller = ?1 AND key = ?2";
        let read = |row: &rusqlite::Row<'_>| {
            Ok(KeptAnswer { fingerprint: row.get(0)?, status: row.get(1)?, media_type: row.get(2)?, body: row.get(3)? })
        };
        self.0.query_row(sql, [caller, key], read).optional()
    }

    pub(crate) fn keep(&self, caller: &str, key: &str, answer: &KeptAnswer, now: Moment) -> Result<()> {
        let KeptAnswer { fingerprint, status, media_type, body } = answer;
        self.0.execute(
            "INSERT INTO answers (caller, key, fingerprint, status, media_type, body, given_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![caller, key, fingerprint, status, media_type, body, now],
        )?;
        Ok(())
    }

    /// What this caller was told is nobody's any more: it may hold tokens.
    pub(crate) fn forget_those_to(&self, caller: &str) -> Result<()> {
        self.0.execute("DELETE FROM answers WHERE caller = ?1", [caller])?;
        Ok(())
    }

    pub(crate) fn forget_before(&self, moment: Moment) -> Result<()> {
        self.0.execute("DELETE FROM answers WHERE given_at < ?1", [moment])?;
        Ok(())
    }
}
