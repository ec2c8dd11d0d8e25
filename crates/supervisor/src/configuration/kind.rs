//! What can stand behind a key: how it is read, and how it is asked for.

use std::fmt;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use kiosk_core::{CountryCode, EmailAddress, Sensitive, SupportContact};
use portal_client::http::PortalUrl;
use toml::de::DeValue;

/// One kind of value.
pub(super) struct Kind<T> {
    wanted: String,
    read: Box<Reading<T>>,
}

type Reading<T> = dyn Fn(&DeValue<'_>) -> Option<T>;

impl<T> fmt::Debug for Kind<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Kind").field("wanted", &self.wanted).finish_non_exhaustive()
    }
}

impl<T> Kind<T> {
    /// `wanted` completes "it has to be".
    fn new(wanted: impl Into<String>, read: impl Fn(&DeValue<'_>) -> Option<T> + 'static) -> Self {
        Self { wanted: wanted.into(), read: Box::new(read) }
    }

    /// The value, if it is of this kind.
    pub(super) fn read(&self, written: &DeValue<'_>) -> Option<T> {
        (self.read)(written)
    }

    /// What it has to be, in words.
    pub(super) fn wanted(&self) -> &str {
        &self.wanted
    }
}

/// A number of things, within bounds.
pub(super) fn whole_number<N: TryFrom<u32>>(bounds: RangeInclusive<u32>) -> Kind<N> {
    let wanted = format!("a whole number from {} to {}", bounds.start(), bounds.end());
    Kind::new(wanted, move |written| within(written, &bounds).and_then(|number| number.try_into().ok()))
}

/// A time in whole seconds, within bounds.
pub(super) fn seconds(bounds: RangeInclusive<u32>) -> Kind<Duration> {
    let wanted = format!("a whole number of seconds from {} to {}", bounds.start(), bounds.end());
    Kind::new(wanted, move |written| within(written, &bounds).map(|seconds| Duration::from_secs(seconds.into())))
}

/// A country that has phone numbers.
pub(super) fn country() -> Kind<CountryCode> {
    Kind::new("a country by its two letters, such as \"US\"", |written| {
        let code = CountryCode(written.as_str()?.to_ascii_uppercase());
        code.has_phone_numbers().then_some(code)
    })
}

/// One of a few words.
pub(super) fn one_of<T: Copy + 'static>(words: &'static [(&'static str, T)]) -> Kind<T> {
    let quoted: Vec<_> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
    Kind::new(quoted.join(" or "), move |written| {
        let written = written.as_str()?;
        words.iter().find(|(word, _)| *word == written).map(|(_, meaning)| *meaning)
    })
}

/// One of two, by yes or no.
pub(super) fn yes_or_no<T: Copy + 'static>(yes: T, no: T) -> Kind<T> {
    Kind::new("true or false", move |written| Some(if written.as_bool()? { yes } else { no }))
}

/// What stands behind the @ of an address.
pub(super) fn domain() -> Kind<String> {
    Kind::new("a domain such as \"example.org\"", |written| {
        let domain = written.as_str()?.to_lowercase();
        let plain = !domain.contains(|c: char| c == '@' || c.is_whitespace());
        let fits = plain && EmailAddress::parse(&Sensitive::new(format!("a@{domain}"))).is_ok();
        fits.then_some(domain)
    })
}

/// Where pages come from, as a browser writes it.
pub(super) fn origin() -> Kind<String> {
    let wanted = "an origin such as \"https://files.example.org\", with neither a path nor a slash at its end";
    Kind::new(wanted, |written| {
        let origin = written.as_str()?;
        let is_one = PortalUrl::parse(origin).is_ok_and(|url| url.origin() == origin);
        is_one.then(|| origin.to_owned())
    })
}

/// Whom somebody can call.
pub(super) fn support_contact() -> Kind<SupportContact> {
    let wanted = format!("one line of 1 to {} characters, between quotation marks", SupportContact::LONGEST);
    Kind::new(wanted, |written| SupportContact::parse(written.as_str()?).ok())
}

/// A file.
pub(super) fn path() -> Kind<PathBuf> {
    Kind::new("a path between quotation marks", |written| {
        let path = written.as_str().filter(|path| !path.is_empty() && !path.contains('\0'))?;
        Some(PathBuf::from(path))
    })
}

/// So many of another kind.
pub(super) fn list<T: 'static>(each: Kind<T>, count: RangeInclusive<usize>) -> Kind<Vec<T>> {
    let wanted = format!("a list, as in [a, b], of {} to {}, each {}", count.start(), count.end(), each.wanted);
    Kind::new(wanted, move |written| {
        let written = written.as_array().filter(|written| count.contains(&written.len()))?;
        written.iter().map(|value| each.read(value.get_ref())).collect()
    })
}

fn within(written: &DeValue<'_>, bounds: &RangeInclusive<u32>) -> Option<u32> {
    let written = written.as_integer()?;
    let number = u32::from_str_radix(written.as_str(), written.radix()).ok()?;
    bounds.contains(&number).then_some(number)
}
