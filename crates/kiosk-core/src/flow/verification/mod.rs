//! The verification screen: a message is on its way to the patient, who types the code in it, or opens the link.

mod drawn;

use super::attempt::Attempt;
use super::sign_in::{as_agreed, start_with};
use super::{Flow, SignIn};
use crate::asking::{Asking, SessionEnded};
use crate::turn::Turn;
use crate::{
    AccessCode, Answer, Contact, EndReason, Fault, Intent, Limited, LinkRefused, LinkState, Moment, PortalCall,
    PortalTrouble, ResendRefused, Sensitive, SignInMethod, SignedIn, StartRefused, StartedAttempt, Ticket, Typing,
    VerifyRefused,
};

#[derive(Clone, Debug)]
pub(crate) struct Verification {
    /// The screen before, to go back to: what was typed there is in its field still.
    before: SignIn,
    contact: Contact,
    attempt: Attempt,
    typing: Typing,
    /// Changes whenever what is in the field is worth nothing any more.
    entry: u32,
    state: State,
}

#[derive(Clone, Debug)]
enum State {
    Typing {
        fault: Option<Fault>,
    },
    Verifying(Asking),
    /// Another code was asked for.
    Resending(Asking),
    /// A new attempt for the same contact was asked for.
    Restarting(Asking),
    /// The code and the link are too old; another message can be asked for.
    Expired,
    /// The attempt is over; a new one can be started.
    Over {
        fault: Option<Fault>,
    },
    /// Too many tries: nothing can be done here before then, if it is known when.
    Locked {
        limit: Fault,
        until: Option<Moment>,
    },
}

impl Verification {
    pub(super) fn new(before: SignIn, contact: Contact, started: StartedAttempt, turn: &Turn<'_>) -> Self {
        let attempt = Attempt::new(started, turn);
        Self { before, contact, attempt, typing: Typing::Empty, entry: 0, state: State::Typing { fault: None } }
    }

    pub(super) fn intent(mut self, intent: Intent, turn: &mut Turn<'_>) -> Flow {
        match (intent, &self.state) {
            (Intent::Typed { typing }, _) => self.typing = typing,
            (Intent::Verify { code }, State::Typing { .. }) => self.verify(&code, turn),
            (Intent::Resend, State::Typing { .. } | State::Expired | State::Over { .. }) => self.resend(turn),
            (Intent::UseDifferentContact, _) => return Flow::SignIn(Box::new(self.before.back(None))),
            (Intent::ChooseMethod { method }, _) if turn.methods.contains(&method) => {
                return Flow::SignIn(Box::new(self.before.back_with(method)));
            }
            (Intent::SignOut, _) => return Flow::end(EndReason::SignedOut, turn),
            _ => {}
        }
        Flow::Verification(Box::new(self))
    }

    fn verify(&mut self, code: &Sensitive<String>, turn: &mut Turn<'_>) {
        self.state = match AccessCode::parse(code) {
            Ok(code) => {
                let call = PortalCall::Verify { attempt: self.attempt.handle.clone(), code };
                State::Verifying(Asking::new(call, turn))
            }
            Err(_) => State::Typing { fault: Some(Fault::CodeUnreadable) },
        };
    }

    fn resend(&mut self, turn: &mut Turn<'_>) {
        let over = matches!(self.state, State::Over { .. });
        if !over && turn.now < self.attempt.resend_from {
            return;
        }
        self.state = if over || self.attempt.resends_left == 0 {
            State::Restarting(Asking::new(start_with(&self.contact, turn), turn))
        } else {
            let call = PortalCall::Resend { attempt: self.attempt.handle.clone(), contact: self.contact.clone() };
            State::Resending(Asking::new(call, turn))
        };
    }

    pub(super) fn answered(self, ticket: Ticket, answer: Answer, turn: &mut Turn<'_>) -> Flow {
        match (&self.state, answer) {
            (State::Verifying(asking), Answer::Verified(result)) if asking.awaits(ticket) => {
                self.verified(result, turn)
            }
            (State::Resending(asking), Answer::Resent(result)) if asking.awaits(ticket) => self.resent(result, turn),
            (State::Restarting(asking), Answer::Started(result)) if asking.awaits(ticket) => {
                self.restarted(result, turn)
            }
            (_, Answer::LinkPolled(result)) if self.awaits_link(ticket) => self.link_polled(result, turn),
            _ => self.stays(),
        }
    }

