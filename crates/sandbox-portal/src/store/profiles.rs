//! What patients have said of themselves on the dashboard.

use rusqlite::{Connection, OptionalExtension, Result, params};
use serde::{Deserialize, Serialize};

use crate::language::Language;

/// The table.
pub(crate) struct Profiles<'a>(pub(crate) &'a Connection);

/// What a patient has said of themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Profile {
    /// The name that they want to be called by.
    pub(crate) called: String,
    pub(crate) phone: String,
    pub(crate) email: String,
    pub(crate) address: String,
    pub(crate) written_to_by: WrittenToBy,
    pub(crate) written_to_in: Language,
    /// No appointment before this day, as `2026-11-30`; empty where any day will do.
    pub(crate) not_before: String,
    /// SHA-256 of the word that they say on the telephone, in hexadecimal; `None` where they have none.
    pub(crate) phone_word: Option<String>,
}

/// How a patient wants to be written to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum WrittenToBy {
    #[default]
    Text,
    Email,
    Letter,
}

impl Profiles<'_> {
    pub(crate) fn put(&self, patient_id: &str, profile: &Profile) -> Result<()> {
        let profile =
            serde_json::to_string(profile).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        self.0.execute(
            "INSERT OR REPLACE INTO profiles (patient_id, profile) VALUES (?1, ?2)",
            params![patient_id, profile],
        )?;
        Ok(())
    }

    /// `None` for who has not said anything, or in a way of which this version knows nothing.
    pub(crate) fn of(&self, patient_id: &str) -> Result<Option<Profile>> {
        let sql = "SELECT profile FROM profiles WHERE patient_id = ?1";
        let kept: Option<String> = self.0.query_row(sql, [patient_id], |row| row.get(0)).optional()?;
        Ok(kept.and_then(|json| serde_json::from_str(&json).ok()))
    }

    pub(crate) fn forget_all(&self) -> Result<()> {
        self.0.execute("DELETE FROM profiles", [])?;
        Ok(())
    }
}
