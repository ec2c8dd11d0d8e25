//! The stand that they all leave, and what is looked at between two of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use fastrand::Rng;
use image::RgbImage;
use sandbox_portal::CLINICS;
use stand_driver::programs::Email;
use stand_driver::{Found, Holding, Name, Role, RoomPlan, WaitingRoom, difference};

use super::Trouble;
use super::way::Way;
use crate::patient::Patient;
use crate::shipped_programs;

/// Waits that are long enough for a test's next touch, and short enough to be sat through; on the verification screen the portal's
/// own wait before another message holds them. No limit stops anybody.
const IMPATIENT: &str = "[rules]\nattract-seconds = 3600\nidle-seconds = 8\nidle-warning-seconds = 4\n\
    idle-typed-seconds = 8\nidle-typed-warning-seconds = 4\nstill-you-seconds = 5\nidle-verification-seconds = 1\n\
    idle-verification-link-seconds = 1\nlink-interval-seconds = 1\n\
    [limits]\nstand-codes = 1000\ncontact-codes = 1000\n[recovery]\ncrashes = 1000\n";

/// The focus coming to a field, an edge: less than this share of the screen.
const SMALL: f64 = 0.01;

/// What the sign-in screen says where there is no farewell to say.
const HINT: &str = "We email you a link and a code with 6 digits. No password needed.";

/// What it says while there is no portal.
const PORTAL_AWAY: &str = "We cannot reach the clinic’s portal just now.";

/// How the line begins that it has while the clinic is closed …
const CLOSED: &str = "We are closed just now";

/// … and what makes room for that and a farewell together.
const CONTACT: [&str; 2] = ["12 Quay Street Springfield", "hello@harbour-clinic.example.org"];

/// What it shortens the clinic's words to, where a farewell needs the room.
const MESSAGE: &str = "A message from the clinic";

/// Longer than any wait of the stand's, and than a machine is busy with something else.
const PATIENCE: Duration = Duration::from_secs(70);

/// Longest wait for a picture that moves no more.
const STILL: Duration = Duration::from_secs(3);

/// A share of what the stand's lasting processes hold that they may hold more after many patients.
const GROWTH: f64 = 0.02;

pub(super) struct LeftStand {
    pub(super) here: WaitingRoom,
    /// The words of the first screen, before anybody came.
    first_words: String,
    /// What the sign-in screen looks like with each farewell.
    looks: BTreeMap<&'static str, RgbImage>,
    before_anybody: Holding,
    early: Option<Holding>,
    /// How many messages each contact has been sent.
    sent: BTreeMap<String, usize>,
    /// The code that was sent last.
    code: Option<String>,
    /// Who has left, the last one at the end.
    gone: Vec<Patient>,
}

impl LeftStand {
    pub(super) async fn open() -> Result<Self, Trouble> {
        let code = CLINICS[0].pairing_code;
        let mut here = WaitingRoom::open_with(&shipped_programs(), RoomPlan::portrait(), code, IMPATIENT).await?;
        here.person = here.person.with_patience(PATIENCE);
        here.room.still_picture(STILL).await?;
        Ok(Self {
            first_words: without_the_hour(&here.person.reads().await?),
            looks: BTreeMap::new(),
            before_anybody: Holding::of(&here)?,
            early: None,
            sent: BTreeMap::new(),
            code: None,
            gone: Vec::new(),
            here,
        })
    }

    /// Anybody but whoever left last: what is seen of that one would not be noticed.
    pub(super) fn anybody(&self, random: &mut Rng) -> Patient {
        loop {
            let patient = Patient::any(random);
            if self.gone.last().is_none_or(|last| last.name != patient.name) {
                return patient;
            }
        }
    }

    pub(super) async fn touches(&self, button: &str) -> Result<(), Trouble> {
        Ok(self.here.person.touches_button(button).await?)
    }

    /// To the verification screen, by text message; gives the code.
    pub(super) async fn sends_code(&mut self, patient: &Patient) -> Result<String, Trouble> {
        let person = &self.here.person;
        self.here.chooses_phone().await?;
        person.fills("Mobile phone number", patient.number).await?;
        person.touches_button("Send Login Code").await?;
        person.sees(Role::Button, "Verify & Sign In").await?;
        let count = self.one_more_to(&patient.e164());
        let code = self.here.portal.code_on(&patient.e164(), count).await?;
        self.code = Some(code.clone());
        self.shows_nobody_who_left().await?;
        Ok(code)
    }

