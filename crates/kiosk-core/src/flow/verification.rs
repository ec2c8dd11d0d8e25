//! The verification screen: a code is on its way to the patient, who types it.

use super::{Flow, SignIn};
use crate::asking::Asking;
use crate::turn::Turn;
use crate::view::{Notice, ResendView, Screen, SubmitView};
use crate::{
    AccessCode, Answer, AttemptHandle, Contact, EndReason, Fault, Intent, Moment, PortalCall, PortalTrouble,
    ResendRefused, Sensitive, SignedIn, StartRefused, StartedAttempt, Ticket, Typing, VerifyRefused,
};

#[derive(Clone, Debug)]
pub(crate) struct Verification {
    contact: Contact,
    attempt: Attempt,
    typing: Typing,
    /// Changes whenever what is in the field is worth nothing any more.
    entry: u32,
    state: State,
}

/// One attempt to sign in, as far as it has come.
#[derive(Clone, Debug)]
struct Attempt {
    handle: AttemptHandle,
    /// Wrong tries left on this attempt. At 0 it is dead, also for a later right try; a resend does not refill it.
    tries_left: u8,
    resends_left: usize,
    resend_from: Moment,
    code_expires: Moment,
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
    /// The code is too old; another one can be asked for.
    Expired,
    /// Too many wrong codes; a new attempt can be started.
    Dead,
    /// Too many tries with this contact: nothing can be done here before then, if the portal says when.
    Locked {
        until: Option<Moment>,
    },
}

impl Attempt {
    fn new(started: StartedAttempt, turn: &Turn<'_>) -> Self {
        let allowed = turn.rules.wrong_codes;
        let mut attempt = Self {
            tries_left: started.tries_left.map_or(allowed, |left| left.min(allowed)),
            handle: started.handle.clone(),
            resends_left: turn.rules.resend_waits.len(),
            resend_from: turn.now,
            code_expires: turn.now,
        };
        attempt.code_was_sent(&started, turn);
        attempt
    }

    /// A code has gone out: its life and the wait before the next one begin now.
    fn code_was_sent(&mut self, started: &StartedAttempt, turn: &Turn<'_>) {
        let waits = &turn.rules.resend_waits;
        let sent_again = waits.len().saturating_sub(self.resends_left);
        let own = waits.get(sent_again).or(waits.last()).copied().unwrap_or_default();
        let wait = started.resend_wait.map_or(own, |portals| portals.max(own));
        self.resend_from = turn.now + wait;
        self.code_expires = turn.now + started.code_lifetime.unwrap_or(turn.rules.code_lifetime);
    }

    fn resent(&mut self, started: StartedAttempt, turn: &Turn<'_>) {
        self.resends_left = self.resends_left.saturating_sub(1);
        self.tries_left = started.tries_left.map_or(self.tries_left, |left| left.min(self.tries_left));
        self.code_was_sent(&started, turn);
        self.handle = started.handle;
    }

    /// Counts a wrong code, by the portal's count or our own, whichever leaves less.
    fn wrong_code(&mut self, portals_count: Option<u8>) {
        let own = self.tries_left.saturating_sub(1);
        self.tries_left = portals_count.map_or(own, |left| left.min(own));
    }
}

impl Verification {
    pub(super) fn new(contact: Contact, started: StartedAttempt, turn: &Turn<'_>) -> Self {
        let attempt = Attempt::new(started, turn);
        Self { contact, attempt, typing: Typing::Empty, entry: 0, state: State::Typing { fault: None } }
    }

    pub(super) fn intent(mut self, intent: Intent, turn: &mut Turn<'_>) -> Flow {
        match (intent, &self.state) {
            (Intent::Typed { typing }, _) => self.typing = typing,
            (Intent::Verify { code }, State::Typing { .. }) => self.verify(&code, turn),
            (Intent::Resend, State::Typing { .. } | State::Expired | State::Dead) => self.resend(turn),
            (Intent::UseDifferentContact, _) => return Flow::SignIn(SignIn::default()),
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
        let dead = matches!(self.state, State::Dead);
        if !dead && turn.now < self.attempt.resend_from {
            return;
        }
        self.state = if dead || self.attempt.resends_left == 0 {
            let call = PortalCall::StartAttempt { contact: self.contact.clone(), language: turn.language.clone() };
            State::Restarting(Asking::new(call, turn))
        } else {
            let call = PortalCall::Resend { attempt: self.attempt.handle.clone() };
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
            _ => self.stays(),
        }
    }

    fn verified(mut self, result: Result<SignedIn, VerifyRefused>, turn: &mut Turn<'_>) -> Flow {
        self.state = match result {
            Ok(signed_in) if !signed_in.patients.is_empty() => return Flow::signed_in(signed_in, turn),
            Ok(_) => return self.troubled(PortalTrouble::Nonsense, turn),
            Err(VerifyRefused::Trouble(trouble)) => return self.troubled(trouble, turn),
            Err(VerifyRefused::Wrong { tries_left }) => {
                self.attempt.wrong_code(tries_left);
                match self.attempt.tries_left {
                    0 => State::Dead,
                    _ => State::Typing { fault: Some(Fault::CodeWrong) },
                }
            }
            Err(VerifyRefused::Expired) => State::Expired,
            Err(VerifyRefused::AttemptDead) => State::Dead,
            Err(VerifyRefused::TooManyTries { retry_after }) => {
                State::Locked { until: retry_after.map(|wait| turn.now + wait) }
            }
        };
        self.empty_field();
        self.stays()
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
            Err(ResendRefused::AttemptDead) => State::Dead,
            Err(ResendRefused::TooManyTries { retry_after }) => {
                State::Locked { until: retry_after.map(|wait| turn.now + wait) }
            }
        };
        self.stays()
    }

