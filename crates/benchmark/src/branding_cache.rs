//! How soon the clinic's branding is out of the store, logo included: the first frame after a start waits for it.

use std::time::Instant;

use anyhow::{Result, ensure};

use crate::figure::Figure;
use crate::product::Product;
use crate::sample::Sample;

const READINGS: usize = 500;

/// Reads it as the supervisor does, from the store of a stand that has run.
pub(crate) fn figures(product: &Product) -> Result<Vec<Figure>> {
    let (store, stand_id, kept) = product.stored_branding()?;
    let mut times = Vec::new();
    for _ in 0..READINGS {
        let begun = Instant::now();
        let read = store.branding(&stand_id)?;
        times.push(begun.elapsed());
        ensure!(read.as_ref() == Some(&kept), "the store gives another branding than it keeps");
    }
    let sample = Sample::of_millis(&times)?;
    Ok(vec![Figure::at_most(1.0, "branding out of the cache, median", sample.median(), "ms")?])
}
