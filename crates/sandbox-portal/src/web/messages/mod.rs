//! The messages from the clinic, and what the patient answers.

mod invented;

use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{Place, framed};
use super::icons::Icon;
use super::no_page::NoPage;
use super::visit::{Afterwards, done, visit, visit_by_form};
use super::visitor::Visitor;
use crate::desk::{App, Desk};
use crate::store::{Moment, Replies, Reply};
use invented::{MESSAGES, Message};

/// The longest answer, in characters.
const LONGEST_ANSWER: usize = 2_000;

/// What the form below a message sends.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct AnswerForm {
    form_token: String,
    text: String,
}

/// How the form below a message is drawn.
#[derive(Clone, Copy)]
enum Answering<'a> {
    /// Nothing is written yet.
    Afresh,
    /// The last answer was sent.
    Sent,
    /// This cannot be sent.
    Unfit(&'a str),
}

pub(super) async fn list(State(app): State<App>, headers: HeaderMap) -> Result<Markup, NoPage> {
    visit(&app, &headers, |desk, visitor| {
        let words = &visitor.words().messages;
        let replies = Replies(desk.tables).of(visitor.patient.id)?;
        let main = html! {
            h1 { (words.title) }
            ul.card.list {
                @for message in MESSAGES {
                    @let text = message.text(visitor.language);
                    li {
                        a.row href={ "/web/messages/" (message.id) } {
                            strong { (text.subject) }
                            span.soft.when { (day_of(desk, visitor, message)) }
                            span.preview { (text.from) ": " (text.body.lines().next().unwrap_or_default()) }
                            @if replies.iter().any(|reply| reply.message_id == message.id) {
                                span.standing.good { (words.answered) }
                            }
                        }
                    }
                }
            }
        };
        Ok(framed(visitor, Place::Messages, words.title, &main))
    })
}

pub(super) async fn read(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(afterwards): Query<Afterwards>,
    headers: HeaderMap,
) -> Result<Markup, NoPage> {
    let answering = if afterwards.is_done() { Answering::Sent } else { Answering::Afresh };
    visit(&app, &headers, |desk, visitor| page(desk, visitor, &id, answering))
}

pub(super) async fn answer(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<AnswerForm>,
) -> Result<Response, NoPage> {
    visit_by_form(&app, &headers, &form.form_token, |desk, visitor| {
        let text = form.text.trim();
        if text.is_empty() || text.chars().count() > LONGEST_ANSWER {
            let page = page(desk, visitor, &id, Answering::Unfit(&form.text))?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        let message = message(&id)?;
        let reply = Reply {
            patient_id: visitor.patient.id.to_owned(),
            message_id: message.id.to_owned(),
            text: text.to_owned(),
            written_at: desk.now,
        };
        Replies(desk.tables).add(&reply)?;
        done(&format!("/web/messages/{}", message.id))
    })
}

fn message(id: &str) -> Result<&'static Message, NoPage> {
    MESSAGES.iter().find(|message| message.id == id).ok_or(NoPage::NotFound)
}

fn page(desk: &Desk<'_>, visitor: &Visitor, id: &str, answering: Answering<'_>) -> Result<Markup, NoPage> {
    let message = message(id)?;
    let (words, text) = (&visitor.words().messages, message.text(visitor.language));
    let replies = Replies(desk.tables).of(visitor.patient.id)?;
    let main = html! {
        a.back href=(Place::Messages.path()) { (Icon::Back.draw()) (words.back) }
        h1 { (text.subject) }
        @if matches!(answering, Answering::Sent) { p.done role="status" { (words.sent) } }
        article.card.letter {
            p.from { strong { (text.from) } span.soft { (day_of(desk, visitor, message)) } }
            p.body { (text.body) }
        }
        @for reply in replies.iter().filter(|reply| reply.message_id == message.id) {
            article.card.letter.mine {
                p.from { strong { (words.you) } span.soft { (time_of(visitor, reply.written_at)) } }
                p.body { (reply.text) }
            }
        }
        (answer_form(visitor, message, answering))
    };
    Ok(framed(visitor, Place::Messages, text.subject, &main))
}

fn answer_form(visitor: &Visitor, message: &Message, answering: Answering<'_>) -> Markup {
    let words = &visitor.words().messages;
    let (unfit, written) = match answering {
        Answering::Unfit(written) => (true, written),
        Answering::Afresh | Answering::Sent => (false, ""),
    };
    html! {
        form.card.fields method="post" action={ "/web/messages/" (message.id) } {
            (visitor.proof())
            div.field {
                label for="answer" { (words.your_answer) }
                p.hint #answer-hint { (words.hint) }
                @if unfit { p.missing role="alert" { (words.unfit) } }
                textarea #answer name="text" rows="5" aria-describedby="answer-hint" aria-invalid=[unfit.then_some("true")] {
                    (written)
                }
            }
            button { (words.send) }
        }
    }
}

fn day_of(desk: &Desk<'_>, visitor: &Visitor, message: &Message) -> String {
    let sent_at = desk.now.minus(message.age).timestamp().to_zoned(visitor.clinic.time_zone());
    visitor.language.day(visitor.clinic, sent_at.date())
}

fn time_of(visitor: &Visitor, moment: Moment) -> String {
    visitor.language.time_of_day(visitor.clinic, moment)
}
