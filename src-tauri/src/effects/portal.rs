//! Questions to the portal: each is asked in a task of its own, and its answer comes back with its ticket.

use std::sync::Arc;

use kiosk_core::{Answer, Event, PortalCall, PortalTrouble, Ticket};
use portal_client::http::{ClientUnavailable, HttpPatientPortal, NotAPortalUrl, PortalUrl, Timeouts};
use portal_client::{AskingKeys, PatientPortal, SessionToken};
use thiserror::Error;
use tokio::sync::mpsc;

/// Why the portal cannot even be asked.
#[derive(Debug, Error)]
pub(crate) enum NoPortal {
    #[error("the portal's address is none")]
    Address(#[from] NotAPortalUrl),
    #[error("there is no HTTP client to be had")]
    Client(#[from] ClientUnavailable),
}

/// The portal's edge. Clones speak to the same portal in the same session.
#[derive(Clone)]
pub(crate) struct Portal {
    /// `None` on a stand that was never enrolled.
    portal: Option<Arc<HttpPatientPortal>>,
    keys: AskingKeys,
    events: mpsc::Sender<Event>,
}

impl Portal {
    pub(crate) fn new(url: Option<&str>, events: mpsc::Sender<Event>) -> Result<Self, NoPortal> {
        let portal = match url {
            Some(url) => Some(Arc::new(HttpPatientPortal::new(PortalUrl::parse(url)?, Timeouts::default())?)),
            None => None,
        };
        Ok(Self { portal, keys: AskingKeys::random(), events })
    }

    /// From now on questions are asked with this right.
    pub(crate) fn use_session(&self, token: SessionToken) {
        if let Some(portal) = &self.portal {
            portal.set_session_token(token);
        }
    }

    /// Asks. An answer that nobody waits for any more is dropped by the core, or with the process.
    pub(super) fn ask(&self, ticket: Ticket, call: PortalCall) {
        let this = self.clone();
        tokio::spawn(async move {
            let answer = match &this.portal {
                Some(portal) => portal.answer(&this.keys.key(ticket), call).await,
                None => unanswered(&call),
            };
            let _nobody_listens_any_more = this.events.send(Event::Answered { ticket, answer }).await;
        });
    }
}

fn unanswered(call: &PortalCall) -> Answer {
    let trouble = PortalTrouble::OutOfReach;
    match call {
        PortalCall::StartAttempt { .. } => Answer::Started(Err(trouble.into())),
        PortalCall::Resend { .. } => Answer::Resent(Err(trouble.into())),
        PortalCall::Verify { .. } => Answer::Verified(Err(trouble.into())),
        PortalCall::ListAppointments { .. } => Answer::Listed(Err(trouble)),
        PortalCall::CheckIn { .. } => Answer::CheckedIn(Err(trouble.into())),
    }
}
