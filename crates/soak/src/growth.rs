//! Whether something grows from patient to patient: how much, and between which bounds that lies.
//!
//! Memory does not grow in a straight line. An allocator takes some more at once and then nothing for long, and each reading is much
//! like the one before. So a line through the readings of each *life* (of one supervisor, from its start to its end) has a level of
//! its own and the slope in common with the others, by least squares; and readings that follow the one before count for less:
//! `n (1 - r) / (1 + r)` of `n`, where `r` is how alike neighbours are in what the line leaves over. That is how trends of
//! temperatures are judged (Santer et al., Journal of Geophysical Research 105, 2000).

use serde::Serialize;
use statrs::distribution::{ContinuousCDF, StudentsT};

/// Readings of which a life needs as many to say anything.
const FEWEST: usize = 8;

/// How sure each bound is.
const SURE: f64 = 0.95;

/// One reading: what was read, and how many had gone by then, or how much time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    /// Patients, or hours.
    pub(crate) x: f64,
    /// In the quantity's unit.
    pub(crate) y: f64,
}

/// How something grows, in its unit for each patient or hour.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Growth {
    /// The best guess.
    pub(crate) each: f64,
    /// It is more than this, with a certainty of 95 %.
    pub(crate) least: f64,
    /// It is less than this, with a certainty of 95 %.
    pub(crate) most: f64,
}

impl Growth {
    /// Of these lives together; `None` where there are too few readings to say.
    pub(crate) fn of(lives: &[Vec<Point>]) -> Option<Self> {
        let lives: Vec<Vec<Point>> =
            lives.iter().filter(|life| life.len() >= FEWEST).map(|life| centred(life)).collect();
        let sum = |value: fn(&Point) -> f64| lives.iter().flatten().map(value).sum::<f64>();
        let spread = sum(|point| point.x * point.x);
        if spread == 0.0 {
            return None;
        }
        let each = sum(|point| point.x * point.y) / spread;
        let left_over = |life: &Vec<Point>| life.iter().map(|point| point.y - each * point.x).collect();
        let left_over: Vec<Vec<f64>> = lives.iter().map(left_over).collect();
        let squares: f64 = left_over.iter().flatten().map(|left| left * left).sum();
        let readings: usize = left_over.iter().map(Vec::len).sum();
        let alike = alikeness(&left_over, squares);
        let worth = readings as f64 * (1.0 - alike) / (1.0 + alike);
        // Each life's level and the slope have been taken from the readings.
        let freedom = (worth - lives.len() as f64 - 1.0).max(1.0);
        let students = StudentsT::new(0.0, 1.0, freedom).ok()?;
        let margin = students.inverse_cdf(SURE) * (squares / freedom / spread).sqrt();
        Some(Self { each, least: each - margin, most: each + margin })
    }
}

/// The same, counted from their means.
fn centred(life: &[Point]) -> Vec<Point> {
    let mean = |value: fn(&Point) -> f64| life.iter().map(value).sum::<f64>() / life.len() as f64;
    let (x, y) = (mean(|point| point.x), mean(|point| point.y));
    life.iter().map(|point| Point { x: point.x - x, y: point.y - y }).collect()
}

/// How much of what is left over is left over once more at the next reading; from 0 to just below 1.
fn alikeness(left_over: &[Vec<f64>], squares: f64) -> f64 {
    let neighbours: f64 = left_over.iter().flat_map(|life| life.windows(2)).map(|pair| pair[0] * pair[1]).sum();
    if squares > 0.0 { (neighbours / squares).clamp(0.0, 0.99) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use fastrand::Rng;

    use super::*;

    /// What the supervisor may grow by, in bytes a patient.
    const ALLOWED: f64 = 2048.0;

    const LEAK: f64 = 4096.0;

    /// Patients of one life as a real supervisor's memory is read: pages, neighbours that are alike, and an allocator that takes 132 KiB
    /// more somewhere.
    fn life(random: &mut Rng, patients: usize, leak: f64) -> Vec<Point> {
        let step_at = random.usize(..patients);
        let mut drift = 0.0;
        let reading = |patient: usize| {
            drift = 0.9 * drift + (random.f64() - 0.5) * 24.0 * 1024.0;
            let step = if patient >= step_at { 132.0 * 1024.0 } else { 0.0 };
            let y = 6e6 + drift + step + leak * patient as f64;
            Point { x: patient as f64, y: (y / 4096.0).round() * 4096.0 }
        };
        (0..patients).map(reading).collect()
    }

    #[test]
    fn a_leak_of_four_kibibytes_is_flagged_and_none_is_not() {
        for seed in 0..200 {
            let mut random = Rng::with_seed(seed);
            let growth = |random: &mut Rng, leak| Growth::of(&[life(random, 1000, leak)]).unwrap();
            let none = growth(&mut random, 0.0);
            assert!(none.most < ALLOWED, "seed {seed}: {none:?}");
            let leaking = growth(&mut random, LEAK);
            assert!(leaking.most > ALLOWED && leaking.least > 0.0, "seed {seed}: {leaking:?}");
        }
    }

    #[test]
    fn a_few_stands_with_a_hundred_patients_each_flag_it_too() {
        for seed in 0..200 {
            let mut random = Rng::with_seed(seed);
            let lives: Vec<_> = (0..3).map(|_| life(&mut random, 100, LEAK)).collect();
            let leaking = Growth::of(&lives).unwrap();
            assert!(leaking.most > ALLOWED && leaking.least > 0.0, "seed {seed}: {leaking:?}");
        }
    }

    #[test]
    fn the_bounds_hold_as_often_as_they_say() {
        let mut held = 0;
        for seed in 0..1000 {
            let mut random = Rng::with_seed(seed);
            let mut drift = 0.0;
            let point = |patient: u32| {
                drift = 0.7 * drift + (random.f64() - 0.5) * 1000.0;
                Point { x: f64::from(patient), y: drift }
            };
            let growth = Growth::of(&[(0..300).map(point).collect()]).unwrap();
            held += u32::from(growth.most > 0.0);
        }
        assert!((930..=980).contains(&held), "{held}");
    }

    #[test]
    fn each_life_has_its_own_level() {
        let at = |level: f64| (0..20).map(|patient| Point { x: f64::from(patient), y: level }).collect::<Vec<_>>();
        let mut later = at(9e6);
        later.iter_mut().for_each(|point| point.x += 20.0);
        let growth = Growth::of(&[at(6e6), later]).unwrap();
        assert!(growth.most.abs() < 1e-6, "{growth:?}");
    }

    #[test]
    fn too_few_readings_say_nothing() {
        let few = vec![Point { x: 1.0, y: 1.0 }; FEWEST - 1];
        assert_eq!(Growth::of(&[few]), None);
        assert_eq!(Growth::of(&[]), None);
        assert_eq!(Growth::of(&[vec![Point { x: 1.0, y: 1.0 }; 100]]), None);
    }
}
