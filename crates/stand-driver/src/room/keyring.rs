//! The room's keyring: the real one, in the state that a test is about.

use std::path::Path;
use std::process::Stdio;

use zbus::Connection;
use zbus::zvariant::OwnedValue;

use super::service::{Service, quiet};
use super::{Place, RoomError};

/// What a program finds that asks for the keyring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyring {
    /// A keyring that can be read and written.
    Unlocked,
    /// A keyring that is there and locked, with nobody to type its password.
    Locked,
    /// No keyring at all: nothing answers on the bus.
    Absent,
}

/// Opens the pretend user's keyring; it protects nothing.
const PASSWORD: &str = "waiting room";

const PROGRAM: &str = "gnome-keyring-daemon";

/// Starts the keyring as wanted, in the room's own directory.
pub(super) async fn start(wanted: Keyring, place: &Place, bus: &Connection) -> Result<Option<Service>, RoomError> {
    match wanted {
        Keyring::Absent => Ok(None),
        Keyring::Unlocked => Ok(Some(start_unlocked(place, bus).await?)),
        Keyring::Locked => {
            // A keyring comes into being when it is unlocked for the first time.
            if !login_keyring(place.path()).exists() {
                drop(start_unlocked(place, bus).await?);
            }
            Ok(Some(start_locked(place, bus).await?))
        }
    }
}

fn login_keyring(place: &Path) -> std::path::PathBuf {
    place.join("home/.local/share/keyrings/login.keyring")
}

async fn start_unlocked(place: &Place, bus: &Connection) -> Result<Service, RoomError> {
    let mut command = quiet(place.command(PROGRAM));
    command.args(["--foreground", "--components=secrets", "--unlock"]).stdin(Stdio::piped());
    let mut service = Service::start(place, PROGRAM, &mut command)?;
    service.tell(PASSWORD)?;
    service.until(async || is_locked(bus).await.ok().filter(|&locked| !locked)).await?;
    Ok(service)
}

async fn start_locked(place: &Place, bus: &Connection) -> Result<Service, RoomError> {
    let mut command = quiet(place.command(PROGRAM));
    let mut service = Service::start(place, PROGRAM, command.args(["--foreground", "--components=secrets"]))?;
    service.until(async || is_locked(bus).await.ok().filter(|&locked| locked)).await?;
    Ok(service)
}

/// Whether the keyring that programs use unless they name another is locked; an error when there is none.
async fn is_locked(bus: &Connection) -> zbus::Result<bool> {
    let (service, default_keyring) = ("org.freedesktop.secrets", "/org/freedesktop/secrets/aliases/default");
    let property = ("org.freedesktop.Secret.Collection", "Locked");
    let properties = "org.freedesktop.DBus.Properties";
    let reply = bus.call_method(Some(service), default_keyring, Some(properties), "Get", &property).await?;
    Ok(bool::try_from(reply.body().deserialize::<OwnedValue>()?)?)
}
