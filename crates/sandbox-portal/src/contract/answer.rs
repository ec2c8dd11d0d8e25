//! What a call is answered with: small, whole, and good to be kept and given again.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use portal_client::wire::{PROBLEM_MEDIA_TYPE, Problem};
use serde::Serialize;

use crate::store::KeptAnswer;

/// An answer with a JSON body, or none.
pub(super) struct Answer {
    status: StatusCode,
    media_type: String,
    body: Vec<u8>,
}

impl Answer {
    /// This status, and this body.
    pub(super) fn json(status: StatusCode, body: &impl Serialize) -> Self {
        let body = serde_json::to_vec(body).expect("a wire type has string keys and cannot fail otherwise");
        Self { status, media_type: "application/json".to_owned(), body }
    }

    /// Done, and nothing to say about it.
    pub(super) fn no_content() -> Self {
        Self { status: StatusCode::NO_CONTENT, media_type: String::new(), body: Vec::new() }
    }

    /// A refusal that will not change by asking again.
    pub(super) fn problem(problem: &Problem) -> Self {
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { media_type: PROBLEM_MEDIA_TYPE.to_owned(), ..Self::json(status, problem) }
    }

    /// To be kept for the call that it was given to.
    pub(super) fn kept_for(&self, fingerprint: [u8; 32]) -> KeptAnswer {
        let Self { status, media_type, body } = self;
        KeptAnswer { fingerprint, status: status.as_u16(), media_type: media_type.clone(), body: body.clone() }
    }
}

impl From<KeptAnswer> for Answer {
    fn from(kept: KeptAnswer) -> Self {
        let status = StatusCode::from_u16(kept.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { status, media_type: kept.media_type, body: kept.body }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        if self.body.is_empty() {
            return self.status.into_response();
        }
        let mut response = (self.status, self.body).into_response();
        let media_type =
            HeaderValue::from_str(&self.media_type).unwrap_or(HeaderValue::from_static("application/json"));
        response.headers_mut().insert(header::CONTENT_TYPE, media_type);
        response
    }
}
