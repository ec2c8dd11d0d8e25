//! Tells systemd that the supervisor's loop turns, so that it is ended and started anew when it does not.
//!
//! A shell that freezes is the supervisor's to notice; a supervisor that freezes is systemd's, by `WatchdogSec=` in its unit
//! (`packaging/portal-kiosk.service`). Where nobody has asked for signs of life, none are given. A systemd that stands still is
//! waited for by this task alone: the kernel keeps few words that nobody hears, and the loop has other things to do.

use std::ffi::OsStr;
use std::io;
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::net::SocketAddr;
use std::time::Duration;

use sd_notify::NotifyState;
use tokio::net::UnixDatagram;
use tokio::time::{MissedTickBehavior, interval};

/// How many signs fit into the time that systemd waits: with five, a pause of four fifths ends nothing.
const SIGNS: u32 = 5;

/// Says that the stand is up, and then again and again that its loop turns, from within that loop.
pub(crate) async fn feed() {
    let Some(manager) = std::env::var_os("NOTIFY_SOCKET") else { return };
    say(&manager, NotifyState::Ready).await;
    let Some(patience) = sd_notify::watchdog_enabled() else { return };
    let mut signs = interval(sign_every(patience));
    // Of the signs that could not be given while nobody listened, none is made up for.
    signs.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        signs.tick().await;
        say(&manager, NotifyState::Watchdog).await;
    }
}

fn sign_every(patience: Duration) -> Duration {
    (patience / SIGNS).max(Duration::from_millis(1))
}

async fn say(manager: &OsStr, state: NotifyState<'_>) {
    if let Err(error) = tell(manager, state).await {
        tracing::warn!(%error, "the service manager cannot be told");
    }
}

/// Waits until there is room for one more word. `sd_notify::notify` would hold up the whole thread.
async fn tell(manager: &OsStr, state: NotifyState<'_>) -> io::Result<()> {
    let socket = std::os::unix::net::UnixDatagram::unbound()?;
    socket.set_nonblocking(true)?;
    socket.connect_addr(&address(manager)?)?;
    UnixDatagram::from_std(socket)?.send(format!("{state}\n").as_bytes()).await.map(drop)
}

/// As `sd_notify(3)` writes it: a file, or with an @ before it a name that has none.
fn address(manager: &OsStr) -> io::Result<SocketAddr> {
    match manager.as_bytes().strip_prefix(b"@") {
        Some(name) => SocketAddr::from_abstract_name(name),
        None => SocketAddr::from_pathname(manager),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_manager_without_a_file_is_told_too() {
        let name = format!("portal-kiosk-watchdog-{}", std::process::id());
        let manager = std::os::unix::net::UnixDatagram::bind_addr(&SocketAddr::from_abstract_name(&name).unwrap());
        tell(OsStr::new(&format!("@{name}")), NotifyState::Ready).await.unwrap();
        let mut said = [0; 16];
        let length = manager.unwrap().recv(&mut said).unwrap();
        assert_eq!(&said[..length], b"READY=1\n");
    }
}
