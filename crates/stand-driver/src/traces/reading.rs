//! Long things, read window by window, so that nothing is missed between two of them and nothing is found twice.

use std::io;
use std::ops::Range;

use super::encoding::LARGEST_SIGN;
use super::{Looked, Search};

/// Bytes that are read at once.
const WINDOW: usize = 4 << 20;

/// A part of something long.
pub(super) struct Window<'a> {
    /// Where its first byte is.
    pub(super) start: u64,
    pub(super) bytes: &'a [u8],
    /// How many of them were in the window before.
    pub(super) seen: usize,
    /// Whether more comes after it.
    pub(super) rest: Rest,
}

/// What comes after a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    Nothing,
    AnotherWindow,
}

impl<'a> Window<'a> {
    /// Of what is read at once.
    pub(super) const fn whole(bytes: &'a [u8]) -> Self {
        Self { start: 0, bytes, seen: 0, rest: Rest::Nothing }
    }

    /// Whether this is the window to judge what was found there: the first in which what comes after it is there too.
    pub(super) fn judges(&self, found: Range<usize>) -> bool {
        let with_next_sign = found.end + LARGEST_SIGN;
        let is_whole = self.rest == Rest::Nothing || with_next_sign <= self.bytes.len();
        is_whole && (self.seen == 0 || with_next_sign > self.seen)
    }
}

/// What is being read, as a person is told.
pub(super) struct Place(String);

impl Place {
    pub(super) fn of(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    pub(super) fn at(&self, offset: u64) -> String {
        format!("{} at {offset:#x}", self.0)
    }
}

impl Search {
    /// Looks through what `read` gives for the bytes from a place on: fewer than asked for at its end, none after it. A part
    /// that cannot be read ends the search there.
    pub(super) fn read_through(
        &self,
        range: Range<u64>,
        place: &Place,
        mut read: impl FnMut(u64, &mut [u8]) -> io::Result<usize>,
    ) -> Looked {
        let mut looked = Looked::default();
        let mut buffer = vec![0; WINDOW + self.overlap()];
        let (mut next, mut kept) = (range.start, 0);
        while next < range.end {
            let room = usize::try_from(range.end - next).unwrap_or(WINDOW).min(WINDOW);
            let Ok(count @ 1..) = read(next, &mut buffer[kept..kept + room]) else { break };
            let filled = kept + count;
            let start = next - kept as u64;
            next += count as u64;
            let rest = if next < range.end { Rest::AnotherWindow } else { Rest::Nothing };
            let window = Window { start, bytes: &buffer[..filled], seen: kept, rest };
            self.look_through(&window, place, &mut looked.traces);
            looked.bytes += count as u64;
            let tail = self.overlap().min(filled);
            buffer.copy_within(filled - tail..filled, 0);
            kept = tail;
        }
        looked
    }
}
