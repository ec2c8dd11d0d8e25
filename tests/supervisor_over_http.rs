//! The supervisor's part of a stand without a window: it keeps one kiosk session, and looks whether the stand can serve.
//!
//! The waits and decisions are the supervisor's own in short, step by step on the test's clock; its crate's tests hold it to
//! them.

use std::time::Duration;

use kiosk_core::{Branding, CallNews, CalledFrom, Event, OutOfService, PortalTrouble, Sensitive, Standing};
use portal_client::http::{HttpStandPortal, PortalUrl, Timeouts};
use portal_client::{
    BrandingAnswer, HeartbeatAnswer, IdempotencyKey, PairingCode, SessionGrant, SessionHandle, SessionToken,
    StandCredential, StandPortal, StandRefused,
};
use sandbox_portal::Clinic;

const HEARTBEAT: Duration = Duration::from_secs(15);
const ASKING_AGAIN: Duration = Duration::from_secs(3);

/// What the shell is told.
pub(crate) enum News {
    /// As it is.
    Event(Event),
    /// A token to use from now on.
    Token(SessionToken),
}

/// The kiosk session of the patient who is there.
enum Session {
    None,
    Opening { key: IdempotencyKey, failures: u32, due: Duration },
    Open { handle: SessionHandle, renewal_due: Duration },
}

/// An enrolled stand's supervisor.
pub(crate) struct SupervisorOverHttp {
    portal: HttpStandPortal,
    credential: StandCredential,
    session: Session,
    standing: Standing,
    look_due: Duration,
}

impl SupervisorOverHttp {
    /// Enrolled with this clinic, whose branding comes along.
    pub(crate) async fn enrolled(clinic: &Clinic, url: PortalUrl) -> (Self, Branding) {
        let portal = HttpStandPortal::new(url, Timeouts::default()).unwrap();
        let code = PairingCode(Sensitive::new(clinic.pairing_code.to_owned()));
        let credential = portal.enrol(&code, "Entrance").await.unwrap().credential;
        let BrandingAnswer::Changed(sent) = portal.branding(&credential, None).await.unwrap() else {
            panic!("nothing is known yet")
        };
        let (session, standing) = (Session::None, Standing::InService);
        (Self { portal, credential, session, standing, look_due: HEARTBEAT }, sent.words)
    }

    /// From now on it gives up on a silent portal after these.
    pub(crate) fn waits_for_answers(&mut self, url: PortalUrl, timeouts: Timeouts) {
        self.portal = HttpStandPortal::new(url, timeouts).unwrap();
    }

    /// Whether the stand can serve, as it was last seen.
    pub(crate) fn standing(&self) -> Standing {
        self.standing
    }

    /// Somebody has touched the stand.
    pub(crate) async fn open_session(&mut self, now: Duration) -> Vec<News> {
        self.session = Session::Opening { key: IdempotencyKey::random(), failures: 0, due: now };
        self.act(now).await
    }

    /// The patient is gone: whatever was begun is revoked.
    pub(crate) async fn end_session(&mut self) {
        if let Session::Open { handle, .. } = std::mem::replace(&mut self.session, Session::None) {
            self.portal.end_session(&self.credential, &handle).await.unwrap();
        }
    }

    /// Tells the front desk that somebody at this screen wants them, once.
    pub(crate) async fn call_staff(&self, screen: CalledFrom) -> CallNews {
        match self.portal.call_staff(&self.credential, screen, &IdempotencyKey::random()).await {
            Ok(_) => CallNews::Told,
            Err(_) => CallNews::NotSent,
        }
    }

    /// When it wants to do something by itself.
    pub(crate) fn wakes(&self) -> Duration {
        match &self.session {
            Session::None => self.look_due,
            Session::Opening { due, .. } | Session::Open { renewal_due: due, .. } => self.look_due.min(*due),
        }
    }

    /// Does whatever is due.
    pub(crate) async fn act(&mut self, now: Duration) -> Vec<News> {
        let mut news = match &self.session {
            Session::Opening { key, failures, due } if *due <= now => {
                self.try_to_open(key.clone(), *failures, now).await
            }
            Session::Open { handle, renewal_due } if *renewal_due <= now => self.renew(handle.clone(), now).await,
            _ => Vec::new(),
        };
        if self.look_due <= now {
            news.extend(self.look(now).await);
        }
        news
    }

    async fn try_to_open(&mut self, key: IdempotencyKey, failures: u32, now: Duration) -> Vec<News> {
        match self.portal.open_session(&self.credential, &key).await {
            Ok(SessionGrant { session, token, lasts }) => {
                let renewal_due = now + lasts.expect("the contract's tokens expire") * 2 / 3;
                self.session = Session::Open { handle: session, renewal_due };
                vec![News::Token(token), News::Event(Event::SessionOpened)]
            }
            Err(refused) => {
                let due = now + Duration::from_secs(1 << failures.min(3));
                self.session = Session::Opening { key, failures: failures + 1, due };
                self.look_due = now;
                vec![News::Event(Event::SessionRefused(for_the_shell(refused)))]
            }
        }
    }

    async fn renew(&mut self, handle: SessionHandle, now: Duration) -> Vec<News> {
        let renewed = self.portal.renew_session(&self.credential, &handle).await.ok();
        let lasts = renewed.as_ref().and_then(|grant| grant.lasts);
        let renewal_due = now + lasts.map_or(ASKING_AGAIN, |lasts| lasts * 2 / 3);
        self.session = Session::Open { handle, renewal_due };
        renewed.map(|grant| News::Token(grant.token)).into_iter().collect()
    }

    async fn look(&mut self, now: Duration) -> Option<News> {
        let before = self.standing;
        self.standing = match self.portal.heartbeat(&self.credential).await {
            Ok(HeartbeatAnswer { portal_enabled: true, .. }) => Standing::InService,
            Ok(_) => Standing::OutOfService(OutOfService::PortalNotEnabled),
            Err(StandRefused::CredentialRefused) => Standing::OutOfService(OutOfService::CredentialRefused),
            Err(StandRefused::Trouble(PortalTrouble::Busy { .. })) => Standing::InService,
            Err(StandRefused::Trouble(_)) => Standing::PortalOutOfReach,
        };
        self.look_due = now + if self.standing == Standing::InService { HEARTBEAT } else { ASKING_AGAIN };
        (self.standing != before).then_some(News::Event(Event::Standing(self.standing)))
    }
}

/// Why the credential is refused the shell hears with the stand's standing.
fn for_the_shell(refused: StandRefused) -> PortalTrouble {
    match refused {
        StandRefused::CredentialRefused => PortalTrouble::OutOfReach,
        StandRefused::Trouble(trouble) => trouble,
    }
}
