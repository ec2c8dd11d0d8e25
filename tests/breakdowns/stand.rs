//! The stand that breaks down, and what has to be true of it afterwards.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use fastrand::Rng;
use sandbox_portal::CLINICS;
use stand_driver::processes::{self, Pid};
use stand_driver::programs::{Portal, Stand};
use stand_driver::{Person, PlayedSystemd, Role, Room, RoomPlan, WaitingRoom};
use tokio::time::sleep;

use super::Trouble;
use super::breakdown::{Breakdown, Harm, Outcome, Victim};
use super::messages::Messages;
use super::onlooker::{self, Onlooker, Seen};
use super::place::{Place, staff_have_a_pin};
use crate::packaging::watchdog_patience;
use crate::patient::Patient;
use crate::shipped_programs;

/// No limit stops whoever comes all day, and the attract picture comes to whoever waits for it alone.
const RESTFUL: &str = "[rules]\nattract-seconds = 12\n[limits]\nstand-codes = 1000\ncontact-codes = 1000\n\
                       [recovery]\ncrashes = 1000\n";

/// Within so many milliseconds of having come to a screen it happens.
const MOMENT: u64 = 1500;

/// What starts other programs and becomes them.
const PASSING: [&str; 2] = ["nice", "bwrap"];

/// Longer than anything takes, and than a machine is busy with something else.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) struct BreakingStand {
    here: WaitingRoom,
    systemd: PlayedSystemd,
    onlooker: Onlooker,
    messages: Messages,
    /// Whose windows are on the screen at rest, and what runs in the room, by name.
    at_rest: Present,
    /// How many shells have been cleared, by the audit log.
    cleared: usize,
}

impl BreakingStand {
    pub(super) async fn open(plan: RoomPlan) -> Result<Self, Trouble> {
        let (programs, room) = (shipped_programs(), Room::open(plan).await?);
        let portal = Portal::start(&programs)?;
        let systemd = PlayedSystemd::waiting(watchdog_patience()?)?;
        let in_room = |program: &Path| {
            let mut command = room.command(program);
            command.envs(systemd.environment());
            command
        };
        let stand = Stand::enrol(&programs, &in_room, &portal, CLINICS[0].pairing_code, RESTFUL)?;
        let person = Person::in_room(&room).await?.with_patience(PATIENCE);
        let here = WaitingRoom { stand, portal, person, room };
        systemd.is_ready().await?;
        here.is_at_rest().await?;
        staff_have_a_pin(&here, &programs)?;
        let onlooker = Onlooker::at(&here).await?;
        let at_rest = Present::now(&here).await?;
        Ok(Self { here, systemd, onlooker, messages: Messages::default(), at_rest, cleared: 0 })
    }

    /// Brings somebody there, lets it happen, and looks at everything that has to be true then.
    pub(super) async fn survives(
        &mut self,
        place: Place,
        breakdown: Breakdown,
        random: &mut Rng,
    ) -> Result<Seen, Trouble> {
        let patient = Patient::any(random);
        if place == Place::AttractPicture {
            // The onlooker has touched the screen that is there.
            self.is_switched_off_and_on().await?;
        }
        let reached = place.reach(&self.here, &mut self.messages, &patient).await?;
        sleep(Duration::from_millis(random.u64(..MOMENT))).await;
        let shell = self.here.shell_on_screen().await?;
        let before = self.onlooker.looks().await?;
        let mut harmed = Instant::now();
        let (happens, watched) = match breakdown.outcome() {
            Outcome::FreshScreen => tokio::join!(
                breakdown.happens(&mut self.here, &self.systemd, &shell, &reached.pages, random),
                self.onlooker.watches(&before, harmed),
            ),
            Outcome::FreshScreenOnTheNextDisplay => {
                breakdown.happens(&mut self.here, &self.systemd, &shell, &reached.pages, random).await?;
                harmed = Instant::now();
                self.here.person = Person::in_room(&self.here.room).await?.with_patience(PATIENCE);
                self.onlooker.comes_anew(&self.here).await?;
                (Ok(()), self.onlooker.watches(&before, harmed).await)
            }
            Outcome::Appointments | Outcome::GoesOn => {
                breakdown.happens(&mut self.here, &self.systemd, &shell, &reached.pages, random).await?;
                if breakdown.outcome() == Outcome::Appointments {
                    self.here.person.sees(Role::Button, "Open my portal").await?;
                }
                let before = self.onlooker.looks().await?;
                self.here.person.touches_button("Sign out").await?;
                harmed = Instant::now();
                (Ok(()), self.onlooker.watches(&before, harmed).await)
            }
        };
        happens?;
        let seen = watched?;
        for process in &shell {
            processes::gone(process.pid, PATIENCE).await?;
        }
        if breakdown.ends_the_session() {
            // Nothing reads the screen aloud any more, not to this test either. What is on it has been seen.
            self.nothing_is_open_at_the_portal().await?;
            self.is_receipted(breakdown).await?;
            return Ok(seen);
        }
        self.is_as_before_anybody(breakdown, &patient, reached.code.as_deref()).await?;
        if breakdown == (Breakdown { victim: Victim::Notice, harm: Harm::Frozen }) {
            self.is_switched_off_and_on().await?;
        }
        Ok(seen)
    }

