//! Whoever looks: sees what has changed since the last look, and keeps what two looks have seen the same.

use std::collections::HashSet;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;

use super::{FilmError, Frame};
use crate::frame_buffer::{FrameBuffer, FrameBufferError, PIXEL, erase_padding};

/// The pixels of one row, without what nobody sees.
pub(super) type Row = Arc<[u8]>;

/// A film that has more bytes of different rows is full.
const MOST_BYTES: usize = 2 << 30;

/// Rows that are read at once: together they fit into a processor's own memory, so that a look that sees nothing new
/// reads the screen once and writes nothing.
const ROWS_AT_ONCE: usize = 24;

/// Somebody with a camera.
pub(super) struct Camera {
    screen: FrameBuffer,
    /// The screen at the last look, byte by byte.
    seen: Vec<u8>,
    band: Vec<u8>,
    /// Which rows may be others than in the last frame kept.
    touched: Vec<bool>,
    rows: Vec<Row>,
    shelf: HashSet<Row, foldhash::fast::RandomState>,
    bytes: usize,
    frames: Vec<Frame>,
}

/// What a look has found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Same,
    Changed,
}

impl Camera {
    pub(super) fn before(screen: FrameBuffer) -> Self {
        let (width, height) = screen.dimensions();
        let black: Row = vec![0; width * PIXEL].into();
        Self {
            seen: vec![0; height * screen.stride()],
            band: vec![0; ROWS_AT_ONCE * screen.stride()],
            touched: vec![true; height],
            rows: vec![black; height],
            shelf: HashSet::default(),
            bytes: 0,
            frames: Vec::new(),
            screen,
        }
    }

    /// Looks until it is told to stop, and until the last picture is in the film; says how often it has looked.
    pub(super) fn film(&mut self, stop: &AtomicBool, looks: &AtomicU64) -> Result<Vec<Frame>, FilmError> {
        let begun = Instant::now();
        let mut new_since = Some(begun);
        loop {
            let last_time = stop.load(Ordering::Acquire);
            let now = Instant::now();
            match self.look().map_err(FrameBufferError::from)? {
                Look::Changed => {
                    self.close_frame(now);
                    new_since = Some(now);
                }
                Look::Same => {
                    if let Some(since) = new_since.take() {
                        self.keep(since, begun)?;
                    }
                }
            }
            looks.fetch_add(1, Ordering::Release);
            if last_time && new_since.is_none() {
                self.close_frame(now);
                return Ok(std::mem::take(&mut self.frames));
            }
        }
    }

    fn look(&mut self) -> io::Result<Look> {
        let stride = self.screen.stride();
        let mut look = Look::Same;
        for (band, seen) in self.seen.chunks_mut(ROWS_AT_ONCE * stride).enumerate() {
            let now = &mut self.band[..seen.len()];
            self.screen.read_rows(band * ROWS_AT_ONCE, now)?;
            if seen == now {
                continue;
            }
            look = Look::Changed;
            let first = band * ROWS_AT_ONCE;
            for (place, (seen, now)) in seen.chunks_mut(stride).zip(now.chunks(stride)).enumerate() {
                if seen != now {
                    seen.copy_from_slice(now);
                    self.touched[first + place] = true;
                }
            }
        }
        Ok(look)
    }

    /// The last frame was seen until now, unless it was over before.
    fn close_frame(&mut self, now: Instant) {
        if let Some(last) = self.frames.last_mut().filter(|last| last.until == last.at) {
            last.until = now;
        }
    }

    /// Keeps what was seen, if there is anything new to be seen in it.
    fn keep(&mut self, at: Instant, begun: Instant) -> Result<(), FilmError> {
        let mut is_new = self.frames.is_empty();
        for place in 0..self.rows.len() {
            if std::mem::take(&mut self.touched[place]) {
                let row = self.shelved(place);
                is_new |= !Arc::ptr_eq(&row, &self.rows[place]);
                self.rows[place] = row;
            }
        }
        if self.bytes > MOST_BYTES {
            return Err(FilmError::Full { after: at - begun });
        }
        if is_new {
            let (width, _) = self.screen.dimensions();
            self.frames.push(Frame { at, until: at, width, rows: self.rows.as_slice().into() });
        } else if let Some(last) = self.frames.last_mut() {
            // Something came and went, or nothing that anybody sees: the frame goes on.
            last.until = last.at;
        }
        Ok(())
    }

    /// A row as it was last seen; the one on the shelf, if an equal one is there.
    fn shelved(&mut self, place: usize) -> Row {
        let (width, _) = self.screen.dimensions();
        let mut pixels = self.seen[place * self.screen.stride()..][..width * PIXEL].to_vec();
        erase_padding(&mut pixels);
        if let Some(row) = self.shelf.get(pixels.as_slice()) {
            return row.clone();
        }
        let row: Row = pixels.into();
        self.bytes += row.len();
        self.shelf.insert(row.clone());
        row
    }
}
