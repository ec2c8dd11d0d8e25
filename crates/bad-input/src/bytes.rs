//! Bytes of no particular meaning, spoiled.

use fastrand::Rng;

use crate::form::part;

/// Numbers at which lengths and sizes go wrong.
const LENGTHS: &[u32] = &[0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fff_ffff, 0x8000_0000, u32::MAX];
/// Bytes that mean something in many formats.
const ODD: &[u8] = &[0, 1, 0x1b, b'\n', b'"', b'{', b'<', 0x7f, 0x80, 0xc0, 0xed, 0xfe, 0xff];

/// Nothing but noise.
pub(crate) fn noise(chance: &mut Rng) -> Vec<u8> {
    let length = if chance.u8(0..50) == 0 { chance.usize(0..20_000) } else { chance.usize(0..200) };
    std::iter::repeat_with(|| chance.u8(..)).take(length).collect()
}

/// With so many changes.
pub(crate) fn spoiled(mut bytes: Vec<u8>, other: &[u8], changes: usize, chance: &mut Rng) -> Vec<u8> {
    for _ in 0..changes {
        change(&mut bytes, other, chance);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, other: &[u8], chance: &mut Rng) {
    let (begin, end) = part(bytes.len(), chance);
    match chance.u8(0..8) {
        0 => drop(bytes.drain(begin..end)),
        1 => bytes.truncate(begin),
        2 => {
            let again = bytes[begin..end].to_vec();
            bytes.splice(begin..begin, again);
        }
        3 => {
            let (from, to) = part(other.len(), chance);
            bytes.splice(begin..end, other[from..to].iter().copied());
        }
        4 => {
            drop(bytes.splice(begin..begin, std::iter::repeat_n(ODD[chance.usize(0..ODD.len())], chance.usize(1..40))))
        }
        5 => {
            let length = LENGTHS[chance.usize(0..LENGTHS.len())];
            let written = if chance.bool() { length.to_le_bytes() } else { length.to_be_bytes() };
            bytes.iter_mut().skip(begin).zip(written).for_each(|(byte, odd)| *byte = odd);
        }
        6 => bytes.iter_mut().skip(begin).take(1).for_each(|byte| *byte ^= 1 << chance.u8(0..8)),
        _ => bytes.iter_mut().skip(begin).take(1).for_each(|byte| *byte = ODD[chance.usize(0..ODD.len())]),
    }
}
