//! The documents that every invented patient has.

use std::time::Duration;

use crate::language::Language;

/// A document.
pub(super) struct Document {
    /// Its name in a path, and as a file.
    pub(super) file: &'static str,
    pub(super) form: Form,
    /// How long ago it was made, whenever it is looked at.
    pub(super) age: Duration,
    english: Text,
    spanish: Text,
    german: Text,
}

/// How a document is given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As a page among the others.
    Page,
    /// For the browser's own viewer.
    Pdf,
    /// As a picture in a page, which is there by itself too.
    Picture,
    /// To be kept as a file.
    Download,
}

/// What it says, in one language.
pub(super) struct Text {
    pub(super) title: &'static str,
    pub(super) body: &'static [&'static str],
}

impl Document {
    pub(super) const fn text(&self, language: Language) -> &Text {
        match language {
            Language::English => &self.english,
            Language::Spanish => &self.spanish,
            Language::German => &self.german,
        }
    }
}

/// The newest first.
pub(super) const DOCUMENTS: &[Document] = &[
    Document {
        file: "visit-summary",
        form: Form::Page,
        age: Duration::from_hours(5 * 24),
        english: Text {
            title: "Summary of your visit",
            body: &[
                "You came because of stiffness in your left shoulder.",
                "We found nothing that has to worry you. Movement helps: three exercises, twice a day.",
                "Come back in three weeks, or sooner if it gets worse.",
            ],
        },
        spanish: Text {
            title: "Resumen de su visita",
            body: &[
                "Vino por rigidez en el hombro izquierdo.",
                "No encontramos nada preocupante. Moverse ayuda: tres ejercicios, dos veces al día.",
                "Vuelva dentro de tres semanas, o antes si empeora.",
            ],
        },
        german: Text {
            title: "Zusammenfassung Ihres Besuchs",
            body: &[
                "Sie kamen wegen einer steifen linken Schulter.",
                "Wir haben nichts gefunden, was Sie beunruhigen muss. Bewegung hilft: drei Übungen, zweimal am Tag.",
                "Kommen Sie in drei Wochen wieder, oder früher, wenn es schlimmer wird.",
            ],
        },
    },
    Document {
        file: "exercises",
        form: Form::Picture,
        age: Duration::from_hours(5 * 24),
        english: Text { title: "Exercises at home", body: &[] },
        spanish: Text { title: "Ejercicios en casa", body: &[] },
        german: Text { title: "Übungen für zu Hause", body: &[] },
    },
    Document {
        file: "laboratory-results.pdf",
        form: Form::Pdf,
        age: Duration::from_hours(12 * 24),
        english: Text {
            title: "Laboratory results",
            body: &["Blood sugar, fasting: 5.1 mmol/l (normal)", "Vitamin D: 62 nmol/l (normal)"],
        },
        spanish: Text {
            title: "Resultados de laboratorio",
            body: &["Glucosa en ayunas: 5,1 mmol/l (normal)", "Vitamina D: 62 nmol/l (normal)"],
        },
        german: Text {
            title: "Laborwerte",
            body: &["Blutzucker, nüchtern: 5,1 mmol/l (normal)", "Vitamin D: 62 nmol/l (normal)"],
        },
    },
    Document {
        file: "vaccination-record.pdf",
        form: Form::Download,
        age: Duration::from_hours(40 * 24),
        english: Text { title: "Vaccination record", body: &["Tetanus: 2023", "Influenza: 2025"] },
        spanish: Text { title: "Cartilla de vacunación", body: &["Tétanos: 2023", "Gripe: 2025"] },
        german: Text { title: "Impfnachweis", body: &["Tetanus: 2023", "Influenza: 2025"] },
    },
];
