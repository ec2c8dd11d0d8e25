//! What arrives while the page with the phones and inboxes is open, as server-sent events.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::Stream;
use futures_util::stream::unfold;
use jiff::Timestamp;
use serde::Deserialize;
use tokio::sync::watch;

use super::clock_face;
use crate::desk::App;
use crate::invented::Clinic;
use crate::store::{Email, Emails, Moment, TextMessage, TextMessages};

/// How much a page has shown: the last text message and the last e-mail. Written as `12-5`.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen {
    pub(super) message_id: i64,
    pub(super) email_id: i64,
}

impl fmt::Display for Seen {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.message_id, self.email_id)
    }
}

impl FromStr for Seen {
    type Err = std::num::ParseIntError;

    /// A text message's id alone will do: then no e-mail was seen.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (message_id, email_id) = text.split_once('-').unwrap_or((text, "0"));
        Ok(Self { message_id: message_id.parse()?, email_id: email_id.parse()? })
    }
}

/// Since when: what the page said itself when it was opened.
#[derive(Deserialize)]
pub(super) struct Since {
    #[serde(default)]
    after: String,
}

/// One event for each that arrives; it begins after what the caller saw last.
pub(super) async fn events(
    State(app): State<App>,
    Query(Since { after }): Query<Since>,
    headers: HeaderMap,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let resumed = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let seen = resumed.or_else(|| after.parse().ok()).unwrap_or_default();
    let feed = Feed { written: app.written(), app, seen, waiting: VecDeque::new() };
    let events = unfold(feed, |mut feed| async move {
        let event = feed.next().await?;
        Some((Ok(event), feed))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// What arrives, in the order in which it comes, without end.
struct Feed {
    app: App,
    written: watch::Receiver<u64>,
    seen: Seen,
    waiting: VecDeque<Arrival>,
}

enum Arrival {
    Text(TextMessage),
    Email(Email),
}

impl Feed {
    /// The next one; `None` when the sandbox ends or its state fails.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(arrival) = self.waiting.pop_front() {
                match &arrival {
                    Arrival::Text(message) => self.seen.message_id = message.message_id,
                    Arrival::Email(email) => self.seen.email_id = email.email_id,
                }
                return Some(Event::default().id(self.seen.to_string()).data(arrival.described()));
            }
            // Marked as seen before looking, so that nothing can come between.
            self.written.borrow_and_update();
            self.waiting = self.arrived()?;
            if self.waiting.is_empty() {
                self.written.changed().await.ok()?;
            }
        }
    }

    fn arrived(&self) -> Option<VecDeque<Arrival>> {
        let Seen { message_id, email_id } = self.seen;
        let read =
            self.app.read(|tables| Ok((TextMessages(tables).after(message_id)?, Emails(tables).after(email_id)?)));
        let (messages, emails) = read.ok()?;
        Some(messages.into_iter().map(Arrival::Text).chain(emails.into_iter().map(Arrival::Email)).collect())
    }
}

impl Arrival {
    /// As the page's script reads it.
    fn described(&self) -> String {
        let data = match self {
            Self::Text(message) => serde_json::json!({
                "contact": message.number,
                "sender": sender(&message.clinic_id),
                "time": time(&message.clinic_id, message.sent_at),
                "text": message.text,
                "code": message.code(),
            }),
            Self::Email(email) => serde_json::json!({
                "contact": email.address,
                "sender": sender(&email.clinic_id),
                "time": time(&email.clinic_id, email.sent_at),
                "subject": email.subject,
                "text": email.text,
                "code": email.code,
                "link": email.link,
            }),
        };
        data.to_string()
    }
}

fn sender(clinic_id: &str) -> &'static str {
    Clinic::by_id(clinic_id).map_or("", |clinic| clinic.name)
}

fn time(clinic_id: &str, sent_at: Timestamp) -> Option<String> {
    Clinic::by_id(clinic_id).map(|clinic| clock_face(clinic, Moment::from(sent_at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_is_read_as_it_is_written() {
        let seen: Seen = "12-5".parse().unwrap();
        assert_eq!((seen.message_id, seen.email_id, seen.to_string().as_str()), (12, 5, "12-5"));
        let seen: Seen = "7".parse().unwrap();
        assert_eq!((seen.message_id, seen.email_id), (7, 0));
        assert!("soon".parse::<Seen>().is_err());
    }
}
