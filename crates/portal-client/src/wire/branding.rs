//! What the clinic makes of its stand. One document with an `ETag`; the logo has its own URL.

use serde::{Deserialize, Serialize};

use super::SignInMethod;

/// `GET /v1/stand/branding`; with `If-None-Match` a 304 where nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BrandingResponse {
    /// The clinic's name.
    pub clinic_name: String,
    /// The heading of the sign-in screen.
    pub welcome_title: String,
    /// Below it; plain text, line breaks kept.
    pub welcome_message: String,
    /// How the clinic can be reached.
    pub contact: ContactResponse,
    /// The clinic's own words.
    pub labels: LabelsResponse,
    /// The clinic's two colours; the stand makes the rest from them and sees to the contrast.
    pub colours: ColoursResponse,
    /// BCP 47 tags of the languages offered, the clinic's own first; at least one.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, example = json!(["en", "es"])))]
    pub languages: Vec<String>,
    /// ISO 3166-1 alpha-2, in capitals: whose phone numbers may be typed without a prefix.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[A-Z]{2}$", example = "US"))]
    pub country: String,
    /// The ways to sign in that the clinic offers; one that the stand does not know is passed over.
    pub methods: Vec<SignInMethod>,
    /// Where the logo is (PNG), relative to this document's own URL; a changed logo has a changed URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// Whether patients can sign in here at all.
    pub portal_enabled: bool,
}

/// How the clinic can be reached. An empty field is not drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContactResponse {
    /// As people write it.
    pub phone: String,
    /// An address.
    pub email: String,
    /// Street and town; line breaks kept.
    pub address: String,
    /// When it is open, in the clinic's own words.
    pub hours: String,
}

/// The clinic's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LabelsResponse {
    /// For a patient: patient, client, resident …
    pub patient: LabelResponse,
}

/// One of the clinic's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LabelResponse {
    /// For one.
    pub singular: String,
    /// For several.
    pub plural: String,
}

/// The clinic's two colours, each as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ColoursResponse {
    /// Of buttons and of what is chosen.
    #[cfg_attr(feature = "openapi", schema(pattern = "^#[0-9a-f]{6}$", example = "#0f6e78"))]
    pub primary: String,
    /// Of the ground behind everything.
    #[cfg_attr(feature = "openapi", schema(pattern = "^#[0-9a-f]{6}$", example = "#f4f8f8"))]
    pub background: String,
}
