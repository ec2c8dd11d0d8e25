//! The stands that are enrolled.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::Moment;
use crate::rights::RightHash;

/// The table.
pub(crate) struct Stands<'a>(pub(crate) &'a Connection);

/// A stand of a clinic.
#[derive(Clone, Debug)]
pub(crate) struct Stand {
    pub(crate) stand_id: String,
    pub(crate) clinic_id: String,
    pub(crate) stand_name: String,
    pub(crate) enrolled_at: Moment,
    /// When its heart beat last.
    pub(crate) last_seen_at: Option<Moment>,
}

impl Stand {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            stand_id: row.get("stand_id")?,
            clinic_id: row.get("clinic_id")?,
            stand_name: row.get("stand_name")?,
            enrolled_at: row.get("enrolled_at")?,
            last_seen_at: row.get("last_seen_at")?,
        })
    }
}

impl Stands<'_> {
    pub(crate) fn add(&self, stand: &Stand, credential: &RightHash) -> Result<()> {
        let Stand { stand_id, clinic_id, stand_name, enrolled_at, last_seen_at } = stand;
        self.0.execute(
            "INSERT INTO stands (stand_id, clinic_id, stand_name, credential_hash, enrolled_at, last_seen_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![stand_id, clinic_id, stand_name, credential, enrolled_at, last_seen_at],
        )?;
        Ok(())
    }

    pub(crate) fn by_credential(&self, credential: &RightHash) -> Result<Option<Stand>> {
        self.0.query_row("SELECT * FROM stands WHERE credential_hash = ?1", [credential], Stand::read).optional()
    }

    pub(crate) fn by_id(&self, stand_id: &str) -> Result<Option<Stand>> {
        self.0.query_row("SELECT * FROM stands WHERE stand_id = ?1", [stand_id], Stand::read).optional()
    }

    pub(crate) fn all(&self) -> Result<Vec<Stand>> {
        self.0.prepare("SELECT * FROM stands ORDER BY enrolled_at, stand_id")?.query_map([], Stand::read)?.collect()
    }

    pub(crate) fn seen(&self, stand_id: &str, at: Moment) -> Result<()> {
        self.0.execute("UPDATE stands SET last_seen_at = ?2 WHERE stand_id = ?1", params![stand_id, at])?;
        Ok(())
    }
}
