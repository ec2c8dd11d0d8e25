//! How much memory this process has held, as the kernel counts it.

use std::fs;

/// Forgets the most that was held before, and says how much is held now; in bytes. `None` where the kernel does not tell.
pub(crate) fn forget_peak() -> Option<u64> {
    // proc(5): 5 resets the peak to the present.
    fs::write("/proc/self/clear_refs", "5").ok()?;
    figure("VmRSS:")
}

/// The most that was held at once since then; in bytes.
pub(crate) fn peak() -> Option<u64> {
    figure("VmHWM:")
}

fn figure(name: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}
