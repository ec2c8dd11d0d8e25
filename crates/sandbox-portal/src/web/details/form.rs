//! What the form about the patient sends, and what of it can be kept.

use jiff::civil::Date;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::contact::Contact;
use crate::language::Language;
use crate::store::{Profile, WrittenToBy};

/// One line.
const LINE: usize = 80;
/// A postal address.
const PARAGRAPH: usize = 300;

/// What the form sends. A field that is not there was not filled in.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(in crate::web) struct DetailsForm {
    pub(super) form_token: String,
    called: String,
    phone: String,
    email: String,
    address: String,
    written_to_by: WrittenToBy,
    written_to_in: Language,
    not_before: String,
    phone_word: String,
}

/// What cannot be kept as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    NoName,
    NoPhone,
    NoEmail,
    LongAddress,
    NoDate,
    LongPhoneWord,
}

impl DetailsForm {
    /// What was written, whether or not it can be kept.
    pub(super) fn profile(&self, earlier: &Profile) -> Profile {
        Profile {
            called: self.called.trim().to_owned(),
            phone: self.phone.trim().to_owned(),
            email: self.email.trim().to_owned(),
            address: self.address.trim().to_owned(),
            written_to_by: self.written_to_by,
            written_to_in: self.written_to_in,
            not_before: self.not_before.trim().to_owned(),
            phone_word: self.hashed_phone_word().or_else(|| earlier.phone_word.clone()),
        }
    }

    /// What has to be looked at again before it can be kept.
    pub(super) fn wrong(&self) -> Vec<Wrong> {
        let (called, phone, email) = (self.called.trim(), self.phone.trim(), self.email.trim());
        let checks = [
            (called.is_empty() || is_longer(called, LINE), Wrong::NoName),
            (!phone.is_empty() && !is_phone(phone), Wrong::NoPhone),
            (!email.is_empty() && Contact::email(email).is_err(), Wrong::NoEmail),
            (is_longer(&self.address, PARAGRAPH), Wrong::LongAddress),
            (!self.not_before.trim().is_empty() && self.not_before.trim().parse::<Date>().is_err(), Wrong::NoDate),
            (is_longer(&self.phone_word, LINE), Wrong::LongPhoneWord),
        ];
        checks.into_iter().filter_map(|(is_wrong, what)| is_wrong.then_some(what)).collect()
    }

    fn hashed_phone_word(&self) -> Option<String> {
        let hash = || Sha256::digest(&self.phone_word).iter().map(|byte| format!("{byte:02x}")).collect();
        (!self.phone_word.is_empty()).then(hash)
    }
}

fn is_longer(text: &str, limit: usize) -> bool {
    text.chars().count() > limit
}

/// As people write one, with whatever they put between the digits.
fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (5..=15).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || " +-()./".contains(c))
}
