//! When the clinic is open, as its branding has it, and what that comes to at one moment.

use serde::{Deserialize, Serialize};

use crate::LocalTime;

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum Weekday {
    /// The first of the week, as ISO 8601 counts.
    Monday,
    /// The second.
    Tuesday,
    /// The third.
    Wednesday,
    /// The fourth.
    Thursday,
    /// The fifth.
    Friday,
    /// The sixth.
    Saturday,
    /// The seventh.
    Sunday,
}

/// When a clinic is open, week by week, on its own clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OpeningHours {
    /// The name of that clock's zone in the IANA's data, such as `America/New_York`.
    pub time_zone: String,
    /// In any order; a day may have several or none. Without any the clinic is always closed.
    pub spans: Vec<OpeningSpan>,
}

/// One stretch of time in which the clinic is open, every week anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OpeningSpan {
    /// The day on which it begins.
    pub day: Weekday,
    /// When it begins.
    pub opens: LocalTime,
    /// When it ends: on the same day where that is later than `opens`, and on the next day otherwise.
    pub closes: LocalTime,
}

/// Whether the clinic is open now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum ClinicHours {
    /// It is, or it does not say when it is.
    Open,
    /// It is not.
    Closed {
        /// When it will be; `None` where that is never.
        opens: Option<Opening>,
    },
}

/// When a clinic opens next: within a week, on its own clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct Opening {
    /// On which day.
    pub weekday: Weekday,
    /// At which time of that day.
    pub time: LocalTime,
}
