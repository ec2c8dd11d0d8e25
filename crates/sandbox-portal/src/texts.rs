//! What the text messages say, in the languages of the invented clinics.

use crate::invented::Clinic;

/// The message that brings a code: in the language that was asked for, or else the clinic's own.
pub(crate) fn code_message(clinic: &Clinic, language: &str, code: &str) -> String {
    let asked = primary(language);
    let own = clinic.languages.first().copied().unwrap_or("en");
    let language = clinic.languages.iter().copied().find(|offered| *offered == asked).unwrap_or(own);
    let name = clinic.name;
    match language {
        "es" => format!("Su código de {name} es {code}. Sirve durante 10 minutos. No se lo dé a nadie."),
        "de" => format!("Ihr Code für {name} lautet {code}. Er gilt 10 Minuten. Geben Sie ihn niemandem weiter."),
        _ => format!("Your {name} code is {code}. It works for 10 minutes. Do not give it to anyone."),
    }
}

/// `es` of `es-MX`.
fn primary(language: &str) -> String {
    language.split('-').next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(clinic: &str, language: &str, begins: &str) {
        let message = code_message(Clinic::by_id(clinic).unwrap(), language, "123456");
        assert!(message.starts_with(begins), "{message}");
        assert!(message.contains("123456") && message.contains("10"), "{message}");
    }

    #[test]
    fn a_message_is_in_the_language_that_was_asked_for() {
        check("harbour", "en", "Your Harbour Clinic code");
        check("harbour", "es-MX", "Su código");
        check("linden", "de", "Ihr Code");
    }

    #[test]
    fn a_language_that_the_clinic_does_not_offer_gives_its_own() {
        check("harbour", "de", "Your Harbour Clinic code");
        check("linden", "tlh", "Your Linden Family Practice code");
    }
}
