//! The six digits that arrive by text message.

use thiserror::Error;

use crate::Sensitive;
use crate::typed::Sign;

/// How many digits a code has.
pub(crate) const CODE_DIGITS: usize = 6;

/// A code as it can be sent to the portal: exactly six ASCII digits. Holding one is the proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessCode(Sensitive<String>);

/// What was typed cannot be a code, whatever the portal sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a code has exactly six digits")]
pub struct NotACode;

/// More than six digits with a space or a dash around each; in characters.
const LONGEST_TYPED: usize = 4 * CODE_DIGITS;

impl AccessCode {
    /// Reads a code as people type and paste it: spaces and dashes are passed over, digits of any script count.
    pub fn parse(typed: &Sensitive<String>) -> Result<Self, NotACode> {
        let mut digits = Sensitive::new(String::with_capacity(LONGEST_TYPED));
        // EXPOSE: to be read as digits; what comes out is sensitive again.
        for (place, character) in typed.expose().chars().enumerate() {
            match Sign::of(character) {
                _ if place == LONGEST_TYPED => return Err(NotACode),
                Sign::Digit(digit) => digits.expose_mut().push(digit),
                Sign::Separator => {}
                Sign::Plus | Sign::Letter | Sign::Other => return Err(NotACode),
            }
        }
        if digits.expose().len() == CODE_DIGITS { Ok(Self(digits)) } else { Err(NotACode) }
    }

    /// The six digits, for the wire.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: Option<&str>) {
        let parsed = AccessCode::parse(&Sensitive::new(typed.to_owned()));
        assert_eq!(parsed.as_ref().ok().map(AccessCode::expose), expected, "{typed:?}");
    }

    #[test]
    fn a_code_may_be_typed_with_spaces_and_dashes() {
        check("123456", Some("123456"));
        check("123 456", Some("123456"));
        check(" 12-34-56 ", Some("123456"));
        check("123\u{2013}456", Some("123456"));
        check("123\u{a0}456", Some("123456"));
        check("\u{202d}123 456\u{202c}\r\n", Some("123456"));
    }

    #[test]
    fn a_code_may_be_typed_in_the_digits_of_any_script() {
        check("\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}", Some("123456"));
        check("\u{967}\u{968}\u{969}\u{96a}\u{96b}\u{96c}", Some("123456"));
        check("\u{ff11}\u{ff12}\u{ff13}\u{ff14}\u{ff15}\u{ff16}", Some("123456"));
    }

    #[test]
    fn a_code_has_six_digits_and_nothing_else() {
        for typed in [
            "",
            "12345",
            "1234567",
            "12345a",
            "abcdef",
            "12345\0",
            "12345½",
            "123456½",
            "😀123456",
            "+123456",
            "123456a",
            "*123456",
        ] {
            check(typed, None);
        }
        for essay in ["1", " ", "a", "😀"] {
            check(&essay.repeat(100_000), None);
        }
    }
}
