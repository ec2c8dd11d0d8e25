//! Who wants staff, at which stand and on which screen; never which patient.

use portal_client::wire::{HelpRequestState, HelpScreen};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::Moment;

/// The table.
pub(crate) struct HelpRequests<'a>(pub(crate) &'a Connection);

/// Somebody wants staff.
#[derive(Clone, Debug)]
pub(crate) struct HelpRequest {
    pub(crate) help_request_id: String,
    pub(crate) stand_id: String,
    pub(crate) screen: HelpScreen,
    pub(crate) asked_at: Moment,
    pub(crate) state: HelpRequestState,
}

/// A word of the contract, kept as it goes over the wire.
struct Word<T>(T);

impl<T: serde::Serialize> ToSql for Word<T> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        match serde_json::to_value(&self.0) {
            Ok(serde_json::Value::String(word)) => Ok(word.into()),
            Ok(_) | Err(_) => Err(rusqlite::Error::ToSqlConversionFailure("no word of the contract".into())),
        }
    }
}

impl<T: serde::de::DeserializeOwned> FromSql for Word<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word = serde_json::Value::from(value.as_str()?);
        serde_json::from_value(word).map(Self).map_err(|error| FromSqlError::Other(error.into()))
    }
}

impl HelpRequest {
    fn read(row: &Row<'_>) -> Result<Self> {
        let (Word(screen), Word(state)) = (row.get("screen")?, row.get("state")?);
        Ok(Self {
            help_request_id: row.get("help_request_id")?,
            stand_id: row.get("stand_id")?,
            screen,
            asked_at: row.get("asked_at")?,
            state,
        })
    }
}

impl HelpRequests<'_> {
    pub(crate) fn add(&self, request: &HelpRequest) -> Result<()> {
        let HelpRequest { help_request_id, stand_id, screen, asked_at, state } = request;
        self.0.execute(
            "INSERT INTO help_requests (help_request_id, stand_id, screen, asked_at, state) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![help_request_id, stand_id, Word(screen), asked_at, Word(state)],
        )?;
        Ok(())
    }

    pub(crate) fn by_id(&self, help_request_id: &str) -> Result<Option<HelpRequest>> {
        let sql = "SELECT * FROM help_requests WHERE help_request_id = ?1";
        self.0.query_row(sql, [help_request_id], HelpRequest::read).optional()
    }

    /// Those that are not over, the oldest first.
    pub(crate) fn open(&self) -> Result<Vec<HelpRequest>> {
        let sql = "SELECT * FROM help_requests WHERE state <> 'over' ORDER BY asked_at, help_request_id";
        self.0.prepare(sql)?.query_map([], HelpRequest::read)?.collect()
    }

    /// What is over stays so.
    pub(crate) fn answer(&self, help_request_id: &str, state: HelpRequestState) -> Result<()> {
        let sql = "UPDATE help_requests SET state = ?2 WHERE help_request_id = ?1 AND state <> 'over'";
        self.0.execute(sql, params![help_request_id, Word(state)])?;
        Ok(())
    }

    pub(crate) fn forget_all(&self) -> Result<()> {
        self.0.execute("DELETE FROM help_requests", [])?;
        Ok(())
    }
}
