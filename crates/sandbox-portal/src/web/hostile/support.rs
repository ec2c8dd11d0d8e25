//! What some attempts need on this portal's own side: answers that lead on to the other origin, and odd ones.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use super::elsewhere::ARRIVED;
use crate::desk::App;
use crate::web::no_page::NoPage;
use crate::web::visit::visit;

/// Waits for a word, and then asks the other origin.
const SERVICE_WORKER: &str = "addEventListener('fetch', () => {});\n\
    addEventListener('message', (event) => event.waitUntil(fetch(event.data, { mode: 'no-cors' })));\n";

pub(super) async fn answer(
    State(app): State<App>,
    Path((id, what)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, NoPage> {
    visit(&app, &headers, |_, _| Ok(()))?;
    let there = format!("{}{ARRIVED}/{id}/page.html", app.elsewhere().origin());
    match what.as_str() {
        "redirected" => leads_on(StatusCode::FOUND, &there),
        "twice" => leads_on(StatusCode::FOUND, &format!("/web/hostile/support/{id}/redirected")),
        "keeping" => leads_on(StatusCode::TEMPORARY_REDIRECT, &there),
        "refreshed" => refreshed(&there),
        "frame" => Ok(Html(format!("<!doctype html><script>top.location = \"{there}\"</script>")).into_response()),
        "unknown" => Ok(([(header::CONTENT_TYPE, "application/x-heron")], "heron").into_response()),
        "protected" => Ok(asks_for_a_password()),
        "worker.js" => Ok(([(header::CONTENT_TYPE, "text/javascript")], SERVICE_WORKER).into_response()),
        _ => Err(NoPage::NotFound),
    }
}

fn leads_on(status: StatusCode, there: &str) -> Result<Response, NoPage> {
    let location = HeaderValue::from_str(there).map_err(|_| NoPage::NotFound)?;
    Ok((status, [(header::LOCATION, location)]).into_response())
}

fn refreshed(there: &str) -> Result<Response, NoPage> {
    let refresh = HeaderValue::from_str(&format!("1; url={there}")).map_err(|_| NoPage::NotFound)?;
    let headers = [(header::REFRESH, refresh)];
    Ok((headers, Html("<!doctype html><title>Wait</title><h1>This page leads on by itself</h1>")).into_response())
}

fn asks_for_a_password() -> Response {
    let challenge = [(header::WWW_AUTHENTICATE, "Basic realm=\"Heron\"")];
    (StatusCode::UNAUTHORIZED, challenge, Html("<!doctype html><h1>Name and password, please</h1>")).into_response()
}
