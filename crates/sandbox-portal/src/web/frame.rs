//! What stands around every page of the dashboard.

use maud::{DOCTYPE, Markup, html};

use super::icons::Icon;
use super::visitor::Visitor;
use super::words::Words;
use crate::invented::Clinic;
use crate::language::Language;

/// The pages that a visitor can always go to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Today,
    Messages,
    Documents,
    Details,
}

impl Place {
    const ALL: [Self; 4] = [Self::Today, Self::Messages, Self::Documents, Self::Details];

    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Today => super::DASHBOARD_PATH,
            Self::Messages => "/web/messages",
            Self::Documents => "/web/documents",
            Self::Details => "/web/details",
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::Today => Icon::Today,
            Self::Messages => Icon::Messages,
            Self::Documents => Icon::Documents,
            Self::Details => Icon::Details,
        }
    }

    const fn name(self, words: &Words) -> &'static str {
        match self {
            Self::Today => words.today.title,
            Self::Messages => words.messages.title,
            Self::Documents => words.documents.title,
            Self::Details => words.details.title,
        }
    }
}

/// A page of somebody who was let in.
pub(super) fn framed(visitor: &Visitor, here: Place, title: &str, main: &Markup) -> Markup {
    let words = visitor.words();
    document(
        visitor.language,
        Some(visitor.clinic),
        title,
        &html! {
            header {
                img.logo src={ "/assets/" (visitor.clinic.id) ".png" } alt=(visitor.clinic.name) height="56";
                form.leave method="post" action="/web/sign-out" {
                    (visitor.proof())
                    button.quiet { (Icon::Leave.draw()) span { (words.sign_out) } }
                }
            }
            nav aria-label=(words.pages) {
                @for place in Place::ALL {
                    a href=(place.path()) aria-current=[(place == here).then_some("page")] {
                        (place.icon().draw()) span { (place.name(words)) }
                    }
                }
            }
            main { (main) }
        },
    )
}

/// A page for whoever it is: nobody knows whose it would be.
pub(super) fn framed_for_nobody(title: &str, main: &Markup) -> Markup {
    document(Language::English, None, title, &html! { main.alone { (main) } })
}

fn document(language: Language, clinic: Option<&Clinic>, title: &str, body: &Markup) -> Markup {
    let name = clinic.map_or("Sandbox portal", |clinic| clinic.name);
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) " · " (name) }
                link rel="icon" href="/assets/harbour.png";
                link rel="stylesheet" href="/web/assets/dashboard.css";
                script defer src="/web/assets/dashboard.js" {}
            }
            body class=[clinic.map(|clinic| clinic.id)] {
                p.sandbox { (Words::in_language(language).sandbox) }
                (body)
            }
        }
    }
}
