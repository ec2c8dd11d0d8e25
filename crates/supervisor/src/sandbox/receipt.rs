//! The proof that a stand is clear. Without one no shell is started: no other value can be given to
//! [`ShellHost::start`](super::ShellHost::start), and none can be made outside this folder.

use std::time::Duration;

/// Nothing of any shell runs on this stand. It is used up by starting the next one.
#[derive(Debug)]
#[must_use = "without it no shell can be started any more"]
pub(crate) struct ClearStand(());

/// A sandbox is gone: every process in it has been seen to have ended.
#[derive(Debug)]
pub(crate) struct Receipt {
    /// Starts the next shell.
    pub(crate) clear: ClearStand,
    /// How long it took from the wish to the proof.
    pub(crate) took: Duration,
}

impl ClearStand {
    /// To be called where the kernel has said so: when a sandbox's last process is gone, or when none was found at start.
    pub(in crate::sandbox) fn seen() -> Self {
        Self(())
    }
}
