//! What people type, paste or scan into a field, before anybody knows what it is: anything.

use std::fmt;

use rlibphonenumber::PHONE_NUMBER_UTIL;
use serde::Deserializer;
use serde::de::{Error, Visitor};

use crate::Sensitive;

/// What is kept of something typed, in bytes. Whatever is longer is neither an address, a number nor a code, and its
/// beginning is enough to say why: this is more than any of them may have, also where each sign takes four bytes.
const MOST_KEPT: usize = 1024;

/// One sign, as far as numbers and codes are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// A digit of any script, as its ASCII one.
    Digit(char),
    /// What stands before a country's code.
    Plus,
    /// What people put between groups of digits, or cannot see at all: it means nothing.
    Separator,
    /// A letter of any script.
    Letter,
    /// Anything else: an emoji, a NUL, a star.
    Other,
}

impl Sign {
    /// What this character is.
    pub(crate) fn of(character: char) -> Self {
        match character {
            '0'..='9' => Self::Digit(character),
            '+' | '\u{ff0b}' => Self::Plus,
            _ if is_separator(character) => Self::Separator,
            // Before the letters: in some scripts a letter stands for a number, and is none.
            _ => match digit_of_another_script(character) {
                Some(digit) => Self::Digit(digit),
                None if character.is_alphabetic() => Self::Letter,
                None => Self::Other,
            },
        }
    }
}

/// Spaces, dashes, brackets, dots and slashes of every width, and what comes along unseen with pasted text: marks of the
/// writing's direction, joiners, soft hyphens.
fn is_separator(character: char) -> bool {
    let written = "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{30fc}\u{ff0d}\
                   .·/~()[]\u{ff0e}\u{ff0f}\u{ff08}\u{ff09}\u{ff3b}\u{ff3d}";
    character.is_whitespace() || is_unseen(character) || written.contains(character)
}

/// What nobody sees in a pasted text.
pub(crate) fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

fn digit_of_another_script(character: char) -> Option<char> {
    let mut buffer = [0; 4];
    PHONE_NUMBER_UTIL.normalize_digits_only(&*character.encode_utf8(&mut buffer)).chars().next()
}

/// Takes a text in, and of one that is too long only its beginning: a field can be pasted into, and an intent is kept
/// until the loop gets to it.
pub(crate) fn bounded<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Sensitive<String>, D::Error> {
    deserializer.deserialize_string(Beginning)
}

struct Beginning;

impl Visitor<'_> for Beginning {
    type Value = Sensitive<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        let kept = text.floor_char_boundary(MOST_KEPT);
        Ok(Sensitive::new(text[..kept].to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        // Overwritten once its beginning has been taken.
        let whole = Sensitive::new(text);
        self.visit_str(whole.expose())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Intent;

    #[test]
    fn a_digit_of_any_script_is_its_ascii_digit() {
        for zero in ['٠', '۰', '०', '০', '๐', '０', '߀', '\u{1e950}', '\u{1d7ce}'] {
            for value in 0..10 {
                let digit = char::from_u32(u32::from(zero) + value).unwrap();
                assert_eq!(Sign::of(digit), Sign::Digit(char::from_digit(value, 10).unwrap()), "{digit}");
            }
        }
    }

    #[test]
    fn a_sign_that_only_stands_for_a_number_is_no_digit() {
        for character in ['½', '²', '①', '三', 'Ⅳ', '𐄇'] {
            assert!(!matches!(Sign::of(character), Sign::Digit(_)), "{character}");
        }
    }

    #[test]
    fn what_means_nothing_is_told_from_what_does() {
        for separator in " -–—/.·()[]\t\n\u{a0}\u{2066}\u{202d}\u{200e}\u{feff}".chars() {
            assert_eq!(Sign::of(separator), Sign::Separator, "{separator:?}");
        }
        for letter in "aÑжアع한".chars() {
            assert_eq!(Sign::of(letter), Sign::Letter, "{letter}");
        }
        for other in "😀\0\u{1b}*#@,;\u{20e3}\u{e000}".chars() {
            assert_eq!(Sign::of(other), Sign::Other, "{other:?}");
        }
        for plus in "+＋".chars() {
            assert_eq!(Sign::of(plus), Sign::Plus);
        }
    }

    fn typed_of(json: &str) -> Sensitive<String> {
        match serde_json::from_str(json).unwrap() {
            Intent::SendLink { address } => address,
            Intent::SendCode { number } => number,
            Intent::Verify { code } => code,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_intent_keeps_only_the_beginning_of_an_essay() {
        for essay in ["1".repeat(100_000), "é".repeat(100_000), "x😀".repeat(50_000)] {
            for json in [
                serde_json::json!({ "kind": "sendLink", "address": essay }),
                serde_json::json!({ "kind": "sendCode", "number": essay }),
                serde_json::json!({ "kind": "verify", "code": essay }),
            ] {
                // By way of a value too: the strings are given away then, and not lent.
                let owned: Intent = serde_json::from_value(json.clone()).unwrap();
                let (Intent::SendLink { address: owned }
                | Intent::SendCode { number: owned }
                | Intent::Verify { code: owned }) = owned
                else {
                    panic!()
                };
                for typed in [typed_of(&json.to_string()), owned] {
                    assert!((MOST_KEPT - 3..=MOST_KEPT).contains(&typed.expose().len()));
                    assert!(essay.starts_with(typed.expose()));
                }
            }
        }
    }

    #[test]
    fn an_intent_keeps_what_is_typed_by_people_whole() {
        for typed in ["", "+1 (202) 555-0123", "٢٠٢٥٥٥٠١٢٣"] {
            let json = serde_json::json!({ "kind": "sendCode", "number": typed }).to_string();
            assert_eq!(typed_of(&json).expose(), typed);
        }
    }
}
