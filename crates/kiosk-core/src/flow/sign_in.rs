//! The sign-in screen: resting until somebody touches it, then taking the contact that a message is sent to.
//!
//! There is a field a method. Changing from one to the other loses nothing of what is in them.

use super::{Flow, Verification};
use crate::asking::Asking;
use crate::turn::Turn;
use crate::view::{Notice, Screen, SubmitView};
use crate::{
    Answer, ClinicHours, Contact, Disclosure, EmailAddress, EndReason, Farewell, Fault, Intent, Limited, Moment,
    NotAPhoneNumber, NotAnEmailAddress, OwnPhone, PhoneNumber, PortalCall, PortalTrouble, Sensitive, SignInMethod,
    Standing, StartRefused, Ticket, Typing,
};

#[derive(Clone, Debug)]
pub(crate) struct SignIn {
    farewell: Option<Farewell>,
    method: SignInMethod,
    email: Entry,
    phone: Entry,
}

/// One method's field, and what has become of what was in it.
#[derive(Clone, Debug, Default)]
struct Entry {
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
        limit: Fault,
        until: Moment,
    },
}

/// What this screen knows of the stand around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surroundings<'a> {
    pub(crate) standing: Standing,
    pub(crate) hours: ClinicHours,
    pub(crate) methods: &'a [SignInMethod],
    pub(crate) own_phone: Option<&'a OwnPhone>,
    /// Whether the portal has pages of its own to go on to.
    pub(crate) has_dashboard: bool,
}

impl SignIn {
    /// With both fields empty.
    pub(super) fn new(method: SignInMethod) -> Self {
        Self { farewell: None, method, email: Entry::default(), phone: Entry::default() }
    }

    /// Back from a later screen. What was typed is in its field still; what came of it is over.
    pub(super) fn back(mut self, fault: Option<Fault>) -> Self {
        self.entry_mut().state = State::Filling { fault };
        self
    }

    /// Back from a later screen, with the other method.
    pub(super) fn back_with(mut self, method: SignInMethod) -> Self {
        self = self.back(None);
        self.method = method;
        self
    }

    /// The screen is about to be seen for the first time.
    pub(crate) fn say_farewell(&mut self, farewell: Farewell) {
        self.farewell = Some(farewell);
    }

    /// Somebody is there: what was said of the journey before is not for them.
    pub(crate) fn touched(&mut self) {
        self.farewell = None;
    }

    fn entry(&self) -> &Entry {
        match self.method {
            SignInMethod::Email => &self.email,
            SignInMethod::Phone => &self.phone,
        }
    }

    fn entry_mut(&mut self) -> &mut Entry {
        match self.method {
            SignInMethod::Email => &mut self.email,
            SignInMethod::Phone => &mut self.phone,
        }
    }

    pub(super) fn intent(mut self, intent: Intent, turn: &mut Turn<'_>) -> Flow {
        let sendable = matches!(self.entry().state, State::Filling { .. });
        match intent {
            Intent::ChooseMethod { method } if turn.methods.contains(&method) => self.choose(method),
            Intent::Typed { typing } => self.entry_mut().typed(typing),
            Intent::SendLink { address } if sendable && self.method == SignInMethod::Email => {
                self.email.state =
                    sending(EmailAddress::parse(&address).map_err(Fault::from).map(Contact::Email), turn);
            }
            Intent::SendCode { number } if sendable && self.method == SignInMethod::Phone => {
                self.phone.state = sending(phone_number(&number, turn).map(Contact::Phone), turn);
            }
            Intent::SignOut => return Flow::end(EndReason::SignedOut, turn),
            _ => {}
        }
        Flow::SignIn(Box::new(self))
    }

    /// What is being sent with the method before is given up; what was said of its field stays.
    fn choose(&mut self, method: SignInMethod) {
        if matches!(self.entry().state, State::Sending { .. }) && self.method != method {
            self.entry_mut().state = State::default();
        }
        self.method = method;
    }

