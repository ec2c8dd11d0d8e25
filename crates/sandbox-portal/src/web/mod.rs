//! The portal's web dashboard, as a stand hands a patient over to it: an ordinary website that knows its visitor by a cookie.
//!
//! `door.rs` lets a browser in and out, `visits.rs` decides who may; each other file is a page.

mod details;
mod documents;
mod door;
mod frame;
pub(crate) mod hostile;
mod icons;
pub(crate) mod keepsakes;
mod messages;
mod no_page;
mod today;
mod visit;
mod visitor;
mod visits;
mod words;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::desk::App;
use no_page::NoPage;

/// Where the dashboard begins, and what its cookie is good for.
pub(crate) const DASHBOARD_PATH: &str = "/web/";
/// What stands before a hand-off's token.
pub(crate) const HAND_OFF_PATH: &str = "/web/hand-off";
/// Where a visit leads that its visitor has ended.
pub(crate) const SIGNED_OUT_PATH: &str = "/web/signed-out";

/// Nothing from elsewhere, nothing to elsewhere, and framed by nobody.
const OWN_RESOURCES_ONLY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The dashboard's pages, and what they load.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/web/hand-off/{token}", get(door::come_in).head(door::only_looked_at))
        .route(DASHBOARD_PATH, get(today::page))
        .route("/web/messages", get(messages::list))
        .route("/web/messages/{id}", get(messages::read).post(messages::answer))
        .route("/web/documents", get(documents::list))
        .route(documents::EXERCISES_PATH, get(documents::exercises))
        .route("/web/documents/{file}", get(documents::open))
        .route("/web/details", get(details::page).post(details::save))
        .route(keepsakes::KEEPSAKES_PATH, get(keepsakes::page))
        .route("/web/keepsakes/said", post(keepsakes::said))
        .route("/web/keepsakes/attachment.txt", get(keepsakes::attachment))
        .route("/web/keepsakes/picture.png", get(keepsakes::picture))
        .route("/web/sign-out", post(door::sign_out))
        .route(SIGNED_OUT_PATH, get(door::signed_out))
        .route("/web/assets/dashboard.css", get(|| asset("text/css", include_bytes!("../../assets/dashboard.css"))))
        .route(
            "/web/assets/dashboard.js",
            get(|| asset("text/javascript", include_bytes!("../../assets/dashboard.js"))),
        )
        .route(
            "/web/keepsakes/keepsakes.js",
            get(|| asset("text/javascript", include_bytes!("../../assets/keepsakes.js"))),
        )
        .route("/web/keepsakes/worker.js", get(keepsakes_worker))
        .route("/web/{*elsewhere}", get(|| async { NoPage::NotFound }))
        .layer(middleware::map_response(for_its_visitor_alone))
        .merge(hostile::routes())
}

/// Under an address that lets it serve the whole dashboard.
async fn keepsakes_worker() -> Response {
    let worker = asset("text/javascript", include_bytes!("../../assets/keepsakes-worker.js")).await;
    ([(HeaderName::from_static("service-worker-allowed"), DASHBOARD_PATH)], worker).into_response()
}

async fn asset(media_type: &'static str, bytes: &'static [u8]) -> Response {
    ([(header::CONTENT_TYPE, media_type)], bytes).into_response()
}

/// Kept by nobody, and no other page hears where its visitor came from.
async fn for_its_visitor_alone(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let said: [(HeaderName, &'static str); 4] = [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, OWN_RESOURCES_ONLY),
    ];
    for (name, value) in said {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
