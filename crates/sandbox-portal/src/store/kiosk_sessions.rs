//! The kiosk sessions: one patient's time at one stand each.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::Moment;
use crate::rules::KIOSK_SESSION_LIFETIME;

/// The table.
pub(crate) struct KioskSessions<'a>(pub(crate) &'a Connection);

/// A kiosk session.
#[derive(Clone, Debug)]
pub(crate) struct KioskSession {
    pub(crate) kiosk_session_id: String,
    pub(crate) stand_id: String,
    pub(crate) opened_at: Moment,
    /// When it was ended; nothing that was begun in it is good from then on.
    pub(crate) ended_at: Option<Moment>,
}

impl KioskSession {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            kiosk_session_id: row.get("kiosk_session_id")?,
            stand_id: row.get("stand_id")?,
            opened_at: row.get("opened_at")?,
            ended_at: row.get("ended_at")?,
        })
    }

    /// When it is over, however often it is renewed.
    pub(crate) fn ends_at(&self) -> Moment {
        self.opened_at.plus(KIOSK_SESSION_LIFETIME)
    }

    /// Whether anything begun in it is still good.
    pub(crate) fn is_open(&self, now: Moment) -> bool {
        self.ended_at.is_none() && now < self.ends_at()
    }
}

impl KioskSessions<'_> {
    pub(crate) fn add(&self, session: &KioskSession) -> Result<()> {
        let KioskSession { kiosk_session_id, stand_id, opened_at, ended_at } = session;
        self.0.execute(
            "INSERT INTO kiosk_sessions (kiosk_session_id, stand_id, opened_at, ended_at) VALUES (?1, ?2, ?3, ?4)",
            params![kiosk_session_id, stand_id, opened_at, ended_at],
        )?;
        Ok(())
    }

    pub(crate) fn by_id(&self, kiosk_session_id: &str) -> Result<Option<KioskSession>> {
        let sql = "SELECT * FROM kiosk_sessions WHERE kiosk_session_id = ?1";
        self.0.query_row(sql, [kiosk_session_id], KioskSession::read).optional()
    }

    /// Those of a stand that nobody has ended, the ones that are over by themselves included.
    pub(crate) fn not_ended_of(&self, stand_id: &str) -> Result<Vec<KioskSession>> {
        let sql = "SELECT * FROM kiosk_sessions WHERE stand_id = ?1 AND ended_at IS NULL";
        self.0.prepare(sql)?.query_map([stand_id], KioskSession::read)?.collect()
    }

    /// Only marks the session itself; see [`crate::ending`] for all that goes with it.
    pub(crate) fn end(&self, kiosk_session_id: &str, at: Moment) -> Result<()> {
        self.0.execute(
            "UPDATE kiosk_sessions SET ended_at = ?2 WHERE kiosk_session_id = ?1 AND ended_at IS NULL",
            params![kiosk_session_id, at],
        )?;
        Ok(())
    }
}
