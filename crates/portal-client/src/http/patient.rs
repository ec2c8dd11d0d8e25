//! The shell's port over the contract: the calls. What they say is translated in `patient_answers.rs`.

use std::sync::{PoisonError, RwLock};

use kiosk_core::{
    AccessCode, AppointmentId, AttemptHandle, CheckInOutcome, CheckInRefused, Contact, Disclosure, HandOff,
    HandOffRefused, LanguageTag, LinkRefused, LinkState, ListRefused, PatientAccess, PatientId, PortalTrouble,
    ResendRefused, Sensitive, SignedIn, StartRefused, StartedAttempt, Today, VerifyRefused,
};

use super::client::{ClientUnavailable, HttpClient, Timeouts};
use super::hand_off_answers;
use super::patient_answers as answers;
use super::portal_url::PortalUrl;
use super::question::Question;
use crate::wire::{self, AttemptContact, AttemptRequest, SignInMethod, VerificationRequest};
use crate::{IdempotencyKey, PatientPortal, SessionToken};

/// A portal that speaks the contract, as one journey meets it.
pub struct HttpPatientPortal {
    http: HttpClient,
    /// From the supervisor, by way of the loop; renewed while the kiosk session lasts. Each call takes the newest.
    session: RwLock<Option<SessionToken>>,
}

impl HttpPatientPortal {
    /// A portal at this URL. Before it is given a token it can start nothing.
    pub fn new(portal: PortalUrl, timeouts: Timeouts) -> Result<Self, ClientUnavailable> {
        Ok(Self { http: HttpClient::new(portal, timeouts)?, session: RwLock::new(None) })
    }

    /// The kiosk session's token from now on. Calls that are on their way keep the one before.
    pub fn set_session_token(&self, token: SessionToken) {
        *self.session.write().unwrap_or_else(PoisonError::into_inner) = Some(token);
    }

    /// Without a token there is no session.
    fn session_token(&self) -> Result<SessionToken, PortalTrouble> {
        let session = self.session.read().unwrap_or_else(PoisonError::into_inner);
        session.clone().ok_or(PortalTrouble::SessionEnded)
    }
}

impl PatientPortal for HttpPatientPortal {
    async fn start_attempt(
        &self,
        key: &IdempotencyKey,
        contact: &Contact,
        language: &LanguageTag,
        disclosure: Disclosure,
    ) -> Result<StartedAttempt, StartRefused> {
        let token = self.session_token()?;
        let request = attempt_request(contact, language, disclosure);
        let question = Question::post("/v1/attempts", key).by(&token.0).saying(&request);
        self.http.ask(question, answers::started).await.map_err(|rejection| answers::start_refused(&rejection))
    }

    async fn resend(&self, key: &IdempotencyKey, attempt: &AttemptHandle) -> Result<StartedAttempt, ResendRefused> {
        let token = self.session_token()?;
        // EXPOSE: the contract's attempts are named in the path; the name is of no use without the session's token.
        let question = Question::post("/v1/attempts/{attempt}/resends", key).of([attempt.0.expose()]).by(&token.0);
        self.http.ask(question, answers::started).await.map_err(|rejection| answers::resend_refused(&rejection))
    }

    async fn verify(
        &self,
        key: &IdempotencyKey,
        attempt: &AttemptHandle,
        code: &AccessCode,
    ) -> Result<SignedIn, VerifyRefused> {
        let token = self.session_token()?;
        let request = VerificationRequest { code: Sensitive::new(code.expose().to_owned()) };
        // EXPOSE: as with a resend.
        let question = Question::post("/v1/attempts/{attempt}/verifications", key).of([attempt.0.expose()]);
        let question = question.by(&token.0).saying(&request);
        self.http.ask(question, answers::signed_in).await.map_err(|rejection| answers::verify_refused(&rejection))
    }

    async fn poll_link(&self, key: &IdempotencyKey, attempt: &AttemptHandle) -> Result<LinkState, LinkRefused> {
        let token = self.session_token()?;
        // EXPOSE: as with a resend.
        let question = Question::post("/v1/attempts/{attempt}/link-polls", key).of([attempt.0.expose()]).by(&token.0);
        match self.http.ask(question, answers::signed_in).await {
            Ok(signed_in) => Ok(LinkState::Approved(signed_in)),
            Err(rejection) => answers::link_not_approved(&rejection),
        }
    }

    async fn list_appointments(&self, access: &PatientAccess, patient: &PatientId) -> Result<Today, ListRefused> {
        let question = Question::get("/v1/patients/{patient}/appointments/today").of([&patient.0]).by(&access.0);
        self.http.ask(question, answers::today).await.map_err(|rejection| answers::list_refused(&rejection))
    }

    async fn check_in(
        &self,
        key: &IdempotencyKey,
        access: &PatientAccess,
        patient: &PatientId,
        appointment: &AppointmentId,
    ) -> Result<CheckInOutcome, CheckInRefused> {
        let question = Question::post("/v1/patients/{patient}/appointments/{appointment}/check-ins", key)
            .of([&patient.0, &appointment.0])
            .by(&access.0);
        let outcome = self.http.ask(question, |answer| answers::checked_in(answer, appointment)).await;
        outcome.map_err(|rejection| answers::check_in_refused(&rejection))
    }

    async fn hand_off(
        &self,
        key: &IdempotencyKey,
        access: &PatientAccess,
        patient: &PatientId,
    ) -> Result<HandOff, HandOffRefused> {
        let question = Question::post("/v1/patients/{patient}/hand-offs", key).of([&patient.0]).by(&access.0);
        self.http
            .ask(question, hand_off_answers::handed_off)
            .await
            .map_err(|rejection| hand_off_answers::refused(&rejection))
    }
}

fn attempt_request(contact: &Contact, language: &LanguageTag, disclosure: Disclosure) -> AttemptRequest {
    // EXPOSE: moved into a body, where it is sensitive again.
    let exposed = Sensitive::new(contact.expose().to_owned());
    let (method, contact) = match contact {
        Contact::Phone(_) => (SignInMethod::Phone, AttemptContact::Phone(exposed)),
        Contact::Email(_) => (SignInMethod::Email, AttemptContact::Email(exposed)),
    };
    let disclosure = match disclosure {
        Disclosure::Portal => wire::Disclosure::Portal,
        Disclosure::Neutral => wire::Disclosure::Neutral,
    };
    AttemptRequest { method, contact, disclosure, language: language.0.clone() }
}