    /// To the verification screen, by e-mail; gives the e-mail.
    pub(super) async fn sends_link(&mut self, patient: &Patient) -> Result<Email, Trouble> {
        self.here.sends_link_to(patient.address).await?;
        let count = self.one_more_to(patient.address);
        let email = self.here.portal.email_to(patient.address, count).await?;
        self.code = Some(email.code.clone());
        self.shows_nobody_who_left().await?;
        Ok(email)
    }

    /// Types a code, and waits until all of it has arrived: keys and touches go different ways, and a busy machine may let a touch
    /// be the faster one.
    async fn types_code(&self, code: &str) -> Result<(), Trouble> {
        let person = &self.here.person;
        person.fills("6-digit code", code).await?;
        let field = person.sees(Role::Entry, "6-digit code").await?;
        let deadline = Instant::now() + PATIENCE;
        while !person.content_of(&field).await?.chars().filter(char::is_ascii_digit).eq(code.chars()) {
            if Instant::now() > deadline {
                return Err("what was typed has not arrived in the field".into());
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        Ok(())
    }

    /// Types the code of a text message and sends it.
    pub(super) async fn says_the_code(&mut self, patient: &Patient) -> Result<(), Trouble> {
        let code = self.sends_code(patient).await?;
        self.types_code(&code).await?;
        self.touches("Verify & Sign In").await
    }

    /// To the appointments, by text message or by the code of an e-mail.
    pub(super) async fn signs_in(&mut self, patient: &Patient, random: &mut Rng) -> Result<(), Trouble> {
        if random.bool() {
            self.says_the_code(patient).await?;
        } else {
            let email = self.sends_link(patient).await?;
            self.types_code(&email.code).await?;
            self.touches("Verify & Sign In").await?;
        }
        self.is_greeted(patient).await?;
        self.shows_nobody_who_left().await
    }

    /// Whoever has signed in sees their own name.
    pub(super) async fn is_greeted(&self, patient: &Patient) -> Result<(), Trouble> {
        self.here.person.sees(Role::Heading, Name::containing(patient.name)).await?;
        Ok(())
    }

    fn one_more_to(&mut self, contact: &str) -> usize {
        let count = self.sent.entry(contact.to_owned()).or_default();
        *count += 1;
        *count
    }

    /// Whoever is here sees nothing of whoever left last.
    async fn shows_nobody_who_left(&self) -> Result<(), Trouble> {
        let Some(last) = self.gone.last() else { return Ok(()) };
        let seen = self.here.person.reads().await?;
        if seen.contains(last.name) || seen.contains(last.address) {
            return Err("the next one's screen shows something of whoever left last".into());
        }
        Ok(())
    }

    /// Looks at everything once somebody has left.
    pub(super) async fn is_as_before_anybody(&mut self, way: Way, patient: &Patient) -> Result<(), Trouble> {
        if way == Way::LosesThePortal {
            // Cleared first, and said to the portal when there is one again. What is wrong stands in the farewell's place.
            self.here.person.no_longer_sees_text(patient.name).await?;
            self.here.is_at_rest().await?;
            self.here.person.sees_text(PORTAL_AWAY).await?;
            self.here.portal.give_back()?;
            self.here.person.no_longer_sees_text(PORTAL_AWAY).await?;
        } else {
            self.here.person.sees_text(way.farewell()).await?;
        }
        self.here.is_at_rest().await?;
        self.screen_is_fresh(way, patient).await?;
        self.here.portal.has_ended_everything().await?;
        self.gone.push(*patient);
        self.is_receipted(way).await
    }

    async fn screen_is_fresh(&mut self, way: Way, patient: &Patient) -> Result<(), Trouble> {
        let picture = self.here.room.still_picture(STILL).await?;
        let seen = self.here.person.looks().await?;
        let words = all_words(&seen);
        let traces = patient.traces_in(&words, self.code.as_deref());
        if !traces.is_empty() {
            return Err(format!("the next screen shows {traces:?}").into());
        }
        for field in seen.iter().filter(|found| found.role() == Role::Entry) {
            if !self.here.person.content_of(field).await?.trim().is_empty() {
                return Err(format!("the field \"{}\" is not empty", field.name()).into());
            }
        }
        let (now, first) = (without_the_hour(&words), self.first_words.as_str());
        let (more, less) = (lines_beside(&now, first), lines_beside(first, &now));
        let is_farewell = |line: &&str| *line == way.farewell() || *line == MESSAGE;
        let makes_room = |line: &&str| *line == HINT || (words.contains(CLOSED) && CONTACT.contains(line));
        if !more.iter().all(is_farewell) || !less.iter().all(makes_room) {
            return Err(format!("a fresh screen says {more:?} and not {less:?}").into());
        }
        let said = if words.contains(way.farewell()) { way.farewell() } else { "" };
        let look = self.looks.entry(said).or_insert_with(|| picture.clone());
        let difference = difference(look, &picture);
        if difference > SMALL {
            return Err(format!("{:.2} % of the fresh screen looks different", difference * 100.0).into());
        }
        Ok(())
    }

    async fn is_receipted(&self, way: Way) -> Result<(), Trouble> {
        let in_room = |program: &Path| -> Command { self.here.room.command(program) };
        let receipts = self.here.stand.receipts_of(self.gone.len(), &shipped_programs(), &in_room).await?;
        let last = receipts.cleared.last().ok_or("there is no receipt")?;
        let as_it_was = last.because == way.because() && last.touched && last.session == "queued";
        if receipts.cleared.len() != self.gone.len() || !as_it_was {
            return Err(format!("{} have left, and the last receipt is {last:?}", self.gone.len()).into());
        }
        Ok(())
    }

    pub(super) fn remember_as_early(&mut self) -> Result<(), Trouble> {
        self.early = Some(Holding::of(&self.here)?);
        Ok(())
    }

    #[expect(clippy::cast_precision_loss, reason = "no stand holds so much")]
    pub(super) fn figures(&self) -> Result<String, Trouble> {
        let now = Holding::of(&self.here)?;
        let processes: usize = now.processes.values().sum();
        let memory = now.memory as f64 / f64::from(1 << 20);
        Ok(format!(
            "{memory:.2} MiB in what lasts, {} descriptors, {processes} processes, {} files",
            now.descriptors,
            now.files.len()
        ))
    }

    /// The same files, processes and descriptors as before anybody came, and every session ended.
    pub(super) fn holds_what_it_held(&self) -> Result<(), Trouble> {
        let now = Holding::of(&self.here)?;
        let before = &self.before_anybody;
        let (files, before_files) = (numberless(&now.files), numberless(&before.files));
        if files != before_files {
            let differing: Vec<_> = now.files.symmetric_difference(&before.files).collect();
            return Err(format!("files came or went: {differing:?}").into());
        }
        if (&now.processes, now.descriptors) != (&before.processes, before.descriptors) {
            return Err(format!(
                "before: {:?} and {} descriptors; now: {:?} and {}",
                before.processes, before.descriptors, now.processes, now.descriptors
            )
            .into());
        }
        let in_room = |program: &Path| -> Command { self.here.room.command(program) };
        let ended = self.here.stand.receipts(&shipped_programs(), &in_room)?.sessions_ended;
        if ended != self.gone.len() {
            return Err(format!("{} have left, and {ended} sessions are said to be over", self.gone.len()).into());
        }
        Ok(())
    }

    /// What lasts has not grown since the early patients.
    #[expect(clippy::cast_precision_loss, reason = "no stand holds so much")]
    pub(super) fn has_not_grown(&self) -> Result<(), Trouble> {
        let Some(early) = &self.early else {
            println!("there were too few patients to say whether anything grows");
            return Ok(());
        };
        let now = Holding::of(&self.here)?;
        let growth = now.memory as f64 / early.memory as f64 - 1.0;
        println!("from patient {} to the last: {:+.2} % memory", super::EARLY, growth * 100.0);
        if growth > GROWTH {
            return Err(format!("what lasts has grown by {:.1} %", growth * 100.0).into());
        }
        Ok(())
    }
}

fn all_words(seen: &[Found]) -> String {
    let words: Vec<&str> = seen.iter().map(Found::words).filter(|words| !words.trim().is_empty()).collect();
    words.join("\n")
}

/// The shell on the screen has a socket of its own, which is numbered: the same ones count, whatever the number.
fn numberless(files: &BTreeSet<PathBuf>) -> Vec<String> {
    let name = |file: &PathBuf| file.to_string_lossy().into_owned();
    let is_digit = |sign: char| sign.is_ascii_digit();
    files
        .iter()
        .map(name)
        .map(|name| match name.contains("/session-bus-") {
            true => name.trim_end_matches(is_digit).to_owned(),
            false => name,
        })
        .collect()
}

/// A clinic may close while patients come and go.
fn without_the_hour(words: &str) -> String {
    words.lines().filter(|line| !line.contains(CLOSED)).collect::<Vec<_>>().join("\n")
}

/// What one says and the other does not.
fn lines_beside<'a>(one: &'a str, other: &str) -> Vec<&'a str> {
    let said: Vec<&str> = other.lines().map(str::trim).collect();
    one.lines().map(str::trim).filter(|line| !line.is_empty() && !said.contains(line)).collect()
}
