//! Wrong codes, counted for a contact over all its attempts at all stands of a clinic.

use rusqlite::{Connection, Result, params};

use super::Moment;
use crate::contact::Contact;

/// The table.
pub(crate) struct WrongCodes<'a>(pub(crate) &'a Connection);

impl WrongCodes<'_> {
    pub(crate) fn add(&self, clinic_id: &str, contact: &Contact, at: Moment) -> Result<()> {
        self.0.execute(
            "INSERT INTO wrong_codes (clinic_id, contact, typed_at) VALUES (?1, ?2, ?3)",
            params![clinic_id, contact, at],
        )?;
        Ok(())
    }

    /// When each was typed, from `since` on, the latest first.
    pub(crate) fn since(&self, clinic_id: &str, contact: &Contact, since: Moment) -> Result<Vec<Moment>> {
        let sql = "SELECT typed_at FROM wrong_codes WHERE clinic_id = ?1 AND contact = ?2 AND typed_at >= ?3
                   ORDER BY typed_at DESC";
        self.0.prepare(sql)?.query_map(params![clinic_id, contact, since], |row| row.get(0))?.collect()
    }
}
