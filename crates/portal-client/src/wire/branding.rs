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
    /// The ways to sign in that the clinic offers; one that the stand does not know is passed over, and one at least has to
    /// be known.
    #[cfg_attr(feature = "openapi", schema(min_items = 1))]
    pub methods: Vec<SignInMethod>,
    /// What the clinic says of privacy, behind the first screen's one sentence; plain text, line breaks kept.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub privacy_notice: String,
    /// When the clinic is open; without it a stand never says that it is closed.
    #[serde(default)]
    pub opening_hours: Option<OpeningHoursResponse>,
    /// Where the logo is (PNG, JPEG, WebP, GIF or SVG, at most 2 MiB), relative to this document's own URL; a changed logo
    /// has a changed URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// Where the picture for the resting screen is; the same holds for it as for the logo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attract_url: Option<String>,
    /// The portal's own pages for patients; without it a stand offers no way to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dashboard: Option<DashboardResponse>,
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

/// When the clinic is open, week by week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpeningHoursResponse {
    /// The clinic's own time zone, by its name in the IANA's data.
    #[cfg_attr(feature = "openapi", schema(example = "America/New_York"))]
    pub time_zone: String,
    /// In any order. A day may stand here several times; on one that does not stand here the clinic is closed.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub days: Vec<OpeningSpanResponse>,
}

/// One stretch of time in which the clinic is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpeningSpanResponse {
    /// The day on which it begins.
    pub day: WeekdayResponse,
    /// When it begins, on the clinic's clock.
    #[cfg_attr(feature = "openapi", schema(pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$", example = "08:00"))]
    pub opens: String,
    /// When it ends: where that is not later than `opens`, on the next day. `24:00` is midnight, too.
    #[cfg_attr(feature = "openapi", schema(pattern = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$", example = "17:30"))]
    pub closes: String,
}

/// A day of the week.
#[expect(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum WeekdayResponse {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// The portal's own pages for patients, which a stand hands a patient over to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DashboardResponse {
    /// Everything that the pages load, lead to or send to, as origins: scheme, host, and the port where it is not the
    /// scheme's own. `https`, or `http` on the loopback interface. A stand opens nothing else.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 16, example = json!(["https://portal.example.org"])))]
    pub origins: Vec<String>,
    /// Where patients find the pages on their own phones; without query and fragment. A stand shows it as a QR code.
    #[cfg_attr(feature = "openapi", schema(max_length = 300, example = "https://portal.example.org/"))]
    pub public_url: String,
}
