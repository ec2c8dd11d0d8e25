//! A call as it came in, nothing of it believed yet.

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use portal_client::wire::{IDEMPOTENCY_KEY, ProblemType};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::reached::reached_at;
use crate::refusal::Refusal;
use crate::rights::RightHash;

/// No call of the contract has a longer body.
const LONGEST_BODY: usize = 16 * 1024;

/// The longest `Idempotency-Key`.
const LONGEST_KEY: usize = 200;

/// A call.
pub(super) struct Call {
    /// What the caller says to be allowed by.
    pub(super) bearer: Option<RightHash>,
    /// SHA-256 of method, URL and body.
    pub(super) fingerprint: [u8; 32],
    headers: HeaderMap,
    body: Bytes,
}

/// The body of a call that has nothing to say: none, or an empty object.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Nothing {}

impl<S: Sync> FromRequest<S> for Call {
    type Rejection = Refusal;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Refusal> {
        let (parts, body) = request.into_parts();
        let body = to_bytes(body, LONGEST_BODY)
            .await
            .map_err(|_| Refusal::invalid_with(StatusCode::PAYLOAD_TOO_LARGE, "the body is too long"))?;
        let mut fingerprint = Sha256::new();
        for part in [parts.method.as_str(), parts.uri.path()] {
            fingerprint.update(part);
            fingerprint.update([0]);
        }
        fingerprint.update(&body);
        let bearer = parts.headers.get(header::AUTHORIZATION).and_then(bearer);
        Ok(Self { bearer, fingerprint: fingerprint.finalize().into(), headers: parts.headers, body })
    }
}

impl Call {
    /// The body, if it is what the contract has. What is wrong is said without a word of what was sent.
    pub(super) fn body<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
        if self.body.is_empty() {
            return serde_json::from_slice(b"{}").map_err(|_| Refusal::invalid("the body is missing"));
        }
        if !self.is_json() {
            let detail = "the body has to be application/json";
            return Err(Refusal::invalid_with(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail));
        }
        serde_json::from_slice(&self.body).map_err(|error| {
            let place =
                format!("the body is not as the contract has it, at line {} column {}", error.line(), error.column());
            if error.is_data() {
                Refusal::invalid(&place)
            } else {
                Refusal::invalid_with(StatusCode::BAD_REQUEST, &place)
            }
        })
    }

    /// What makes a repeated call the same call.
    pub(super) fn idempotency_key(&self) -> Result<&str, Refusal> {
        let key = self.headers.get(IDEMPOTENCY_KEY).ok_or(ProblemType::IdempotencyKeyMissing)?;
        match key.to_str() {
            Ok(key) if (1..=LONGEST_KEY).contains(&key.len()) => Ok(key),
            _ => Err(Refusal::invalid_with(StatusCode::BAD_REQUEST, "the Idempotency-Key is empty or too long")),
        }
    }

    /// Where the caller reached this server; `None` where nobody should.
    pub(super) fn reached_at(&self) -> Option<String> {
        reached_at(&self.headers)
    }

    /// Whether the caller already has what this `ETag` stands for.
    pub(super) fn has(&self, etag: &str) -> bool {
        let said = self.headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        said.flat_map(|tags| tags.split(',')).map(str::trim).any(|tag| {
            // RFC 9110, 13.1.2: the comparison is the weak one.
            tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag
        })
    }

    fn is_json(&self) -> bool {
        let media_type = self.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let essence = media_type.and_then(|value| value.split(';').next()).unwrap_or_default().trim();
        essence.eq_ignore_ascii_case("application/json")
    }
}

fn bearer(authorization: &HeaderValue) -> Option<RightHash> {
    let (scheme, right) = authorization.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| RightHash::of(right.trim()))
}
