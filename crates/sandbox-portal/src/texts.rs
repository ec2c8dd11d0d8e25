//! What the text messages and e-mails say, in the languages of the invented clinics.

use crate::invented::Clinic;
use crate::language::Language;

/// An e-mail's words. The link stands beside them.
pub(crate) struct EmailWords {
    pub(crate) subject: String,
    pub(crate) text: String,
}

/// Who asked for an e-mail, as far as the stand can say it.
pub(crate) struct Occasion<'a> {
    pub(crate) clinic: &'a Clinic,
    /// What the clinic calls the stand.
    pub(crate) stand_name: &'a str,
    /// On the clinic's clock.
    pub(crate) time: &'a str,
}

/// The message that brings a code.
pub(crate) fn code_message(clinic: &Clinic, language: Language, code: &str) -> String {
    let name = clinic.name;
    match language {
        Language::English => {
            format!("Your {name} code is {code}. It works for 10 minutes. Do not give it to anyone.")
        }
        Language::Spanish => {
            format!("Su código de {name} es {code}. Sirve durante 10 minutos. No se lo dé a nadie.")
        }
        Language::German => {
            format!("Ihr Code für {name} lautet {code}. Er gilt 10 Minuten. Geben Sie ihn niemandem weiter.")
        }
    }
}

/// The e-mail that brings a link and a code. The digits that the link's page asks for are not in it.
pub(crate) fn link_email(occasion: &Occasion<'_>, language: Language, code: &str) -> EmailWords {
    let Occasion { clinic, stand_name, time } = occasion;
    let name = clinic.name;
    match language {
        Language::English => EmailWords {
            subject: format!("Sign in at {name}"),
            text: format!(
                "Somebody asked to sign in with this address at the stand “{stand_name}” of {name}, at {time}.\n\
                 If it was you, open this link and type the two digits that the stand shows.\n\
                 Or type this code at the stand: {code}\n\
                 Both work for 10 minutes, once. If it was not you, open the link and say so, or leave this e-mail alone. \
                 Do not give the code to anyone."
            ),
        },
        Language::Spanish => EmailWords {
            subject: format!("Inicie sesión en {name}"),
            text: format!(
                "Alguien pidió iniciar sesión con esta dirección en el puesto «{stand_name}» de {name}, a las {time}.\n\
                 Si fue usted, abra este enlace y escriba los dos números que muestra el puesto.\n\
                 O escriba este código en el puesto: {code}\n\
                 Ambos sirven durante 10 minutos y una sola vez. Si no fue usted, abra el enlace y díganoslo, o no haga nada. \
                 No le dé el código a nadie."
            ),
        },
        Language::German => EmailWords {
            subject: format!("Anmeldung bei {name}"),
            text: format!(
                "Jemand möchte sich mit dieser Adresse am Terminal „{stand_name}“ von {name} anmelden (um {time} Uhr).\n\
                 Wenn Sie das sind, öffnen Sie diesen Link und geben Sie die zwei Ziffern ein, die das Terminal zeigt.\n\
                 Oder geben Sie diesen Code am Terminal ein: {code}\n\
                 Beides gilt 10 Minuten und nur einmal. Wenn Sie das nicht sind, öffnen Sie den Link und sagen Sie es uns, \
                 oder tun Sie nichts. Geben Sie den Code niemandem weiter."
            ),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_whose_code_it_is_and_how_long_it_works() {
        let clinic = Clinic::by_id("harbour").unwrap();
        for (language, begins) in [
            (Language::English, "Your Harbour Clinic code"),
            (Language::Spanish, "Su código"),
            (Language::German, "Ihr Code"),
        ] {
            let message = code_message(clinic, language, "123456");
            assert!(message.starts_with(begins), "{message}");
            assert!(message.contains("123456") && message.contains("10"), "{message}");
        }
    }

    #[test]
    fn an_email_says_which_stand_asked_and_when() {
        let clinic = Clinic::by_id("linden").unwrap();
        let occasion = Occasion { clinic, stand_name: "Front door", time: "9:00" };
        for language in Language::ALL {
            let EmailWords { subject, text } = link_email(&occasion, language, "123456");
            assert!(subject.contains(clinic.name), "{subject}");
            for expected in [clinic.name, "Front door", "9:00", "123456", "10 "] {
                assert!(text.contains(expected), "{expected}: {text}");
            }
        }
    }
}
