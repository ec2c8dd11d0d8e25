//! One process, held by a handle that can never mean another one.

use std::io;
use std::os::fd::{AsFd, OwnedFd};

use rustix::process::{Pid, PidfdFlags, Signal, WaitId, WaitIdOptions, pidfd_open, pidfd_send_signal, waitid};
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

/// A process. When it is the first of a PID namespace, its end is the end of all of them.
#[derive(Debug)]
pub(super) struct Process(AsyncFd<OwnedFd>);

impl Process {
    /// The process that has this number now; `None` if there is none any more.
    pub(super) fn open(number: i32) -> io::Result<Option<Self>> {
        let Some(pid) = Pid::from_raw(number) else { return Ok(None) };
        match pidfd_open(pid, PidfdFlags::NONBLOCK) {
            Ok(handle) => watched(handle).map(Self).map(Some),
            Err(rustix::io::Errno::SRCH) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Ends it, whatever it is doing. One that has ended already is no error.
    pub(super) fn kill(&self) {
        let _ = pidfd_send_signal(self.0.as_fd(), Signal::KILL);
    }

    /// Waits until it has ended.
    pub(super) async fn gone(&self) {
        // An error here would mean that the runtime itself is gone, and with it this future.
        let _ = self.0.readable().await;
    }

    /// Takes its last trace from the table of processes, if it has become a child of this one by its parent's end.
    pub(super) fn reap(&self) {
        let _ = waitid(WaitId::PidFd(self.0.as_fd()), WaitIdOptions::EXITED | WaitIdOptions::NOHANG);
    }
}

#[expect(deprecated, reason = "deprecated for types that change or close what they hold; an OwnedFd does neither")]
fn watched(handle: OwnedFd) -> io::Result<AsyncFd<OwnedFd>> {
    AsyncFd::with_interest(handle, Interest::READABLE)
}
