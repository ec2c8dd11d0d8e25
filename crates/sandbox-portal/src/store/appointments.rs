//! The days that were planned. What an appointment is about stands in [`crate::invented`]; here is when, and what came of it.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::Moment;

/// The table.
pub(crate) struct Appointments<'a>(pub(crate) &'a Connection);

/// One appointment of a planned day.
#[derive(Clone, Debug)]
pub(crate) struct Appointment {
    pub(crate) appointment_id: String,
    pub(crate) patient_id: String,
    /// Which of the patient's invented appointments it is, counted from 0.
    pub(crate) place_in_day: u16,
    pub(crate) starts_at: Moment,
    pub(crate) check_in_from: Moment,
    /// When the day was planned.
    pub(crate) planned_at: Moment,
    /// Somebody said "I'm here".
    pub(crate) check_in: Option<CheckIn>,
}

/// "I'm here", said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CheckIn {
    pub(crate) at: Moment,
    /// In which patient session.
    pub(crate) patient_session_id: String,
}

impl Appointment {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            appointment_id: row.get("appointment_id")?,
            patient_id: row.get("patient_id")?,
            place_in_day: row.get("place_in_day")?,
            starts_at: row.get("starts_at")?,
            check_in_from: row.get("check_in_from")?,
            planned_at: row.get("planned_at")?,
            check_in: CheckIn::read(row)?,
        })
    }
}

impl CheckIn {
    fn read(row: &Row<'_>) -> Result<Option<Self>> {
        let at: Option<Moment> = row.get("checked_in_at")?;
        let patient_session_id = row.get("checked_in_by")?;
        Ok(at.map(|at| Self { at, patient_session_id }))
    }
}

impl Appointments<'_> {
    /// Plans one, which nobody has checked in to.
    pub(crate) fn add(&self, appointment: &Appointment) -> Result<()> {
        let Appointment { appointment_id, patient_id, place_in_day, starts_at, check_in_from, planned_at, check_in: _ } =
            appointment;
        self.0.execute(
            "INSERT INTO appointments (appointment_id, patient_id, place_in_day, starts_at, check_in_from, planned_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![appointment_id, patient_id, place_in_day, starts_at, check_in_from, planned_at],
        )?;
        Ok(())
    }

    /// Those that begin in this span, in the order of their time.
    pub(crate) fn between(&self, patient_id: &str, from: Moment, until: Moment) -> Result<Vec<Appointment>> {
        let sql = "SELECT * FROM appointments WHERE patient_id = ?1 AND starts_at >= ?2 AND starts_at < ?3
                   ORDER BY starts_at, place_in_day";
        self.0.prepare(sql)?.query_map(params![patient_id, from, until], Appointment::read)?.collect()
    }

    pub(crate) fn by_id(&self, appointment_id: &str) -> Result<Option<Appointment>> {
        let sql = "SELECT * FROM appointments WHERE appointment_id = ?1";
        self.0.query_row(sql, [appointment_id], Appointment::read).optional()
    }

    /// The first to say so stays the first.
    pub(crate) fn check_in(&self, appointment_id: &str, said: &CheckIn) -> Result<()> {
        self.0.execute(
            "UPDATE appointments SET checked_in_at = ?2, checked_in_by = ?3
             WHERE appointment_id = ?1 AND checked_in_at IS NULL",
            params![appointment_id, said.at, said.patient_session_id],
        )?;
        Ok(())
    }

    pub(crate) fn forget_those_of(&self, patient_id: &str) -> Result<()> {
        self.0.execute("DELETE FROM appointments WHERE patient_id = ?1", [patient_id])?;
        Ok(())
    }

    pub(crate) fn forget_all(&self) -> Result<()> {
        self.0.execute("DELETE FROM appointments", [])?;
        Ok(())
    }
}
