//! A pipe that a child process writes to, under a number that it is told.

use std::io;
use std::os::fd::{AsRawFd, OwnedFd};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::io::{FdFlags, fcntl_setfd};
use rustix::pipe::{PipeFlags, pipe_with};
use tokio::net::unix::pipe;

/// The end for the child. Every child that is started while it exists inherits it, so it is made right before the one
/// that it is for and dropped right after, and there is one at a time.
pub(super) struct ChildEnd {
    end: OwnedFd,
    also: Vec<OwnedFd>,
    _alone: MutexGuard<'static, ()>,
}

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

impl ChildEnd {
    /// What the child knows it by.
    pub(super) fn number(&self) -> String {
        self.end.as_raw_fd().to_string()
    }

    /// Gives the child this too, and says under which number.
    pub(super) fn give(&mut self, file: OwnedFd) -> io::Result<String> {
        fcntl_setfd(&file, FdFlags::empty())?;
        let number = file.as_raw_fd().to_string();
        self.also.push(file);
        Ok(number)
    }
}

/// The reading end, which no child inherits, and the child's.
pub(super) fn child_pipe() -> io::Result<(pipe::Receiver, ChildEnd)> {
    let (ours, end) = pipe_with(PipeFlags::CLOEXEC)?;
    let ours = pipe::Receiver::from_owned_fd(ours)?;
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    fcntl_setfd(&end, FdFlags::empty())?;
    Ok((ours, ChildEnd { end, also: Vec::new(), _alone }))
}
