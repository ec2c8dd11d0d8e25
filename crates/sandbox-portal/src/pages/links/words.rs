//! What the links' pages say, in the languages of the invented clinics.

use crate::language::Language;

/// Everything that a link's page can say, in one language.
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) who_asks: &'static str,
    pub(super) clinic: &'static str,
    pub(super) stand: &'static str,
    pub(super) time: &'static str,
    pub(super) ask_for_digits: &'static str,
    pub(super) only_if_there: &'static str,
    pub(super) digits_missing: &'static str,
    pub(super) approve: &'static str,
    pub(super) not_me_offer: &'static str,
    pub(super) not_me_means: &'static str,
    pub(super) tick_missing: &'static str,
    pub(super) sure: &'static str,
    pub(super) end_it: &'static str,
    pub(super) approved: Outcome,
    pub(super) wrong_digits: Outcome,
    pub(super) not_me: Outcome,
    pub(super) used: Outcome,
    pub(super) too_old: Outcome,
    pub(super) superseded: Outcome,
    pub(super) over: Outcome,
    pub(super) unknown: Outcome,
    pub(super) sandbox: &'static str,
}

/// What happened, and what to do now.
pub(super) struct Outcome {
    pub(super) title: &'static str,
    pub(super) next: &'static str,
}

impl Words {
    pub(super) const fn in_language(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Spanish => &SPANISH,
            Language::German => &GERMAN,
        }
    }
}

const ENGLISH: Words = Words {
    title: "Sign in at the stand",
    who_asks: "Somebody at this stand asked to sign in with your e-mail address.",
    clinic: "Clinic",
    stand: "Stand",
    time: "Asked at",
    ask_for_digits: "Which two digits does the stand show?",
    only_if_there: "Go on only if you are standing in front of it.",
    digits_missing: "Please type the two digits that the stand shows.",
    approve: "Sign me in",
    not_me_offer: "This was not me",
    not_me_means: "We end this sign-in. Nobody can go on with it, and nothing else changes.",
    tick_missing: "Please tick the box to confirm.",
    sure: "I did not ask for this",
    end_it: "End this sign-in",
    approved: Outcome { title: "You are signed in", next: "Look at the stand: it goes on by itself in a few seconds." },
    wrong_digits: Outcome {
        title: "Those are not the digits on the stand",
        next: "For your safety this sign-in has ended. Start again at the stand.",
    },
    not_me: Outcome {
        title: "Thank you for telling us",
        next: "This sign-in has ended, and nobody was signed in. You can close this page.",
    },
    used: Outcome {
        title: "This link has been used",
        next: "It works once. If you need to sign in again, start at the stand.",
    },
    too_old: Outcome {
        title: "This link is too old",
        next: "It worked for 10 minutes. Ask for a new one at the stand.",
    },
    superseded: Outcome {
        title: "There is a newer link",
        next: "Open the newest e-mail from us and use the link in that one.",
    },
    over: Outcome { title: "This sign-in is over", next: "Start again at the stand." },
    unknown: Outcome {
        title: "This link leads nowhere",
        next: "Open it again from the e-mail, or start anew at the stand.",
    },
    sandbox: "Sandbox: invented patients, for demonstration, training and tests",
};

