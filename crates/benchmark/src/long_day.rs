//! Patients one after another: how soon the next one can sign in, and what stays of all of them.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use stand_driver::meters;
use stand_driver::programs::Programs;
use stand_driver::{ALL_DAY, Finger, Point, Role, RoomPlan, WaitingRoom};
use tokio::time::sleep;

use crate::figure::Figure;
use crate::portal_state::open_kiosk_sessions;
use crate::product::clinic;
use crate::resting_screen::RestingScreen;
use crate::sample::Sample;

/// After so many patients everything that is made once has been made.
const EARLY: usize = 20;

/// Longest wait for the next screen to answer a key.
const PATIENCE: Duration = Duration::from_secs(10);

/// The most milliseconds from the touch on `Sign out` to a usable sign-in screen, at the median.
const SIGN_OUT: f64 = 250.0;

/// How long the stand rests before what stays is counted.
const SETTLING: Duration = Duration::from_secs(5);

/// What there is of the portal while somebody signs out.
#[derive(Clone, Copy, Debug)]
enum Network {
    Up,
    /// Connections are closed.
    Down,
    /// Connections stay open, and nothing ever comes.
    BlackHoled,
}

impl Network {
    fn faults(self) -> serde_json::Value {
        match self {
            Self::Up => serde_json::json!({}),
            Self::Down => serde_json::json!({ "answers": "down" }),
            Self::BlackHoled => serde_json::json!({ "answers": "blackHoled" }),
        }
    }
}

/// What the stand holds at rest.
#[derive(Clone, Copy, Debug)]
struct Holding {
    supervisor_bytes: u64,
    descriptors: usize,
    processes: usize,
    open_sessions: u32,
}

/// How long it took from the touch on `Sign out`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leaving {
    /// Until the next sign-in screen was on the screen, whole.
    pub(crate) whole: Duration,
    /// Until a key that was touched on it was drawn as pressed.
    pub(crate) usable: Duration,
}

/// Lets so many patients sign in and out.
pub(crate) async fn figures(programs: &Programs, patients: usize) -> Result<Vec<Figure>> {
    ensure!(patients >= 4, "a day has at least four patients");
    let early = EARLY.min(patients / 2);
    let day = Day::begin(programs).await?;
    let (mut sign_outs, mut early_holding) = (Vec::new(), None);
    for number in 1..=patients {
        let patient = async {
            let sign_out = day.signs_in_and_reads(number).await?;
            if number == early || number == patients {
                day.leaves(sign_out).await?;
            } else {
                sign_outs.push(day.leaves_to_the_next(sign_out).await?.usable);
            }
            anyhow::Ok(())
        };
        patient.await.with_context(|| format!("patient {number}"))?;
        if number == early {
            early_holding = Some(day.holding()?);
        }
        if number % EARLY == 0 {
            crate::say(&format!("patient {number} of {patients} has gone"));
        }
    }
    let (early_holding, last_holding) = (early_holding.context("nobody was early")?, day.holding()?);
    let mut figures = evaluate(&Sample::of_millis(&sign_outs)?, early_holding, last_holding)?;
    let each = (patients / 10).max(4);
    let mut hurried = Vec::new();
    for number in patients + 1..=patients + each {
        let sign_out = day.signs_in(number).await?;
        hurried.push(day.leaves_to_the_next(sign_out).await.with_context(|| format!("patient {number}"))?.usable);
    }
    let name = "the same for who leaves about three seconds after their first touch, median";
    figures.push(Figure::explaining(name, Sample::of_millis(&hurried)?.median(), "ms")?);
    let patients = patients + each;
    for (begin, network, what) in
        [(patients + 1, Network::Down, "portal down"), (patients + 1 + each, Network::BlackHoled, "portal black-holed")]
    {
        crate::say(&format!("{each} patients sign out, {what}"));
        let mut sign_outs = Vec::new();
        for number in begin..begin + each {
            let sign_out = day.signs_in_and_reads(number).await?;
            sign_outs
                .push(day.leaves_while(network, sign_out).await.with_context(|| format!("patient {number}"))?.usable);
        }
        let name = format!("the same with the {what}, median");
        figures.push(Figure::at_most(SIGN_OUT, &name, Sample::of_millis(&sign_outs)?.median(), "ms")?);
    }
    Ok(figures)
}

