//! Somebody at a stand wants staff: which stand and which screen, never who.

use serde::{Deserialize, Serialize};

/// `POST /v1/stand/help-requests`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpRequest {
    /// What is on the screen.
    pub screen: HelpScreen,
}

/// The screen that somebody wants help with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum HelpScreen {
    /// Somebody says how to reach them.
    SignIn,
    /// A message is on its way.
    Verification,
    /// Somebody chooses for whom it is.
    WhoIsItFor,
    /// Somebody is signed in.
    Appointments,
    /// Somebody is on the portal's own pages.
    Portal,
    /// Nobody can sign in.
    Unavailable,
}

/// The front desk can see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpRequestResponse {
    /// To ask what became of it, and to withdraw it.
    pub help_request_id: String,
}

/// `GET /v1/stand/help-requests/{id}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpRequestStateResponse {
    /// What became of it.
    pub state: HelpRequestState,
}

/// What the front desk says to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum HelpRequestState {
    /// Nothing yet.
    Waiting,
    /// Somebody is coming.
    Coming,
    /// Nobody need come any more.
    Over,
    /// Something that this version does not know: nobody is coming that it could speak of.
    #[serde(other)]
    Unknown,
}
