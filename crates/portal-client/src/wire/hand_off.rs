//! The way from a stand into the portal's own pages.

use serde::{Deserialize, Serialize};

use super::Sensitive;
use super::exposed::exposed;

/// `POST /v1/patients/{id}/hand-offs`: where a browser gets in, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandOffResponse {
    /// Opened once, it signs in whoever opens it and leads on; at one of the dashboard's origins.
    #[serde(serialize_with = "exposed")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "https://portal.example.org/web/hand-off/51f0c2"))]
    pub url: Sensitive<String>,
    /// Where the pages go when they have ended their own session; at one of the dashboard's origins.
    #[cfg_attr(feature = "openapi", schema(example = "https://portal.example.org/web/signed-out"))]
    pub signed_out_url: String,
    /// How long `url` can be opened; at most 60.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 60))]
    pub expires_in_seconds: u32,
}