#[expect(clippy::cast_precision_loss, reason = "no stand holds so much")]
fn evaluate(sign_outs: &Sample, early: Holding, last: Holding) -> Result<Vec<Figure>> {
    let growth = (last.supervisor_bytes as f64 / early.supervisor_bytes as f64 - 1.0) * 100.0;
    let more = |early: usize, last: usize| last.saturating_sub(early) as f64;
    Ok(vec![
        Figure::at_most(SIGN_OUT, "touch on Sign out to usable sign-in screen, median", sign_outs.median(), "ms")?,
        Figure::at_most(1000.0, "touch on Sign out to usable sign-in screen, p99", sign_outs.percentile(99.0), "ms")?,
        Figure::at_most(2.0, "supervisor's memory, from an early patient to the last", growth, "% more")?,
        Figure::explaining(
            "supervisor's memory at the last patient",
            last.supervisor_bytes as f64 / f64::from(1 << 20),
            "MiB",
        )?,
        Figure::at_most(0.0, "processes left over", more(early.processes, last.processes), "")?,
        Figure::at_most(0.0, "descriptors left open", more(early.descriptors, last.descriptors), "")?,
        Figure::at_most(0.0, "kiosk sessions left open at the portal", f64::from(last.open_sessions), "")?,
    ])
}

/// A stand with its screen's looks, after one patient.
pub(crate) struct Day {
    pub(crate) here: WaitingRoom,
    finger: Finger,
    /// The sign-in screen, as whoever comes next finds it.
    resting: RestingScreen,
}

impl Day {
    /// One patient comes and goes, so that the next screen's looks are known.
    pub(crate) async fn begin(programs: &Programs) -> Result<Self> {
        let code = clinic().pairing_code;
        let here = WaitingRoom::open_with(programs, RoomPlan::portrait(), code, ALL_DAY).await?;
        here.signs_in_with(national_number()?, PREFIX, 1).await?;
        here.person.touches_button("Sign out").await?;
        here.person.sees_text("You are signed out.").await?;
        let resting = RestingScreen::learn(&here.room).await?;
        let finger = Finger::in_room(&here.room)?;
        Ok(Self { here, finger, resting })
    }

    /// From the sign-in screen to the appointments. Gives the place of `Sign out`.
    pub(crate) async fn signs_in(&self, number: usize) -> Result<Point> {
        let person = &self.here.person;
        self.here.chooses_phone().await?;
        person.fills("Mobile phone number", national_number()?).await?;
        person.touches_button("Send Login Code").await?;
        person.sees(Role::Button, "Verify & Sign In").await?;
        // One has been here before the first.
        let code = self.here.portal.code_on(clinic().phones[0].number, number + 1).await?;
        person.fills("6-digit code", &code).await?;
        person.touches_button("Verify & Sign In").await?;
        person.sees(Role::Heading, "Your appointments today").await?;
        let button = person.sees(Role::Button, "Sign out").await?;
        let (x, y) = person.area_of(&button).await?.middle();
        Ok((i16::try_from(x)?, i16::try_from(y)?))
    }

    /// The same, and reads: by then the next screen is ready, as it is for whoever reads a line.
    pub(crate) async fn signs_in_and_reads(&self, number: usize) -> Result<Point> {
        let sign_out = self.signs_in(number).await?;
        let begun = Instant::now();
        loop {
            let log = self.here.stand.log()?;
            let count = |what: &str| log.lines().filter(|line| line.contains(what)).count();
            if count("the shell is ready") > count("the shell is on the screen") {
                return Ok(sign_out);
            }
            ensure!(begun.elapsed() < PATIENCE, "the next screen was not ready");
            sleep(Duration::from_millis(100)).await;
        }
    }

