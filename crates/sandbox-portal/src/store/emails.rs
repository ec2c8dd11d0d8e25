//! The e-mails that the invented inboxes got.

use std::fmt;

use jiff::Timestamp;
use rusqlite::{Connection, Result, Row, params};
use serde::Serialize;

use super::{Delivery, Moment};

/// The table.
pub(crate) struct Emails<'a>(pub(crate) &'a Connection);

/// An e-mail that an invented inbox got.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Email {
    /// Counts up.
    pub email_id: i64,
    /// Which clinic sent it.
    pub clinic_id: String,
    /// The invented inbox: in small letters, its domain in A-label form.
    pub address: String,
    /// Its first line, in the language that was asked for.
    pub subject: String,
    /// What else it says; the link goes with it.
    pub text: String,
    /// The code in it.
    pub code: String,
    /// The link in it, as a path at the sandbox's own URL.
    pub link: String,
    /// When, on the sandbox's clock.
    pub sent_at: Timestamp,
}

/// An e-mail that is to be sent.
pub(crate) struct Letter<'a> {
    pub(crate) clinic_id: &'a str,
    pub(crate) address: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) text: &'a str,
    pub(crate) code: &'a str,
    pub(crate) link: &'a str,
}

/// Who and what it is about stays out of logs, as with an e-mail that somebody really gets.
impl fmt::Debug for Email {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Email").field("email_id", &self.email_id).finish_non_exhaustive()
    }
}

impl Email {
    fn read(row: &Row<'_>) -> Result<Self> {
        let sent_at: Moment = row.get("sent_at")?;
        Ok(Self {
            email_id: row.get("email_id")?,
            clinic_id: row.get("clinic_id")?,
            address: row.get("address")?,
            subject: row.get("subject")?,
            text: row.get("text")?,
            code: row.get("code")?,
            link: row.get("link")?,
            sent_at: sent_at.timestamp(),
        })
    }
}

impl Emails<'_> {
    pub(crate) fn add(&self, letter: &Letter<'_>, sent_at: Moment, delivery: Delivery) -> Result<()> {
        let Letter { clinic_id, address, subject, text, code, link } = letter;
        self.0.execute(
            "INSERT INTO emails (clinic_id, address, subject, text, code, link, sent_at, arrived)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![clinic_id, address, subject, text, code, link, sent_at, delivery],
        )?;
        Ok(())
    }

    /// Those that came after this one, the oldest first; 0 for all.
    pub(crate) fn after(&self, email_id: i64) -> Result<Vec<Email>> {
        self.0
            .prepare("SELECT * FROM emails WHERE email_id > ?1 AND arrived ORDER BY email_id")?
            .query_map([email_id], Email::read)?
            .collect()
    }

    /// Empties every inbox.
    pub(crate) fn forget_all(&self) -> Result<()> {
        self.0.execute("DELETE FROM emails", [])?;
        Ok(())
    }
}
