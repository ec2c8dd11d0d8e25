//! Whether a stand can work with a clinic's words: those that a portal may well send, and with which nobody could sign in.

use jiff::tz::TimeZone;
use kiosk_core::{Branding, LanguageTag};
use portal_client::UnusableBranding;

/// The words as the stand uses them: languages that it does not speak are passed over.
///
/// # Errors
///
/// [`UnusableBranding`], by the name of the first field that will not do.
pub(crate) fn accepted(mut words: Branding) -> Result<Branding, UnusableBranding> {
    words.languages.retain(LanguageTag::is_spoken);
    words.methods = without_repetition(words.methods);
    let zone = words.opening_hours.as_ref().map(|hours| hours.time_zone.as_str());
    let refused = if !words.country.has_phone_numbers() {
        Some(("country", "has no phone numbers"))
    } else if words.languages.is_empty() {
        Some(("languages", "has none that the stand speaks"))
    } else if words.methods.is_empty() {
        Some(("methods", "has none that the stand knows"))
    } else if zone.is_some_and(|zone| TimeZone::get(zone).is_err()) {
        Some(("openingHours.timeZone", "is no zone that is known"))
    } else {
        None
    };
    refused.map_or(Ok(words), |(field, what)| Err(UnusableBranding::new(field, what)))
}

fn without_repetition<T: PartialEq>(list: Vec<T>) -> Vec<T> {
    list.into_iter().fold(Vec::new(), |mut kept, item| {
        if !kept.contains(&item) {
            kept.push(item);
        }
        kept
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kiosk_core::{CountryCode, OpeningHours, SignInMethod};

    fn languages(tags: &[&str]) -> Vec<LanguageTag> {
        tags.iter().map(|tag| LanguageTag((*tag).to_owned())).collect()
    }

    fn refused(spoil: impl FnOnce(&mut Branding)) -> String {
        let mut words = Branding::unbranded();
        spoil(&mut words);
        accepted(words).unwrap_err().to_string()
    }

    #[test]
    fn words_with_which_nobody_could_sign_in_are_refused_by_the_name_of_the_field() {
        assert_eq!(refused(|words| words.country = CountryCode("XX".to_owned())), "country has no phone numbers");
        assert_eq!(
            refused(|words| words.languages = languages(&["tlh", "zh"])),
            "languages has none that the stand speaks"
        );
        assert_eq!(refused(|words| words.methods.clear()), "methods has none that the stand knows");
        let hours = |zone: &str| Some(OpeningHours { time_zone: zone.to_owned(), spans: Vec::new() });
        let unknown = refused(|words| words.opening_hours = hours("Europe/Ruritania"));
        assert_eq!(unknown, "openingHours.timeZone is no zone that is known");
        let known = Branding { opening_hours: hours("Europe/London"), ..Branding::unbranded() };
        assert!(accepted(known).is_ok());
    }

    #[test]
    fn languages_that_are_not_spoken_are_passed_over_and_no_method_is_offered_twice() {
        let words = accepted(Branding {
            languages: languages(&["tlh", "de-AT", "en"]),
            methods: vec![SignInMethod::Phone, SignInMethod::Email, SignInMethod::Phone],
            ..Branding::unbranded()
        });
        let words = words.unwrap();
        assert_eq!(words.languages, languages(&["de-AT", "en"]));
        assert_eq!(words.methods, [SignInMethod::Phone, SignInMethod::Email]);
    }

    #[test]
    fn the_languages_that_are_spoken_are_those_that_there_are_words_in() {
        let words = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/words")).unwrap();
        let names = words.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut found: Vec<_> = names.filter_map(|name| Some(name.strip_suffix(".ftl")?.to_owned())).collect();
        found.sort();
        assert_eq!(found, LanguageTag::SPOKEN);
    }
}
