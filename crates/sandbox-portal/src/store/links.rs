//! The links that e-mails carried, the older ones of an attempt included: whoever opens one hears what became of it.

use std::time::Duration;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::Moment;
use crate::refusal::whole_seconds;
use crate::rights::RightHash;

/// The table.
pub(crate) struct Links<'a>(pub(crate) &'a Connection);

/// A link.
#[derive(Clone)]
pub(crate) struct Link {
    pub(crate) token: RightHash,
    pub(crate) attempt_id: String,
    /// In clear: the stand shows them, and without the token they are good for nothing.
    pub(crate) digits: String,
    pub(crate) sent_at: Moment,
    pub(crate) expires_at: Moment,
    /// A poll before then is too soon.
    pub(crate) poll_from: Moment,
    /// Grows with each poll that was too soon.
    pub(crate) poll_interval: Duration,
    pub(crate) state: LinkState,
}

/// What became of a link. Its attempt may be over all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkState {
    /// Nobody has answered it.
    Open,
    /// The stand's digits were typed. Once the stand has heard of it, the attempt is verified.
    Approved,
    /// Other digits were typed, or somebody said that it was not them.
    Refused,
    /// There is a newer one.
    Superseded,
}

impl Link {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            token: row.get("token_hash")?,
            attempt_id: row.get("attempt_id")?,
            digits: row.get("digits")?,
            sent_at: row.get("sent_at")?,
            expires_at: row.get("expires_at")?,
            poll_from: row.get("poll_from")?,
            poll_interval: Duration::from_secs(row.get::<_, u32>("poll_interval_seconds")?.into()),
            state: row.get("state")?,
        })
    }
}

impl Links<'_> {
    /// Writes a link as it is now, a new one or one that has changed.
    pub(crate) fn put(&self, link: &Link) -> Result<()> {
        let Link { token, attempt_id, digits, sent_at, expires_at, poll_from, poll_interval, state } = link;
        self.0.execute(
            "INSERT OR REPLACE INTO links
                 (token_hash, attempt_id, digits, sent_at, expires_at, poll_from, poll_interval_seconds, state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![token, attempt_id, digits, sent_at, expires_at, poll_from, whole_seconds(*poll_interval), state],
        )?;
        Ok(())
    }

    pub(crate) fn by_token(&self, token: &RightHash) -> Result<Option<Link>> {
        self.0.query_row("SELECT * FROM links WHERE token_hash = ?1", [token], Link::read).optional()
    }

    /// The one that counts: all others of the attempt are superseded.
    pub(crate) fn newest_of(&self, attempt_id: &str) -> Result<Option<Link>> {
        let sql = "SELECT * FROM links WHERE attempt_id = ?1 AND state <> 'superseded'";
        self.0.query_row(sql, [attempt_id], Link::read).optional()
    }

    /// A newer one is about to be sent.
    pub(crate) fn supersede_those_of(&self, attempt_id: &str) -> Result<()> {
        self.0.execute("UPDATE links SET state = 'superseded' WHERE attempt_id = ?1", [attempt_id])?;
        Ok(())
    }
}

impl ToSql for LinkState {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        let word = match self {
            Self::Open => "open",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Superseded => "superseded",
        };
        Ok(word.into())
    }
}

impl FromSql for LinkState {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "open" => Ok(Self::Open),
            "approved" => Ok(Self::Approved),
            "refused" => Ok(Self::Refused),
            "superseded" => Ok(Self::Superseded),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