    fn awaits_link(&self, ticket: Ticket) -> bool {
        self.attempt.link.as_ref().is_some_and(|link| link.awaits(ticket))
    }

    fn link_polled(mut self, result: Result<LinkState, LinkRefused>, turn: &mut Turn<'_>) -> Flow {
        let Some(link) = &mut self.attempt.link else { return self.stays() };
        let failed = match result {
            Ok(LinkState::Approved(signed_in)) if !signed_in.patients.is_empty() => {
                return Flow::signed_in(signed_in, turn);
            }
            Ok(LinkState::Approved(_)) => link.failed(PortalTrouble::Nonsense, turn),
            Ok(LinkState::Pending { ask_after }) => {
                link.ask_later(ask_after, turn);
                Ok(())
            }
            Ok(LinkState::SlowDown { ask_after }) => {
                link.slow_down(ask_after, turn);
                Ok(())
            }
            Err(LinkRefused::Trouble(trouble)) => link.failed(trouble, turn),
            Err(LinkRefused::Denied) => return self.ends(Fault::LinkDenied, turn),
            // The code, or another message, is being asked about as well: what comes of that says how it stands. The code may
            // have been right, and its answer lost.
            Err(_) if self.asking_mut().is_some() => {
                self.attempt.link = None;
                Ok(())
            }
            Err(LinkRefused::AttemptDead) => return self.ends(Fault::AttemptDead, turn),
            Err(LinkRefused::Expired) => return self.expires(turn),
            Err(LinkRefused::Limited(limited)) => return self.locks(limited, turn),
        };
        self.stays_unless_ended(failed, turn)
    }

    fn ends(mut self, fault: Fault, turn: &Turn<'_>) -> Flow {
        self.attempt.link = None;
        self.close(State::Over { fault: Some(fault) }, turn);
        self.stays()
    }

    /// Too old, or used: a link that was approved may be what used it, and the answer about that still be on its way.
    fn expires(mut self, turn: &Turn<'_>) -> Flow {
        self.attempt.link.take_if(|link| !link.is_being_asked_for());
        self.close(State::Expired, turn);
        self.stays()
    }

    fn locks(mut self, Limited { whose, retry_after }: Limited, turn: &Turn<'_>) -> Flow {
        self.attempt.link = None;
        self.close(State::Locked { limit: whose.into(), until: retry_after.map(|wait| turn.now + wait) }, turn);
        self.stays()
    }

    /// No other message for now. The one before is good still, wherever it is, unless it was worth nothing already.
    fn may_not_send(mut self, limited: Limited, turn: &Turn<'_>) -> Flow {
        if self.attempt.code_expires <= turn.now {
            return self.locks(limited, turn);
        }
        let wait = limited.retry_after.or(turn.rules.resend_waits.last().copied()).unwrap_or_default();
        self.attempt.resend_from = turn.now + wait;
        self.state = State::Typing { fault: Some(limited.whose.into()) };
        self.stays()
    }

    /// The code is worth nothing any more.
    fn close(&mut self, state: State, turn: &Turn<'_>) {
        self.state = state;
        self.attempt.code_expires = turn.now;
        self.empty_field();
    }

    fn verified(mut self, result: Result<SignedIn, VerifyRefused>, turn: &mut Turn<'_>) -> Flow {
        match result {
            Ok(signed_in) if !signed_in.patients.is_empty() => Flow::signed_in(signed_in, turn),
            Ok(_) => self.troubled(PortalTrouble::Nonsense, turn),
            Err(VerifyRefused::Trouble(trouble)) => self.troubled(trouble, turn),
            Err(VerifyRefused::Wrong { tries_left }) => {
                self.attempt.wrong_code(tries_left);
                if self.attempt.tries_left == 0 {
                    return self.ends(Fault::AttemptDead, turn);
                }
                self.state = State::Typing { fault: Some(Fault::CodeWrong) };
                self.empty_field();
                self.stays()
            }
            Err(VerifyRefused::Expired) => self.expires(turn),
            Err(VerifyRefused::AttemptDead) => self.ends(Fault::AttemptDead, turn),
            Err(VerifyRefused::Limited(limited)) => self.locks(limited, turn),
        }
    }

