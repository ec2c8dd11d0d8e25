//! A patient goes on to the web dashboard.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use portal_client::wire::{HandOffResponse, ProblemType, Sensitive};

use super::answer::Answer;
use super::call::{Call, Nothing};
use super::described::refusals;
use crate::desk::App;
use crate::refusal::{Refusal, whole_seconds};
use crate::rules::HAND_OFF_LIFETIME;
use crate::web::{HAND_OFF_PATH, SIGNED_OUT_PATH};

refusals!(
    Refusals: SessionEnded, NotFound, AccessWithdrawn, DashboardUnavailable, IdempotencyKeyMissing, IdempotencyKeyReused,
    InvalidRequest,
);

/// Ask for a way into the portal's own pages.
///
/// It opens once and for a minute at most, and signs a browser in until the patient's session ends. A newer one takes
/// the place of one that nobody has opened.
#[utoipa::path(
    post, path = "/patients/{patientId}/hand-offs", operation_id = "handOff", tag = "Patient",
    security(("patientAccessToken" = [])),
    params(
        ("patientId" = String, Path, description = "One of the patients that the verification named"),
        ("Idempotency-Key" = String, Header, description = "The same for every repetition of this call"),
    ),
    responses((status = 201, description = "The way in", body = HandOffResponse), Refusals),
)]
pub(super) async fn hand_off(
    State(app): State<App>,
    Path(patient_id): Path<String>,
    call: Call,
) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let caller = desk.patient(&call)?;
        desk.once(&call, &caller.signed_in.patient_session_id, || {
            let Nothing {} = call.body()?;
            let patient = caller.patient(&patient_id)?;
            let here = desk.dashboard_at(call.reached_at()).ok_or(ProblemType::DashboardUnavailable)?;
            let token = desk.hand_off(&caller.signed_in, patient)?.into_inner();
            // EXPOSE: the contract's one token in a URL; see `about.md` for why it may be there.
            let url = Sensitive::new(format!("{here}{HAND_OFF_PATH}/{}", token.expose()));
            let response = HandOffResponse {
                url,
                signed_out_url: format!("{here}{SIGNED_OUT_PATH}"),
                expires_in_seconds: whole_seconds(HAND_OFF_LIFETIME),
            };
            Ok(Answer::json(StatusCode::CREATED, &response))
        })
    })
}
