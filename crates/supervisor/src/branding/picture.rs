//! Makes a picture safe to draw: decoded within bounds, scaled to what a screen shows, and encoded anew as PNG.
//!
//! Whatever comes from the portal is a stranger's file. Nothing of its own bytes reaches the shell.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage, imageops::FilterType};
use kiosk_core::Picture;

use super::drawing::{draw, looks_like_a_drawing};

/// The longest file that is looked at.
pub(super) const MAX_BYTES: usize = 2 * 1024 * 1024;
/// The most pixels that a picture may have in either direction.
const MAX_SIDE: u32 = 4096;
/// The most memory that decoding may take.
const MAX_DECODING_BYTES: u64 = 128 * 1024 * 1024;

/// What a picture is for, and with that how large it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The clinic's mark at the head of every screen.
    Logo,
    /// What a resting stand shows.
    Attract,
}

impl Purpose {
    /// The most pixels in each direction; no screen shows more of it.
    const fn bounds(self) -> (u32, u32) {
        match self {
            Self::Logo => (1200, 480),
            // A full screen, however it stands.
            Self::Attract => (1920, 1920),
        }
    }
}

/// Why a file is no picture that could be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAPicture {
    /// Too long, or too many pixels.
    TooLarge,
    /// PNG, JPEG, WebP, GIF and SVG are understood.
    UnknownFormat,
    /// It cannot be decoded.
    Damaged,
    /// A drawing with letters that are not outlines: the stand has not the font that they are meant for.
    LiveText,
    /// Decoding it was given up.
    TooMuchWork,
}

impl NotAPicture {
    /// What is wrong, for whoever can change it: completes "the picture".
    pub const fn what(self) -> &'static str {
        match self {
            Self::TooLarge => "is too large",
            Self::UnknownFormat => "is in no format that is understood",
            Self::Damaged => "is damaged",
            Self::LiveText => "has letters that are text: in a drawing they have to be turned into outlines",
            Self::TooMuchWork => "takes too much time or memory to draw",
        }
    }
}

/// Makes a picture of whatever a portal sent as one. It takes as much time and memory as the file makes it take: only for a
/// process that is held within limits (see `picture_process.rs`).
///
/// # Errors
///
/// [`NotAPicture`], when nothing of it should be drawn.
pub(crate) fn safe_picture(file: &[u8], purpose: Purpose) -> Result<Picture, NotAPicture> {
    if file.len() > MAX_BYTES {
        return Err(NotAPicture::TooLarge);
    }
    let (widest, tallest) = purpose.bounds();
    let picture = if looks_like_a_drawing(file) { draw(file, widest, tallest)? } else { decode(file)? };
    let mut picture = scaled_to(picture, widest, tallest);
    loop {
        let png = encoded(&picture)?;
        if png.len() <= Picture::LONGEST {
            return Ok(Picture { png });
        }
        // A photograph with much noise; a little smaller is better than none.
        let (width, height) = fewer_pixels(picture.dimensions(), png.len());
        picture = scaled_to(picture, width, height);
    }
}

/// The size at which a picture that takes so many bytes will most likely be short enough.
fn fewer_pixels((width, height): (u32, u32), length: usize) -> (u32, u32) {
    #[expect(clippy::cast_precision_loss, reason = "an estimate")]
    let share = (Picture::LONGEST as f64 / length as f64).sqrt() * 0.95;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "less than it was")]
    let side = |side: u32| (f64::from(side) * share) as u32;
    (side(width), side(height))
}

/// The first frame, upright.
fn decode(file: &[u8]) -> Result<RgbaImage, NotAPicture> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_DECODING_BYTES);
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|_| NotAPicture::Damaged)?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refusal)?;
    let orientation = decoder.orientation().map_err(refusal)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refusal)?;
    picture.apply_orientation(orientation);
    Ok(picture.into_rgba8())
}

fn refusal(error: image::ImageError) -> NotAPicture {
    match error {
        image::ImageError::Limits(_) => NotAPicture::TooLarge,
        image::ImageError::Unsupported(_) => NotAPicture::UnknownFormat,
        image::ImageError::Decoding(_)
        | image::ImageError::Encoding(_)
        | image::ImageError::Parameter(_)
        | image::ImageError::IoError(_) => NotAPicture::Damaged,
    }
}

fn encoded(picture: &RgbaImage) -> Result<Vec<u8>, NotAPicture> {
    let mut png = Vec::new();
    picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).map_err(|_| NotAPicture::Damaged)?;
    Ok(png)
}

fn scaled_to(picture: RgbaImage, widest: u32, tallest: u32) -> RgbaImage {
    if picture.width() <= widest && picture.height() <= tallest {
        return picture;
    }
    // Each colour counts as much as it is seen: what lies under full transparency must not bleed into the edges.
    let weighted = each_pixel(picture, |part, alpha| part * alpha / 255.0);
    let scaled =
        DynamicImage::from(weighted).resize(widest.max(1), tallest.max(1), FilterType::CatmullRom).into_rgba8();
    each_pixel(scaled, |part, alpha| if alpha > 0.0 { part * 255.0 / alpha } else { 0.0 })
}

