//! What has been begun and not been ended: what a stand leaves behind at its portal, for tests that prove that it is nothing.

use rusqlite::{Connection, Result};
use serde::{Deserialize, Serialize};

/// How many of each are good for something. What ends by itself, when its time is over, counts until it is ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StillOpen {
    /// Patients' times at a stand.
    pub kiosk_sessions: u32,
    /// Attempts to sign in whose code or link would still be taken.
    pub attempts: u32,
    /// Contacts that are signed in.
    pub patient_sessions: u32,
    /// Ways into the dashboard that nobody has used.
    pub hand_offs: u32,
    /// Browsers that the dashboard shows a patient's pages to.
    pub web_sessions: u32,
}

impl StillOpen {
    /// Counts.
    pub(crate) fn in_tables(tables: &Connection) -> Result<Self> {
        // A visit and a way into one are as good as the patient's session that they hang on.
        let of_patients = "FROM patient_sessions AS p WHERE p.ended_at IS NULL";
        let hanging = "JOIN patient_sessions AS p USING (patient_session_id) WHERE p.ended_at IS NULL";
        let count = |sql: &str| tables.query_row(&format!("SELECT COUNT(*) {sql}"), [], |row| row.get(0));
        Ok(Self {
            kiosk_sessions: count("FROM kiosk_sessions WHERE ended_at IS NULL")?,
            attempts: count("FROM attempts WHERE state = 'open'")?,
            patient_sessions: count(of_patients)?,
            hand_offs: count(&format!("FROM hand_offs AS h {hanging} AND h.state = 'waiting'"))?,
            web_sessions: count(&format!("FROM web_sessions AS w {hanging} AND w.ended_at IS NULL"))?,
        })
    }
}
