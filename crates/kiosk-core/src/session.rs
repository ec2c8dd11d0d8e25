//! A patient's time after signing in: it ends, that is announced, and it can be made longer.

use std::time::Duration;

use crate::{Moment, Patient, PatientAccess, Rules, SignedIn};

/// Someone is signed in.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub(crate) access: PatientAccess,
    pub(crate) patients: Vec<Patient>,
    ends: Moment,
    /// The portal's own limit, which no extension passes.
    portal_ends: Option<Moment>,
    extensions_left: u8,
    extension: Duration,
    warning: Duration,
    /// The warning for this very end has been answered; only what is drawn beside the screen reminds of it now.
    warning_read_for: Option<Moment>,
}

impl Session {
    pub(crate) fn new(signed_in: SignedIn, rules: &Rules, now: Moment) -> Self {
        let portal_ends = signed_in.session.map(|limit| now + limit);
        Self {
            access: signed_in.access,
            patients: signed_in.patients,
            ends: earlier(now + rules.session, portal_ends),
            portal_ends,
            extensions_left: rules.session_extensions,
            extension: rules.session_extension,
            warning: rules.session_warning,
            warning_read_for: None,
        }
    }

    pub(crate) fn ends(&self) -> Moment {
        self.ends
    }

    /// When the end is announced.
    pub(crate) fn warns(&self, now: Moment) -> bool {
        self.is_announced(now) && self.warning_read_for != Some(self.ends)
    }

    /// From the announcement on, whether or not it was answered.
    pub(crate) fn is_announced(&self, now: Moment) -> bool {
        now.until(self.ends) <= self.warning
    }

    /// Whether more time can be had.
    pub(crate) fn is_extendable(&self) -> bool {
        self.extensions_left > 0 && self.portal_ends.is_none_or(|portal| portal > self.ends)
    }

    /// Answers the announcement: with more time where there is any.
    pub(crate) fn answer_warning(&mut self) {
        if self.is_extendable() {
            self.extensions_left -= 1;
            self.ends = earlier(self.ends + self.extension, self.portal_ends);
        } else {
            self.warning_read_for = Some(self.ends);
        }
    }

    /// When the announcement, the next second of its countdown, or the end comes.
    pub(crate) fn wakes(&self, now: Moment) -> Option<Moment> {
        if self.is_announced(now) {
            return now.next_second_before(self.ends);
        }
        // `ends` lies further ahead than the warning is long, so this is exact.
        Some(now + (now.until(self.ends) - self.warning))
    }
}

fn earlier(own: Moment, portal: Option<Moment>) -> Moment {
    portal.map_or(own, |portal| own.min(portal))
}
