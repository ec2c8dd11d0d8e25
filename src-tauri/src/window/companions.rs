//! The web engine's own processes. When one of them dies the engine may mend itself, with a page that has lost what it
//! knew; a fresh shell is the remedy that always works, so the shell ends.

use std::fs;
use std::os::fd::OwnedFd;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Pid, PidfdFlags, getpid, pidfd_open};

/// Watches the processes that this one has started, until one of them ends. Called once the page is drawn: all that it
/// takes to draw it runs then.
pub(super) fn watch() {
    let companions: Vec<OwnedFd> =
        children().into_iter().filter_map(|pid| pidfd_open(pid, PidfdFlags::empty()).ok()).collect();
    let watching = std::thread::Builder::new().name("companions".to_owned()).spawn(move || {
        await_an_end(&companions);
        tracing::error!("a process of the web engine ended; the shell ends");
        std::process::exit(1);
    });
    if let Err(error) = watching {
        tracing::error!("the web engine's processes cannot be watched ({error}); the shell ends");
        std::process::exit(1);
    }
}

fn await_an_end(processes: &[OwnedFd]) {
    let mut waiting: Vec<PollFd<'_>> = processes.iter().map(|process| PollFd::new(process, PollFlags::IN)).collect();
    // Interrupted by a signal: wait on.
    while !matches!(poll(&mut waiting, None), Ok(ended) if ended > 0) {}
}

/// The processes that this one has started.
pub(super) fn children() -> Vec<Pid> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    let numbers = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    numbers.filter_map(Pid::from_raw).filter(|pid| parent_of(*pid) == Some(getpid())).collect()
}

/// The fourth field of `stat`; the second, the name, may hold anything but ends with the last bracket.
fn parent_of(pid: Pid) -> Option<Pid> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).ok()?;
    let (_, after_name) = stat.rsplit_once(')')?;
    Pid::from_raw(after_name.split_whitespace().nth(1)?.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use std::process::{Command, Stdio};

    use super::*;

    #[test]
    fn a_child_is_found_and_its_end_is_noticed() {
        let mut child = Command::new("cat").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let pid = Pid::from_child(&child);
        assert!(children().contains(&pid));
        let watched = [pidfd_open(pid, PidfdFlags::empty()).unwrap()];
        child.kill().unwrap();
        await_an_end(&watched);
        child.wait().unwrap();
        assert!(!children().contains(&pid));
    }
}
