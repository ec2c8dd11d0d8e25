//! Late answers on the shipped programs: what is on the screen of whoever comes next, what is kept, and what the portal still holds.

use std::path::Path;
use std::time::Duration;

use sandbox_portal::CLINICS;
use stand_driver::programs::{Email, Portal};
use stand_driver::{Holding, LatePortal, Name, Role, WaitingRoom};

use super::last::Last;
use crate::shipped_programs;

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

const NUMBER: &str = "2025550101";
const ADDRESS: &str = "avery@example.org";
const NAME: &str = "Avery";
/// Whoever comes next, who is somebody else.
const NEXT: &str = "2025550102";
const NEXT_NAME: &str = "Blair";

/// A stand that is soon left alone, and asks for everything often.
const RESTLESS: &str = "heartbeat-seconds = 2\nbranding-refresh-seconds = 3\n[rules]\nattract-seconds = 3600\n\
    idle-seconds = 8\nidle-warning-seconds = 4\nidle-typed-seconds = 8\nidle-typed-warning-seconds = 4\n\
    appointments-refresh-seconds = 5\nlink-interval-seconds = 1\nstaff-call-seconds = 2\n\
    [limits]\nstand-codes = 1000\ncontact-codes = 1000\n";

/// Longest wait for a picture that moves no more.
const STILL: Duration = Duration::from_secs(3);

/// The focus coming to a field, an edge: less than this share of the screen.
const SMALL: f64 = 0.01;

/// Longer than any wait of this stand's.
const PATIENCE: Duration = Duration::from_secs(60);

/// A stand behind a late portal.
struct LateStand {
    here: WaitingRoom,
    late: LatePortal,
    codes_to_avery: usize,
    codes_to_blair: usize,
    emails: usize,
    link: Option<(Email, String)>,
}

impl LateStand {
    async fn open() -> Result<Self, Trouble> {
        let programs = shipped_programs();
        let portal = Portal::start(&programs)?;
        let late = LatePortal::before(portal.base_url())?;
        let mut here = WaitingRoom::open_behind(&late, portal, &programs, CLINICS[0].pairing_code, RESTLESS).await?;
        here.person = here.person.with_patience(PATIENCE);
        Ok(Self { here, late, codes_to_avery: 0, codes_to_blair: 0, emails: 0, link: None })
    }

    async fn check(&mut self, last: Last) -> Result<(), Trouble> {
        self.prepares(last).await?;
        self.late.holds(&last.call().parse()?);
        self.does(last).await?;
        self.late.has_held().await?;
        self.leaves(last).await?;
        self.here.is_at_rest().await?;
        let next = self.here.room.still_picture(STILL).await?;

        let film = self.here.room.film()?;
        self.late.lets_go().await?;
        self.here.portal.has_ended_everything().await?;
        self.here.room.still_picture(STILL).await?;
        film.catch_up();
        for frame in film.stop()?.frames() {
            if frame.difference_to(&next) > SMALL {
                return Err("the screen of whoever comes next has changed".into());
            }
        }
        self.keeps_nothing()?;
        self.serves_the_next().await
    }

    /// To where it is done, with every answer in time.
    async fn prepares(&mut self, last: Last) -> Result<(), Trouble> {
        match last {
            Last::TouchesTheScreen => Ok(()),
            Last::SendsANumber => {
                self.here.chooses_phone().await?;
                Ok(self.here.person.fills("Mobile phone number", NUMBER).await?)
            }
            Last::TypesTheCode => {
                self.sends(NUMBER).await?;
                self.codes_to_avery += 1;
                let code = self.here.portal.code_on(&format!("+1{NUMBER}"), self.codes_to_avery).await?;
                Ok(self.here.types_on_keypad(&code).await?)
            }
            Last::WantsAnotherMessage => {
                self.sends(NUMBER).await?;
                self.codes_to_avery += 1;
                Ok(())
            }
            Last::ApprovesTheLink => {
                self.here.sends_link_to(ADDRESS).await?;
                self.emails += 1;
                let email = self.here.portal.email_to(ADDRESS, self.emails).await?;
                self.link = Some((email, self.here.link_digits().await?));
                Ok(())
            }
            Last::LooksAtTheList
            | Last::SaysImHere
            | Last::OpensThePortal
            | Last::CallsStaff
            | Last::WaitsForStaff
            | Last::SignsOut => self.signs_in().await,
        }
    }

