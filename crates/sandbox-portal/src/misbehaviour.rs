//! Obeys those faults that touch every call of the contract alike.

use std::future::pending;
use std::time::Duration;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use jiff::fmt::rfc2822;
use portal_client::wire::{PROBLEM_MEDIA_TYPE, Problem, ProblemType};
use serde_json::json;

use crate::Answers;
use crate::desk::App;
use crate::refusal::Refusal;
use crate::spoiling::{cut_off, followed_by_nothing_much, with_unknown_fields, wrapped};
use crate::store::Moment;

/// How long a busy portal asks to be left alone.
const BUSY_FOR: Duration = Duration::from_secs(5);

/// What a network gives that wants to be signed in to, whatever was asked for.
const SOMEBODY_ELSES_PAGE: &str = "<!doctype html><html lang=\"en\"><title>Guest network</title>\
    <h1>Welcome to the guest network</h1><p>Please accept the terms of use to go on.</p></html>";

/// In a response's extensions: it is not to be sent, and its connection is to be closed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HangUp;

/// Stands before every call of the contract.
pub(crate) async fn misbehave(State(app): State<App>, request: Request, next: Next) -> Response {
    let faults = app.faults();
    let mut response = match faults.answers {
        Answers::Right => next.run(request).await,
        Answers::Down => hung_up(),
        Answers::BlackHoled => pending().await,
        Answers::Status500 => Refusal::from(ProblemType::Internal).into_response(),
        Answers::CutOff => cut_off(next.run(request).await).await,
        Answers::Html => Html(SOMEBODY_ELSES_PAGE).into_response(),
        Answers::WrongShape => wrapped(next.run(request).await).await,
        Answers::UnknownFields => with_unknown_fields(next.run(request).await).await,
        Answers::UnknownProblem => unknown_problem(),
        Answers::Huge => followed_by_nothing_much(next.run(request).await).await,
        Answers::BusyForSeconds => busy(Some(BUSY_FOR.as_secs().into())),
        Answers::BusyUntilDate => busy(http_date(app.now().plus(BUSY_FOR))),
    };
    if faults.slow > 0 {
        // After the call was done: who does not wait for the answer has it done all the same.
        tokio::time::sleep(Duration::from_millis(faults.slow.into())).await;
    }
    if let Some(now) = http_date(app.now()) {
        response.headers_mut().insert(header::DATE, now);
    }
    response
}

fn hung_up() -> Response {
    let mut response = Response::default();
    response.extensions_mut().insert(HangUp);
    response
}

fn unknown_problem() -> Response {
    let problem = json!({
        "type": "urn:portal-kiosk:problem:from-the-future",
        "title": "Something that this contract has no word for",
        "status": 409,
    });
    let mut response = (StatusCode::CONFLICT, Json(problem)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_MEDIA_TYPE));
    response
}

fn busy(retry_after: Option<HeaderValue>) -> Response {
    let too_many_requests = StatusCode::TOO_MANY_REQUESTS.as_u16();
    let problem = Problem { status: too_many_requests, ..Problem::new(ProblemType::Busy) };
    let mut response = Refusal::Because(problem).into_response();
    response.headers_mut().extend(retry_after.map(|wait| (header::RETRY_AFTER, wait)));
    response
}

/// A date as HTTP has it; `None` before the year 0, which no clock should show.
fn http_date(moment: Moment) -> Option<HeaderValue> {
    let printed = rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&moment.timestamp()).ok()?;
    HeaderValue::from_str(&printed).ok()
}
