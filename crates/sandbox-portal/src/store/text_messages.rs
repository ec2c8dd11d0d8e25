//! The text messages that the invented phones got.

use std::fmt;

use jiff::Timestamp;
use rusqlite::{Connection, Result, Row, params};
use serde::Serialize;

use super::{Delivery, Moment};
use crate::rules::CODE_DIGITS;

/// The table.
pub(crate) struct TextMessages<'a>(pub(crate) &'a Connection);

/// A text message that an invented phone got.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TextMessage {
    /// Counts up.
    pub message_id: i64,
    /// Which clinic sent it.
    pub clinic_id: String,
    /// The invented phone, in E.164 form.
    pub number: String,
    /// What it says, in the language that was asked for.
    pub text: String,
    /// When, on the sandbox's clock.
    pub sent_at: Timestamp,
}

/// Who and what it is about stays out of logs, as with a message that somebody really gets.
impl fmt::Debug for TextMessage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("TextMessage").field("message_id", &self.message_id).finish_non_exhaustive()
    }
}

impl TextMessage {
    /// The code in it.
    pub fn code(&self) -> Option<&str> {
        self.text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == CODE_DIGITS)
    }

    fn read(row: &Row<'_>) -> Result<Self> {
        let sent_at: Moment = row.get("sent_at")?;
        Ok(Self {
            message_id: row.get("message_id")?,
            clinic_id: row.get("clinic_id")?,
            number: row.get("number")?,
            text: row.get("text")?,
            sent_at: sent_at.timestamp(),
        })
    }
}

impl TextMessages<'_> {
    pub(crate) fn add(
        &self,
        clinic_id: &str,
        number: &str,
        text: &str,
        sent_at: Moment,
        delivery: Delivery,
    ) -> Result<()> {
        self.0.execute(
            "INSERT INTO text_messages (clinic_id, number, text, sent_at, arrived) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![clinic_id, number, text, sent_at, delivery],
        )?;
        Ok(())
    }

    /// Those that came after this one, the oldest first; 0 for all.
    pub(crate) fn after(&self, message_id: i64) -> Result<Vec<TextMessage>> {
        self.0
            .prepare("SELECT * FROM text_messages WHERE message_id > ?1 AND arrived ORDER BY message_id")?
            .query_map([message_id], TextMessage::read)?
            .collect()
    }

    /// Empties every phone.
    pub(crate) fn forget_all(&self) -> Result<()> {
        self.0.execute("DELETE FROM text_messages", [])?;
        Ok(())
    }
}
