//! The attempts to sign in.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Result, Row, named_params, params};

use super::Moment;
use crate::contact::Contact;

/// The table.
pub(crate) struct Attempts<'a>(pub(crate) &'a Connection);

/// An attempt.
#[derive(Clone)]
pub(crate) struct Attempt {
    pub(crate) attempt_id: String,
    pub(crate) kiosk_session_id: String,
    pub(crate) clinic_id: String,
    pub(crate) contact: Contact,
    pub(crate) language: String,
    /// In clear: the same six digits stand on the page with the phones, which is what the sandbox is for.
    pub(crate) code: String,
    pub(crate) code_expires_at: Moment,
    pub(crate) resends_made: u32,
    /// No resend before then; `None` once there are no more.
    pub(crate) resend_from: Option<Moment>,
    /// Never goes down.
    pub(crate) wrong_codes: u32,
    pub(crate) state: AttemptState,
    pub(crate) recipient: Recipient,
}

/// Who gets what an attempt sends, and whose wrong codes it counts. None of it shows in any answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Recipient {
    /// A patient of the clinic.
    Patient,
    /// Nobody, who is answered as a patient would be: no code is right, no link is approved.
    Nobody,
    /// A contact that had too many wrong codes: as nobody, and what is typed makes its wait no longer.
    Waiting,
}

/// How an attempt stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AttemptState {
    /// A code can be tried.
    Open,
    /// By wrong codes, by an answer on its link's page, by a newer attempt for the same contact, or because its session ended.
    Dead,
    /// Its code was right and is used up.
    Verified,
}

impl Attempt {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            attempt_id: row.get("attempt_id")?,
            kiosk_session_id: row.get("kiosk_session_id")?,
            clinic_id: row.get("clinic_id")?,
            contact: row.get("contact")?,
            language: row.get("language")?,
            code: row.get("code")?,
            code_expires_at: row.get("code_expires_at")?,
            resends_made: row.get("resends_made")?,
            resend_from: row.get("resend_from")?,
            wrong_codes: row.get("wrong_codes")?,
            state: row.get("state")?,
            recipient: row.get("recipient")?,
        })
    }
}

impl Attempts<'_> {
    /// Writes an attempt as it is now, a new one or one that has changed.
    pub(crate) fn put(&self, attempt: &Attempt) -> Result<()> {
        self.0.execute(
            "INSERT OR REPLACE INTO attempts (attempt_id, kiosk_session_id, clinic_id, contact, language, code,
                 code_expires_at, resends_made, resend_from, wrong_codes, state, recipient)
             VALUES (:attempt_id, :kiosk_session_id, :clinic_id, :contact, :language, :code,
                 :code_expires_at, :resends_made, :resend_from, :wrong_codes, :state, :recipient)",
            named_params! {
                ":attempt_id": attempt.attempt_id,
                ":kiosk_session_id": attempt.kiosk_session_id,
                ":clinic_id": attempt.clinic_id,
                ":contact": attempt.contact,
                ":language": attempt.language,
                ":code": attempt.code,
                ":code_expires_at": attempt.code_expires_at,
                ":resends_made": attempt.resends_made,
                ":resend_from": attempt.resend_from,
                ":wrong_codes": attempt.wrong_codes,
                ":state": attempt.state,
                ":recipient": attempt.recipient,
            },
        )?;
        Ok(())
    }

    pub(crate) fn by_id(&self, attempt_id: &str) -> Result<Option<Attempt>> {
        self.0.query_row("SELECT * FROM attempts WHERE attempt_id = ?1", [attempt_id], Attempt::read).optional()
    }

    /// A newer attempt for the contact is about to begin, at whatever stand.
    pub(crate) fn kill_those_for(&self, clinic_id: &str, contact: &Contact) -> Result<()> {
        self.0.execute(
            "UPDATE attempts SET state = 'dead' WHERE clinic_id = ?1 AND contact = ?2 AND state = 'open'",
            params![clinic_id, contact],
        )?;
        Ok(())
    }

    pub(crate) fn kill_those_of(&self, kiosk_session_id: &str) -> Result<()> {
        self.0.execute(
            "UPDATE attempts SET state = 'dead' WHERE kiosk_session_id = ?1 AND state = 'open'",
            [kiosk_session_id],
        )?;
        Ok(())
    }
}

impl ToSql for AttemptState {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        let word = match self {
            Self::Open => "open",
            Self::Dead => "dead",
            Self::Verified => "verified",
        };
        Ok(word.into())
    }
}

impl FromSql for AttemptState {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "open" => Ok(Self::Open),
            "dead" => Ok(Self::Dead),
            "verified" => Ok(Self::Verified),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

impl ToSql for Recipient {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        let word = match self {
            Self::Patient => "patient",
            Self::Nobody => "nobody",
            Self::Waiting => "waiting",
        };
        Ok(word.into())
    }
}

impl FromSql for Recipient {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "patient" => Ok(Self::Patient),
            "nobody" => Ok(Self::Nobody),
            "waiting" => Ok(Self::Waiting),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