    pub(super) fn answered(mut self, ticket: Ticket, answer: Answer, turn: &mut Turn<'_>) -> Flow {
        let (State::Sending { contact, asking }, Answer::Started(result)) = (&mut self.entry_mut().state, answer)
        else {
            return Flow::SignIn(Box::new(self));
        };
        if !asking.awaits(ticket) {
            return Flow::SignIn(Box::new(self));
        }
        let state = match result.map_err(|refused| as_agreed(refused, turn)) {
            Ok(started) => {
                let contact = contact.clone();
                return Flow::Verification(Box::new(Verification::new(self, contact, started, turn)));
            }
            Err(StartRefused::Trouble(trouble)) => match asking.failed(trouble, turn) {
                Ok(()) => return Flow::SignIn(Box::new(self)),
                Err(ended) => return Flow::session_ended(ended, turn),
            },
            Err(StartRefused::ContactNotFound) => State::Filling { fault: Some(Fault::ContactNotFound) },
            Err(StartRefused::CannotReceiveTexts) => State::Filling { fault: Some(Fault::CannotReceiveTexts) },
            Err(StartRefused::Limited(Limited { whose, retry_after })) => match retry_after {
                Some(wait) => State::Waiting { limit: whose.into(), until: turn.now + wait },
                None => State::Filling { fault: Some(whose.into()) },
            },
        };
        self.entry_mut().state = state;
        Flow::SignIn(Box::new(self))
    }

    pub(super) fn session_opened(&mut self, turn: &mut Turn<'_>) {
        if let State::Sending { asking, .. } = &mut self.entry_mut().state {
            asking.session_may_be_open(turn);
        }
    }

    pub(super) fn session_refused(&mut self, trouble: PortalTrouble) {
        if let State::Sending { asking, .. } = &mut self.entry_mut().state {
            asking.session_refused(trouble);
        }
    }

    pub(super) fn elapsed(&mut self, turn: &mut Turn<'_>) {
        for entry in [&mut self.email, &mut self.phone] {
            match &mut entry.state {
                State::Sending { asking, .. } => asking.elapsed(turn),
                State::Waiting { until, .. } if *until <= turn.now => entry.state = State::default(),
                State::Waiting { .. } | State::Filling { .. } => {}
            }
        }
    }

    pub(super) fn wakes(&self, now: Moment) -> Option<Moment> {
        let wakes = |entry: &Entry| match &entry.state {
            State::Filling { .. } => None,
            State::Sending { asking, .. } => asking.wakes(now),
            State::Waiting { until, .. } => now.next_second_before(*until),
        };
        [&self.email, &self.phone].into_iter().filter_map(wakes).min()
    }

    pub(super) fn holds_something_typed(&self) -> bool {
        [&self.email, &self.phone].into_iter().any(|entry| entry.typing != Typing::Empty)
    }

    pub(super) fn view(&self, now: Moment, around: Surroundings<'_>) -> Screen {
        let Entry { typing, state } = self.entry();
        let notice = match state {
            State::Filling { fault } => fault.map(Notice::of),
            State::Sending { asking, .. } => asking.notice(now),
            State::Waiting { limit, until } => Some(Notice::of(*limit).waiting(now.seconds_until(*until))),
        };
        let notice = notice.map(|notice| notice.offering(other_way(notice.fault, self.method, around.methods)));
        let submit = match (state, typing) {
            // Also before there can be enough: whoever presses is told what is missing.
            (State::Filling { .. }, Typing::Begun | Typing::Complete) => SubmitView::Ready,
            (State::Sending { .. }, _) => SubmitView::Busy,
            (State::Filling { .. } | State::Waiting { .. }, _) => SubmitView::Disabled,
        };
        Screen::SignIn {
            farewell: self.farewell,
            hours: around.hours,
            method: self.method,
            notice: notice.or(fault_of(around.standing).map(Notice::of)),
            typing: *typing,
            submit,
        }
    }
}

