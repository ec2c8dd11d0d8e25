//! One stand with its patients, one after another: each comes, perhaps something breaks, they leave, and then the next sign-in screen
//! has to be there with nothing of them on it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use fastrand::Rng;
use sandbox_portal::CLINICS;
use stand_driver::processes::{self, Pid, Process};
use stand_driver::programs::Programs;
use stand_driver::{Role, RoomPlan, WaitingRoom};
use tokio::time::sleep;

use crate::errand::{is_button, steps_up};
use crate::gauge;
use crate::plan::{Fault, Leaving, Patient, Plan};
use crate::reading::{Moment, Part, Quantity};
use crate::record::{Failure, Gone, Record};

/// Where the clock can be sped up: whoever walks away is gone after some seconds, and no limit stops so many patients at one stand.
/// On the verification screen the portal's own wait before another message holds a patient who has walked away.
const IMPATIENT: &str = "[rules]\nattract-seconds = 3600\nidle-seconds = 6\nidle-warning-seconds = 3\nidle-typed-seconds = 6\n\
    idle-typed-warning-seconds = 3\nstill-you-seconds = 20\nidle-verification-seconds = 1\nidle-verification-link-seconds = 1\n\
    idle-staff-seconds = 6\nlink-interval-seconds = 1\n\
    [limits]\nstand-codes = 1000\nstand-codes-within-seconds = 60\ncontact-codes = 1000\ncontact-codes-within-seconds = 60\n\
    [recovery]\ncrashes = 1000\n";

/// From whatever ends a patient's time to the next sign-in screen, at the latest. The product is a hundred times faster where it has a
/// machine to itself; here several stands share one, with somebody who reads all their screens.
const SOON: Duration = Duration::from_secs(20);

/// The same for whoever walks away: the stand's own waits come first, and the portal's where a code is on its way.
const IN_TIME: Duration = Duration::from_secs(100);

/// How long anybody looks for what should be on the screen.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long the stand rests before it is measured, so that what ends has ended.
const SETTLING: Duration = Duration::from_millis(400);

/// How long a supervisor stays dead.
const RESTART: Duration = Duration::from_millis(500);

/// How long the portal's answers take when it is slow, in milliseconds.
const SLOW: u32 = 700;

/// After so many failures in a row a stand is given up.
const HOPELESS: usize = 3;

/// The invented clinic's.
pub(crate) fn pairing_code() -> &'static str {
    CLINICS[0].pairing_code
}

/// One stand, with what is remembered from patient to patient.
pub(crate) struct AtStand<'a> {
    here: WaitingRoom,
    record: &'a Record,
    report: PathBuf,
    stand: usize,
    life: usize,
    /// At this supervisor.
    patients: usize,
    last: Option<Patient>,
    random: Rng,
}

impl<'a> AtStand<'a> {
    /// A stand of the impatient kind, at rest. `report` is where pictures are kept.
    pub(crate) async fn open(
        programs: &Programs,
        record: &'a Record,
        report: &Path,
        stand: usize,
        seed: u64,
    ) -> Result<Self> {
        let mut here = WaitingRoom::open_with(programs, RoomPlan::portrait(), pairing_code(), IMPATIENT).await?;
        here.person = here.person.with_patience(PATIENCE);
        let random = Rng::with_seed(seed.wrapping_add(stand as u64));
        Ok(Self { here, record, report: report.to_owned(), stand, life: 1, patients: 0, last: None, random })
    }

    /// Lets patients come until it is time to close, or nothing works any more.
    pub(crate) async fn serves_until(&mut self, is_closing_time: impl Fn() -> bool) -> Result<()> {
        let mut in_a_row = 0;
        while !is_closing_time() && in_a_row < HOPELESS {
            let plan = Plan::draw(&mut self.random, self.last);
            match self.serves(plan).await {
                Ok(()) => in_a_row = 0,
                Err(trouble) => {
                    in_a_row += 1;
                    self.notes(plan, &trouble)?;
                    self.starts_anew().await?;
                }
            }
        }
        self.here.portal.has_ended_everything().await.context("something is left open at the portal")
    }

    async fn serves(&mut self, plan: Plan) -> Result<()> {
        let shell = self.here.person.process_on_top().await?;
        let came = Instant::now();
        let left = self.is_there(plan, shell).await?;
        let stayed = came.elapsed().as_secs_f64();
        let limit = if plan.fault.is_some_and(Fault::ends_the_shell) { SOON } else { left.limit };
        self.is_back(shell, limit).await?;
        let wait = left.at.elapsed();
        self.shows_nothing_of(plan.patient).await?;
        self.here.portal.set_faults(&serde_json::json!({}))?;
        self.patients += 1;
        self.last = Some(plan.patient);
        let (errand, leaving, fault) = (plan.errand.name(), plan.leaving.name(), plan.fault.map(Fault::name));
        self.record.sees_gone(Gone { at: self.moment(), errand, leaving, fault, stayed });
        self.is_measured(left.says_when.then_some(wait)).await
    }

