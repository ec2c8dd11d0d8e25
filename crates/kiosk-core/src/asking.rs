//! One question to the portal, from the first asking until an answer settles it.
//!
//! A portal that cannot be reached is asked again by itself, so that nobody has to do anything when it comes back.

use crate::turn::{KioskSession, Turn};
use crate::{Fault, Moment, PortalCall, PortalTrouble, Ticket};

/// A question that has no answer yet.
#[derive(Clone, Debug)]
pub(crate) struct Asking {
    ticket: Ticket,
    call: PortalCall,
    waiting: Waiting,
    failures: usize,
    trouble: Option<PortalTrouble>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Waiting {
    /// Not asked yet: the supervisor has no kiosk session to ask with.
    ForSession,
    ForAnswer,
    /// It failed and is asked again then.
    Until(Moment),
}

/// Trouble that asking again cannot mend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Settled {
    SessionEnded,
    NotEnabled,
}

impl Asking {
    /// Asks, or waits until it can. What keeps it waiting is known, and said, from the beginning.
    pub(crate) fn new(call: PortalCall, turn: &mut Turn<'_>) -> Self {
        let (ticket, trouble) = (turn.new_ticket(), turn.kiosk_session.trouble());
        let mut asking = Self { ticket, call, waiting: Waiting::ForSession, failures: 0, trouble };
        asking.session_may_be_open(turn);
        asking
    }

    /// Whether an answer with this ticket is the one waited for.
    pub(crate) fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == ticket && self.waiting == Waiting::ForAnswer
    }

    /// Takes a failure in: it is asked again after a pause, unless that cannot help.
    pub(crate) fn failed(&mut self, trouble: PortalTrouble, turn: &Turn<'_>) -> Result<(), Settled> {
        let asked_for = match trouble {
            PortalTrouble::SessionEnded => return Err(Settled::SessionEnded),
            PortalTrouble::NotEnabled => return Err(Settled::NotEnabled),
            PortalTrouble::Busy { retry_after } => retry_after,
            PortalTrouble::OutOfReach | PortalTrouble::Nonsense => None,
        };
        let waits = &turn.rules.retry_waits;
        let own = waits.get(self.failures).or(waits.last()).copied().unwrap_or_default();
        self.failures += 1;
        self.trouble = Some(trouble);
        self.waiting = Waiting::Until(turn.now + asked_for.unwrap_or(own).max(own));
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

    /// When it asks again by itself.
    pub(crate) fn wakes(&self) -> Option<Moment> {
        match self.waiting {
            Waiting::Until(due) => Some(due),
            Waiting::ForSession | Waiting::ForAnswer => None,
        }
    }

    /// What to say of it meanwhile. It stays while the question is asked again, until an answer settles it.
    pub(crate) fn fault(&self) -> Option<Fault> {
        self.trouble.map(fault_of)
    }

    fn ask(&mut self, turn: &mut Turn<'_>) {
        self.waiting = Waiting::ForAnswer;
        turn.ask_portal(self.ticket, self.call.clone());
    }
}

fn fault_of(trouble: PortalTrouble) -> Fault {
    match trouble {
        PortalTrouble::OutOfReach | PortalTrouble::SessionEnded | PortalTrouble::NotEnabled => Fault::PortalOutOfReach,
        PortalTrouble::Nonsense => Fault::PortalNonsense,
        PortalTrouble::Busy { .. } => Fault::PortalBusy,
    }
}
