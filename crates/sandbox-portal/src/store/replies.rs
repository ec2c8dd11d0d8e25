//! What patients have written in answer to their messages.

use rusqlite::{Connection, Result, Row, params};

use super::Moment;

/// The table.
pub(crate) struct Replies<'a>(pub(crate) &'a Connection);

/// An answer to a message.
pub(crate) struct Reply {
    pub(crate) patient_id: String,
    /// Which message it answers.
    pub(crate) message_id: String,
    pub(crate) text: String,
    pub(crate) written_at: Moment,
}

impl Reply {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            patient_id: row.get("patient_id")?,
            message_id: row.get("message_id")?,
            text: row.get("text")?,
            written_at: row.get("written_at")?,
        })
    }
}

impl Replies<'_> {
    pub(crate) fn add(&self, reply: &Reply) -> Result<()> {
        let Reply { patient_id, message_id, text, written_at } = reply;
        self.0.execute(
            "INSERT INTO replies (patient_id, message_id, text, written_at) VALUES (?1, ?2, ?3, ?4)",
            params![patient_id, message_id, text, written_at],
        )?;
        Ok(())
    }

    /// All of one patient's, the oldest first.
    pub(crate) fn of(&self, patient_id: &str) -> Result<Vec<Reply>> {
        let sql = "SELECT * FROM replies WHERE patient_id = ?1 ORDER BY reply_id";
        self.0.prepare(sql)?.query_map([patient_id], Reply::read)?.collect()
    }

    pub(crate) fn forget_all(&self) -> Result<()> {
        self.0.execute("DELETE FROM replies", [])?;
        Ok(())
    }
}
