//! Whether somebody is still there.

use std::time::Duration;

use crate::Moment;

/// How long a screen waits for somebody before it asks, and then before it clears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Patience {
    /// From then on what is somebody's own is covered; `None` where there is nothing to cover.
    pub(crate) uncovered: Option<Duration>,
    pub(crate) quiet: Duration,
    pub(crate) warning: Duration,
}

/// When somebody was last seen; `None` as long as nobody has touched this shell.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Attention {
    last_seen: Option<Moment>,
}

impl Attention {
    pub(crate) fn seen(&mut self, now: Moment) {
        self.last_seen = Some(now);
    }

    /// When to ask and when to clear. A wait that the patient was told of holds the timer: nobody is idle who waits as
    /// asked.
    pub(crate) fn limits(self, patience: Patience, held_until: Option<Moment>) -> Option<IdleLimits> {
        let last_seen = self.last_seen?;
        let quiet_from = held_until.map_or(last_seen, |held| held.max(last_seen));
        let warning = quiet_from + patience.quiet;
        let cover = patience.uncovered.map(|uncovered| (quiet_from + uncovered).min(warning));
        Some(IdleLimits { cover, warning, end: warning + patience.warning })
    }
}

/// The moments that idleness leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IdleLimits {
    /// When what is somebody's own is covered; never later than the warning.
    pub(crate) cover: Option<Moment>,
    pub(crate) warning: Moment,
    pub(crate) end: Moment,
}
