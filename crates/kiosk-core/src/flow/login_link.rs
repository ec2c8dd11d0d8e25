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

/// No portal is asked more often, whatever it says, and none less often: the patient waits for the answer.
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(60);

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
        let interval = link.interval.unwrap_or(turn.rules.link_interval).clamp(SHORTEST, LONGEST);
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

    /// Whether an answer is on its way, or being asked for again.
    pub(super) fn is_being_asked_for(&self) -> bool {
        matches!(self.poll, Poll::Asked(_))
    }

    /// Nobody has approved it: it is asked for again later.
    pub(super) fn ask_later(&mut self, ask_after: Option<Duration>, turn: &Turn<'_>) {
        self.poll = Poll::Due(turn.now + ask_after.unwrap_or_default().max(self.interval));
    }

    /// The same, and less often from now on.
    pub(super) fn slow_down(&mut self, ask_after: Option<Duration>, turn: &Turn<'_>) {
        self.interval = (self.interval + SLOWER).min(LONGEST);
        self.ask_later(ask_after, turn);
    }

    /// The question failed, not the link.
    pub(super) fn failed(&mut self, trouble: PortalTrouble, turn: &Turn<'_>) -> Result<(), SessionEnded> {
        match &mut self.poll {
            // Also after a failure it is not asked more often: the portal may have heard the question.
            Poll::Asked(asking) => asking.failed_and_waits(trouble, self.interval, turn),
            Poll::Due(_) => Ok(()),
        }
    }

    /// Goes on with a question that waits to be asked again.
    pub(super) fn elapsed(&mut self, turn: &mut Turn<'_>) {
        if let Poll::Asked(asking) = &mut self.poll {
            asking.elapsed(turn);
        }
    }

    /// Asks, once it is time.
    pub(super) fn ask_if_due(&mut self, turn: &mut Turn<'_>) {
        if matches!(self.poll, Poll::Due(due) if due <= turn.now) {
            let call = PortalCall::PollLink { attempt: self.attempt.clone() };
            self.poll = Poll::Asked(Asking::new(call, turn));
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
