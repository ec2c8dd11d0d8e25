//! What is started ahead steps back behind what somebody uses, until it is wanted.
//!
//! Not everybody who may lower a priority may raise it again. Where that is so (no `CAP_SYS_NICE`, and no `LimitNICE=` that
//! allows it), nothing is lowered: a next shell that starts a little too eagerly is better than a slow one in use.

use std::collections::BTreeSet;
use std::fs;
use std::io;

use rustix::process::{Pid, Resource, getpriority_process, getrlimit, setpriority_process};
use rustix::thread::{CapabilitySet, capabilities};
/// How far back, in steps of the kernel's nice value.
const STEP_BACK: i32 = 10;

/// The limit that allows a nice value of 0, as `getrlimit(2)` counts: 20 less the value.
const ALLOWS_USUAL: u64 = 20;

/// Lets this process step back, and with it what it starts from then on.
///
/// # Errors
///
/// When the process has ended.
pub(super) fn step_back(process: i32) -> io::Result<()> {
    if can_be_undone() {
        setpriority_process(Pid::from_raw(process), getpriority_process(None)? + STEP_BACK)?;
    }
    Ok(())
}

/// Gives this process, everything below it, and all their threads the priority that this process has.
///
/// # Errors
///
/// When the table of processes cannot be read, or a priority may not be raised.
pub(super) fn restore(ancestor: i32) -> io::Result<()> {
    let usual = getpriority_process(None)?;
    let mut done = BTreeSet::new();
    // A thread that is born meanwhile has its maker's priority: nothing is missed once a look finds nobody new.
    loop {
        let threads = threads_below(ancestor)?;
        let fresh: Vec<i32> = threads.into_iter().filter(|thread| done.insert(*thread)).collect();
        if fresh.is_empty() {
            return Ok(());
        }
        for thread in fresh.into_iter().filter_map(Pid::from_raw) {
            match setpriority_process(Some(thread), usual) {
                Ok(()) | Err(rustix::io::Errno::SRCH) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

fn can_be_undone() -> bool {
    let capable = capabilities(None).is_ok_and(|held| held.effective.contains(CapabilitySet::SYS_NICE));
    capable || getrlimit(Resource::Nice).current.is_none_or(|limit| limit >= ALLOWS_USUAL)
}

fn threads_below(ancestor: i32) -> io::Result<Vec<i32>> {
    let mut family = BTreeSet::from([ancestor]);
    let mut processes = processes_with_parents()?;
    loop {
        let before = family.len();
        processes.retain(|(process, parent)| !(family.contains(parent) && family.insert(*process)));
        if family.len() == before {
            break;
        }
    }
    Ok(family.into_iter().flat_map(|process| numbers_in(&format!("/proc/{process}/task"))).collect())
}

fn processes_with_parents() -> io::Result<Vec<(i32, i32)>> {
    fs::metadata("/proc/self")?;
    let parent_of = |process: i32| {
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        // The name stands in brackets and may hold anything but ends with the last one; then state, then parent.
        let (_, after_name) = stat.rsplit_once(')')?;
        after_name.split_whitespace().nth(1)?.parse().ok()
    };
    Ok(numbers_in("/proc").filter_map(|process| Some((process, parent_of(process)?))).collect())
}

/// The entries of a directory that are numbers; none where there is no such directory any more.
fn numbers_in(directory: &str) -> impl Iterator<Item = i32> + use<> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::process::{Command, Stdio};

    use super::*;

    #[test]
    fn what_was_started_ahead_gets_its_usual_priority_back_with_all_below_it() {
        let mut ahead = Command::new("/bin/sh");
        ahead.args(["-c", "read go; sleep 60 & echo; wait"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = ahead.spawn().unwrap();
        let number = i32::try_from(child.id()).unwrap();
        step_back(number).unwrap();
        child.stdin.take().unwrap().write_all(b"go\n").unwrap();
        child.stdout.take().unwrap().read_exact(&mut [0]).unwrap();
        let usual = getpriority_process(None).unwrap();
        let priorities = || -> Vec<i32> {
            let threads = threads_below(number).unwrap().into_iter();
            threads.map(|thread| getpriority_process(Pid::from_raw(thread)).unwrap()).collect()
        };
        // Where it could not be undone nothing is lowered, and there is nothing to give back.
        let back = if can_be_undone() { usual + STEP_BACK } else { usual };
        assert_eq!(priorities(), [back, back]);
        restore(number).unwrap();
        assert_eq!(priorities(), [usual, usual]);
        for process in threads_below(number).unwrap() {
            rustix::process::kill_process(Pid::from_raw(process).unwrap(), rustix::process::Signal::KILL).unwrap();
        }
        child.wait().unwrap();
    }
}
