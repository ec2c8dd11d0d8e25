//! One attempt to sign in: what its messages are worth, and how many tries and resends are left.

use super::login_link::PendingLink;
use crate::turn::Turn;
use crate::{AttemptHandle, Moment, StartedAttempt};

/// One attempt to sign in, as far as it has come.
#[derive(Clone, Debug)]
pub(super) struct Attempt {
    pub(super) handle: AttemptHandle,
    /// Wrong tries left on this attempt. At 0 it is dead, also for a later right try; a resend does not refill it.
    pub(super) tries_left: u8,
    pub(super) resends_left: usize,
    pub(super) resend_from: Moment,
    /// Until then nobody is idle who waits as they were told to.
    pub(super) held_until: Moment,
    pub(super) code_expires: Moment,
    /// From then on the message is late.
    pub(super) late_from: Moment,
    pub(super) link: Option<PendingLink>,
}

impl Attempt {
    pub(super) fn new(started: StartedAttempt, turn: &Turn<'_>) -> Self {
        let allowed = turn.rules.wrong_codes;
        let mut attempt = Self {
            link: None,
            late_from: turn.now,
            tries_left: started.tries_left.map_or(allowed, |left| left.min(allowed)),
            handle: started.handle.clone(),
            resends_left: turn.rules.resend_waits.len(),
            resend_from: turn.now,
            held_until: turn.now,
            code_expires: turn.now,
        };
        attempt.message_was_sent(started, turn);
        attempt
    }

    /// A message has gone out: its life and the wait before the next one begin now, and the link is waited for.
    fn message_was_sent(&mut self, started: StartedAttempt, turn: &Turn<'_>) {
        let waits = &turn.rules.resend_waits;
        let sent_again = waits.len().saturating_sub(self.resends_left);
        let own = waits.get(sent_again).or(waits.last()).copied().unwrap_or_default();
        let wait = started.resend_wait.map_or(own, |portals| portals.max(own));
        self.resend_from = turn.now + wait;
        // No longer than our own longest, whatever the portal says: the stand is in a public room.
        self.held_until = turn.now + wait.min(waits.iter().copied().max().unwrap_or_default());
        self.code_expires = turn.now + started.code_lifetime.unwrap_or(turn.rules.code_lifetime);
        self.late_from = turn.now + turn.rules.not_arrived;
        self.link = started.link.map(|link| PendingLink::new(link, started.handle.clone(), turn));
        self.handle = started.handle;
    }

    pub(super) fn resent(&mut self, started: StartedAttempt, turn: &Turn<'_>) {
        self.resends_left = self.resends_left.saturating_sub(1);
        self.tries_left = started.tries_left.map_or(self.tries_left, |left| left.min(self.tries_left));
        self.message_was_sent(started, turn);
    }

    /// Counts a wrong code, by the portal's count or our own, whichever leaves less.
    pub(super) fn wrong_code(&mut self, portals_count: Option<u8>) {
        let own = self.tries_left.saturating_sub(1);
        self.tries_left = portals_count.map_or(own, |left| left.min(own));
    }
}
