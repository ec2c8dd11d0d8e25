//! The code comes back, and with it the right to speak for the contact's patients.

use kiosk_core::Sensitive;
use serde::{Deserialize, Serialize};

use super::exposed::exposed;

/// `POST /v1/attempts/{id}/verifications`: is this the code?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VerificationRequest {
    /// Six ASCII digits.
    #[serde(serialize_with = "exposed")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[0-9]{6}$", example = "123456"))]
    pub code: Sensitive<String>,
}

/// It is; the code is used up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VerificationResponse {
    /// The patient's right from now on, sent as `Authorization: Bearer`.
    #[serde(serialize_with = "exposed")]
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub access_token: Sensitive<String>,
    /// The portal's own limit for the session.
    pub session_expires_in_seconds: u32,
    /// Whom the contact belongs to; at least one.
    #[cfg_attr(feature = "openapi", schema(min_items = 1))]
    pub patients: Vec<PatientResponse>,
}

/// One patient of a verified contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PatientResponse {
    /// The portal's name for them.
    pub patient_id: String,
    /// First name or initials, as the clinic lets it stand on a screen.
    #[serde(serialize_with = "exposed")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "Avery"))]
    pub display_name: Sensitive<String>,
}
