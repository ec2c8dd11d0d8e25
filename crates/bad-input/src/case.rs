//! One case: what it is called, and its input, which comes of that name alone.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

use fastrand::Rng;

use crate::Row;

/// One case of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Case {
    pub(crate) seed: u64,
    pub(crate) number: u64,
    pub(crate) row: String,
}

impl Case {
    /// Reads what [`Case`] prints.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let mut parts = name.splitn(3, '/');
        let seed = u64::from_str_radix(parts.next()?, 16).ok()?;
        let number = parts.next()?.parse().ok()?;
        Some(Self { seed, number, row: parts.next()?.to_owned() })
    }

    /// The examples come first, as they are; then whatever can be made of them.
    pub(crate) fn input(&self, row: &Row) -> Vec<u8> {
        if let Some(example) = usize::try_from(self.number).ok().and_then(|number| row.examples.get(number)) {
            return example.clone();
        }
        let mut name = DefaultHasher::new();
        (self.seed, self.number, &self.row).hash(&mut name);
        row.form.spoiled(&row.examples, &mut Rng::with_seed(name.finish()))
    }

    /// Whether it is an example of its row.
    pub(crate) fn is_example(&self, row: &Row) -> bool {
        self.number < row.examples.len() as u64
    }
}

impl fmt::Display for Case {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:x}/{}/{}", self.seed, self.number, self.row)
    }
}
