//! The first page: the clinics, how a stand is enrolled with each, and whom to sign in as.

use axum::extract::State;
use axum::response::Redirect;
use maud::{Markup, html};

use super::{clock_face, framed};
use crate::control::start_a_new_day;
use crate::desk::App;
use crate::invented::{CLINICS, Clinic, Inbox, Line, Phone, names, spaced};
use crate::refusal::Refusal;
use crate::store::{Moment, Stand, Stands};

pub(super) async fn page(State(app): State<App>) -> Result<Markup, Refusal> {
    let stands = app.read(|tables| Stands(tables).all())?;
    let now = app.now();
    Ok(framed(
        "/",
        "Clinics",
        &html! {
            div.lead {
                h1 { "Two clinics, and nobody real" }
                p {
                    "Enrol a stand with a pairing code, then sign in at the stand as one of the patients below. "
                    "Their text messages and e-mails arrive on the page with the " a href="/phones" { "phones and inboxes" } "."
                }
            }
            div.clinics {
                @for clinic in CLINICS { (clinic_card(clinic, now, &stands)) }
            }
            section.card.aside {
                div {
                    h2 { "The web dashboard" }
                    p {
                        "A stand hands whoever is signed in over to " a href="/web/" { "the clinic's own pages" } ": appointments, messages, "
                        "documents, details. There is no other way in. Its first page leads to everything that a hostile or careless "
                        "page might try, for tests of what is around it."
                    }
                }
            }
            section.card.aside {
                div {
                    h2 { "Start the day afresh" }
                    p {
                        "Nobody has checked in, every phone and inbox is empty, and what was written on the dashboard is gone. "
                        "Stands stay enrolled."
                    }
                }
                form method="post" { button { "New day" } }
            }
        },
    ))
}

pub(super) async fn new_day(State(app): State<App>) -> Result<Redirect, Refusal> {
    start_a_new_day(&app)?;
    Ok(Redirect::to("/"))
}

fn clinic_card(clinic: &Clinic, now: Moment, stands: &[Stand]) -> Markup {
    let enrolled: Vec<_> = stands.iter().filter(|stand| stand.clinic_id == clinic.id).collect();
    html! {
        section class={ "card clinic " (clinic.id) } aria-label=(clinic.name) {
            div.masthead {
                img src={ "/assets/" (clinic.id) ".png" } alt=(clinic.name) height="72";
                p.clock { "Clinic's clock " strong { (clock_face(clinic, now)) } }
            }
            dl.facts {
                dt { "Pairing code" }
                dd { code.pairing { (clinic.pairing_code) } span.hint { "In the sandbox it can be used again and again." } }
                dt { "Stands" }
                dd {
                    @if enrolled.is_empty() { span.hint { "None enrolled yet." } }
                    @for stand in enrolled { (stand_line(clinic, stand)) }
                }
            }
            table {
                thead { tr { th { "Phone" } th { (clinic.patient_label.1) } th { "What there is to see" } } }
                tbody {
                    @for phone in clinic.phones { (phone_row(phone)) }
                    tr {
                        td.number { (spaced(clinic.unknown_number)) }
                        td { "nobody" }
                        td { "A number that is not on file" }
                    }
                }
            }
            table {
                thead { tr { th { "E-mail" } th { (clinic.patient_label.1) } th { "What there is to see" } } }
                tbody {
                    @for inbox in clinic.inboxes { (inbox_row(inbox)) }
                    tr {
                        td.address { (clinic.unknown_address) }
                        td { "nobody" }
                        td { "An address that is not on file" }
                    }
                }
            }
        }
    }
}

fn stand_line(clinic: &Clinic, stand: &Stand) -> Markup {
    html! {
        span.stand {
            strong { (stand.stand_name) }
            span.hint {
                "enrolled " (clock_face(clinic, stand.enrolled_at))
                @if let Some(seen) = stand.last_seen_at { ", last seen " (clock_face(clinic, seen)) }
            }
        }
    }
}

fn phone_row(phone: &Phone) -> Markup {
    html! {
        tr class=[(phone.line == Line::Landline).then_some("landline")] {
            td.number { (phone.spaced()) }
            td { (names(phone.patients)) }
            td { (phone.what_to_try) }
        }
    }
}

fn inbox_row(inbox: &Inbox) -> Markup {
    html! {
        tr {
            td.address { (inbox.address) }
            td { (names(inbox.patients)) }
            td { (inbox.what_to_try) }
        }
    }
}
