//! The proof that a stand is clear. Without it no shell is uncovered: nothing else makes an [`Uncovered`] shell, and it
//! cannot be made outside this folder.

use std::time::Duration;

use super::Running;

/// Nothing is left of any shell that anybody has seen. It is used up by uncovering the next one.
#[derive(Debug)]
#[must_use = "without it no shell can be uncovered any more"]
pub(crate) struct ClearStand(());

/// The one shell that may be seen.
#[derive(Debug)]
pub(crate) struct Uncovered<R>(R);

/// A shell is gone: every process in its sandbox has been seen to have ended.
#[derive(Debug)]
pub(crate) struct Receipt {
    /// Uncovers the next shell.
    pub(crate) clear: ClearStand,
    /// How long it took from the wish to the proof.
    pub(crate) took: Duration,
}

impl ClearStand {
    /// To be called where the kernel has said so, when none was found at start.
    pub(in crate::sandbox) fn seen() -> Self {
        Self(())
    }

    /// Gives the screen to a shell.
    pub(crate) fn uncover<R: Running>(self, mut shell: R) -> Uncovered<R> {
        shell.hurry();
        Uncovered(shell)
    }
}

impl<R: Running> Uncovered<R> {
    /// See [`Running::ended`].
    pub(crate) async fn ended(&mut self) {
        self.0.ended().await;
    }

    /// See [`Running::end`].
    pub(crate) async fn end(self) -> Receipt {
        let took = self.0.end().await;
        Receipt { clear: ClearStand(()), took }
    }
}
