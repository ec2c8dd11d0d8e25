//! Draws an SVG to pixels. It sees no file, no font and no picture but its own lines.

use image::RgbaImage;
use resvg::{tiny_skia, usvg};
use usvg::roxmltree::{Document, ParsingOptions};

use super::picture::NotAPicture;

/// The longest drawing that is looked at: what it can ask for grows faster than its length.
const MAX_DRAWING_BYTES: usize = 512 * 1024;

/// XML starts with a bracket; none of the other formats does.
pub(super) fn looks_like_a_drawing(file: &[u8]) -> bool {
    let text = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    text.trim_ascii_start().starts_with(b"<")
}

/// Draws it as large as these bounds allow.
///
/// # Errors
///
/// [`NotAPicture`], when it cannot be drawn.
pub(super) fn draw(file: &[u8], widest: u32, tallest: u32) -> Result<RgbaImage, NotAPicture> {
    if file.len() > MAX_DRAWING_BYTES {
        return Err(NotAPicture::TooLarge);
    }
    let text = std::str::from_utf8(file).map_err(|_| NotAPicture::Damaged)?;
    // A document type that only says "SVG" is harmless, and usual. One that defines entities can make them multiply.
    if text.contains("<!ENTITY") {
        return Err(NotAPicture::Damaged);
    }
    let with_document_type = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, with_document_type).map_err(|_| NotAPicture::Damaged)?;
    if document.descendants().any(|part| part.tag_name().name() == "text") {
        return Err(NotAPicture::LiveText);
    }
    let drawing = usvg::Tree::from_xmltree(&document, &blind()).map_err(|_| NotAPicture::Damaged)?;
    let (width, height) = (drawing.size().width(), drawing.size().height());
    #[expect(clippy::cast_precision_loss, reason = "both numbers are small")]
    let scale = (widest as f32 / width).min(tallest as f32 / height);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the bound")]
    let pixels = |side: f32, bound: u32| ((side * scale).round() as u32).clamp(1, bound);
    let mut canvas =
        tiny_skia::Pixmap::new(pixels(width, widest), pixels(height, tallest)).ok_or(NotAPicture::TooLarge)?;
    resvg::render(&drawing, tiny_skia::Transform::from_scale(scale, scale), &mut canvas.as_mut());
    let (width, height) = (canvas.width(), canvas.height());
    let colours = canvas.pixels().iter().flat_map(|pixel| {
        let colour = pixel.demultiply();
        [colour.red(), colour.green(), colour.blue(), colour.alpha()]
    });
    RgbaImage::from_raw(width, height, colours.collect()).ok_or(NotAPicture::Damaged)
}

fn blind() -> usvg::Options<'static> {
    usvg::Options {
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: [u8; 4] = [255, 0, 0, 255];

    fn drawn(file: &[u8]) -> RgbaImage {
        draw(file, 1200, 480).unwrap()
    }

    #[test]
    fn a_drawing_is_drawn_as_large_as_a_screen_shows_it() {
        let file = br##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#f00"/></svg>"##;
        let picture = drawn(file);
        assert_eq!(picture.dimensions(), (960, 480));
        assert_eq!(picture.get_pixel(480, 240).0, RED);
    }

    #[test]
    fn a_drawing_sees_no_file_and_no_other_picture() {
        let directory = tempfile::tempdir().unwrap();
        let beside = directory.path().join("private.png");
        RgbaImage::from_pixel(20, 10, image::Rgba(RED)).save(&beside).unwrap();
        for link in [beside.display().to_string(), format!("file://{}", beside.display())] {
            let file = format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><image href="{link}" width="20" height="10"/></svg>"#
            );
            assert!(drawn(file.as_bytes()).pixels().all(|pixel| pixel.0[3] == 0), "{link}");
        }
    }

    #[test]
    fn a_document_type_that_only_says_what_it_is_does_no_harm() {
        let file = br##"<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#f00"/></svg>"##;
        assert_eq!(drawn(file).get_pixel(480, 240).0, RED);
    }

    #[test]
    fn letters_that_would_need_the_clinics_own_font_are_refused_and_not_left_out() {
        let file = br##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="5" height="5"/><text y="9">Clinic</text></svg>"##;
        assert_eq!(draw(file, 1200, 480), Err(NotAPicture::LiveText));
    }

    #[test]
    fn a_drawing_whose_parts_multiply_is_refused() {
        let entities = b"<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&b;</text></svg>";
        assert_eq!(draw(entities, 1200, 480), Err(NotAPicture::Damaged));
    }

    #[test]
    fn a_drawing_too_long_is_refused_unread() {
        let long = format!("<svg xmlns='http://www.w3.org/2000/svg'>{}</svg>", " ".repeat(MAX_DRAWING_BYTES));
        assert_eq!(draw(long.as_bytes(), 1200, 480), Err(NotAPicture::TooLarge));
    }
}
