//! Makes a logo safe to draw: decoded within bounds, scaled to what a screen shows, and encoded anew as PNG.
//!
//! Whatever comes from the portal is a stranger's file. Nothing of its own bytes reaches the shell.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, imageops::FilterType};
use kiosk_core::Logo;
use resvg::{tiny_skia, usvg};
use thiserror::Error;

/// The longest file that is looked at.
const MAX_BYTES: usize = 2 * 1024 * 1024;
/// The longest drawing (SVG) that is looked at: what it can ask for grows faster than its length.
const MAX_DRAWING_BYTES: usize = 512 * 1024;
/// The most pixels that a picture may have in either direction.
const MAX_SIDE: u32 = 4096;
/// The most memory that decoding may take.
const MAX_DECODING_BYTES: u64 = 128 * 1024 * 1024;
/// What is kept; no screen shows more of a logo.
const WIDEST: u32 = 1200;
const TALLEST: u32 = 480;

/// Why a file is no logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum NotALogo {
    /// Too long, or too many pixels.
    #[error("the logo is too large")]
    TooLarge,
    /// PNG, JPEG, WebP, GIF and SVG are understood.
    #[error("the logo is in no format that is understood")]
    UnknownFormat,
    /// It cannot be decoded.
    #[error("the logo is damaged")]
    Damaged,
}

/// Makes a logo of whatever a portal sent as one. Takes up to seconds for what is large: not for the loop's own thread.
///
/// # Errors
///
/// [`NotALogo`], when nothing of it should be drawn.
pub(crate) fn safe_logo(file: &[u8]) -> Result<Logo, NotALogo> {
    if file.len() > MAX_BYTES {
        return Err(NotALogo::TooLarge);
    }
    let picture = if looks_like_a_drawing(file) { draw(file)? } else { scaled_down(decode(file)?) };
    let mut png = Vec::new();
    picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).map_err(|_| NotALogo::Damaged)?;
    Ok(Logo { png })
}

/// The first frame, upright.
fn decode(file: &[u8]) -> Result<DynamicImage, NotALogo> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_DECODING_BYTES);
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|_| NotALogo::Damaged)?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refusal)?;
    let orientation = decoder.orientation().map_err(refusal)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refusal)?;
    picture.apply_orientation(orientation);
    Ok(picture.into_rgba8().into())
}

fn refusal(error: image::ImageError) -> NotALogo {
    match error {
        image::ImageError::Limits(_) => NotALogo::TooLarge,
        image::ImageError::Unsupported(_) => NotALogo::UnknownFormat,
        image::ImageError::Decoding(_)
        | image::ImageError::Encoding(_)
        | image::ImageError::Parameter(_)
        | image::ImageError::IoError(_) => NotALogo::Damaged,
    }
}

fn scaled_down(picture: DynamicImage) -> DynamicImage {
    if picture.width() <= WIDEST && picture.height() <= TALLEST {
        return picture;
    }
    picture.resize(WIDEST, TALLEST, FilterType::CatmullRom)
}

/// XML starts with a bracket; none of the other formats does.
fn looks_like_a_drawing(file: &[u8]) -> bool {
    let text = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    text.trim_ascii_start().starts_with(b"<")
}