    async fn does(&mut self, last: Last) -> Result<(), Trouble> {
        let person = &self.here.person;
        match last {
            Last::TouchesTheScreen => {
                let heading = person.sees(Role::Heading, Name::containing("Sign in by")).await?;
                Ok(person.touches(&heading).await?)
            }
            Last::SendsANumber => {
                self.codes_to_avery += 1;
                Ok(person.touches_button("Send Login Code").await?)
            }
            Last::TypesTheCode => Ok(person.touches_button("Verify & Sign In").await?),
            Last::WantsAnotherMessage => {
                self.codes_to_avery += 1;
                Ok(person.touches_button("Resend code").await?)
            }
            Last::ApprovesTheLink => {
                let (email, digits) = self.link.take().ok_or("no link has come")?;
                Ok(self.here.portal.approves_link(&email, &digits)?)
            }
            // The stand looks again by itself.
            Last::LooksAtTheList => Ok(()),
            Last::SaysImHere => Ok(person.touches_button("I'm here").await?),
            Last::OpensThePortal => Ok(person.touches_button("Open my portal").await?),
            Last::CallsStaff | Last::WaitsForStaff => {
                person.touches_button("Help").await?;
                Ok(person.touches_button("Ask staff").await?)
            }
            Last::SignsOut => Ok(person.touches_button("Sign out").await?),
        }
    }

    async fn leaves(&self, last: Last) -> Result<(), Trouble> {
        let person = &self.here.person;
        match last {
            // There is nobody to sign out yet.
            Last::TouchesTheScreen | Last::SendsANumber => {
                Ok(person.sees_text("The time was up and this screen was cleared.").await?)
            }
            Last::CallsStaff | Last::WaitsForStaff => {
                person.touches_button("Close").await?;
                person.touches_button("Sign out").await?;
                Ok(person.sees_text("You are signed out.").await?)
            }
            Last::SignsOut => Ok(person.sees_text("You are signed out.").await?),
            Last::WantsAnotherMessage
            | Last::TypesTheCode
            | Last::ApprovesTheLink
            | Last::LooksAtTheList
            | Last::SaysImHere
            | Last::OpensThePortal => {
                person.touches_button("Sign out").await?;
                Ok(person.sees_text("You are signed out.").await?)
            }
        }
    }

    async fn sends(&self, number: &str) -> Result<(), Trouble> {
        self.here.chooses_phone().await?;
        self.here.person.fills("Mobile phone number", number).await?;
        self.here.person.touches_button("Send Login Code").await?;
        self.here.person.sees(Role::Button, "Verify & Sign In").await?;
        Ok(())
    }

    async fn signs_in(&mut self) -> Result<(), Trouble> {
        self.sends(NUMBER).await?;
        self.codes_to_avery += 1;
        let code = self.here.portal.code_on(&format!("+1{NUMBER}"), self.codes_to_avery).await?;
        self.here.types_on_keypad(&code).await?;
        self.here.person.touches_button("Verify & Sign In").await?;
        self.here.person.sees_text("Your appointments today").await?;
        Ok(())
    }

    /// Nothing of the patient stands in any file of the stand's.
    fn keeps_nothing(&self) -> Result<(), Trouble> {
        let all = Holding::of(&self.here)?.files;
        for file in all.iter().filter(|file| file.starts_with(self.here.stand.directory()) && file.is_file()) {
            let bytes = std::fs::read(file)?;
            let holds = |secret: &str| bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            if [NUMBER, &NUMBER[3..], ADDRESS, NAME].into_iter().any(holds) {
                return Err(format!("{} holds something of the patient", name_of(file)).into());
            }
        }
        Ok(())
    }

