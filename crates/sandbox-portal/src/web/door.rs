//! Coming in by a hand-off, and going out again.

use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::frame::framed_for_nobody;
use super::keepsakes::KEEPSAKES_PATH;
use super::no_page::NoPage;
use super::visits::{COOKIE, Opened};
use super::words::{Outcome, Words};
use super::{DASHBOARD_PATH, SIGNED_OUT_PATH};
use crate::desk::App;
use crate::invented::guests;
use crate::language::Language;

/// Exchanges the token for a cookie and leads on at once, so that the token's URL is no page: it comes into no history and
/// no `Referer`.
pub(super) async fn come_in(State(app): State<App>, Path(token): Path<String>) -> Result<Response, NoPage> {
    let (right, patient_id) = match app.decide(|desk| desk.open_hand_off(&token))? {
        Opened::LetIn { right, patient_id } => (right, patient_id),
        Opened::NotAnyMore => return Err(NoPage::HandOffOver),
        Opened::Unknown => return Err(NoPage::HandOffUnknown),
    };
    // EXPOSE: a cookie is where the right is used up. Over TLS a portal says `Secure` too; here nothing is encrypted.
    let cookie = format!("{COOKIE}={}; Path={DASHBOARD_PATH}; HttpOnly; SameSite=Strict", right.into_inner().expose());
    let cookie = HeaderValue::from_str(&cookie).expect("a right is made of plain characters");
    let is_guest = guests::mark_of(&patient_id).is_some();
    let usual = if is_guest { KEEPSAKES_PATH } else { DASHBOARD_PATH };
    let first = app.elsewhere().first_page().unwrap_or_else(|| usual.to_owned());
    Ok(leads_to(&first, cookie))
}

/// Who only asks what there is uses nothing up, and hears nothing.
pub(super) async fn only_looked_at() -> StatusCode {
    StatusCode::METHOD_NOT_ALLOWED
}

/// What the form with nothing but a button sends.
#[derive(serde::Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[derive(Default)]
pub(super) struct SignOutForm {
    form_token: String,
}

/// Ends the visit, and only the visit: the stand's session with the patient goes on until the stand ends it.
pub(super) async fn sign_out(
    State(app): State<App>,
    headers: HeaderMap,
    Form(form): Form<SignOutForm>,
) -> Result<Response, NoPage> {
    app.decide(|desk| match desk.visitor(&headers)? {
        Some(visitor) if !visitor.sent(&form.form_token) => Ok(Err(NoPage::ForeignForm)),
        _ => Ok(Ok(desk.end_visit(&headers)?)),
    })??;
    let nothing = format!("{COOKIE}=; Path={DASHBOARD_PATH}; HttpOnly; SameSite=Strict; Max-Age=0");
    let nothing = HeaderValue::from_str(&nothing).expect("it is made of plain characters");
    Ok(leads_to(SIGNED_OUT_PATH, nothing))
}

/// For everybody: who comes here has no session that could say whose page it is.
pub(super) async fn signed_out() -> Markup {
    framed_for_nobody("Signed out", &in_every_language(|words| &words.signed_out))
}

/// The same outcome in all languages, one below the other.
pub(super) fn in_every_language(outcome: impl Fn(&'static Words) -> &'static Outcome) -> Markup {
    html! {
        @for language in Language::ALL {
            @let outcome = outcome(Words::in_language(language));
            section.outcome lang=(language.tag()) {
                h1 { (outcome.title) }
                p { (outcome.next) }
            }
        }
    }
}

fn leads_to(path: &str, cookie: HeaderValue) -> Response {
    let path = HeaderValue::from_str(path).expect("a path is made of plain characters");
    let headers = [(header::LOCATION, path), (header::SET_COOKIE, cookie)];
    (StatusCode::SEE_OTHER, headers).into_response()
}
