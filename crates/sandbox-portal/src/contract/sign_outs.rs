//! A patient signs out.

use axum::extract::State;

use super::answer::Answer;
use super::call::{Call, Nothing};
use super::described::refusals;
use crate::desk::App;
use crate::refusal::Refusal;
use crate::store::{Answers, PatientSessions};

refusals!(Refusals: SessionEnded, InvalidRequest);

/// Sign out.
///
/// The token is good for nothing more but to say this again.
#[utoipa::path(
    post, path = "/sign-outs", operation_id = "signOut", tag = "Patient",
    security(("patientAccessToken" = [])),
    responses((status = 204, description = "Signed out"), Refusals),
)]
pub(super) async fn sign_out(State(app): State<App>, call: Call) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let caller = desk.whoever_signed_in(&call)?;
        let Nothing {} = call.body()?;
        let id = &caller.signed_in.patient_session_id;
        PatientSessions(desk.tables).end(id, desk.now)?;
        Answers(desk.tables).forget_those_to(id)?;
        Ok(Answer::no_content())
    })
}
