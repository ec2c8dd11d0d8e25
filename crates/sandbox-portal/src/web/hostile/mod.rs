//! "Everything a hostile or careless page might try": what a stand has to hold against, as pages of this portal.
//!
//! `attempts.rs` is the list; `assets/hostile` has the scripts; `elsewhere.rs` is the other origin, which counts what arrives.
//! These pages alone have no content policy: they would not be hostile with one.

mod attempts;
mod elsewhere;
mod list;
mod support;
mod tally;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post, put};
use axum::{Json, Router, middleware};
use serde::{Deserialize, Serialize};

use super::no_page::NoPage;
use super::visit::visit;
use crate::desk::App;
use attempts::{Attempt, GROUPS, Group, How};
pub(crate) use elsewhere::{Elsewhere, start};
use tally::{Saw, Seen};

/// The longest detail that is kept of what a page saw, in characters.
const LONGEST_DETAIL: usize = 200;

type Script = (&'static str, &'static [u8]);

/// The scripts, by their names.
const SCRIPTS: [Script; 7] = [
    ("run.js", include_bytes!("../../../assets/hostile/run.js")),
    ("away.js", include_bytes!("../../../assets/hostile/away.js")),
    ("loading.js", include_bytes!("../../../assets/hostile/loading.js")),
    ("dialogs.js", include_bytes!("../../../assets/hostile/dialogs.js")),
    ("devices.js", include_bytes!("../../../assets/hostile/devices.js")),
    ("kiosk.js", include_bytes!("../../../assets/hostile/kiosk.js")),
    ("nuisance.js", include_bytes!("../../../assets/hostile/nuisance.js")),
];

/// The pages, and what tests ask of them.
pub(super) fn routes() -> Router<App> {
    let pages = Router::new()
        .route("/web/hostile", get(list::all))
        .route("/web/hostile/{id}", get(list::one))
        .route("/web/hostile/support/{id}/{what}", any(support::answer))
        .route("/web/hostile/attempts", get(all_attempts))
        .route("/web/hostile/seen", post(saw).get(all_seen))
        .route("/web/hostile/landing", put(land))
        .route("/web/hostile/arrived", get(all_arrived).delete(forget));
    let scripts = SCRIPTS.into_iter().fold(Router::new(), |routes, (name, bytes)| {
        routes.route(&format!("/web/assets/hostile/{name}"), get(move || super::asset("text/javascript", bytes)))
    });
    pages.merge(scripts).layer(middleware::map_response(never_stored))
}

/// What a page says that it saw.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SawRequest {
    id: String,
    saw: Saw,
    #[serde(default)]
    detail: String,
}

async fn saw(
    State(app): State<App>,
    headers: HeaderMap,
    Json(request): Json<SawRequest>,
) -> Result<StatusCode, NoPage> {
    visit(&app, &headers, |_, _| Ok(()))?;
    let attempt = attempts::by_id(&request.id).ok_or(NoPage::NotFound)?;
    let detail = request.detail.chars().take(LONGEST_DETAIL).collect();
    app.elsewhere().tally.saw(attempt.id, Seen { saw: request.saw, detail });
    Ok(StatusCode::NO_CONTENT)
}

/// One attempt, as a test is told of it.
#[derive(Serialize)]
struct AttemptResponse {
    id: &'static str,
    group: &'static str,
    title: &'static str,
    should: &'static str,
    /// Whether there is something to touch in the list; if not, it is made by its own page alone.
    touchable: bool,
}

/// For tests, in the order of the list.
async fn all_attempts() -> Response {
    let of_group = |group: &'static Group| group.attempts.iter().map(move |attempt| (group.title, attempt));
    let told = |(group, attempt): (_, &'static Attempt)| {
        let Attempt { id, title, should, how } = *attempt;
        AttemptResponse { id, group, title, should, touchable: !matches!(how, How::Page(_)) }
    };
    Json(GROUPS.iter().flat_map(of_group).map(told).collect::<Vec<_>>()).into_response()
}

/// Where hand-offs are to lead.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LandingRequest {
    /// An attempt; none for the dashboard.
    id: Option<String>,
}

/// For tests, whose browser cannot be told an address.
async fn land(State(app): State<App>, Json(request): Json<LandingRequest>) -> Result<StatusCode, NoPage> {
    let attempt = request.id.map(|id| attempts::by_id(&id).ok_or(NoPage::NotFound)).transpose()?;
    app.elsewhere().land_on(attempt);
    Ok(StatusCode::NO_CONTENT)
}

/// For tests, which have no visit: nobody's data is in it.
async fn all_seen(State(app): State<App>) -> Response {
    Json(app.elsewhere().tally.all_seen()).into_response()
}

/// The same of what arrived.
async fn all_arrived(State(app): State<App>) -> Response {
    Json(app.elsewhere().tally.all_arrived()).into_response()
}

/// Forgets both.
async fn forget(State(app): State<App>) -> StatusCode {
    app.elsewhere().tally.forget();
    StatusCode::NO_CONTENT
}

async fn never_stored(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
