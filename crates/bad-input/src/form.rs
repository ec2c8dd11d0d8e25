//! What an example is made of, and with that how it can be spoiled so that a parser still looks into it.

use fastrand::Rng;

use crate::{bytes, json, text};

/// What an example is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A JSON document: fields go, come twice, change their names, types and places; all that text can have in its texts.
    Json,
    /// Letters, digits and lines.
    Text,
    /// Anything: a picture, a file, a frame.
    Bytes,
}

/// Of a hundred cases, so many are nothing but noise.
const NOISE: u8 = 4;
/// And so many are damaged once more, as bytes.
const DAMAGED: u8 = 12;
/// The most changes of one example.
const MOST_CHANGES: usize = 4;

impl Form {
    /// An example of this form, spoiled.
    pub(crate) fn spoiled(self, examples: &[Vec<u8>], chance: &mut Rng) -> Vec<u8> {
        let lot = chance.u8(0..100);
        if lot < NOISE {
            return bytes::noise(chance);
        }
        let (example, other) = (one_of(examples, chance), one_of(examples, chance));
        let changes = chance.usize(1..=MOST_CHANGES);
        let spoiled = match self {
            Self::Json => json::spoiled(example, other, changes, chance),
            Self::Text => {
                text::spoiled(&String::from_utf8_lossy(example), &String::from_utf8_lossy(other), changes, chance)
                    .into_bytes()
            }
            Self::Bytes => bytes::spoiled(example.to_vec(), other, changes, chance),
        };
        if lot < NOISE + DAMAGED { bytes::spoiled(spoiled, other, 1, chance) } else { spoiled }
    }
}

fn one_of<'a>(examples: &'a [Vec<u8>], chance: &mut Rng) -> &'a [u8] {
    &examples[chance.usize(0..examples.len())]
}

/// A part of something so long: where it begins and where it ends.
pub(crate) fn part(length: usize, chance: &mut Rng) -> (usize, usize) {
    let begin = chance.usize(0..=length);
    let end = length.min(begin + chance.usize(0..=1 + length / 4));
    (begin, end)
}
