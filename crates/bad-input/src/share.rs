//! How many cases each crate's parsers have to bear in the long test.

/// Crates, and how many cases each has to bear; a million together.
pub const SHARES: &[(&str, u64)] = &[
    ("kiosk-core", 250_000),
    ("portal-client", 350_000),
    ("portal-kiosk-shell", 100_000),
    ("shell-protocol", 200_000),
    ("supervisor", 120_000),
];

/// The cases of one crate.
pub(crate) fn share_of(package: &str) -> u64 {
    let found = SHARES.iter().find(|(name, _)| *name == package);
    found.unwrap_or_else(|| panic!("{package} has no share in crates/bad-input/src/share.rs")).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_shares_together_are_a_million_cases_at_least() {
        assert!(SHARES.iter().map(|(_, cases)| cases).sum::<u64>() >= 1_000_000);
    }
}
