//! A phone number, from what was typed to what can be sent; and every reason why what was typed is none.

use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, ParseError, PhoneNumberFormat, PhoneNumberType, Region, ValidationError,
};
use thiserror::Error;

use crate::typed::Sign;
use crate::{CountryCode, Sensitive};

/// A phone number that could exist, in E.164 form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneNumber(Sensitive<String>);

/// Why what was typed cannot be a patient's phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotAPhoneNumber {
    /// There is no digit in it.
    #[error("nothing was typed")]
    Missing,
    /// There are letters in it.
    #[error("a phone number has no letters")]
    HasLetters,
    /// There is something else in it that no phone number has: a second plus, a star, an emoji, a NUL.
    #[error("not a phone number")]
    Unreadable,
    /// Digits are missing.
    #[error("too short for a phone number of that country")]
    TooShort,
    /// There are more digits than a number of that country has.
    #[error("too long for a phone number of that country")]
    TooLong,
    /// An emergency service's.
    #[error("an emergency number")]
    Emergency,
    /// A number that costs its caller money, a service's, or a satellite's: texts to them are a known fraud.
    #[error("a premium, service or satellite number")]
    Premium,
    /// There is no such country, or none was typed where none is usual.
    #[error("a number of no known country")]
    CountryUnknown,
}

/// Longer than any number that a person types, with all its spaces and brackets; in characters.
const LONGEST_TYPED: usize = 40;

/// A plus and fifteen digits, by E.164.
const LONGEST_WRITTEN: usize = 16;

/// What people call when they need help at once, wherever they come from. No phone number is as short.
const EMERGENCY: &[&str] = &[
    "000", "061", "066", "100", "101", "102", "103", "108", "110", "111", "112", "113", "114", "115", "116", "117",
    "118", "119", "120", "122", "123", "133", "144", "155", "190", "191", "192", "193", "911", "988", "995", "997",
    "998", "999",
];

/// Codes that the ITU has given to no country: satellite phones, networks and services across countries. A text there is
/// dear, and sending it a known fraud; no patient's own phone has one.
const OF_NO_COUNTRY: &[i32] = &[800, 808, 870, 878, 881, 882, 883, 888, 979];

impl PhoneNumber {
    /// Reads a number as it is typed: in the national form of `country`, or of any country after a `+`; in the digits of
    /// any script.
    ///
    /// Only the length is checked against the country's rules, not whether the range is in use: new ranges appear
    /// more often than stands are updated, and the portal knows best.
    pub fn parse(typed: &Sensitive<String>, country: &CountryCode) -> Result<Self, NotAPhoneNumber> {
        // EXPOSE: to be read by the numbering rules; what comes out is sensitive again.
        let diallable = diallable(typed.expose())?;
        if EMERGENCY.contains(&diallable.expose().as_str()) {
            return Err(NotAPhoneNumber::Emergency);
        }
        let number = PHONE_NUMBER_UTIL.parse(diallable.expose(), country.region())?;
        if PHONE_NUMBER_UTIL.is_possible_number_with_reason(&number)? == NumberLengthType::IsPossibleLocalOnly {
            return Err(NotAPhoneNumber::TooShort);
        }
        let is_of_no_country = OF_NO_COUNTRY.contains(&number.country_code);
        if is_of_no_country || costs_its_caller(PHONE_NUMBER_UTIL.get_number_type(&number)) {
            return Err(NotAPhoneNumber::Premium);
        }
        let written = Sensitive::new(PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::E164).into_owned());
        // Within some countries there are longer ones; they cannot be written in E.164 form.
        if written.expose().len() > LONGEST_WRITTEN {
            return Err(NotAPhoneNumber::TooLong);
        }
        Ok(Self(written))
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

    /// Whether it is a number of that country. One in a range that is in no known use counts for every country that it
    /// could be of.
    pub(crate) fn is_of(&self, country: &CountryCode) -> bool {
        let Some(region) = country.region() else { return false };
        let Ok(number) = PHONE_NUMBER_UTIL.parse(self.expose(), None) else { return false };
        match PHONE_NUMBER_UTIL.get_region_for_number(&number) {
            Some(known) => known == region,
            None => PHONE_NUMBER_UTIL.get_country_code_for_region(region) == Some(number.country_code),
        }
    }
}

