//! Whether the clinic is open, as far as the resting screen says so. Working it out takes a calendar: the supervisor has one.

use serde::{Deserialize, Serialize};

use crate::LocalTime;

/// Whether the clinic is open now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum ClinicHours {
    /// It is, or it does not say when it is.
    #[default]
    Open,
    /// It is not. Signing in is possible all the same.
    Closed {
        /// When it opens; `None` if not within a week.
        opens: Option<Opening>,
    },
}

/// When the clinic opens, on its own clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct Opening {
    /// The next day of that name; `None` is today.
    pub weekday: Option<Weekday>,
    /// At what time of that day.
    pub time: LocalTime,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
#[expect(missing_docs, reason = "their names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}
