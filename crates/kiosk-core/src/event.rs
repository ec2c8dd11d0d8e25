//! Everything that can happen to a journey.

use crate::{
    CallNews, CheckInOutcome, CheckInRefused, ClinicHours, Farewell, HandOff, HandOffRefused, Intent, LinkRefused,
    LinkState, ListRefused, PageNews, PortalTrouble, ResendRefused, SignedIn, StaffNews, Standing, StartRefused,
    StartedAttempt, Ticket, Today, VerifyRefused,
};

/// One thing that happened. Every event is legal on every screen; one that does not fit changes nothing.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(strum::EnumDiscriminants), strum_discriminants(derive(strum::EnumIter, Hash)))]
pub enum Event {
    /// How the last journey that anybody began here ended. Comes before this one is seen.
    Farewell(Farewell),
    /// The journey before is over, with all that was of it: this one may be seen.
    Uncovered,
    /// Somebody touched the screen or a key, sensed below the user interface.
    Activity,
    /// Somebody used a control.
    Intent(Intent),
    /// The supervisor has a kiosk session with the portal, and the portal's adapter has its token.
    SessionOpened,
    /// The supervisor got no kiosk session and goes on trying.
    SessionRefused(PortalTrouble),
    /// Whether the stand can serve anybody.
    Standing(Standing),
    /// Whether the clinic is open.
    Hours(ClinicHours),
    /// What became of calling staff.
    StaffCall(CallNews),
    /// The supervisor says something to staff.
    Staff(StaffNews),
    /// The portal answered, or did not.
    Answered {
        /// Of which asking.
        ticket: Ticket,
        /// What.
        answer: Answer,
    },
    /// Something happened to the portal's pages.
    Page {
        /// To which.
        ticket: Ticket,
        /// What.
        news: PageNews,
    },
    /// A deadline has come; nothing else happened.
    Tick,
}

/// An answer to a [`PortalCall`](crate::PortalCall), a variant for each.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(strum::EnumDiscriminants), strum_discriminants(derive(strum::EnumIter, Hash)))]
pub enum Answer {
    /// To `StartAttempt`.
    Started(Result<StartedAttempt, StartRefused>),
    /// To `Resend`: the attempt as it stands now.
    Resent(Result<StartedAttempt, ResendRefused>),
    /// To `Verify`.
    Verified(Result<SignedIn, VerifyRefused>),
    /// To `PollLink`.
    LinkPolled(Result<LinkState, LinkRefused>),
    /// To `ListAppointments`.
    Listed(Result<Today, ListRefused>),
    /// To `CheckIn`.
    CheckedIn(Result<CheckInOutcome, CheckInRefused>),
    /// To `HandOff`.
    HandedOff(Result<HandOff, HandOffRefused>),
}
