//! Right answers made wrong on their way out: the call itself was done.

use std::convert::Infallible;
use std::iter;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderValue, StatusCode, header, response};
use axum::response::Response;
use futures_util::{StreamExt as _, stream};
use serde_json::{Value, json};
use thiserror::Error;

/// White space that is sent at once, and how often: together it is twice what a stand takes of a logo.
const NOTHING_MUCH: &[u8] = &[b' '; 64 * 1024];
const TIMES: usize = 64;

/// Ends a connection in the middle of a body.
#[derive(Debug, Error)]
#[error("cut off, as it was told to")]
struct CutOff;

/// Half of the body, whose length is said to be the whole. An answer without a body has nothing to cut.
pub(crate) async fn cut_off(response: Response) -> Response {
    let (mut parts, body) = taken_apart(response).await;
    if body.is_empty() {
        return Response::from_parts(parts, Body::empty());
    }
    parts.headers.insert(header::CONTENT_LENGTH, body.len().into());
    let half = body.slice(..body.len() / 2);
    let end = async {
        // The first half leaves before the connection is closed over it.
        tokio::task::yield_now().await;
        Err(CutOff)
    };
    Response::from_parts(parts, Body::from_stream(stream::iter([Ok(half)]).chain(stream::once(end))))
}

/// The JSON inside of something else, or nothing inside of it where the answer is no JSON.
pub(crate) async fn wrapped(response: Response) -> Response {
    let (parts, body) = taken_apart(response).await;
    let value: Value = serde_json::from_slice(&body).unwrap_or_default();
    let parts = if value.is_null() { with_a_body_of(parts, "application/json") } else { parts };
    Response::from_parts(parts, json!({ "result": value }).to_string().into())
}

/// Something new in every object of the JSON; what is no JSON stays as it is.
pub(crate) async fn with_unknown_fields(response: Response) -> Response {
    let (parts, body) = taken_apart(response).await;
    let body = match serde_json::from_slice(&body) {
        Ok(mut value) => {
            extend(&mut value);
            value.to_string().into()
        }
        Err(_) => body,
    };
    Response::from_parts(parts, body.into())
}

fn extend(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(extend);
            fields.insert("sinceTheFuture".to_owned(), json!({ "kind": "new", "parts": [1, "two", null] }));
        }
        Value::Array(items) => items.iter_mut().for_each(extend),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// All of it, and then more than a stand may take. It does not say how long it is, so it has to be counted.
pub(crate) async fn followed_by_nothing_much(response: Response) -> Response {
    let (parts, body) = taken_apart(response).await;
    let parts = if body.is_empty() { with_a_body_of(parts, "application/json") } else { parts };
    let more = iter::repeat_n(Bytes::from_static(NOTHING_MUCH), TIMES);
    let pieces = iter::once(body).chain(more).map(Ok::<_, Infallible>);
    Response::from_parts(parts, Body::from_stream(stream::iter(pieces)))
}

async fn taken_apart(response: Response) -> (response::Parts, Bytes) {
    let (mut parts, body) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    // The contract's answers lie whole in memory: they are short, and reading them cannot fail.
    (parts, to_bytes(body, usize::MAX).await.unwrap_or_default())
}

/// 204 and 304 have no body; an answer that is to have one says so.
fn with_a_body_of(mut parts: response::Parts, media_type: &'static str) -> response::Parts {
    if matches!(parts.status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED) {
        parts.status = StatusCode::OK;
    }
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    parts
}
