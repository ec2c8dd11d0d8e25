//! What the loop has others do: an effect goes in, what comes of it comes back as an event.

mod code_limits;
mod portal;

use kiosk_core::{Effect, HandOff, PageKey, Ticket};
use shell_protocol::FromShell;
use tokio::sync::mpsc;

use crate::bridge::Drawn;

pub(crate) use code_limits::CodeLimits;
pub(crate) use portal::Portal;

/// What the loop wants of the portal's own pages. That they are closed, and where they are seen, goes by the picture.
#[derive(Debug)]
pub(crate) enum PageOrder {
    /// Show them.
    Open {
        /// Goes with what is heard of them.
        ticket: Ticket,
        /// The way in.
        hand_off: HandOff,
    },
    /// Put a key into the field on them.
    Type(PageKey),
}

/// Everything that carries out effects.
pub(crate) struct Edges {
    /// The portal, to be asked.
    pub(crate) portal: Portal,
    /// The window, to be shown: once the picture of this number has been drawn.
    pub(crate) window: mpsc::Sender<u32>,
    /// Who shows the portal's pages.
    pub(crate) page: mpsc::Sender<PageOrder>,
    /// Who started this shell.
    pub(crate) supervisor: mpsc::Sender<FromShell>,
}

impl Edges {
    /// Begins to carry out one effect; it never waits. `picture` is the one that belongs to it.
    pub(crate) fn carry_out(&self, effect: Effect, picture: u32) {
        match effect {
            // Full means that it is being shown already.
            Effect::ShowWindow => drop(self.window.try_send(picture)),
            Effect::Portal { ticket, call } => self.portal.ask(ticket, call),
            Effect::OpenSession => self.say(FromShell::Touched),
            Effect::OpenPage { ticket, hand_off } => self.tell_page(PageOrder::Open { ticket, hand_off }),
            Effect::TypeOnPage(key) => self.tell_page(PageOrder::Type(key)),
            Effect::CallStaff(screen) => self.say(FromShell::CallStaff { screen }),
            Effect::Staff(request) => self.say(FromShell::Staff { request: request.into() }),
            Effect::EndJourney(reason) => self.say(FromShell::Ended { reason }),
        }
    }

    /// Tells the supervisor that the user interface draws, the window's thread passes it on, and the loop turns.
    pub(crate) fn show_life(&self, drawn: Drawn) {
        // A supervisor that does not listen for a while has no need of every pulse.
        let _dropped_when_full = self.supervisor.try_send(FromShell::Alive { frames: drawn.frames });
    }

    fn tell_page(&self, order: PageOrder) {
        // Full means that the window's thread hangs, which the supervisor notices.
        if self.page.try_send(order).is_err() {
            tracing::warn!("the portal's pages take no orders");
        }
    }

    fn say(&self, message: FromShell) {
        if self.supervisor.try_send(message).is_err() {
            // Dozens of words wait unheard: a fresh shell under a supervisor that listens is the only remedy.
            tracing::error!("the supervisor does not listen; the shell ends");
            std::process::exit(1);
        }
    }
}
