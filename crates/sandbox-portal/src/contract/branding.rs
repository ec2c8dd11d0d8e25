//! What a stand looks like, and its pictures.

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use portal_client::wire::{
    BrandingResponse, ColoursResponse, ContactResponse, DashboardResponse, LabelResponse, LabelsResponse,
    OpeningHoursResponse, OpeningSpanResponse, ProblemType, SignInMethod,
};
use sha2::{Digest, Sha256};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use super::answer::Answer;
use super::call::Call;
use super::callers::StandCaller;
use super::described::refusals;
use crate::desk::{App, Desk};
use crate::invented::{Clinic, Open};
use crate::refusal::Refusal;
use crate::web::DASHBOARD_PATH;

refusals!(BrandingRefusals: CredentialRefused);
refusals!(PictureRefusals: CredentialRefused, NotFound);

/// The clinic's branding.
#[utoipa::path(
    get, path = "/stand/branding", operation_id = "getBranding", tag = "Stand",
    security(("standCredential" = [])),
    params(("If-None-Match" = Option<String>, Header, description = "The `ETag` of the document that the stand has")),
    responses(
        (status = 200, description = "The document", body = BrandingResponse,
            headers(("ETag" = String, description = "Changes when anything in the document does"))),
        (status = 304, description = "Nothing has changed"),
        BrandingRefusals,
    ),
)]
pub(super) async fn branding(State(app): State<App>, call: Call) -> Result<Response, Refusal> {
    let document = app.decide(|desk| {
        let StandCaller { clinic, .. } = desk.stand(&call)?;
        Ok(app.looks().of(document(desk, clinic, call.reached_at())))
    })?;
    let etag = quoted_hash(&serde_json::to_vec(&document).expect("a wire type has string keys"));
    let headers = [(header::ETAG, etag.clone()), (header::CACHE_CONTROL, "private, no-cache".to_owned())];
    if call.has(&etag) {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    Ok((headers, Answer::json(StatusCode::OK, &document)).into_response())
}

/// The clinic's logo.
///
/// Only the URL in the branding document leads here; a changed logo has a changed URL.
#[utoipa::path(
    get, path = "/stand/branding/logo/{version}", operation_id = "getLogo", tag = "Stand",
    security(("standCredential" = [])),
    params(("version" = String, Path, description = "As the branding document has it")),
    responses((status = 200, description = "The logo", body = inline(Logo), content_type = "image/png"), PictureRefusals),
)]
pub(super) async fn logo(State(app): State<App>, Path(version): Path<String>, call: Call) -> Result<Response, Refusal> {
    let clinic = app.decide(|desk| Ok(desk.stand(&call)?.clinic))?;
    picture(&version, "image/png", clinic.look.logo_png)
}

/// The picture for the clinic's resting screens.
///
/// The same holds for its URL as for the logo's.
#[utoipa::path(
    get, path = "/stand/branding/attract/{version}", operation_id = "getAttractPicture", tag = "Stand",
    security(("standCredential" = [])),
    params(("version" = String, Path, description = "As the branding document has it")),
    responses(
        (status = 200, description = "The picture", body = String, content_type = "image/svg+xml"),
        PictureRefusals,
    ),
)]
pub(super) async fn attract(
    State(app): State<App>,
    Path(version): Path<String>,
    call: Call,
) -> Result<Response, Refusal> {
    let clinic = app.decide(|desk| Ok(desk.stand(&call)?.clinic))?;
    picture(&version, "image/svg+xml", clinic.look.attract_svg)
}

fn picture(version: &str, media_type: &'static str, file: &'static [u8]) -> Result<Response, Refusal> {
    if version != hash(file) {
        return Err(ProblemType::NotFound.into());
    }
    let headers = [
        (header::CONTENT_TYPE, media_type),
        // Its URL changes with it.
        (header::CACHE_CONTROL, "private, max-age=31536000, immutable"),
    ];
    Ok((headers, file).into_response())
}

/// How the logo's bytes are described.
struct Logo;

impl PartialSchema for Logo {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).content_media_type("image/png").into()
    }
}

impl ToSchema for Logo {}

fn document(desk: &Desk<'_>, clinic: &Clinic, reached_at: Option<String>) -> BrandingResponse {
    let (singular, plural) = clinic.patient_label;
    BrandingResponse {
        clinic_name: clinic.name.to_owned(),
        welcome_title: clinic.look.welcome_title.to_owned(),
        welcome_message: clinic.look.welcome_message.to_owned(),
        contact: ContactResponse {
            phone: clinic.contact.phone.to_owned(),
            email: clinic.contact.email.to_owned(),
            address: clinic.contact.address.to_owned(),
            hours: clinic.contact.hours.to_owned(),
        },
        labels: LabelsResponse { patient: LabelResponse { singular: singular.to_owned(), plural: plural.to_owned() } },
        colours: ColoursResponse {
            primary: clinic.look.primary.to_owned(),
            background: clinic.look.background.to_owned(),
        },
        languages: clinic.languages.iter().map(|&language| language.to_owned()).collect(),
        country: clinic.country.to_owned(),
        methods: vec![SignInMethod::Email, SignInMethod::Phone],
        privacy_notice: clinic.look.privacy_notice.to_owned(),
        opening_hours: Some(opening_hours(clinic)),
        // Relative to the document itself, whatever stands before both.
        logo_url: Some(format!("branding/logo/{}", hash(clinic.look.logo_png))),
        attract_url: Some(format!("branding/attract/{}", hash(clinic.look.attract_svg))),
        dashboard: desk
            .dashboard_at(reached_at)
            .map(|origin| DashboardResponse { public_url: format!("{origin}{DASHBOARD_PATH}"), origins: vec![origin] }),
        portal_enabled: !desk.faults.switches_off(clinic),
    }
}

fn opening_hours(clinic: &Clinic) -> OpeningHoursResponse {
    let spans = clinic.open.iter().flat_map(|open| open.days.iter().map(move |day| (*day, open)));
    let span = |(day, open): (_, &Open)| OpeningSpanResponse {
        day,
        opens: open.opens.to_owned(),
        closes: open.closes.to_owned(),
    };
    OpeningHoursResponse { time_zone: clinic.time_zone.to_owned(), days: spans.map(span).collect() }
}

/// Enough of a SHA-256 to tell one version from another.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

fn quoted_hash(bytes: &[u8]) -> String {
    format!("\"{}\"", hash(bytes))
}
