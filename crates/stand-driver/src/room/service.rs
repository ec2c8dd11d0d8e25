//! One program that a room needs, from its start to its end.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open, pidfd_send_signal};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::ChildStdout;
use tokio::time::{Instant, sleep, timeout};

use super::{Place, RoomError};
use crate::processes;

/// Longest time that a program may take to get ready.
pub(super) const READY_LIMIT: Duration = Duration::from_secs(20);

/// How long a program may take to end after it was asked to.
const END_LIMIT: Duration = Duration::from_secs(2);

/// Time between two questions whether it is so far.
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// A running program; ended when dropped.
#[derive(Debug)]
pub(super) struct Service {
    program: &'static str,
    child: Child,
    log: PathBuf,
}

impl Service {
    /// Starts a program with its standard error in the room's log directory. Standard input and output are as the
    /// command says, or nothing.
    pub(super) fn start(place: &Place, program: &'static str, command: &mut Command) -> Result<Self, RoomError> {
        let name = Path::new(program).file_name().unwrap_or(OsStr::new(program));
        let log = place.path().join("log").join(name);
        let child = command.stderr(File::create(&log)?).spawn();
        let child = child.map_err(|source| RoomError::NotStarted { program, source })?;
        Ok(Self { program, child, log })
    }

    /// Waits for the one line by which the program says where it is to be reached.
    pub(super) async fn first_line(&mut self) -> Result<String, RoomError> {
        let output = self.child.stdout.take().map(ChildStdout::from_std).transpose()?;
        let mut line = String::new();
        if let Some(output) = output {
            // An end of the time or of the output leaves the line empty.
            let _ = timeout(READY_LIMIT, BufReader::new(output).read_line(&mut line)).await;
        }
        let line = line.trim();
        if line.is_empty() { Err(self.not_ready()) } else { Ok(line.to_owned()) }
    }

    /// Its process.
    pub(super) fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Lets it die, without a word before.
    pub(super) fn kill(mut self) -> io::Result<()> {
        self.child.kill()?;
        self.child.wait().map(drop)
    }

    /// Writes all that the program is to read, and closes its input.
    pub(super) fn tell(&mut self, input: &str) -> io::Result<()> {
        self.child.stdin.take().map_or(Ok(()), |mut pipe| pipe.write_all(input.as_bytes()))
    }

    /// Waits until `ready` says so.
    pub(super) async fn until<T, F: Future<Output = Option<T>>>(
        &mut self,
        mut ready: impl FnMut() -> F,
    ) -> Result<T, RoomError> {
        let deadline = Instant::now() + READY_LIMIT;
        loop {
            if let Some(ready) = ready().await {
                return Ok(ready);
            }
            let ended = self.child.try_wait()?.is_some();
            if ended || Instant::now() >= deadline {
                return Err(self.not_ready());
            }
            sleep(BETWEEN_LOOKS).await;
        }
    }

    fn not_ready(&self) -> RoomError {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let last_words = log.lines().last().unwrap_or("none").to_owned();
        RoomError::NotReady { program: self.program, last_words }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // Asked first: an X server that is killed leaves its socket behind.
        let pid = Pid::from_child(&self.child);
        if let Ok(held) = pidfd_open(pid, PidfdFlags::empty()) {
            // Who ends with their input is not told twice: cage fails of that, and leaves a socket behind, too.
            let is_told = self.child.stdin.take().is_some();
            if !is_told || !processes::has_ended_within(&held, END_LIMIT) {
                let _ = kill_process(pid, Signal::TERM);
                processes::has_ended_within(&held, END_LIMIT);
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A command without input and output.
pub(super) fn quiet(mut command: Command) -> Command {
    command.stdin(Stdio::null()).stdout(Stdio::null());
    command
}

/// Ends every process in whose environment `mark` stands, until there is none.
pub(super) fn end_all_marked(mark: &OsStr) {
    loop {
        let marked: Vec<OwnedFd> =
            processes::all().into_iter().flatten().filter_map(|p| hold_if_marked(p.pid, mark)).collect();
        if marked.is_empty() {
            return;
        }
        for held in marked {
            let _ = pidfd_send_signal(&held, Signal::KILL);
            processes::has_ended_within(&held, END_LIMIT);
        }
    }
}

/// Holds the process before reading its environment, so that what was read is about the one that is held.
fn hold_if_marked(pid: Pid, mark: &OsStr) -> Option<OwnedFd> {
    let held = pidfd_open(pid, PidfdFlags::empty()).ok()?;
    is_marked(pid, mark).then_some(held)
}

/// Whether `mark` stands in the environment that the process was started with.
pub(super) fn is_marked(pid: Pid, mark: &OsStr) -> bool {
    let environment = std::fs::read(format!("/proc/{}/environ", pid.as_raw_nonzero())).unwrap_or_default();
    environment.split(|&byte| byte == 0).any(|variable| variable == mark.as_bytes())
}
