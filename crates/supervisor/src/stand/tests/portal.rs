//! A portal in memory that notes what it is asked and can be taken away.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, SystemTime};

use kiosk_core::{Branding, CalledFrom, PortalTrouble, Sensitive};
use portal_client::{
    BrandingAnswer, BrandingTag, EnrolRefused, Enrolment, HeartbeatAnswer, IdempotencyKey, Obstacle, PairingCode,
    SentBranding, SentPicture, SessionGrant, SessionHandle, SessionToken, StaffAnswer, StaffCallHandle,
    StandCredential, StandPortal, StandRefused,
};
use shell_protocol::ShellBriefing;
use tokio::sync::Notify;

use crate::stand::{Portals, Reach};

/// How long a token of this portal lasts.
pub(super) const TOKEN_LASTS: Duration = Duration::from_secs(300);

/// The portal's own state, shared with the test.
#[derive(Default)]
pub(super) struct PortalState {
    inner: Mutex<Inner>,
    let_go: Notify,
}

#[derive(Default)]
pub(super) struct Inner {
    /// Every call is answered with this.
    pub(super) trouble: Option<StandRefused>,
    pub(super) disabled: bool,
    /// The machine has no network.
    pub(super) cable_pulled: bool,
    /// What whoever knocks meets while there is trouble, if it is not silence.
    pub(super) knocked: Option<Result<(), Obstacle>>,
    /// How far its clock is ahead of the stand's.
    pub(super) clock_ahead: Duration,
    /// The clinic's name, and with it the branding's tag.
    pub(super) clinic: String,
    /// The rest of its branding; the plain one unless set.
    pub(super) branding: Option<Branding>,
    /// As a stranger sends it.
    pub(super) logo: Option<Vec<u8>>,
    pub(super) calls: Vec<String>,
    /// The stand's name after a pairing code; without one no code is good.
    pub(super) enrols_as: Option<String>,
    /// How long it thinks about a pairing code.
    pub(super) enrolling_takes: Duration,
    /// What the front desk says.
    pub(super) staff_answer: Option<StaffAnswer>,
    /// The answers of this call are held back.
    held: Option<&'static str>,
    /// How many wait.
    waiting: usize,
    /// The next answer of this call is lost, although the portal has acted.
    pub(super) loses: Option<&'static str>,
}

impl PortalState {
    pub(super) fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }

    /// What it was asked of sessions, in order.
    pub(super) fn calls(&self) -> Vec<String> {
        self.lock().calls.clone()
    }

    pub(super) fn branding_is_fresher_than(&self, briefing: &ShellBriefing) -> bool {
        self.lock().clinic != briefing.branding.clinic_name
    }

    /// From now on the answers of this call come late; the portal acts at once.
    pub(super) fn holds(&self, call: &'static str) {
        self.lock().held = Some(call);
    }

    /// Whether somebody waits for such an answer.
    pub(super) fn has_held(&self) -> bool {
        self.lock().waiting > 0
    }

    /// Lets all of them go.
    pub(super) fn lets_go(&self) {
        self.lock().held = None;
        self.let_go.notify_waiters();
    }

    /// Comes back once the answer of this call may be given, or says that it is lost.
    async fn may_answer(&self, call: &'static str) -> Result<(), PortalTrouble> {
        let (held, lost) = {
            let mut state = self.lock();
            (state.held == Some(call), state.loses.take_if(|loses| *loses == call).is_some())
        };
        if held {
            let _waiting = Waiting::counted(self);
            self.let_go.notified().await;
        }
        if lost { Err(PortalTrouble::OutOfReach) } else { Ok(()) }
    }

    fn asked(&self, call: impl Into<String>) -> Result<(), StandRefused> {
        let mut state = self.lock();
        match state.trouble {
            Some(trouble) => Err(trouble),
            None => {
                state.calls.push(call.into());
                Ok(())
            }
        }
    }

    fn reached(&self) -> Result<MutexGuard<'_, Inner>, StandRefused> {
        let state = self.lock();
        state.trouble.map_or(Ok(state), Err)
    }
}

/// Somebody who waits for an answer that is held, until they give up.
struct Waiting<'a>(&'a PortalState);

impl<'a> Waiting<'a> {
    fn counted(state: &'a PortalState) -> Self {
        state.lock().waiting += 1;
        Self(state)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.lock().waiting -= 1;
    }
}

pub(super) struct FakePortals(pub(super) Arc<PortalState>);

impl Portals for FakePortals {
    type Portal = FakePortal;

    fn at(&self, _url: &str) -> Option<FakePortal> {
        Some(FakePortal(Arc::clone(&self.0)))
    }

