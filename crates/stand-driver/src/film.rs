//! A film of the screen: every picture that was on it, with its time, so that a test can say that nothing else was.
//!
//! The X server draws while it is filmed, so a look may catch a picture half drawn. A picture counts once two looks after
//! one another, a few milliseconds apart, have seen it the same. Equal rows of all pictures are kept once: a minute of a
//! kiosk's screens takes as much memory as the different ones among them.

mod camera;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use image::RgbImage;
use thiserror::Error;

use self::camera::{Camera, Row};
use crate::frame_buffer::{self, FrameBuffer, FrameBufferError, PIXEL};
use crate::picture::{differ, share};

/// What keeps a film from being made.
#[derive(Debug, Error)]
pub enum FilmError {
    /// The screen cannot be looked at.
    #[error(transparent)]
    Screen(#[from] FrameBufferError),
    /// There were more different pictures than a film may hold.
    #[error("the film was full after {after:?}")]
    Full {
        /// How long after its beginning.
        after: Duration,
    },
    /// The thread that looks has ended by itself.
    #[error("whoever filmed has failed")]
    Failed,
}

/// A film that is being made, on a thread of its own that looks as often as it can. Dropping it throws the film away.
#[derive(Debug)]
pub struct Filming {
    stop: Arc<AtomicBool>,
    looks: Arc<AtomicU64>,
    thread: Option<JoinHandle<Result<Vec<Frame>, FilmError>>>,
}

impl Filming {
    /// Begins to film a screen. Its first frame is what the screen shows now.
    pub(crate) fn begin(screen: FrameBuffer) -> Result<Self, FilmError> {
        let (stop, looks) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let (stopped, looked) = (stop.clone(), looks.clone());
        let mut camera = Camera::before(screen);
        let film = move || camera.film(&stopped, &looked);
        let thread = std::thread::Builder::new().name("film".to_owned()).spawn(film).map_err(FrameBufferError::from)?;
        Ok(Self { stop, looks, thread: Some(thread) })
    }

    /// Waits until what is on the screen now is in the film, if it stays there so long. A film that has failed waits for
    /// nothing; [`stop`](Self::stop) says why.
    pub fn catch_up(&self) {
        /// One may have begun before now, one sees what is there now, one finds it still there; then it has been kept.
        const LOOKS: u64 = 3;
        let caught_up = self.looks.load(Ordering::Acquire) + LOOKS;
        while self.looks.load(Ordering::Acquire) < caught_up && !self.has_ended() {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn has_ended(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// Ends the film.
    ///
    /// # Errors
    ///
    /// [`FilmError`]; there is no film with a gap in it.
    pub fn stop(mut self) -> Result<Film, FilmError> {
        self.stop.store(true, Ordering::Release);
        let thread = self.thread.take().ok_or(FilmError::Failed)?;
        Ok(Film { frames: thread.join().map_err(|_| FilmError::Failed)?? })
    }
}

impl Drop for Filming {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            // Whether it got to its end is of no interest any more.
            let _film = thread.join();
        }
    }
}

/// What was seen, in its order.
#[derive(Clone, Debug)]
pub struct Film {
    frames: Vec<Frame>,
}

impl Film {
    /// Every picture that differs from the one before it.
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }
}

/// One picture that was on the screen.
#[derive(Clone, Debug)]
pub struct Frame {
    at: Instant,
    until: Instant,
    width: usize,
    rows: Arc<[Row]>,
}

impl Frame {
    /// When it was first seen.
    pub fn at(&self) -> Instant {
        self.at
    }

    /// How long it was seen: until the look that saw something else.
    pub fn lasted(&self) -> Duration {
        self.until - self.at
    }

    /// The picture itself, to be kept in a file beside a test's message.
    pub fn picture(&self) -> RgbImage {
        let (width, height) = (side(self.width), side(self.rows.len()));
        RgbImage::from_raw(width, height, self.colours().flatten().collect()).unwrap_or_default()
    }

    /// The share of pixels, from 0 to 1, whose colour is noticeably another one than in `picture`. A picture of another
    /// size differs everywhere.
    pub fn difference_to(&self, picture: &RgbImage) -> f64 {
        if picture.dimensions() != (side(self.width), side(self.rows.len())) {
            return 1.0;
        }
        let others = self.colours().zip(picture.pixels()).filter(|(own, other)| differ(*own, other.0));
        share(others.count(), picture.pixels().len())
    }

    /// The share of pixels, from 0 to 1, that have this colour (red, green, blue) as far as anybody can tell.
    pub fn share_of(&self, colour: [u8; 3]) -> f64 {
        let same = self.colours().filter(|own| !differ(*own, colour));
        share(same.count(), self.width * self.rows.len())
    }

    /// Whether there is nothing to see but this colour (red, green, blue).
    pub fn is_plain(&self, colour: [u8; 3]) -> bool {
        self.colours().all(|own| !differ(own, colour))
    }

    fn colours(&self) -> impl Iterator<Item = [u8; 3]> + '_ {
        self.rows.iter().flat_map(|row| row.chunks_exact(PIXEL).map(frame_buffer::colour))
    }
}

fn side(pixels: usize) -> u32 {
    u32::try_from(pixels).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    const GROUND: [u8; 3] = [0xf4, 0xf8, 0xf8];

    /// A frame of 100 by 100 pixels, each as `colour` says.
    fn frame(colour: impl Fn(usize, usize) -> [u8; 3]) -> Frame {
        let row = |y: usize| -> Row {
            let pixel = |x: usize| {
                let [red, green, blue] = colour(x, y);
                [blue, green, red, 0]
            };
            (0..100).flat_map(pixel).collect::<Vec<u8>>().into()
        };
        let now = Instant::now();
        Frame { at: now, until: now, width: 100, rows: (0..100).map(row).collect() }
    }

    #[test]
    fn a_blank_frame_is_plain_and_one_letter_on_it_is_not() {
        assert!(frame(|_, _| GROUND).is_plain(GROUND));
        assert!(frame(|_, _| [0xf0, 0xf4, 0xff]).is_plain(GROUND), "nobody sees the difference");
        let letter = frame(|x, y| if (x, y) == (50, 50) { [0; 3] } else { GROUND });
        assert!(!letter.is_plain(GROUND));
        assert!(!frame(|_, _| [0; 3]).is_plain(GROUND), "black is blank, but not the clinic's colour");
    }

    #[test]
    fn a_difference_is_the_share_of_pixels_that_are_others() {
        let half = frame(|x, _| if x < 50 { [0; 3] } else { GROUND });
        let whole = RgbImage::from_pixel(100, 100, Rgb(GROUND));
        assert!((half.difference_to(&whole) - 0.5).abs() < 1e-9);
        assert!((half.share_of(GROUND) - 0.5).abs() < 1e-9);
        assert!(half.difference_to(&half.picture()) < 1e-9);
    }

    #[test]
    fn a_picture_of_another_size_differs_everywhere() {
        let picture = RgbImage::from_pixel(100, 99, Rgb(GROUND));
        assert!((frame(|_, _| GROUND).difference_to(&picture) - 1.0).abs() < 1e-9);
    }
}
