//! Which faults there are, and what each of them has to come to.

use std::time::Duration;

use kiosk_core::{Fault, OutOfService};
use portal_client::http::Timeouts;
use sandbox_portal::{Answers, CLINICS, Faults};

use super::step::Step;

/// Far longer than any stand waits.
const FOR_EVER_MILLIS: u32 = 600_000;
/// Some minutes: less than a code lasts.
const CLOCK_OFF_MINUTES: i32 = 7;

/// One fault, switched on alone.
#[derive(Debug)]
pub(crate) struct Trouble {
    pub(crate) faults: Faults,
    kind: Kind,
}

/// What it is to a patient.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Nothing,
    EveryCall(Fault),
    Silence,
    ClockAhead,
    ClockBehind,
    NotEnabled,
    CredentialRefused,
    SessionsEnded,
}

/// What it has to come to at one step.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Outcome {
    /// Everything goes on.
    Unnoticed,
    /// This is said while the stand asks again by itself; nothing is lost.
    Said(Fault),
    /// The button says how long to wait.
    ToldToWait,
    /// A screen says that nobody can sign in, and why.
    Unavailable(OutOfService),
    /// The journey is over, and that is said.
    Ended,
}

impl Trouble {
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let answers = Answers::all()
            .map(|answers| Self { faults: Faults { answers, ..Faults::default() }, kind: Kind::of(answers) });
        let nothing = Faults::default;
        let others = [
            (Faults { slow: 200, ..nothing() }, Kind::Nothing),
            (Faults { slow: FOR_EVER_MILLIS, ..nothing() }, Kind::Silence),
            (Faults { clock_minutes_ahead: CLOCK_OFF_MINUTES, ..nothing() }, Kind::ClockAhead),
            (Faults { clock_minutes_ahead: -CLOCK_OFF_MINUTES, ..nothing() }, Kind::ClockBehind),
            (Faults { portal_not_enabled: [CLINICS[0].id.to_owned()].into(), ..nothing() }, Kind::NotEnabled),
            (Faults { credential_refused: true, ..nothing() }, Kind::CredentialRefused),
            (Faults { sessions_ended: true, ..nothing() }, Kind::SessionsEnded),
        ];
        answers.chain(others.into_iter().map(|(faults, kind)| Self { faults, kind }))
    }

    /// While it is on: a portal that says nothing is given up on soon, so that the test need not wait for it.
    pub(crate) fn timeouts(&self) -> Timeouts {
        match self.kind {
            Kind::Silence => Timeouts { idle: Duration::from_millis(300), ..Timeouts::default() },
            _ => Timeouts::default(),
        }
    }

    pub(crate) fn outcome(&self, step: Step) -> Outcome {
        match (self.kind, step) {
            (Kind::Nothing | Kind::ClockAhead, _) => Outcome::Unnoticed,
            // Nobody has asked anything: whatever keeps the portal from answering, it is not to be had.
            (Kind::EveryCall(Fault::PortalBusy) | Kind::SessionsEnded, Step::Resting) => Outcome::Unnoticed,
            (Kind::EveryCall(_), Step::Resting) => Outcome::Said(Fault::PortalOutOfReach),
            (Kind::EveryCall(fault), _) => Outcome::Said(fault),
            (Kind::Silence, _) => Outcome::Said(Fault::PortalOutOfReach),
            (Kind::ClockBehind, Step::Resending) => Outcome::ToldToWait,
            (Kind::ClockBehind, _) => Outcome::Unnoticed,
            (Kind::NotEnabled, Step::Resting | Step::FirstTouch) => {
                Outcome::Unavailable(OutOfService::PortalNotEnabled)
            }
            (Kind::NotEnabled, step) if asks_for_a_code(step) => Outcome::Said(Fault::PortalNotEnabled),
            // Whoever is signed in already is served.
            (Kind::NotEnabled, _) => Outcome::Unnoticed,
            (Kind::CredentialRefused, Step::Resting | Step::FirstTouch) => {
                Outcome::Unavailable(OutOfService::CredentialRefused)
            }
            // The patient has a right of their own by then.
            (Kind::CredentialRefused, _) => Outcome::Unnoticed,
            (Kind::SessionsEnded, _) => Outcome::Ended,
        }
    }
}

fn asks_for_a_code(step: Step) -> bool {
    matches!(
        step,
        Step::SendingTheCode
            | Step::SendingTheLink
            | Step::WaitingForTheLink
            | Step::Resending
            | Step::TypingAWrongCode
            | Step::Verifying
    )
}

impl Kind {
    fn of(answers: Answers) -> Self {
        match answers {
            Answers::Right | Answers::UnknownFields => Self::Nothing,
            Answers::Down | Answers::Status500 => Self::EveryCall(Fault::PortalOutOfReach),
            Answers::BlackHoled => Self::Silence,
            Answers::CutOff | Answers::Html | Answers::WrongShape | Answers::UnknownProblem | Answers::Huge => {
                Self::EveryCall(Fault::PortalNonsense)
            }
            Answers::BusyForSeconds | Answers::BusyUntilDate => Self::EveryCall(Fault::PortalBusy),
        }
    }
}