    /// A notice window that is frozen is found to be when it has something to say. Here the next breakdown is to find one that is not.
    async fn is_switched_off_and_on(&mut self) -> Result<(), Trouble> {
        self.here.stand.take_away()?;
        self.here.stand.start_again()?;
        self.systemd.is_ready().await?;
        Ok(self.here.is_at_rest().await?)
    }

    async fn is_as_before_anybody(
        &mut self,
        breakdown: Breakdown,
        patient: &Patient,
        code: Option<&str>,
    ) -> Result<(), Trouble> {
        self.here.is_at_rest().await?;
        self.nothing_stays_typed().await?;
        let traces = patient.traces_in(&self.here.person.reads().await?, code);
        if !traces.is_empty() {
            return Err(format!("the next screen shows {traces:?}").into());
        }
        self.at_rest.is_same_as(&Present::now(&self.here).await?)?;
        self.nothing_is_open_at_the_portal().await?;
        self.is_receipted(breakdown).await
    }

    /// But for the digit by which the onlooker has tried the screen, and which they may have taken away too soon.
    async fn nothing_stays_typed(&self) -> Result<(), Trouble> {
        let person = &self.here.person;
        let field = person.sees(Role::Entry, "Email address").await?;
        let until = Instant::now() + PATIENCE;
        loop {
            let typed = person.content_of(&field).await?;
            match typed.trim() {
                "" => return Ok(()),
                onlooker::DIGIT if Instant::now() < until => self.onlooker.erases()?,
                _ => return Err("what was typed stands in the next screen's field".into()),
            }
            sleep(Duration::from_millis(300)).await;
        }
    }

    /// But for the session of whoever touched the next screen.
    async fn nothing_is_open_at_the_portal(&self) -> Result<(), Trouble> {
        let until = Instant::now() + PATIENCE;
        loop {
            let open = self.here.portal.still_open()?;
            let of_patients = open.attempts + open.patient_sessions + open.hand_offs + open.web_sessions;
            if of_patients == 0 && open.kiosk_sessions <= 1 {
                return Ok(());
            }
            if Instant::now() > until {
                return Err(format!("the portal still holds open: {open:?}").into());
            }
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Every shell that somebody has seen has its receipt. A supervisor that dies writes none: the next one says that it has begun,
    /// and what it found was ended first.
    async fn is_receipted(&mut self, breakdown: Breakdown) -> Result<(), Trouble> {
        let in_room = |program: &Path| -> Command { self.here.room.command(program) };
        let own = usize::from(breakdown.victim != Victim::Supervisor);
        let receipts = self.here.stand.receipts_of(self.cleared + own, &shipped_programs(), &in_room).await?;
        self.cleared = receipts.cleared.len();
        Ok(())
    }

    /// Keeps what is on the screen beside the test's other files.
    pub(super) fn keeps_picture(&self, place: Place, breakdown: Breakdown) -> Result<(), Trouble> {
        let name = format!("{place:?}-{:?}-{:?}.png", breakdown.victim, breakdown.harm);
        let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        self.here.room.picture()?.save(&file)?;
        println!("     {}", file.display());
        Ok(())
    }
}

/// Who is there, by name.
struct Present {
    owners_of_windows: BTreeSet<String>,
    programs: BTreeSet<String>,
}

impl Present {
    async fn now(here: &WaitingRoom) -> Result<Self, Trouble> {
        let owners: HashSet<Pid> = here.person.shown_windows().await?.into_iter().map(|window| window.owner).collect();
        let owners_of_windows = owners.into_iter().filter_map(processes::look_at).map(|process| process.name).collect();
        let names = here.room.everybody()?.into_iter().map(|process| process.name);
        let programs = names.filter(|name| !PASSING.contains(&name.as_str())).collect();
        Ok(Self { owners_of_windows, programs })
    }

    /// Nothing that breaks may open a window of another program, or start one; and whoever had a window has one again.
    fn is_same_as(&self, later: &Self) -> Result<(), Trouble> {
        let windows: Vec<&String> = later.owners_of_windows.difference(&self.owners_of_windows).collect();
        let programs: Vec<&String> = later.programs.difference(&self.programs).collect();
        let missing: Vec<&String> = self.owners_of_windows.difference(&later.owners_of_windows).collect();
        match (windows.as_slice(), programs.as_slice(), missing.as_slice()) {
            ([], [], []) => Ok(()),
            _ => {
                Err(format!("windows of {windows:?} and {programs:?} have come, windows of {missing:?} are gone")
                    .into())
            }
        }
    }
}