    /// Signs out, and lets the next one touch a key as soon as the sign-in screen is there.
    pub(crate) async fn leaves_to_the_next(&self, sign_out: Point) -> Result<Leaving> {
        let touched = Instant::now();
        self.finger.touches(sign_out)?;
        let whole = self.resting.awaited(&self.here.room.frame_buffer()?).await? - touched;
        let key = self.resting.digit;
        self.finger.touches_until_painted(key.middle, key.area, PATIENCE)?;
        let usable = touched.elapsed();
        self.takes_back_the_digit().await?;
        Ok(Leaving { whole, usable })
    }

    /// The same while the portal cannot be had. It can be had again for whoever comes next.
    async fn leaves_while(&self, network: Network, sign_out: Point) -> Result<Leaving> {
        self.here.portal.set_faults(&network.faults())?;
        let leaving = self.leaves_to_the_next(sign_out).await;
        self.here.portal.set_faults(&Network::Up.faults())?;
        leaving
    }

    /// The key has not only been drawn as pressed: what it writes is in the field. Then it is taken away.
    async fn takes_back_the_digit(&self) -> Result<()> {
        let person = &self.here.person;
        let field = person.sees(Role::Entry, "Email address").await?;
        let begun = Instant::now();
        while person.content_of(&field).await?.trim() != "5" {
            ensure!(begun.elapsed() < PATIENCE, "the key was drawn as pressed and wrote nothing");
            sleep(Duration::from_millis(20)).await;
        }
        Ok(self.finger.touches(self.resting.erase.middle)?)
    }

    /// Signs out, and nobody comes for a while.
    async fn leaves(&self, sign_out: Point) -> Result<()> {
        self.finger.touches(sign_out)?;
        self.resting.awaited(&self.here.room.frame_buffer()?).await?;
        sleep(SETTLING).await;
        Ok(())
    }

    fn holding(&self) -> Result<Holding> {
        let supervisor = self.here.stand.supervisor();
        Ok(Holding {
            supervisor_bytes: meters::memory(&[supervisor])?.bytes,
            descriptors: meters::open_descriptors(supervisor)?,
            processes: self.here.room.guests()?.len(),
            open_sessions: open_kiosk_sessions(&self.here.portal.state_file())?,
        })
    }
}

/// What the invented number begins with, and what a patient leaves out.
const PREFIX: &str = "+1";

fn national_number() -> Result<&'static str> {
    clinic().phones[0].number.strip_prefix(PREFIX).context("the invented number is from elsewhere")
}

#[cfg(test)]
mod tests {
    use super::*;

    const EARLY_HOLDING: Holding =
        Holding { supervisor_bytes: 20 << 20, descriptors: 30, processes: 7, open_sessions: 0 };

    fn missed(last: Holding) -> Vec<bool> {
        let quick = Sample::of(vec![200.0; 10]).unwrap();
        evaluate(&quick, EARLY_HOLDING, last).unwrap().iter().map(Figure::is_missed).collect()
    }

    #[test]
    fn a_stand_that_stays_as_it_is_meets_every_goal() {
        assert_eq!(missed(EARLY_HOLDING), [false; 7]);
    }

    #[test]
    fn each_thing_left_behind_is_one_goal_missed() {
        let leaks = [
            (2, Holding { supervisor_bytes: 21 << 20, ..EARLY_HOLDING }),
            (4, Holding { processes: 8, ..EARLY_HOLDING }),
            (5, Holding { descriptors: 31, ..EARLY_HOLDING }),
            (6, Holding { open_sessions: 1, ..EARLY_HOLDING }),
        ];
        for (place, last) in leaks {
            let expected: Vec<bool> = (0..7).map(|figure| figure == place).collect();
            assert_eq!(missed(last), expected);
        }
    }

    #[test]
    fn one_slow_patient_in_fifty_is_seen() {
        let mut times = vec![200.0; 49];
        times.push(4000.0);
        let figures = evaluate(&Sample::of(times).unwrap(), EARLY_HOLDING, EARLY_HOLDING).unwrap();
        assert!(!figures[0].is_missed() && figures[1].is_missed());
    }
}