    async fn reach(&self, url: Option<&str>) -> Reach {
        let state = self.0.lock();
        match (state.cable_pulled, url, state.trouble) {
            (true, ..) => Reach::NoNetwork,
            (false, None, _) => Reach::NotKnown,
            (false, Some(_), None) => Reach::Answers,
            (false, Some(_), Some(_)) => match state.knocked.unwrap_or(Err(Obstacle::NoAnswer)) {
                Ok(()) => Reach::Answers,
                Err(obstacle) => Reach::Hindered(obstacle),
            },
        }
    }
}

pub(super) struct FakePortal(Arc<PortalState>);

fn grant(token: &str) -> SessionGrant {
    SessionGrant {
        session: SessionHandle(Sensitive::new("session".to_owned())),
        token: SessionToken(Sensitive::new(token.to_owned())),
        lasts: Some(TOKEN_LASTS),
    }
}

impl StandPortal for FakePortal {
    async fn enrol(&self, _code: &PairingCode, _stand_name: &str) -> Result<Enrolment, EnrolRefused> {
        let takes = self.0.lock().enrolling_takes;
        tokio::time::sleep(takes).await;
        let stand_id = self.0.lock().enrols_as.clone().ok_or(EnrolRefused::CodeRefused)?;
        Ok(Enrolment {
            credential: StandCredential(Sensitive::new("another-credential".to_owned())),
            stand_id,
            stand_name: "Front door".to_owned(),
            clinic_name: "Harbour Clinic".to_owned(),
        })
    }

    async fn branding(
        &self,
        _credential: &StandCredential,
        known: Option<&BrandingTag>,
    ) -> Result<BrandingAnswer, StandRefused> {
        let clinic_name = self.0.reached()?.clinic.clone();
        self.0.may_answer("branding").await?;
        let tag = BrandingTag(format!("tag of {clinic_name}"));
        if known == Some(&tag) {
            return Ok(BrandingAnswer::Unchanged);
        }
        let words = Branding { clinic_name, ..self.0.lock().branding.clone().unwrap_or_else(Branding::unbranded) };
        let logo = self.0.lock().logo.clone().map(SentPicture::File);
        Ok(BrandingAnswer::Changed(Box::new(SentBranding { words, logo, attract: None, tag })))
    }

    async fn heartbeat(&self, _credential: &StandCredential) -> Result<HeartbeatAnswer, StandRefused> {
        let portal_enabled = !self.0.reached()?.disabled;
        let portal_clock = SystemTime::now() + self.0.lock().clock_ahead;
        self.0.may_answer("heartbeat").await?;
        Ok(HeartbeatAnswer { portal_clock, portal_enabled, can_be_neutral: false })
    }

    async fn open_session(
        &self,
        _credential: &StandCredential,
        _key: &IdempotencyKey,
    ) -> Result<SessionGrant, StandRefused> {
        self.0.asked("open")?;
        self.0.may_answer("open").await?;
        Ok(grant("first token"))
    }

    async fn renew_session(
        &self,
        _credential: &StandCredential,
        _session: &SessionHandle,
    ) -> Result<SessionGrant, StandRefused> {
        self.0.asked("renew")?;
        self.0.may_answer("renew").await?;
        Ok(grant("next token"))
    }

    async fn end_session(&self, _credential: &StandCredential, _session: &SessionHandle) -> Result<(), StandRefused> {
        self.0.asked("end")?;
        Ok(self.0.may_answer("end").await?)
    }

    async fn end_all_sessions(&self, _credential: &StandCredential) -> Result<(), StandRefused> {
        self.0.asked("end all")?;
        Ok(self.0.may_answer("end all").await?)
    }

    async fn call_staff(
        &self,
        _credential: &StandCredential,
        _screen: CalledFrom,
        _key: &IdempotencyKey,
    ) -> Result<StaffCallHandle, StandRefused> {
        self.0.asked("call staff")?;
        self.0.may_answer("call staff").await?;
        Ok(StaffCallHandle("call".to_owned()))
    }

    async fn staff_answer(
        &self,
        _credential: &StandCredential,
        _call: &StaffCallHandle,
    ) -> Result<StaffAnswer, StandRefused> {
        let answer = self.0.reached()?.staff_answer.unwrap_or(StaffAnswer::Waiting);
        self.0.may_answer("staff answer").await?;
        Ok(answer)
    }

    async fn withdraw_call(&self, _credential: &StandCredential, _call: &StaffCallHandle) -> Result<(), StandRefused> {
        self.0.asked("withdraw call")?;
        Ok(self.0.may_answer("withdraw call").await?)
    }
}

/// The portal does not answer.
pub(super) fn out_of_reach() -> Option<StandRefused> {
    Some(PortalTrouble::OutOfReach.into())
}
