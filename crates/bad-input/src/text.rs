//! Text, spoiled: with what is seen as something else, not seen at all, or read as another number than it says.

use fastrand::Rng;

use crate::form::part;

/// What stands in no text by accident: controls, overrides of the direction, what is not seen, letters and digits that look like
/// others, what means something to the next program, and numbers that are none.
const ODD: &[&str] = &[
    "\0",
    "\u{1b}[2J",
    "\u{7f}",
    "\u{85}",
    "\r\n",
    "\n",
    "\t",
    "\u{2028}",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{fffd}",
    "\u{ad}",
    "\u{301}",
    "\u{34f}",
    "\u{e000}",
    "\u{10ffff}",
    "👩‍👩‍👧‍👦",
    "🇺🇸",
    "½",
    "٣",
    "३",
    "３",
    "𝟙",
    "ß",
    "İ",
    "ı",
    "ſ",
    "Å",
    "ﷺ",
    "а",
    "'",
    "\"",
    "\\",
    "<",
    "&",
    "]]>",
    "%00",
    "%2e%2e",
    "../",
    "..",
    "//",
    "@",
    "#",
    "?",
    ":",
    ";",
    ".",
    "。",
    "*",
    "+",
    "-",
    "=",
    "[",
    "]",
    "{",
    "}",
    "${x}",
    "{{x}}",
    "xn--",
    "1e999",
    "NaN",
    "-0",
    "null",
    "\u{d7ff}",
];
/// Numbers at which something overflows, and some that are none.
const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "00",
    "24",
    "60",
    "61",
    "255",
    "256",
    "65536",
    "2147483648",
    "4294967296",
    "18446744073709551616",
    "1e999",
    "-0",
    "0x10",
    "1_000",
    "١٢",
    "9999999999999999999999999999999999999999",
    "0.0000000000000000000001",
    "NaN",
    "",
];
/// Longer than any bound for a line, a paragraph and a field.
const LENGTHS: &[usize] = &[81, 301, 2_001, 4_097, 30_000];

/// With so many changes.
pub(crate) fn spoiled(text: &str, other: &str, changes: usize, chance: &mut Rng) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..changes {
        change(&mut letters, other, chance);
    }
    letters.into_iter().collect()
}

fn change(letters: &mut Vec<char>, other: &str, chance: &mut Rng) {
    let (begin, end) = part(letters.len(), chance);
    match chance.u8(0..12) {
        0 => drop(letters.drain(begin..end)),
        1 => letters.truncate(begin),
        2 => {
            let again = letters[begin..end].to_vec();
            letters.splice(end..end, again);
        }
        3 => {
            let other: Vec<char> = other.chars().collect();
            let (from, to) = part(other.len(), chance);
            letters.splice(begin..end, other[from..to].iter().copied());
        }
        4 | 5 => drop(letters.splice(begin..begin, one_of(ODD, chance).chars())),
        6 => drop(letters.splice(begin..letters.len().min(begin + 1), one_of(ODD, chance).chars())),
        7 | 8 => another_number(letters, chance),
        9 => another_line(letters, chance),
        10 => letters.iter_mut().skip(begin).take(1).for_each(|letter| *letter = letter.to_ascii_uppercase()),
        // Seldom: what is long takes its time.
        _ if chance.u8(0..12) == 0 => repeat(letters, begin, chance),
        _ => letters.reverse(),
    }
}

fn one_of<'a>(list: &[&'a str], chance: &mut Rng) -> &'a str {
    list[chance.usize(0..list.len())]
}

/// Puts another number in the place of one.
fn another_number(letters: &mut Vec<char>, chance: &mut Rng) {
    let is_digit = |letter: &char| letter.is_ascii_digit();
    let from = chance.usize(0..=letters.len());
    let Some(begin) = letters.iter().skip(from).position(is_digit).map(|found| from + found) else { return };
    let end =
        letters.iter().skip(begin).position(|letter| !is_digit(letter)).map_or(letters.len(), |found| begin + found);
    letters.splice(begin..end, one_of(NUMBERS, chance).chars());
}

/// Takes a line away, or says it once more at the end.
fn another_line(letters: &mut Vec<char>, chance: &mut Rng) {
    let from = chance.usize(0..=letters.len());
    let begin = letters[..from].iter().rposition(|letter| *letter == '\n').map_or(0, |found| found + 1);
    let end = letters[from..].iter().position(|letter| *letter == '\n').map_or(letters.len(), |found| from + found + 1);
    let line: Vec<char> = letters.drain(begin..end).collect();
    if chance.bool() {
        letters.extend(&line);
        letters.extend(line);
    }
}

fn repeat(letters: &mut Vec<char>, place: usize, chance: &mut Rng) {
    let length = LENGTHS[chance.usize(0..LENGTHS.len())];
    let letter = letters.get(place).copied().unwrap_or('a');
    letters.splice(place..place, std::iter::repeat_n(letter, length));
}
