//! Who comes next, what for, how they leave, and what befalls the stand meanwhile: drawn by lot, and the same again for the same seed.

use std::time::Duration;

use fastrand::Rng;

/// One patient's time at the stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) patient: Patient,
    pub(crate) errand: Errand,
    pub(crate) leaving: Leaving,
    pub(crate) fault: Option<Fault>,
    /// From the first touch to what befalls the stand.
    pub(crate) fault_after: Duration,
}

/// Somebody whom the sandbox knows, by phone and by e-mail.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patient {
    pub(crate) name: &'static str,
    /// In national form.
    pub(crate) number: &'static str,
    pub(crate) address: &'static str,
}

/// What somebody comes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Errand {
    /// Touches the screen here and there.
    Touches,
    /// Types some of an address.
    TypesHalf,
    /// Tries whatever can be touched.
    LooksAround,
    /// Wants a code, and does not wait for it.
    AsksForCode,
    /// Signs in by phone and reads.
    Reads,
    /// The same, and says "I'm here".
    ChecksIn,
    /// Signs in by e-mail and reads.
    ReadsByEmail,
    /// Signs in and opens the portal's own pages.
    OpensPortal,
}

/// How somebody leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leaving {
    /// Touches `Sign out` where there is one; where there is none, walks away.
    SignsOut,
    /// Is seen no more.
    WalksAway,
}

/// What befalls a stand while somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A process of the shell is killed, whichever.
    ProcessKilled,
    /// The page's process stands still.
    PageFrozen,
    /// The shell's own process stands still.
    ShellFrozen,
    /// The filter before the shell's bus is killed.
    BusFilterKilled,
    /// The portal refuses connections.
    PortalDown,
    /// The portal takes connections and says nothing.
    PortalSilent,
    /// The portal takes its time.
    PortalSlow,
    /// The supervisor is killed, and started again as systemd would.
    SupervisorKilled,
}

const PATIENTS: &[Patient] = &[
    Patient { name: "Avery", number: "2025550101", address: "avery@example.org" },
    Patient { name: "Blair", number: "2025550102", address: "blair+clinic@example.org" },
    Patient { name: "Gray", number: "2025550106", address: "gray@example.org" },
    Patient { name: "Piper", number: "2025550111", address: "piper@example.org" },
    Patient { name: "Reese", number: "2025550112", address: "reese@example.org" },
];

/// Each with how many of a hundred come for it.
const ERRANDS: &[(Errand, u32)] = &[
    (Errand::Touches, 14),
    (Errand::TypesHalf, 16),
    (Errand::LooksAround, 16),
    (Errand::AsksForCode, 12),
    (Errand::Reads, 14),
    (Errand::ChecksIn, 10),
    (Errand::ReadsByEmail, 9),
    (Errand::OpensPortal, 9),
];

/// Each with how many of a hundred faults are such.
const FAULTS: &[(Fault, u32)] = &[
    (Fault::ProcessKilled, 28),
    (Fault::PageFrozen, 12),
    (Fault::ShellFrozen, 8),
    (Fault::BusFilterKilled, 10),
    (Fault::PortalDown, 14),
    (Fault::PortalSilent, 12),
    (Fault::PortalSlow, 13),
    (Fault::SupervisorKilled, 3),
];

/// Of a hundred patients so many see a fault.
const WITH_A_FAULT: u32 = 18;

/// Of a hundred patients so many walk away.
const WALK_AWAY: u32 = 30;

/// How long anything can take that somebody does, so that a fault can come at any moment of it.
const LONGEST_ERRAND: Duration = Duration::from_secs(6);

impl Plan {
    /// Drawn by lot; never who was there last, as nobody would notice what they had left.
    pub(crate) fn draw(random: &mut Rng, last: Option<Patient>) -> Self {
        let others: Vec<Patient> =
            PATIENTS.iter().filter(|patient| last.is_none_or(|last| last.name != patient.name)).copied().collect();
        let patient = others[random.usize(..others.len())];
        let errand = drawn(random, ERRANDS);
        let leaving = if random.u32(..100) < WALK_AWAY { Leaving::WalksAway } else { Leaving::SignsOut };
        let fault = (random.u32(..100) < WITH_A_FAULT).then(|| drawn(random, FAULTS));
        let fault_after = LONGEST_ERRAND.mul_f64(random.f64());
        Self { patient, errand, leaving, fault, fault_after }
    }
}

/// One of them, as often as it is said.
fn drawn<T: Copy>(random: &mut Rng, all: &[(T, u32)]) -> T {
    let mut lot = random.u32(..all.iter().map(|(_, share)| share).sum::<u32>());
    for (one, share) in all {
        if lot < *share {
            return *one;
        }
        lot -= share;
    }
    all[0].0
}

impl Errand {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Touches => "touches here and there",
            Self::TypesHalf => "types half an address",
            Self::LooksAround => "tries whatever can be touched",
            Self::AsksForCode => "asks for a code and does not wait",
            Self::Reads => "signs in by phone and reads",
            Self::ChecksIn => "signs in and checks in",
            Self::ReadsByEmail => "signs in by e-mail and reads",
            Self::OpensPortal => "opens the portal's pages",
        }
    }
}

impl Leaving {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::SignsOut => "signs out, where that can be done",
            Self::WalksAway => "walks away",
        }
    }
}

impl Fault {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::ProcessKilled => "a process of the shell is killed",
            Self::PageFrozen => "the page's process stands still",
            Self::ShellFrozen => "the shell's process stands still",
            Self::BusFilterKilled => "the filter before the bus is killed",
            Self::PortalDown => "the portal refuses connections",
            Self::PortalSilent => "the portal says nothing",
            Self::PortalSlow => "the portal is slow",
            Self::SupervisorKilled => "the supervisor is killed",
        }
    }

    /// Whether the shell on the screen cannot outlive it.
    pub(crate) const fn ends_the_shell(self) -> bool {
        match self {
            Self::ProcessKilled
            | Self::PageFrozen
            | Self::ShellFrozen
            | Self::BusFilterKilled
            | Self::SupervisorKilled => true,
            Self::PortalDown | Self::PortalSilent | Self::PortalSlow => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_patients_and_nobody_comes_twice_in_a_row() {
        let draw = |seed| {
            let (mut random, mut last) = (Rng::with_seed(seed), None);
            let plans = (0..200).map(|_| {
                let plan = Plan::draw(&mut random, last);
                assert!(last.is_none_or(|last: Patient| last.name != plan.patient.name));
                last = Some(plan.patient);
                format!("{plan:?}")
            });
            plans.collect::<Vec<_>>()
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn three_hundred_patients_come_for_everything_and_meet_every_fault() {
        let mut random = Rng::with_seed(1);
        let plans: Vec<Plan> = (0..300).map(|_| Plan::draw(&mut random, None)).collect();
        let errands: BTreeSet<&str> = plans.iter().map(|plan| plan.errand.name()).collect();
        let faults: BTreeSet<&str> = plans.iter().filter_map(|plan| plan.fault.map(Fault::name)).collect();
        assert_eq!((errands.len(), faults.len()), (8, 8), "{errands:?} {faults:?}");
    }
}
