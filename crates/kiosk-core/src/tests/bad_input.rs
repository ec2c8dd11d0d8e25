//! Whatever is typed, there is a sentence for it, it stays where it is, and only what is valid ever reaches the portal.

use proptest::prelude::*;

use super::stand::*;
use crate::view::{Screen, SubmitView};
use crate::*;

/// Every kind of number that is none, with its sentence.
fn bad_numbers() -> Vec<(&'static str, String, Fault)> {
    let text = str::to_owned;
    vec![
        ("nothing", text(""), Fault::NumberMissing),
        ("spaces and a plus", text("  + "), Fault::NumberMissing),
        ("letters", text("call me"), Fault::NumberHasLetters),
        ("letters among digits", text("202 555 O123"), Fault::NumberHasLetters),
        ("an essay", "I have an appointment at ten. ".repeat(3_400), Fault::NumberHasLetters),
        ("an emoji", text("202 555 😀"), Fault::NumberUnreadable),
        ("a NUL", text("2025550147\0"), Fault::NumberUnreadable),
        ("an escape sequence", text("\u{1b}[2J2025550147"), Fault::NumberUnreadable),
        ("two numbers with a plus", text("+12025550147+12025550148"), Fault::NumberUnreadable),
        ("one digit", text("2"), Fault::NumberTooShort),
        ("a number without its area", text("555 0147"), Fault::NumberTooShort),
        ("too many digits", text("20255501234567"), Fault::NumberTooLong),
        ("an essay of digits", "7".repeat(100_000), Fault::NumberTooLong),
        ("another country's national form", text("07700 900147"), Fault::NumberTooLong),
        ("an emergency number", text("911"), Fault::NumberForEmergencies),
        ("another country's emergency number", text("112"), Fault::NumberForEmergencies),
        ("a premium number", text("900 234 5678"), Fault::NumberRefused),
        ("another country's premium number", text("+44 909 879 0000"), Fault::NumberRefused),
        ("a country that does not exist", text("+999 2025550147"), Fault::NumberCountryUnknown),
    ]
}

#[test]
fn a_number_that_is_none_has_a_sentence_of_its_own_and_stays_to_be_mended() {
    for (what, typed, fault) in bad_numbers() {
        let mut stand = Stand::touched();
        stand.types(Typing::Begun).sends(&typed);
        assert_eq!(stand.fault(), Some(fault), "{what}");
        assert!(stand.effects.is_empty() && stand.asked.is_empty(), "{what}: nothing is sent");
        let mendable = Screen::SignIn {
            farewell: None,
            hours: ClinicHours::Open,
            method: SignInMethod::Phone,
            notice: stand.notice(),
            typing: Typing::Begun,
            submit: SubmitView::Ready,
        };
        assert_eq!(stand.screen(), mendable, "{what}: the field is as it was");
        stand.types(Typing::Complete);
        assert_eq!(stand.fault(), None, "{what}: changing the number takes the sentence away");
        stand.sends("2025550147");
        assert_eq!(stand.asked.len(), 1, "{what}: the mended number is sent");
    }
}

#[test]
fn a_number_too_short_to_be_one_can_be_sent_off_to_learn_why_it_is_none() {
    let mut stand = Stand::touched();
    assert!(matches!(stand.screen(), Screen::SignIn { submit: SubmitView::Disabled, .. }));
    stand.types(Typing::Begun);
    assert!(matches!(stand.screen(), Screen::SignIn { submit: SubmitView::Ready, .. }));
}

