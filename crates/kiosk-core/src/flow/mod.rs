//! Where in the journey the patient is: a variant a screen, a file a variant.
//!
//! Each file has the same parts: what the screen knows (nothing that it could not know there), how intents and answers
//! move on from it, when it wakes by itself, and what of it is drawn.

mod appointments;
mod attempt;
mod login_link;
mod portal_page;
mod sign_in;
mod staff;
mod todays_list;
mod unavailable;
mod verification;
mod who_is_it_for;

pub(crate) use appointments::Appointments;
pub(crate) use portal_page::PortalPage;
pub(crate) use sign_in::{SignIn, Surroundings};
pub(crate) use staff::StaffPanel;
pub(crate) use unavailable::Unavailable;
pub(crate) use verification::Verification;
pub(crate) use who_is_it_for::WhoIsItFor;

use crate::asking::SessionEnded;
use crate::attention::Patience;
use crate::session::Session;
use crate::turn::Turn;
use crate::view::Screen;
use crate::{
    Answer, Effect, EndReason, Intent, Moment, PageNews, PortalTrouble, Rules, SignInMethod, SignedIn, Standing, Ticket,
};

/// The screens, one after the other.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(strum::EnumDiscriminants), strum_discriminants(derive(strum::EnumIter, Hash)))]
pub enum Flow {
    /// Resting, or somebody types how to reach them.
    #[expect(private_interfaces, reason = "what a screen knows is its own")]
    SignIn(Box<SignIn>),
    /// A code is on its way.
    #[expect(private_interfaces, reason = "what a screen knows is its own")]
    Verification(Box<Verification>),
    /// Signed in; the contact belongs to several patients.
    #[expect(private_interfaces, reason = "what a screen knows is its own")]
    WhoIsItFor(Box<WhoIsItFor>),
    /// Signed in as one patient.
    #[expect(private_interfaces, reason = "what a screen knows is its own")]
    Appointments(Box<Appointments>),
    /// Signed in, on the portal's own pages.
    #[expect(private_interfaces, reason = "what a screen knows is its own")]
    Portal(Box<PortalPage>),
    /// Nobody can sign in.
    #[expect(private_interfaces, reason = "what a screen knows is its own")]
    Unavailable(Box<Unavailable>),
    /// The staff panel. A patient's journey never leads here: it begins so.
    #[expect(private_interfaces, reason = "what a screen knows is its own")]
    Staff(Box<StaffPanel>),
    /// Over: nothing changes this any more.
    Ended(EndReason),
}

impl Flow {
    /// The first screen of a fresh shell.
    pub(crate) fn at_rest(method: SignInMethod, standing: Standing) -> Self {
        Self::SignIn(Box::new(SignIn::new(method))).standing(standing)
    }

    /// Ends the journey.
    pub(crate) fn end(reason: EndReason, turn: &mut Turn<'_>) -> Self {
        turn.effects.push(Effect::EndJourney(reason));
        Self::Ended(reason)
    }

    /// A verified contact leads to its patient, or to the question whose turn it is.
    fn signed_in(signed_in: SignedIn, turn: &mut Turn<'_>) -> Self {
        let session = Session::new(signed_in, turn.rules, turn.now);
        match session.patients.as_slice() {
            [only] => {
                let patient = only.clone();
                Self::Appointments(Box::new(Appointments::new(session, patient, turn)))
            }
            _ => Self::WhoIsItFor(Box::new(WhoIsItFor::new(session))),
        }
    }

    /// What becomes of a journey whose questions are not answered any more.
    fn session_ended(SessionEnded: SessionEnded, turn: &mut Turn<'_>) -> Self {
        Self::end(EndReason::EndedByPortal, turn)
    }

