//! The colours of the screens, made from the clinic's two so that every text can be read.
//!
//! Contrast is counted as WCAG 2.2 does (relative luminance, success criteria 1.4.3 and 1.4.11).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// An opaque sRGB colour; written as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export, as = "String"))]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// The text is not `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a colour is written as #rrggbb")]
pub struct NotAColour;

/// Text of any size can be read from here on (WCAG 1.4.3, level AA).
const READABLE: f64 = 4.5;

/// A control or its edge can be told from its ground from here on (WCAG 1.4.11).
const DISTINCT: f64 = 3.0;

const BLACK: Colour = Colour::new(0, 0, 0);
const WHITE: Colour = Colour::new(0xff, 0xff, 0xff);
const INK: Colour = Colour::new(0x14, 0x1c, 0x24);

impl Colour {
    /// From its three parts.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Its three parts.
    pub const fn rgb(self) -> [u8; 3] {
        [self.red, self.green, self.blue]
    }

    /// The ratio of the lighter to the darker of two colours, from 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if a > b { a / b } else { b / a }
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.rgb().map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// A step of `share` from this colour towards another; the hue of a mix with black or white stays.
    fn towards(self, other: Colour, share: f64) -> Colour {
        // The mix of two bytes lies between them, so it is a byte.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
        Colour::new(mix(self.red, other.red), mix(self.green, other.green), mix(self.blue, other.blue))
    }

    /// This colour, or the nearest darker (then lighter) one that has the contrast on every ground.
    fn made_to_contrast(self, grounds: &[Colour], wanted: f64) -> Colour {
        let far_enough = |candidate: &Colour| grounds.iter().all(|ground| candidate.contrast(*ground) >= wanted);
        let steps = (0..=50u8).map(|step| f64::from(step) / 50.0);
        let darker = steps.clone().map(|share| self.towards(BLACK, share));
        let lighter = steps.map(|share| self.towards(WHITE, share));
        darker.chain(lighter).find(far_enough).unwrap_or(BLACK)
    }

    /// The text colour for this ground. Black or white can be read on any ground, so one of the three always can.
    fn readable_text(self) -> Colour {
        [INK, WHITE, BLACK].into_iter().find(|text| text.contrast(self) >= READABLE).unwrap_or(BLACK)
    }
}

impl FromStr for Colour {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let digits = text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
            .ok_or(NotAColour)?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| NotAColour);
        Ok(Self::new(part(0)?, part(2)?, part(4)?))
    }
}

impl TryFrom<String> for Colour {
    type Error = NotAColour;

    fn try_from(text: String) -> Result<Self, NotAColour> {
        text.parse()
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> String {
        colour.to_string()
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// The colours by what they are for. Every `on_…` colour can be read on its ground.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct Palette {
    /// The ground behind everything: the clinic's plain colour.
    pub background: Colour,
    /// Text on it.
    pub on_background: Colour,
    /// Second text on it.
    pub on_background_quiet: Colour,
    /// Cards and fields.
    pub surface: Colour,
    /// Text on them.
    pub on_surface: Colour,
    /// Second text on them.
    pub on_surface_quiet: Colour,
    /// The edge of fields and keys, distinct from ground and surface.
    pub outline: Colour,
    /// Buttons, and links on ground and surface.
    pub primary: Colour,
    /// The same while pressed.
    pub primary_pressed: Colour,
    /// Text on both.
    pub on_primary: Colour,
    /// A quiet tint of the primary colour, for keys and what is chosen.
    pub primary_tint: Colour,
    /// Text on it.
    pub on_primary_tint: Colour,
}

impl Palette {
    /// Makes all colours from the clinic's two. The hues stay; darkness gives way where a text could not be read.
    pub fn from_clinic(primary: Colour, background: Colour) -> Self {
        let surface = WHITE;
        let on_background = background.readable_text();
        // Buttons stand on surfaces; on a dark ground they are told apart by the surface they stand on.
        let primary = primary.made_to_contrast(&[surface], READABLE);
        let primary_pressed = primary.towards(BLACK, 0.25);
        let primary_tint = surface.towards(primary, 0.10);
        Self {
            background,
            on_background,
            on_background_quiet: on_background.towards(background, 0.25).made_to_contrast(&[background], READABLE),
            surface,
            on_surface: INK,
            on_surface_quiet: INK.towards(surface, 0.30),
            outline: INK.towards(surface, 0.45).made_to_contrast(&[surface], DISTINCT),
            primary,
            primary_pressed,
            on_primary: WHITE,
            primary_tint,
            on_primary_tint: primary.towards(INK, 0.35).made_to_contrast(&[primary_tint], READABLE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn contrast_is_counted_as_wcag_does() {
        assert!((WHITE.contrast(Colour::new(0, 0, 0)) - 21.0).abs() < 0.01);
        assert!((Colour::new(0x77, 0x77, 0x77).contrast(WHITE) - 4.48).abs() < 0.01);
    }

    #[test]
    fn a_colour_is_written_and_read_as_six_hexadecimal_digits() {
        assert_eq!("#1f5f6B".parse(), Ok(Colour::new(0x1f, 0x5f, 0x6b)));
        assert_eq!(Colour::new(0x1f, 0x5f, 0x6b).to_string(), "#1f5f6b");
        for text in ["", "1f5f6b", "#fff", "#1f5f6", "#1f5f6bb", "#gggggg", "#é1f5f", "red", "#+1+1+1"] {
            assert_eq!(text.parse::<Colour>(), Err(NotAColour), "{text}");
        }
    }

    #[test]
    fn a_primary_colour_that_can_be_read_stays_as_the_clinic_chose_it() {
        let primary = Colour::new(0x0b, 0x5c, 0xad);
        assert_eq!(Palette::from_clinic(primary, WHITE).primary, primary);
    }

    proptest! {
        #[test]
        fn every_text_can_be_read_whatever_the_clinic_chooses(primary: [u8; 3], background: [u8; 3]) {
            let [r, g, b] = primary;
            let [x, y, z] = background;
            let palette = Palette::from_clinic(Colour::new(r, g, b), Colour::new(x, y, z));
            for (text, ground) in [
                (palette.on_background, palette.background),
                (palette.on_background_quiet, palette.background),
                (palette.on_surface, palette.surface),
                (palette.on_surface_quiet, palette.surface),
                (palette.on_primary, palette.primary),
                (palette.on_primary, palette.primary_pressed),
                (palette.primary, palette.surface),
                (palette.on_primary_tint, palette.primary_tint),
            ] {
                prop_assert!(text.contrast(ground) >= 4.5, "{text} on {ground}");
            }
            prop_assert!(palette.outline.contrast(palette.surface) >= 3.0);
        }
    }
}
