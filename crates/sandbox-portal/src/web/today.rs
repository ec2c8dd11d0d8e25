//! The first page: what is today, and what is to come.

use axum::extract::State;
use axum::http::HeaderMap;
use jiff::civil::{DateTime, Time, time};
use jiff::{ToSpan as _, Zoned};
use maud::{Markup, html};
use portal_client::wire::{AppointmentResponse, AppointmentStatusResponse};

use super::frame::{Place, framed};
use super::no_page::NoPage;
use super::visit::visit;
use super::visitor::Visitor;
use super::words::Today;
use crate::day::Asked;
use crate::desk::App;
use crate::invented::Clinic;

/// What every invented patient has to come, in days from today.
const COMING: [(i64, Time); 2] = [(16, time(10, 30, 0, 0)), (121, time(8, 15, 0, 0))];

pub(super) async fn page(State(app): State<App>, headers: HeaderMap) -> Result<Markup, NoPage> {
    visit(&app, &headers, |desk, visitor| {
        let appointments = desk
            .list_today(&Asked { clinic: visitor.clinic, patient: visitor.patient, patient_session_id: None })?
            .appointments;
        let now = desk.now.timestamp().to_zoned(visitor.clinic.time_zone());
        let name = desk.name_of(visitor)?;
        let words = &visitor.words().today;
        let main = html! {
            div.greeting {
                h1 { ((words.hello)(&name)) }
                p.day { (visitor.language.day(visitor.clinic, now.date())) }
            }
            div.columns {
                section aria-labelledby="today" {
                    h2 #today { (words.appointments) }
                    div data-live="today" { (todays(visitor, words, &appointments)) }
                }
                section aria-labelledby="coming" {
                    h2 #coming { (words.coming) }
                    (coming(visitor, words, &now))
                }
            }
            p.for-tests { a href="/web/hostile" { (words.for_tests) } }
        };
        Ok(framed(visitor, Place::Today, words.title, &main))
    })
}

fn todays(visitor: &Visitor, words: &Today, appointments: &[AppointmentResponse]) -> Markup {
    html! {
        @if appointments.is_empty() { p.card.empty { (words.none) } }
        @for appointment in appointments {
            article.card.appointment {
                p.time { (visitor.language.time(visitor.clinic, appointment.starts_at.local())) }
                div {
                    h3 { (appointment.clinician) }
                    p.place { (appointment.place) }
                    (standing(visitor, words, &appointment.status))
                }
            }
        }
    }
}

fn standing(visitor: &Visitor, words: &Today, status: &AppointmentStatusResponse) -> Markup {
    match status {
        AppointmentStatusResponse::Expected => html! { p.standing { (words.expected) } },
        AppointmentStatusResponse::CheckedIn(arrival) | AppointmentStatusResponse::AlreadyCheckedIn(arrival) => html! {
            p.standing.good { (words.checked_in) }
            ul.next {
                @if let Some(room) = &arrival.room { li { strong { (room) } } }
                @if let Some(place) = arrival.queue_place { li { ((words.place_in_queue)(place)) } }
                @if let Some(minutes) = arrival.wait_minutes { li { ((words.wait)(minutes)) } }
            }
            @if let Some(instruction) = &arrival.instruction { p.instruction { (instruction) } }
        },
        AppointmentStatusResponse::TooEarly { from } => {
            html! { p.standing { ((words.too_early)(&visitor.language.time(visitor.clinic, from.local()))) } }
        }
        AppointmentStatusResponse::Cancelled => html! { p.standing.off { (words.cancelled) } },
        AppointmentStatusResponse::AnotherPlace { address: why }
        | AppointmentStatusResponse::ClinicRule { message: why } => to_the_desk(words, Some(why)),
        AppointmentStatusResponse::AnotherDay { starts_at } => {
            let (day, time) = (starts_at.local().date(), starts_at.local());
            let when = format!(
                "{}, {}",
                visitor.language.day(visitor.clinic, day),
                visitor.language.time(visitor.clinic, time)
            );
            to_the_desk(words, Some(&when))
        }
        AppointmentStatusResponse::TooLate
        | AppointmentStatusResponse::SeeFrontDesk
        | AppointmentStatusResponse::Unknown => to_the_desk(words, None),
    }
}

fn to_the_desk(words: &Today, why: Option<&str>) -> Markup {
    html! {
        p.standing.desk { (words.see_front_desk) }
        @if let Some(why) = why { p.instruction { (why) } }
    }
}

fn coming(visitor: &Visitor, words: &Today, now: &Zoned) -> Markup {
    let language = visitor.language;
    html! {
        ul.card.coming {
            @for ((days, at), what) in COMING.into_iter().zip([words.follow_up, words.check_up]) {
                @if let Some(when) = later(now, days, at) {
                    li {
                        strong { (what) }
                        span { (language.day(visitor.clinic, when.date())) ", " (language.time(visitor.clinic, when)) }
                        span.soft { (clinician(visitor.clinic)) }
                    }
                }
            }
        }
    }
}

/// `None` at the very end of the calendar.
fn later(now: &Zoned, days: i64, at: Time) -> Option<DateTime> {
    now.date().checked_add(days.days()).ok().map(|date| date.to_datetime(at))
}

/// Whom the clinic's patients see most.
fn clinician(clinic: &Clinic) -> &'static str {
    let mut planned = clinic.phones.iter().flat_map(|phone| phone.patients).flat_map(|patient| patient.day);
    planned.next().map_or(clinic.name, |appointment| appointment.clinician)
}
