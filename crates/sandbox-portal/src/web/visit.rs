//! How a page is asked for: by a visitor who may, or not at all.

use axum::http::HeaderMap;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::no_page::NoPage;
use super::visitor::Visitor;
use crate::desk::{Desk, Shared};

/// Does something for whoever asks, if they may ask at all.
pub(super) fn visit<T>(
    app: &Shared,
    headers: &HeaderMap,
    work: impl FnOnce(&Desk<'_>, &Visitor) -> Result<T, NoPage>,
) -> Result<T, NoPage> {
    app.decide(|desk| {
        let Some(visitor) = desk.visitor(headers)? else { return Ok(Err(NoPage::SignedOut)) };
        match work(desk, &visitor) {
            // What this call wrote is taken back.
            Err(NoPage::Broken(refusal)) => Err(refusal),
            decided => Ok(decided),
        }
    })?
}

/// The same for a form, which has to be from one of the visitor's own pages.
pub(super) fn visit_by_form<T>(
    app: &Shared,
    headers: &HeaderMap,
    form_token: &str,
    work: impl FnOnce(&Desk<'_>, &Visitor) -> Result<T, NoPage>,
) -> Result<T, NoPage> {
    visit(
        app,
        headers,
        |desk, visitor| {
            if visitor.sent(form_token) { work(desk, visitor) } else { Err(NoPage::ForeignForm) }
        },
    )
}

/// Whether a page is opened right after what its form asked for was done.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Afterwards {
    #[serde(default)]
    done: u8,
}

impl Afterwards {
    pub(super) const fn is_done(self) -> bool {
        self.done == 1
    }
}

/// Leads to a page that says that it was done: to load it again sends nothing again.
pub(super) fn done(path: &str) -> Result<Response, NoPage> {
    let location = HeaderValue::try_from(format!("{path}?done=1")).map_err(|_| NoPage::NotFound)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}
