//! Many measurements of one thing, and what is said of them.

use std::time::Duration;

use anyhow::{Result, ensure};

/// Measurements, the smallest first; at least one.
#[derive(Clone, Debug)]
pub(crate) struct Sample(Vec<f64>);

impl Sample {
    /// # Errors
    ///
    /// When there is none, or one that is no number.
    pub(crate) fn of(mut values: Vec<f64>) -> Result<Self> {
        ensure!(!values.is_empty(), "nothing was measured");
        ensure!(values.iter().all(|value| value.is_finite()), "something was measured that is no number");
        values.sort_by(f64::total_cmp);
        Ok(Self(values))
    }

    /// Durations, in milliseconds.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub(crate) fn of_millis(durations: &[Duration]) -> Result<Self> {
        Self::of(durations.iter().map(|duration| duration.as_secs_f64() * 1e3).collect())
    }

    /// The smallest value that is no less than so many hundredths of all (nearest rank): one that was measured.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a list"
    )]
    pub(crate) fn percentile(&self, hundredths: f64) -> f64 {
        let rank = (hundredths / 100.0 * self.0.len() as f64).ceil() as usize;
        self.0[rank.clamp(1, self.0.len()) - 1]
    }

    /// The middle one, or half-way between the two in the middle.
    pub(crate) fn median(&self) -> f64 {
        let (below, above) = ((self.0.len() - 1) / 2, self.0.len() / 2);
        f64::midpoint(self.0[below], self.0[above])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-9
    }

    #[test]
    fn the_median_is_in_the_middle_whatever_the_order() {
        assert!(close(Sample::of(vec![9.0, 1.0, 2.0]).unwrap().median(), 2.0));
        assert!(close(Sample::of(vec![9.0, 1.0, 2.0, 4.0]).unwrap().median(), 3.0));
        assert!(close(Sample::of(vec![7.0]).unwrap().median(), 7.0));
    }

    #[test]
    fn a_percentile_is_a_value_that_was_measured() {
        let hundred = Sample::of((1..=100).map(f64::from).collect()).unwrap();
        for percent in [1.0, 50.0, 95.0, 99.0, 100.0] {
            assert!(close(hundred.percentile(percent), percent));
        }
        let three = Sample::of(vec![1.0, 2.0, 50.0]).unwrap();
        assert!(close(three.percentile(99.0), 50.0), "one slow patient in a few is not lost");
        assert!(close(three.percentile(0.0), 1.0));
    }

    #[test]
    fn nothing_is_no_sample() {
        assert!(Sample::of(Vec::new()).is_err());
        assert!(Sample::of(vec![1.0, f64::NAN]).is_err());
        assert!(Sample::of_millis(&[]).is_err());
    }

    #[test]
    fn durations_are_said_in_milliseconds() {
        let sample = Sample::of_millis(&[Duration::from_micros(1500)]).unwrap();
        assert!(close(sample.median(), 1.5));
    }
}
