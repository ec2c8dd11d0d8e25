//! The invented phones, live: a text message appears the moment it is sent.

use std::collections::VecDeque;
use std::convert::Infallible;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::Stream;
use futures_util::stream::unfold;
use jiff::Timestamp;
use maud::{Markup, html};
use tokio::sync::watch;

use super::{clock_face, framed};
use crate::control::After;
use crate::desk::App;
use crate::invented::{CLINICS, Clinic, Line, Phone};
use crate::refusal::Refusal;
use crate::store::{Moment, TextMessage, TextMessages};

pub(super) async fn page(State(app): State<App>) -> Result<Markup, Refusal> {
    let messages = app.read(|tables| TextMessages(tables).after(0))?;
    let newest = messages.last().map_or(0, |message| message.message_id);
    Ok(framed(
        "/phones",
        "Phones",
        &html! {
            div.lead {
                h1 { "The invented phones" }
                p { "Type one of these numbers at the stand. The code arrives here at once." }
            }
            @for clinic in CLINICS {
                section.shelf aria-label={ "Phones of " (clinic.name) } {
                    h2 class=(clinic.id) { (clinic.name) }
                    div.phones {
                        @for phone in clinic.phones { (phone_card(clinic, phone, &messages)) }
                    }
                }
            }
            script src="/assets/phones.js" data-after=(newest) defer {}
        },
    ))
}

fn phone_card(clinic: &Clinic, phone: &Phone, messages: &[TextMessage]) -> Markup {
    let names: Vec<_> = phone.patients.iter().map(|patient| patient.display_name).collect();
    let received = messages.iter().filter(|message| message.number == phone.number).rev();
    html! {
        article class={ "phone " (clinic.id) } data-number=(phone.number) data-clinic=(clinic.id) {
            h3 { (names.join(", ")) }
            p.number { (phone.spaced()) }
            p.hint { (phone.what_to_try) }
            ol.messages aria-live="polite" aria-label={ "Text messages of " (phone.spaced()) } {
                @for message in received { (bubble(clinic, message)) }
            }
            @if phone.line == Line::Landline {
                p.empty { "No text messages on a landline" }
            } @else {
                p.empty { "No messages yet" }
            }
        }
    }
}

fn bubble(clinic: &Clinic, message: &TextMessage) -> Markup {
    let code = message.code().unwrap_or_default();
    let (before, after) = message.text.split_once(code).unwrap_or((&message.text, ""));
    html! {
        li.bubble {
            span.sender { (clinic.name) " · " (clock_face(clinic, Moment::from(message.sent_at))) }
            p { (before) strong.code { (code) } (after) }
        }
    }
}

/// One event a message; it begins after the one that the caller saw last.
pub(super) async fn events(
    State(app): State<App>,
    Query(After { after }): Query<After>,
    headers: HeaderMap,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let resumed = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let feed = Feed { written: app.written(), app, after: resumed.unwrap_or(after), waiting: VecDeque::new() };
    let events = unfold(feed, |mut feed| async move {
        let message = feed.next().await?;
        Some((Ok(event(&message)), feed))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// Messages in the order in which they come, without end.
struct Feed {
    app: App,
    written: watch::Receiver<u64>,
    after: i64,
    waiting: VecDeque<TextMessage>,
}

impl Feed {
    /// The next message; `None` when the sandbox ends or its state fails.
    async fn next(&mut self) -> Option<TextMessage> {
        loop {
            if let Some(message) = self.waiting.pop_front() {
                self.after = message.message_id;
                return Some(message);
            }
            // Marked as seen before looking, so that nothing can come between.
            self.written.borrow_and_update();
            self.waiting = self.app.read(|tables| TextMessages(tables).after(self.after)).ok()?.into();
            if self.waiting.is_empty() {
                self.written.changed().await.ok()?;
            }
        }
    }
}

fn event(message: &TextMessage) -> Event {
    let clinic = Clinic::by_id(&message.clinic_id);
    let sent_at: Timestamp = message.sent_at;
    let data = serde_json::json!({
        "number": message.number,
        "sender": clinic.map_or("", |clinic| clinic.name),
        "time": clinic.map(|clinic| clock_face(clinic, Moment::from(sent_at))),
        "text": message.text,
        "code": message.code(),
    });
    Event::default().id(message.message_id.to_string()).data(data.to_string())
}
