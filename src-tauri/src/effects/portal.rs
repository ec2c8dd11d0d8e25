//! Questions to the portal: each is asked in a task of its own, and its answer comes back with its ticket.

use std::sync::Arc;

use kiosk_core::{Answer, Contact, Event, Limited, PortalCall, PortalTrouble, Ticket};
use portal_client::http::{ClientUnavailable, HttpPatientPortal, NotAPortalUrl, PortalUrl, Timeouts};
use portal_client::{AskingKeys, PatientPortal, SessionToken};
use thiserror::Error;
use tokio::sync::mpsc;

use super::CodeLimits;

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
    limits: CodeLimits,
    events: mpsc::Sender<Event>,
}

impl Portal {
    pub(crate) fn new(url: Option<&str>, limits: CodeLimits, events: mpsc::Sender<Event>) -> Result<Self, NoPortal> {
        let portal = match url {
            Some(url) => Some(Arc::new(HttpPatientPortal::new(PortalUrl::parse(url)?, Timeouts::default())?)),
            None => None,
        };
        Ok(Self { portal, keys: AskingKeys::random(), limits, events })
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
            let answer = this.answer(ticket, call).await;
            let _nobody_listens_any_more = this.events.send(Event::Answered { ticket, answer }).await;
        });
    }
}

impl Portal {
    async fn answer(&self, ticket: Ticket, call: PortalCall) -> Answer {
        let Some(portal) = &self.portal else { return unanswered(&call) };
        if let Some(contact) = sends_to(&call)
            && let Err(limited) = self.limits.allow(ticket.number(), contact).await
        {
            return too_often(&call, limited);
        }
        portal.answer(&self.keys.key(ticket), call).await
    }
}

/// Whom the portal would send a message to.
const fn sends_to(call: &PortalCall) -> Option<&Contact> {
    match call {
        PortalCall::StartAttempt { contact, .. } | PortalCall::Resend { contact, .. } => Some(contact),
        PortalCall::Verify { .. }
        | PortalCall::PollLink { .. }
        | PortalCall::ListAppointments { .. }
        | PortalCall::CheckIn { .. }
        | PortalCall::HandOff { .. } => None,
    }
}

fn too_often(call: &PortalCall, limited: Limited) -> Answer {
    match call {
        PortalCall::Resend { .. } => Answer::Resent(Err(limited.into())),
        _ => Answer::Started(Err(limited.into())),
    }
}

fn unanswered(call: &PortalCall) -> Answer {
    let trouble = PortalTrouble::OutOfReach;
    match call {
        PortalCall::StartAttempt { .. } => Answer::Started(Err(trouble.into())),
        PortalCall::Resend { .. } => Answer::Resent(Err(trouble.into())),
        PortalCall::Verify { .. } => Answer::Verified(Err(trouble.into())),
        PortalCall::PollLink { .. } => Answer::LinkPolled(Err(trouble.into())),
        PortalCall::ListAppointments { .. } => Answer::Listed(Err(trouble.into())),
        PortalCall::CheckIn { .. } => Answer::CheckedIn(Err(trouble.into())),
        PortalCall::HandOff { .. } => Answer::HandedOff(Err(trouble.into())),
    }
}