    fn restarted(mut self, result: Result<StartedAttempt, StartRefused>, turn: &mut Turn<'_>) -> Flow {
        self.state = match result {
            Ok(started) => {
                self.attempt = Attempt::new(started, turn);
                self.empty_field();
                State::Typing { fault: None }
            }
            Err(StartRefused::Trouble(trouble)) => return self.troubled(trouble, turn),
            Err(StartRefused::ContactNotFound) => return Flow::SignIn(SignIn::after(Fault::ContactNotFound)),
            Err(StartRefused::CannotReceiveTexts) => return Flow::SignIn(SignIn::after(Fault::CannotReceiveTexts)),
            Err(StartRefused::TooManyTries { retry_after }) => {
                State::Locked { until: retry_after.map(|wait| turn.now + wait) }
            }
        };
        self.stays()
    }

    /// The question failed, not the code: it is asked again.
    fn troubled(mut self, trouble: PortalTrouble, turn: &mut Turn<'_>) -> Flow {
        let failed = self.asking_mut().map_or(Ok(()), |asking| asking.failed(trouble, turn));
        match failed {
            Ok(()) => self.stays(),
            Err(settled) => Flow::settled(settled, turn),
        }
    }

    fn asking_mut(&mut self) -> Option<&mut Asking> {
        match &mut self.state {
            State::Verifying(asking) | State::Resending(asking) | State::Restarting(asking) => Some(asking),
            State::Typing { .. } | State::Expired | State::Dead | State::Locked { .. } => None,
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
        if let Some(asking) = self.asking_mut() {
            return asking.elapsed(turn);
        }
        match self.state {
            State::Typing { .. } if self.attempt.code_expires <= turn.now => {
                self.state = State::Expired;
                self.empty_field();
            }
            State::Locked { until: Some(until) } if until <= turn.now => self.state = State::Dead,
            _ => {}
        }
    }

    pub(super) fn wakes(&self, now: Moment) -> Option<Moment> {
        let own = match &self.state {
            State::Typing { .. } => Some(self.attempt.code_expires),
            State::Locked { until } => until.and_then(|until| now.next_second_before(until)),
            State::Verifying(asking) | State::Resending(asking) | State::Restarting(asking) => asking.wakes(),
            State::Expired | State::Dead => None,
        };
        let countdown = now.next_second_before(self.attempt.resend_from);
        [own, countdown].into_iter().flatten().filter(|moment| *moment > now).min()
    }

    pub(super) fn held_until(&self) -> Option<Moment> {
        Some(self.attempt.resend_from)
    }

    pub(super) fn view(&self, now: Moment) -> Screen {
        let code_wanted = matches!(self.state, State::Typing { .. } | State::Verifying(_));
        let submit = match (&self.state, self.typing) {
            (State::Verifying(_), _) => SubmitView::Busy,
            (State::Typing { .. }, Typing::Complete) => SubmitView::Ready,
            _ => SubmitView::Disabled,
        };
        Screen::Verification {
            masked_contact: self.contact.masked(),
            notice: self.notice(now),
            code_wanted,
            entry: self.entry,
            typing: self.typing,
            submit,
            resend: self.resend_view(now),
        }
    }

    fn notice(&self, now: Moment) -> Option<Notice> {
        let plain = |fault| Notice { fault, wait_seconds: None, tries_left: None };
        match &self.state {
            State::Typing { fault: Some(Fault::CodeWrong) } => {
                Some(Notice { tries_left: Some(self.attempt.tries_left), ..plain(Fault::CodeWrong) })
            }
            State::Typing { fault } => fault.map(plain),
            State::Verifying(asking) | State::Resending(asking) | State::Restarting(asking) => {
                asking.fault().map(plain)
            }
            State::Expired => Some(plain(Fault::CodeExpired)),
            State::Dead => Some(plain(Fault::AttemptDead)),
            State::Locked { until } => {
                Some(Notice { wait_seconds: until.map(|until| now.seconds_until(until)), ..plain(Fault::TooManyTries) })
            }
        }
    }

    fn resend_view(&self, now: Moment) -> ResendView {
        match self.state {
            State::Resending(_) | State::Restarting(_) => return ResendView::Busy,
            State::Dead => return ResendView::NewAttempt,
            State::Locked { .. } => return ResendView::Unavailable,
            State::Typing { .. } | State::Verifying(_) | State::Expired => {}
        }
        match now.seconds_until(self.attempt.resend_from) {
            0 if self.attempt.resends_left == 0 => ResendView::NewAttempt,
            0 => ResendView::Ready,
            seconds => ResendView::Wait { seconds },
        }
    }
}
