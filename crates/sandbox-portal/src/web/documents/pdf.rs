//! One sheet of paper with a heading and a few lines, as a PDF.

use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str};

/// A4, in points.
const PAPER: Rect = Rect { x1: 0.0, y1: 0.0, x2: 595.0, y2: 842.0 };
const MARGIN: f32 = 56.0;
const HEADING: f32 = 24.0;
const LINE: f32 = 13.0;
const LINE_HEIGHT: f32 = 20.0;

const FONT: Name<'static> = Name(b"Helvetica");

/// The sheet. What the standard font of PDF cannot write becomes a question mark.
pub(super) fn sheet(heading: &str, lines: &[&str]) -> Vec<u8> {
    let [catalogue, pages, page, font, content] = [1, 2, 3, 4, 5].map(Ref::new);
    let mut pdf = Pdf::new();
    pdf.catalog(catalogue).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    let mut sheet = pdf.page(page);
    sheet.media_box(PAPER).parent(pages).contents(content);
    sheet.resources().fonts().pair(FONT, font);
    sheet.finish();
    pdf.type1_font(font).base_font(FONT).encoding_predefined(Name(b"WinAnsiEncoding"));
    pdf.stream(content, &written(heading, lines));
    pdf.finish()
}

fn written(heading: &str, lines: &[&str]) -> Vec<u8> {
    let mut content = Content::new();
    content.begin_text();
    content.next_line(MARGIN, PAPER.y2 - MARGIN - HEADING);
    content.set_font(FONT, HEADING).show(Str(&latin(heading)));
    content.set_font(FONT, LINE).next_line(0.0, -LINE_HEIGHT);
    for line in lines {
        content.next_line(0.0, -LINE_HEIGHT).show(Str(&latin(line)));
    }
    content.end_text();
    content.finish().to_vec()
}

/// The bytes that the font's encoding has for a text.
fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_a_pdf_with_its_words_in_it() {
        let pdf = sheet("Laborwerte", &["nüchtern", "東"]);
        assert!(pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.contains("(Laborwerte)") && text.contains("(?)"), "{text}");
        assert!(text.contains("<6EFC63687465726E>"), "and in hexadecimal where it is more than ASCII: {text}");
    }
}
