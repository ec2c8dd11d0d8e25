//! Where shells live: each in a sandbox of its own, which ends as a whole.
//!
//! [`Bubblewrap`] is the real one. `surroundings` finds out what a shell must be shown of this machine, `plan` turns that
//! into bubblewrap's arguments, `buses` filters D-Bus, `bubblewrap` starts and ends, `sweep` ends what an earlier
//! supervisor has left behind.

mod bubblewrap;
mod buses;
mod child_pipe;
mod pidfd;
mod plan;
mod receipt;
mod surroundings;
mod sweep;
#[cfg(test)]
pub(crate) mod test_host;
#[cfg(test)]
mod tests;

use std::future::Future;
use std::os::unix::net::UnixStream;

use thiserror::Error;

pub(crate) use bubblewrap::{Bubblewrap, ShellProgram};
pub(crate) use receipt::{ClearStand, Receipt};
pub(crate) use surroundings::Surroundings;
pub(crate) use sweep::{StandMark, sweep};

/// Starts shells.
pub(crate) trait ShellHost {
    /// A shell that runs.
    type Shell: RunningShell;

    /// Starts a shell that has this end of the channel.
    fn start(
        &mut self,
        clear: ClearStand,
        channel: UnixStream,
    ) -> impl Future<Output = Result<Self::Shell, NotStarted>>;
}

/// A shell in its sandbox.
pub(crate) trait RunningShell {
    /// Waits until it has ended by itself, in whatever way. May be given up and asked again.
    fn ended(&mut self) -> impl Future<Output = ()>;

    /// Ends it and everything in its sandbox, and waits until the kernel says that all of it is gone.
    fn end(self) -> impl Future<Output = Receipt>;
}

/// A shell did not come to life; the stand is as clear as before.
#[derive(Debug, Error)]
#[error("the shell could not be started: {why}")]
pub(crate) struct NotStarted {
    /// To try again with.
    pub(crate) clear: ClearStand,
    /// For the log.
    pub(crate) why: StartTrouble,
}

/// What can be wrong with starting a shell.
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
