//! Somebody who was let in, and the word that proves that a form is from one of their own pages.

use maud::{Markup, html};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::words::Words;
use crate::invented::{Clinic, Patient};
use crate::language::Language;

/// Somebody who was let in.
pub(super) struct Visitor {
    pub(super) clinic: &'static Clinic,
    pub(super) patient: &'static Patient,
    pub(super) language: Language,
    form_token: String,
}

impl Visitor {
    pub(super) fn new(clinic: &'static Clinic, patient: &'static Patient, language: Language, cookie: &str) -> Self {
        Self { clinic, patient, language, form_token: form_token(cookie) }
    }

    /// What the dashboard says to them.
    pub(super) const fn words(&self) -> &'static Words {
        Words::in_language(self.language)
    }

    /// The field that every form of theirs carries, and no other site knows.
    pub(super) fn proof(&self) -> Markup {
        html! { input type="hidden" name="formToken" value=(self.form_token); }
    }

    /// Whether a form is from one of their own pages.
    pub(super) fn sent(&self, form_token: &str) -> bool {
        form_token.as_bytes().ct_eq(self.form_token.as_bytes()).into()
    }
}

/// Made from the cookie, which no page can read and which cannot be had back from it: so there is nothing to keep.
fn form_token(cookie: &str) -> String {
    let hash = Sha256::new().chain_update("form of ").chain_update(cookie).finalize();
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
