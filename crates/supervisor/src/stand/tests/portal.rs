//! A portal in memory that notes what it is asked and can be taken away.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, SystemTime};

use kiosk_core::{Branding, CalledFrom, PortalTrouble, Sensitive};
use portal_client::{
    BrandingAnswer, BrandingTag, EnrolRefused, Enrolment, HeartbeatAnswer, IdempotencyKey, PairingCode, SentBranding,
    SentPicture, SessionGrant, SessionHandle, SessionToken, StaffAnswer, StaffCallHandle, StandCredential, StandPortal,
    StandRefused,
};
use shell_protocol::ShellBriefing;

use crate::stand::Portals;

/// How long a token of this portal lasts.
pub(super) const TOKEN_LASTS: Duration = Duration::from_secs(300);

/// The portal's own state, shared with the test.
#[derive(Default)]
pub(super) struct PortalState(Mutex<Inner>);

#[derive(Default)]
pub(super) struct Inner {
    /// Every call is answered with this.
    pub(super) trouble: Option<StandRefused>,
    pub(super) disabled: bool,
    /// How far its clock is ahead of the stand's.
    pub(super) clock_ahead: Duration,
    /// The clinic's name, and with it the branding's tag.
    pub(super) clinic: String,
    /// The rest of its branding; the plain one unless set.
    pub(super) branding: Option<Branding>,
    /// As a stranger sends it.
    pub(super) logo: Option<Vec<u8>>,
    pub(super) calls: Vec<String>,
    /// What the front desk says.
    pub(super) staff_answer: Option<StaffAnswer>,
}

impl PortalState {
    pub(super) fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap()
    }

    /// What it was asked of sessions, in order.
    pub(super) fn calls(&self) -> Vec<String> {
        self.lock().calls.clone()
    }

    pub(super) fn branding_is_fresher_than(&self, briefing: &ShellBriefing) -> bool {
        self.lock().clinic != briefing.branding.clinic_name
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

pub(super) struct FakePortals(pub(super) Arc<PortalState>);

impl Portals for FakePortals {
    type Portal = FakePortal;

    fn at(&self, _url: &str) -> Option<FakePortal> {
        Some(FakePortal(Arc::clone(&self.0)))
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
        Err(EnrolRefused::CodeRefused)
    }

    async fn branding(
        &self,
        _credential: &StandCredential,
        known: Option<&BrandingTag>,
    ) -> Result<BrandingAnswer, StandRefused> {
        let clinic_name = self.0.reached()?.clinic.clone();
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
        Ok(HeartbeatAnswer { portal_clock, portal_enabled, can_be_neutral: false })
    }

    async fn open_session(
        &self,
        _credential: &StandCredential,
        _key: &IdempotencyKey,
    ) -> Result<SessionGrant, StandRefused> {
        self.0.asked("open").map(|()| grant("first token"))
    }

    async fn renew_session(
        &self,
        _credential: &StandCredential,
        _session: &SessionHandle,
    ) -> Result<SessionGrant, StandRefused> {
        self.0.asked("renew").map(|()| grant("next token"))
    }

    async fn end_session(&self, _credential: &StandCredential, _session: &SessionHandle) -> Result<(), StandRefused> {
        self.0.asked("end")
    }

    async fn end_all_sessions(&self, _credential: &StandCredential) -> Result<(), StandRefused> {
        self.0.asked("end all")
    }

    async fn call_staff(
        &self,
        _credential: &StandCredential,
        _screen: CalledFrom,
        _key: &IdempotencyKey,
    ) -> Result<StaffCallHandle, StandRefused> {
        self.0.asked("call staff").map(|()| StaffCallHandle("call".to_owned()))
    }

    async fn staff_answer(
        &self,
        _credential: &StandCredential,
        _call: &StaffCallHandle,
    ) -> Result<StaffAnswer, StandRefused> {
        self.0.reached().map(|state| state.staff_answer.unwrap_or(StaffAnswer::Waiting))
    }

    async fn withdraw_call(&self, _credential: &StandCredential, _call: &StaffCallHandle) -> Result<(), StandRefused> {
        self.0.asked("withdraw call")
    }
}

/// The portal does not answer.
pub(super) fn out_of_reach() -> Option<StandRefused> {
    Some(PortalTrouble::OutOfReach.into())
}
