//! Where a patient can be reached: the thing that they sign in with.

use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, ParseError, PhoneNumberFormat, PhoneNumberType, Region, ValidationError,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Sensitive;

/// A country as ISO 3166-1 alpha-2 has it, in capitals: the one whose numbers may be typed without a prefix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct CountryCode(pub String);

/// What a patient signs in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contact {
    /// A number that takes text messages.
    Phone(PhoneNumber),
}

impl Contact {
    /// The contact as it may stand on a screen that others can read.
    pub fn masked(&self) -> String {
        match self {
            Self::Phone(number) => number.masked(),
        }
    }
}

/// A phone number that could exist, in E.164 form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneNumber(Sensitive<String>);

/// Why what was typed cannot be a patient's phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotAPhoneNumber {
    /// Letters, an essay, nothing, or a country that does not exist.
    #[error("not a phone number")]
    Unreadable,
    /// Digits are missing.
    #[error("too short for a phone number of that country")]
    TooShort,
    /// There are more digits than a number of that country has.
    #[error("too long for a phone number of that country")]
    TooLong,
    /// A number that costs its caller money, or a service's: no patient has one, and texts to them are a known fraud.
    #[error("a premium or service number")]
    Premium,
}

/// Longer than any number that a person types, with all its spaces and brackets.
const LONGEST_TYPED: usize = 40;

impl PhoneNumber {
    /// Reads a number as it is typed: in the national form of `country`, or of any country after a `+`.
    ///
    /// Only the length is checked against the country's rules, not whether the range is in use: new ranges appear
    /// more often than stands are updated, and the portal knows best.
    pub fn parse(typed: &Sensitive<String>, country: &CountryCode) -> Result<Self, NotAPhoneNumber> {
        // EXPOSE: to be read by the numbering rules; what comes out is sensitive again.
        let typed = typed.expose().trim();
        if typed.chars().count() > LONGEST_TYPED {
            return Err(NotAPhoneNumber::TooLong);
        }
        if typed.chars().any(|c| c.is_alphabetic() || c.is_control()) {
            return Err(NotAPhoneNumber::Unreadable);
        }
        let region: Option<Region> = country.0.as_str().try_into().ok();
        let number = PHONE_NUMBER_UTIL.parse(typed, region)?;
        if PHONE_NUMBER_UTIL.is_possible_number_with_reason(&number)? == NumberLengthType::IsPossibleLocalOnly {
            return Err(NotAPhoneNumber::TooShort);
        }
        if costs_its_caller(PHONE_NUMBER_UTIL.get_number_type(&number)) {
            return Err(NotAPhoneNumber::Premium);
        }
        let written = PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::E164);
        Ok(Self(Sensitive::new(written.into_owned())))
    }

    /// The number in E.164 form, for the wire.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// The last two digits, the rest as dots: enough to see a slip of the finger, too little to read over a shoulder.
    pub fn masked(&self) -> String {
        let digits: Vec<char> = self.expose().chars().collect();
        let (_, last) = digits.split_at(digits.len().saturating_sub(2));
        format!("••• ••• ••{}", last.iter().collect::<String>())
    }
}

impl From<ParseError> for NotAPhoneNumber {
    fn from(error: ParseError) -> Self {
        match error {
            ParseError::InvalidCountryCode | ParseError::NotANumber(_) => Self::Unreadable,
            ParseError::TooShortAfterIdd | ParseError::TooShortNsn => Self::TooShort,
            ParseError::TooLongNsn => Self::TooLong,
        }
    }
}

impl From<ValidationError> for NotAPhoneNumber {
    fn from(error: ValidationError) -> Self {
        match error {
            ValidationError::InvalidCountryCode => Self::Unreadable,
            // Between the shortest and the longest: more likely a digit left out than one too many.
            ValidationError::TooShort | ValidationError::InvalidLength => Self::TooShort,
            ValidationError::TooLong => Self::TooLong,
        }
    }
}

/// Whether a text to such a number costs its sender more than a text, or can reach no patient.
fn costs_its_caller(kind: PhoneNumberType) -> bool {
    match kind {
        PhoneNumberType::PremiumRate
        | PhoneNumberType::SharedCost
        | PhoneNumberType::TollFree
        | PhoneNumberType::UAN
        | PhoneNumberType::VoiceMail
        | PhoneNumberType::Pager => true,
        PhoneNumberType::FixedLine
        | PhoneNumberType::Mobile
        | PhoneNumberType::FixedLineOrMobile
        | PhoneNumberType::VoIP
        | PhoneNumberType::PersonalNumber
        | PhoneNumberType::Unknown => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(country: &str, typed: &str, expected: Result<&str, NotAPhoneNumber>) {
        let parsed = PhoneNumber::parse(&Sensitive::new(typed.to_owned()), &CountryCode(country.to_owned()));
        assert_eq!(parsed.as_ref().map(PhoneNumber::expose).map_err(|e| *e), expected, "{country} {typed:?}");
    }

    #[test]
    fn a_number_may_be_typed_in_the_national_form_or_with_its_country() {
        check("US", "2025550123", Ok("+12025550123"));
        check("US", "(202) 555-0123", Ok("+12025550123"));
        check("US", "1 202 555 0123", Ok("+12025550123"));
        check("US", "+44 7700 900123", Ok("+447700900123"));
        check("GB", "07700 900123", Ok("+447700900123"));
        check("GB", "+1 202 555 0123", Ok("+12025550123"));
    }

    #[test]
    fn a_number_may_be_typed_in_the_digits_of_any_script() {
        check("US", "٢٠٢٥٥٥٠١٢٣", Ok("+12025550123"));
    }

    #[test]
    fn what_is_no_number_says_why() {
        check("US", "", Err(NotAPhoneNumber::Unreadable));
        check("US", "202 555 CALL", Err(NotAPhoneNumber::Unreadable));
        check("US", "2025550123\0", Err(NotAPhoneNumber::Unreadable));
        check("US", "😀😀😀😀😀😀😀", Err(NotAPhoneNumber::Unreadable));
        check("US", "+999 202 555 0123", Err(NotAPhoneNumber::Unreadable));
        check("US", "911", Err(NotAPhoneNumber::TooShort));
        check("US", "5550123", Err(NotAPhoneNumber::TooShort));
        check("US", "202555012345", Err(NotAPhoneNumber::TooLong));
        check("US", &"2".repeat(100_000), Err(NotAPhoneNumber::TooLong));
    }

    #[test]
    fn a_number_that_costs_its_caller_is_refused_before_anything_is_sent() {
        check("US", "900 234 5678", Err(NotAPhoneNumber::Premium));
        check("GB", "0909 879 0000", Err(NotAPhoneNumber::Premium));
        check("US", "800 234 5678", Err(NotAPhoneNumber::Premium));
    }

    #[test]
    fn a_masked_number_shows_its_last_two_digits_only() {
        let number = PhoneNumber::parse(&Sensitive::new("2025550147".to_owned()), &CountryCode("US".to_owned()));
        assert_eq!(Contact::Phone(number.unwrap()).masked(), "••• ••• ••47");
    }
}
