//! The notice window's few words, in the languages that the stand speaks.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use kiosk_core::LanguageTag;
use shell_protocol::{NoticeView, Outage};

/// What is said in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraphs {
    /// The language, for whoever reads it aloud.
    pub(crate) language: &'static str,
    /// What is the case.
    pub(crate) title: String,
    /// What to do now.
    pub(crate) what_to_do: String,
    /// Before the ways to reach the clinic.
    pub(crate) reach_us: String,
    /// For staff.
    pub(crate) staff: String,
    /// Whom they call, where the stand knows it.
    pub(crate) support: Option<String>,
}

const LANGUAGES: &[(&str, &str)] = &[
    ("en", include_str!("../words/en.ftl")),
    ("es", include_str!("../words/es.ftl")),
    ("de", include_str!("../words/de.ftl")),
];

/// The words for this outage in each of the clinic's languages that there are words in, or in English.
pub(crate) fn paragraphs(view: &NoticeView, outage: Outage) -> Vec<Paragraphs> {
    let spoken = |tag: &LanguageTag| {
        let primary = tag.0.split('-').next().unwrap_or_default().to_ascii_lowercase();
        LANGUAGES.iter().find(|(language, _)| *language == primary)
    };
    let mut chosen: Vec<_> = view.languages.iter().filter_map(spoken).collect();
    if chosen.is_empty() {
        chosen.extend(LANGUAGES.first());
    }
    chosen.into_iter().map(|(language, words)| in_language(language, words, view, outage)).collect()
}

fn in_language(language: &'static str, words: &str, view: &NoticeView, outage: Outage) -> Paragraphs {
    // Mistakes in the files are found by the test below, not by a patient.
    let resource = FluentResource::try_new(words.to_owned()).unwrap_or_else(|(partial, _)| partial);
    let mut bundle = FluentBundle::new(language.parse().into_iter().collect());
    bundle.set_use_isolating(false);
    let _ = bundle.add_resource(resource);
    let mut arguments = FluentArgs::new();
    arguments.set("clinic", view.clinic_name.as_str());
    if let Some(contact) = &view.support_contact {
        arguments.set("contact", contact.as_str());
    }
    let word = |key: &str| {
        let pattern = bundle.get_message(key).and_then(|message| message.value());
        pattern.map_or_else(String::new, |pattern| {
            bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
        })
    };
    Paragraphs {
        language,
        title: word("title"),
        what_to_do: word("what-to-do"),
        reach_us: word(if view.clinic_name.is_empty() { "reach-us-unnamed" } else { "reach-us" }),
        staff: word(match outage {
            Outage::NotStarted => "staff-not-started",
            Outage::Breaks => "staff-breaks",
        }),
        support: view.support_contact.is_some().then(|| word("support")),
    }
}

#[cfg(test)]
mod tests {
    use kiosk_core::{Colour, ContactInformation, SupportContact};
    use shell_protocol::WindowPlan;

    use super::*;

    fn view(languages: &[&str], clinic_name: &str) -> NoticeView {
        NoticeView {
            window: WindowPlan::FullScreen,
            background: Colour::new(255, 255, 255),
            text: Colour::new(0, 0, 0),
            clinic_name: clinic_name.to_owned(),
            contact: ContactInformation::default(),
            languages: languages.iter().map(|tag| LanguageTag((*tag).to_owned())).collect(),
            support_contact: None,
            outage: None,
        }
    }

    #[test]
    fn staff_is_told_whom_to_call_where_the_stand_knows_it() {
        let contact = "Harbour IT, +1 202 555 0123";
        let told = NoticeView { support_contact: SupportContact::parse(contact).ok(), ..view(&["en", "de", "es"], "") };
        for words in paragraphs(&told, Outage::Breaks) {
            let support = words.support.unwrap();
            assert!(support.ends_with(contact) && support.len() > contact.len() + 10, "{support}");
        }
        let untold = paragraphs(&view(&["en"], ""), Outage::Breaks);
        assert!(untold.iter().all(|words| words.support.is_none()));
    }

    #[test]
    fn every_word_is_there_in_every_language_and_differs_from_the_others() {
        let all = LANGUAGES.iter().map(|(language, _)| *language).collect::<Vec<_>>();
        for outage in [Outage::NotStarted, Outage::Breaks] {
            for name in ["", "Harbour Clinic"] {
                let said = paragraphs(&view(&all, name), outage);
                assert_eq!(said.len(), all.len());
                for (place, words) in said.iter().enumerate() {
                    for word in [&words.title, &words.what_to_do, &words.reach_us, &words.staff] {
                        assert!(word.len() > 10 && !word.contains('{'), "{}: {word:?}", words.language);
                    }
                    assert_eq!(words.reach_us.contains("Harbour Clinic"), !name.is_empty());
                    assert!(said[..place].iter().all(|other| other.title != words.title));
                }
            }
        }
        let staff = |outage| paragraphs(&view(&["en"], ""), outage).remove(0).staff;
        assert_ne!(staff(Outage::NotStarted), staff(Outage::Breaks));
    }

    #[test]
    fn the_clinics_languages_are_spoken_in_their_order_and_english_where_none_is_known() {
        let spoken = |tags: &[&str]| {
            paragraphs(&view(tags, ""), Outage::Breaks).into_iter().map(|words| words.language).collect::<Vec<_>>()
        };
        assert_eq!(spoken(&["de-AT", "es"]), ["de", "es"]);
        assert_eq!(spoken(&["xx"]), ["en"]);
        assert_eq!(spoken(&[]), ["en"]);
    }
}
