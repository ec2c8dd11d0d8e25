//! The pages for people: what there is, the invented phones and inboxes, the links' pages, the front desk, the switches. Nothing in them comes from elsewhere.

mod faults;
mod front_desk;
mod index;
mod links;
mod mail_feed;
mod phones;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::Zoned;
use maud::{DOCTYPE, Markup, html};

use crate::desk::App;
use crate::invented::Clinic;
use crate::store::Moment;

/// On every page, so that nobody takes it for a portal.
const SANDBOX_NOTICE: &str = "Sandbox: invented patients, for demonstration, training and tests";

/// The pages, and what they load.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/", get(index::page).post(index::new_day))
        .route("/phones", get(phones::page))
        .route("/phones/events", get(mail_feed::events))
        .route("/front-desk", get(front_desk::page).post(front_desk::answer))
        .route("/front-desk/events", get(front_desk::events))
        .route("/faults", get(faults::page).post(faults::switch))
        .route("/faults/clock", axum::routing::post(faults::advance_clock))
        .route("/assets/pages.css", get(|| asset("text/css", include_bytes!("../../assets/pages.css"))))
        .route("/assets/phones.js", get(|| asset("text/javascript", include_bytes!("../../assets/phones.js"))))
        .route("/assets/front-desk.js", get(|| asset("text/javascript", include_bytes!("../../assets/front-desk.js"))))
        .route("/assets/harbour.png", get(|| asset("image/png", include_bytes!("../../assets/harbour-clinic.png"))))
        .route(
            "/assets/linden.png",
            get(|| asset("image/png", include_bytes!("../../assets/linden-family-practice.png"))),
        )
        .route("/assets/links.css", get(|| asset("text/css", include_bytes!("../../assets/links.css"))))
        .layer(middleware::map_response(own_resources_only))
        .merge(links::routes())
}

/// The frame of every page.
fn framed(here: &str, title: &str, main: &Markup) -> Markup {
    let places =
        [("/", "Clinics"), ("/phones", "Phones and inboxes"), ("/front-desk", "Front desk"), ("/faults", "Faults")];
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · Sandbox portal" }
                link rel="icon" href="/assets/harbour.png";
                link rel="stylesheet" href="/assets/pages.css";
            }
            body {
                p.notice { (SANDBOX_NOTICE) }
                header {
                    strong.product { "Sandbox portal" }
                    nav aria-label="Pages" {
                        @for (path, name) in places {
                            a href=(path) aria-current=[(path == here).then_some("page")] { (name) }
                        }
                    }
                }
                main { (main) }
            }
        }
    }
}

/// A moment on a clinic's clock, as a page shows it.
fn clock_face(clinic: &Clinic, moment: Moment) -> String {
    let zoned: Zoned = moment.timestamp().to_zoned(clinic.time_zone());
    zoned.strftime("%a %H:%M").to_string()
}

async fn asset(media_type: &'static str, bytes: &'static [u8]) -> Response {
    ([(header::CONTENT_TYPE, media_type)], bytes).into_response()
}

async fn own_resources_only(mut response: Response) -> Response {
    let policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
                  form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