/// The colours of each pixel made anew from their own value and the pixel's opacity, both from 0 to 255.
fn each_pixel(mut picture: RgbaImage, make: impl Fn(f32, f32) -> f32) -> RgbaImage {
    // Where nothing shines through, both ways leave the colours as they are.
    for pixel in picture.pixels_mut().filter(|pixel| pixel.0[3] < u8::MAX) {
        let [red, green, blue, alpha] = pixel.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
        let made = |part: u8| make(part.into(), alpha.into()).round().clamp(0.0, 255.0) as u8;
        pixel.0 = [made(red), made(green), made(blue), alpha];
    }
    picture
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::gif::GifEncoder;
    use image::codecs::jpeg::JpegEncoder;
    use image::{Frame, Rgba};

    fn encoded_as(picture: &RgbaImage, format: ImageFormat) -> Vec<u8> {
        let mut file = Vec::new();
        DynamicImage::from(picture.clone()).to_rgb8().write_to(&mut Cursor::new(&mut file), format).unwrap();
        file
    }

    fn png(picture: &RgbaImage) -> Vec<u8> {
        encoded(picture).unwrap()
    }

    fn red(width: u32, height: u32) -> RgbaImage {
        RgbaImage::from_pixel(width, height, Rgba([255, 0, 0, 255]))
    }

    fn logo(file: &[u8]) -> Result<Picture, NotAPicture> {
        safe_picture(file, Purpose::Logo)
    }

    fn drawn(picture: &Picture) -> RgbaImage {
        assert_eq!(image::guess_format(&picture.png).unwrap(), ImageFormat::Png);
        image::load_from_memory(&picture.png).unwrap().to_rgba8()
    }

    fn size(file: &[u8], purpose: Purpose) -> (u32, u32) {
        drawn(&safe_picture(file, purpose).unwrap()).dimensions()
    }

    #[test]
    fn every_format_becomes_a_png_of_the_same_picture() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif] {
            let logo = drawn(&logo(&encoded_as(&red(300, 90), format)).unwrap());
            assert_eq!(logo.dimensions(), (300, 90), "{format:?}");
            let [r, g, b, a] = logo.get_pixel(150, 45).0;
            assert!(r > 250 && g < 5 && b < 5 && a == 255, "{format:?}");
        }
    }

    #[test]
    fn a_large_picture_is_scaled_to_what_a_screen_shows() {
        for (given, as_logo, as_attract) in [
            ((2400, 480), (1200, 240), (1920, 384)),
            ((480, 960), (240, 480), (480, 960)),
            ((4096, 20), (1200, 6), (1920, 9)),
            ((20, 4096), (2, 480), (9, 1920)),
            ((1, 4000), (1, 480), (1, 1920)),
            ((1080, 1920), (270, 480), (1080, 1920)),
        ] {
            let file = png(&red(given.0, given.1));
            assert_eq!(size(&file, Purpose::Logo), as_logo, "{given:?}");
            assert_eq!(size(&file, Purpose::Attract), as_attract, "{given:?}");
        }
    }

    #[test]
    fn what_is_transparent_stays_so_and_lends_no_colour_to_its_edges() {
        let hidden_green = Rgba([0, 255, 0, 0]);
        let ring = RgbaImage::from_fn(1600, 1600, |x, y| {
            let from_the_middle = (f64::from(x) - 800.0).hypot(f64::from(y) - 800.0);
            if from_the_middle < 700.0 { Rgba([255, 0, 0, 255]) } else { hidden_green }
        });
        let logo = drawn(&logo(&png(&ring)).unwrap());
        assert_eq!(logo.get_pixel(0, 0).0[3], 0);
        assert_eq!(logo.get_pixel(240, 240).0, [255, 0, 0, 255]);
        let green = logo.pixels().filter(|pixel| pixel.0[3] > 16 && pixel.0[1] > 8).count();
        assert_eq!(green, 0);
        assert!(logo.pixels().any(|pixel| (16..240).contains(&pixel.0[3])), "the edge is a soft one");
    }

    #[test]
    fn of_an_animation_the_first_frame_is_kept() {
        let mut file = Vec::new();
        let blue = RgbaImage::from_pixel(30, 30, Rgba([0, 0, 255, 255]));
        GifEncoder::new(&mut file).encode_frames([Frame::new(red(30, 30)), Frame::new(blue)]).unwrap();
        assert_eq!(drawn(&logo(&file).unwrap()).get_pixel(15, 15), &Rgba([255, 0, 0, 255]));
    }

    #[test]
    fn a_picture_of_noise_is_made_smaller_until_it_can_be_kept() {
        let mut seed = 1u32;
        let noise = RgbaImage::from_fn(1920, 1080, |_, _| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [_, b, g, r] = seed.to_le_bytes();
            Rgba([r, g, b, 255])
        });
        let mut file = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut file, 30);
        DynamicImage::from(noise).to_rgb8().write_with_encoder(encoder).unwrap();
        let picture = safe_picture(&file, Purpose::Attract).unwrap();
        let (width, height) = drawn(&picture).dimensions();
        assert!(
            picture.png.len() <= Picture::LONGEST && width < 1920 && width * 9 / 16 == height,
            "{width} x {height}"
        );
    }

    #[test]
    fn a_picture_with_too_many_pixels_is_refused_before_they_take_memory() {
        assert_eq!(logo(&png(&red(4097, 1))), Err(NotAPicture::TooLarge));
    }

    #[test]
    fn a_file_too_long_is_refused_unread() {
        assert_eq!(logo(&vec![0; MAX_BYTES + 1]), Err(NotAPicture::TooLarge));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let whole = png(&red(300, 90));
        assert_eq!(logo(&whole[..whole.len() / 2]), Err(NotAPicture::Damaged));
        assert_eq!(logo(b""), Err(NotAPicture::UnknownFormat));
        assert_eq!(logo(b"%PDF-1.7"), Err(NotAPicture::UnknownFormat));
        assert_eq!(logo(b"<html><body>Sign in to the network</body></html>"), Err(NotAPicture::Damaged));
        assert_eq!(logo(b"\x1f\x8b\x08\0compressed drawing"), Err(NotAPicture::UnknownFormat));
    }
}
