//! The stand says that it is alive, and hears whether it may serve.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Disclosure;

/// `POST /v1/stand/heartbeat`: nothing to say yet but that the stand is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeartbeatRequest {}

/// The portal has heard it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeartbeatResponse {
    /// The portal's clock, to tell a stand whose own is wrong.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub server_time: Timestamp,
    /// Whether patients can sign in here at all.
    pub portal_enabled: bool,
    /// What an attempt may ask for, so that a stand can tell at its start; `portal` alone where the portal says nothing.
    #[serde(default = "portal_alone")]
    #[cfg_attr(feature = "openapi", schema(example = json!(["portal", "neutral"])))]
    pub disclosures: Vec<Disclosure>,
}

fn portal_alone() -> Vec<Disclosure> {
    vec![Disclosure::Portal]
}
