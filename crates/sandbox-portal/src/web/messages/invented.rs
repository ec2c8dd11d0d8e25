//! The messages that every invented patient has.

use std::time::Duration;

use crate::language::Language;

/// A message from the clinic.
pub(super) struct Message {
    /// The word that stands for it in a path.
    pub(super) id: &'static str,
    /// How long ago it was sent, whenever it is looked at.
    pub(super) age: Duration,
    english: Text,
    spanish: Text,
    german: Text,
}

/// What it says, in one language.
pub(super) struct Text {
    pub(super) subject: &'static str,
    pub(super) from: &'static str,
    pub(super) body: &'static str,
}

impl Message {
    pub(super) const fn text(&self, language: Language) -> &Text {
        match language {
            Language::English => &self.english,
            Language::Spanish => &self.spanish,
            Language::German => &self.german,
        }
    }
}

/// The newest first.
pub(super) const MESSAGES: &[Message] = &[
    Message {
        id: "before-your-visit",
        age: Duration::from_hours(24),
        english: Text {
            subject: "Before your next visit",
            from: "The nurses",
            body: "Please come with an empty stomach, water is fine.\n\nIf you take medicine in the morning, bring it \
                   along and take it after the blood test. Is there anything that we should know before you come?",
        },
        spanish: Text {
            subject: "Antes de su próxima visita",
            from: "Enfermería",
            body: "Venga en ayunas, por favor; puede beber agua.\n\nSi toma medicinas por la mañana, tráigalas y \
                   tómelas después del análisis. ¿Hay algo que debamos saber antes de que venga?",
        },
        german: Text {
            subject: "Vor Ihrem nächsten Besuch",
            from: "Das Praxisteam",
            body: "Bitte kommen Sie nüchtern, Wasser dürfen Sie trinken.\n\nWenn Sie morgens Medikamente nehmen, \
                   bringen Sie sie mit und nehmen Sie sie nach der Blutabnahme. Sollten wir vorher etwas wissen?",
        },
    },
    Message {
        id: "exercises",
        age: Duration::from_hours(5 * 24),
        english: Text {
            subject: "Your exercises at home",
            from: "Physiotherapy",
            body: "The sheet with your three exercises is among your documents.\n\nTwice a day is enough. Stop if \
                   it hurts, and write to us how it went.",
        },
        spanish: Text {
            subject: "Sus ejercicios en casa",
            from: "Fisioterapia",
            body: "La hoja con sus tres ejercicios está entre sus documentos.\n\nDos veces al día es suficiente. \
                   Pare si le duele y escríbanos cómo le ha ido.",
        },
        german: Text {
            subject: "Ihre Übungen für zu Hause",
            from: "Physiotherapie",
            body: "Das Blatt mit Ihren drei Übungen liegt bei Ihren Dokumenten.\n\nZweimal am Tag genügt. Hören Sie \
                   auf, wenn es weh tut, und schreiben Sie uns, wie es ging.",
        },
    },
    Message {
        id: "flu-season",
        age: Duration::from_hours(19 * 24),
        english: Text {
            subject: "Vaccinations this winter",
            from: "Front desk",
            body: "The vaccine against the flu has arrived. You do not need an appointment: come on any Wednesday.",
        },
        spanish: Text {
            subject: "Vacunas este invierno",
            from: "Recepción",
            body: "Ha llegado la vacuna contra la gripe. No necesita cita: venga cualquier miércoles.",
        },
        german: Text {
            subject: "Impfen in diesem Winter",
            from: "Empfang",
            body: "Der Grippeimpfstoff ist da. Sie brauchen keinen Termin: Kommen Sie an einem Mittwoch vorbei.",
        },
    },
];
