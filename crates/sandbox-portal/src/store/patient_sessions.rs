//! Who is signed in: the right to speak for the patients of one verified contact.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::Moment;
use crate::contact::Contact;
use crate::rights::RightHash;

/// The table.
pub(crate) struct PatientSessions<'a>(pub(crate) &'a Connection);

/// A contact that is signed in.
#[derive(Clone)]
pub(crate) struct PatientSession {
    pub(crate) patient_session_id: String,
    pub(crate) kiosk_session_id: String,
    pub(crate) clinic_id: String,
    pub(crate) contact: Contact,
    /// The language in which the patient signed in, as BCP 47 has it.
    pub(crate) language: String,
    pub(crate) expires_at: Moment,
    pub(crate) ended_at: Option<Moment>,
}

impl PatientSession {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            patient_session_id: row.get("patient_session_id")?,
            kiosk_session_id: row.get("kiosk_session_id")?,
            clinic_id: row.get("clinic_id")?,
            contact: row.get("contact")?,
            language: row.get("language")?,
            expires_at: row.get("expires_at")?,
            ended_at: row.get("ended_at")?,
        })
    }

    /// Whether the right is still good, as far as this table knows.
    pub(crate) fn is_open(&self, now: Moment) -> bool {
        self.ended_at.is_none() && now < self.expires_at
    }
}

impl PatientSessions<'_> {
    pub(crate) fn add(&self, session: &PatientSession, token: &RightHash) -> Result<()> {
        let PatientSession { patient_session_id, kiosk_session_id, clinic_id, contact, language, expires_at, ended_at } =
            session;
        self.0.execute(
            "INSERT INTO patient_sessions
                 (patient_session_id, token_hash, kiosk_session_id, clinic_id, contact, language, expires_at, ended_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![patient_session_id, token, kiosk_session_id, clinic_id, contact, language, expires_at, ended_at],
        )?;
        Ok(())
    }

    pub(crate) fn by_token(&self, token: &RightHash) -> Result<Option<PatientSession>> {
        let sql = "SELECT * FROM patient_sessions WHERE token_hash = ?1";
        self.0.query_row(sql, [token], PatientSession::read).optional()
    }

    pub(crate) fn by_id(&self, patient_session_id: &str) -> Result<Option<PatientSession>> {
        let sql = "SELECT * FROM patient_sessions WHERE patient_session_id = ?1";
        self.0.query_row(sql, [patient_session_id], PatientSession::read).optional()
    }

    pub(crate) fn end(&self, patient_session_id: &str, at: Moment) -> Result<()> {
        self.0.execute(
            "UPDATE patient_sessions SET ended_at = ?2 WHERE patient_session_id = ?1 AND ended_at IS NULL",
            params![patient_session_id, at],
        )?;
        Ok(())
    }

    pub(crate) fn of(&self, kiosk_session_id: &str) -> Result<Vec<PatientSession>> {
        let sql = "SELECT * FROM patient_sessions WHERE kiosk_session_id = ?1";
        self.0.prepare(sql)?.query_map([kiosk_session_id], PatientSession::read)?.collect()
    }
}
