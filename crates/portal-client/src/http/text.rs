//! Strings from the portal: bounded, and without anything that is not text.

use kiosk_core::Sensitive;

use super::rejection::Failure;

/// A person's or a clinic's name, in characters.
pub(super) const NAME: usize = 80;
/// One line: a place, an address, a heading.
pub(super) const LINE: usize = 300;
/// A few sentences.
pub(super) const MESSAGE: usize = 2_000;

/// Ids are short; what is longer is none.
const LONGEST_ID: usize = 128;
/// Longer than any token that fits into the headers of ordinary servers.
const LONGEST_TOKEN: usize = 4_096;

/// One line of text: control characters are dropped, line breaks and tabs become spaces.
pub(super) fn line(text: &str, limit: usize) -> Result<String, Failure> {
    let spaced = text.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c });
    bounded(spaced.filter(|c| is_text(*c)), limit)
}

/// The same, and something stands in it.
pub(super) fn filled_line(text: &str, limit: usize) -> Result<String, Failure> {
    let line = line(text, limit)?;
    if line.trim().is_empty() { Err(Failure::WrongShape) } else { Ok(line) }
}

/// Text of several lines: the breaks are kept.
pub(super) fn paragraph(text: &str) -> Result<String, Failure> {
    let spaced = text.chars().map(|c| if c == '\t' { ' ' } else { c });
    bounded(spaced.filter(|c| *c == '\n' || is_text(*c)), MESSAGE)
}

fn bounded(text: impl Iterator<Item = char>, limit: usize) -> Result<String, Failure> {
    // One more than the limit shows that it is broken; a longer text need not be walked through.
    let text: String = text.take(limit + 1).collect();
    if text.chars().count() > limit { Err(Failure::WrongShape) } else { Ok(text) }
}

/// Overrides of the direction are controls too: with them a text can be made to read as another.
fn is_text(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// An id that can stand in a path as it is.
pub(super) fn id(id: String) -> Result<String, Failure> {
    if is_plain_segment(&id) { Ok(id) } else { Err(Failure::UnfitId) }
}

/// Whether a text can be one segment of a path and means nothing but itself there (RFC 3986's unreserved characters).
pub(super) fn is_plain_segment(text: &str) -> bool {
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(unreserved) && !matches!(text, "." | "..")
}

/// A token that can stand in a header as it is.
pub(super) fn token(token: Sensitive<String>) -> Result<Sensitive<String>, Failure> {
    // EXPOSE: to look at its length and characters; it stays sensitive.
    let text = token.expose();
    let fits = (1..=LONGEST_TOKEN).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
    if fits { Ok(token) } else { Err(Failure::WrongShape) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_no_text() {
        assert_eq!(line("Dr.\u{0}\u{1b}[31m Rowan\r\nEllery\u{202e}", NAME).unwrap(), "Dr.[31m Rowan Ellery");
        assert_eq!(paragraph("Welcome.\r\nPlease\tsign in\u{7}.").unwrap(), "Welcome.\nPlease sign in.");
    }

    #[test]
    fn a_text_is_counted_in_characters_and_refused_beyond_its_limit() {
        assert!(line(&"ä".repeat(NAME), NAME).is_ok());
        assert!(line(&"ä".repeat(NAME + 1), NAME).is_err());
        assert!(paragraph(&"a".repeat(MESSAGE + 1)).is_err());
    }

    #[test]
    fn a_line_that_has_to_be_filled_is_not_blank() {
        for blank in ["", "  ", "\u{0}", "\n"] {
            assert!(filled_line(blank, NAME).is_err(), "{blank:?}");
        }
        assert!(filled_line("Harbour Clinic", NAME).is_ok());
    }

    #[test]
    fn a_token_fits_into_a_header() {
        let fits = |text: &str| token(Sensitive::new(text.to_owned())).is_ok();
        assert!(fits("abc.DEF-123_~+/="));
        for text in ["", "a b", "a\r\nX-Other: 1", "ä", &"a".repeat(LONGEST_TOKEN + 1)] {
            assert!(!fits(text));
        }
    }
}
