//! The sandbox's own calls, for tests and scripts: its clock, its faults, its phones and inboxes, its front desk, its guests, what
//! was left open. They are no part of the contract.

use std::time::Duration;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use jiff::Timestamp;
use portal_client::wire::{HelpRequestState, HelpScreen};
use serde::{Deserialize, Serialize};

use crate::desk::App;
use crate::faults::Faults;
use crate::invented::guests::{self, Invitation};
use crate::refusal::Refusal;
use crate::store::{
    Appointments, Email, Emails, HelpRequest, HelpRequests, Profiles, Replies, StillOpen, TextMessage, TextMessages,
};

/// `/sandbox/…`
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/sandbox/clock", get(read_clock).post(advance_clock))
        .route("/sandbox/faults", get(read_faults).put(set_faults))
        .route("/sandbox/messages", get(messages))
        .route("/sandbox/emails", get(emails))
        .route("/sandbox/help-requests", get(help_requests))
        .route("/sandbox/still-open", get(still_open))
        .route("/sandbox/new-day", post(new_day))
        .route("/sandbox/guests", post(invite))
        .route("/sandbox/keepsakes", get(keepsakes))
        .route("/sandbox/ledger", get(read_ledger).post(open_ledger))
}

#[derive(Serialize)]
struct ClockResponse {
    now: Timestamp,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ClockRequest {
    advance_seconds: u32,
}

#[derive(Serialize)]
struct MessagesResponse {
    messages: Vec<TextMessage>,
}

#[derive(Serialize)]
struct EmailsResponse {
    emails: Vec<Email>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct HelpRequestsResponse {
    help_requests: Vec<CallResponse>,
}

/// One call to staff that is not over.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CallResponse {
    help_request_id: String,
    screen: HelpScreen,
    state: HelpRequestState,
}

/// Which messages or e-mails: those after this one.
#[derive(Clone, Copy, Default, Deserialize)]
pub(crate) struct After {
    #[serde(default)]
    pub(crate) after: i64,
}

async fn read_clock(State(app): State<App>) -> Response {
    Json(ClockResponse { now: app.now().timestamp() }).into_response()
}

async fn advance_clock(State(app): State<App>, Json(request): Json<ClockRequest>) -> Response {
    app.clock().advance(Duration::from_secs(request.advance_seconds.into()));
    read_clock(State(app)).await
}

async fn read_faults(State(app): State<App>) -> Json<Faults> {
    Json(app.faults())
}

async fn set_faults(State(app): State<App>, Json(json): Json<serde_json::Value>) -> Result<Json<Faults>, StatusCode> {
    let faults = Faults::from_json(json).map_err(|_| StatusCode::UNPROCESSABLE_ENTITY)?;
    app.set_faults(faults.clone());
    Ok(Json(faults))
}

/// All messages: whose they are is for the caller to look for, a number has no business in a URL.
async fn messages(State(app): State<App>, Query(After { after }): Query<After>) -> Result<Response, Refusal> {
    let messages = app.read(|tables| TextMessages(tables).after(after))?;
    Ok(Json(MessagesResponse { messages }).into_response())
}

/// The same of the inboxes. An e-mail's link is a path at this server's own URL.
async fn emails(State(app): State<App>, Query(After { after }): Query<After>) -> Result<Response, Refusal> {
    let emails = app.read(|tables| Emails(tables).after(after))?;
    Ok(Json(EmailsResponse { emails }).into_response())
}

/// As the front desk has them, the oldest first; answered by its page's form.
async fn help_requests(State(app): State<App>) -> Result<Response, Refusal> {
    let open = app.read(|tables| HelpRequests(tables).open())?;
    let told = |HelpRequest { help_request_id, screen, state, .. }| CallResponse { help_request_id, screen, state };
    Ok(Json(HelpRequestsResponse { help_requests: open.into_iter().map(told).collect() }).into_response())
}

/// What stands have begun here and not ended, all of them together.
async fn still_open(State(app): State<App>) -> Result<Json<StillOpen>, Refusal> {
    Ok(Json(app.read(StillOpen::in_tables)?))
}

/// A guest, by the portal's name for them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct GuestResponse {
    patient_id: &'static str,
}

async fn invite(Json(invitation): Json<Invitation>) -> Response {
    match guests::invite(invitation) {
        Ok(patient_id) => (StatusCode::CREATED, Json(GuestResponse { patient_id })).into_response(),
        Err(reason) => (StatusCode::UNPROCESSABLE_ENTITY, reason.to_string()).into_response(),
    }
}

/// Whose keepsakes.
#[derive(Deserialize)]
struct Marked {
    mark: String,
}

async fn keepsakes(State(app): State<App>, Query(Marked { mark }): Query<Marked>) -> Response {
    Json(app.keepsakes().of(&mark)).into_response()
}

/// From now on what is given away is written down.
async fn open_ledger(State(app): State<App>) -> StatusCode {
    app.ledger().open();
    StatusCode::NO_CONTENT
}

async fn read_ledger(State(app): State<App>) -> Response {
    Json(app.ledger().entries()).into_response()
}

async fn new_day(State(app): State<App>) -> Result<StatusCode, Refusal> {
    start_a_new_day(&app)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Nobody has checked in, and every phone and inbox is empty, and what was written on the dashboard is gone. Who is signed in stays so, with a day to be planned.
pub(crate) fn start_a_new_day(app: &App) -> Result<(), Refusal> {
    app.decide(|desk| {
        Appointments(desk.tables).forget_all()?;
        TextMessages(desk.tables).forget_all()?;
        HelpRequests(desk.tables).forget_all()?;
        Replies(desk.tables).forget_all()?;
        Profiles(desk.tables).forget_all()?;
        Ok(Emails(desk.tables).forget_all()?)
    })
}
