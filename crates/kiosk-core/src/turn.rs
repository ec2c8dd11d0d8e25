//! What a screen may use while it decides: the time, the rules, and a place to put down what is to be done.

use crate::{CountryCode, Effect, LanguageTag, Moment, PortalCall, PortalTrouble, Rules, SignInMethod, Ticket};

/// Whether the supervisor has a kiosk session with the portal for this journey.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum KioskSession {
    /// Nobody has touched the stand, so none was asked for.
    #[default]
    NotAsked,
    /// Asked for; the supervisor keeps trying until it has one.
    Opening {
        /// Why it had none the last time.
        trouble: Option<PortalTrouble>,
    },
    /// There is one.
    Open,
}

impl KioskSession {
    /// Why there is none yet, as far as anybody has said.
    pub(crate) fn trouble(self) -> Option<PortalTrouble> {
        match self {
            Self::NotAsked | Self::Open => None,
            Self::Opening { trouble } => trouble,
        }
    }
}

/// One turn of the machine.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    pub(crate) now: Moment,
    pub(crate) rules: &'a Rules,
    pub(crate) country: &'a CountryCode,
    /// The ways to sign in that the clinic offers.
    pub(crate) methods: &'a [SignInMethod],
    pub(crate) language: &'a LanguageTag,
    /// Whether the portal has pages of its own to go on to.
    pub(crate) has_dashboard: bool,
    pub(crate) kiosk_session: KioskSession,
    pub(crate) tickets: &'a mut u64,
    pub(crate) effects: &'a mut Vec<Effect>,
}

impl Turn<'_> {
    /// A ticket that this journey has not given out before.
    pub(crate) fn new_ticket(&mut self) -> Ticket {
        *self.tickets += 1;
        Ticket(*self.tickets)
    }

    /// Puts a question to the portal.
    pub(crate) fn ask_portal(&mut self, ticket: Ticket, call: PortalCall) {
        self.effects.push(Effect::Portal { ticket, call });
    }
}
