//! Whether a shell still lives and draws, by what it says and when.
//!
//! In use a shell gives a sign every half second, at rest every two; each has passed through its user interface, its
//! window's thread and its loop. In use it counts only if more has been drawn than before; at rest, where nothing changes,
//! a frame a minute has to do. A freeze is noticed within three seconds, and no pause of less than two seconds ends
//! anybody's session.

use std::time::Duration;

use shell_protocol::FromShell;
use tokio::time::{Instant, sleep_until};

/// From the start of the process to the first view in the page, on a slow machine with much to do.
const START: Duration = Duration::from_secs(15);

/// A hidden shell draws nothing, and the web engine lets its timers run late.
const HIDDEN: Duration = Duration::from_secs(30);

/// From being uncovered to being seen, for a shell that was ready.
const UNCOVERING: Duration = Duration::from_secs(1);

/// Two seconds' pause, half a second between signs, and a quarter to be late by.
const IN_USE: Duration = Duration::from_millis(2750);

/// Two seconds between signs, and three quarters to be late by. A sign may be a little younger than a freeze: the shell
/// looks soon after the page should have stirred, and not in that moment.
const AT_REST: Duration = Duration::from_millis(2750);

/// A frame a minute at rest, and two signs to be late by.
const A_FRAME_AT_REST: Duration = Duration::from_secs(64);

/// A timer that fires later than this shows that the supervisor itself was held up, and then others may have been.
const OWN_LATENESS: Duration = Duration::from_millis(500);

/// What is known of one shell's life.
#[derive(Debug)]
pub(super) struct SignsOfLife {
    stage: Stage,
    frames: u64,
    drawn: Instant,
    due: Instant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nobody sees it.
    Starting,
    Hidden,
    /// It may be seen, and is not yet.
    UncoveredEarly,
    Uncovered,
    /// It is seen.
    AtRest,
    InUse,
}

impl Stage {
    const fn patience(self) -> Duration {
        match self {
            Self::Starting | Self::UncoveredEarly => START,
            Self::Hidden => HIDDEN,
            Self::Uncovered => UNCOVERING,
            Self::AtRest => AT_REST,
            Self::InUse => IN_USE,
        }
    }
}

impl SignsOfLife {
    /// Of a shell that has just been started.
    pub(super) fn of_a_start() -> Self {
        Self { stage: Stage::Starting, frames: 0, drawn: Instant::now(), due: Instant::now() + START }
    }

    /// Whether the shell has its first view in place.
    pub(super) fn is_ready(&self) -> bool {
        !matches!(self.stage, Stage::Starting | Stage::UncoveredEarly)
    }

    /// Whether somebody can have seen it.
    pub(super) fn is_seen(&self) -> bool {
        matches!(self.stage, Stage::AtRest | Stage::InUse)
    }

    /// The shell has been told to show itself.
    pub(super) fn uncovered(&mut self) {
        match self.stage {
            // What is left of the patience with its start stays as it is.
            Stage::Starting => self.stage = Stage::UncoveredEarly,
            _ => self.enter(Stage::Uncovered),
        }
    }

    /// Whether the shell cannot honestly say this now.
    pub(super) fn belie(&self, said: &FromShell) -> bool {
        let unseen = matches!(self.stage, Stage::Starting | Stage::Hidden);
        match *said {
            FromShell::Ready => self.is_ready(),
            FromShell::Painted => !matches!(self.stage, Stage::Uncovered),
            // May come before `Ready`: the two take different ways through the shell.
            FromShell::Alive { frames } => frames < self.frames,
            FromShell::Blank => !self.is_seen(),
            FromShell::Touched
            | FromShell::CallStaff { .. }
            | FromShell::Staff { .. }
            | FromShell::CodeRequest { .. }
            | FromShell::Ended { .. } => unseen,
        }
    }

    /// Takes in what the shell has said.
    pub(super) fn heard(&mut self, said: &FromShell) {
        match (said, self.stage) {
            (FromShell::Ready, Stage::Starting) => self.enter(Stage::Hidden),
            (FromShell::Ready, Stage::UncoveredEarly) => self.enter(Stage::Uncovered),
            (FromShell::Painted, _) => {
                self.drawn = Instant::now();
                self.enter(Stage::AtRest);
            }
            (FromShell::Touched, Stage::AtRest) => self.enter(Stage::InUse),
            (FromShell::Alive { frames }, Stage::Hidden) => self.alive(*frames),
            (FromShell::Alive { frames }, Stage::AtRest) if self.drawn.elapsed() < A_FRAME_AT_REST => {
                self.alive(*frames)
            }
            (FromShell::Alive { frames }, _) if *frames > self.frames => self.alive(*frames),
            _ => {}
        }
    }

    /// Waits until a sign is overdue. May be given up and asked again.
    pub(super) async fn missed(&mut self) {
        loop {
            sleep_until(self.due).await;
            if self.due.elapsed() < OWN_LATENESS {
                return;
            }
            self.enter(self.stage);
        }
    }

    fn alive(&mut self, frames: u64) {
        if frames > self.frames {
            self.frames = frames;
            self.drawn = Instant::now();
        }
        match self.stage {
            Stage::Hidden | Stage::AtRest | Stage::InUse => self.enter(self.stage),
            // Frames before the first that is seen whole are no proof that it will be.
            Stage::Starting | Stage::UncoveredEarly | Stage::Uncovered => {}
        }
    }

    fn enter(&mut self, stage: Stage) {
        self.stage = stage;
        self.due = Instant::now() + stage.patience();
    }
}
