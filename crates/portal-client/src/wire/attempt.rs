//! An attempt to sign in: a code is sent to a contact, and maybe sent again.

use kiosk_core::Sensitive;
use serde::{Deserialize, Serialize};

use super::exposed::exposed;

/// `POST /v1/attempts`: send a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttemptRequest {
    /// How; has to fit the contact.
    pub method: SignInMethod,
    /// Where to.
    pub contact: AttemptContact,
    /// Whether the portal may say that nobody has this contact.
    pub disclosure: Disclosure,
    /// BCP 47 tag of the language that the message is to be in.
    #[cfg_attr(feature = "openapi", schema(min_length = 2, max_length = 35, example = "en"))]
    pub language: String,
}

/// A way to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SignInMethod {
    /// A code by text message.
    Phone,
    /// One that this version does not know; never sent.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// Where a code is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AttemptContact {
    /// A phone number in E.164 form.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = json!({ "phone": "+12025550123" })))]
    Phone(#[serde(serialize_with = "exposed")] Sensitive<String>),
}

/// Whether the portal may say that nobody has a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Disclosure {
    /// The portal says it (`contact-not-found`).
    Portal,
    /// The portal answers alike for every contact, and carries a decoy through to its end.
    Neutral,
}

/// A code is on its way; the same after a resend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttemptResponse {
    /// To go on with.
    pub attempt_id: String,
    /// How long this code lasts.
    pub code_expires_in_seconds: u32,
    /// The wait before the next resend; 0 where none is left.
    pub resend_after_seconds: u32,
    /// How many resends are left.
    pub resends_left: u8,
    /// Wrong codes that the attempt still bears; a resend does not refill it.
    pub tries_left: u8,
}
