//! One answer that says yes, read within bounds and checked for its kind.

use reqwest::header::{CONTENT_TYPE, ETAG, HeaderValue};
use reqwest::{Response, StatusCode};
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::bounded::read_bounded;
use super::rejection::Failure;
use crate::BrandingTag;

/// Many times what the longest list of appointments takes.
const LARGEST_JSON: usize = 256 * 1024;
/// Generous for a logo; it is decoded by somebody else within bounds of its own.
const LARGEST_PICTURE: usize = 2 * 1024 * 1024;
/// ETags are short.
const LONGEST_TAG: usize = 256;

/// What kind of answer a call wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expecting {
    /// A JSON document.
    Json,
    /// A picture of whatever format.
    Picture,
    /// Nothing but a yes: 204.
    Nothing,
}

impl Expecting {
    /// What the portal is told about it.
    pub(super) fn accept(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Json | Self::Nothing => "application/json, application/problem+json",
            Self::Picture => "image/png, image/*;q=0.5",
        })
    }

    /// Reads a successful answer of this kind.
    pub(super) async fn read(self, response: Response) -> Result<Accepted, Failure> {
        let kind = media_type(&response);
        let (fits, limit) = match self {
            Self::Json => (is_json(&kind), LARGEST_JSON),
            Self::Picture => (kind.starts_with("image/"), LARGEST_PICTURE),
            Self::Nothing => (response.status() == StatusCode::NO_CONTENT, 0),
        };
        if !fits {
            return Err(Failure::WrongKind);
        }
        let (status, tag) = (response.status(), tag(&response));
        Ok(Accepted { status, tag, body: read_bounded(response, limit).await? })
    }
}

/// An answer that says yes.
pub(super) struct Accepted {
    /// From 200 to 299, or 304.
    pub(super) status: StatusCode,
    /// The answer's own mark, if it has one.
    pub(super) tag: Option<BrandingTag>,
    body: Zeroizing<Vec<u8>>,
}

impl Accepted {
    /// "Still the same."
    pub(super) fn unchanged() -> Self {
        Self { status: StatusCode::NOT_MODIFIED, tag: None, body: Zeroizing::default() }
    }

    /// With this body, however it came.
    #[cfg(test)]
    pub(super) fn with(body: &[u8]) -> Self {
        let tag = Some(BrandingTag("\"1\"".to_owned()));
        Self { status: StatusCode::OK, tag, body: Zeroizing::new(body.to_vec()) }
    }

    /// Whether the known one is still the one.
    pub(super) fn is_unchanged(&self) -> bool {
        self.status == StatusCode::NOT_MODIFIED
    }

    /// The document. What is wrong with one that cannot be read is not kept: it may quote what it choked on.
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        serde_json::from_slice(&self.body).map_err(|_| Failure::WrongShape)
    }

    /// The bytes of a picture.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        std::mem::take(&mut *self.body)
    }
}

/// The media type in small letters and without parameters; empty where the answer says none.
pub(super) fn media_type(response: &Response) -> String {
    let header = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    header.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// JSON, or one of its kinds (RFC 6839).
pub(super) fn is_json(media_type: &str) -> bool {
    media_type == "application/json" || (media_type.starts_with("application/") && media_type.ends_with("+json"))
}

fn tag(response: &Response) -> Option<BrandingTag> {
    let tag = response.headers().get(ETAG)?.to_str().ok()?;
    (1..=LONGEST_TAG).contains(&tag.len()).then(|| BrandingTag(tag.to_owned()))
}
