//! Everything that the core may ask of the world.

use serde::{Deserialize, Serialize};

use crate::{
    AccessCode, AppointmentId, AttemptHandle, CalledFrom, Contact, Disclosure, HandOff, LanguageTag, PageKey,
    PatientAccess, PatientId, StaffRequest,
};

/// One thing to be done. The loop carries it out; what comes of it comes back as an [`Event`](crate::Event).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Let the screen be seen, with what is to be drawn now.
    ShowWindow,
    /// Somebody is here: the supervisor opens a kiosk session with the portal and hands over its token.
    OpenSession,
    /// Ask the portal.
    Portal {
        /// Goes with the question and comes back with the answer.
        ticket: Ticket,
        /// The question.
        call: PortalCall,
    },
    /// Show the portal's pages, beginning with a way in that is good once.
    OpenPage {
        /// Goes with what is heard of these pages.
        ticket: Ticket,
        /// The way in.
        hand_off: HandOff,
    },
    /// Put a key into the field on the portal's page.
    TypeOnPage(PageKey),
    /// Somebody at this screen wants staff: the supervisor tells the portal.
    CallStaff(CalledFrom),
    /// Staff asks something of the supervisor.
    Staff(StaffRequest),
    /// The journey is over: cover the screen and let the supervisor end the sandbox.
    EndJourney(EndReason),
}

/// Marks one asking. An answer counts only for the state that holds its ticket. When the same question is asked again
/// because no answer came, it is the same asking and carries the same ticket, so that the portal can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ticket(pub(crate) u64);

impl Ticket {
    /// The ticket's number, counted from 1 in each journey.
    pub const fn number(self) -> u64 {
        self.0
    }
}

/// A question to the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PortalCall {
    /// Send a code, or a link with a code.
    StartAttempt {
        /// Where to.
        contact: Contact,
        /// The language of the message.
        language: LanguageTag,
        /// Whether the portal may say that nobody has this contact.
        disclosure: Disclosure,
    },
    /// Send another message; the code and the link before are dead then.
    Resend {
        /// In this attempt.
        attempt: AttemptHandle,
        /// Where to, once more: it is counted.
        contact: Contact,
    },
    /// Is this the code?
    Verify {
        /// Of this attempt.
        attempt: AttemptHandle,
        /// What was typed.
        code: AccessCode,
    },
    /// Has the link been approved?
    PollLink {
        /// Of this attempt.
        attempt: AttemptHandle,
    },
    /// Which appointments are today?
    ListAppointments {
        /// With this right.
        access: PatientAccess,
        /// Whose.
        patient: PatientId,
    },
    /// The patient is here.
    CheckIn {
        /// With this right.
        access: PatientAccess,
        /// Whose.
        patient: PatientId,
        /// For which appointment.
        appointment: AppointmentId,
    },
    /// How can the portal's own pages be opened, signed in?
    HandOff {
        /// With this right.
        access: PatientAccess,
        /// For whom.
        patient: PatientId,
    },
}

/// How a journey ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum EndReason {
    /// The patient said so.
    SignedOut,
    /// Nobody was there any more, or the longest session was over.
    TimedOut,
    /// The portal ended the session.
    EndedByPortal,
    /// Staff wants the panel: the next shell is theirs.
    StaffWanted,
    /// Staff wants a fresh shell.
    StaffLeft,
}
