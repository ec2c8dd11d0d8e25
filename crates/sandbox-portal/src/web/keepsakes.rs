//! A page that keeps its visitor's mark wherever a page can keep something, for a test that then looks for it.
//!
//! Only guests have a mark, and their dashboard begins here. The page says of each place whether the mark was there when it
//! looked again.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{Place, framed};
use super::no_page::NoPage;
use super::visit::visit;
use crate::desk::App;
use crate::invented::guests;

/// Where it is.
pub(super) const KEEPSAKES_PATH: &str = "/web/keepsakes";

/// The longest name of a place, and the longest word about it, in characters.
const LONGEST: usize = 60;

/// What the pages have said: by mark, then by place.
#[derive(Debug, Default)]
pub(crate) struct Keepsakes(Mutex<BTreeMap<&'static str, BTreeMap<String, String>>>);

impl Keepsakes {
    fn note(&self, mark: &'static str, place: String, outcome: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(mark).or_default().insert(place, outcome);
    }

    /// What was said of this mark's places.
    pub(crate) fn of(&self, mark: &str) -> BTreeMap<String, String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(mark).cloned().unwrap_or_default()
    }
}

pub(super) async fn page(State(app): State<App>, headers: HeaderMap) -> Result<Markup, NoPage> {
    visit(&app, &headers, |_, visitor| {
        let mark = guests::mark_of(visitor.patient.id).ok_or(NoPage::NotFound)?;
        let title = format!("Keepsakes of title-{mark}");
        let main = html! {
            h1 { "Keepsakes" }
            div.card data-mark=(mark) {
                p { a href="#" data-copy { "Copy" } }
                label for="typed" { "Typed" }
                textarea #typed name="typed" rows="6" autocomplete="on" {}
                img src={ (KEEPSAKES_PATH) "/picture.png" } alt="" width="90" height="116";
                pre data-attachment {}
            }
            script src={ (KEEPSAKES_PATH) "/keepsakes.js" } defer {}
        };
        Ok(framed(visitor, Place::Documents, &title, &main))
    })
}

/// An attachment to be viewed: text in which the mark stands.
pub(super) async fn attachment(State(app): State<App>, headers: HeaderMap) -> Result<Response, NoPage> {
    visit(&app, &headers, |_, visitor| {
        let mark = guests::mark_of(visitor.patient.id).ok_or(NoPage::NotFound)?;
        let text = format!("Your laboratory results, attachment-{mark}\n").repeat(50);
        Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
    })
}

/// Another one: a picture with the mark behind its end, where no decoder looks.
pub(super) async fn picture(State(app): State<App>, headers: HeaderMap) -> Result<Response, NoPage> {
    visit(&app, &headers, |_, visitor| {
        let mark = guests::mark_of(visitor.patient.id).ok_or(NoPage::NotFound)?;
        let mut bytes = super::documents::EXERCISES.to_vec();
        bytes.extend_from_slice(format!("picture-{mark}").as_bytes());
        Ok(([(header::CONTENT_TYPE, "image/png")], bytes).into_response())
    })
}

/// What the page says of one place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SaidRequest {
    place: String,
    outcome: String,
}

pub(super) async fn said(
    State(app): State<App>,
    headers: HeaderMap,
    Json(SaidRequest { place, outcome }): Json<SaidRequest>,
) -> Result<StatusCode, NoPage> {
    let mark = visit(&app, &headers, |_, visitor| guests::mark_of(visitor.patient.id).ok_or(NoPage::NotFound))?;
    let shortened = |text: String| text.chars().take(LONGEST).collect();
    app.keepsakes().note(mark, shortened(place), shortened(outcome));
    Ok(StatusCode::NO_CONTENT)
}
