//! The hand-offs that were asked for, those included that are over: whoever opens one a second time hears that it was used.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::Moment;
use crate::rights::RightHash;

/// The table.
pub(crate) struct HandOffs<'a>(pub(crate) &'a Connection);

/// A hand-off.
#[derive(Clone)]
pub(crate) struct HandOff {
    pub(crate) token: RightHash,
    pub(crate) patient_session_id: String,
    pub(crate) patient_id: String,
    pub(crate) expires_at: Moment,
    pub(crate) state: HandOffState,
}

/// What became of a hand-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HandOffState {
    /// Nobody has opened it.
    Waiting,
    /// Somebody has; nobody else will.
    Opened,
    /// There is a newer one.
    Superseded,
}

impl HandOff {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            token: row.get("token_hash")?,
            patient_session_id: row.get("patient_session_id")?,
            patient_id: row.get("patient_id")?,
            expires_at: row.get("expires_at")?,
            state: row.get("state")?,
        })
    }
}

impl HandOffs<'_> {
    pub(crate) fn add(&self, hand_off: &HandOff) -> Result<()> {
        let HandOff { token, patient_session_id, patient_id, expires_at, state } = hand_off;
        self.0.execute(
            "INSERT INTO hand_offs (token_hash, patient_session_id, patient_id, expires_at, state)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![token, patient_session_id, patient_id, expires_at, state],
        )?;
        Ok(())
    }

    pub(crate) fn by_token(&self, token: &RightHash) -> Result<Option<HandOff>> {
        self.0.query_row("SELECT * FROM hand_offs WHERE token_hash = ?1", [token], HandOff::read).optional()
    }

    pub(crate) fn opened(&self, token: &RightHash) -> Result<()> {
        self.0.execute("UPDATE hand_offs SET state = 'opened' WHERE token_hash = ?1", [token])?;
        Ok(())
    }

    /// A newer one is about to be given.
    pub(crate) fn supersede_those_of(&self, patient_session_id: &str) -> Result<()> {
        self.0.execute(
            "UPDATE hand_offs SET state = 'superseded' WHERE patient_session_id = ?1 AND state = 'waiting'",
            [patient_session_id],
        )?;
        Ok(())
    }
}

impl ToSql for HandOffState {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        let word = match self {
            Self::Waiting => "waiting",
            Self::Opened => "opened",
            Self::Superseded => "superseded",
        };
        Ok(word.into())
    }
}

impl FromSql for HandOffState {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "waiting" => Ok(Self::Waiting),
            "opened" => Ok(Self::Opened),
            "superseded" => Ok(Self::Superseded),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