const SPANISH: Words = Words {
    title: "Inicie sesión en el puesto",
    who_asks: "Alguien pidió en este puesto iniciar sesión con su correo electrónico.",
    clinic: "Clínica",
    stand: "Puesto",
    time: "Hora",
    ask_for_digits: "¿Qué dos números muestra el puesto?",
    only_if_there: "Continúe solo si usted está delante de él.",
    digits_missing: "Escriba los dos números que muestra el puesto.",
    approve: "Iniciar mi sesión",
    not_me_offer: "No fui yo",
    not_me_means: "Terminamos este inicio de sesión. Nadie podrá continuarlo y nada más cambia.",
    tick_missing: "Marque la casilla para confirmar.",
    sure: "Yo no lo pedí",
    end_it: "Terminarlo",
    approved: Outcome { title: "Ha iniciado sesión", next: "Mire el puesto: continúa solo en unos segundos." },
    wrong_digits: Outcome {
        title: "Esos no son los números del puesto",
        next: "Por su seguridad, este inicio de sesión ha terminado. Empiece de nuevo en el puesto.",
    },
    not_me: Outcome {
        title: "Gracias por decírnoslo",
        next: "Este inicio de sesión ha terminado y nadie ha entrado. Puede cerrar esta página.",
    },
    used: Outcome {
        title: "Este enlace ya se usó",
        next: "Sirve una sola vez. Si necesita iniciar sesión otra vez, empiece en el puesto.",
    },
    too_old: Outcome {
        title: "Este enlace ha caducado",
        next: "Sirvió durante 10 minutos. Pida uno nuevo en el puesto.",
    },
    superseded: Outcome {
        title: "Hay un enlace más reciente",
        next: "Abra el último correo que le enviamos y use el enlace que contiene.",
    },
    over: Outcome { title: "Este inicio de sesión ha terminado", next: "Empiece de nuevo en el puesto." },
    unknown: Outcome {
        title: "Este enlace no lleva a ninguna parte",
        next: "Ábralo otra vez desde el correo o empiece de nuevo en el puesto.",
    },
    sandbox: "Demostración: pacientes inventados, para pruebas y formación",
};

const GERMAN: Words = Words {
    title: "Anmeldung am Terminal",
    who_asks: "An diesem Terminal möchte sich jemand mit Ihrer E-Mail-Adresse anmelden.",
    clinic: "Praxis",
    stand: "Terminal",
    time: "Uhrzeit",
    ask_for_digits: "Welche zwei Ziffern zeigt das Terminal?",
    only_if_there: "Machen Sie nur weiter, wenn Sie selbst davorstehen.",
    digits_missing: "Bitte geben Sie die zwei Ziffern ein, die das Terminal zeigt.",
    approve: "Mich anmelden",
    not_me_offer: "Das war ich nicht",
    not_me_means: "Wir beenden diese Anmeldung. Niemand kann sie fortsetzen, sonst ändert sich nichts.",
    tick_missing: "Bitte setzen Sie zur Bestätigung das Häkchen.",
    sure: "Ich habe das nicht angefordert",
    end_it: "Anmeldung beenden",
    approved: Outcome {
        title: "Sie sind angemeldet",
        next: "Schauen Sie auf das Terminal: Es geht dort in wenigen Sekunden von selbst weiter.",
    },
    wrong_digits: Outcome {
        title: "Das sind nicht die Ziffern am Terminal",
        next: "Zu Ihrer Sicherheit ist diese Anmeldung beendet. Beginnen Sie am Terminal von vorn.",
    },
    not_me: Outcome {
        title: "Danke für den Hinweis",
        next: "Diese Anmeldung ist beendet, niemand wurde angemeldet. Sie können diese Seite schließen.",
    },
    used: Outcome {
        title: "Dieser Link wurde schon benutzt",
        next: "Er gilt einmal. Wenn Sie sich noch einmal anmelden möchten, beginnen Sie am Terminal.",
    },
    too_old: Outcome {
        title: "Dieser Link ist abgelaufen",
        next: "Er galt 10 Minuten. Fordern Sie am Terminal einen neuen an.",
    },
    superseded: Outcome {
        title: "Es gibt einen neueren Link",
        next: "Öffnen Sie unsere neueste E-Mail und benutzen Sie den Link darin.",
    },
    over: Outcome { title: "Diese Anmeldung ist beendet", next: "Beginnen Sie am Terminal von vorn." },
    unknown: Outcome {
        title: "Dieser Link führt nirgendwohin",
        next: "Öffnen Sie ihn noch einmal aus der E-Mail, oder beginnen Sie am Terminal von vorn.",
    },
    sandbox: "Sandbox: erfundene Patienten, für Vorführung, Schulung und Tests",
};
