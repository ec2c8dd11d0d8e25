//! One quantity over time, as a drawing in SVG.

use anyhow::{Result, anyhow};
use plotters::chart::ChartBuilder;
use plotters::drawing::IntoDrawingArea as _;
use plotters::prelude::{Circle, SVGBackend};
use plotters::series::{DashedLineSeries, LineSeries};
use plotters::style::{Color as _, FontFamily, IntoFont as _, RGBColor, ShapeStyle, TextStyle};

use super::shown::Scale;

/// In the drawing's own unit; the page makes it as wide as there is room.
const SIZE: (u32, u32) = (760, 230);

/// Told apart by eyes that see no red or no green, and on paper.
pub(super) const COLOURS: [RGBColor; 4] =
    [RGBColor(0, 92, 138), RGBColor(196, 98, 16), RGBColor(90, 60, 140), RGBColor(60, 60, 60)];

const GRID: RGBColor = RGBColor(226, 229, 233);
const AXIS: RGBColor = RGBColor(140, 148, 158);
const WORDS: RGBColor = RGBColor(60, 66, 74);
const LIMIT: RGBColor = RGBColor(176, 32, 48);

/// What was read at one stand in one life, in minutes or hours and in the quantity's unit.
pub(super) struct Line {
    pub(super) stand: usize,
    pub(super) points: Vec<(f64, f64)>,
}

/// How readings are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// Each goes on from the one before.
    Lines,
    /// Each is about another patient.
    Dots,
}

/// What is to be drawn.
pub(super) struct Plot<'a> {
    pub(super) words: &'a str,
    pub(super) time: Scale,
    pub(super) value: Scale,
    pub(super) marks: Marks,
    pub(super) lines: Vec<Line>,
    /// The most that it may grow: from a point to a point.
    pub(super) limit: Option<[(f64, f64); 2]>,
}

impl Plot<'_> {
    /// The drawing, to stand in a page.
    pub(super) fn draw(&self) -> Result<String> {
        let mut svg = String::new();
        // The library's errors live as long as its drawing.
        self.draw_into(&mut svg).map_err(|error| anyhow!("{error}"))?;
        let words = format!("<svg role=\"img\" aria-label=\"{}\" ", self.words.replace('"', "&quot;"));
        Ok(svg.replacen("<svg ", &words, 1))
    }

    fn draw_into(&self, svg: &mut String) -> Result<(), Box<dyn std::error::Error + '_>> {
        let failed = |error: &dyn std::fmt::Display| error.to_string();
        let points =
            || self.lines.iter().flat_map(|line| line.points.iter().copied()).chain(self.limit.into_iter().flatten());
        let last = points().map(|(x, _)| x).fold(0.0, f64::max);
        let top = points().map(|(_, y)| y).fold(0.0, f64::max).max(f64::MIN_POSITIVE) * 1.12;
        let area = SVGBackend::with_string(svg, SIZE).into_drawing_area();
        let mut chart = ChartBuilder::on(&area)
            .margin(8)
            .margin_right(24)
            .x_label_area_size(30)
            .y_label_area_size(74)
            .build_cartesian_2d(0.0..last, 0.0..top)
            .map_err(|error| failed(&error))?;
        let label = TextStyle::from((FontFamily::SansSerif, 13).into_font()).color(&WORDS);
        chart
            .configure_mesh()
            .disable_x_mesh()
            .bold_line_style(GRID)
            .light_line_style(GRID.mix(0.0))
            .axis_style(AXIS)
            .x_labels(9)
            .y_labels(5)
            .x_label_formatter(&|value| self.time.label(*value))
            .y_label_formatter(&|value| self.value.label(*value))
            .label_style(label)
            .draw()
            .map_err(|error| failed(&error))?;
        if let Some(limit) = self.limit {
            let style = ShapeStyle::from(LIMIT).stroke_width(1);
            chart.draw_series(DashedLineSeries::new(limit, 6, 4, style)).map_err(|error| failed(&error))?;
        }
        for line in &self.lines {
            let style = COLOURS[(line.stand - 1) % COLOURS.len()].stroke_width(2);
            match self.marks {
                Marks::Lines => chart.draw_series(LineSeries::new(line.points.clone(), style)).map(drop),
                Marks::Dots => {
                    chart.draw_series(line.points.iter().map(|at| Circle::new(*at, 3, style.filled()))).map(drop)
                }
            }
            .map_err(|error| failed(&error))?;
        }
        area.present().map_err(|error| failed(&error))?;
        Ok(())
    }
}
