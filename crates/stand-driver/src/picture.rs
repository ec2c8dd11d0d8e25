//! Whether two pictures of a screen look the same to anybody.

use image::RgbImage;

/// Two colours that differ by no more than this in red, green and blue are the same to anybody's eyes.
const NOTICEABLE: u8 = 8;

/// The share of pixels, from 0 to 1, whose colour is noticeably another one. Pictures of different sizes differ everywhere.
pub fn difference(one: &RgbImage, other: &RgbImage) -> f64 {
    if one.dimensions() != other.dimensions() {
        return 1.0;
    }
    let others = one.pixels().zip(other.pixels()).filter(|(one, other)| differ(one.0, other.0));
    share(others.count(), one.pixels().len())
}

pub(crate) fn differ(one: [u8; 3], other: [u8; 3]) -> bool {
    one.iter().zip(other).any(|(one, other)| one.abs_diff(other) > NOTICEABLE)
}

#[expect(clippy::cast_precision_loss, reason = "no screen has so many pixels")]
pub(crate) fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
