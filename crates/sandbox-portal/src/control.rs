//! The sandbox's own calls, for tests and scripts: its clock, its faults, its phones and inboxes, its front desk. They are no part of the contract.

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
use crate::refusal::Refusal;
use crate::store::{Appointments, Email, Emails, HelpRequest, HelpRequests, TextMessage, TextMessages};

/// `/sandbox/…`
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/sandbox/clock", get(read_clock).post(advance_clock))
        .route("/sandbox/faults", get(read_faults).put(set_faults))
        .route("/sandbox/messages", get(messages))
        .route("/sandbox/emails", get(emails))
        .route("/sandbox/help-requests", get(help_requests))
        .route("/sandbox/new-day", post(new_day))
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

async fn new_day(State(app): State<App>) -> Result<StatusCode, Refusal> {
    start_a_new_day(&app)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Nobody has checked in, and every phone and inbox is empty. Who is signed in stays so, with a day to be planned.
pub(crate) fn start_a_new_day(app: &App) -> Result<(), Refusal> {
    app.decide(|desk| {
        Appointments(desk.tables).forget_all()?;
        TextMessages(desk.tables).forget_all()?;
        HelpRequests(desk.tables).forget_all()?;
        Ok(Emails(desk.tables).forget_all()?)
    })
}
