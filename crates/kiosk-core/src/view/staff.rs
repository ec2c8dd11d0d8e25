//! The staff panel as it is drawn.

use serde::Serialize;

use super::SubmitView;
use crate::{EnrolAnswer, Finding, Health, Lately, NoPin, OutOfService, Standing, TakenOut};

/// A page of the staff panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum StaffPage {
    /// The PIN is wanted.
    Pin {
        /// Counts up whenever what was typed is to be thrown away.
        entry: u32,
        /// What became of the last one.
        notice: Option<PinNotice>,
        /// The state of the button that has it checked.
        submit: SubmitView,
    },
    /// How the stand is, what can be done, and the articles.
    Open {
        /// Why no PIN was asked for: then there is only something to see.
        no_pin: Option<NoPin>,
        /// Whom to call about the machine.
        support_contact: Option<String>,
        /// Whether the stand can serve; `None` until it is known.
        standing: Option<StandingView>,
        /// Part for part; none until they are known.
        checks: Vec<Check>,
        /// What went wrong lately, the latest first.
        lately: Vec<Lately>,
        /// Whether staff has taken it out of service.
        taken_out: Option<TakenOut>,
        /// Whether enrolling again is under way.
        enrolling: bool,
        /// What became of that.
        enrolled: Option<EnrolAnswer>,
    },
}

/// What became of a PIN: `pin-<kind>` in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum PinNotice {
    /// It was wrong.
    Wrong {
        /// Before there is a wait.
        tries_left: u8,
    },
    /// Too many were wrong.
    Locked {
        /// Counting down.
        wait_seconds: u32,
    },
    /// What was typed is no PIN.
    NotAPin,
    /// It could not be looked at.
    NotChecked,
}

/// One part of the stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct Check {
    /// What was found.
    pub finding: Finding,
    /// How grave that is.
    pub health: Health,
}

impl Check {
    /// Of a finding.
    pub const fn of(finding: Finding) -> Self {
        Self { finding, health: finding.health() }
    }
}

/// Whether the stand can serve, in one sentence: `standing-<kind>`, or `staff-<reason>` where it is out of service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum StandingView {
    /// It can.
    InService,
    /// It waits for the portal.
    PortalOutOfReach,
    /// It can, with a wrong clock.
    ClockWrong,
    /// It cannot.
    OutOfService {
        /// Why.
        reason: OutOfService,
    },
}

impl From<Standing> for StandingView {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::InService => Self::InService,
            Standing::PortalOutOfReach => Self::PortalOutOfReach,
            Standing::ClockWrong => Self::ClockWrong,
            Standing::OutOfService(reason) => Self::OutOfService { reason },
        }
    }
}
