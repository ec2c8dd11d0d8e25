//! Everything in the supervisor that reads what others wrote (a configuration, a clinic's words and pictures, a store that was
//! damaged, what staff type), met with bad input at volume.

use std::io::Cursor;
use std::path::Path;
use std::time::Duration;

use argon2::Params;
use argon2::password_hash::phc::PasswordHash;
use bad_input::{Form, Reading, Row, Table, text};
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use jiff::Timestamp;
use kiosk_core::{Branding, LocalTime, OpeningHours, OpeningSpan, Picture, Sensitive, TakenOut, Weekday};

use crate::audit::AuditEvent;
use crate::branding::{Purpose, accepted, safe_picture};
use crate::configuration::Configuration;
use crate::opening_hours::hours_at;
use crate::staff::{ChosenPin, ClockReading, PinHash, StaffPin};
use crate::store::{Enrolment, Store, StoredBranding};

const CONFIGURATION: &str = include_str!("../../../docs/running-a-stand.md");

const HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g";

const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" viewBox="0 0 20 10"><defs><linearGradient id="g">
<stop offset="0" stop-color="#0f6e78"/><stop offset="1" stop-color="#fff"/></linearGradient></defs>
<rect width="20" height="10" fill="url(#g)"/><g transform="translate(2 2) scale(0.5)"><path d="M0 0 L10 0 L5 8 Z" opacity="0.5"/></g></svg>"##;

/// What the documentation shows of it.
fn example_configuration() -> &'static str {
    let begins = CONFIGURATION.split_once("```toml\n").expect("the documentation shows one").1;
    begins.split_once("```").expect("and it ends").0
}

fn configuration(input: &[u8]) -> Reading {
    Configuration::understands(&text(input)).into()
}

/// A clinic's words as they come from the portal's client: which of them a stand can work with, and when it is open.
fn words(input: &[u8]) -> Reading {
    let Ok(words) = serde_json::from_slice::<Branding>(input) else { return Reading::Refused };
    let Ok(words) = accepted(words) else { return Reading::Refused };
    for second in [0, 1_795_500_000, 1_795_860_000, 253_402_000_000] {
        let now = Timestamp::from_second(second).expect("a moment");
        let said = hours_at(words.opening_hours.as_ref(), now);
        assert!(said.until.is_none_or(|until| until > now));
    }
    Reading::Understood
}

fn logo(input: &[u8]) -> Reading {
    let read = safe_picture(input, Purpose::Logo);
    if let Ok(Picture { png }) = &read {
        assert!(png.len() <= Picture::LONGEST && png.starts_with(b"\x89PNG"));
    }
    read.into()
}

fn pin(input: &[u8]) -> Reading {
    let typed = Sensitive::new(text(input).into_owned());
    let _may_be_chosen = ChosenPin::parse(&typed);
    StaffPin::parse(&typed).into()
}

/// Whoever compares a PIN with it takes no more memory and time than the stand's own take.
fn pin_hash(input: &[u8]) -> Reading {
    let Some(hash) = PinHash::parse(text(input).into_owned()) else { return Reading::Refused };
    let read = PasswordHash::new(hash.expose()).expect("it was read");
    if let Ok(cost) = Params::try_from(&read) {
        assert!(cost.m_cost() <= 19 * 1024 && cost.t_cost() <= 2 && cost.p_cost() == 1);
    }
    Reading::Understood
}

fn audit_event(input: &[u8]) -> Reading {
    serde_json::from_slice::<AuditEvent>(input).into()
}

/// A file where the stand's store should be: what can be read of it is read, and nothing worse happens.
fn store(input: &[u8]) -> Reading {
    let directory = tempfile::tempdir().expect("a directory");
    std::fs::write(directory.path().join("stand.sqlite3"), input).expect("a file");
    let Ok(mut store) = Store::open(directory.path()) else { return Reading::Refused };
    let clock = ClockReading::now().expect("a clock");
    let read = [
        store.enrolment().is_ok(),
        store.branding("stand-7").is_ok(),
        store.branding_complaint("stand-7").is_ok(),
        store.taken_out().is_ok(),
        store.begin_pin_try(&clock).is_ok(),
    ];
    let _written = store.enrol(&enrolment());
    read.iter().all(|read| *read).into()
}

