//! The six digits that arrive by text message.

use rlibphonenumber::PHONE_NUMBER_UTIL;
use thiserror::Error;

use crate::Sensitive;

/// How many digits a code has.
pub(crate) const CODE_DIGITS: usize = 6;

/// A code as it can be sent to the portal: exactly six ASCII digits. Holding one is the proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessCode(Sensitive<String>);

/// What was typed cannot be a code, whatever the portal sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a code has exactly six digits")]
pub struct NotACode;

impl AccessCode {
    /// Reads a code as people type and paste it: spaces and dashes are passed over, digits of any script count.
    pub fn parse(typed: &Sensitive<String>) -> Result<Self, NotACode> {
        // EXPOSE: to be read as digits; what comes out is sensitive again.
        let typed = typed.expose();
        let wanted = |c: char| c.is_numeric() || is_separator(c);
        if typed.chars().count() > 4 * CODE_DIGITS || !typed.chars().all(wanted) {
            return Err(NotACode);
        }
        let digits = Sensitive::new(PHONE_NUMBER_UTIL.normalize_digits_only(typed));
        let right_length = digits.expose().len() == CODE_DIGITS;
        let all_digits = digits.expose().bytes().all(|b| b.is_ascii_digit());
        if right_length && all_digits { Ok(Self(digits)) } else { Err(NotACode) }
    }

    /// The six digits, for the wire.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

/// Spaces of every width, and every dash, may stand between the digits.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
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
    }

    #[test]
    fn a_code_may_be_typed_in_the_digits_of_any_script() {
        check("\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}", Some("123456"));
        check("\u{967}\u{968}\u{969}\u{96a}\u{96b}\u{96c}", Some("123456"));
        check("\u{ff11}\u{ff12}\u{ff13}\u{ff14}\u{ff15}\u{ff16}", Some("123456"));
    }

    #[test]
    fn a_code_has_six_digits_and_nothing_else() {
        for typed in ["", "12345", "1234567", "12345a", "abcdef", "12345\0", "12345½", "😀23456", "1.2345"] {
            check(typed, None);
        }
        check(&"1".repeat(100_000), None);
    }
}
