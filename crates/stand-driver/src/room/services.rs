//! The programs of every room, each with what it takes to know that it answers.

use std::process::{Command, Stdio};

use zbus::Connection;

use super::service::{Service, quiet};
use super::{Place, RoomError};
use crate::screen::Screen;

/// Where Debian, Ubuntu and Fedora keep the accessibility bus's launcher.
const ACCESSIBILITY_LAUNCHER: &str = "/usr/libexec/at-spi-bus-launcher";

/// What the accessibility bus starts by itself when somebody first reads the screen, and lets go: its name as the kernel
/// cuts it.
pub(super) const REGISTRY: &str = "at-spi2-registr";

/// The window manager's keys, as they are at a stand.
const WINDOW_MANAGER_KEYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packaging/session/window-manager-keys");

/// Starts a Wayland compositor, as it is started at a stand.
const CAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packaging/session/portal-kiosk-wayland-session");

/// A session bus without service directories: what is not started here is not there.
const SESSION_BUS: &str = r#"<busconfig>
  <type>session</type>
  <listen>unix:path=SOCKET</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// The directory that the X server keeps its screen in, and the file there.
pub(super) const SCREEN: (&str, &str) = ("screen", "Xvfb_screen0");

/// Starts an X server that draws into a file, under a free number that it picks itself. A stand has no mouse, so no arrow
/// is drawn.
pub(super) async fn start_x_server(place: &Place, width: u16, height: u16) -> Result<(Service, String), RoomError> {
    std::fs::create_dir(place.path().join(SCREEN.0))?;
    let mut command = x_server(place, width, height);
    let mut service = Service::start(place, "Xvfb", command.args(["-displayfd", "1"]).stdout(Stdio::piped()))?;
    let display = format!(":{}", service.first_line().await?);
    Ok((service, display))
}

/// Starts another one in the place of one that is gone, under the same number.
pub(super) async fn start_x_server_again(
    place: &Place,
    width: u16,
    height: u16,
    display: &str,
) -> Result<Service, RoomError> {
    let mut service = Service::start(place, "Xvfb", x_server(place, width, height).arg(display))?;
    service.until(async || Screen::connect(display).ok()).await?;
    Ok(service)
}

fn x_server(place: &Place, width: u16, height: u16) -> Command {
    let mut command = quiet(place.command("Xvfb"));
    let size = format!("{width}x{height}x24");
    command.args(["-screen", "0", &size, "-nolisten", "tcp", "-noreset", "-nocursor", "-fbdir"]);
    command.arg(place.path().join(SCREEN.0));
    command
}

/// Starts the window manager of a kiosk: no title bars, no keys of its own, full screen is honoured. Without one it never is.
pub(super) async fn start_window_manager(place: &Place, screen: &Screen) -> Result<Service, RoomError> {
    let program = "matchbox-window-manager";
    let mut command = quiet(place.command(program));
    command.args(["-use_titlebar", "no", "-kbdconfig", WINDOW_MANAGER_KEYS]);
    let mut service = Service::start(place, program, &mut command)?;
    service.until(async || screen.is_managed().ok().filter(|&managed| managed)).await?;
    Ok(service)
}

/// Starts the compositor of a Wayland kiosk by the shipped session's own script, as a window that fills the X server's screen,
/// and says the name of its socket. It shows nothing but what programs in the room show, and ends with its standard input.
pub(super) async fn start_cage(
    place: &Place,
    screen: &Screen,
    display: &str,
) -> Result<(Service, &'static str), RoomError> {
    /// The first one in a runtime directory.
    const SOCKET: &str = "wayland-0";
    let mut command = if rustix::process::geteuid().is_root() { place.command("unshare") } else { place.command(CAGE) };
    if rustix::process::geteuid().is_root() {
        // It refuses to be root's.
        command.args(["--user", "--map-user=1000", "--map-group=1000", CAGE]);
    }
    command.arg("cat").stdin(Stdio::piped()).stdout(Stdio::null());
    command.env("DISPLAY", display).env("WLR_BACKENDS", "x11").env("WLR_RENDERER", "pixman");
    let mut service = Service::start(place, "cage", &mut command)?;
    let socket = place.path().join("run").join(SOCKET);
    service.until(async || (socket.exists() && screen.is_filled().unwrap_or(false)).then_some(())).await?;
    Ok((service, SOCKET))
}

/// Starts a session bus and says its address.
pub(super) async fn start_session_bus(place: &Place) -> Result<(Service, String), RoomError> {
    let configuration = place.path().join("session-bus.conf");
    let socket = place.path().join("run/bus");
    std::fs::write(&configuration, SESSION_BUS.replace("SOCKET", &socket.to_string_lossy()))?;
    let mut command = quiet(place.command("dbus-daemon"));
    command.arg("--nofork").arg("--config-file").arg(configuration).arg("--print-address=1").stdout(Stdio::piped());
    let mut service = Service::start(place, "dbus-daemon", &mut command)?;
    let address = service.first_line().await?;
    Ok((service, address))
}

/// Starts the accessibility bus and says its address. The launcher would be started by the first program that asks;
/// here it is started first, so that it is one of the room's own.
pub(super) async fn start_accessibility(place: &Place, bus: &Connection) -> Result<(Service, String), RoomError> {
    let mut command = quiet(place.command(ACCESSIBILITY_LAUNCHER));
    command.arg("--launch-immediately").env("GSETTINGS_BACKEND", "memory");
    let mut service = Service::start(place, ACCESSIBILITY_LAUNCHER, &mut command)?;
    let address = service.until(async || accessibility_address(bus).await.ok()).await?;
    Ok((service, address))
}

async fn accessibility_address(bus: &Connection) -> zbus::Result<String> {
    let name = "org.a11y.Bus";
    bus.call_method(Some(name), "/org/a11y/bus", Some(name), "GetAddress", &()).await?.body().deserialize()
}