/// The digits, and the plus before them if there is one; nothing else.
fn diallable(typed: &str) -> Result<Sensitive<String>, NotAPhoneNumber> {
    // As long as it can become, so that nothing is left behind by growing.
    let mut diallable = Sensitive::new(String::with_capacity(LONGEST_TYPED));
    for (place, character) in typed.chars().enumerate() {
        if place == LONGEST_TYPED {
            return Err(NotAPhoneNumber::TooLong);
        }
        match Sign::of(character) {
            Sign::Digit(digit) => diallable.expose_mut().push(digit),
            Sign::Plus if diallable.expose().is_empty() => diallable.expose_mut().push('+'),
            Sign::Separator => {}
            Sign::Letter => return Err(NotAPhoneNumber::HasLetters),
            Sign::Plus | Sign::Other => return Err(NotAPhoneNumber::Unreadable),
        }
    }
    match diallable.expose().as_str() {
        "" | "+" => Err(NotAPhoneNumber::Missing),
        _ => Ok(diallable),
    }
}

impl CountryCode {
    /// Whether there is a country of that name that has phone numbers.
    pub fn has_phone_numbers(&self) -> bool {
        self.region().is_some_and(|region| PHONE_NUMBER_UTIL.get_country_code_for_region(region).is_some())
    }

    fn region(&self) -> Option<Region> {
        self.0.as_str().try_into().ok()
    }
}

impl From<ParseError> for NotAPhoneNumber {
    fn from(error: ParseError) -> Self {
        match error {
            ParseError::InvalidCountryCode => Self::CountryUnknown,
            // Nothing but digits gets here: what is no number is a digit or two.
            ParseError::NotANumber(_) | ParseError::TooShortAfterIdd | ParseError::TooShortNsn => Self::TooShort,
            ParseError::TooLongNsn => Self::TooLong,
        }
    }
}

