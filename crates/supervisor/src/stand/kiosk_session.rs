//! One patient's session with the portal, from the first touch to its end: opened, renewed, and ended with the stand's
//! own credential. None of it keeps a shell waiting that comes after.

use std::rc::Rc;
use std::time::Duration;

use kiosk_core::{PortalTrouble, Sensitive};
use portal_client::{IdempotencyKey, SessionGrant, SessionHandle, StandPortal, StandRefused};
use tokio::sync::{Notify, mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::decisions::{renewal_wait, retry_wait};
use super::situation::{Access, Situation};
use crate::audit::{AuditEvent, AuditLog};

/// How often a portal that did not answer is asked once more whether it has opened a session, when nobody is there for it.
const TRIES_FOR_NOBODY: u32 = 5;

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

    /// Tries until there is a session, or nobody waits for one and the portal has opened none. An answer that is on its way is
    /// waited for in any case: a session that was opened has to be ended.
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
            if self.news.send(SessionNews::Refused(trouble)).await.is_ok() {
                tokio::select! {
                    () = sleep(retry_wait(failures)) => continue,
                    () = self.news.closed() => {}
                }
            }
            return self.opened_after_all(&key, trouble).await;
        }
        None
    }

    /// Whoever touched the screen has left. Where the last answer was lost, the portal may have opened a session all the same,
    /// and says so when it is asked again under the same key. One that it never says anything of has no token in anybody's
    /// hands; it is left to its own time, and to the next start.
    async fn opened_after_all(
        &self,
        key: &IdempotencyKey,
        mut trouble: PortalTrouble,
    ) -> Option<(Access<P>, SessionGrant)> {
        for failures in 0..TRIES_FOR_NOBODY {
            if !matches!(trouble, PortalTrouble::OutOfReach | PortalTrouble::Nonsense) {
                return None;
            }
            sleep(retry_wait(failures)).await;
            match self.try_to_open(key).await {
                Ok(opened) => return Some(opened),
                Err(still) => trouble = still,
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
            // A renewal that is on its way is let go when the patient leaves: the end of the session waits for nothing.
            let renewed = tokio::select! {
                renewed = access.portal.renew_session(&access.credential, &session) => renewed,
                () = self.news.closed() => return session,
            };
            match renewed {
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

/// Ends sessions, each again and again until the portal has heard it, and none waits for another. Over when nobody can hand
/// one in any more and all are ended. What is left when the stand is switched off before that, the next start ends.
pub(super) async fn end_sessions<P: StandPortal + 'static>(
    mut endings: mpsc::UnboundedReceiver<Ending<P>>,
    audit: Rc<AuditLog>,
) {
    let mut being_said = JoinSet::new();
    loop {
        tokio::select! {
            Some(ending) = endings.recv() => { being_said.spawn_local(ending.say(Rc::clone(&audit))); }
            Some(_said) = being_said.join_next() => {}
            else => return,
        }
    }
}

impl<P: StandPortal> Ending<P> {
    /// Says it to the portal until that has heard it.
    async fn say(self, audit: Rc<AuditLog>) {
        let Self { access, session } = self;
        for failures in 0.. {
            match access.portal.end_session(&access.credential, &session).await {
                Ok(()) => {
                    tracing::info!("a kiosk session is ended");
                    return audit.note(AuditEvent::SessionEnded { tries: failures + 1 });
                }
                Err(StandRefused::CredentialRefused) => {
                    // A portal that does not know the stand keeps no session of it.
                    return tracing::warn!("a kiosk session could not be ended: the stand's credential is refused");
                }
                Err(error) => {
                    tracing::warn!(%error, "a kiosk session is not ended yet");
                    sleep(retry_wait(failures)).await;
                }
            }
        }
    }
}
