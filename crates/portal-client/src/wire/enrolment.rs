//! How a stand comes to be one of a clinic's: a pairing code once, for a credential that lasts.

use kiosk_core::Sensitive;
use serde::{Deserialize, Serialize};

use super::exposed::exposed;

/// `POST /v1/enrolments`: the only call that needs no right but the code in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnrolmentRequest {
    /// As the clinic's administrator got it from the portal; works once, and not for long.
    #[serde(serialize_with = "exposed")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "HARB-0001"))]
    pub pairing_code: Sensitive<String>,
    /// What the clinic calls the stand, such as "Front door".
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 80, example = "Front door"))]
    pub stand_name: String,
}

/// The stand is enrolled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnrolmentResponse {
    /// The stand's own right from now on, sent as `Authorization: Bearer`; said this once.
    #[serde(serialize_with = "exposed")]
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub credential: Sensitive<String>,
    /// The portal's name for the stand.
    pub stand_id: String,
    /// What the clinic calls it.
    pub stand_name: String,
    /// Whose it is now.
    pub clinic_name: String,
}
