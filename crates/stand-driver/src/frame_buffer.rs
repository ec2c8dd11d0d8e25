//! The X server's own picture of the screen: a file that the server draws into, so that looking at it costs the server
//! nothing and shows what nobody would be told of.
//!
//! The file has the form of an X window dump (`XWDFile.h`): a header of 32-bit numbers with the highest byte first, a
//! table of colours, then the pixels.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::Path;

use thiserror::Error;

use crate::Area;

/// Bytes of one pixel: blue, green, red, and one that means nothing.
pub(crate) const PIXEL: usize = 4;

/// Why the screen cannot be looked at.
#[derive(Debug, Error)]
pub enum FrameBufferError {
    /// The file cannot be read.
    #[error("the X server's frame buffer cannot be read")]
    Unreadable(#[from] io::Error),
    /// The file is something else.
    #[error("the X server's frame buffer has a form that is not known here")]
    Form,
}

/// The screen of one X server.
#[derive(Debug)]
pub struct FrameBuffer {
    file: File,
    form: Form,
}

/// What the header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Form {
    /// Where the first pixel is in the file.
    first_pixel: u64,
    /// Bytes from one row to the next.
    stride: usize,
    width: usize,
    height: usize,
}

impl FrameBuffer {
    /// The screen that is drawn into this file.
    ///
    /// # Errors
    ///
    /// When there is no such file, or not of 32 bits a pixel with blue first.
    pub fn open(file: &Path) -> Result<Self, FrameBufferError> {
        let file = File::open(file)?;
        let mut header = [0; HEADER];
        file.read_exact_at(&mut header, 0)?;
        let form = Form::read(&header).ok_or(FrameBufferError::Form)?;
        Ok(Self { file, form })
    }

    /// Width and height in pixels.
    pub fn dimensions(&self) -> (usize, usize) {
        (self.form.width, self.form.height)
    }

    /// The pixels of a part of the screen as they are now; what lies beyond the screen's edge is left out.
    ///
    /// # Errors
    ///
    /// When the X server has ended.
    pub fn look_at(&self, area: Area) -> io::Result<Patch> {
        let (columns, rows) = (span(area.x, area.width, self.form.width), span(area.y, area.height, self.form.height));
        let length = columns.len() * PIXEL;
        let mut pixels = vec![0; length * rows.len()];
        for (row, into) in rows.zip(pixels.chunks_exact_mut(length.max(PIXEL))) {
            self.file.read_exact_at(into, self.place(row) + (columns.start * PIXEL) as u64)?;
        }
        erase_padding(&mut pixels);
        Ok(Patch { pixels })
    }

    /// Reads rows from `first` on, as many as fit. The bytes between rows come with them.
    pub(crate) fn read_rows(&self, first: usize, into: &mut [u8]) -> io::Result<()> {
        self.file.read_exact_at(into, self.place(first))
    }

    /// Bytes from one row to the next.
    pub(crate) fn stride(&self) -> usize {
        self.form.stride
    }

    fn place(&self, row: usize) -> u64 {
        self.form.first_pixel + (row * self.form.stride) as u64
    }
}

/// A part of the screen as it was at one moment. Equal patches look the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    pixels: Vec<u8>,
}

impl Patch {
    /// Each pixel's red, green and blue, row by row.
    pub fn colours(&self) -> impl Iterator<Item = [u8; 3]> + '_ {
        self.pixels.chunks_exact(PIXEL).map(colour)
    }
}

/// A pixel's red, green and blue.
pub(crate) fn colour(pixel: &[u8]) -> [u8; 3] {
    [pixel[2], pixel[1], pixel[0]]
}

/// Whatever draws may leave anything in a pixel's fourth byte: nobody sees it.
pub(crate) fn erase_padding(pixels: &mut [u8]) {
    for pixel in pixels.chunks_exact_mut(PIXEL) {
        pixel[PIXEL - 1] = 0;
    }
}

fn span(start: i32, length: i32, limit: usize) -> std::ops::Range<usize> {
    let within = |value: i32| usize::try_from(value).unwrap_or(0).min(limit);
    within(start)..within(start.saturating_add(length))
}

/// Bytes of the header that are of interest.
const HEADER: usize = 25 * 4;

impl Form {
    fn read(header: &[u8; HEADER]) -> Option<Self> {
        const BYTES_OF_A_COLOUR: u64 = 12;
        let number = |index: usize| {
            let bytes = header[index * 4..][..4].try_into().unwrap_or_default();
            u32::from_be_bytes(bytes)
        };
        let size = |index: usize| usize::try_from(number(index)).ok();
        let (version, lowest_byte_first, bits_a_pixel) = (7, 0, 32);
        let known = number(1) == version && number(7) == lowest_byte_first && number(11) == bits_a_pixel;
        let form = Self {
            first_pixel: u64::from(number(0)) + u64::from(number(19)) * BYTES_OF_A_COLOUR,
            stride: size(12)?,
            width: size(4)?,
            height: size(5)?,
        };
        (known && form.stride >= form.width * PIXEL).then_some(form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A screen of three by two pixels, with four bytes between its rows and one entry in its table of colours.
    fn dump() -> Vec<u8> {
        let mut numbers = [0_u32; 25];
        for (index, number) in [(0, 100), (1, 7), (4, 3), (5, 2), (11, 32), (12, 16), (19, 1)] {
            numbers[index] = number;
        }
        let header = numbers.iter().flat_map(|number| number.to_be_bytes());
        let table = [0xee; 12];
        let rows =
            [[1, 2, 3, 9], [4, 5, 6, 9], [7, 8, 9, 9], [0xee; 4], [11, 12, 13, 0], [14, 15, 16, 0], [17, 18, 19, 0]];
        header.chain(table).chain(rows.concat()).chain([0xee; 4]).collect()
    }

    fn opened(dump: &[u8]) -> Result<FrameBuffer, FrameBufferError> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), dump).unwrap();
        FrameBuffer::open(file.path())
    }

    #[test]
    fn a_part_of_the_screen_is_read_with_red_first() {
        let screen = opened(&dump()).unwrap();
        assert_eq!(screen.dimensions(), (3, 2));
        let patch = screen.look_at(Area { x: 1, y: 0, width: 2, height: 2 }).unwrap();
        assert_eq!(patch.colours().collect::<Vec<_>>(), [[6, 5, 4], [9, 8, 7], [16, 15, 14], [19, 18, 17]]);
    }

    #[test]
    fn what_lies_beyond_the_edge_is_left_out() {
        let screen = opened(&dump()).unwrap();
        let patch = screen.look_at(Area { x: 2, y: 1, width: 100, height: 100 }).unwrap();
        assert_eq!(patch.colours().collect::<Vec<_>>(), [[19, 18, 17]]);
        assert_eq!(screen.look_at(Area { x: 50, y: 0, width: 1, height: 1 }).unwrap().colours().count(), 0);
    }

    #[test]
    fn a_byte_that_nobody_sees_makes_no_difference() {
        let area = Area { x: 0, y: 0, width: 3, height: 2 };
        let mut other = dump();
        other[115] = 0;
        assert_ne!(other, dump());
        let look = |dump: &[u8]| opened(dump).unwrap().look_at(area).unwrap();
        assert_eq!(look(&other), look(&dump()));
    }

    #[test]
    fn a_file_of_another_form_is_refused() {
        let mut other = dump();
        other[11 * 4 + 3] = 16;
        assert!(matches!(opened(&other), Err(FrameBufferError::Form)));
        assert!(matches!(opened(b"short"), Err(FrameBufferError::Unreadable(_))));
    }
}
