//! Where a shell finds its end of the socket: the supervisor gave it as standard input.

use std::fs::File;
use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

use thiserror::Error;

/// Standard input is no socket: nobody briefs this shell.
#[derive(Debug, Error)]
#[error("the shell is started by `portal-kiosk run`, not by hand")]
pub struct StartedByHand(#[source] io::Error);

/// Takes the socket that the shell inherited, and leaves nothing in its place.
///
/// To be called once, first thing in `main`: processes that the shell starts would inherit standard input, could speak in
/// its name, and would keep the channel open when the shell is gone.
///
/// # Errors
///
/// [`StartedByHand`] when standard input is no Unix socket.
pub fn take_standard_input() -> Result<UnixStream, StartedByHand> {
    let inherited = io::stdin().as_fd().try_clone_to_owned().map_err(StartedByHand)?;
    let stream = UnixStream::from(inherited);
    // Only a Unix socket has such an address.
    stream.local_addr().map_err(StartedByHand)?;
    let nothing = File::open("/dev/null").map_err(StartedByHand)?;
    rustix::stdio::dup2_stdin(nothing).map_err(|error| StartedByHand(error.into()))?;
    stream.set_nonblocking(true).map_err(StartedByHand)?;
    Ok(stream)
}
