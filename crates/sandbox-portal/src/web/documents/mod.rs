//! The documents: one to read as a page, one as a PDF, one as a picture, one to take away. They are the four ways in which a
//! portal gives out what it has.

mod invented;
mod pdf;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::frame::{Place, framed};
use super::icons::Icon;
use super::no_page::NoPage;
use super::visit::visit;
use super::visitor::Visitor;
use super::words::Documents;
use crate::desk::{App, Desk};
use invented::{DOCUMENTS, Document, Form};

/// Three exercises, drawn.
pub(super) const EXERCISES: &[u8] = include_bytes!("../../../assets/exercises.png");
/// Where they are.
pub(super) const EXERCISES_PATH: &str = "/web/documents/exercises.png";

pub(super) async fn list(State(app): State<App>, headers: HeaderMap) -> Result<Markup, NoPage> {
    visit(&app, &headers, |desk, visitor| {
        let words = &visitor.words().documents;
        let main = html! {
            h1 { (words.title) }
            ul.card.list {
                @for document in DOCUMENTS {
                    li.row.document {
                        span.sign { (icon(document.form).draw()) }
                        div {
                            strong { (document.text(visitor.language).title) }
                            span.soft { (day_of(desk, visitor, document)) }
                        }
                        a.button href={ "/web/documents/" (document.file) } { (verb(words, document.form)) }
                    }
                }
            }
        };
        Ok(framed(visitor, Place::Documents, words.title, &main))
    })
}

pub(super) async fn open(
    State(app): State<App>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Result<Response, NoPage> {
    visit(&app, &headers, |desk, visitor| {
        let document = DOCUMENTS.iter().find(|document| document.file == file).ok_or(NoPage::NotFound)?;
        let name = desk.name_of(visitor)?;
        Ok(match document.form {
            Form::Page | Form::Picture => page(desk, visitor, document, &name).into_response(),
            Form::Pdf => as_file("application/pdf", "inline", document, printed(visitor, document, &name)),
            Form::Download => as_file("application/pdf", "attachment", document, printed(visitor, document, &name)),
        })
    })
}

/// The picture by itself.
pub(super) async fn exercises(State(app): State<App>, headers: HeaderMap) -> Result<Response, NoPage> {
    visit(&app, &headers, |_, _| Ok(([(header::CONTENT_TYPE, "image/png")], EXERCISES).into_response()))
}

fn page(desk: &Desk<'_>, visitor: &Visitor, document: &Document, name: &str) -> Markup {
    let (words, text) = (&visitor.words().documents, document.text(visitor.language));
    let main = html! {
        a.back href=(Place::Documents.path()) { (Icon::Back.draw()) (words.back) }
        article.card.paper {
            h1 { (text.title) }
            p.soft { (visitor.clinic.name) ", " (day_of(desk, visitor, document)) }
            p { (words.made_out_to) " " strong { (name) } }
            @if document.form == Form::Picture { img.sheet src=(EXERCISES_PATH) alt=(text.title) width="900" height="1160"; }
            @for paragraph in text.body { p { (paragraph) } }
            p.soft { (words.invented) }
            // Shown by the script: without one it would do nothing.
            button data-print hidden { (words.print) }
        }
    };
    framed(visitor, Place::Documents, text.title, &main)
}

fn printed(visitor: &Visitor, document: &Document, name: &str) -> Vec<u8> {
    let (words, text) = (&visitor.words().documents, document.text(visitor.language));
    let made_out_to = format!("{} {name}", words.made_out_to);
    let mut lines = vec![visitor.clinic.name, &made_out_to, ""];
    lines.extend(text.body);
    lines.extend(["", words.invented]);
    pdf::sheet(text.title, &lines)
}

fn as_file(media_type: &'static str, disposition: &str, document: &Document, bytes: Vec<u8>) -> Response {
    let disposition = HeaderValue::try_from(format!("{disposition}; filename=\"{}\"", document.file))
        .expect("the invented files have plain names");
    let headers =
        [(header::CONTENT_TYPE, HeaderValue::from_static(media_type)), (header::CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}

fn day_of(desk: &Desk<'_>, visitor: &Visitor, document: &Document) -> String {
    let made_at = desk.now.minus(document.age).timestamp().to_zoned(visitor.clinic.time_zone());
    visitor.language.day(visitor.clinic, made_at.date())
}

const fn icon(form: Form) -> Icon {
    match form {
        Form::Page | Form::Pdf => Icon::Documents,
        Form::Picture => Icon::Picture,
        Form::Download => Icon::Download,
    }
}

const fn verb(words: &Documents, form: Form) -> &'static str {
    match form {
        Form::Page => words.read,
        Form::Pdf => words.open_pdf,
        Form::Picture => words.open_picture,
        Form::Download => words.download,
    }
}
