//! What the loop has others do: an effect goes in, what comes of it comes back as an event.

mod portal;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use kiosk_core::{Briefing, Effect, Event};
use shell_protocol::{FromShell, ShellBriefing};
use tokio::sync::mpsc;

pub(crate) use portal::{NoPortal, Portal};

/// Where the user interface loads the logo from.
pub(crate) const LOGO_URL: &str = "branding://localhost/logo";

/// Frames that the window has drawn; counted by the window, reported by the loop.
pub(crate) static FRAMES: AtomicU64 = AtomicU64::new(0);

/// Everything that carries out effects.
pub(crate) struct Edges {
    portal: Portal,
    supervisor: mpsc::Sender<FromShell>,
}

impl Edges {
    pub(crate) fn new(
        briefing: &ShellBriefing,
        events: mpsc::Sender<Event>,
        supervisor: mpsc::Sender<FromShell>,
    ) -> Result<Self, NoPortal> {
        let portal = Portal::new(briefing.portal_url.as_deref(), events)?;
        Ok(Self { portal, supervisor })
    }

    /// The portal's edge, for the session's token.
    pub(crate) fn portal(&self) -> Portal {
        self.portal.clone()
    }

    /// Begins to carry out one effect; it never waits.
    pub(crate) fn carry_out(&self, effect: Effect) {
        match effect {
            Effect::Portal { ticket, call } => self.portal.ask(ticket, call),
            Effect::OpenSession => self.say(FromShell::Touched),
            Effect::EndJourney(reason) => self.say(FromShell::Ended { reason }),
        }
    }

    /// Tells the supervisor that the loop turns and how much has been drawn.
    pub(crate) fn show_life(&self) {
        // A supervisor that does not listen for a while has no need of every pulse.
        let _dropped_when_full = self.supervisor.try_send(FromShell::Alive { frames: FRAMES.load(Ordering::Relaxed) });
    }

    fn say(&self, message: FromShell) {
        if self.supervisor.try_send(message).is_err() {
            // Dozens of words wait unheard: a fresh shell under a supervisor that listens is the only remedy.
            tracing::error!("the supervisor does not listen; the shell ends");
            std::process::exit(1);
        }
    }
}

/// What the core is told of what the shell was told.
pub(crate) fn journey_briefing(briefing: &ShellBriefing) -> Briefing {
    Briefing {
        rules: briefing.rules.clone(),
        branding: briefing.branding.clone(),
        logo_url: Some(LOGO_URL.to_owned()),
        standing: briefing.standing,
        farewell: briefing.farewell,
    }
}

/// The logo's bytes, for the scheme that serves them.
pub(crate) fn logo(briefing: &ShellBriefing) -> Option<Arc<[u8]>> {
    briefing.branding.logo.as_ref().map(|logo| logo.png.as_slice().into())
}
