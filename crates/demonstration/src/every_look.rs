//! Both clinics in the longest, the emptiest and the right-to-left branding that a stand takes, upright and lying: whoever
//! changes a screen sees here whether it still bears them all.

use std::path::Path;

use stand_driver::programs::{Portal, Programs};
use stand_driver::{Name, Role, RoomPlan, WaitingRoom};

use crate::album::Album;

const UNKNOWN_ADDRESS: &str = "nobody@example.org";

/// Long enough for a picture of the resting screen, short enough to wait for.
const SOON_ATTRACTING: &str = "[rules]\nattract-seconds = 4\n";

/// What tells the clinics apart for a patient.
struct Clinic {
    name: &'static str,
    pairing_code: &'static str,
    /// Two patients' at least.
    family: &'static str,
    /// One of them.
    member: &'static str,
    /// The language beside the first, where a branding offers several.
    second: &'static Tongue,
}

/// A screen's words in one language, as far as somebody has to find them.
struct Tongue {
    /// As the language calls itself.
    name: &'static str,
    email: &'static str,
    phone: &'static str,
    address_field: &'static str,
    clear: &'static str,
    send_link: &'static str,
    send_code: &'static str,
    not_found: &'static str,
    verify: &'static str,
    who: &'static str,
    appointments: &'static str,
}

const CLINICS: &[Clinic] = &[
    Clinic {
        name: "Harbour",
        pairing_code: "HARB-0001",
        family: "ellis.family@example.org",
        member: "Ellis",
        second: &SPANISH,
    },
    Clinic {
        name: "Linden",
        pairing_code: "LIND-0001",
        family: "rowan.family@example.org",
        member: "Sage",
        second: &GERMAN,
    },
];

const ENGLISH: Tongue = Tongue {
    name: "English",
    email: "Email",
    phone: "Phone",
    address_field: "Email address",
    clear: "Clear",
    send_link: "Send Login Link",
    send_code: "Send Login Code",
    not_found: "We found no",
    verify: "Verify & Sign In",
    who: "Who is it for?",
    appointments: "Your appointments today",
};

const GERMAN: Tongue = Tongue {
    name: "Deutsch",
    email: "E-Mail",
    phone: "Telefon",
    address_field: "E-Mail-Adresse",
    clear: "Löschen",
    send_link: "Anmeldelink senden",
    send_code: "Anmeldecode senden",
    not_found: "gibt es keinen Eintrag",
    verify: "Prüfen und anmelden",
    who: "Für wen ist der Besuch?",
    appointments: "Ihre Termine heute",
};

const SPANISH: Tongue = Tongue {
    name: "Español",
    email: "Correo",
    phone: "Teléfono",
    address_field: "Correo electrónico",
    clear: "Borrar",
    send_link: "Enviar enlace de acceso",
    send_code: "Enviar código de acceso",
    not_found: "No hemos encontrado",
    verify: "Verificar y entrar",
    who: "¿Para quién es?",
    appointments: "Sus citas de hoy",
};

/// A branding at its edges.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Emptiest,
    RightToLeft,
    Longest,
}

impl Look {
    const ALL: &[Self] = &[Self::Emptiest, Self::RightToLeft, Self::Longest];

    /// The sandbox's word for it.
    const fn sandbox_word(self) -> &'static str {
        match self {
            Self::Emptiest => "emptiest",
            Self::RightToLeft => "rightToLeft",
            Self::Longest => "longest",
        }
    }

    const fn heading(self) -> &'static str {
        match self {
            Self::Emptiest => "emptiest",
            Self::RightToLeft => "right to left",
            Self::Longest => "longest",
        }
    }
}

pub(crate) async fn run(programs: &Programs, pictures: &Path) -> anyhow::Result<()> {
    let mut album = Album::new(pictures)?;
    for look in Look::ALL {
        for clinic in CLINICS {
            for (lies, plan) in [("portrait", RoomPlan::portrait()), ("landscape", RoomPlan::landscape())] {
                let chapter = format!("{lies}, {}, {}", clinic.name, look.heading());
                println!("  {chapter}:");
                let portal = Portal::start(programs)?;
                portal.set_looks(look.sandbox_word())?;
                let here = WaitingRoom::open_at(portal, programs, plan, clinic.pairing_code, SOON_ATTRACTING).await?;
                if *look != Look::Emptiest {
                    wakes(&here, &chapter, &mut album).await?;
                }
                one_family(&here, clinic, &chapter, &mut album).await?;
            }
        }
    }
    println!("\nThe pictures: {}", album.bind()?.display());
    Ok(())
}

/// From the sign-in screen to the appointments, with a wrong address on the way.
async fn one_family(here: &WaitingRoom, clinic: &Clinic, chapter: &str, album: &mut Album) -> anyhow::Result<()> {
    let (room, person) = (&here.room, &here.person);
    let words = chooses_second_language(here, clinic.second).await?;
    album.take(room, chapter, "Sign-in by e-mail").await?;
    person.touches(&person.sees(Role::RadioButton, words.phone).await?).await?;
    person.sees(Role::Button, words.send_code).await?;
    album.take(room, chapter, "Sign-in by phone").await?;
    person.touches(&person.sees(Role::RadioButton, words.email).await?).await?;
    person.fills(words.address_field, UNKNOWN_ADDRESS).await?;
    person.touches_button(words.send_link).await?;
    person.sees_text(words.not_found).await?;
    album.take(room, chapter, "Address not on file").await?;
    person.touches_button(words.clear).await?;
    person.no_longer_sees_text(words.not_found).await?;
    person.fills(words.address_field, clinic.family).await?;
    person.touches_button(words.send_link).await?;
    person.sees(Role::Button, words.verify).await?;
    let email = here.portal.email_to(clinic.family, 1).await?;
    album.take(room, chapter, "Link sent").await?;
    here.types_on_keypad(&email.code).await?;
    person.touches_button(words.verify).await?;
    person.sees_text(words.who).await?;
    album.take(room, chapter, "Who is it for?").await?;
    person.touches_button(clinic.member).await?;
    person.sees_text(words.appointments).await?;
    album.take(room, chapter, "Appointments").await
}

/// Sees the attract picture, which all brandings but the emptiest have, and touches it. Its words are in whichever language comes first.
async fn wakes(here: &WaitingRoom, chapter: &str, album: &mut Album) -> anyhow::Result<()> {
    let begin = ["Touch to begin", "Zum Beginnen berühren"];
    let picture = here.person.awaits("the attract picture", |seen| {
        seen.iter().find(|found| found.role() == Role::Button && begin.contains(&found.words())).cloned()
    });
    let picture = picture.await?;
    album.take(&here.room, chapter, "Attract picture").await?;
    here.person.touches(&picture).await?;
    Ok(())
}

/// Chooses the language where it can be chosen, and says what the screens are in.
async fn chooses_second_language(here: &WaitingRoom, second: &'static Tongue) -> anyhow::Result<&'static Tongue> {
    let fields = [ENGLISH.address_field, GERMAN.address_field];
    let at_rest = |seen: &[stand_driver::Found]| {
        seen.iter().any(|found| found.role() == Role::Entry && fields.contains(&found.name())).then(|| seen.to_vec())
    };
    let seen = here.person.awaits("the sign-in screen", at_rest).await?;
    let Some(choice) = seen.iter().find(|found| Name::from(second.name) == Name::from(found.words())) else {
        return Ok(&ENGLISH);
    };
    here.person.touches(choice).await?;
    here.person.sees(Role::Entry, second.address_field).await?;
    Ok(second)
}
