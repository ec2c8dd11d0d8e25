//! A corner of somebody's own desktop: their display, with a session bus and a keyring that belong to the demonstration.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use super::service::Service;
use super::{Place, RoomError, keyring, services};
use crate::Keyring;

/// What of the desktop's own environment leads to its display.
const DISPLAY: &[&str] = &["DISPLAY", "XAUTHORITY"];

/// A session bus and an open keyring, private to the programs that are started with this environment; their windows come
/// to the display that this process has. Ends what it started when it is dropped.
#[derive(Debug)]
pub struct Desk {
    place: Place,
    keyring: Option<Service>,
    services: Vec<Service>,
}

impl Desk {
    /// Sets it up.
    pub async fn open() -> Result<Self, RoomError> {
        let mut place = Place::new()?;
        for variable in DISPLAY {
            if let Some(value) = std::env::var_os(variable) {
                place.announce(variable, value);
            }
        }
        if let (Some(socket), Some(runtime)) =
            (std::env::var_os("WAYLAND_DISPLAY"), std::env::var_os("XDG_RUNTIME_DIR"))
        {
            // The socket's name counts from the runtime directory, and these programs get another one.
            place.announce("WAYLAND_DISPLAY", Path::new(&runtime).join(socket));
        }
        let (bus_daemon, bus_address) = services::start_session_bus(&place).await?;
        place.announce("DBUS_SESSION_BUS_ADDRESS", &bus_address);
        let session_bus = zbus::connection::Builder::address(bus_address.as_str())?.build().await?;
        let (launcher, _) = services::start_accessibility(&place, &session_bus).await?;
        let keyring = keyring::start(Keyring::Unlocked, &place, &session_bus).await?;
        Ok(Self { place, keyring, services: vec![bus_daemon, launcher] })
    }

    /// A program that will run there.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        self.place.command(program)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.keyring = None;
        while let Some(service) = self.services.pop() {
            drop(service);
        }
        self.place.end_leftovers();
    }
}
