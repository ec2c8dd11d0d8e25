//! The patient's own details: a form with every kind of field that a portal's forms have.

mod fields;
mod form;

use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::frame::{Place, framed};
use super::no_page::NoPage;
use super::visit::{Afterwards, done, visit, visit_by_form};
use super::visitor::Visitor;
use crate::desk::{App, Desk};
use crate::invented::{Patient, spaced};
use crate::store::{Profile, Profiles};
use form::{DetailsForm, Wrong};

pub(super) async fn page(
    State(app): State<App>,
    Query(afterwards): Query<Afterwards>,
    headers: HeaderMap,
) -> Result<Markup, NoPage> {
    visit(&app, &headers, |desk, visitor| {
        let profile = desk.profile_of(visitor)?;
        Ok(drawn(visitor, &profile, if afterwards.is_done() { Shown::Saved } else { Shown::Afresh }))
    })
}

pub(super) async fn save(
    State(app): State<App>,
    headers: HeaderMap,
    Form(form): Form<DetailsForm>,
) -> Result<Response, NoPage> {
    visit_by_form(&app, &headers, &form.form_token, |desk, visitor| {
        let earlier = desk.profile_of(visitor)?;
        let (profile, wrong) = (form.profile(&earlier), form.wrong());
        if !wrong.is_empty() {
            let page = drawn(visitor, &profile, Shown::LookAgain(&wrong));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Profiles(desk.tables).put(visitor.patient.id, &profile)?;
        done(Place::Details.path())
    })
}

/// How the form is shown.
#[derive(Clone, Copy)]
enum Shown<'a> {
    Afresh,
    /// It was just saved.
    Saved,
    /// Nothing was saved, because of these.
    LookAgain(&'a [Wrong]),
}

fn drawn(visitor: &Visitor, profile: &Profile, shown: Shown<'_>) -> Markup {
    let words = &visitor.words().details;
    let wrong = if let Shown::LookAgain(wrong) = shown { wrong } else { &[] };
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        @if matches!(shown, Shown::Saved) { p.done role="status" { (words.saved) } }
        @if !wrong.is_empty() { p.missing role="alert" { (words.look_again) } }
        form.card.fields method="post" action=(Place::Details.path()) novalidate {
            (visitor.proof())
            (fields::drawn(visitor, profile, wrong))
            button { (words.save) }
        }
    };
    framed(visitor, Place::Details, words.title, &main)
}

impl Desk<'_> {
    /// What a patient wants to be called.
    pub(super) fn name_of(&self, visitor: &Visitor) -> Result<String, NoPage> {
        let said = Profiles(self.tables).of(visitor.patient.id)?;
        Ok(said.map_or_else(|| visitor.patient.display_name.to_owned(), |profile| profile.called))
    }

    /// What a patient has said of themselves, or else what the clinic's records have.
    fn profile_of(&self, visitor: &Visitor) -> Result<Profile, NoPage> {
        let said = Profiles(self.tables).of(visitor.patient.id)?;
        Ok(said.unwrap_or_else(|| on_record(visitor)))
    }
}

fn on_record(visitor: &Visitor) -> Profile {
    let is_theirs = |patients: &[Patient]| patients.iter().any(|patient| patient.id == visitor.patient.id);
    let phone = visitor.clinic.phones.iter().find(|phone| is_theirs(phone.patients));
    let inbox = visitor.clinic.inboxes.iter().find(|inbox| is_theirs(inbox.patients));
    Profile {
        called: visitor.patient.display_name.to_owned(),
        phone: phone.map(|phone| spaced(phone.number)).unwrap_or_default(),
        email: inbox.map(|inbox| inbox.address.to_owned()).unwrap_or_default(),
        written_to_in: visitor.language,
        ..Profile::default()
    }
}
