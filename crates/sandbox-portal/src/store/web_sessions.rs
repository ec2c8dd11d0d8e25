//! The web dashboard's sessions. Each hangs on a patient's session and is never good for longer than that.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::Moment;
use crate::rights::RightHash;

/// The table.
pub(crate) struct WebSessions<'a>(pub(crate) &'a Connection);

/// A browser that was let in.
#[derive(Clone)]
pub(crate) struct WebSession {
    pub(crate) cookie: RightHash,
    pub(crate) patient_session_id: String,
    pub(crate) patient_id: String,
    pub(crate) opened_at: Moment,
    pub(crate) ended_at: Option<Moment>,
}

impl WebSession {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            cookie: row.get("cookie_hash")?,
            patient_session_id: row.get("patient_session_id")?,
            patient_id: row.get("patient_id")?,
            opened_at: row.get("opened_at")?,
            ended_at: row.get("ended_at")?,
        })
    }
}

impl WebSessions<'_> {
    pub(crate) fn add(&self, session: &WebSession) -> Result<()> {
        let WebSession { cookie, patient_session_id, patient_id, opened_at, ended_at } = session;
        self.0.execute(
            "INSERT INTO web_sessions (cookie_hash, patient_session_id, patient_id, opened_at, ended_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![cookie, patient_session_id, patient_id, opened_at, ended_at],
        )?;
        Ok(())
    }

    pub(crate) fn by_cookie(&self, cookie: &RightHash) -> Result<Option<WebSession>> {
        self.0.query_row("SELECT * FROM web_sessions WHERE cookie_hash = ?1", [cookie], WebSession::read).optional()
    }

    /// Its visitor signed out.
    pub(crate) fn end(&self, cookie: &RightHash, at: Moment) -> Result<()> {
        let sql = "UPDATE web_sessions SET ended_at = ?2 WHERE cookie_hash = ?1 AND ended_at IS NULL";
        self.0.execute(sql, params![cookie, at])?;
        Ok(())
    }

    /// All that a patient's session has opened.
    pub(crate) fn end_those_of(&self, patient_session_id: &str, at: Moment) -> Result<()> {
        let sql = "UPDATE web_sessions SET ended_at = ?2 WHERE patient_session_id = ?1 AND ended_at IS NULL";
        self.0.execute(sql, params![patient_session_id, at])?;
        Ok(())
    }
}
