//! The stand asks whether the link in the e-mail has been approved.

use axum::extract::{Path, State};
use portal_client::wire::VerificationResponse;

use super::answer::Answer;
use super::call::{Call, Nothing};
use super::callers::KioskCaller;
use super::described::refusals;
use crate::desk::App;
use crate::refusal::Refusal;

refusals!(
    Refusals: SessionEnded, PortalNotEnabled, AuthorizationPending, SlowDown, AccessDenied, ExpiredToken, AttemptDead,
    TooManyTries, IdempotencyKeyMissing, IdempotencyKeyReused, InvalidRequest,
);

/// Sign in once the link has been approved.
///
/// Asked again and again, never sooner than the interval, or than `Retry-After` said last. A poll that was too soon makes
/// the interval five seconds longer. The same key may be used until the answer is one that stays.
#[utoipa::path(
    post, path = "/attempts/{attemptId}/link-polls", operation_id = "pollLink", tag = "Sign-in",
    security(("kioskSessionToken" = [])),
    params(
        ("attemptId" = String, Path, description = "One of this kiosk session's, by the method `email`"),
        ("Idempotency-Key" = String, Header, description = "The same for every repetition of this call"),
    ),
    responses((status = 200, description = "Approved, and signed in", body = VerificationResponse), Refusals),
)]
pub(super) async fn poll(State(app): State<App>, Path(id): Path<String>, call: Call) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let KioskCaller { session, clinic } = desk.kiosk(&call)?;
        desk.once(&call, &session.kiosk_session_id, || {
            let Nothing {} = call.body()?;
            desk.refuse_unless_enabled(clinic)?;
            let attempt = desk.attempt_of(&session, &id)?;
            let verified = desk.poll_link(clinic, &session, attempt)?;
            Ok(desk.signed_in(verified))
        })
    })
}
