//! The fields of the form about the patient.

use maud::{Markup, html};

use super::form::Wrong;
use crate::language::Language;
use crate::store::{Profile, WrittenToBy};
use crate::web::visitor::Visitor;
use crate::web::words::Details;

/// One line to type into.
struct Line<'a> {
    name: &'static str,
    kind: &'static str,
    /// What a browser may fill in by itself, in the words of HTML.
    autocomplete: &'static str,
    label: &'a str,
    hint: Option<&'a str>,
    value: &'a str,
    wrong: Option<&'a str>,
}

/// All of them.
pub(super) fn drawn(visitor: &Visitor, profile: &Profile, wrong: &[Wrong]) -> Markup {
    let words = &visitor.words().details;
    let said = |what: Wrong, sentence: &'static str| wrong.contains(&what).then_some(sentence);
    let phone_word_hint = if profile.phone_word.is_some() { words.phone_word_set } else { words.phone_word_hint };
    let called = Line {
        name: "called",
        kind: "text",
        autocomplete: "nickname",
        label: words.called,
        hint: Some(words.called_hint),
        value: &profile.called,
        wrong: said(Wrong::NoName, words.no_name),
    };
    let phone = Line {
        name: "phone",
        kind: "tel",
        autocomplete: "tel",
        label: words.phone,
        hint: None,
        value: &profile.phone,
        wrong: said(Wrong::NoPhone, words.no_phone),
    };
    let email = Line {
        name: "email",
        kind: "email",
        autocomplete: "email",
        label: words.email,
        hint: None,
        value: &profile.email,
        wrong: said(Wrong::NoEmail, words.no_email),
    };
    let not_before = Line {
        name: "notBefore",
        kind: "date",
        autocomplete: "off",
        label: words.not_before,
        hint: Some(words.not_before_hint),
        value: &profile.not_before,
        wrong: said(Wrong::NoDate, words.no_date),
    };
    let phone_word = Line {
        name: "phoneWord",
        kind: "password",
        autocomplete: "new-password",
        label: words.phone_word,
        hint: Some(phone_word_hint),
        value: "",
        wrong: said(Wrong::LongPhoneWord, words.too_long),
    };
    html! {
        (called.draw())
        div.pair { (phone.draw()) (email.draw()) }
        (address(words, &profile.address, said(Wrong::LongAddress, words.too_long)))
        (written_to_by(words, profile.written_to_by))
        div.pair { (written_to_in(words, profile.written_to_in)) (not_before.draw()) }
        (phone_word.draw())
    }
}

impl Line<'_> {
    fn draw(&self) -> Markup {
        let hint = format!("{}-hint", self.name);
        html! {
            div.field {
                label for=(self.name) { (self.label) }
                @if let Some(wrong) = self.wrong { p.missing { (wrong) } }
                input id=(self.name) name=(self.name) type=(self.kind) value=(self.value) autocomplete=(self.autocomplete)
                    aria-describedby=[self.hint.map(|_| &hint)] aria-invalid=[self.wrong.map(|_| "true")];
                @if let Some(text) = self.hint { p.hint id=(hint) { (text) } }
            }
        }
    }
}

fn address(words: &Details, value: &str, wrong: Option<&str>) -> Markup {
    html! {
        div.field {
            label for="address" { (words.address) }
            @if let Some(wrong) = wrong { p.missing { (wrong) } }
            textarea #address name="address" rows="3" autocomplete="street-address" aria-invalid=[wrong.map(|_| "true")] {
                (value)
            }
        }
    }
}

fn written_to_by(words: &Details, chosen: WrittenToBy) -> Markup {
    let choices = [
        (WrittenToBy::Text, "text", words.by_text),
        (WrittenToBy::Email, "email", words.by_email),
        (WrittenToBy::Letter, "letter", words.by_letter),
    ];
    html! {
        fieldset.field {
            legend { (words.written_to_by) }
            div.choices {
                @for (choice, value, label) in choices {
                    label.choice {
                        input type="radio" name="writtenToBy" value=(value) checked[choice == chosen];
                        span { (label) }
                    }
                }
            }
        }
    }
}

fn written_to_in(words: &Details, chosen: Language) -> Markup {
    let choices = [(Language::English, "English"), (Language::Spanish, "Español"), (Language::German, "Deutsch")];
    html! {
        div.field {
            label for="writtenToIn" { (words.written_to_in) }
            select #writtenToIn name="writtenToIn" autocomplete="off" {
                @for (language, name) in choices {
                    option value=(language.tag()) lang=(language.tag()) selected[language == chosen] { (name) }
                }
            }
        }
    }
}
