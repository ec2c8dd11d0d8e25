//! Somebody at a stand wants staff: the stand says so in its own name, and hears whether anybody comes.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use portal_client::wire::{
    HelpRequest as Asked, HelpRequestResponse, HelpRequestState, HelpRequestStateResponse, ProblemType,
};

use super::answer::Answer;
use super::call::{Call, Nothing};
use super::callers::StandCaller;
use super::described::refusals;
use crate::desk::{App, Desk};
use crate::refusal::Refusal;
use crate::rights::new_id;
use crate::store::{HelpRequest, HelpRequests};

refusals!(AskRefusals: CredentialRefused, IdempotencyKeyMissing, IdempotencyKeyReused, InvalidRequest);
refusals!(LookRefusals: CredentialRefused, NotFound);
refusals!(WithdrawRefusals: CredentialRefused);

/// Call staff to the stand.
///
/// The front desk is told the stand and the screen. Nothing says who is there.
#[utoipa::path(
    post, path = "/stand/help-requests", operation_id = "callStaff", tag = "Stand",
    security(("standCredential" = [])),
    params(("Idempotency-Key" = String, Header, description = "The same for every repetition of this call")),
    request_body = Asked,
    responses((status = 201, description = "The front desk can see it", body = HelpRequestResponse), AskRefusals),
)]
pub(super) async fn ask(State(app): State<App>, call: Call) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let StandCaller { stand, .. } = desk.stand(&call)?;
        desk.once(&call, &stand.stand_id, || {
            let Asked { screen } = call.body()?;
            let request = HelpRequest {
                help_request_id: new_id("help-request"),
                stand_id: stand.stand_id.clone(),
                screen,
                asked_at: desk.now,
                state: HelpRequestState::Waiting,
            };
            HelpRequests(desk.tables).add(&request)?;
            let body = HelpRequestResponse { help_request_id: request.help_request_id };
            Ok(Answer::json(StatusCode::CREATED, &body))
        })
    })
}

/// Ask whether anybody comes.
#[utoipa::path(
    get, path = "/stand/help-requests/{helpRequestId}", operation_id = "readHelpRequest", tag = "Stand",
    security(("standCredential" = [])),
    params(("helpRequestId" = String, Path, description = "One of this stand's")),
    responses((status = 200, description = "What the front desk says", body = HelpRequestStateResponse), LookRefusals),
)]
pub(super) async fn look(State(app): State<App>, Path(id): Path<String>, call: Call) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let request = desk.help_request(&call, &id)?.ok_or(ProblemType::NotFound)?;
        Ok(Answer::json(StatusCode::OK, &HelpRequestStateResponse { state: request.state }))
    })
}

/// Withdraw a call to staff.
///
/// Whoever called has gone. To withdraw one that is over, or that there never was, changes nothing.
#[utoipa::path(
    delete, path = "/stand/help-requests/{helpRequestId}", operation_id = "withdrawHelpRequest", tag = "Stand",
    security(("standCredential" = [])),
    params(("helpRequestId" = String, Path, description = "One of this stand's")),
    responses((status = 204, description = "Withdrawn"), WithdrawRefusals),
)]
pub(super) async fn withdraw(State(app): State<App>, Path(id): Path<String>, call: Call) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        if let Some(request) = desk.help_request(&call, &id)? {
            HelpRequests(desk.tables).answer(&request.help_request_id, HelpRequestState::Over)?;
        }
        Ok(Answer::no_content())
    })
}

impl Desk<'_> {
    /// The request of this id, if it is the caller's own.
    fn help_request(&self, call: &Call, id: &str) -> Result<Option<HelpRequest>, Refusal> {
        let StandCaller { stand, .. } = self.stand(call)?;
        let Nothing {} = call.body()?;
        Ok(HelpRequests(self.tables).by_id(id)?.filter(|request| request.stand_id == stand.stand_id))
    }
}
