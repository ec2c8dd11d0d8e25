//! The clinics' branding at its edges, for whoever has to see that every screen bears it: as much as a stand takes, as little,
//! and the other way round. Chosen by `PUT /sandbox/looks`; it holds for all clinics until it is chosen anew.

use axum::Router;
use axum::extract::{Json, State};
use axum::routing::get;
use portal_client::wire::{BrandingResponse, ContactResponse, LabelResponse};
use serde::{Deserialize, Serialize};

use crate::desk::App;

/// How much the clinics make of their stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Looks {
    /// What such a clinic would say.
    #[default]
    Usual,
    /// All that a stand takes: 2,000 characters, and words that do not break.
    Longest,
    /// No more than a stand needs.
    Emptiest,
    /// Words that run from right to left.
    RightToLeft,
}

/// As long as a message may be, in characters.
const MESSAGE: usize = 2_000;
/// As long as a line may be.
const LINE: usize = 300;
/// As long as a word for a patient may be.
const NAME: usize = 80;

/// `/sandbox/looks`
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/sandbox/looks", get(read).put(choose))
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Chosen {
    looks: Looks,
}

async fn read(State(app): State<App>) -> Json<Chosen> {
    Json(Chosen { looks: app.looks() })
}

async fn choose(State(app): State<App>, Json(chosen): Json<Chosen>) -> Json<Chosen> {
    app.set_looks(chosen.looks);
    Json(chosen)
}

impl Looks {
    /// A clinic's branding so.
    pub(crate) fn of(self, usual: BrandingResponse) -> BrandingResponse {
        match self {
            Self::Usual => usual,
            Self::Longest => longest(usual),
            Self::Emptiest => emptiest(usual),
            Self::RightToLeft => right_to_left(usual),
        }
    }
}

/// So many characters of a text that is said again and again.
fn filled(text: &str, characters: usize) -> String {
    text.chars().cycle().take(characters).collect()
}

fn longest(usual: BrandingResponse) -> BrandingResponse {
    let sentence = "Bitte halten Sie Ihre Krankenversicherungskarte und Ihr Mobiltelefon bereit, \
                    und melden Sie sich bei Verzögerungen am Terminvereinbarungsschalter. ";
    BrandingResponse {
        clinic_name: "Gemeinschaftspraxis für Allgemeinmedizin und Rehabilitationsphysiotherapie am Lindenplatz"
            .to_owned(),
        welcome_title: filled("Herzlich willkommen in der Gemeinschaftspraxis am Donaudampfschifffahrtsplatz! ", LINE),
        welcome_message: filled(sentence, MESSAGE),
        contact: ContactResponse {
            phone: "+44 7700 900100, Nebenstelle 4711 (Terminvereinbarungsschalter)".to_owned(),
            email: "terminvereinbarung.gemeinschaftspraxis@donaudampfschifffahrtsplatz.example.org".to_owned(),
            address: "Donaudampfschifffahrtsgesellschaftsstraße 117\nHinterhaus, Aufgang C\n12345 Oberunterhausen"
                .to_owned(),
            hours:
                "Montag, Dienstag, Donnerstag 8–12 und 14–18 Uhr\nMittwoch, Freitag 8–13 Uhr\nSamstag nach Vereinbarung"
                    .to_owned(),
        },
        labels: portal_client::wire::LabelsResponse {
            patient: LabelResponse {
                singular: filled("Rehabilitationsteilnehmerin ", NAME),
                plural: filled("Rehabilitationsteilnehmende ", NAME),
            },
        },
        languages: ["de", "en", "es"].map(str::to_owned).to_vec(),
        privacy_notice: filled(sentence, MESSAGE),
        ..usual
    }
}

fn emptiest(usual: BrandingResponse) -> BrandingResponse {
    BrandingResponse {
        welcome_title: String::new(),
        welcome_message: String::new(),
        contact: ContactResponse::default(),
        languages: usual.languages.into_iter().take(1).collect(),
        privacy_notice: String::new(),
        opening_hours: None,
        logo_url: None,
        attract_url: None,
        dashboard: None,
        ..usual
    }
}

fn right_to_left(usual: BrandingResponse) -> BrandingResponse {
    BrandingResponse {
        clinic_name: "عيادة الميناء".to_owned(),
        welcome_title: "أهلاً بكم في عيادة الميناء".to_owned(),
        welcome_message: "سجّلوا الدخول هنا وأخبرونا بوصولكم (Harbour Clinic).\nفريقنا يسعده مساعدتكم، اسألوا فقط."
            .to_owned(),
        contact: ContactResponse {
            address: "شارع الرصيف ١٢\nسبرينغفيلد".to_owned(),
            hours: "من الاثنين إلى الجمعة، ٧:٣٠–١٨:٠٠".to_owned(),
            ..usual.contact
        },
        labels: portal_client::wire::LabelsResponse {
            patient: LabelResponse { singular: "مراجع".to_owned(), plural: "مراجعون".to_owned() },
        },
        privacy_notice: "لا تحتفظ هذه الشاشة بأي شيء. عند المغادرة يُمحى كل ما كتبتموه.".to_owned(),
        ..usual
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_filled_to_its_last_character() {
        assert_eq!(filled("äb ", 7), "äb äb ä");
    }
}
