//! One patient's time at one stand. The supervisor opens it, and by ending it revokes all that was begun in it.

use kiosk_core::Sensitive;
use serde::{Deserialize, Serialize};

use super::exposed::exposed;

/// `POST /v1/kiosk-sessions`: the session is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskSessionResponse {
    /// To renew and to end it by; of no use without the stand's credential.
    pub kiosk_session_id: String,
    /// What a shell may start attempts with.
    #[serde(serialize_with = "exposed")]
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub token: Sensitive<String>,
    /// How long the token lasts unless it is renewed.
    pub expires_in_seconds: u32,
}

/// `POST /v1/kiosk-sessions/{id}/renewals`: the session goes on with another token. The one before stays good for its
/// own time, so that a call that is on its way is not lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RenewalResponse {
    /// In place of the token before.
    #[serde(serialize_with = "exposed")]
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub token: Sensitive<String>,
    /// How long it lasts unless it is renewed.
    pub expires_in_seconds: u32,
}
