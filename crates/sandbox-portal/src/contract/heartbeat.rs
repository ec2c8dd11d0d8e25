//! The stand says that it is alive.

use axum::extract::State;
use axum::http::StatusCode;
use portal_client::wire::{Disclosure, HeartbeatRequest, HeartbeatResponse};

use super::answer::Answer;
use super::call::Call;
use super::callers::StandCaller;
use super::described::refusals;
use crate::desk::App;
use crate::refusal::Refusal;
use crate::store::Stands;

refusals!(Refusals: CredentialRefused, InvalidRequest);

/// Say that the stand is alive.
#[utoipa::path(
    post, path = "/stand/heartbeat", operation_id = "beat", tag = "Stand",
    security(("standCredential" = [])),
    request_body = HeartbeatRequest,
    responses((status = 200, description = "Heard", body = HeartbeatResponse), Refusals),
)]
pub(super) async fn heartbeat(State(app): State<App>, call: Call) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let StandCaller { stand, clinic } = desk.stand(&call)?;
        let HeartbeatRequest {} = call.body()?;
        Stands(desk.tables).seen(&stand.stand_id, desk.now)?;
        let mut disclosures = vec![Disclosure::Portal, Disclosure::Neutral];
        disclosures.retain(|disclosure| !desk.faults.refuses(*disclosure));
        let body = HeartbeatResponse {
            server_time: desk.now.timestamp(),
            portal_enabled: !desk.faults.switches_off(clinic),
            disclosures,
        };
        Ok(Answer::json(StatusCode::OK, &body))
    })
}
