//! Traces of somebody: looks for what was theirs in files, and in the memory of processes that go on.
//!
//! Whatever is looked for has to be marked: so long and so random that it is nowhere by chance. It is looked for in every form
//! in which a program may keep a text.

mod encoding;
mod files;
mod memory;
mod reading;

use std::fmt;

use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError, MatchKind};

pub use self::encoding::Encoding;
use self::encoding::{LARGEST_SIGN, forms_of};
pub use self::files::{NotLookedAt, files_below};
use self::reading::{Place, Window};

/// Bytes before and after a trace that are shown with it.
const AROUND: usize = 48;

/// Something of somebody's that can be found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    name: String,
    text: String,
    standing: Standing,
}

/// What may stand beside a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Anywhere,
    /// No digit, letter or point: a few digits are a part of many a longer number, and of many a hash.
    Alone,
}

impl Mark {
    /// A text that is nowhere by chance, wherever it stands. `name` says what it is.
    pub fn text(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), standing: Standing::Anywhere }
    }

    /// A few digits, such as a code: only where they are no part of a longer number or word.
    pub fn digits(name: impl Into<String>, digits: impl Into<String>) -> Self {
        Self { name: name.into(), text: digits.into(), standing: Standing::Alone }
    }

    /// What it is.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// A mark that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// What it is, by its mark's name.
    pub mark: String,
    /// In which form.
    pub encoding: Encoding,
    /// Where: a file, or a process and a part of its memory.
    pub place: String,
    /// What stands before and after it, as far as it is text.
    pub around: String,
}

impl fmt::Display for Trace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { mark, encoding, place, around } = self;
        write!(formatter, "{mark} as {encoding} in {place}: {around}")
    }
}

/// What a search came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// How much there was. None means that nothing was proved.
    pub bytes: u64,
    /// What was found.
    pub traces: Vec<Trace>,
}

impl Looked {
    /// Takes another search's findings in.
    pub fn and(&mut self, other: Self) {
        self.bytes += other.bytes;
        self.traces.extend(other.traces);
    }
}

/// Looks for marks.
#[derive(Debug)]
pub struct Search {
    marks: Vec<Mark>,
    /// In the order of the automaton's patterns.
    forms: Vec<Form>,
    automaton: AhoCorasick,
    longest: usize,
}

#[derive(Clone, Copy, Debug)]
struct Form {
    mark: usize,
    encoding: Encoding,
}

impl Search {
    /// For all of these.
    ///
    /// # Errors
    ///
    /// When they are too many to be looked for at once.
    pub fn for_marks(marks: Vec<Mark>) -> Result<Self, BuildError> {
        let (mut forms, mut patterns) = (Vec::new(), Vec::new());
        for (number, mark) in marks.iter().enumerate() {
            for (encoding, bytes) in forms_of(&mark.text, mark.standing == Standing::Alone) {
                forms.push(Form { mark: number, encoding });
                patterns.push(bytes);
            }
        }
        let longest = patterns.iter().map(Vec::len).max().unwrap_or_default();
        let automaton =
            AhoCorasick::builder().match_kind(MatchKind::Standard).kind(Some(AhoCorasickKind::DFA)).build(&patterns)?;
        Ok(Self { marks, forms, automaton, longest })
    }

    /// Bytes by which one window has to reach into the next, so that nothing is missed between them.
    fn overlap(&self) -> usize {
        self.longest + 2 * LARGEST_SIGN
    }

    /// What stands in a window and was not seen in the one before.
    fn look_through(&self, window: &Window<'_>, place: &Place, found: &mut Vec<Trace>) {
        for hit in self.automaton.find_overlapping_iter(window.bytes) {
            let form = self.forms[hit.pattern().as_usize()];
            let mark = &self.marks[form.mark];
            let stands = mark.standing == Standing::Anywhere || stands_alone(window.bytes, hit.range(), form.encoding);
            if stands && window.judges(hit.range()) {
                let place = place.at(window.start + hit.start() as u64);
                found.push(Trace {
                    mark: mark.name.clone(),
                    encoding: form.encoding,
                    place,
                    around: around(window.bytes, hit.range()),
                });
            }
        }
    }
}

/// Whether there is no digit, letter or point before and after. In which order wide signs have their bytes does not matter:
/// one order's digits are found in the other's text too.
fn stands_alone(bytes: &[u8], hit: std::ops::Range<usize>, encoding: Encoding) -> bool {
    let unit = encoding.bytes_a_sign();
    let before = &bytes[hit.start.saturating_sub(unit)..hit.start];
    let after = &bytes[hit.end..(hit.end + unit).min(bytes.len())];
    !before.iter().chain(after).any(|byte| byte.is_ascii_alphanumeric() || *byte == b'.')
}

fn around(bytes: &[u8], hit: std::ops::Range<usize>) -> String {
    let shown = &bytes[hit.start.saturating_sub(AROUND)..(hit.end + AROUND).min(bytes.len())];
    let signs = shown.iter().filter(|byte| **byte != 0);
    signs.map(|byte| if byte.is_ascii_graphic() || *byte == b' ' { char::from(*byte) } else { '·' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_in(bytes: &[u8], mark: Mark) -> bool {
        let search = Search::for_marks(vec![mark]).unwrap();
        let mut found = Vec::new();
        search.look_through(&Window::whole(bytes), &Place::of("memory"), &mut found);
        !found.is_empty()
    }

    #[test]
    fn digits_are_found_alone_and_not_in_a_longer_number() {
        let code = || Mark::digits("code", "482913");
        for (text, expected) in [
            ("482913", true),
            ("\"482913\"", true),
            ("1482913", false),
            ("4829130", false),
            ("0.482913", false),
            ("17h482913aa", false),
        ] {
            assert_eq!(found_in(text.as_bytes(), code()), expected, "{text}");
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(found_in(&wide, code()), expected, "{text} wide");
        }
    }

    #[test]
    fn a_text_is_found_wherever_it_stands() {
        assert!(found_in(b"xxqwertyuixx", Mark::text("name", "qwertyui")));
        assert!(!found_in(b"xxqwertyxuixx", Mark::text("name", "qwertyui")));
    }
}
