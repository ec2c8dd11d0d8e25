//! The contract, version 1: one file a noun, each handler with its own description for the OpenAPI document.

mod answer;
mod appointments;
mod attempts;
mod branding;
mod call;
mod callers;
mod described;
mod enrolments;
mod hand_offs;
mod heartbeat;
mod help_requests;
mod kiosk_sessions;
mod link_polls;
mod once;
mod sign_outs;
mod verifications;

use axum::Router;
use axum::http::StatusCode;
use portal_client::wire::{Problem, ProblemType};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, ContactBuilder, InfoBuilder, License, OpenApi, OpenApiBuilder, ServerBuilder, Tag,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::desk::App;
use crate::refusal::Refusal;

/// What stands before every path.
const BASE_PATH: &str = "/v1";

/// The contract's routes, and what they are described as.
pub(crate) fn router() -> (Router<App>, OpenApi) {
    let (routes, description) = OpenApiRouter::with_openapi(about())
        .routes(routes!(enrolments::enrol))
        .routes(routes!(branding::branding))
        .routes(routes!(branding::logo))
        .routes(routes!(branding::attract))
        .routes(routes!(heartbeat::heartbeat))
        .routes(routes!(help_requests::ask))
        .routes(routes!(help_requests::look, help_requests::withdraw))
        .routes(routes!(kiosk_sessions::open, kiosk_sessions::end_all))
        .routes(routes!(kiosk_sessions::renew))
        .routes(routes!(kiosk_sessions::end))
        .routes(routes!(attempts::start))
        .routes(routes!(attempts::resend))
        .routes(routes!(verifications::verify))
        .routes(routes!(link_polls::poll))
        .routes(routes!(appointments::list_today))
        .routes(routes!(appointments::check_in))
        .routes(routes!(hand_offs::hand_off))
        .routes(routes!(sign_outs::sign_out))
        .split_for_parts();
    let routes =
        routes.fallback(|| async { Refusal::from(ProblemType::NotFound) }).method_not_allowed_fallback(|| async {
            Refusal::invalid_with(StatusCode::METHOD_NOT_ALLOWED, "there is no such method at this URL")
        });
    (Router::new().nest(BASE_PATH, routes), description)
}

fn about() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Portal Kiosk: the portal API")
        .version("1.0.0")
        .description(Some(include_str!("about.md")))
        .contact(Some(ContactBuilder::new().name(Some("Portal Kiosk")).build()))
        .license(Some(License::builder().name("Apache-2.0").identifier(Some("Apache-2.0")).build()));
    let bearer = |description: &str| {
        let mut scheme = Http::new(HttpAuthScheme::Bearer);
        scheme.description = Some(description.to_owned());
        SecurityScheme::Http(scheme)
    };
    let components = ComponentsBuilder::new()
        // Every refusal refers to it.
        .schema_from::<Problem>()
        .security_scheme("standCredential", bearer("The stand's own, from its enrolment on"))
        .security_scheme("kioskSessionToken", bearer("One kiosk session's, until it expires or the session ends"))
        .security_scheme("patientAccessToken", bearer("A verified contact's, until its kiosk session ends"));
    let tag = |name: &str, description: &str| {
        let mut tag = Tag::new(name);
        tag.description = Some(description.to_owned());
        tag
    };
    OpenApiBuilder::new()
        .info(info.build())
        .servers(Some([ServerBuilder::new().url(BASE_PATH).build()]))
        .components(Some(components.build()))
        .tags(Some([
            tag("Stand", "What a stand itself asks, with its credential"),
            tag("Kiosk session", "One patient's time at one stand, opened and ended by the stand"),
            tag("Sign-in", "What a patient's attempt to sign in asks, with the kiosk session's token"),
            tag("Patient", "What a patient who is signed in asks, with their own token"),
        ]))
        .build()
}