    /// Whoever is there now signs in and out as if nobody had been there.
    async fn serves_the_next(&mut self) -> Result<(), Trouble> {
        self.sends(NEXT).await?;
        self.codes_to_blair += 1;
        let code = self.here.portal.code_on(&format!("+1{NEXT}"), self.codes_to_blair).await?;
        self.here.types_on_keypad(&code).await?;
        self.here.person.touches_button("Verify & Sign In").await?;
        self.here.person.sees(Role::Heading, Name::containing(NEXT_NAME)).await?;
        if self.here.person.reads().await?.contains(NAME) {
            return Err("the next one sees the one before".into());
        }
        self.here.person.touches_button("Sign out").await?;
        self.here.is_at_rest().await?;
        Ok(self.here.portal.has_ended_everything().await?)
    }
}

fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

async fn check_all(lasts: &[Last]) -> Result<(), Trouble> {
    let mut stand = LateStand::open().await?;
    for last in lasts {
        stand.check(*last).await.map_err(|trouble| format!("{last:?}: {trouble}"))?;
        println!("{last:?}: nothing came of it");
    }
    Ok(())
}

#[tokio::test]
async fn an_answer_that_comes_when_the_patient_has_left_is_seen_by_nobody() -> Result<(), Trouble> {
    check_all(&[Last::TypesTheCode, Last::SignsOut]).await
}

#[tokio::test]
#[ignore = "takes minutes; see cargo xtask test long"]
async fn long_late_answers_to_whatever_a_patient_did_last_are_seen_by_nobody() -> Result<(), Trouble> {
    check_all(Last::ALL).await
}

/// Blair is in the middle of signing in when the answer comes to what the stand asked in its own name while Avery was there.
async fn disturbs_nobody(call: &str, looks: Looks) -> Result<(), Trouble> {
    let mut stand = LateStand::open().await?;
    stand.signs_in().await?;
    stand.late.holds(&call.parse()?);
    if looks == Looks::New {
        stand.here.portal.set_looks("longest")?;
    }
    stand.late.has_held().await?;
    stand.here.person.touches_button("Sign out").await?;
    stand.here.person.sees_text("You are signed out.").await?;
    stand.sends(NEXT).await?;
    stand.late.lets_go().await?;
    stand.codes_to_blair += 1;
    let code = stand.here.portal.code_on(&format!("+1{NEXT}"), stand.codes_to_blair).await?;
    stand.here.types_on_keypad(&code).await?;
    stand.here.person.touches_button("Verify & Sign In").await?;
    stand.here.person.sees(Role::Heading, Name::containing(NEXT_NAME)).await?;
    stand.here.person.touches_button("Sign out").await?;
    match looks {
        Looks::AsBefore => stand.here.person.sees_text("You are signed out.").await?,
        // What the clinic changed is seen by whoever comes after.
        Looks::New => drop(stand.here.person.sees(Role::Image, Name::containing("Gemeinschaftspraxis")).await?),
    }
    stand.here.portal.has_ended_everything().await?;
    stand.keeps_nothing()
}

/// Whether the clinic has changed its branding meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Looks {
    AsBefore,
    New,
}

#[tokio::test]
#[ignore = "takes minutes; see cargo xtask test long"]
async fn long_late_answers_to_the_stand_itself_disturb_nobody() -> Result<(), Trouble> {
    for (call, looks) in [
        ("POST /stand/heartbeat", Looks::AsBefore),
        ("GET /stand/branding", Looks::New),
        ("GET /stand/branding/logo/{version}", Looks::New),
        ("GET /stand/branding/attract/{version}", Looks::New),
    ] {
        disturbs_nobody(call, looks).await.map_err(|trouble| format!("{call}: {trouble}"))?;
        println!("{call}: nobody was disturbed");
    }
    Ok(())
}