    fn resent(mut self, result: Result<StartedAttempt, ResendRefused>, turn: &mut Turn<'_>) -> Flow {
        self.state = match result {
            Ok(started) => {
                self.attempt.resent(started, turn);
                self.empty_field();
                State::Typing { fault: None }
            }
            Err(ResendRefused::Trouble(trouble)) => return self.troubled(trouble, turn),
            Err(ResendRefused::TooSoon { retry_after }) => {
                self.attempt.resend_from = turn.now + retry_after;
                self.typing_or_expired(turn.now)
            }
            Err(ResendRefused::NoneLeft) => {
                self.attempt.resends_left = 0;
                self.typing_or_expired(turn.now)
            }
            Err(ResendRefused::AttemptDead) => return self.ends(Fault::AttemptDead, turn),
            Err(ResendRefused::Limited(limited)) => return self.may_not_send(limited, turn),
        };
        self.stays()
    }

    fn restarted(mut self, result: Result<StartedAttempt, StartRefused>, turn: &mut Turn<'_>) -> Flow {
        self.state = match result.map_err(|refused| as_agreed(refused, turn)) {
            Ok(started) => {
                self.attempt = Attempt::new(started, turn);
                self.empty_field();
                State::Typing { fault: None }
            }
            Err(StartRefused::Trouble(trouble)) => return self.troubled(trouble, turn),
            Err(StartRefused::ContactNotFound) => {
                return Flow::SignIn(Box::new(self.before.back(Some(Fault::ContactNotFound))));
            }
            Err(StartRefused::CannotReceiveTexts) => {
                return Flow::SignIn(Box::new(self.before.back(Some(Fault::CannotReceiveTexts))));
            }
            Err(StartRefused::Limited(limited)) => return self.may_not_send(limited, turn),
        };
        self.stays()
    }

    /// The question failed, not the code: it is asked again.
    fn troubled(mut self, trouble: PortalTrouble, turn: &mut Turn<'_>) -> Flow {
        let failed = self.asking_mut().map_or(Ok(()), |asking| asking.failed(trouble, turn));
        self.stays_unless_ended(failed, turn)
    }

    fn stays_unless_ended(self, failed: Result<(), SessionEnded>, turn: &mut Turn<'_>) -> Flow {
        match failed {
            Ok(()) => self.stays(),
            Err(ended) => Flow::session_ended(ended, turn),
        }
    }

    fn asking_mut(&mut self) -> Option<&mut Asking> {
        match &mut self.state {
            State::Verifying(asking) | State::Resending(asking) | State::Restarting(asking) => Some(asking),
            State::Typing { .. } | State::Expired | State::Over { .. } | State::Locked { .. } => None,
        }
    }

    fn stays(self) -> Flow {
        Flow::Verification(Box::new(self))
    }

    fn empty_field(&mut self) {
        self.typing = Typing::Empty;
        self.entry = self.entry.wrapping_add(1);
    }

    fn typing_or_expired(&self, now: Moment) -> State {
        if self.attempt.code_expires <= now { State::Expired } else { State::Typing { fault: None } }
    }

    pub(super) fn elapsed(&mut self, turn: &mut Turn<'_>) {
        // While another message is on its way, the older link is as good as dead.
        let may_ask = matches!(self.state, State::Typing { .. } | State::Verifying(_));
        if let Some(link) = &mut self.attempt.link {
            link.elapsed(turn);
            if may_ask {
                link.ask_if_due(turn);
            }
        }
        if let Some(asking) = self.asking_mut() {
            return asking.elapsed(turn);
        }
        match self.state {
            State::Typing { .. } if self.attempt.code_expires <= turn.now => {
                self.attempt.link.take_if(|link| !link.is_being_asked_for());
                self.close(State::Expired, turn);
            }
            State::Locked { until: Some(until), .. } if until <= turn.now => self.state = State::Over { fault: None },
            _ => {}
        }
    }

    pub(super) fn wakes(&self, now: Moment) -> Option<Moment> {
        let own = match &self.state {
            State::Typing { .. } => Some(self.attempt.code_expires),
            State::Locked { until, .. } => until.and_then(|until| now.next_second_before(until)),
            State::Verifying(asking) | State::Resending(asking) | State::Restarting(asking) => asking.wakes(now),
            State::Expired | State::Over { .. } => None,
        };
        let countdown = now.next_second_before(self.attempt.resend_from);
        let link = self.attempt.link.as_ref().and_then(|link| link.wakes(now));
        let late = Some(self.attempt.late_from);
        [own, countdown, link, late].into_iter().flatten().filter(|moment| *moment > now).min()
    }

    pub(super) fn method(&self) -> SignInMethod {
        self.contact.method()
    }

    pub(super) fn held_until(&self) -> Option<Moment> {
        Some(self.attempt.held_until)
    }
}
