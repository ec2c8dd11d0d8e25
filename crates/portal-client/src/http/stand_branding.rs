//! The contract's branding document in the port's words: each text within its bounds, each field that is wrong by its name.

use kiosk_core::{
    Branding, Colour, ContactInformation, CountryCode, Dashboard, Labels, LanguageTag, LocalTime, OpeningHours,
    OpeningSpan, PatientLabel, SignInMethod, Weekday,
};

use super::answer::Accepted;
use super::page_address::{origin, public_address};
use super::rejection::Failure;
use super::text::{LINE, NAME, filled_line, line, paragraph};
use crate::wire::{
    self, BrandingResponse, ContactResponse, DashboardResponse, OpeningHoursResponse, OpeningSpanResponse,
    WeekdayResponse,
};
use crate::{BrandingTag, UnusableBranding};

/// More languages fit on no screen.
const MOST_LANGUAGES: usize = 30;
/// The longest tag that RFC 5646 (4.4.1) asks everyone to take.
const LONGEST_LANGUAGE: usize = 35;
/// Seven a day, and one.
const MOST_SPANS: usize = 50;
/// As long as a path in the document can be.
const LONGEST_PATH: usize = 40;
/// More origins has no portal's dashboard.
const MOST_ORIGINS: usize = 16;
/// Longer than any zone's name in the IANA's data.
const LONGEST_ZONE: usize = 64;

type Usable<T> = Result<T, UnusableBranding>;

/// What a portal says of the clinic's looks.
pub(super) enum BrandingRead {
    /// The known ones are still the ones.
    Unchanged,
    /// These.
    Linked(Box<LinkedBranding>),
    /// Others, which cannot be used.
    Unusable(UnusableBranding),
}

/// A changed branding, with links where the pictures will be.
pub(super) struct LinkedBranding {
    pub(super) words: Branding,
    pub(super) logo_link: Option<String>,
    pub(super) attract_link: Option<String>,
    pub(super) tag: BrandingTag,
}

/// The clinic's branding, whole or not at all: half a branding is nobody's.
pub(super) fn branding(mut answer: Accepted) -> Result<BrandingRead, Failure> {
    if answer.is_unchanged() {
        return Ok(BrandingRead::Unchanged);
    }
    let tag = answer.tag.take().ok_or(Failure::WrongShape)?;
    let body = answer.into_bytes();
    Ok(match read(&body).and_then(|response| linked(response, tag)) {
        Ok(linked) => BrandingRead::Linked(Box::new(linked)),
        Err(unusable) => BrandingRead::Unusable(unusable),
    })
}

/// The parser's own words may quote what it choked on, so only the place is kept.
fn read(body: &[u8]) -> Usable<BrandingResponse> {
    let mut document = serde_json::Deserializer::from_slice(body);
    let read = serde_path_to_error::deserialize(&mut document).map_err(|error| {
        UnusableBranding::new(in_the_contract(error.path().to_string()), "is not as the contract has it")
    });
    let response = read?;
    document.end().map_err(|_| UnusableBranding::new("the document", "goes on after its end"))?;
    Ok(response)
}

/// A path of the contract's; the document itself where the path has words of the portal's own.
fn in_the_contract(path: String) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'[' | b']');
    let begins = path.starts_with(|first: char| first.is_ascii_lowercase());
    let named = begins && path.len() <= LONGEST_PATH && path.bytes().all(plain);
    if named { path } else { "the document".to_owned() }
}

fn linked(mut response: BrandingResponse, tag: BrandingTag) -> Usable<LinkedBranding> {
    let (logo_link, attract_link) = (response.logo_url.take(), response.attract_url.take());
    Ok(LinkedBranding { words: words(response)?, logo_link, attract_link, tag })
}

fn words(response: BrandingResponse) -> Usable<Branding> {
    let label = response.labels.patient;
    let filled = "is empty or too long";
    let (singular, plural) = (filled_line(&label.singular, NAME), filled_line(&label.plural, NAME));
    let patient = PatientLabel {
        singular: named("labels.patient.singular", filled, singular)?,
        plural: named("labels.patient.plural", filled, plural)?,
    };
    Ok(Branding {
        clinic_name: named("clinicName", filled, filled_line(&response.clinic_name, LINE))?,
        welcome_title: bounded("welcomeTitle", line(&response.welcome_title, LINE))?,
        welcome_message: bounded("welcomeMessage", paragraph(&response.welcome_message))?,
        contact: contact(&response.contact)?,
        labels: Labels { patient },
        primary_colour: colour("colours.primary", &response.colours.primary)?,
        background_colour: colour("colours.background", &response.colours.background)?,
        languages: languages(response.languages)?,
        country: country(response.country)?,
        methods: response.methods.into_iter().filter_map(method).collect(),
        privacy_notice: bounded("privacyNotice", paragraph(&response.privacy_notice))?,
        opening_hours: response.opening_hours.map(opening_hours).transpose()?,
        dashboard: response.dashboard.map(dashboard).transpose()?,
        logo: None,
        attract: None,
    })
}

