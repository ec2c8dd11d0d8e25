//! Where every program with a window lives: each in a sandbox of its own, which ends as a whole.
//!
//! [`Bubblewrap`] is the real one. `surroundings` finds out what a shell must be shown of this machine, `files` is what every one can
//! read (`name_servers` the part of it that changes), `plan` turns that into bubblewrap's arguments, `buses` filters D-Bus,
//! `system_calls` what is asked of the kernel, `bubblewrap` starts and ends, `sweep` ends what an earlier supervisor has left behind.
//! `control_group` bounds what one takes of the machine, and `system_programs` knows where the programs for all that are.

mod bubblewrap;
mod buses;
mod child_pipe;
mod control_group;
mod files;
mod name_servers;
mod pidfd;
mod plan;
mod priority;
mod receipt;
mod surroundings;
mod sweep;
mod system_calls;
mod system_programs;
#[cfg(test)]
pub(crate) mod test_host;
#[cfg(test)]
mod tests;

use std::future::Future;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use thiserror::Error;
use tokio::time::sleep;

use crate::drawing::Drawing;

pub(crate) use bubblewrap::{Bubblewrap, Program};
pub(crate) use control_group::ControlGroups;
pub(crate) use receipt::{ClearStand, Receipt, Uncovered};
pub(crate) use surroundings::Surroundings;
pub(crate) use sweep::{StandMark, sweep};
pub(crate) use system_programs::{BUBBLEWRAP, BUS_FILTER, system_program};

/// Between two looks whether a display is back.
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);

/// Starts one program, each time in a sandbox of its own.
pub(crate) trait Host {
    /// The program, running.
    type Running: Running;

    /// Whether there is a display for its window.
    fn has_a_display(&self) -> bool;

    /// Waits until there is one: what is started without one only ends again. May be given up and asked again.
    fn display(&self) -> impl Future<Output = ()> {
        async {
            while !self.has_a_display() {
                sleep(BETWEEN_LOOKS).await;
            }
        }
    }

    /// Waits until there is none. May be given up and asked again.
    fn no_display(&self) -> impl Future<Output = ()> {
        async {
            while self.has_a_display() {
                sleep(BETWEEN_LOOKS).await;
            }
        }
    }

    /// Starts it with this end of the channel as its standard input, and its web engine, if it has one, drawing like this.
    fn start(
        &self,
        channel: UnixStream,
        urgency: Urgency,
        drawing: Drawing,
    ) -> impl Future<Output = Result<Self::Running, StartTrouble>>;
}

/// Whether somebody waits for what is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Urgency {
    /// The screen is empty without it.
    Now,
    /// It is for later, and must not take the processor from what somebody uses now.
    Ahead,
}

/// A program in its sandbox.
pub(crate) trait Running {
    /// Waits until it has ended by itself, in whatever way. May be given up and asked again.
    fn ended(&mut self) -> impl Future<Output = ()>;

    /// What was started ahead is wanted now.
    fn hurry(&mut self);

    /// Ends it and everything in its sandbox, waits until the kernel says that all of it is gone, and says how long that
    /// took.
    fn end(self) -> impl Future<Output = Duration>;
}

/// What can be wrong with starting a program.
#[derive(Debug, Error)]
pub(crate) enum StartTrouble {
    /// bubblewrap is not installed, or may not be run.
    #[error("bubblewrap (bwrap) cannot be run: {0}")]
    Bubblewrap(#[source] std::io::Error),
    /// It ended before there was anything in the sandbox; what it said stands in the log above.
    #[error("bubblewrap made no sandbox")]
    NoSandbox,
    /// The operating system refuses something small.
    #[error("{0}")]
    System(#[from] std::io::Error),
}
