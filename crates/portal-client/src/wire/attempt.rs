//! An attempt to sign in: a code is sent to a contact, by e-mail with a link beside it, and maybe sent again.

use kiosk_core::Sensitive;
use serde::{Deserialize, Serialize};

use super::exposed::exposed;

/// `POST /v1/attempts`: send a code, or a link and a code.
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
    /// A link by e-mail, and a code in the same e-mail.
    Email,
    /// A code by text message.
    Phone,
    /// One that this version does not know; never sent.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// Where it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AttemptContact {
    /// A phone number in E.164 form.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = json!({ "phone": "+12025550123" })))]
    Phone(#[serde(serialize_with = "exposed")] Sensitive<String>),
    /// An e-mail address as it was typed. The portal compares without regard to case, and domains in their A-label form.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = json!({ "email": "avery@example.org" })))]
    Email(#[serde(serialize_with = "exposed")] Sensitive<String>),
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
    /// One that this version does not know; never sent.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// It is on its way; the same after a resend.
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
    /// With the method `email` only: the link that the e-mail carries beside the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<LinkResponse>,
}

/// A link that is opened on the patient's own device. To be approved there, it takes the digits that the stand shows.
///
/// In the terms of RFC 8628: the stand is the device, and `digits` are what its user code is here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkResponse {
    /// Two ASCII digits, from 10 to 99, for the stand to show; they are not in the e-mail.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[1-9][0-9]$", example = "42"))]
    pub digits: String,
    /// How long the stand waits from one poll to the next, unless `Retry-After` says otherwise.
    #[cfg_attr(feature = "openapi", schema(example = 5))]
    pub interval_seconds: u32,
    /// How long the link lasts.
    #[cfg_attr(feature = "openapi", schema(example = 600))]
    pub expires_in_seconds: u32,
}