fn named<T>(field: &str, what: &'static str, read: Result<T, Failure>) -> Usable<T> {
    read.map_err(|_| UnusableBranding::new(field, what))
}

fn bounded(field: &str, text: Result<String, Failure>) -> Usable<String> {
    named(field, "is too long", text)
}

fn contact(response: &ContactResponse) -> Usable<ContactInformation> {
    Ok(ContactInformation {
        phone: bounded("contact.phone", line(&response.phone, LINE))?,
        email: bounded("contact.email", line(&response.email, LINE))?,
        address: bounded("contact.address", paragraph(&response.address))?,
        hours: bounded("contact.hours", paragraph(&response.hours))?,
    })
}

fn colour(field: &str, text: &str) -> Usable<Colour> {
    text.parse().map_err(|_| UnusableBranding::new(field, "is no colour as in #0f6e78"))
}

fn languages(tags: Vec<String>) -> Usable<Vec<LanguageTag>> {
    let in_number = (1..=MOST_LANGUAGES).contains(&tags.len());
    if in_number && tags.iter().all(|tag| is_language(tag)) {
        Ok(tags.into_iter().map(LanguageTag).collect())
    } else {
        Err(UnusableBranding::new("languages", "is no list of 1 to 30 language tags"))
    }
}

fn is_language(tag: &str) -> bool {
    let in_length = (2..=LONGEST_LANGUAGE).contains(&tag.len());
    in_length && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn country(code: String) -> Usable<CountryCode> {
    let fits = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    if fits { Ok(CountryCode(code)) } else { Err(UnusableBranding::new("country", "is no country as in US")) }
}

fn method(method: wire::SignInMethod) -> Option<SignInMethod> {
    match method {
        wire::SignInMethod::Email => Some(SignInMethod::Email),
        wire::SignInMethod::Phone => Some(SignInMethod::Phone),
        wire::SignInMethod::Unknown => None,
    }
}

fn opening_hours(response: OpeningHoursResponse) -> Usable<OpeningHours> {
    let OpeningHoursResponse { time_zone, days } = response;
    let of_a_zone = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'+' | b'-');
    if !(1..=LONGEST_ZONE).contains(&time_zone.len()) || !time_zone.bytes().all(of_a_zone) {
        return Err(UnusableBranding::new("openingHours.timeZone", "is no time zone as in America/New_York"));
    }
    if days.len() > MOST_SPANS {
        return Err(UnusableBranding::new("openingHours.days", "is too long a list"));
    }
    Ok(OpeningHours { time_zone, spans: days.iter().map(span).collect::<Usable<_>>()? })
}

fn span(response: &OpeningSpanResponse) -> Usable<OpeningSpan> {
    let closes = if response.closes == "24:00" { "00:00" } else { &response.closes };
    Ok(OpeningSpan {
        day: weekday(response.day),
        opens: time_of_day("openingHours.days.opens", &response.opens)?,
        closes: time_of_day("openingHours.days.closes", closes)?,
    })
}

fn time_of_day(field: &str, text: &str) -> Usable<LocalTime> {
    let part = |digits: &str, end: u8| -> Option<u8> {
        let two_digits = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse().ok().filter(|number| two_digits && *number < end)
    };
    let time = text
        .split_once(':')
        .and_then(|(hour, minute)| Some(LocalTime { hour: part(hour, 24)?, minute: part(minute, 60)? }));
    time.ok_or_else(|| UnusableBranding::new(field, "is no time of day as in 08:00"))
}

fn dashboard(response: DashboardResponse) -> Usable<Dashboard> {
    let in_number = (1..=MOST_ORIGINS).contains(&response.origins.len());
    let origins: Option<Vec<_>> = response.origins.into_iter().map(origin).collect();
    let no_list = || UnusableBranding::new("dashboard.origins", "is no list of 1 to 16 origins");
    let origins = origins.filter(|_| in_number).ok_or_else(no_list)?;
    let public_url = Some(response.public_url).filter(|url| url.len() <= LINE);
    let public_url = public_url.and_then(|url| public_address(&url));
    let no_address = || UnusableBranding::new("dashboard.publicUrl", "is no address as in https://portal.example.org/");
    Ok(Dashboard { origins, public_url: public_url.ok_or_else(no_address)? })
}

fn weekday(day: WeekdayResponse) -> Weekday {
    match day {
        WeekdayResponse::Monday => Weekday::Monday,
        WeekdayResponse::Tuesday => Weekday::Tuesday,
        WeekdayResponse::Wednesday => Weekday::Wednesday,
        WeekdayResponse::Thursday => Weekday::Thursday,
        WeekdayResponse::Friday => Weekday::Friday,
        WeekdayResponse::Saturday => Weekday::Saturday,
        WeekdayResponse::Sunday => Weekday::Sunday,
    }
}
