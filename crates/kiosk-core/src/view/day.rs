//! Today's appointments as they are drawn.

use serde::Serialize;

use crate::{AppointmentId, LocalDay, LocalTime, Welcome};

/// One patient's day at this clinic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum DayView {
    /// The portal has not answered.
    Loading,
    /// No appointment.
    Nothing {
        /// The next one's day, if the portal says.
        next: Option<LocalDay>,
    },
    /// At least one.
    Appointments {
        /// In the order of their time; what came to the list while it was on the screen stands at its end, and what has
        /// gone from it stays in its place.
        appointments: Vec<AppointmentView>,
        /// What the patient has to do now.
        to_do: ToDo,
    },
}

/// What there is to be done about all of today's appointments: `to-do-<what>` in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum ToDo {
    /// `I'm here` can be pressed for one of them, or has been.
    CheckIn,
    /// None can be checked in to here, and one needs the front desk.
    FrontDesk,
    /// Nothing at present.
    Nothing,
}

/// One appointment in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct AppointmentView {
    /// To be said back with `I'm here`.
    pub id: AppointmentId,
    /// When, on the clinic's clock.
    pub time: LocalTime,
    /// Whether that was another time when the list was first shown.
    pub moved: bool,
    /// What it is about, where a setting lets those who look on see it.
    pub visit: Option<VisitView>,
    /// What can be done about it.
    pub status: AppointmentStatusView,
}

/// What an appointment is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct VisitView {
    /// With whom.
    pub clinician: String,
    /// Where in the clinic; may be empty.
    pub place: String,
}

/// What can be done about an appointment, or has been: `status-<what>` in the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum AppointmentStatusView {
    /// `I'm here` can be pressed.
    Expected,
    /// It was pressed and the portal has not answered.
    CheckingIn,
    /// The clinic knows that the patient is here.
    CheckedIn {
        /// Where to go and how long it may take, as far as the clinic says.
        welcome: Welcome,
    },
    /// It has known so since before this session.
    AlreadyCheckedIn {
        /// Where to go and how long it may take, as far as the clinic says.
        welcome: Welcome,
    },
    /// It can be pressed later.
    TooEarly {
        /// From when on.
        from: LocalTime,
    },
    /// It could have been pressed earlier.
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
    /// Cancelled by the clinic or the patient.
    Cancelled,
    /// The front desk has to see to it.
    SeeFrontDesk,
    /// It has gone from the list while that was on the screen.
    Gone,
}
