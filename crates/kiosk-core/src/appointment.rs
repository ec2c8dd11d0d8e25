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

/// A day on the clinic's calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct LocalDay {
    /// Of the Gregorian calendar.
    pub year: i16,
    /// From 1 to 12.
    pub month: u8,
    /// From 1 to 31.
    pub day: u8,
}

/// One patient's day at this clinic, as the portal has it now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Today {
    /// In any order; empty where there is none.
    pub appointments: Vec<Appointment>,
    /// When the patient is expected again, after today, if the portal says.
    pub next: Option<LocalDay>,
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

/// How an appointment stands with the portal. Each has its sentence on the screen, and whatever the patient cannot settle
/// here leads to the front desk from the first sight of the list on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppointmentStatus {
    /// The patient can say "I'm here".
    Expected,
    /// The patient has said so, in this session.
    CheckedIn(Welcome),
    /// Somebody has said so before: the patient at another time, or the front desk for them.
    AlreadyCheckedIn(Welcome),
    /// The patient can say so later.
    TooEarly {
        /// From when on.
        from: LocalTime,
    },
    /// The patient could have said so earlier.
    TooLate,
    /// It is not at this clinic.
    AnotherPlace {
        /// Where it is; line breaks kept.
        address: String,
    },
    /// It is not today.
    AnotherDay {
        /// On which day it is.
        day: LocalDay,
        /// And when.
        time: LocalTime,
    },
    /// A rule of the clinic has to be seen to first.
    ClinicRule {
        /// The clinic's own words.
        message: String,
    },
    /// It was cancelled.
    Cancelled,
    /// The front desk has to see to it; why, the front desk knows.
    SeeFrontDesk,
}

/// Whether the list tells those who look on what a visit is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VisitDetails {
    /// Each appointment is its time, and what the patient has to know now.
    #[default]
    Hidden,
    /// With whom and where stands beside it.
    Shown,
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
