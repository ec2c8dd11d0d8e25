//! Waiting for the patient to approve a login link on their own device: the portal is asked from time to time.
//!
//! The intervals are those of RFC 8628, section 3.5: the portal's own, five seconds more for good when it asks to slow
//! down, and longer still while it cannot be reached.

use std::time::Duration;

use crate::asking::{Asking, SessionEnded};
use crate::turn::Turn;
use crate::view::Notice;
use crate::{AttemptHandle, LoginLink, Moment, PortalCall, PortalTrouble, Ticket};

/// By how much each request to slow down lengthens the interval.
const SLOWER: Duration = Duration::from_secs(5);

#[derive(Clone, Debug)]
pub(super) struct PendingLink {
    digits: String,
    attempt: AttemptHandle,
    interval: Duration,
    poll: Poll,
}

#[derive(Clone, Debug)]
enum Poll {
    Due(Moment),
    Asked(Asking),
}

impl PendingLink {
    /// The link has just gone out: nobody has opened it yet.
    pub(super) fn new(link: LoginLink, attempt: AttemptHandle, turn: &Turn<'_>) -> Self {
        let interval = link.interval.unwrap_or(turn.rules.link_interval).max(Duration::from_secs(1));
        Self { digits: link.digits, attempt, interval, poll: Poll::Due(turn.now + interval) }
    }

    /// What the link's page asks for.
    pub(super) fn digits(&self) -> &str {
        &self.digits
    }

    /// Whether an answer with this ticket is the one waited for.
    pub(super) fn awaits(&self, ticket: Ticket) -> bool {
        matches!(&self.poll, Poll::Asked(asking) if asking.awaits(ticket))
    }

    /// Nobody has approved it: it is asked for again later.
    pub(super) fn ask_later(&mut self, ask_after: Option<Duration>, turn: &Turn<'_>) {
        self.poll = Poll::Due(turn.now + ask_after.unwrap_or_default().max(self.interval));
    }

    /// The same, and less often from now on.
    pub(super) fn slow_down(&mut self, ask_after: Option<Duration>, turn: &Turn<'_>) {
        self.interval += SLOWER;
        self.ask_later(ask_after, turn);
    }

    /// The question failed, not the link.
    pub(super) fn failed(&mut self, trouble: PortalTrouble, turn: &Turn<'_>) -> Result<(), SessionEnded> {
        match &mut self.poll {
            Poll::Asked(asking) => asking.failed(trouble, turn),
            Poll::Due(_) => Ok(()),
        }
    }

    pub(super) fn elapsed(&mut self, turn: &mut Turn<'_>) {
        match &mut self.poll {
            Poll::Asked(asking) => asking.elapsed(turn),
            Poll::Due(due) if *due <= turn.now => {
                let call = PortalCall::PollLink { attempt: self.attempt.clone() };
                self.poll = Poll::Asked(Asking::new(call, turn));
            }
            Poll::Due(_) => {}
        }
    }

    pub(super) fn wakes(&self, now: Moment) -> Option<Moment> {
        match &self.poll {
            Poll::Asked(asking) => asking.wakes(now),
            Poll::Due(due) => Some(*due),
        }
    }

    /// What to say while the portal cannot be asked.
    pub(super) fn notice(&self, now: Moment) -> Option<Notice> {
        match &self.poll {
            Poll::Asked(asking) => asking.notice(now),
            Poll::Due(_) => None,
        }
    }
}
