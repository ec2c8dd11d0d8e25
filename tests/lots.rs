//! What is drawn by lot in tests, so that it can be drawn again.

use std::time::{SystemTime, UNIX_EPOCH};

use fastrand::Rng;

/// What decides all that is drawn: printed, and taken from here where it is set.
const SEED: &str = "PORTAL_KIOSK_SEED";

/// The number that this variable of the environment is set to.
pub(crate) fn number_in(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Lots by the seed that is wished, or by one of this second.
pub(crate) fn seeded() -> Rng {
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs());
    let seed = number_in(SEED).unwrap_or_else(now);
    println!("{SEED}={seed}");
    Rng::with_seed(seed)
}
