//! Draws stretches of time below each other, as an SVG that can be read on a light and on a dark page.

use std::fmt::Write as _;

use anyhow::{Context as _, Result};

use crate::trace::Stretch;

/// Sizes in the picture's own unit.
const WIDTH: f64 = 860.0;
const LABELS: f64 = 320.0;
const BARS: f64 = 440.0;
const ROW: f64 = 30.0;
const TOP: f64 = 56.0;
const BAR: f64 = 18.0;

/// Too thin to be seen otherwise.
const THINNEST: f64 = 2.0;

const STYLE: &str = "\
text { font: 14px sans-serif; fill: #1f2933; } .title { font-weight: 700; font-size: 16px; } .axis { font-size: 12px; }
line { stroke: #9aa5b1; stroke-width: 1; } rect { fill: #0b6e7f; }
@media (prefers-color-scheme: dark) { text { fill: #e4e7eb; } rect { fill: #4fc3d6; } }";

/// The picture of what happens one after the other.
///
/// # Errors
///
/// When there is nothing to draw.
pub(crate) fn picture(title: &str, stretches: &[Stretch]) -> Result<String> {
    let whole = stretches.last().context("there is nothing to draw")?.until.as_secs_f64() * 1e3;
    let step = step(whole);
    let scale = BARS / (whole / step).ceil() / step;
    #[expect(clippy::cast_precision_loss, reason = "a few rows")]
    let height = TOP + ROW * stretches.len() as f64 + 8.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{title}\">\n\
         <style>\n{STYLE}\n</style>\n<text class=\"title\" x=\"0\" y=\"20\">{title}: {whole:.0} ms</text>\n"
    );
    let mut mark = 0.0;
    while mark * scale <= BARS + 0.5 {
        let x = LABELS + mark * scale;
        writeln!(svg, "<line x1=\"{x:.1}\" y1=\"{}\" x2=\"{x:.1}\" y2=\"{height}\"/>", TOP - 8.0)?;
        writeln!(svg, "<text class=\"axis\" x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{mark}</text>", TOP - 14.0)?;
        mark += step;
    }
    let (mut from, mut y) = (0.0, TOP);
    for Stretch { what, until } in stretches {
        let until = until.as_secs_f64() * 1e3;
        let (x, width) = (LABELS + from * scale, ((until - from) * scale).max(THINNEST));
        let base = y + BAR - 4.0;
        writeln!(svg, "<text x=\"0\" y=\"{base}\">{what}</text>")?;
        writeln!(svg, "<rect x=\"{x:.1}\" y=\"{y}\" width=\"{width:.1}\" height=\"{BAR}\" rx=\"2\"/>")?;
        writeln!(svg, "<text class=\"axis\" x=\"{:.1}\" y=\"{base}\">{:.0}</text>", x + width + 6.0, until - from)?;
        (from, y) = (until, y + ROW);
    }
    svg.push_str("</svg>\n");
    Ok(svg)
}

/// Milliseconds between two marks: a round number, so that there are a few.
fn step(whole: f64) -> f64 {
    let steps = [10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0];
    steps.into_iter().find(|step| whole / step <= 8.0).unwrap_or(5000.0)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn each_stretch_begins_where_the_one_before_ends() {
        let stretch = |what, millis| Stretch { what, until: Duration::from_millis(millis) };
        let svg = picture("A start", &[stretch("first", 200), stretch("second", 400)]).unwrap();
        assert!(svg.contains("A start: 400 ms"), "{svg}");
        assert!(svg.contains("<rect x=\"320.0\" y=\"56\" width=\"220.0\""), "{svg}");
        assert!(svg.contains("<rect x=\"540.0\" y=\"86\" width=\"220.0\""), "{svg}");
        assert!(svg.contains("text-anchor=\"middle\">400</text>"), "{svg}");
    }

    #[test]
    fn nothing_is_no_picture() {
        assert!(picture("A start", &[]).is_err());
    }

    #[test]
    fn marks_are_few_and_round() {
        assert_eq!([30.0, 450.0, 630.0, 3000.0].map(step).map(|step| step as u32), [10, 100, 100, 500]);
    }
}