/// Draws an SVG as large as a screen shows it. It sees no file, no font and no picture but its own lines.
fn draw(file: &[u8]) -> Result<DynamicImage, NotALogo> {
    if file.len() > MAX_DRAWING_BYTES {
        return Err(NotALogo::TooLarge);
    }
    let text = std::str::from_utf8(file).map_err(|_| NotALogo::Damaged)?;
    // A document type can define entities that multiply.
    if text.contains("<!DOCTYPE") || text.contains("<!ENTITY") {
        return Err(NotALogo::Damaged);
    }
    let options = usvg::Options {
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    let drawing = usvg::Tree::from_str(text, &options).map_err(|_| NotALogo::Damaged)?;
    let (width, height) = (drawing.size().width(), drawing.size().height());
    #[expect(clippy::cast_precision_loss, reason = "both numbers are small")]
    let scale = (WIDEST as f32 / width).min(TALLEST as f32 / height);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the bound")]
    let pixels = |side: f32, bound: u32| ((side * scale).round() as u32).clamp(1, bound);
    let mut canvas =
        tiny_skia::Pixmap::new(pixels(width, WIDEST), pixels(height, TALLEST)).ok_or(NotALogo::TooLarge)?;
    resvg::render(&drawing, tiny_skia::Transform::from_scale(scale, scale), &mut canvas.as_mut());
    let (width, height) = (canvas.width(), canvas.height());
    let colours = canvas.pixels().iter().flat_map(|pixel| {
        let colour = pixel.demultiply();
        [colour.red(), colour.green(), colour.blue(), colour.alpha()]
    });
    image::RgbaImage::from_raw(width, height, colours.collect()).map(DynamicImage::from).ok_or(NotALogo::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::gif::GifEncoder;
    use image::{Frame, Rgba, RgbaImage};

    fn encoded(picture: &RgbaImage, format: ImageFormat) -> Vec<u8> {
        let mut file = Vec::new();
        DynamicImage::from(picture.clone()).to_rgb8().write_to(&mut Cursor::new(&mut file), format).unwrap();
        file
    }

    fn red(width: u32, height: u32) -> RgbaImage {
        RgbaImage::from_pixel(width, height, Rgba([255, 0, 0, 255]))
    }

    fn drawn(logo: &Logo) -> RgbaImage {
        assert_eq!(image::guess_format(&logo.png).unwrap(), ImageFormat::Png);
        image::load_from_memory(&logo.png).unwrap().to_rgba8()
    }

    fn size(file: &[u8]) -> (u32, u32) {
        drawn(&safe_logo(file).unwrap()).dimensions()
    }

    #[test]
    fn every_format_becomes_a_png_of_the_same_picture() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif] {
            let logo = drawn(&safe_logo(&encoded(&red(300, 90), format)).unwrap());
            assert_eq!(logo.dimensions(), (300, 90), "{format:?}");
            let [r, g, b, a] = logo.get_pixel(150, 45).0;
            assert!(r > 250 && g < 5 && b < 5 && a == 255, "{format:?}");
        }
    }

    #[test]
    fn a_large_logo_is_scaled_to_what_a_screen_shows() {
        assert_eq!(size(&encoded(&red(2400, 480), ImageFormat::Png)), (1200, 240));
        assert_eq!(size(&encoded(&red(480, 960), ImageFormat::Png)), (240, 480));
    }

    #[test]
    fn of_an_animation_the_first_frame_is_kept() {
        let mut file = Vec::new();
        let blue = RgbaImage::from_pixel(30, 30, Rgba([0, 0, 255, 255]));
        GifEncoder::new(&mut file).encode_frames([Frame::new(red(30, 30)), Frame::new(blue)]).unwrap();
        assert_eq!(drawn(&safe_logo(&file).unwrap()).get_pixel(15, 15), &Rgba([255, 0, 0, 255]));
    }

    #[test]
    fn a_picture_with_too_many_pixels_is_refused_before_they_take_memory() {
        assert_eq!(safe_logo(&encoded(&red(4097, 1), ImageFormat::Png)), Err(NotALogo::TooLarge));
    }

    #[test]
    fn a_file_too_long_is_refused_unread() {
        assert_eq!(safe_logo(&vec![0; MAX_BYTES + 1]), Err(NotALogo::TooLarge));
        let long = format!("<svg xmlns='http://www.w3.org/2000/svg'>{}</svg>", " ".repeat(MAX_DRAWING_BYTES));
        assert_eq!(safe_logo(long.as_bytes()), Err(NotALogo::TooLarge));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let whole = encoded(&red(300, 90), ImageFormat::Png);
        assert_eq!(safe_logo(&whole[..whole.len() / 2]), Err(NotALogo::Damaged));
        assert_eq!(safe_logo(b""), Err(NotALogo::UnknownFormat));
        assert_eq!(safe_logo(b"%PDF-1.7"), Err(NotALogo::UnknownFormat));
        assert_eq!(safe_logo(b"<html><body>Sign in to the network</body></html>"), Err(NotALogo::Damaged));
        assert_eq!(safe_logo(b"\x1f\x8b\x08\0compressed drawing"), Err(NotALogo::UnknownFormat));
    }

    #[test]
    fn a_drawing_is_drawn_as_large_as_a_screen_shows_it() {
        let file = br##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#f00"/></svg>"##;
        let logo = drawn(&safe_logo(file).unwrap());
        assert_eq!(logo.dimensions(), (960, 480));
        assert_eq!(logo.get_pixel(480, 240), &Rgba([255, 0, 0, 255]));
    }

    #[test]
    fn a_drawing_sees_no_file_and_no_other_picture() {
        let directory = tempfile::tempdir().unwrap();
        let beside = directory.path().join("private.png");
        std::fs::write(&beside, encoded(&red(20, 10), ImageFormat::Png)).unwrap();
        for link in [beside.display().to_string(), format!("file://{}", beside.display())] {
            let file = format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><image href="{link}" width="20" height="10"/></svg>"#
            );
            let logo = drawn(&safe_logo(file.as_bytes()).unwrap());
            assert!(logo.pixels().all(|pixel| pixel.0[3] == 0), "{link}");
        }
    }

    #[test]
    fn a_drawing_whose_parts_multiply_is_refused() {
        let entities = b"<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&b;</text></svg>";
        assert_eq!(safe_logo(entities), Err(NotALogo::Damaged));
    }
}