#[test]
fn a_code_is_sent_only_to_numbers_of_the_countries_that_the_stand_serves() {
    let countries = |codes: &[&str]| codes.iter().map(|code| CountryCode((*code).to_owned())).collect();
    for (served, number, fault) in [
        (TextCountries::Every, "+44 7700 900147", None),
        (TextCountries::Only(countries(&["US", "GB"])), "+44 7700 900147", None),
        (TextCountries::Only(countries(&["US"])), "2025550147", None),
        (TextCountries::Only(countries(&["US"])), "+44 7700 900147", Some(Fault::NumberCountryNotServed)),
        (TextCountries::Only(countries(&["US"])), "+1 416 555 0147", Some(Fault::NumberCountryNotServed)),
        (TextCountries::Only(countries(&[])), "2025550147", Some(Fault::NumberCountryNotServed)),
    ] {
        let rules = Rules { method: SignInMethod::Phone, text_countries: served.clone(), ..Rules::default() };
        let mut stand = Stand::new(Briefing { rules, ..briefing() });
        stand.event(Event::SessionOpened).types(Typing::Complete).sends(number);
        assert_eq!((stand.fault(), stand.asked.len()), (fault, usize::from(fault.is_none())), "{served:?} {number}");
    }
}

#[test]
fn a_code_that_is_none_has_a_sentence_costs_no_try_and_stays_to_be_mended() {
    let essay = "1".repeat(100_000);
    for typed in ["", "12345", "1234567", "12345a", "12345½6", "123456\0", "12😀456", "+123456", "١٢٣٤٥", &essay]
    {
        let mut stand = Stand::at_verification();
        let Screen::Verification { entry: before, .. } = stand.screen() else { panic!("a code is asked for") };
        stand.verifies(typed);
        assert_eq!((stand.fault(), stand.asked.len()), (Some(Fault::CodeUnreadable), 0), "{typed:.20}");
        let Screen::Verification { entry, submit, code_wanted, .. } = stand.screen() else { panic!("it is still") };
        assert_eq!((entry, submit, code_wanted), (before, SubmitView::Ready, true), "{typed:.20}");
        stand.verifies("123456").answer(Answer::Verified(Err(VerifyRefused::Wrong { tries_left: None })));
        assert_eq!(stand.notice().unwrap().tries_left, Some(4), "only a code that was sent counts");
    }
}

#[test]
fn a_code_in_the_digits_of_any_script_is_sent_in_ascii() {
    for typed in ["123456", "١٢٣٤٥٦", "१२३-४५६", "１２３　４５６", "\u{202d}۱۲۳ ۴۵۶\u{202c}"]
    {
        let mut stand = Stand::at_verification();
        stand.verifies(typed);
        let PortalCall::Verify { code, .. } = stand.question() else { panic!("a code is verified") };
        assert_eq!(code.expose(), "123456", "{typed}");
    }
}

/// Mostly what looks like a number, so that some are.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        r"[\PC\p{Nd}]{0,60}",
        r"\+?[ ()\-0-9]{0,30}",
        r"\+?[\p{Nd}\u{200e}\u{202d} ]{3,20}",
        r"(\+1|\+44|\+49)? ?[2-9][0-9]{8,11}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_asked_of_the_portal_or_has_a_sentence_and_never_both(typed in typed()) {
        let mut stand = Stand::touched();
        stand.types(Typing::Complete).sends(&typed);
        match stand.asked.as_slice() {
            [(_, PortalCall::StartAttempt { contact: Contact::Phone(number), .. })] => {
                let number = number.expose();
                prop_assert!(stand.fault().is_none());
                prop_assert!(number.starts_with('+') && (6..=16).contains(&number.len()), "{}", number);
                prop_assert!(number[1..].bytes().all(|byte| byte.is_ascii_digit()), "{}", number);
            }
            [] => prop_assert!(stand.fault().is_some()),
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn whatever_is_typed_as_a_code_is_six_digits_or_has_a_sentence(typed in typed()) {
        let mut stand = Stand::at_verification();
        stand.verifies(&typed);
        match stand.asked.as_slice() {
            [(_, PortalCall::Verify { code, .. })] => {
                prop_assert!(code.expose().len() == 6 && code.expose().bytes().all(|byte| byte.is_ascii_digit()));
            }
            [] => prop_assert_eq!(stand.fault(), Some(Fault::CodeUnreadable)),
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn a_stand_of_any_country_survives_any_number(typed in typed(), country in "[A-Z]{2}|.{0,4}") {
        let _ = PhoneNumber::parse(&Sensitive::new(typed), &CountryCode(country));
    }
}
