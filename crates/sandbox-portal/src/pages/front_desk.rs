//! The front desk: which stand wants staff, and the one answer to that.

use std::convert::Infallible;

use axum::extract::{Form, State};
use axum::response::sse::{Event, KeepAlive};
use axum::response::{Redirect, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use maud::{Markup, html};
use portal_client::wire::{HelpRequestState, HelpScreen};
use serde::Deserialize;

use super::{clock_face, framed};
use crate::desk::App;
use crate::invented::Clinic;
use crate::refusal::Refusal;
use crate::store::{HelpRequest, HelpRequests, Stand, Stands};

pub(super) async fn page(State(app): State<App>) -> Result<Markup, Refusal> {
    let (requests, stands) = app.read(|tables| Ok((HelpRequests(tables).open()?, Stands(tables).all()?)))?;
    Ok(framed(
        "/front-desk",
        "Front desk",
        &html! {
            div.lead {
                h1 { "Who wants staff" }
                p { "Somebody at a stand touched “Ask staff”. The stand says which screen they are at, and never who they are." }
            }
            section.card aria-label="Calls" {
                @if requests.is_empty() { p.hint { "Nobody at present." } }
                ul.calls aria-live="polite" {
                    @for request in &requests { (call(request, &stands)) }
                }
            }
            script src="/assets/front-desk.js" defer {}
        },
    ))
}

fn call(request: &HelpRequest, stands: &[Stand]) -> Markup {
    let stand = stands.iter().find(|stand| stand.stand_id == request.stand_id);
    let clinic = stand.and_then(|stand| Clinic::by_id(&stand.clinic_id));
    html! {
        li.call {
            div {
                strong { (stand.map_or("A stand", |stand| &stand.stand_name)) }
                @if let Some(clinic) = clinic {
                    span.hint { (clinic.name) " · since " (clock_face(clinic, request.asked_at)) }
                }
                p { (where_they_are(request.screen)) }
            }
            form method="post" {
                input type="hidden" name="call" value=(request.help_request_id);
                @if request.state == HelpRequestState::Waiting {
                    button name="answer" value="coming" { "Coming" }
                } @else {
                    span.hint { "The stand says that somebody is coming." }
                }
                button.quiet name="answer" value="over" { "Done" }
            }
        }
    }
}

const fn where_they_are(screen: HelpScreen) -> &'static str {
    match screen {
        HelpScreen::SignIn => "At the first screen, where the address or number is typed",
        HelpScreen::Verification => "Waiting for a message, or typing its code",
        HelpScreen::WhoIsItFor => "Choosing for whom it is",
        HelpScreen::Appointments => "Signed in, at today's appointments",
        HelpScreen::Portal => "Signed in, on the portal's own pages",
        HelpScreen::Unavailable => "The stand cannot serve",
    }
}

#[derive(Deserialize)]
pub(super) struct Answered {
    call: String,
    answer: FrontDeskAnswer,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum FrontDeskAnswer {
    Coming,
    Over,
}

pub(super) async fn answer(State(app): State<App>, Form(answered): Form<Answered>) -> Result<Redirect, Refusal> {
    let state = match answered.answer {
        FrontDeskAnswer::Coming => HelpRequestState::Coming,
        FrontDeskAnswer::Over => HelpRequestState::Over,
    };
    app.decide(|desk| Ok(HelpRequests(desk.tables).answer(&answered.call, state)?))?;
    Ok(Redirect::to("/front-desk"))
}

/// An event whenever there are other calls than before, or other answers to them.
pub(super) async fn events(State(app): State<App>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let seen = calls(&app);
    let changes = unfold((app.written(), app, seen), |(mut written, app, seen)| async move {
        loop {
            written.changed().await.ok()?;
            let now = calls(&app);
            if now != seen {
                return Some((Ok(Event::default().data("changed")), (written, app, now)));
            }
        }
    });
    Sse::new(changes).keep_alive(KeepAlive::default())
}

fn calls(app: &App) -> Option<Vec<(String, HelpRequestState)>> {
    let requests = app.read(|tables| HelpRequests(tables).open()).ok()?;
    Some(requests.into_iter().map(|request| (request.help_request_id, request.state)).collect())
}
