//! The page that an e-mail's link leads to, on the patient's own phone. Every portal has to have one; see `about.md`.
//!
//! Mail scanners open links, follow what they find there, and send forms as they are. So whatever is only looked at changes
//! nothing, and neither form does anything as it stands: one wants digits that only the stand shows, the other a tick.

mod words;

use axum::Form;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{DOCTYPE, Markup, html};
use serde::Deserialize;

use crate::desk::App;
use crate::invented::Clinic;
use crate::language::Language;
use crate::link_answers::{LinkAnswer, Opened, Standing};
use crate::refusal::Refusal;
use words::{Outcome, Words};

/// How many digits a stand shows.
const DIGITS: usize = 2;

/// The links' pages, and what they load.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/links/{token}", get(look).post(answer)).layer(middleware::map_response(for_its_holder_alone))
}

/// What either of the page's forms sends. A field that is not there was not filled in.
#[derive(Deserialize)]
#[serde(default, rename_all = "kebab-case")]
#[derive(Default)]
struct AnswerForm {
    answer: String,
    digits: String,
    sure: String,
}

/// What the page asks for once more.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    Nothing,
    Digits,
    Tick,
}

impl AnswerForm {
    /// The answer, if the form was filled in by somebody who meant it.
    fn answer(&self) -> Result<LinkAnswer<'_>, Missing> {
        let digits = self.digits.trim();
        let are_digits = digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
        match self.answer.as_str() {
            "not-me" if self.sure == "yes" => Ok(LinkAnswer::NotMe),
            "not-me" => Err(Missing::Tick),
            "approve" if are_digits => Ok(LinkAnswer::Approve { digits }),
            _ => Err(Missing::Digits),
        }
    }
}

/// Shows the link. Nothing changes by it.
async fn look(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Refusal> {
    let opened = app.decide(|desk| desk.open_link(&token))?;
    Ok(page(opened, Missing::Nothing))
}

/// Takes an answer, or asks again where the form was not filled in.
async fn answer(
    State(app): State<App>,
    Path(token): Path<String>,
    Form(form): Form<AnswerForm>,
) -> Result<Response, Refusal> {
    match form.answer() {
        Ok(answer) => Ok(page(app.decide(|desk| desk.answer_link(&token, &answer))?, Missing::Nothing)),
        Err(missing) => Ok(page(app.decide(|desk| desk.open_link(&token))?, missing)),
    }
}

fn page(opened: Option<Opened>, missing: Missing) -> Response {
    let Some(Opened { clinic, language, standing }) = opened else {
        return (StatusCode::NOT_FOUND, nobodys_link()).into_response();
    };
    let words = Words::in_language(language);
    let status = match standing {
        Standing::Waiting { .. } if missing == Missing::Nothing => StatusCode::OK,
        Standing::Waiting { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Standing::Approved | Standing::WrongDigits | Standing::NotMe => StatusCode::OK,
        Standing::Used | Standing::TooOld | Standing::Superseded | Standing::Over => StatusCode::GONE,
    };
    let main = match standing {
        Standing::Waiting { stand_name, asked_at } => question(clinic, words, &stand_name, &asked_at, missing),
        Standing::Approved => outcome("good", &words.approved),
        Standing::WrongDigits => outcome("ended", &words.wrong_digits),
        Standing::NotMe => outcome("ended", &words.not_me),
        Standing::Used => outcome("ended", &words.used),
        Standing::TooOld => outcome("ended", &words.too_old),
        Standing::Superseded => outcome("ended", &words.superseded),
        Standing::Over => outcome("ended", &words.over),
    };
    (status, framed(language, Some(clinic), &main)).into_response()
}

fn question(clinic: &Clinic, words: &Words, stand_name: &str, asked_at: &str, missing: Missing) -> Markup {
    html! {
        h1 { (words.title) }
        p.lead { (words.who_asks) }
        dl.occasion {
            dt { (words.clinic) } dd { (clinic.name) }
            dt { (words.stand) } dd { (stand_name) }
            dt { (words.time) } dd { (asked_at) }
        }
        form method="post" {
            label for="digits" { (words.ask_for_digits) }
            p.hint #digits-hint { (words.only_if_there) }
            @if missing == Missing::Digits { p.missing role="alert" { (words.digits_missing) } }
            input #digits name="digits" inputmode="numeric" autocomplete="off" maxlength=(DIGITS) pattern="[0-9]{2}"
                aria-describedby="digits-hint" required;
            button name="answer" value="approve" { (words.approve) }
        }
        details open[missing == Missing::Tick] {
            summary { (words.not_me_offer) }
            form method="post" {
                p { (words.not_me_means) }
                @if missing == Missing::Tick { p.missing role="alert" { (words.tick_missing) } }
                label.tick { input type="checkbox" name="sure" value="yes" required; span { (words.sure) } }
                button.quiet name="answer" value="not-me" { (words.end_it) }
            }
        }
    }
}

fn outcome(mood: &str, outcome: &Outcome) -> Markup {
    html! {
        div class={ "outcome " (mood) } role="status" {
            span.sign aria-hidden="true" {}
            h1 { (outcome.title) }
            p.lead { (outcome.next) }
        }
    }
}

/// In every language, and no clinic's: nobody knows whose it was meant to be.
fn nobodys_link() -> Markup {
    let main = html! {
        @for language in Language::ALL {
            div.outcome.ended lang=(language.tag()) {
                h2 { (Words::in_language(language).unknown.title) }
                p { (Words::in_language(language).unknown.next) }
            }
        }
    };
    framed(Language::English, None, &main)
}

fn framed(language: Language, clinic: Option<&Clinic>, main: &Markup) -> Markup {
    let words = Words::in_language(language);
    let name = clinic.map_or("Sandbox portal", |clinic| clinic.name);
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (words.title) " · " (name) }
                link rel="stylesheet" href="/assets/links.css";
            }
            body class=[clinic.map(|clinic| clinic.id)] {
                header {
                    @match clinic {
                        Some(clinic) => { img src={ "/assets/" (clinic.id) ".png" } alt=(clinic.name) height="56"; }
                        None => { strong { (name) } }
                    }
                }
                main { (main) }
                footer { (words.sandbox) }
            }
        }
    }
}

/// Kept by nobody, framed by nobody, and no other page hears where its visitor came from: the token is in the URL.
async fn for_its_holder_alone(mut response: Response) -> Response {
    let policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; \
                  base-uri 'none'";
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
