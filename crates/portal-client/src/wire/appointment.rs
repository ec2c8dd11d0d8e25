//! Today's appointments of one patient, and "I'm here".

use serde::{Deserialize, Serialize};

use super::ClinicTime;

/// `GET /v1/patients/{id}/appointments/today`: in the order of their time; empty where there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AppointmentsResponse {
    /// All of today's, on the clinic's calendar.
    pub appointments: Vec<AppointmentResponse>,
}

/// One appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AppointmentResponse {
    /// The portal's name for it.
    pub appointment_id: String,
    /// When it begins, with the clinic's offset.
    pub starts_at: ClinicTime,
    /// With whom.
    #[cfg_attr(feature = "openapi", schema(example = "Dr. Rowan Ellery"))]
    pub clinician: String,
    /// Where in the clinic.
    #[cfg_attr(feature = "openapi", schema(example = "Second floor, room 4"))]
    pub place: String,
    /// How it stands.
    pub status: AppointmentStatusResponse,
}

/// `POST /v1/patients/{id}/appointments/{aid}/check-ins`: how the appointment stands now. Saying "I'm here" twice
/// gives the same answer as saying it once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckInResponse {
    /// Which appointment.
    pub appointment_id: String,
    /// How it stands now.
    pub status: AppointmentStatusResponse,
}

/// How an appointment stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AppointmentStatusResponse {
    /// The patient can say "I'm here".
    Expected,
    /// The patient has said so; whatever the clinic knows of what comes next.
    #[serde(rename_all = "camelCase")]
    CheckedIn {
        /// Where to go or wait.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        room: Option<String>,
        /// How many are seen before, and this one; 1 is next.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        queue_place: Option<u32>,
        /// The expected wait.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wait_minutes: Option<u32>,
        /// What else to do, in the clinic's own words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        instruction: Option<String>,
    },
    /// The patient can say so later.
    TooEarly {
        /// From when on, with the clinic's offset.
        from: ClinicTime,
    },
    /// By the clinic or by the patient.
    Cancelled,
    /// The front desk has to see to it.
    SeeFrontDesk {
        /// The clinic's own words, where it has any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<String>,
    },
    /// One that this version does not know, and never sent: the front desk knows what a newer portal means by it.
    #[serde(other, skip_serializing)]
    Unknown,
}
