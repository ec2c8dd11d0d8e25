//! The invented phones and inboxes: a text message or an e-mail appears the moment it is sent.

use axum::extract::State;
use maud::{Markup, html};

use super::mail_feed::Seen;
use super::{clock_face, framed};
use crate::desk::App;
use crate::invented::{CLINICS, Clinic, Inbox, Line, Phone, names};
use crate::refusal::Refusal;
use crate::store::{Email, Emails, Moment, TextMessage, TextMessages};

pub(super) async fn page(State(app): State<App>) -> Result<Markup, Refusal> {
    let (messages, emails) = app.read(|tables| Ok((TextMessages(tables).after(0)?, Emails(tables).after(0)?)))?;
    let newest = Seen {
        message_id: messages.last().map_or(0, |message| message.message_id),
        email_id: emails.last().map_or(0, |email| email.email_id),
    };
    Ok(framed(
        "/phones",
        "Phones and inboxes",
        &html! {
            div.lead {
                h1 { "The invented phones and inboxes" }
                p { "Type one of these numbers or addresses at the stand. What it sends arrives here at once." }
            }
            @for clinic in CLINICS {
                section.shelf aria-label={ "Phones of " (clinic.name) } {
                    h2 class=(clinic.id) { (clinic.name) }
                    div.phones {
                        @for phone in clinic.phones { (phone_card(clinic, phone, &messages)) }
                    }
                }
                section.shelf aria-label={ "Inboxes of " (clinic.name) } {
                    div.inboxes {
                        @for inbox in clinic.inboxes { (inbox_card(clinic, inbox, &emails)) }
                    }
                }
            }
            script src="/assets/phones.js" data-after=(newest) defer {}
        },
    ))
}

fn phone_card(clinic: &Clinic, phone: &Phone, messages: &[TextMessage]) -> Markup {
    let received = messages.iter().filter(|message| message.number == phone.number).rev();
    html! {
        article class={ "phone " (clinic.id) } data-contact=(phone.number) data-clinic=(clinic.id) {
            h3 { (names(phone.patients)) }
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

fn inbox_card(clinic: &Clinic, inbox: &Inbox, emails: &[Email]) -> Markup {
    let contact = inbox.contact();
    let received = emails.iter().filter(|email| email.address == contact.as_str()).rev();
    html! {
        article class={ "inbox " (clinic.id) } data-contact=(contact.as_str()) data-clinic=(clinic.id) {
            h3 { (names(inbox.patients)) }
            p.address { (inbox.address) }
            p.hint { (inbox.what_to_try) }
            ol.messages aria-live="polite" aria-label={ "E-mails of " (inbox.address) } {
                @for email in received { (letter(clinic, email)) }
            }
            p.empty { "No e-mails yet" }
        }
    }
}

fn bubble(clinic: &Clinic, message: &TextMessage) -> Markup {
    html! {
        li.bubble {
            span.sender { (clinic.name) " · " (clock_face(clinic, Moment::from(message.sent_at))) }
            (marked(&message.text, message.code().unwrap_or_default()))
        }
    }
}

fn letter(clinic: &Clinic, email: &Email) -> Markup {
    html! {
        li.bubble {
            span.sender { (clinic.name) " · " (clock_face(clinic, Moment::from(email.sent_at))) }
            strong.subject { (email.subject) }
            (marked(&email.text, &email.code))
            a.open href=(email.link) target="_blank" rel="noopener noreferrer" { "Open the link" }
        }
    }
}

/// A text in which the code stands out.
fn marked(text: &str, code: &str) -> Markup {
    let (before, after) = text.split_once(code).unwrap_or((text, ""));
    html! { p { (before) strong.code { (code) } (after) } }
}
