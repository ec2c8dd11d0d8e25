//! What is measured, and what was read of it, when and where.

use serde::Serialize;

/// The parts of a soak: each has stands of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Part {
    /// A supervisor with a thousand patients who have no window.
    Passing,
    /// Patients with random behaviour in front of real windows.
    Patients,
    /// A stand that nobody touches.
    Rest,
}

/// Something that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Quantity {
    /// What the supervisor has written in memory and shares with nobody.
    SupervisorMemory,
    /// The same of the notice window.
    NoticeMemory,
    /// What a whole shell takes that nobody has touched, all its processes together.
    ScreenMemory,
    /// What the supervisor and the notice window hold open.
    Descriptors,
    /// Their threads.
    Threads,
    /// All processes that the stand has in its room.
    Processes,
    /// Files of the stand, of its room, and those in common places that could be a stand's.
    Files,
    /// What the stand keeps on disk: store and audit log.
    Kept,
    /// What it has written to its log.
    Log,
    /// From a patient's leaving to the next one's sign-in screen.
    Wait,
}

/// What a quantity is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Bytes, shown in KiB or MiB.
    Bytes,
    /// Things.
    Count,
    /// Seconds.
    Seconds,
}

/// Where and when something was read.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Moment {
    pub(crate) part: Part,
    /// Which of the part's stands, from 1.
    pub(crate) stand: usize,
    /// Which of its supervisors, from 1: a killed one has a successor.
    pub(crate) life: usize,
    /// How many patients that supervisor had had.
    pub(crate) patients: usize,
    /// Since the part began.
    pub(crate) seconds: f64,
}

/// What was read of one quantity.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Reading {
    #[serde(flatten)]
    pub(crate) at: Moment,
    pub(crate) quantity: Quantity,
    /// In bytes, pieces or seconds.
    pub(crate) value: f64,
}

impl Quantity {
    pub(crate) const ALL: &[Self] = &[
        Self::SupervisorMemory,
        Self::NoticeMemory,
        Self::ScreenMemory,
        Self::Descriptors,
        Self::Threads,
        Self::Processes,
        Self::Files,
        Self::Kept,
        Self::Log,
        Self::Wait,
    ];

    pub(crate) const fn unit(self) -> Unit {
        match self {
            Self::SupervisorMemory | Self::NoticeMemory | Self::ScreenMemory | Self::Kept | Self::Log => Unit::Bytes,
            Self::Descriptors | Self::Threads | Self::Processes | Self::Files => Unit::Count,
            Self::Wait => Unit::Seconds,
        }
    }
}