impl From<ValidationError> for NotAPhoneNumber {
    fn from(error: ValidationError) -> Self {
        match error {
            ValidationError::InvalidCountryCode => Self::CountryUnknown,
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

    fn number(country: &str, typed: &str) -> Result<PhoneNumber, NotAPhoneNumber> {
        PhoneNumber::parse(&Sensitive::new(typed.to_owned()), &CountryCode(country.to_owned()))
    }

    fn check(country: &str, typed: &str, expected: Result<&str, NotAPhoneNumber>) {
        let parsed = number(country, typed);
        assert_eq!(parsed.as_ref().map(PhoneNumber::expose).map_err(|e| *e), expected, "{country} {typed:?}");
    }

    #[test]
    fn a_number_may_be_typed_in_the_national_form_or_with_its_country() {
        check("US", "2025550123", Ok("+12025550123"));
        check("US", "(202) 555-0123", Ok("+12025550123"));
        check("US", "1 202 555 0123", Ok("+12025550123"));
        check("US", "+44 7700 900123", Ok("+447700900123"));
        check("US", "+44 (0) 7700 900123", Ok("+447700900123"));
        check("US", "011 44 7700 900123", Ok("+447700900123"));
        check("GB", "07700 900123", Ok("+447700900123"));
        check("GB", "00 1 202.555.0123", Ok("+12025550123"));
        check("GB", "+1 202/555/0123", Ok("+12025550123"));
    }

    #[test]
    fn a_number_may_be_typed_in_the_digits_of_any_script() {
        check("US", "٢٠٢٥٥٥٠١٢٣", Ok("+12025550123"));
        check("US", "۲۰۲ ۵۵۵ ۰۱۲۳", Ok("+12025550123"));
        check("US", "२०२५५५०१२३", Ok("+12025550123"));
        check("US", "２０２－５５５－０１２３", Ok("+12025550123"));
        check("US", "＋４４　７７００　９００１２３", Ok("+447700900123"));
        check("GB", "٠٧٧٠٠ 900١٢٣", Ok("+447700900123"));
    }

    #[test]
    fn marks_that_nobody_sees_may_come_along_with_a_pasted_number() {
        check("US", "\u{202d}+1 (202) 555-0123\u{202c}", Ok("+12025550123"));
        check("US", "\u{2068}202\u{2069}\u{a0}555\u{200b}0123\u{200f}\r\n", Ok("+12025550123"));
        check("US", "\u{feff}202\t5550123", Ok("+12025550123"));
    }

    #[test]
    fn what_is_no_number_says_why() {
        check("US", "", Err(NotAPhoneNumber::Missing));
        check("US", " \u{200f}+( ) ", Err(NotAPhoneNumber::Missing));
        check("US", "202 555 CALL", Err(NotAPhoneNumber::HasLetters));
        check("US", "2025550123 ext 4", Err(NotAPhoneNumber::HasLetters));
        check("US", "двести два", Err(NotAPhoneNumber::HasLetters));
        check("US", "2025550123\0", Err(NotAPhoneNumber::Unreadable));
        check("US", "😀😀😀😀😀😀😀", Err(NotAPhoneNumber::Unreadable));
        check("US", "202½5550123", Err(NotAPhoneNumber::Unreadable));
        check("US", "202+5550123", Err(NotAPhoneNumber::Unreadable));
        check("US", "++12025550123", Err(NotAPhoneNumber::Unreadable));
        check("US", "*2025550123#", Err(NotAPhoneNumber::Unreadable));
        check("US", "5", Err(NotAPhoneNumber::TooShort));
        check("US", "5550123", Err(NotAPhoneNumber::TooShort));
        check("US", "202555012345", Err(NotAPhoneNumber::TooLong));
        check("US", "07700 900123", Err(NotAPhoneNumber::TooLong));
        check("US", "+62 1000 0000 0000 00", Err(NotAPhoneNumber::TooLong));
    }

    #[test]
    fn an_essay_is_refused_for_what_it_begins_with() {
        check("US", &"2".repeat(100_000), Err(NotAPhoneNumber::TooLong));
        check("US", &" ".repeat(100_000), Err(NotAPhoneNumber::TooLong));
        check("US", &"Dear doctor, ".repeat(8_000), Err(NotAPhoneNumber::HasLetters));
        check("US", &"😀".repeat(25_000), Err(NotAPhoneNumber::Unreadable));
    }

    #[test]
    fn an_emergency_number_is_called_one_wherever_it_is_one() {
        for typed in ["112", "911", "999", "000", "1-1-2", "٩١١", " 110 "] {
            for country in ["US", "GB", "DE", "ES"] {
                check(country, typed, Err(NotAPhoneNumber::Emergency));
            }
        }
    }

    #[test]
    fn a_number_of_no_known_country_is_called_so() {
        check("US", "+999 202 555 0123", Err(NotAPhoneNumber::CountryUnknown));
        check("US", "+0 202 555 0123", Err(NotAPhoneNumber::CountryUnknown));
        check("XX", "2025550123", Err(NotAPhoneNumber::CountryUnknown));
        check("XX", "+1 2025550123", Ok("+12025550123"));
    }

    #[test]
    fn a_number_that_costs_its_caller_is_refused_before_anything_is_sent() {
        check("US", "900 234 5678", Err(NotAPhoneNumber::Premium));
        check("US", "800 234 5678", Err(NotAPhoneNumber::Premium));
        check("GB", "0909 879 0000", Err(NotAPhoneNumber::Premium));
        check("DE", "0900 1234567", Err(NotAPhoneNumber::Premium));
        check("US", "+979 1 2345 6789", Err(NotAPhoneNumber::Premium));
        check("US", "+800 1234 5678", Err(NotAPhoneNumber::Premium));
    }

    #[test]
    fn a_satellite_phone_and_a_network_of_no_country_are_refused_before_anything_is_sent() {
        for typed in
            ["+870 773 111 632", "+881 612 345 678", "+882 34 12345678", "+883 510 012 345 678", "+878 10 1234567890"]
        {
            check("US", typed, Err(NotAPhoneNumber::Premium));
        }
    }

    #[test]
    fn a_number_is_of_one_country_though_several_share_its_prefix() {
        let of = |number: &PhoneNumber| ["US", "CA", "GB"].map(|code| number.is_of(&CountryCode(code.to_owned())));
        assert_eq!(of(&number("US", "202 555 0123").unwrap()), [true, false, false]);
        assert_eq!(of(&number("US", "+1 416 555 0123").unwrap()), [false, true, false]);
        assert_eq!(of(&number("US", "+44 7700 900123").unwrap()), [false, false, true]);
        // In no known use: of whichever country has the prefix.
        assert_eq!(of(&number("US", "+1 999 555 0123").unwrap()), [true, true, false]);
    }

    #[test]
    fn a_country_has_phone_numbers_if_it_is_one() {
        for (code, expected) in [("US", true), ("DE", true), ("XX", false), ("001", false), ("USA", false), ("", false)]
        {
            assert_eq!(CountryCode(code.to_owned()).has_phone_numbers(), expected, "{code:?}");
        }
    }

    #[test]
    fn a_masked_number_shows_its_last_two_digits_only() {
        assert_eq!(number("US", "2025550147").unwrap().masked(), "••• ••• ••47");
    }
}