fn clinic() -> Branding {
    let span = |day, opens, closes| OpeningSpan {
        day,
        opens: LocalTime { hour: opens, minute: 0 },
        closes: LocalTime { hour: closes, minute: 30 },
    };
    let spans = vec![span(Weekday::Monday, 8, 17), span(Weekday::Sunday, 22, 0)];
    let opening_hours = Some(OpeningHours { time_zone: "America/New_York".to_owned(), spans });
    Branding { opening_hours, ..Branding::unbranded() }
}

fn enrolment() -> Enrolment {
    Enrolment {
        portal_url: "https://portal.example.org/".to_owned(),
        stand_id: "stand-7".to_owned(),
        stand_name: "Front door".to_owned(),
        clinic_name: "Harbour Clinic".to_owned(),
    }
}

/// The files of a stand that has something in each of its tables.
fn kept(file: &str) -> Vec<u8> {
    let directory = tempfile::tempdir().expect("a directory");
    fill(directory.path()).expect("a store");
    std::fs::read(directory.path().join(file)).expect("a file")
}

fn fill(directory: &Path) -> Result<(), crate::store::StoreError> {
    let mut store = Store::open(directory)?;
    store.enrol(&enrolment())?;
    let branding = Branding { logo: Some(Picture { png: vec![7; 900] }), ..Branding::unbranded() };
    store.store_branding("stand-7", &StoredBranding { branding, tag: Some("\"1\"".to_owned()) })?;
    store.store_branding_complaint("stand-7", Some("country is no country as in US"))?;
    store.set_staff_pin(&PinHash::parse(HASH.to_owned()).expect("a hash"))?;
    store.set_taken_out(Some(TakenOut::ForToday))
}

fn picture(format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let pixels = RgbaImage::from_fn(30, 20, |x, y| {
        Rgba([u8::try_from(x * 8).unwrap_or(9), u8::try_from(y * 9).unwrap_or(9), 3, 255])
    });
    DynamicImage::from(pixels).to_rgb8().write_to(&mut file, format).expect("a picture");
    file.into_inner()
}

fn every_parser() -> Table {
    let branding = serde_json::to_string(&clinic()).expect("it can be written");
    let pixels = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP].map(picture);
    let cleared = r#"{"what":"cleared","audience":"patient","because":"timed-out","touched":true,"took-ms":90,"session":"queued"}"#;
    // What the process that decodes may take (`picture_process.rs`); it is a process of its own because of it.
    let (memory, longest) = (512 * 1024 * 1024, Duration::from_secs(10));
    Table::new(
        "supervisor",
        vec![
            Row::new("kiosk.toml", Form::Text, [example_configuration()], configuration),
            Row::new("a clinic's words", Form::Json, [branding], words),
            Row::new("a PIN", Form::Text, ["284613", "٢٨٤٦١٣", "284613284613"], pin),
            Row::new("a PIN's hash", Form::Text, [HASH], pin_hash),
            Row::new("a line of the audit log", Form::Json, [r#"{"what":"started"}"#, cleared], audit_event),
            Row::new("a logo of pixels", Form::Bytes, pixels, logo).slow().within(memory, longest),
            Row::new("a logo that is drawn", Form::Text, [DRAWING], logo).slow().within(memory, longest),
            Row::new("the store's file", Form::Bytes, [kept("stand.sqlite3")], store).slow(),
        ],
    )
}

#[test]
fn whatever_comes_to_the_supervisor_is_understood_or_refused() {
    every_parser().few();
}

#[test]
#[ignore = "long: its share of a million cases"]
fn long_whatever_comes_to_the_supervisor_is_understood_or_refused() {
    every_parser().many();
}
