//! One patient's session with the portal, from the first touch to its end: opened, renewed, and ended with the stand's
//! own credential. None of it keeps a shell waiting that comes after.

use std::rc::Rc;
use std::time::Duration;

use kiosk_core::{PortalTrouble, Sensitive};
use portal_client::{IdempotencyKey, SessionGrant, SessionHandle, StandPortal, StandRefused};
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::sleep;

use super::decisions::{renewal_wait, retry_wait};
use super::situation::{Access, Situation};

/// What becomes of the session, for the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SessionNews {
    /// It is open, and this is the right to use it.
    Opened(Sensitive<String>),
    /// The same with a token that lasts longer.
    Renewed(Sensitive<String>),
    /// Not yet; it is tried again.
    Refused(PortalTrouble),
}

/// A session whose patient is gone.
pub(super) struct Ending<P> {
    access: Access<P>,
    session: SessionHandle,
}

/// Opens one session, and keeps it until nobody listens to `news` any more: then the patient is gone.
pub(super) struct SessionKeeper<P> {
    pub(super) situation: watch::Receiver<Situation<P>>,
    pub(super) look_now: Rc<Notify>,
    pub(super) news: mpsc::Sender<SessionNews>,
    pub(super) endings: mpsc::UnboundedSender<Ending<P>>,
}

impl<P: StandPortal> SessionKeeper<P> {
    /// The session's whole life.
    pub(super) async fn keep(mut self) {
        let Some((access, grant)) = self.open().await else { return };
        let session = self.renew_until_over(&access, grant).await;
        // Nobody to take it means that the stand is off, and the next start ends all sessions.
        let _ = self.endings.send(Ending { access, session });
    }

    /// Tries until there is a session, or nobody waits for one. An answer that is on its way is waited for in any case: a
    /// session that was opened has to be ended.
    async fn open(&mut self) -> Option<(Access<P>, SessionGrant)> {
        // One key for all tries: an answer that was lost opens no second session.
        let key = IdempotencyKey::random();
        for failures in 0.. {
            let trouble = match self.try_to_open(&key).await {
                Ok(opened) => return Some(opened),
                Err(trouble) => trouble,
            };
            tracing::warn!(%trouble, "no kiosk session yet");
            self.look_now.notify_one();
            self.news.send(SessionNews::Refused(trouble)).await.ok()?;
            tokio::select! {
                () = sleep(retry_wait(failures)) => {}
                () = self.news.closed() => return None,
            }
        }
        None
    }

    async fn try_to_open(&self, key: &IdempotencyKey) -> Result<(Access<P>, SessionGrant), PortalTrouble> {
        let access = self.situation.borrow().access.clone().ok_or(PortalTrouble::OutOfReach)?;
        access.end_earlier_sessions().await.map_err(for_the_shell)?;
        let grant = access.portal.open_session(&access.credential, key).await.map_err(for_the_shell)?;
        Ok((access, grant))
    }

    async fn renew_until_over(&self, access: &Access<P>, grant: SessionGrant) -> SessionHandle {
        let SessionGrant { mut session, token, lasts } = grant;
        let mut wait = lasts.map(renewal_wait);
        let mut news = Some(SessionNews::Opened(token.0));
        let mut failures = 0;
        loop {
            if let Some(news) = news.take()
                && self.news.send(news).await.is_err()
            {
                return session;
            }
            tokio::select! {
                () = sleep_or_forever(wait) => {}
                () = self.news.closed() => return session,
            }
            match access.portal.renew_session(&access.credential, &session).await {
                Ok(next) => {
                    session = next.session;
                    wait = next.lasts.map(renewal_wait);
                    news = Some(SessionNews::Renewed(next.token.0));
                    failures = 0;
                }
                // The shell hears that from the portal itself, with its next call.
                Err(StandRefused::Trouble(PortalTrouble::SessionEnded)) => wait = None,
                Err(error) => {
                    tracing::warn!(%error, "the kiosk session is not renewed yet");
                    wait = Some(retry_wait(failures));
                    failures += 1;
                }
            }
        }
    }
}

/// To a shell a refused credential is a portal that it cannot use; why, it is told with the stand's standing.
fn for_the_shell(refused: StandRefused) -> PortalTrouble {
    match refused {
        StandRefused::CredentialRefused => PortalTrouble::OutOfReach,
        StandRefused::Trouble(trouble) => trouble,
    }
}

async fn sleep_or_forever(wait: Option<Duration>) {
    match wait {
        Some(wait) => sleep(wait).await,
        None => std::future::pending().await,
    }
}

/// Ends sessions, each again and again until the portal has heard it. Over when nobody can hand one in any more and all
/// are ended. What is left when the stand is switched off before that, the next start ends.
pub(super) async fn end_sessions<P: StandPortal>(mut endings: mpsc::UnboundedReceiver<Ending<P>>) {
    while let Some(Ending { access, session }) = endings.recv().await {
        for failures in 0.. {
            match access.portal.end_session(&access.credential, &session).await {
                Ok(()) => {
                    tracing::info!("a kiosk session is ended");
                    break;
                }
                Err(StandRefused::CredentialRefused) => {
                    // A portal that does not know the stand keeps no session of it.
                    tracing::warn!("a kiosk session could not be ended: the stand's credential is refused");
                    break;
                }
                Err(error) => {
                    tracing::warn!(%error, "a kiosk session is not ended yet");
                    sleep(retry_wait(failures)).await;
                }
            }
        }
    }
}
