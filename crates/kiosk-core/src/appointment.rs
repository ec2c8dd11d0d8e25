//! Today's appointments, and what saying "I'm here" leads to. All of it is the portal's to decide.

use serde::{Deserialize, Serialize};

/// The portal's own name for an appointment; opaque here.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct AppointmentId(pub String);

/// A time of day on the clinic's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct LocalTime {
    /// From 0 to 23.
    pub hour: u8,
    /// From 0 to 59.
    pub minute: u8,
}

/// One of today's appointments at this clinic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// The portal's name for it.
    pub id: AppointmentId,
    /// When it begins.
    pub time: LocalTime,
    /// With whom.
    pub clinician: String,
    /// Where in the clinic.
    pub place: String,
    /// How it stands.
    pub status: AppointmentStatus,
}

/// How an appointment stands with the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppointmentStatus {
    /// The patient can say "I'm here".
    Expected,
    /// The patient has said so.
    CheckedIn(Welcome),
    /// The patient can say so later.
    TooEarly {
        /// From when on.
        from: LocalTime,
    },
    /// It was cancelled.
    Cancelled,
    /// The front desk has to see to it (too late, another place, a rule of the clinic).
    SeeFrontDesk {
        /// The clinic's own words, where it has any.
        message: Option<String>,
    },
}

/// What a patient who is here needs to know, as far as the clinic says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct Welcome {
    /// Where to go or wait.
    pub room: Option<String>,
    /// How many are seen before; 1 is next.
    pub queue_place: Option<u32>,
    /// The expected wait in minutes.
    pub wait_minutes: Option<u32>,
    /// What else to do, in the clinic's own words.
    pub instruction: Option<String>,
}

/// The portal's answer to "I'm here": how the appointment stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckInOutcome {
    /// Which appointment.
    pub appointment: AppointmentId,
    /// How it stands.
    pub status: AppointmentStatus,
}
