//! A patient sees today's appointments and says "I'm here".

use axum::extract::{Path, State};
use axum::http::StatusCode;
use portal_client::wire::{AppointmentsResponse, CheckInResponse};

use super::answer::Answer;
use super::call::{Call, Nothing};
use super::described::refusals;
use crate::desk::App;
use crate::refusal::Refusal;

refusals!(ListRefusals: SessionEnded, NotFound, AccessWithdrawn);
refusals!(
    CheckInRefusals: SessionEnded, NotFound, AccessWithdrawn, NoSuchAppointment, IdempotencyKeyMissing,
    IdempotencyKeyReused, InvalidRequest,
);

/// Today's appointments.
///
/// Asked for every half minute while they are on a screen: the answer says how each stands now.
#[utoipa::path(
    get, path = "/patients/{patientId}/appointments/today", operation_id = "listAppointmentsToday", tag = "Patient",
    security(("patientAccessToken" = [])),
    params(("patientId" = String, Path, description = "One of the patients that the verification named")),
    responses((status = 200, description = "All of today's", body = AppointmentsResponse), ListRefusals),
)]
pub(super) async fn list_today(
    State(app): State<App>,
    Path(patient_id): Path<String>,
    call: Call,
) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let caller = desk.patient(&call)?;
        let today = desk.list_today(&caller.asks_about(&patient_id)?)?;
        Ok(Answer::json(StatusCode::OK, &today))
    })
}

/// Say "I'm here".
///
/// What cannot be checked in to (too early, cancelled, …) is no refusal: the answer says how the appointment stands. Whoever
/// asks again because an answer was lost is checked in once, and told so as the first time.
#[utoipa::path(
    post, path = "/patients/{patientId}/appointments/{appointmentId}/check-ins", operation_id = "checkIn", tag = "Patient",
    security(("patientAccessToken" = [])),
    params(
        ("patientId" = String, Path, description = "One of the patients that the verification named"),
        ("appointmentId" = String, Path, description = "One of this patient's, today"),
        ("Idempotency-Key" = String, Header, description = "The same for every repetition of this call"),
    ),
    responses((status = 200, description = "How it stands now", body = CheckInResponse), CheckInRefusals),
)]
pub(super) async fn check_in(
    State(app): State<App>,
    Path((patient_id, appointment_id)): Path<(String, String)>,
    call: Call,
) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let caller = desk.patient(&call)?;
        desk.once(&call, &caller.signed_in.patient_session_id, || {
            let Nothing {} = call.body()?;
            let status = desk.check_in(&caller.asks_about(&patient_id)?, &appointment_id)?;
            Ok(Answer::json(StatusCode::OK, &CheckInResponse { appointment_id, status }))
        })
    })
}
