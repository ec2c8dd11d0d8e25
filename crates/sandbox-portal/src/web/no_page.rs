//! Why somebody does not get a page, each with the page that says so.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::door::in_every_language;
use super::frame::framed_for_nobody;
use crate::refusal::Refusal;

/// Why somebody does not get the page that they asked for.
#[derive(Debug)]
pub(super) enum NoPage {
    /// The hand-off was used, replaced by a newer one, or is too old; or the session behind it is over.
    HandOffOver,
    /// There never was such a hand-off.
    HandOffUnknown,
    /// There is no session, or not any more.
    SignedOut,
    /// A form that is not from one of the visitor's own pages.
    ForeignForm,
    /// The visitor has no such thing.
    NotFound,
    /// Ours.
    Broken(Refusal),
}

impl From<Refusal> for NoPage {
    fn from(refusal: Refusal) -> Self {
        Self::Broken(refusal)
    }
}

impl From<rusqlite::Error> for NoPage {
    fn from(error: rusqlite::Error) -> Self {
        Self::Broken(error.into())
    }
}

impl IntoResponse for NoPage {
    fn into_response(self) -> Response {
        let page = |status: StatusCode, title: &str, main| (status, framed_for_nobody(title, &main)).into_response();
        match self {
            Self::HandOffOver => page(StatusCode::GONE, "Over", in_every_language(|words| &words.hand_off_over)),
            Self::HandOffUnknown => {
                page(StatusCode::NOT_FOUND, "Not found", in_every_language(|words| &words.hand_off_over))
            }
            Self::SignedOut => {
                page(StatusCode::UNAUTHORIZED, "Not signed in", in_every_language(|words| &words.session_over))
            }
            Self::ForeignForm => {
                page(StatusCode::FORBIDDEN, "Not sent", in_every_language(|words| &words.foreign_form))
            }
            Self::NotFound => page(StatusCode::NOT_FOUND, "Not found", in_every_language(|words| &words.not_found)),
            Self::Broken(refusal) => refusal.into_response(),
        }
    }
}
