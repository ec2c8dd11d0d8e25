//! A stand in a room, with its portal and somebody in front of it: what a patient does at it, in a patient's words.

use std::path::Path;

use thiserror::Error;

use crate::network::Network;
use crate::processes::{self, Process};
use crate::programs::{Portal, ProgramError, Programs, Stand};
use crate::{Found, LatePortal, Name, Person, PersonError, Role, Room, RoomError, RoomPlan};

/// The configuration of a stand at which one person signs in again and again, all day: no limit stops them, and no attract
/// picture has to be touched first.
pub const ALL_DAY: &str =
    "[rules]\nattract-seconds = 3600\n[limits]\nstand-codes = 1000\ncontact-codes = 1000\n[recovery]\ncrashes = 1000\n";

/// Everything that is needed to use a stand as a patient does.
#[derive(Debug)]
pub struct WaitingRoom {
    /// Ends first: the supervisor takes its shells with it.
    pub stand: Stand,
    /// The portal, to read the invented phones and to take away.
    pub portal: Portal,
    /// Who stands before the screen.
    pub person: Person,
    /// The display, the buses and the keyring.
    pub room: Room,
}

/// What did not go as it should.
#[derive(Debug, Error)]
pub enum Trouble {
    /// With the room.
    #[error(transparent)]
    Room(#[from] RoomError),
    /// With a program.
    #[error(transparent)]
    Program(#[from] ProgramError),
    /// With what was to be seen or done on the screen.
    #[error(transparent)]
    Person(#[from] PersonError),
    /// With looking at processes.
    #[error("the table of processes cannot be read")]
    Processes(#[from] std::io::Error),
}

impl WaitingRoom {
    /// A stand that has been enrolled under this pairing code, at rest.
    pub async fn open(programs: &Programs, plan: RoomPlan, pairing_code: &str) -> Result<Self, Trouble> {
        Self::open_with(programs, plan, pairing_code, "").await
    }

    /// The same with a configuration of its own.
    pub async fn open_with(
        programs: &Programs,
        plan: RoomPlan,
        pairing_code: &str,
        configuration: &str,
    ) -> Result<Self, Trouble> {
        let waiting_room = Self::open_at(Portal::start(programs)?, programs, plan, pairing_code, configuration).await?;
        waiting_room.is_at_rest().await?;
        Ok(waiting_room)
    }

    /// The same at a portal that has been prepared, so that the stand's first branding is as wanted. Its words may be of any
    /// language, so nothing is waited for.
    pub async fn open_at(
        portal: Portal,
        programs: &Programs,
        plan: RoomPlan,
        pairing_code: &str,
        configuration: &str,
    ) -> Result<Self, Trouble> {
        let room = Room::open(plan).await?;
        let in_room = |program: &Path| room.command(program);
        let stand = Stand::enrol(programs, &in_room, &portal, pairing_code, configuration)?;
        let person = Person::in_room(&room).await?;
        Ok(Self { stand, portal, person, room })
    }

    /// A stand that has been enrolled through something that stands before its portal, at rest.
    pub async fn open_behind(
        late: &LatePortal,
        portal: Portal,
        programs: &Programs,
        pairing_code: &str,
        configuration: &str,
    ) -> Result<Self, Trouble> {
        let room = Room::open(RoomPlan::portrait()).await?;
        let in_room = |program: &Path| room.command(program);
        let stand = Stand::enrol_at(late.base_url(), programs, &in_room, pairing_code, configuration)?;
        let person = Person::in_room(&room).await?;
        let waiting_room = Self { stand, portal, person, room };
        waiting_room.is_at_rest().await?;
        Ok(waiting_room)
    }

    /// A stand that has been enrolled at this URL, which it finds by a network of its own; at rest.
    pub async fn open_by(
        network: &Network,
        url: &str,
        portal: Portal,
        programs: &Programs,
        configuration: &str,
        pairing_code: &str,
    ) -> Result<Self, Trouble> {
        let room = Room::open(RoomPlan::portrait()).await?;
        let in_room = |program: &Path| network.command(&room, program);
        let stand = Stand::enrol_at(url, programs, &in_room, pairing_code, configuration)?;
        let person = Person::in_room(&room).await?;
        let waiting_room = Self { stand, portal, person, room };
        waiting_room.is_at_rest().await?;
        Ok(waiting_room)
    }

    /// A stand that nobody has enrolled.
    pub async fn open_without_enrolment(programs: &Programs, plan: RoomPlan) -> Result<Self, Trouble> {
        let room = Room::open(plan).await?;
        let portal = Portal::start(programs)?;
        let in_room = |program: &Path| room.command(program);
        let stand = Stand::without_enrolment(programs, &in_room, "")?;
        let person = Person::in_room(&room).await?;
        Ok(Self { stand, portal, person, room })
    }

    /// Sets the PIN of the clinic's staff, as an administrator does it on the machine.
    pub fn sets_pin(&self, programs: &Programs, pin: &str) -> Result<(), Trouble> {
        let in_room = |program: &Path| self.room.command(program);
        Ok(self.stand.set_pin(programs, &in_room, pin)?)
    }

    /// From any screen of a patient's to the staff panel's first: the PIN, where there is one.
    pub async fn wants_the_staff_panel(&self) -> Result<(), Trouble> {
        for button in ["Help", "Staff", "Open the staff panel"] {
            self.person.touches_button(button).await?;
        }
        self.person.sees(Role::Heading, "Staff panel").await?;
        Ok(())
    }

    /// What runs for the shell on the screen: its sandbox, the shell itself, its web engine's processes, and the filter
    /// before its bus.
    pub async fn shell_on_screen(&self) -> Result<Vec<Process>, Trouble> {
        let supervisor = self.stand.supervisor();
        let on_top = self.person.process_on_top().await?;
        let children: Vec<Process> =
            processes::descendants(supervisor)?.into_iter().filter(|child| child.parent == Some(supervisor)).collect();
        let mut found = Vec::new();
        for sandbox in children.iter().filter(|child| child.name == "bwrap") {
            let inside = processes::descendants(sandbox.pid)?;
            if !inside.iter().any(|process| Some(process.pid) == on_top) {
                continue;
            }
            // Whatever ends just now has none.
            let Ok(sockets) = processes::arguments(sandbox.pid) else { continue };
            found.push(sandbox.clone());
            found.extend(inside);
            for filter in children.iter().filter(|child| child.name == "xdg-dbus-proxy") {
                // The one argument that both have is the socket between them.
                let Ok(own) = processes::arguments(filter.pid) else { continue };
                if own.iter().any(|argument| argument.starts_with('/') && sockets.contains(argument)) {
                    found.push(filter.clone());
                }
            }
        }
        Ok(found)
    }

    /// From the appointments to the portal's own pages.
    pub async fn opens_the_portal(&self) -> Result<(), Trouble> {
        self.person.touches_button("Open my portal").await?;
        self.person.sees(Role::Link, "Messages").await?;
        Ok(())
    }

    /// From the portal's own pages, or wherever they have left somebody, to the appointments.
    pub async fn is_back_at_appointments(&self) -> Result<(), Trouble> {
        let way = |seen: &[Found]| {
            let button = |name| seen.iter().find(|found| found.role() == Role::Button && found.name() == name).cloned();
            button("Open my portal").or_else(|| button("Back to my appointments"))
        };
        let found = self.person.awaits("the appointments, or the way to them", way).await?;
        if found.name() != "Open my portal" {
            self.person.touches(&found).await?;
        }
        self.person.sees(Role::Button, "Open my portal").await?;
        Ok(())
    }

    /// Waits for the sign-in screen.
    pub async fn is_at_rest(&self) -> Result<(), Trouble> {
        self.person.sees(Role::Button, "Send Login Link").await?;
        Ok(())
    }

    /// Chooses the other side of the toggle. A pointer's way to it is a sign of somebody, unlike a finger's: what is said of
    /// the journey before goes with that, and where it was long the toggle moves. So the heading is touched first.
    pub async fn chooses_phone(&self) -> Result<(), Trouble> {
        let heading = self.person.sees(Role::Heading, Name::containing("Sign in by")).await?;
        self.person.touches(&heading).await?;
        let phone = self.person.sees(Role::RadioButton, "Phone").await?;
        self.person.touches(&phone).await?;
        self.person.sees(Role::Button, "Send Login Code").await?;
        Ok(())
    }

    /// From the sign-in screen to the verification screen, by e-mail. The address is typed on a keyboard.
    pub async fn sends_link_to(&self, address: &str) -> Result<(), Trouble> {
        self.person.fills("Email address", address).await?;
        self.person.touches_button("Send Login Link").await?;
        self.person.sees_text("Check your email").await?;
        Ok(())
    }

    /// The two digits that the link's page asks for, once they are shown.
    pub async fn link_digits(&self) -> Result<String, Trouble> {
        let said = |found: &Found| {
            let (_, after) = found.words().split_once("Type ")?;
            let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
            (digits.len() == 2).then_some(digits)
        };
        Ok(self.person.awaits("the two digits to type", |seen| seen.iter().find_map(said)).await?)
    }

    /// From the sign-in screen to the verification screen, by text message.
    pub async fn sends_code_to(&self, number: &str) -> Result<(), Trouble> {
        self.chooses_phone().await?;
        self.types_on_keypad(number).await?;
        self.person.touches_button("Send Login Code").await?;
        self.person.sees(Role::Button, "Verify & Sign In").await?;
        Ok(())
    }

    /// From the sign-in screen to the appointments, with the national form of `number`. It is the `count`th time that
    /// this phone gets a code.
    pub async fn signs_in_with(&self, number: &str, prefix: &str, count: usize) -> Result<(), Trouble> {
        self.sends_code_to(number).await?;
        let code = self.portal.code_on(&format!("{prefix}{number}"), count).await?;
        self.types_on_keypad(&code).await?;
        self.person.touches_button("Verify & Sign In").await?;
        self.person.sees_text("Your appointments today").await?;
        Ok(())
    }

    /// Touches the kiosk's own keys, one by one.
    pub async fn types_on_keypad(&self, digits: &str) -> Result<(), Trouble> {
        for digit in digits.chars() {
            let key = if digit == '+' { "Plus sign".to_owned() } else { digit.to_string() };
            self.person.touches_button(key.as_str()).await?;
        }
        Ok(())
    }
}