    /// Somebody used a control. One that is not on this screen changes nothing.
    pub(crate) fn intent(self, intent: Intent, turn: &mut Turn<'_>) -> Self {
        if matches!(intent, Intent::EnterStaff) && !matches!(self, Self::Staff(_) | Self::Ended(_)) {
            return Self::end(EndReason::StaffWanted, turn);
        }
        // A screen that goes says so too, and by then another is there.
        if matches!(intent, Intent::LeaveRoom { .. }) && !matches!(self, Self::Portal(_)) {
            return self;
        }
        match self {
            Self::SignIn(screen) => screen.intent(intent, turn),
            Self::Verification(screen) => screen.intent(intent, turn),
            Self::WhoIsItFor(screen) => screen.intent(intent, turn),
            Self::Appointments(screen) => screen.intent(intent, turn),
            Self::Portal(screen) => screen.intent(intent, turn),
            Self::Staff(screen) => screen.intent(intent, turn),
            Self::Unavailable(_) | Self::Ended(_) => self,
        }
    }

    /// The portal answered. An answer that this screen does not wait for changes nothing.
    pub(crate) fn answered(self, ticket: Ticket, answer: Answer, turn: &mut Turn<'_>) -> Self {
        match self {
            Self::SignIn(screen) => screen.answered(ticket, answer, turn),
            Self::Verification(screen) => screen.answered(ticket, answer, turn),
            Self::Appointments(screen) => screen.answered(ticket, answer, turn),
            Self::Portal(screen) => screen.answered(ticket, answer, turn),
            Self::WhoIsItFor(_) | Self::Unavailable(_) | Self::Staff(_) | Self::Ended(_) => self,
        }
    }

    /// Whether somebody waits for the first of these pages.
    pub(crate) fn awaits_page(&self, ticket: Ticket) -> bool {
        matches!(self, Self::Portal(screen) if screen.awaits(ticket))
    }

    /// Something happened to the portal's pages.
    pub(crate) fn page(self, ticket: Ticket, news: PageNews, turn: &mut Turn<'_>) -> Self {
        match self {
            Self::Portal(screen) => screen.heard(ticket, news, turn),
            other => other,
        }
    }

    /// There is a kiosk session now.
    pub(crate) fn session_opened(mut self, turn: &mut Turn<'_>) -> Self {
        if let Self::SignIn(screen) = &mut self {
            screen.session_opened(turn);
        }
        self
    }

    /// There is none yet.
    pub(crate) fn session_refused(mut self, trouble: PortalTrouble) -> Self {
        if let Self::SignIn(screen) = &mut self {
            screen.session_refused(trouble);
        }
        self
    }

    /// The supervisor says whether the stand can serve. A patient who is under way is not disturbed: their own
    /// questions to the portal tell them soon enough.
    pub(crate) fn standing(self, standing: Standing) -> Self {
        match (self, standing) {
            (Self::SignIn(before), Standing::OutOfService(reason)) => {
                Self::Unavailable(Box::new(Unavailable { reason, before: before.back(None) }))
            }
            (Self::Unavailable(screen), Standing::OutOfService(reason)) => {
                Self::Unavailable(Box::new(Unavailable { reason, ..*screen }))
            }
            (Self::Unavailable(screen), Standing::InService | Standing::PortalOutOfReach | Standing::ClockWrong) => {
                Self::SignIn(Box::new(screen.before))
            }
            (flow, _) => flow,
        }
    }

    /// Carries out what is due.
    pub(crate) fn elapsed(mut self, turn: &mut Turn<'_>) -> Self {
        if let Self::Portal(screen) = self {
            return screen.elapsed(turn);
        }
        match &mut self {
            Self::SignIn(screen) => screen.elapsed(turn),
            Self::Verification(screen) => screen.elapsed(turn),
            Self::Appointments(screen) => screen.elapsed(turn),
            Self::Staff(screen) => screen.elapsed(turn.now),
            Self::Portal(_) | Self::WhoIsItFor(_) | Self::Unavailable(_) | Self::Ended(_) => {}
        }
        self
    }

