//! One shell: its sandbox and the conversation with it, first hidden, then on the screen. From the one to the other leads
//! only the proof that nothing is left of the shell before.

use std::os::unix::net::UnixStream;
use std::time::Duration;

use kiosk_core::{Farewell, Role};
use portal_client::StandPortal;

use super::decisions::JourneyEnd;
use super::journey::{Journey, Step, Surrounding};
use crate::drawing::{Drawing, Outcome};
use crate::sandbox::{ClearStand, Host, Receipt, Running, StartTrouble, Uncovered, Urgency};

/// A shell that nobody has seen.
pub(super) struct Hidden<R, P> {
    sandbox: R,
    drawing: Drawing,
    journey: Journey<P>,
}

/// The shell that everybody sees.
pub(super) struct OnScreen<R, P> {
    sandbox: Uncovered<R>,
    drawing: Drawing,
    journey: Journey<P>,
}

impl<R: Running, P: StandPortal + 'static> Hidden<R, P> {
    /// Starts one and briefs it.
    pub(super) async fn start<H: Host<Running = R>>(
        host: &H,
        surrounding: Surrounding<P>,
        role: Role,
        urgency: Urgency,
    ) -> Result<Self, StartTrouble> {
        let (ours, theirs) = UnixStream::pair()?;
        let drawing = surrounding.drawing.now();
        let sandbox = host.start(theirs, urgency, drawing).await?;
        Ok(Self { sandbox, drawing, journey: Journey::begin(surrounding, role, ours)? })
    }

    /// Whether it would be on the screen at once.
    pub(super) fn is_ready(&self) -> bool {
        self.journey.is_ready()
    }

    /// Waits for what happens next. May be given up and asked again.
    pub(super) async fn next(&mut self) -> Step {
        tokio::select! {
            biased;
            step = self.journey.next() => {
                if step == Step::Ready {
                    // What was to be done behind others is done; from now on it may be wanted at any moment.
                    self.sandbox.hurry();
                }
                step
            }
            () = self.sandbox.ended() => ended_by_itself(),
        }
    }

    /// By which path its web engine draws.
    pub(super) const fn drawing(&self) -> Drawing {
        self.drawing
    }

    /// How long ago it was started.
    pub(super) fn age(&self) -> Duration {
        self.journey.age()
    }

    /// Says how the last journey ended, so that it is drawn before anybody sees it.
    pub(super) fn say_farewell(&mut self, farewell: Option<Farewell>) {
        self.journey.say_farewell(farewell);
    }

    /// Gives it the screen.
    pub(super) fn uncover(mut self, clear: ClearStand) -> OnScreen<R, P> {
        let sandbox = clear.uncover(self.sandbox);
        self.journey.uncover();
        OnScreen { sandbox, drawing: self.drawing, journey: self.journey }
    }

    /// Ends it, seen by nobody.
    pub(super) async fn end(self) {
        self.sandbox.end().await;
    }
}

impl<R: Running, P: StandPortal + 'static> OnScreen<R, P> {
    /// Waits for what happens next. May be given up and asked again.
    pub(super) async fn next(&mut self) -> Step {
        tokio::select! {
            biased;
            step = self.journey.next() => step,
            () = self.sandbox.ended() => ended_by_itself(),
        }
    }

    /// Whether anybody has touched it.
    pub(super) const fn was_touched(&self) -> bool {
        self.journey.was_touched()
    }

    /// Whether it has, or may yet get, a kiosk session with the portal.
    pub(super) const fn has_session(&self) -> bool {
        self.journey.has_session()
    }

    /// By which path its web engine draws.
    pub(super) const fn drawing(&self) -> Drawing {
        self.drawing
    }

    /// What came of its drawing, now that it has ended like this.
    pub(super) fn outcome(&self, end: JourneyEnd) -> Option<Outcome> {
        self.journey.outcome(end)
    }

    /// Whether anybody can have seen it.
    pub(super) fn was_seen(&self) -> bool {
        self.journey.was_seen()
    }

    /// How long ago it was started.
    pub(super) fn age(&self) -> Duration {
        self.journey.age()
    }

    /// Ends it and everything that it has started, and with it the kiosk session.
    pub(super) async fn end(self) -> Receipt {
        self.sandbox.end().await
    }
}

fn ended_by_itself() -> Step {
    tracing::warn!("the shell has ended by itself");
    Step::Over(JourneyEnd::Broke)
}
