//! The list of attempts, and the page of each one by itself.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use maud::{Markup, PreEscaped, html};

use super::attempts::{self, Attempt, GROUPS, How};
use super::elsewhere::{ARRIVED, Elsewhere};
use super::tally::Seen;
use crate::desk::App;
use crate::reached::reached_at;
use crate::web::frame::{Place, framed};
use crate::web::no_page::NoPage;
use crate::web::visit::visit;

/// What an attempt's addresses are made with.
struct Places<'a> {
    elsewhere: &'a Elsewhere,
    /// The host of this portal, as the browser knows it.
    host: String,
}

pub(super) async fn all(State(app): State<App>, headers: HeaderMap) -> Result<Markup, NoPage> {
    let (places, seen) = (Places::known_to(&headers, &app), app.elsewhere().tally.all_seen());
    visit(&app, &headers, |_, visitor| {
        let main = html! {
            h1 { "Everything a hostile or careless page might try" }
            p.lead {
                "For tests of what is around this page. Each attempt says what the page itself saw; what arrived at the other "
                "origin is counted there: " a href="/web/hostile/arrived" { "what has arrived" } "."
            }
            (beginning(&places, None))
            @for group in &GROUPS {
                section {
                    h2 { (group.title) }
                    ul.card.list { @for attempt in group.attempts { (row(&places, attempt, seen.get(attempt.id))) } }
                }
            }
        };
        Ok(framed(visitor, Place::Today, "Hostile page", &main))
    })
}

pub(super) async fn one(State(app): State<App>, Path(id): Path<String>, headers: HeaderMap) -> Result<Markup, NoPage> {
    let places = Places::known_to(&headers, &app);
    visit(&app, &headers, |_, visitor| {
        let attempt = attempts::by_id(&id).ok_or(NoPage::NotFound)?;
        let main = html! {
            h1 { (attempt.title) }
            p.lead { "This page tries it as soon as it is there. " (attempt.should) }
            (beginning(&places, Some(attempt)))
            p { output data-seen=(attempt.id) { "not tried yet" } }
            div.card { (control(&places, attempt)) }
            a.back href="/web/hostile" { "All attempts" }
            @if let How::Page(markup) = attempt.how { (PreEscaped(places.filled_in(attempt, markup))) }
        };
        Ok(framed(visitor, Place::Today, attempt.title, &main))
    })
}

/// What the scripts have to know, and the scripts.
fn beginning(places: &Places<'_>, own: Option<&Attempt>) -> Markup {
    let stun = format!("stun:{}", places.elsewhere.host());
    html! {
        div data-elsewhere=(places.elsewhere.origin()) data-stun=(stun) data-attempt=[own.map(|attempt| attempt.id)] {}
        script type="module" src="/web/assets/hostile/run.js" {}
    }
}

fn row(places: &Places<'_>, attempt: &Attempt, seen: Option<&Seen>) -> Markup {
    let said = seen.map_or("not tried yet", |seen| seen.saw.word());
    html! {
        li.row.attempt #(attempt.id) {
            div {
                strong { (attempt.title) }
                span.soft { (attempt.should) }
                span.soft { code { (attempt.id) } ": " output data-seen=(attempt.id) { (said) } }
            }
            div.tries {
                (control(places, attempt))
                a.button href={ "/web/hostile/" (attempt.id) } aria-label={ "At load: " (attempt.title) } { "At load" }
            }
        }
    }
}

fn control(places: &Places<'_>, attempt: &Attempt) -> Markup {
    let label = format!("Try: {}", attempt.title);
    match attempt.how {
        How::Link(address) => html! {
            a.button href=(places.filled_in(attempt, address)) data-watch=(attempt.id) aria-label=(label) { "Try" }
        },
        How::Window(address, name) => html! {
            a.button href=(places.filled_in(attempt, address)) target=(name) data-watch=(attempt.id) aria-label=(label) {
                "Try"
            }
        },
        How::Form(method, address) => html! {
            form method=(method) action=(places.filled_in(attempt, address)) data-watch=(attempt.id) {
                input type="hidden" name="word" value="heron";
                button aria-label=(label) { "Try" }
            }
        },
        How::Script => html! { button data-run=(attempt.id) aria-label=(label) { "Try" } },
        How::Page(_) => html! {},
    }
}

impl<'a> Places<'a> {
    fn known_to(headers: &HeaderMap, app: &'a App) -> Self {
        let origin = reached_at(headers).unwrap_or_default();
        Self { elsewhere: app.elsewhere(), host: origin.trim_start_matches("http://").to_owned() }
    }

    fn filled_in(&self, attempt: &Attempt, text: &str) -> String {
        let elsewhere = format!("{}{ARRIVED}/{}", self.elsewhere.origin(), attempt.id);
        text.replace("{elsewhere}", &elsewhere)
            .replace("{elsewhere-host}", &self.elsewhere.host())
            .replace("{host}", &self.host)
    }
}
