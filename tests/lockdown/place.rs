//! The screens that somebody could leave.

use sandbox_portal::CLINICS;
use stand_driver::programs::{Portal, Stand};
use stand_driver::{Person, Role, Room, RoomPlan, WaitingRoom};

use super::Trouble;
use crate::shipped_programs;

/// Nobody is asked whether they are still there while something is tried, and nothing on a screen changes by itself.
const UNHURRIED: &str = "[rules]\nattract-seconds = 3600\nidle-seconds = 3600\nidle-typed-seconds = 3600\n\
    idle-staff-seconds = 3600\nstill-you-seconds = 3600\nsession-seconds = 7200\nappointments-refresh-seconds = 600\n";

const NUMBER: &str = "2025550101";

/// A screen from which something is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The kiosk's own page.
    SignIn,
    /// The portal's pages, below the kiosk's bar.
    PortalPage,
    /// The staff's door.
    StaffPin,
    /// The window beneath all shells, while none can be had.
    Notice,
}

impl Place {
    /// A stand at this place.
    pub(super) async fn reached(self, plan: RoomPlan) -> Result<WaitingRoom, Trouble> {
        if self == Self::Notice {
            return without_a_shell(plan).await;
        }
        let programs = shipped_programs();
        let here = WaitingRoom::open_with(&programs, plan, CLINICS[0].pairing_code, UNHURRIED).await?;
        match self {
            Self::SignIn | Self::Notice => {}
            Self::PortalPage => {
                here.signs_in_with(NUMBER, "+1", 1).await?;
                here.opens_the_portal().await?;
                let details = here.person.sees(Role::Link, "My details").await?;
                here.person.touches(&details).await?;
            }
            Self::StaffPin => {
                here.sets_pin(&programs, "482915")?;
                here.wants_the_staff_panel().await?;
            }
        }
        Ok(here)
    }

    /// What is to be read there of the kiosk, whatever was tried.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::SignIn => "Welcome to Harbour Clinic",
            Self::PortalPage => "Back to my appointments",
            Self::StaffPin => "Staff panel",
            Self::Notice => "Please go to the front desk",
        }
    }

    /// The words in the last row of the kiosk's own, where a foreign page is below it.
    pub(super) const fn last_of_the_kiosks(self) -> Option<&'static str> {
        match self {
            Self::PortalPage => Some("minutes left"),
            Self::SignIn | Self::StaffPin | Self::Notice => None,
        }
    }

    /// The field that somebody can type into there.
    pub(super) const fn field(self) -> Option<(Role, &'static str)> {
        match self {
            Self::SignIn => Some((Role::Entry, "Email address")),
            Self::PortalPage => Some((Role::Entry, "What should we call you?")),
            Self::StaffPin | Self::Notice => None,
        }
    }
}

async fn without_a_shell(plan: RoomPlan) -> Result<WaitingRoom, Trouble> {
    let (programs, room) = (shipped_programs(), Room::open(plan).await?);
    let portal = Portal::start(&programs)?;
    let in_room = |program: &std::path::Path| room.command(program);
    let stand = Stand::without_enrolment(&programs, &in_room, "shell = \"/bin/false\"\n")?;
    let person = Person::in_room(&room).await?;
    person.sees_text(Place::Notice.words()).await?;
    Ok(WaitingRoom { stand, portal, person, room })
}
