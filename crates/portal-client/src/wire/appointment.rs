//! Today's appointments of one patient, and "I'm here".

use serde::{Deserialize, Serialize};

use super::ClinicTime;

/// `GET /v1/patients/{id}/appointments/today`: in the order of their time; empty where there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AppointmentsResponse {
    /// All of today's, on the clinic's calendar. One that was moved to another day or place stays for today, so that a patient
    /// who comes all the same hears of it.
    pub appointments: Vec<AppointmentResponse>,
    /// The next one after today; of it a stand says the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<NextAppointmentResponse>,
}

/// The next appointment after today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NextAppointmentResponse {
    /// When it begins, with the clinic's offset.
    pub starts_at: ClinicTime,
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

/// How an appointment stands. The portal decides; a stand has a sentence for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AppointmentStatusResponse {
    /// The patient can say "I'm here".
    Expected,
    /// The patient has said so in this session; also in every later answer of the session.
    CheckedIn(ArrivalResponse),
    /// Somebody said so before this session: the patient at another time, or the front desk for them.
    AlreadyCheckedIn(ArrivalResponse),
    /// The patient can say so later.
    TooEarly {
        /// From when on, with the clinic's offset.
        from: ClinicTime,
    },
    /// The patient could have said so earlier: the front desk has to see to it.
    TooLate,
    /// It is not at this clinic.
    AnotherPlace {
        /// Where it is, in lines as on an envelope.
        #[cfg_attr(feature = "openapi", schema(example = "Harbour Clinic North\n8 Pier Road\nSpringfield"))]
        address: String,
    },
    /// It is not today.
    #[serde(rename_all = "camelCase")]
    AnotherDay {
        /// When it begins, with the clinic's offset.
        starts_at: ClinicTime,
    },
    /// A rule of the clinic has to be seen to first, at the front desk.
    ClinicRule {
        /// The clinic's own words.
        #[cfg_attr(feature = "openapi", schema(example = "Please bring your new insurance card to the front desk."))]
        message: String,
    },
    /// By the clinic or by the patient.
    Cancelled,
    /// The front desk has to see to it; why, it knows.
    SeeFrontDesk,
    /// One that this version does not know, and never sent: the front desk knows what a newer portal means by it.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// Whatever the clinic knows of what comes next for somebody who is here; a stand asks again while it shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ArrivalResponse {
    /// Where to go or wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<String>,
    /// How many are seen before, and this one; 1 is next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_place: Option<u32>,
    /// The expected wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait_minutes: Option<u32>,
    /// What else to do, in the clinic's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<String>,
}
