//! Processes, looked at through `/proc` and held by a descriptor, so that a number that was given anew is never meant.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
pub use rustix::process::Pid;
use rustix::process::{PidfdFlags, Signal, pidfd_open, pidfd_send_signal};
use thiserror::Error;

/// One running process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    /// Its number.
    pub pid: Pid,
    /// Who started it, or who took it over.
    pub parent: Option<Pid>,
    /// Its command's name, as the kernel keeps it: at most 15 bytes.
    pub name: String,
    /// What it does.
    pub state: State,
}

/// What a process does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It runs, or waits for something.
    Alive,
    /// It was stopped by a signal.
    Stopped,
    /// It has ended, and nobody has asked how.
    Zombie,
}

/// The process was still there at the end of the wait.
#[derive(Clone, Copy, Debug, Error)]
#[error("process {pid} was still there after {waited:?}", pid = .pid.as_raw_nonzero())]
pub struct StillThere {
    /// Which.
    pub pid: Pid,
    /// How long it was waited for.
    pub waited: Duration,
}

/// All processes at this moment.
pub fn all() -> io::Result<Vec<Process>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc")? {
        let Some(pid) = entry?.file_name().to_str().and_then(|name| name.parse().ok()).and_then(Pid::from_raw) else {
            continue;
        };
        found.extend(look_at(pid));
    }
    Ok(found)
}

/// One process, if there is one of that number.
pub fn look_at(pid: Pid) -> Option<Process> {
    let status = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).ok()?;
    // The name stands in brackets and may hold brackets and spaces itself.
    let (before, after) = status.rsplit_once(')')?;
    let (_, name) = before.split_once('(')?;
    let mut fields = after.split_whitespace();
    let state = match fields.next()? {
        "T" | "t" => State::Stopped,
        "Z" | "X" => State::Zombie,
        _ => State::Alive,
    };
    let parent = fields.next()?.parse().ok().and_then(Pid::from_raw);
    Some(Process { pid, parent, name: name.to_owned(), state })
}

/// What the process was started with, its own name first.
pub fn arguments(pid: Pid) -> io::Result<Vec<String>> {
    let line = std::fs::read(format!("/proc/{}/cmdline", pid.as_raw_nonzero()))?;
    let words = line.split(|byte| *byte == 0).filter(|word| !word.is_empty());
    Ok(words.map(|word| String::from_utf8_lossy(word).into_owned()).collect())
}

/// Everything below `ancestor`, itself not included: children before their own children.
pub fn descendants(ancestor: Pid) -> io::Result<Vec<Process>> {
    let mut children: BTreeMap<i32, Vec<Process>> = BTreeMap::new();
    for process in all()? {
        if let Some(parent) = process.parent {
            children.entry(parent.as_raw_nonzero().get()).or_default().push(process);
        }
    }
    let mut below = children.remove(&ancestor.as_raw_nonzero().get()).unwrap_or_default();
    let mut next = 0;
    while let Some(process) = below.get(next) {
        let own = children.remove(&process.pid.as_raw_nonzero().get()).unwrap_or_default();
        below.extend(own);
        next += 1;
    }
    Ok(below)
}

/// All processes that are `meant`, and everything below them; but for those of `others`, and what is below those.
pub(crate) fn closed_under_descent(meant: impl Fn(&Process) -> bool, others: &[Pid]) -> io::Result<Vec<Process>> {
    let all = all()?;
    let parents: HashMap<Pid, Option<Pid>> = all.iter().map(|process| (process.pid, process.parent)).collect();
    let line_of = |process: &Process| {
        std::iter::successors(Some(process.pid), |pid| parents.get(pid).copied().flatten()).collect::<Vec<_>>()
    };
    let meant: Vec<Pid> = all.iter().filter(|process| meant(process)).map(|process| process.pid).collect();
    let belongs = |process: &Process| {
        let line = line_of(process);
        line.iter().any(|pid| meant.contains(pid)) && !line.iter().any(|pid| others.contains(pid))
    };
    Ok(all.iter().filter(|process| belongs(process)).cloned().collect())
}

/// Waits until the process has ended; one that nobody has reaped yet counts as ended.
pub async fn gone(pid: Pid, patience: Duration) -> Result<(), StillThere> {
    let Ok(held) = pidfd_open(pid, PidfdFlags::empty()) else { return Ok(()) };
    let ended = tokio::task::spawn_blocking(move || has_ended_within(&held, patience)).await;
    if ended.unwrap_or(false) { Ok(()) } else { Err(StillThere { pid, waited: patience }) }
}

/// Waits, without letting the thread go, for the end of a process that is held.
pub(crate) fn has_ended_within(held: &impl AsFd, patience: Duration) -> bool {
    let limit = Timespec::try_from(patience).ok();
    // Nothing can be read from such a descriptor: readable means that the process has ended.
    poll(&mut [PollFd::new(held, PollFlags::IN)], limit.as_ref()).is_ok_and(|ready| ready > 0)
}

/// Ends the process at once; it is not asked.
pub fn kill(pid: Pid) -> io::Result<()> {
    signal(pid, Signal::KILL)
}

/// Makes the process end as one does that finds something wrong with itself.
pub fn abort(pid: Pid) -> io::Result<()> {
    signal(pid, Signal::ABORT)
}

/// Stops the process where it is: it stays, and answers nothing.
pub fn freeze(pid: Pid) -> io::Result<()> {
    signal(pid, Signal::STOP)
}

/// Lets a frozen process go on.
pub fn thaw(pid: Pid) -> io::Result<()> {
    signal(pid, Signal::CONT)
}

fn signal(pid: Pid, signal: Signal) -> io::Result<()> {
    let held: OwnedFd = pidfd_open(pid, PidfdFlags::empty())?;
    Ok(pidfd_send_signal(held, signal)?)
}
