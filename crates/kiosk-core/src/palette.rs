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

/// Large text can be read from here on, with much to spare (WCAG 1.4.3 asks so much of small text).
const READABLE: f64 = 4.5;

/// Small and quiet text can be read from here on, without glasses too (WCAG 1.4.6, level AAA).
const EASY: f64 = 7.0;

/// A control or its edge can be told from its ground from here on (WCAG 1.4.11).
const DISTINCT: f64 = 3.0;

/// How much of the primary colour there is in the strongest tint that the screens are drawn with.
const STRONGEST_TINT: f64 = 0.20;

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

    /// This colour, or the nearest darker or lighter one of the same hue that will do.
    fn mended(self, will_do: impl Fn(Colour) -> bool) -> Colour {
        let shares = (0..=100u8).map(|step| f64::from(step) / 100.0);
        let nearer_first = shares.flat_map(|share| [self.towards(BLACK, share), self.towards(WHITE, share)]);
        nearer_first.into_iter().find(|candidate| will_do(*candidate)).unwrap_or(BLACK)
    }

    /// This colour, or the nearest one of its hue that has the contrast on every ground.
    fn made_to_contrast(self, grounds: &[Colour], wanted: f64) -> Colour {
        self.mended(|candidate| grounds.iter().all(|ground| candidate.contrast(*ground) >= wanted))
    }

    /// The text colour for this ground, if there is one that can be read easily: between light and dark there is none.
    fn easy_text(self) -> Option<Colour> {
        [INK, WHITE, BLACK].into_iter().find(|text| text.contrast(self) >= EASY)
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

/// The colours by what they are for. Every `on_…` colour can be read on its ground: easily (7:1) where text may be small or
/// quiet, and with at least 4.5:1 elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct Palette {
    /// The ground behind everything: the clinic's plain colour, or one a little lighter or darker that text can be read on.
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
    /// Buttons, and links on surfaces.
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
        let background = background.mended(|ground| ground.easy_text().is_some());
        let on_background = background.easy_text().unwrap_or(BLACK);
        // Buttons stand on surfaces; on a dark ground they are told apart by the surface they stand on.
        let primary = primary.made_to_contrast(&[surface], READABLE);
        let primary_pressed = primary.towards(BLACK, 0.25);
        let primary_tint = surface.towards(primary, 0.10);
        let strong_tint = surface.towards(primary, STRONGEST_TINT);
        Self {
            background,
            on_background,
            on_background_quiet: on_background.towards(background, 0.25).made_to_contrast(&[background], EASY),
            surface,
            on_surface: INK,
            on_surface_quiet: INK.towards(surface, 0.30).made_to_contrast(&[surface], EASY),
            outline: INK.towards(surface, 0.45).made_to_contrast(&[surface], DISTINCT),
            primary,
            primary_pressed,
            on_primary: WHITE,
            primary_tint,
            on_primary_tint: primary.towards(BLACK, 0.35).made_to_contrast(&[primary_tint, strong_tint], EASY),
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

    #[test]
    fn a_ground_that_can_be_read_on_stays_as_the_clinic_chose_it() {
        for ground in ["#f4f8f8", "#faf6f1", "#1d2939", "#ffffff", "#000000"] {
            let ground = ground.parse().unwrap();
            assert_eq!(Palette::from_clinic(BLACK, ground).background, ground);
        }
    }

    #[test]
    fn quiet_text_is_quieter_than_text_where_the_ground_allows_it() {
        for ground in ["#f4f8f8", "#1d2939", "#ffffff", "#000000"] {
            let palette = Palette::from_clinic(BLACK, ground.parse().unwrap());
            let contrast = |text: Colour| text.contrast(palette.background);
            assert!(contrast(palette.on_background_quiet) < contrast(palette.on_background), "{ground}");
        }
    }

    /// The hue in degrees, and how far one rounding to bytes can turn it; `None` where a colour is as good as grey.
    fn hue(colour: Colour) -> Option<(f64, f64)> {
        let [red, green, blue] = colour.rgb().map(f64::from);
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        let chroma = most - least;
        if chroma < 12.0 {
            return None;
        }
        let sixth = if most == red {
            (green - blue) / chroma
        } else if most == green {
            (blue - red) / chroma + 2.0
        } else {
            (red - green) / chroma + 4.0
        };
        Some((60.0 * sixth, 60.0 / chroma))
    }

    /// Whether a colour that was rounded so often on its way still has the hue that it came from.
    fn has_the_hue_of(made: Colour, chosen: Colour, roundings: u8) -> bool {
        let (Some((made, rounding)), Some((chosen, _))) = (hue(made), hue(chosen)) else { return true };
        let apart = (made - chosen).rem_euclid(360.0);
        // Exactly as far apart as rounding can turn it is not too far, whatever the last bit of a division says.
        apart.min(360.0 - apart) <= f64::from(roundings) * rounding + 1e-9
    }

    fn colour() -> impl Strategy<Value = Colour> {
        // Greys and the lights between light and dark are what chance comes upon too seldom.
        prop_oneof![
            any::<[u8; 3]>().prop_map(|[red, green, blue]| Colour::new(red, green, blue)),
            any::<u8>().prop_map(|grey| Colour::new(grey, grey, grey)),
            (any::<[bool; 3]>(), any::<u8>())
                .prop_map(|(parts, much)| parts.map(|part| if part { much } else { 0 }))
                .prop_map(|[red, green, blue]| Colour::new(red, green, blue)),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

        #[test]
        fn every_text_can_be_read_whatever_the_clinic_chooses(primary in colour(), background in colour()) {
            let palette = Palette::from_clinic(primary, background);
            let strong_tint = palette.surface.towards(palette.primary, STRONGEST_TINT);
            for (text, ground, wanted) in [
                (palette.on_background, palette.background, 7.0),
                (palette.on_background_quiet, palette.background, 7.0),
                (palette.on_surface, palette.surface, 7.0),
                (palette.on_surface_quiet, palette.surface, 7.0),
                (palette.on_primary_tint, palette.primary_tint, 7.0),
                (palette.on_primary_tint, strong_tint, 7.0),
                (palette.on_surface, palette.primary_tint, 7.0),
                (palette.on_primary, palette.primary, 4.5),
                (palette.on_primary, palette.primary_pressed, 4.5),
                (palette.primary, palette.surface, 4.5),
                (palette.outline, palette.surface, 3.0),
            ] {
                prop_assert!(text.contrast(ground) >= wanted, "{text} on {ground}: {}", text.contrast(ground));
            }
        }

        #[test]
        fn the_clinics_hues_stay(primary in colour(), background in colour()) {
            let palette = Palette::from_clinic(primary, background);
            prop_assert!(has_the_hue_of(palette.background, background, 1), "{background} became {}", palette.background);
            for (made, roundings) in [
                (palette.primary, 1),
                (palette.primary_pressed, 2),
                (palette.primary_tint, 2),
                (palette.on_primary_tint, 3),
            ] {
                prop_assert!(has_the_hue_of(made, primary, roundings), "{primary} became {made}");
            }
        }
    }
}
