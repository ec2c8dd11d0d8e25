//! The forms in which programs keep a text.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

/// A form in which a program keeps a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As files, Rust and the network have it.
    Utf8,
    /// As a web engine has it.
    Utf16Le,
    /// With the higher byte first.
    Utf16Be,
    /// As X and a toolkit's keys have it.
    Utf32Le,
    /// As in a URL.
    Percent,
    /// As in a header, or a file within a file.
    Base64,
}

/// The most bytes that one sign of any has at least.
pub(super) const LARGEST_SIGN: usize = 4;

impl Encoding {
    /// What one sign takes at least.
    pub(super) const fn bytes_a_sign(self) -> usize {
        match self {
            Self::Utf8 | Self::Percent | Self::Base64 => 1,
            Self::Utf16Le | Self::Utf16Be => 2,
            Self::Utf32Le => LARGEST_SIGN,
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Utf32Le => "UTF-32LE",
            Self::Percent => "percent-encoded",
            Self::Base64 => "base64",
        })
    }
}

/// Every form of a text. So few signs that they `stand_alone` are not looked for in base64, where nothing does.
pub(super) fn forms_of(text: &str, stand_alone: bool) -> Vec<(Encoding, Vec<u8>)> {
    let two = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<_>>();
    let mut forms = vec![
        (Encoding::Utf8, text.as_bytes().to_vec()),
        (Encoding::Utf16Le, two(u16::to_le_bytes)),
        (Encoding::Utf16Be, two(u16::to_be_bytes)),
        (Encoding::Utf32Le, text.chars().flat_map(|sign| u32::from(sign).to_le_bytes()).collect()),
    ];
    let percent = percent_encoded(text);
    if percent != text {
        forms.push((Encoding::Percent, percent.to_lowercase().into_bytes()));
        forms.push((Encoding::Percent, percent.into_bytes()));
    }
    if !stand_alone {
        forms.extend(in_base64(text.as_bytes()).map(|form| (Encoding::Base64, form)));
    }
    let mut seen = std::collections::HashSet::new();
    forms.retain(|(_, bytes)| seen.insert(bytes.clone()));
    forms
}

fn percent_encoded(text: &str) -> String {
    let written = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(written).collect()
}

/// What a text becomes at each of the three places that it can have in base64, without the signs that depend on what stands
/// before and after it.
fn in_base64(text: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    [STANDARD_NO_PAD, URL_SAFE_NO_PAD].into_iter().flat_map(move |alphabet| {
        (0..3).map(move |before| {
            let shifted = [&[0; 3][..before], text].concat();
            let encoded = alphabet.encode(&shifted).into_bytes();
            let (first, bits) = ((before * 8).div_ceil(6), shifted.len() * 8);
            encoded[first..bits / 6].to_vec()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_base64_a_text_is_found_wherever_it_begins() {
        for before in ["", "x", "xy", "xyz"] {
            let whole = STANDARD_NO_PAD.encode(format!("{before}g71.kqzw@example.org and more"));
            let forms: Vec<_> = in_base64(b"g71.kqzw@example.org").collect();
            let is_in = |form: &Vec<u8>| whole.as_bytes().windows(form.len()).any(|window| window == form);
            assert!(forms.iter().any(is_in), "{before}");
        }
    }

    #[test]
    fn in_a_url_only_what_has_to_be_is_written_otherwise() {
        assert_eq!(percent_encoded("+1 a@b.org"), "%2B1%20a%40b.org");
    }
}
