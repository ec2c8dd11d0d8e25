//! A patient types the code.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use portal_client::wire::{PatientResponse, Sensitive, VerificationRequest, VerificationResponse};

use super::answer::Answer;
use super::call::Call;
use super::callers::KioskCaller;
use super::described::refusals;
use crate::desk::{App, Desk};
use crate::refusal::{Refusal, whole_seconds};
use crate::rights::is_code;
use crate::sign_in::Verified;

refusals!(
    Refusals: SessionEnded, PortalNotEnabled, CodeWrong, CodeExpired, AttemptDead, TooManyTries,
    IdempotencyKeyMissing, IdempotencyKeyReused, InvalidRequest,
);

/// Sign in with a code.
///
/// A code works once. The fifth wrong one ends the attempt, resends included.
#[utoipa::path(
    post, path = "/attempts/{attemptId}/verifications", operation_id = "verifyCode", tag = "Sign-in",
    security(("kioskSessionToken" = [])),
    params(
        ("attemptId" = String, Path, description = "One of this kiosk session's"),
        ("Idempotency-Key" = String, Header, description = "The same for every repetition of this call"),
    ),
    request_body = VerificationRequest,
    responses((status = 200, description = "Signed in", body = VerificationResponse), Refusals),
)]
pub(super) async fn verify(State(app): State<App>, Path(id): Path<String>, call: Call) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let KioskCaller { session, clinic } = desk.kiosk(&call)?;
        desk.once(&call, &session.kiosk_session_id, || {
            let request: VerificationRequest = call.body()?;
            // EXPOSE: to be compared with the one that was sent.
            let typed = request.code.expose();
            if !is_code(typed) {
                return Err(Refusal::invalid("a code has exactly six digits"));
            }
            desk.refuse_unless_enabled(clinic)?;
            let attempt = desk.attempt_of(&session, &id)?;
            let verified = desk.verify(clinic, &session, attempt, typed)?;
            Ok(desk.signed_in(verified))
        })
    })
}

impl Desk<'_> {
    /// Says whom a contact that has proved to be the patient's belongs to, and gives the right to speak for them.
    pub(super) fn signed_in(&self, verified: Verified) -> Answer {
        let patients = verified.patients.iter().map(|patient| PatientResponse {
            patient_id: patient.id.to_owned(),
            display_name: Sensitive::new(patient.display_name.to_owned()),
        });
        let body = VerificationResponse {
            patients: patients.collect(),
            access_token: verified.access.into_inner(),
            session_expires_in_seconds: whole_seconds(verified.ends_at.wait_from(self.now)),
        };
        Answer::json(StatusCode::OK, &body)
    }
}
