//! `Ask staff`: the front desk is told which stand and which screen wants them, never who.

use serde::{Deserialize, Serialize};

use crate::{Effect, Flow, Moment, Rules};

/// The screen from which staff was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum CalledFrom {
    /// Somebody says how to reach them.
    SignIn,
    /// A message is on its way.
    Verification,
    /// Somebody chooses for whom it is.
    WhoIsItFor,
    /// Somebody is signed in.
    Appointments,
    /// Somebody is on the portal's own pages.
    Portal,
    /// Nobody can sign in.
    Unavailable,
}

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum CallNews {
    /// The front desk can see it.
    Told,
    /// Somebody said that they are coming.
    Coming,
    /// The portal could not be told.
    NotSent,
}

/// The state of `Ask staff`: `call-<state>` in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum StaffCallView {
    /// It can be pressed.
    Ready,
    /// It was pressed, and is not answered yet.
    Calling,
    /// The front desk knows.
    Told,
    /// Somebody is coming.
    Coming,
    /// The front desk could not be told: it can be pressed again, or the way is to walk there.
    NotSent,
}

/// One journey's calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum StaffCall {
    #[default]
    None,
    /// No answer by then is one too.
    Calling {
        gives_up: Moment,
    },
    /// Once this has been read for a while, staff can be called again.
    Told {
        until: Moment,
    },
    /// The same for who has been told that somebody comes.
    Coming {
        until: Moment,
    },
    NotSent,
}

impl StaffCall {
    /// `Ask staff` was pressed.
    pub(crate) fn ask(&mut self, flow: &Flow, now: Moment, rules: &Rules, effects: &mut Vec<Effect>) {
        let Some(screen) = CalledFrom::of(flow) else { return };
        if matches!(self, Self::None | Self::NotSent) {
            *self = Self::Calling { gives_up: now + rules.staff_call_patience };
            effects.push(Effect::CallStaff(screen));
        }
    }

    /// The supervisor says what became of it. What nobody waits for any more changes nothing.
    pub(crate) fn hear(&mut self, news: CallNews, now: Moment, rules: &Rules) {
        let until = now + rules.staff_call_interval;
        *self = match (*self, news) {
            (Self::Calling { .. }, CallNews::Told) => Self::Told { until },
            (Self::Calling { .. }, CallNews::NotSent) => Self::NotSent,
            (Self::Calling { .. } | Self::Told { .. }, CallNews::Coming) => Self::Coming { until },
            (other, _) => other,
        };
    }

    /// What happens by itself.
    pub(crate) fn elapse(&mut self, now: Moment) {
        *self = match *self {
            Self::Calling { gives_up } if gives_up <= now => Self::NotSent,
            Self::Told { until } | Self::Coming { until } if until <= now => Self::None,
            other => other,
        };
    }

    /// When that is.
    pub(crate) const fn wakes(self) -> Option<Moment> {
        match self {
            Self::None | Self::NotSent => None,
            Self::Calling { gives_up: at } | Self::Told { until: at } | Self::Coming { until: at } => Some(at),
        }
    }

    pub(crate) const fn view(self) -> StaffCallView {
        match self {
            Self::None => StaffCallView::Ready,
            Self::Calling { .. } => StaffCallView::Calling,
            Self::Told { .. } => StaffCallView::Told,
            Self::Coming { .. } => StaffCallView::Coming,
            Self::NotSent => StaffCallView::NotSent,
        }
    }
}

impl CalledFrom {
    /// From where there is anybody who could call.
    const fn of(flow: &Flow) -> Option<Self> {
        match flow {
            Flow::SignIn(_) => Some(Self::SignIn),
            Flow::Verification(_) => Some(Self::Verification),
            Flow::WhoIsItFor(_) => Some(Self::WhoIsItFor),
            Flow::Appointments(_) => Some(Self::Appointments),
            Flow::Portal(_) => Some(Self::Portal),
            Flow::Unavailable(_) => Some(Self::Unavailable),
            Flow::Staff(_) | Flow::Ended(_) => None,
        }
    }
}
