//! Where somebody is when something breaks.

use stand_driver::processes::{Pid, Process};
use stand_driver::programs::Programs;
use stand_driver::{Name, Role, WaitingRoom};

use super::Trouble;
use super::messages::Messages;
use crate::patient::{FAMILY, Patient};

/// The PIN of the stand's staff.
pub(super) const PIN: &str = "482915";

/// What somebody has come to.
#[derive(Debug, Default)]
pub(super) struct Reached {
    /// The code that was sent, if one was.
    pub(super) code: Option<String>,
    /// The processes that were started for the portal's pages.
    pub(super) pages: Vec<Pid>,
}

/// A screen that somebody has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Place {
    /// Nobody is there.
    AtRest,
    /// Nobody has been there for a while.
    AttractPicture,
    /// Half an address has been typed.
    HalfTyped,
    /// The sign-in screen in another language.
    InSpanish,
    /// The help for the sign-in screen lies over it.
    Help,
    /// A text message with a code is on its way.
    CodeAwaited,
    /// Half the code has been typed.
    HalfACode,
    /// An e-mail with a link is on its way.
    LinkAwaited,
    /// A family's choice.
    WhoIsItFor,
    /// Today's appointments.
    Appointments,
    /// The same, after "I'm here".
    CheckedIn,
    /// The portal's own pages.
    PortalPages,
    /// The staff's door.
    StaffPin,
    /// The staff panel, behind it.
    StaffPanel,
}

impl Place {
    pub(super) const ALL: &[Self] = &[
        Self::AtRest,
        Self::AttractPicture,
        Self::HalfTyped,
        Self::InSpanish,
        Self::Help,
        Self::CodeAwaited,
        Self::HalfACode,
        Self::LinkAwaited,
        Self::WhoIsItFor,
        Self::Appointments,
        Self::CheckedIn,
        Self::PortalPages,
        Self::StaffPin,
        Self::StaffPanel,
    ];

    /// Whether a patient is there, who can touch `Sign out`.
    pub(super) const fn has_sign_out(self) -> bool {
        matches!(
            self,
            Self::CodeAwaited
                | Self::HalfACode
                | Self::LinkAwaited
                | Self::WhoIsItFor
                | Self::Appointments
                | Self::CheckedIn
                | Self::PortalPages
        )
    }

    /// Goes there from the sign-in screen.
    pub(super) async fn reach(
        self,
        here: &WaitingRoom,
        messages: &mut Messages,
        patient: &Patient,
    ) -> Result<Reached, Trouble> {
        let person = &here.person;
        let mut reached = Reached::default();
        match self {
            Self::AtRest => {}
            Self::AttractPicture => {
                person.sees(Role::Button, Name::containing("Touch to begin")).await?;
            }
            Self::HalfTyped => person.fills("Email address", &patient.address[..4]).await?,
            Self::InSpanish => {
                let spanish = person.sees(Role::ToggleButton, "Español").await?;
                person.touches(&spanish).await?;
                person.sees(Role::Button, "Ayuda").await?;
            }
            Self::Help => {
                person.touches_button("Help").await?;
                person.sees(Role::Button, "Ask staff").await?;
            }
            Self::CodeAwaited => reached.code = Some(messages.send_code(here, patient).await?),
            Self::HalfACode => {
                let code = messages.send_code(here, patient).await?;
                person.fills("6-digit code", &code[..3]).await?;
                reached.code = Some(code);
            }
            Self::LinkAwaited => reached.code = Some(messages.send_link(here, patient).await?.code),
            Self::WhoIsItFor => {
                reached.code = Some(messages.sign_in(here, &FAMILY).await?);
                person.sees_text("Who is it for?").await?;
            }
            Self::Appointments => reached.code = Some(appointments(here, messages, patient).await?),
            Self::CheckedIn => {
                reached.code = Some(appointments(here, messages, patient).await?);
                checks_in(here).await?;
            }
            Self::PortalPages => {
                reached.code = Some(appointments(here, messages, patient).await?);
                let before = here.shell_on_screen().await?;
                here.opens_the_portal().await?;
                let is_new = |process: &Process| before.iter().all(|other| other.pid != process.pid);
                reached.pages =
                    here.shell_on_screen().await?.iter().filter(|process| is_new(process)).map(|new| new.pid).collect();
            }
            Self::StaffPin => here.wants_the_staff_panel().await?,
            Self::StaffPanel => {
                here.wants_the_staff_panel().await?;
                here.types_on_keypad(PIN).await?;
                person.touches_button("Open").await?;
                person.sees(Role::Tab, "Service").await?;
            }
        }
        Ok(reached)
    }
}

async fn appointments(here: &WaitingRoom, messages: &mut Messages, patient: &Patient) -> Result<String, Trouble> {
    let code = messages.sign_in(here, patient).await?;
    here.person.sees(Role::Heading, Name::containing(patient.name)).await?;
    Ok(code)
}

/// Whoever has been here before is here already.
async fn checks_in(here: &WaitingRoom) -> Result<(), Trouble> {
    let seen = here.person.looks().await?;
    if let Some(button) = seen.iter().find(|found| found.role() == Role::Button && found.name() == "I'm here") {
        here.person.touches(button).await?;
    }
    Ok(())
}

/// Sets what the stand's staff have to type.
pub(super) fn staff_have_a_pin(here: &WaitingRoom, programs: &Programs) -> Result<(), Trouble> {
    Ok(here.sets_pin(programs, PIN)?)
}
