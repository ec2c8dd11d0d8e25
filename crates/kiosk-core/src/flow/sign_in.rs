//! The sign-in screen: resting until somebody touches it, then taking the contact that a code is sent to.

use super::{Flow, Verification};
use crate::asking::Asking;
use crate::turn::Turn;
use crate::view::{Notice, Screen, SubmitView};
use crate::{
    Answer, Contact, EndReason, Farewell, Fault, Intent, Moment, NotAPhoneNumber, PhoneNumber, PortalCall,
    PortalTrouble, Sensitive, Standing, StartRefused, Ticket, Typing,
};

#[derive(Clone, Debug, Default)]
pub(crate) struct SignIn {
    farewell: Option<Farewell>,
    typing: Typing,
    state: State,
}

#[derive(Clone, Debug)]
enum State {
    Filling {
        fault: Option<Fault>,
    },
    Sending {
        contact: Contact,
        asking: Asking,
    },
    /// Too many tries: nothing can be sent before then.
    Waiting {
        until: Moment,
    },
}

impl SignIn {
    /// Back from a later screen, with a sentence about why.
    pub(super) fn after(fault: Fault) -> Self {
        Self { state: State::Filling { fault: Some(fault) }, ..Self::default() }
    }

    /// The screen is about to be seen for the first time.
    pub(crate) fn uncovered(&mut self, farewell: Option<Farewell>) {
        self.farewell = farewell;
    }

    /// Somebody is there: what was said of the journey before is not for them.
    pub(crate) fn touched(&mut self) {
        self.farewell = None;
    }

    pub(super) fn intent(mut self, intent: Intent, turn: &mut Turn<'_>) -> Flow {
        match (intent, &self.state) {
            (Intent::Typed { typing }, state) => {
                // Whoever changes the number gives up what was being sent, and the wait that belonged to it once the
                // field is empty.
                let keeps_waiting = matches!(state, State::Waiting { .. }) && typing != Typing::Empty;
                if !keeps_waiting && typing != self.typing {
                    self.state = State::Filling { fault: None };
                }
                self.typing = typing;
            }
            (Intent::SendCode { number }, State::Filling { .. }) => self.state = send(&number, turn),
            (Intent::SignOut, _) => return Flow::end(EndReason::SignedOut, turn),
            _ => {}
        }
        Flow::SignIn(self)
    }

    pub(super) fn answered(mut self, ticket: Ticket, answer: Answer, turn: &mut Turn<'_>) -> Flow {
        let (State::Sending { contact, asking }, Answer::Started(result)) = (&mut self.state, answer) else {
            return Flow::SignIn(self);
        };
        if !asking.awaits(ticket) {
            return Flow::SignIn(self);
        }
        self.state = match result {
            Ok(started) => {
                return Flow::Verification(Box::new(Verification::new(contact.clone(), started, turn)));
            }
            Err(StartRefused::Trouble(trouble)) => match asking.failed(trouble, turn) {
                Ok(()) => return Flow::SignIn(self),
                Err(settled) => return Flow::settled(settled, turn),
            },
            Err(StartRefused::ContactNotFound) => State::Filling { fault: Some(Fault::ContactNotFound) },
            Err(StartRefused::CannotReceiveTexts) => State::Filling { fault: Some(Fault::CannotReceiveTexts) },
            Err(StartRefused::TooManyTries { retry_after: Some(wait) }) => State::Waiting { until: turn.now + wait },
            Err(StartRefused::TooManyTries { retry_after: None }) => {
                State::Filling { fault: Some(Fault::TooManyTries) }
            }
        };
        Flow::SignIn(self)
    }

    pub(super) fn session_opened(&mut self, turn: &mut Turn<'_>) {
        if let State::Sending { asking, .. } = &mut self.state {
            asking.session_may_be_open(turn);
        }
    }

    pub(super) fn session_refused(&mut self, trouble: PortalTrouble) {
        if let State::Sending { asking, .. } = &mut self.state {
            asking.session_refused(trouble);
        }
    }

    pub(super) fn elapsed(&mut self, turn: &mut Turn<'_>) {
        match &mut self.state {
            State::Sending { asking, .. } => asking.elapsed(turn),
            State::Waiting { until } if *until <= turn.now => self.state = State::Filling { fault: None },
            State::Waiting { .. } | State::Filling { .. } => {}
        }
    }

    pub(super) fn wakes(&self, now: Moment) -> Option<Moment> {
        match &self.state {
            State::Filling { .. } => None,
            State::Sending { asking, .. } => asking.wakes(),
            State::Waiting { until } => now.next_second_before(*until),
        }
    }

    pub(super) fn holds_something_typed(&self) -> bool {
        self.typing != Typing::Empty
    }

    pub(super) fn view(&self, now: Moment, standing: Standing) -> Screen {
        let (fault, wait_seconds) = match &self.state {
            State::Filling { fault } => (*fault, None),
            State::Sending { asking, .. } => (asking.fault(), None),
            State::Waiting { until } => (Some(Fault::TooManyTries), Some(now.seconds_until(*until))),
        };
        let standing_fault = (standing == Standing::PortalOutOfReach).then_some(Fault::PortalOutOfReach);
        let notice = fault.or(standing_fault).map(|fault| Notice { fault, wait_seconds, tries_left: None });
        let submit = match (&self.state, self.typing) {
            // Also before there can be enough digits: whoever presses is told what is missing.
            (State::Filling { .. }, Typing::Begun | Typing::Complete) => SubmitView::Ready,
            (State::Sending { .. }, _) => SubmitView::Busy,
            (State::Filling { .. } | State::Waiting { .. }, _) => SubmitView::Disabled,
        };
        Screen::SignIn { farewell: self.farewell, notice, typing: self.typing, submit }
    }
}

fn send(number: &Sensitive<String>, turn: &mut Turn<'_>) -> State {
    match PhoneNumber::parse(number, turn.country) {
        Ok(number) if !turn.rules.text_countries.include(&number) => {
            State::Filling { fault: Some(Fault::NumberCountryNotServed) }
        }
        Ok(number) => {
            let contact = Contact::Phone(number);
            let call = PortalCall::StartAttempt { contact: contact.clone(), language: turn.language.clone() };
            State::Sending { contact, asking: Asking::new(call, turn) }
        }
        Err(reason) => State::Filling { fault: Some(fault_of(reason)) },
    }
}

impl Default for State {
    fn default() -> Self {
        Self::Filling { fault: None }
    }
}

fn fault_of(reason: NotAPhoneNumber) -> Fault {
    match reason {
        NotAPhoneNumber::Missing => Fault::NumberMissing,
        NotAPhoneNumber::HasLetters => Fault::NumberHasLetters,
        NotAPhoneNumber::Unreadable => Fault::NumberUnreadable,
        NotAPhoneNumber::TooShort => Fault::NumberTooShort,
        NotAPhoneNumber::TooLong => Fault::NumberTooLong,
        NotAPhoneNumber::Emergency => Fault::NumberForEmergencies,
        NotAPhoneNumber::Premium => Fault::NumberRefused,
        NotAPhoneNumber::CountryUnknown => Fault::NumberCountryUnknown,
    }
}