impl Entry {
    /// Whoever changes what is in the field gives up what was being sent, and the wait that belonged to it once the field
    /// is empty.
    fn typed(&mut self, typing: Typing) {
        let keeps_waiting = matches!(self.state, State::Waiting { .. }) && typing != Typing::Empty;
        if !keeps_waiting && typing != self.typing {
            self.state = State::default();
        }
        self.typing = typing;
    }
}

impl Default for State {
    fn default() -> Self {
        Self::Filling { fault: None }
    }
}

/// The other method, where the fault lies with the contact and another one may do.
pub(super) fn other_way(fault: Fault, method: SignInMethod, offered: &[SignInMethod]) -> Option<SignInMethod> {
    let lies_with_the_contact = matches!(
        fault,
        Fault::ContactNotFound | Fault::CannotReceiveTexts | Fault::TooManyTries | Fault::NumberCountryNotServed
    );
    offered.iter().copied().find(|other| lies_with_the_contact && *other != method)
}

fn phone_number(typed: &Sensitive<String>, turn: &Turn<'_>) -> Result<PhoneNumber, Fault> {
    let number = PhoneNumber::parse(typed, turn.country)?;
    if turn.rules.text_countries.include(&number) { Ok(number) } else { Err(Fault::NumberCountryNotServed) }
}

fn sending(contact: Result<Contact, Fault>, turn: &mut Turn<'_>) -> State {
    match contact {
        Ok(contact) => State::Sending { asking: Asking::new(start_with(&contact, turn), turn), contact },
        Err(fault) => State::Filling { fault: Some(fault) },
    }
}

/// The question that begins an attempt.
pub(super) fn start_with(contact: &Contact, turn: &Turn<'_>) -> PortalCall {
    PortalCall::StartAttempt {
        contact: contact.clone(),
        language: turn.language.clone(),
        disclosure: turn.rules.disclosure,
    }
}

/// Where nobody is to be told who is a patient here, a portal that says so all the same makes no sense.
pub(super) fn as_agreed(refused: StartRefused, turn: &Turn<'_>) -> StartRefused {
    match (turn.rules.disclosure, refused) {
        (Disclosure::Neutral, StartRefused::ContactNotFound | StartRefused::CannotReceiveTexts) => {
            PortalTrouble::Nonsense.into()
        }
        _ => refused,
    }
}

fn fault_of(standing: Standing) -> Option<Fault> {
    match standing {
        Standing::PortalOutOfReach => Some(Fault::PortalOutOfReach),
        Standing::ClockWrong => Some(Fault::ClockWrong),
        Standing::InService | Standing::OutOfService(_) => None,
    }
}

impl From<NotAnEmailAddress> for Fault {
    fn from(reason: NotAnEmailAddress) -> Self {
        match reason {
            NotAnEmailAddress::Missing => Self::EmailMissing,
            NotAnEmailAddress::Incomplete => Self::EmailIncomplete,
            NotAnEmailAddress::Unreadable => Self::EmailUnreadable,
            NotAnEmailAddress::TooLong => Self::EmailTooLong,
        }
    }
}

impl From<NotAPhoneNumber> for Fault {
    fn from(reason: NotAPhoneNumber) -> Self {
        match reason {
            NotAPhoneNumber::Missing => Self::NumberMissing,
            NotAPhoneNumber::HasLetters => Self::NumberHasLetters,
            NotAPhoneNumber::Unreadable => Self::NumberUnreadable,
            NotAPhoneNumber::TooShort => Self::NumberTooShort,
            NotAPhoneNumber::TooLong => Self::NumberTooLong,
            NotAPhoneNumber::Emergency => Self::NumberForEmergencies,
            NotAPhoneNumber::Premium => Self::NumberRefused,
            NotAPhoneNumber::CountryUnknown => Self::NumberCountryUnknown,
        }
    }
}