    /// When something on this screen changes by itself, strictly later than now.
    pub(crate) fn wakes(&self, now: Moment) -> Option<Moment> {
        match self {
            Self::SignIn(screen) => screen.wakes(now),
            Self::Verification(screen) => screen.wakes(now),
            Self::Appointments(screen) => screen.wakes(now),
            Self::Portal(screen) => screen.wakes(now),
            Self::Staff(screen) => screen.wakes(now),
            Self::WhoIsItFor(_) | Self::Unavailable(_) | Self::Ended(_) => None,
        }
    }

    /// How long this screen waits for somebody; `None` for ever.
    pub(crate) fn patience(&self, rules: &Rules) -> Option<Patience> {
        let usual = Patience { uncovered: None, quiet: rules.idle, warning: rules.idle_warning };
        match self {
            Self::SignIn(screen) if screen.holds_something_typed() => {
                Some(Patience { quiet: rules.idle_typed, warning: rules.idle_typed_warning, ..usual })
            }
            Self::Verification(screen) => Some(match screen.method() {
                SignInMethod::Email => Patience { quiet: rules.idle_verification_link, ..usual },
                SignInMethod::Phone => Patience { quiet: rules.idle_verification, ..usual },
            }),
            // An article takes its time.
            Self::Staff(_) => Some(Patience { quiet: rules.idle_staff, ..usual }),
            Self::WhoIsItFor(_) | Self::Appointments(_) => Some(Patience { uncovered: Some(rules.still_you), ..usual }),
            Self::SignIn(_) | Self::Portal(_) => Some(usual),
            // Nothing can be typed here and nobody need be asked; a fresh shell looks again whether it can serve.
            Self::Unavailable(_) => Some(Patience { warning: std::time::Duration::ZERO, ..usual }),
            Self::Ended(_) => None,
        }
    }

    /// A wait that the patient was told of.
    pub(crate) fn held_until(&self) -> Option<Moment> {
        match self {
            Self::Verification(screen) => screen.held_until(),
            Self::SignIn(_)
            | Self::WhoIsItFor(_)
            | Self::Appointments(_)
            | Self::Portal(_)
            | Self::Unavailable(_)
            | Self::Staff(_)
            | Self::Ended(_) => None,
        }
    }

    /// The session of whoever is signed in.
    pub(crate) fn session(&self) -> Option<&Session> {
        match self {
            Self::WhoIsItFor(screen) => Some(screen.session()),
            Self::Appointments(screen) => Some(screen.session()),
            Self::Portal(screen) => Some(screen.session()),
            Self::SignIn(_) | Self::Verification(_) | Self::Unavailable(_) | Self::Staff(_) | Self::Ended(_) => None,
        }
    }

    /// The same, to make it longer.
    pub(crate) fn session_mut(&mut self) -> Option<&mut Session> {
        match self {
            Self::WhoIsItFor(screen) => Some(screen.session_mut()),
            Self::Appointments(screen) => Some(screen.session_mut()),
            Self::Portal(screen) => Some(screen.session_mut()),
            Self::SignIn(_) | Self::Verification(_) | Self::Unavailable(_) | Self::Staff(_) | Self::Ended(_) => None,
        }
    }

    /// What is drawn.
    pub(crate) fn view(&self, now: Moment, rules: &Rules, around: Surroundings<'_>) -> Screen {
        match self {
            Self::SignIn(screen) => screen.view(now, around),
            Self::Verification(screen) => screen.view(now, rules.disclosure, around.methods),
            Self::WhoIsItFor(screen) => screen.view(rules),
            Self::Appointments(screen) => screen.view(now, rules, around),
            Self::Portal(screen) => screen.view(now),
            Self::Staff(screen) => screen.view(now),
            Self::Unavailable(screen) => Screen::Unavailable { reason: screen.reason },
            Self::Ended(reason) => Screen::Ended { reason: *reason },
        }
    }
}
