//! No program of a stand leaves its memory on a disk when it crashes.

use std::io;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// The limit that forbids every core dump. To the kernel 1 says more than 0: with 0 it writes no file, but still hands the whole
/// memory to a program that collects dumps, where the machine has one.
const NONE: u64 = 1;

/// Forbids this process, and all that it starts, to leave core dumps. What is forbidden more strictly stays so.
///
/// # Errors
///
/// When the operating system refuses, which it has no reason to.
pub(crate) fn forbid() -> io::Result<()> {
    let allowed = getrlimit(Resource::Core).maximum.map_or(NONE, |maximum| maximum.min(NONE));
    Ok(setrlimit(Resource::Core, Rlimit { current: Some(allowed), maximum: Some(allowed) })?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_started_afterwards_leaves_no_core_dump_either() {
        forbid().unwrap();
        let limits = std::process::Command::new("cat").arg("/proc/self/limits").output().unwrap();
        let limits = String::from_utf8(limits.stdout).unwrap();
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        let numbers: Vec<u64> = core.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        assert!(numbers.len() == 2 && numbers.iter().all(|number| *number <= NONE), "{core}");
        // Once more changes nothing, and is no error.
        forbid().unwrap();
    }
}