    /// From the first touch until there is nothing more to do but to wait.
    async fn is_there(&mut self, plan: Plan, shell: Option<Pid>) -> Result<Left> {
        if plan.fault == Some(Fault::PortalSlow) {
            self.here.portal.set_faults(&serde_json::json!({ "slow": SLOW }))?;
        }
        steps_up(&self.here).await?;
        let errand = plan.errand.carry_out(&self.here, plan.patient, &mut self.random);
        let strikes = plan.fault.filter(|fault| *fault != Fault::PortalSlow);
        let done = tokio::select! {
            done = errand => done,
            () = sleep(plan.fault_after), if strikes.is_some() => Ok(()),
        };
        if let Some(fault) = strikes {
            self.is_struck_by(fault, shell).await?;
            if fault.ends_the_shell() {
                return Ok(Left::now(SOON));
            }
        }
        let has_gone = self.here.person.process_on_top().await? != shell;
        if has_gone {
            // The time was up while they thought: the screen was cleared before them.
            return Ok(Left { says_when: false, ..Left::now(SOON) });
        }
        if strikes.is_none() {
            done?;
        }
        match plan.leaving {
            Leaving::SignsOut => self.signs_out().await,
            Leaving::WalksAway => Ok(Left { says_when: false, ..Left::now(IN_TIME) }),
        }
    }

    /// Where there is no such button, they walk away.
    async fn signs_out(&self) -> Result<Left> {
        let seen = self.here.person.looks().await?;
        let Some(button) = seen.iter().find(|found| is_button(found, "Sign out")) else {
            return Ok(Left { says_when: false, ..Left::now(IN_TIME) });
        };
        self.here.person.touches(button).await?;
        Ok(Left::now(SOON))
    }

    async fn is_struck_by(&mut self, fault: Fault, shell: Option<Pid>) -> Result<()> {
        let portal = |faults: serde_json::Value| anyhow::Ok(self.here.portal.set_faults(&faults)?);
        match fault {
            Fault::PortalDown => portal(serde_json::json!({ "answers": "down" })),
            Fault::PortalSilent => portal(serde_json::json!({ "answers": "blackHoled" })),
            Fault::PortalSlow => portal(serde_json::json!({ "slow": SLOW })),
            Fault::ShellFrozen => Ok(processes::freeze(shell.context("no shell is on the screen")?)?),
            Fault::PageFrozen => Ok(processes::freeze(self.of_the_shell("WebKitWeb").await?.pid)?),
            Fault::BusFilterKilled => Ok(processes::kill(self.of_the_shell("xdg-dbus-proxy").await?.pid)?),
            Fault::ProcessKilled => {
                let all = self.here.shell_on_screen().await?;
                let victim = self.random.choice(&all).context("no shell is on the screen")?;
                Ok(processes::kill(victim.pid)?)
            }
            Fault::SupervisorKilled => {
                self.here.stand.take_away()?;
                sleep(RESTART).await;
                self.here.stand.start_again()?;
                (self.life, self.patients) = (self.life + 1, 0);
                Ok(())
            }
        }
    }

    async fn of_the_shell(&self, name: &str) -> Result<Process> {
        let all = self.here.shell_on_screen().await?;
        all.into_iter().find(|process| process.name.starts_with(name)).with_context(|| format!("there is no {name}"))
    }

    /// Waits for another shell's sign-in screen.
    async fn is_back(&self, before: Option<Pid>, limit: Duration) -> Result<()> {
        let deadline = Instant::now() + limit;
        loop {
            let on_top = self.here.person.process_on_top().await?;
            if on_top.is_some()
                && on_top != before
                // What changes while it is looked at is looked at again.
                && let Ok(seen) = self.here.person.looks().await
                && seen.iter().any(|found| found.role() == Role::Button && found.name() == "Send Login Link")
            {
                return Ok(());
            }
            if Instant::now() > deadline {
                bail!("there was no fresh sign-in screen within {limit:?}");
            }
            sleep(Duration::from_millis(40)).await;
        }
    }

    async fn shows_nothing_of(&self, patient: Patient) -> Result<()> {
        let seen = self.here.person.reads().await?;
        let digits: String = seen.chars().filter(char::is_ascii_digit).collect();
        if seen.contains(patient.name) || seen.contains(patient.address) || digits.contains(&patient.number[3..]) {
            bail!("the next screen shows something of whoever was there before");
        }
        Ok(())
    }

    async fn is_measured(&self, wait: Option<Duration>) -> Result<()> {
        sleep(SETTLING).await;
        let mut values = gauge::read(&self.here.stand, &self.here.room, &self.here.shell_on_screen().await?)?;
        values.extend(wait.map(|wait| (Quantity::Wait, wait.as_secs_f64())));
        self.record.reads(self.moment(), values);
        Ok(())
    }

    fn notes(&self, plan: Plan, trouble: &anyhow::Error) -> Result<()> {
        let picture = format!("failure-{}.png", self.record.failures() + 1);
        self.here.room.picture()?.save(self.report.join(&picture))?;
        let Plan { errand, leaving, fault, .. } = plan;
        let fault = fault.map_or(String::new(), |fault| format!(", while {}", fault.name()));
        let who = format!("somebody who {} and {}{fault}", errand.name(), leaving.name());
        let what = format!("stand {}, patient {}, {who}: {trouble:#}", self.stand, self.patients + 1);
        self.record.notes(Failure { at: self.moment(), what, picture: Some(picture) });
        Ok(())
    }

    /// After a failure: as if the stand had been switched off and on.
    async fn starts_anew(&mut self) -> Result<()> {
        self.here.portal.set_faults(&serde_json::json!({}))?;
        self.here.stand.start_again()?;
        (self.life, self.patients) = (self.life + 1, 0);
        self.is_back(None, SOON).await
    }

    fn moment(&self) -> Moment {
        self.record.moment(Part::Patients, self.stand, self.life, self.patients)
    }
}

/// That somebody has nothing more to do.
struct Left {
    at: Instant,
    /// When the next sign-in screen has to be there.
    limit: Duration,
    /// Whether the time from now on is the stand's alone, and not its wait for somebody who may come back.
    says_when: bool,
}

impl Left {
    fn now(limit: Duration) -> Self {
        Self { at: Instant::now(), limit, says_when: true }
    }
}
