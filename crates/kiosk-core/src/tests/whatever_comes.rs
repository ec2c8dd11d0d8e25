//! Everything in the core that reads what a person typed, the user interface said, a portal sent or a store kept, met with bad
//! input at volume.

use bad_input::{Form, Reading, Row, Table, text};

use super::stand::*;
use crate::*;

/// One act of each kind that has something in it, and one that has nothing.
const INTENTS: &[&str] = &[
    r#"{"kind":"wake"}"#,
    r#"{"kind":"chooseMethod","method":"email"}"#,
    r#"{"kind":"typed","typing":"begun"}"#,
    r#"{"kind":"sendLink","address":"avery@example.org"}"#,
    r#"{"kind":"sendCode","number":"+1 202 555 0147"}"#,
    r#"{"kind":"verify","code":"123456"}"#,
    r#"{"kind":"choosePatient","patient":"id-Mara"}"#,
    r#"{"kind":"checkIn","appointment":"a-1"}"#,
    r#"{"kind":"leaveRoom","room":{"top":96,"bottom":0}}"#,
    r#"{"kind":"typeOnPage","key":{"kind":"text","text":"a"}}"#,
    r#"{"kind":"checkPin","pin":"284613"}"#,
    r#"{"kind":"takeOutOfService","how":"for-today"}"#,
    r#"{"kind":"enrolAgain","pairingCode":"HARB-0001"}"#,
    r#"{"kind":"chooseLanguage","language":"de"}"#,
];

const NUMBERS: &[&str] = &["+1 202 555 0147", "2025550147", "(202) 555-0147", "+44 7700 900147", "٢٠٢٥٥٥٠١٤٧"];

const ADDRESSES: &[&str] = &[
    "avery@example.org",
    "  Avery.Stone+clinic@mail.example.org ",
    "avery@bücher.example",
    "o'neil_7@sub.example.org",
];

/// On whatever screen: the act is taken, and what comes of it can be drawn.
fn intent(input: &[u8]) -> Reading {
    let Ok(intent) = serde_json::from_slice::<Intent>(input) else { return Reading::Refused };
    let mut stand = match input.len() % 4 {
        0 => Stand::touched(),
        1 => Stand::at_verification(),
        2 => Stand::at_appointments(),
        _ => Stand::at_portal(),
    };
    stand.intent(intent);
    let _drawn = serde_json::to_vec(&stand.kiosk.view()).expect("a view can be written");
    Reading::Understood
}

fn phone_number(input: &[u8]) -> Reading {
    number_of(&text(input), "US")
}

/// The first two letters are the clinic's country.
fn phone_number_anywhere(input: &[u8]) -> Reading {
    let text = text(input);
    let (country, number) = text.split_at_checked(2).unwrap_or_default();
    number_of(number, country)
}

fn number_of(typed: &str, country: &str) -> Reading {
    let read = PhoneNumber::parse(&Sensitive::new(typed.to_owned()), &CountryCode(country.to_owned()));
    if let Ok(number) = &read {
        let digits = number.expose().strip_prefix('+').expect("in the international form");
        assert!((5..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()));
        assert!(!number.masked().contains(digits), "it is masked");
    }
    read.into()
}

fn email_address(input: &[u8]) -> Reading {
    let read = EmailAddress::parse(&Sensitive::new(text(input).into_owned()));
    if let Ok(address) = &read {
        let address = address.expose();
        let (local, domain) = address.rsplit_once('@').expect("an address has two parts");
        assert!(address.len() <= 254 && !local.is_empty() && !address.contains(char::is_control));
        assert!(domain.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte)));
    }
    read.into()
}

fn access_code(input: &[u8]) -> Reading {
    let read = AccessCode::parse(&Sensitive::new(text(input).into_owned()));
    if let Ok(code) = &read {
        assert!(code.expose().len() == 6 && code.expose().bytes().all(|byte| byte.is_ascii_digit()));
    }
    read.into()
}

fn colours(input: &[u8]) -> Reading {
    let text = text(input);
    let (primary, background) = text.split_once(' ').unwrap_or_default();
    let (Ok(primary), Ok(background)) = (primary.parse::<Colour>(), background.parse::<Colour>()) else {
        return Reading::Refused;
    };
    let _palette = Palette::from_clinic(primary, background);
    Reading::Understood
}

fn support_contact(input: &[u8]) -> Reading {
    SupportContact::parse(&text(input)).into()
}

fn own_phone(input: &[u8]) -> Reading {
    OwnPhone::to(&text(input)).into()
}

/// As the store keeps it and the channel carries it: what can be read of it can be drawn.
fn branding_kept(input: &[u8]) -> Reading {
    let Ok(branding) = serde_json::from_slice::<Branding>(input) else { return Reading::Refused };
    let kiosk = Kiosk::new(Briefing { branding, ..briefing() });
    let _drawn = serde_json::to_vec(&kiosk.view()).expect("a view can be written");
    Reading::Understood
}

/// What a portal calls a patient, whichever way the clinic wants it shown. Nothing is refused here but what is refused where
/// it comes in: an empty name.
fn patient_name(input: &[u8]) -> Reading {
    let name = text(input);
    for way in [NameShown::FirstName, NameShown::Initials] {
        let shown = way.of(&name);
        assert!(shown.len() <= name.len().max(64), "nothing is made up");
        let _each = way.of_each([&*name, "Mara Quill"].into_iter());
    }
    (!name.trim().is_empty()).into()
}

fn every_parser() -> Table {
    let anywhere = NUMBERS.iter().map(|number| format!("GB{number}")).chain(["DE030 1234567".to_owned()]);
    let anywhere: Vec<String> =
        anywhere.filter(|typed| phone_number_anywhere(typed.as_bytes()) == Reading::Understood).collect();
    let branding = serde_json::to_string(&Branding { privacy_notice: "We keep nothing.".to_owned(), ..branding() });
    Table::new(
        "kiosk-core",
        vec![
            Row::new("an intent", Form::Json, INTENTS.iter().copied(), intent),
            Row::new("a phone number", Form::Text, NUMBERS[..4].iter().copied(), phone_number),
            Row::new("a phone number anywhere", Form::Text, anywhere, phone_number_anywhere),
            Row::new("an e-mail address", Form::Text, ADDRESSES.iter().copied(), email_address),
            Row::new("a code", Form::Text, ["123456", " 12-34 56", "١٢٣٤٥٦", "१२३-४५६"], access_code),
            Row::new("two colours", Form::Text, ["#0f6e78 #f4f8f8", "#FFFFFF #000000"], colours),
            Row::new("a support contact", Form::Text, ["Harbour IT, +1 202 555 0123"], support_contact),
            Row::new("an address for one's own phone", Form::Text, ["https://portal.example.org/patients/"], own_phone)
                .slow(),
            Row::new("a branding that was kept", Form::Json, [branding.expect("it can be written")], branding_kept),
            Row::new("a patient's name", Form::Text, ["Mara Quill", "José María de la Cruz", "महेश कुमार"], patient_name),
        ],
    )
}

#[test]
fn whatever_comes_to_the_core_is_understood_or_refused() {
    every_parser().few();
}

#[test]
#[ignore = "long: its share of a million cases"]
fn long_whatever_comes_to_the_core_is_understood_or_refused() {
    every_parser().many();
}
