//! A stand comes to be one of a clinic's.

use axum::extract::State;
use axum::http::StatusCode;
use portal_client::wire::{EnrolmentRequest, EnrolmentResponse, ProblemType};

use super::answer::Answer;
use super::call::Call;
use super::described::refusals;
use crate::desk::App;
use crate::invented::Clinic;
use crate::refusal::Refusal;
use crate::rights::{Right, new_id};
use crate::store::{Stand, Stands};

/// The longest name of a stand, in characters.
const LONGEST_NAME: usize = 80;

refusals!(Refusals: PairingCodeRefused, InvalidRequest);

/// Enrol a stand.
///
/// The pairing code works once and not for long.
#[utoipa::path(
    post, path = "/enrolments", operation_id = "enrol", tag = "Stand",
    request_body = EnrolmentRequest,
    responses((status = 201, description = "Enrolled", body = EnrolmentResponse), Refusals),
)]
pub(super) async fn enrol(State(app): State<App>, call: Call) -> Result<Answer, Refusal> {
    let request: EnrolmentRequest = call.body()?;
    let stand_name = request.stand_name.trim().to_owned();
    if !(1..=LONGEST_NAME).contains(&stand_name.chars().count()) {
        return Err(Refusal::invalid("standName has to be from 1 to 80 characters"));
    }
    // EXPOSE: to be compared. The invented clinics' codes are on the index page.
    let clinic = Clinic::by_pairing_code(request.pairing_code.expose()).ok_or(ProblemType::PairingCodeRefused)?;
    let credential = Right::new();
    let stand_id = app.decide(|desk| {
        let stand = Stand {
            stand_id: new_id("stand"),
            clinic_id: clinic.id.to_owned(),
            stand_name: stand_name.clone(),
            enrolled_at: desk.now,
            last_seen_at: None,
        };
        Stands(desk.tables).add(&stand, &credential.hash())?;
        Ok(stand.stand_id)
    })?;
    let body = EnrolmentResponse {
        credential: credential.into_inner(),
        stand_id,
        stand_name,
        clinic_name: clinic.name.to_owned(),
    };
    Ok(Answer::json(StatusCode::CREATED, &body))
}
