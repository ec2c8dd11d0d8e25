//! D-Bus in a sandbox: the accessibility bus, and of the session bus only the one name by which that is found.
//!
//! The session bus itself stays outside, because the keyring is on it.

use std::io;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use thiserror::Error;
use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe;
use tokio::process::{Child, Command};
use tokio::time::timeout;

use super::child_pipe::child_pipe;
use super::system_programs::{BUS_FILTER, system_program};

/// All that a sandbox may say on the session bus: where is the accessibility bus, and is it in use? To `talk` to that name would
/// also mean to switch it on and off, for all who come after.
const ALLOWED: &[&str] = &[
    "--call=org.a11y.Bus=org.a11y.Bus.GetAddress@/org/a11y/bus",
    "--call=org.a11y.Bus=org.freedesktop.DBus.Properties.Get@/org/a11y/bus",
    "--call=org.a11y.Bus=org.freedesktop.DBus.Properties.GetAll@/org/a11y/bus",
    "--broadcast=org.a11y.Bus=org.freedesktop.DBus.Properties.PropertiesChanged@/org/a11y/bus",
];

/// How long a bus or a proxy may take to answer before a shell is started without it.
const PATIENCE: Duration = Duration::from_secs(2);

/// Why a session bus cannot stand behind a sandbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum BusAddressError {
    /// A socket without a file can be reached from every sandbox that shares the network, and the keyring behind it.
    #[error("the session bus has no socket file (unix:path=…), so a sandbox cannot keep a shell away from it")]
    NotAFile,
}

/// The session bus's socket by its address; `None` where there is no session bus.
pub(crate) fn session_bus_socket(address: Option<&str>) -> Result<Option<PathBuf>, BusAddressError> {
    let Some(address) = address.filter(|address| !address.is_empty()) else { return Ok(None) };
    socket_of(address).map(Some).ok_or(BusAddressError::NotAFile)
}

/// The socket file that an address such as `unix:path=/run/user/1000/bus,guid=…` names.
fn socket_of(address: &str) -> Option<PathBuf> {
    // Several addresses are several ways to the same bus; all of them must lead over a file.
    let mut sockets = address.split(';').filter(|way| !way.is_empty()).map(|way| {
        let settings = way.strip_prefix("unix:")?;
        settings.split(',').find_map(|setting| setting.strip_prefix("path=")).and_then(unescaped)
    });
    let first = sockets.next()??;
    sockets.all(|socket| socket.is_some()).then_some(first)
}

/// Bytes outside the plain ones are written as `%` and two digits.
fn unescaped(text: &str) -> Option<PathBuf> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
    }
    Some(PathBuf::from(std::ffi::OsString::from_vec(bytes)))
}

/// Where the accessibility bus listens. `None` where there is none: then nobody reads the screen by it either.
pub(super) async fn accessibility_bus_socket(session_bus: &str) -> Option<PathBuf> {
    let asking = async {
        let session = zbus::connection::Builder::address(session_bus)?.build().await?;
        let bus = zbus::Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus").await?;
        bus.call::<_, _, String>("GetAddress", &()).await
    };
    let address = timeout(PATIENCE, asking).await.ok()?.ok()?;
    socket_of(&address).filter(|socket| socket.exists())
}

/// The filter before the session bus, for one sandbox. It ends when this value is dropped, or the supervisor dies.
#[derive(Debug)]
pub(super) struct SessionBusProxy {
    /// Where the program meets it.
    pub(super) socket: PathBuf,
    process: Child,
    /// The proxy ends when nobody holds this any more.
    _alive: pipe::Receiver,
}

impl SessionBusProxy {
    /// Starts it, and waits until it listens.
    pub(super) async fn start(address: &str, socket: PathBuf) -> io::Result<Self> {
        let (mut ready, theirs) = child_pipe()?;
        let process = Command::new(system_program(BUS_FILTER))
            .arg(format!("--fd={}", theirs.number()))
            .arg(address)
            .arg(&socket)
            .arg("--filter")
            .args(ALLOWED)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        drop(theirs);
        match timeout(PATIENCE, ready.read_u8()).await {
            Ok(Ok(_)) => Ok(Self { socket, process, _alive: ready }),
            Ok(Err(error)) => Err(error),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    /// Waits until it has ended by itself. May be given up and asked again.
    pub(super) async fn gone(&mut self) {
        // That it cannot be waited for means that it has been.
        let _ = self.process.wait().await;
    }

    /// Ends it now.
    pub(super) async fn end(mut self) {
        let _ = self.process.kill().await;
        let _ = std::fs::remove_file(&self.socket);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_file_is_found_in_an_address() {
        let found = |address| session_bus_socket(Some(address));
        assert_eq!(found("unix:path=/run/user/1000/bus"), Ok(Some("/run/user/1000/bus".into())));
        assert_eq!(found("unix:path=/tmp/dbus-x,guid=00ff"), Ok(Some("/tmp/dbus-x".into())));
        assert_eq!(found("unix:guid=00ff,path=/tmp/a%20b"), Ok(Some("/tmp/a b".into())));
        assert_eq!(session_bus_socket(None), Ok(None));
        assert_eq!(found(""), Ok(None));
    }

    #[test]
    fn a_bus_that_a_sandbox_cannot_hide_is_refused() {
        for address in [
            "unix:abstract=/tmp/dbus-x",
            "tcp:host=127.0.0.1,port=1",
            "unix:path=/tmp/a;unix:abstract=/tmp/b",
            "unixexec:path=/bin/true",
            "unix:path=/tmp/%zz",
        ] {
            assert_eq!(session_bus_socket(Some(address)), Err(BusAddressError::NotAFile), "{address}");
        }
    }
}
