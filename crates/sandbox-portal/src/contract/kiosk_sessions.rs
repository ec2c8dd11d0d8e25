//! The stand opens, renews and ends its patients' kiosk sessions.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use portal_client::wire::{KioskSessionResponse, ProblemType, RenewalResponse};

use super::answer::Answer;
use super::call::{Call, Nothing};
use super::callers::StandCaller;
use super::described::refusals;
use crate::desk::{App, Desk};
use crate::ledger::RightKind;
use crate::refusal::{Refusal, whole_seconds};
use crate::rights::new_id;
use crate::rules::KIOSK_TOKEN_LIFETIME;
use crate::store::{KioskSession, KioskSessions, KioskTokens};

refusals!(OpenRefusals: CredentialRefused, PortalNotEnabled, IdempotencyKeyMissing, IdempotencyKeyReused, InvalidRequest);
refusals!(RenewRefusals: CredentialRefused, SessionEnded, InvalidRequest);
refusals!(EndRefusals: CredentialRefused);

/// Open a kiosk session.
///
/// At a patient's first touch.
#[utoipa::path(
    post, path = "/kiosk-sessions", operation_id = "openKioskSession", tag = "Kiosk session",
    security(("standCredential" = [])),
    params(("Idempotency-Key" = String, Header, description = "The same for every repetition of this call")),
    responses((status = 201, description = "Opened", body = KioskSessionResponse), OpenRefusals),
)]
pub(super) async fn open(State(app): State<App>, call: Call) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let StandCaller { stand, clinic } = desk.stand(&call)?;
        desk.once(&call, &stand.stand_id, || {
            let Nothing {} = call.body()?;
            desk.refuse_unless_enabled(clinic)?;
            let session = KioskSession {
                kiosk_session_id: new_id("kiosk-session"),
                stand_id: stand.stand_id.clone(),
                opened_at: desk.now,
                ended_at: None,
            };
            KioskSessions(desk.tables).add(&session)?;
            let RenewalResponse { token, expires_in_seconds } = desk.another_token(&session)?;
            let body = KioskSessionResponse { kiosk_session_id: session.kiosk_session_id, token, expires_in_seconds };
            Ok(Answer::json(StatusCode::CREATED, &body))
        })
    })
}

/// Renew a kiosk session's token.
///
/// The token before stays good for its own time. A session whose token ran out can still be renewed until the session
/// itself is over, so that a portal that was away for a while sends nobody away.
#[utoipa::path(
    post, path = "/kiosk-sessions/{kioskSessionId}/renewals", operation_id = "renewKioskSession", tag = "Kiosk session",
    security(("standCredential" = [])),
    params(("kioskSessionId" = String, Path, description = "One of this stand's")),
    responses((status = 200, description = "Renewed", body = RenewalResponse), RenewRefusals),
)]
pub(super) async fn renew(State(app): State<App>, Path(id): Path<String>, call: Call) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let StandCaller { stand, .. } = desk.stand(&call)?;
        let Nothing {} = call.body()?;
        let session = desk.session_if_open(&id)?.filter(|found| found.stand_id == stand.stand_id);
        let session = session.ok_or(ProblemType::SessionEnded)?;
        Ok(Answer::json(StatusCode::OK, &desk.another_token(&session)?))
    })
}

/// End a kiosk session.
///
/// Everything begun in it is revoked: its tokens, its attempts, whoever signed in, a verification that is still on its
/// way. To end one that has ended, or that there never was, changes nothing.
#[utoipa::path(
    delete, path = "/kiosk-sessions/{kioskSessionId}", operation_id = "endKioskSession", tag = "Kiosk session",
    security(("standCredential" = [])),
    params(("kioskSessionId" = String, Path, description = "One of this stand's")),
    responses((status = 204, description = "Ended"), EndRefusals),
)]
pub(super) async fn end(State(app): State<App>, Path(id): Path<String>, call: Call) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let StandCaller { stand, .. } = desk.stand(&call)?;
        let session = KioskSessions(desk.tables).by_id(&id)?.filter(|found| found.stand_id == stand.stand_id);
        if let Some(session) = session {
            desk.end(&session)?;
        }
        Ok(Answer::no_content())
    })
}

/// End all of this stand's kiosk sessions.
///
/// When the stand starts: whatever was before is over.
#[utoipa::path(
    delete, path = "/kiosk-sessions", operation_id = "endAllKioskSessions", tag = "Kiosk session",
    security(("standCredential" = [])),
    responses((status = 204, description = "Ended"), EndRefusals),
)]
pub(super) async fn end_all(State(app): State<App>, call: Call) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let StandCaller { stand, .. } = desk.stand(&call)?;
        for session in KioskSessions(desk.tables).not_ended_of(&stand.stand_id)? {
            desk.end(&session)?;
        }
        Ok(Answer::no_content())
    })
}

impl Desk<'_> {
    /// A token for two minutes, or for as long as the session still has.
    fn another_token(&self, session: &KioskSession) -> Result<RenewalResponse, Refusal> {
        let token = self.new_right(RightKind::KioskSession);
        let expires_at = self.now.plus(KIOSK_TOKEN_LIFETIME).min(session.ends_at());
        KioskTokens(self.tables).add(&token.hash(), &session.kiosk_session_id, expires_at)?;
        let expires_in_seconds = whole_seconds(expires_at.wait_from(self.now));
        Ok(RenewalResponse { token: token.into_inner(), expires_in_seconds })
    }
}
