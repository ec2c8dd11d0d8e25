//! What is started ahead steps back behind what somebody uses, until it is wanted.
//!
//! Not everybody who may lower a priority may raise it again. Where that is so (no `CAP_SYS_NICE`, and no `LimitNICE=` that
//! allows it), nothing is lowered: a next shell that starts a little too eagerly is better than a slow one in use.

use std::collections::BTreeSet;
use std::fs;
use std::io;

use rustix::process::{Pid, Resource, getpriority_process, getrlimit, setpriority_process};
use rustix::thread::{CapabilitySet, capabilities};
use tokio::process::Command;

use super::Urgency;

/// How far back, in steps of the kernel's nice value.
const STEP_BACK: &str = "10";

/// The limit that allows a nice value of 0, as `getrlimit(2)` counts: 20 less the value.
const ALLOWS_USUAL: u64 = 20;

/// A command that runs `program` with this urgency.
pub(super) fn command(program: &str, urgency: Urgency) -> Command {
    match urgency {
        Urgency::Ahead if can_be_undone() => {
            let mut command = Command::new("nice");
            command.args(["-n", STEP_BACK, program]);
            command
        }
        Urgency::Ahead | Urgency::Now => Command::new(program),
    }
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
    use super::*;

    #[tokio::test]
    async fn what_was_started_ahead_gets_its_usual_priority_back_with_all_below_it() {
        if !can_be_undone() {
            // Then nothing is lowered, and there is nothing to give back.
            let arguments = command("sleep", Urgency::Ahead);
            assert_eq!(arguments.as_std().get_program(), "sleep");
            return;
        }
        let mut ahead = command("sh", Urgency::Ahead);
        let mut child =
            ahead.args(["-c", "sleep 60 & echo; wait"]).stdout(std::process::Stdio::piped()).spawn().unwrap();
        let mut said = [0];
        tokio::io::AsyncReadExt::read_exact(child.stdout.as_mut().unwrap(), &mut said).await.unwrap();
        let number = i32::try_from(child.id().unwrap()).unwrap();
        let usual = getpriority_process(None).unwrap();
        let priorities = || -> Vec<i32> {
            let threads = threads_below(number).unwrap().into_iter();
            threads.map(|thread| getpriority_process(Pid::from_raw(thread)).unwrap()).collect()
        };
        assert_eq!(priorities(), [usual + 10, usual + 10]);
        restore(number).unwrap();
        assert_eq!(priorities(), [usual, usual]);
        for process in threads_below(number).unwrap() {
            rustix::process::kill_process(Pid::from_raw(process).unwrap(), rustix::process::Signal::KILL).unwrap();
        }
        child.wait().await.unwrap();
    }
}
