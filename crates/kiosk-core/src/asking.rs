//! One question to the portal, from the first asking until an answer settles it.
//!
//! A portal that cannot be reached is asked again by itself, so that nobody has to do anything when it comes back.

use std::time::Duration;

use thiserror::Error;

use crate::turn::{KioskSession, Turn};
use crate::view::Notice;
use crate::{Fault, Moment, PortalCall, PortalTrouble, Ticket};

/// Waits from here on are told to whoever waits; a shorter one is over before it is read.
const WORTH_TELLING: Duration = Duration::from_secs(15);

/// A question that has no answer yet.
#[derive(Clone, Debug)]
pub(crate) struct Asking {
    ticket: Ticket,
    call: PortalCall,
    waiting: Waiting,
    failures: usize,
    trouble: Option<PortalTrouble>,
    /// How long it waits is said, second by second.
    is_told: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Waiting {
    /// Not asked yet: the supervisor has no kiosk session to ask with.
    ForSession,
    ForAnswer,
    /// It failed and is asked again then.
    Until(Moment),
}

/// Asking again cannot help: the session that asked is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the portal has ended the session")]
pub(crate) struct SessionEnded;

impl Asking {
    /// Asks, or waits until it can. What keeps it waiting is known, and said, from the beginning.
    pub(crate) fn new(call: PortalCall, turn: &mut Turn<'_>) -> Self {
        let (ticket, trouble) = (turn.new_ticket(), turn.kiosk_session.trouble());
        let mut asking = Self { ticket, call, waiting: Waiting::ForSession, failures: 0, trouble, is_told: false };
        asking.session_may_be_open(turn);
        asking
    }

    /// Whether an answer with this ticket is the one waited for.
    pub(crate) fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == ticket && self.waiting == Waiting::ForAnswer
    }

    /// Takes a failure in: it is asked again after a pause, unless that cannot help.
    pub(crate) fn failed(&mut self, trouble: PortalTrouble, turn: &Turn<'_>) -> Result<(), SessionEnded> {
        self.failed_and_waits(trouble, Duration::ZERO, turn)
    }

    /// The same, with a pause of at least so long.
    pub(crate) fn failed_and_waits(
        &mut self,
        trouble: PortalTrouble,
        at_least: Duration,
        turn: &Turn<'_>,
    ) -> Result<(), SessionEnded> {
        let asked_for = match trouble {
            PortalTrouble::SessionEnded => return Err(SessionEnded),
            PortalTrouble::Busy { retry_after } => retry_after,
            PortalTrouble::OutOfReach | PortalTrouble::Nonsense | PortalTrouble::NotEnabled => None,
        };
        let waits = &turn.rules.retry_waits;
        let own = waits.get(self.failures).or(waits.last()).copied().unwrap_or_default();
        let wait = asked_for.unwrap_or(own).max(own).max(at_least);
        self.failures += 1;
        self.trouble = Some(trouble);
        self.is_told = wait >= WORTH_TELLING;
        self.waiting = Waiting::Until(turn.now + wait);
        Ok(())
    }

    /// Says that the supervisor got no kiosk session for now.
    pub(crate) fn session_refused(&mut self, trouble: PortalTrouble) {
        if self.waiting == Waiting::ForSession {
            self.trouble = Some(trouble);
        }
    }

    /// Asks, if only the kiosk session was missing and it is there now.
    pub(crate) fn session_may_be_open(&mut self, turn: &mut Turn<'_>) {
        if self.waiting == Waiting::ForSession && turn.kiosk_session == KioskSession::Open {
            self.ask(turn);
        }
    }

    /// Asks again, if it is time.
    pub(crate) fn elapsed(&mut self, turn: &mut Turn<'_>) {
        if matches!(self.waiting, Waiting::Until(due) if due <= turn.now) {
            self.ask(turn);
        }
    }

    /// When it asks again by itself, or the next second of a wait that is told.
    pub(crate) fn wakes(&self, now: Moment) -> Option<Moment> {
        match self.waiting {
            Waiting::Until(due) if self.is_told => now.next_second_before(due),
            Waiting::Until(due) => Some(due),
            Waiting::ForSession | Waiting::ForAnswer => None,
        }
    }

    /// What to say of it meanwhile. It stays while the question is asked again, until an answer settles it.
    pub(crate) fn notice(&self, now: Moment) -> Option<Notice> {
        let notice = Notice::of(fault_of(self.trouble?));
        Some(match self.waiting {
            Waiting::Until(due) if self.is_told => notice.waiting(now.seconds_until(due)),
            Waiting::Until(_) | Waiting::ForSession | Waiting::ForAnswer => notice,
        })
    }

    fn ask(&mut self, turn: &mut Turn<'_>) {
        self.waiting = Waiting::ForAnswer;
        turn.ask_portal(self.ticket, self.call.clone());
    }
}

fn fault_of(trouble: PortalTrouble) -> Fault {
    match trouble {
        PortalTrouble::OutOfReach | PortalTrouble::SessionEnded => Fault::PortalOutOfReach,
        PortalTrouble::NotEnabled => Fault::PortalNotEnabled,
        PortalTrouble::Nonsense => Fault::PortalNonsense,
        PortalTrouble::Busy { .. } => Fault::PortalBusy,
    }
}
