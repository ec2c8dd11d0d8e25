//! What the dashboard says, in the languages of the invented clinics: one file a language.

mod english;
mod german;
mod spanish;

use crate::language::Language;

/// Everything that the dashboard can say, in one language.
pub(super) struct Words {
    pub(super) sandbox: &'static str,
    pub(super) pages: &'static str,
    pub(super) sign_out: &'static str,
    pub(super) today: Today,
    pub(super) messages: Messages,
    pub(super) documents: Documents,
    pub(super) details: Details,
    pub(super) signed_out: Outcome,
    pub(super) session_over: Outcome,
    pub(super) hand_off_over: Outcome,
    pub(super) foreign_form: Outcome,
    pub(super) not_found: Outcome,
}

/// The first page.
pub(super) struct Today {
    pub(super) title: &'static str,
    pub(super) hello: fn(&str) -> String,
    pub(super) appointments: &'static str,
    pub(super) none: &'static str,
    pub(super) coming: &'static str,
    pub(super) follow_up: &'static str,
    pub(super) check_up: &'static str,
    pub(super) expected: &'static str,
    pub(super) checked_in: &'static str,
    pub(super) too_early: fn(&str) -> String,
    pub(super) cancelled: &'static str,
    pub(super) see_front_desk: &'static str,
    pub(super) place_in_queue: fn(u32) -> String,
    pub(super) wait: fn(u32) -> String,
    pub(super) for_tests: &'static str,
}

/// The messages.
pub(super) struct Messages {
    pub(super) title: &'static str,
    pub(super) back: &'static str,
    pub(super) you: &'static str,
    pub(super) answered: &'static str,
    pub(super) your_answer: &'static str,
    pub(super) hint: &'static str,
    pub(super) send: &'static str,
    pub(super) sent: &'static str,
    pub(super) unfit: &'static str,
}

/// The documents.
pub(super) struct Documents {
    pub(super) title: &'static str,
    pub(super) back: &'static str,
    pub(super) read: &'static str,
    pub(super) open_pdf: &'static str,
    pub(super) open_picture: &'static str,
    pub(super) download: &'static str,
    pub(super) print: &'static str,
    pub(super) made_out_to: &'static str,
    pub(super) invented: &'static str,
}

/// The form about the patient.
pub(super) struct Details {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) called: &'static str,
    pub(super) called_hint: &'static str,
    pub(super) phone: &'static str,
    pub(super) email: &'static str,
    pub(super) address: &'static str,
    pub(super) written_to_by: &'static str,
    pub(super) by_text: &'static str,
    pub(super) by_email: &'static str,
    pub(super) by_letter: &'static str,
    pub(super) written_to_in: &'static str,
    pub(super) not_before: &'static str,
    pub(super) not_before_hint: &'static str,
    pub(super) phone_word: &'static str,
    pub(super) phone_word_hint: &'static str,
    pub(super) phone_word_set: &'static str,
    pub(super) save: &'static str,
    pub(super) saved: &'static str,
    pub(super) look_again: &'static str,
    pub(super) no_name: &'static str,
    pub(super) no_phone: &'static str,
    pub(super) no_email: &'static str,
    pub(super) no_date: &'static str,
    pub(super) too_long: &'static str,
}

/// What happened, and what to do now.
pub(super) struct Outcome {
    pub(super) title: &'static str,
    pub(super) next: &'static str,
}

impl Words {
    pub(super) const fn in_language(language: Language) -> &'static Self {
        match language {
            Language::English => &english::WORDS,
            Language::Spanish => &spanish::WORDS,
            Language::German => &german::WORDS,
        }
    }
}
