//! A room for one stand: everything that a desktop gives to a program, private to one test, on no screen of anybody's.
//!
//! In it: an X server that draws into memory, the window manager of a kiosk or a Wayland compositor for one, a session bus
//! on which nothing starts by itself, the accessibility bus, and a keyring as planned. All keep their files in one directory,
//! which goes with the room.

mod desk;
mod keyring;
mod losses;
mod monitor;
mod pointing_device;
mod service;
mod services;

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use image::RgbImage;
use tempfile::TempDir;
use thiserror::Error;
use tokio::time::{Instant, sleep};

pub use self::desk::Desk;
pub use self::keyring::Keyring;
use self::service::Service;
use crate::ScreenError;
use crate::film::{FilmError, Filming};
use crate::frame_buffer::{FrameBuffer, FrameBufferError};
use crate::processes::{self, Pid, Process};
use crate::screen::Screen;

/// How a room is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomPlan {
    /// The screen's width in pixels.
    pub width: u16,
    /// The screen's height in pixels.
    pub height: u16,
    /// What is to be found when a program asks for the keyring.
    pub keyring: Keyring,
    /// Who puts windows on the screen.
    pub windows: WindowSystem,
}

/// Who puts windows on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowSystem {
    /// The X server, with the window manager of a kiosk.
    X,
    /// A Wayland compositor for kiosks, as the shipped session starts it. What it shows is one large window on the X server, to
    /// which programs in the room do not find: so screens are looked at and touched as in any other room.
    Cage,
}

impl RoomPlan {
    /// A stand's usual screen, upright, and an open keyring with nothing in it.
    pub const fn portrait() -> Self {
        Self { width: 1080, height: 1920, keyring: Keyring::Unlocked, windows: WindowSystem::X }
    }

    /// A screen that lies on its side, and an open keyring with nothing in it.
    pub const fn landscape() -> Self {
        Self { width: 1920, height: 1080, keyring: Keyring::Unlocked, windows: WindowSystem::X }
    }

    /// The same room with another keyring.
    #[must_use]
    pub const fn with_keyring(self, keyring: Keyring) -> Self {
        Self { keyring, ..self }
    }

    /// The same room with a Wayland compositor.
    #[must_use]
    pub const fn under_cage(self) -> Self {
        Self { windows: WindowSystem::Cage, ..self }
    }
}

/// Why there is no room, or not as planned.
#[derive(Debug, Error)]
pub enum RoomError {
    /// A program is not installed, or may not be run.
    #[error("{program} cannot be started; is its package of xtask/debian-packages.txt installed?")]
    NotStarted {
        /// Which program.
        program: &'static str,
        /// Why.
        source: io::Error,
    },
    /// A program was started but did not do its part.
    #[error("{program} did not get ready; its last words: {last_words}")]
    NotReady {
        /// Which program.
        program: &'static str,
        /// The end of what it wrote to its standard error.
        last_words: String,
    },
    /// The room's own directory failed.
    #[error("the room's directory cannot be used")]
    Directory(#[from] io::Error),
    /// The session bus failed.
    #[error("the room's session bus failed")]
    Bus(#[from] zbus::Error),
    /// The display failed.
    #[error(transparent)]
    Screen(#[from] ScreenError),
    /// A picture could not be written.
    #[error("the picture cannot be written")]
    Picture(#[from] image::ImageError),
}

/// A room that stands as long as this value lives.
///
/// Dropping it ends what it started and whatever else was started with its [environment](Room::environment) and is
/// still there, then removes its directory.
#[derive(Debug)]
pub struct Room {
    plan: RoomPlan,
    place: Place,
    screen: Screen,
    display: String,
    accessibility_address: String,
    session_bus: zbus::Connection,
    keyring: Option<Service>,
    x_server: Option<Service>,
    window_manager: Option<Service>,
    bus_daemon: Option<Service>,
    accessibility: Service,
}

impl Room {
    /// Builds a room. Returns once everything in it answers.
    pub async fn open(plan: RoomPlan) -> Result<Self, RoomError> {
        let mut place = Place::new()?;
        let (x_server, display) = services::start_x_server(&place, plan.width, plan.height).await?;
        let screen = Screen::connect(&display)?;
        let window_manager = match plan.windows {
            WindowSystem::X => {
                place.announce("DISPLAY", &display);
                services::start_window_manager(&place, &screen).await?
            }
            WindowSystem::Cage => {
                let (cage, socket) = services::start_cage(&place, &screen, &display).await?;
                place.announce("WAYLAND_DISPLAY", socket);
                cage
            }
        };
        let (bus_daemon, bus_address) = services::start_session_bus(&place).await?;
        place.announce("DBUS_SESSION_BUS_ADDRESS", &bus_address);
        let session_bus = zbus::connection::Builder::address(bus_address.as_str())?.build().await?;
        let (accessibility, accessibility_address) = services::start_accessibility(&place, &session_bus).await?;
        let mut room = Self {
            plan,
            place,
            screen,
            display,
            accessibility_address,
            session_bus,
            keyring: None,
            x_server: Some(x_server),
            window_manager: Some(window_manager),
            bus_daemon: Some(bus_daemon),
            accessibility,
        };
        room.set_keyring(plan.keyring).await?;
        Ok(room)
    }

    /// Makes the keyring another one: what was stored in it stays and is found again once it is unlocked.
    pub async fn set_keyring(&mut self, keyring: Keyring) -> Result<(), RoomError> {
        self.keyring = None;
        self.keyring = keyring::start(keyring, &self.place, &self.session_bus).await?;
        Ok(())
    }

    /// The whole environment of a program in this room. Nothing of the caller's own belongs to it but the search path.
    pub fn environment(&self) -> Vec<(OsString, OsString)> {
        self.place.environment.clone()
    }

    /// A program that will run in this room.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        self.place.command(program)
    }

    /// The home directory of whoever uses the room.
    pub fn home(&self) -> &Path {
        &self.place.home
    }

    /// What the room's screen shows now.
    pub fn picture(&self) -> Result<RgbImage, RoomError> {
        Ok(self.screen.picture()?)
    }

    /// What the room's screen shows once it has not changed for a fifth of a second, or when `patience` is over: for
    /// pictures that are looked at, so that no motion is caught half-way.
    pub async fn still_picture(&self, patience: Duration) -> Result<RgbImage, RoomError> {
        const STILL: Duration = Duration::from_millis(200);
        let deadline = Instant::now() + patience;
        let mut picture = self.picture()?;
        let mut unchanged_since = Instant::now();
        while unchanged_since.elapsed() < STILL && Instant::now() < deadline {
            sleep(Duration::from_millis(40)).await;
            let now = self.picture()?;
            if now != picture {
                (picture, unchanged_since) = (now, Instant::now());
            }
        }
        Ok(picture)
    }

    /// Writes what the screen shows once it is still to a PNG file.
    pub async fn save_picture(&self, file: &Path) -> Result<(), RoomError> {
        const PATIENCE: Duration = Duration::from_secs(3);
        Ok(self.still_picture(PATIENCE).await?.save(file)?)
    }

    /// The screen as the X server itself keeps it.
    pub fn frame_buffer(&self) -> Result<FrameBuffer, FrameBufferError> {
        let (directory, file) = services::SCREEN;
        FrameBuffer::open(&self.place.path().join(directory).join(file))
    }

    /// Begins to film the screen.
    pub fn film(&self) -> Result<Filming, FilmError> {
        Filming::begin(self.frame_buffer()?)
    }

    /// Everything that runs in the room and is not a part of it: what was started with its
    /// [environment](Room::environment), and whatever that has started, also when its parent has ended.
    pub fn guests(&self) -> io::Result<Vec<Process>> {
        let own = self.services();
        let mark = self.place.mark();
        let came_in = |process: &Process| process.name != services::REGISTRY && service::is_marked(process.pid, &mark);
        processes::closed_under_descent(came_in, &own)
    }

    /// What programs have left at the X server for whoever comes next: properties of the root window, by name, and selections
    /// that somebody owns.
    pub fn left_at_the_display(&self) -> Result<BTreeSet<String>, RoomError> {
        Ok(self.screen.left_for_others()?)
    }

    /// Everything that runs in the room: its own services, whatever they have started, and its guests.
    pub fn everybody(&self) -> io::Result<Vec<Process>> {
        let own = self.services();
        let mark = self.place.mark();
        let belongs = |process: &Process| own.contains(&process.pid) || service::is_marked(process.pid, &mark);
        processes::closed_under_descent(belongs, &[])
    }

    /// Where all of the room's files are: home, runtime directory, logs, and what the X server shows.
    pub fn directory(&self) -> &Path {
        self.place.path()
    }

    /// The processes that are the room itself.
    fn services(&self) -> Vec<Pid> {
        let may_be_lost = [&self.x_server, &self.window_manager, &self.bus_daemon, &self.keyring];
        may_be_lost.into_iter().flatten().chain([&self.accessibility]).map(Service::pid).collect()
    }

    pub(crate) fn display(&self) -> &str {
        &self.display
    }

    pub(crate) fn windows(&self) -> WindowSystem {
        self.plan.windows
    }

    pub(crate) fn accessibility_address(&self) -> &str {
        &self.accessibility_address
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        for service in [&mut self.keyring, &mut self.bus_daemon, &mut self.window_manager, &mut self.x_server] {
            drop(service.take());
        }
        self.place.end_leftovers();
    }
}

/// The room's directory and what programs are told of it.
#[derive(Debug)]
struct Place {
    directory: TempDir,
    home: std::path::PathBuf,
    environment: Vec<(OsString, OsString)>,
}

impl Place {
    fn new() -> io::Result<Self> {
        let directory = tempfile::Builder::new().prefix("stand-").tempdir()?;
        let home = directory.path().join("home");
        let mut place = Self { directory, home: home.clone(), environment: Vec::new() };
        let search_path = std::env::var_os("PATH").unwrap_or_default();
        place.announce("PATH", search_path);
        place.announce("LANG", "C.UTF-8");
        place.announce("HOME", &home);
        for (variable, below) in [
            ("XDG_CACHE_HOME", "home/.cache"),
            ("XDG_CONFIG_HOME", "home/.config"),
            ("XDG_DATA_HOME", "home/.local/share"),
            ("XDG_STATE_HOME", "home/.local/state"),
            (MARK, "run"),
        ] {
            let path = place.directory.path().join(below);
            std::fs::create_dir_all(&path)?;
            place.announce(variable, path);
        }
        std::fs::create_dir(place.directory.path().join("log"))?;
        Ok(place)
    }

    fn announce(&mut self, variable: &str, value: impl AsRef<OsStr>) {
        self.environment.push((variable.into(), value.as_ref().to_owned()));
    }

    fn path(&self) -> &Path {
        self.directory.path()
    }

    fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(self.environment.iter().map(|(variable, value)| (variable, value)));
        command
    }

    /// Ends every process that was started with this room's environment. Programs that the buses started, and those
    /// that a test left behind, have no parent here that would know of them.
    fn end_leftovers(&self) {
        service::end_all_marked(&self.mark());
    }

    /// The variable that all of the room's processes have.
    fn mark(&self) -> OsString {
        let mut mark = OsString::from(MARK);
        mark.push("=");
        mark.push(self.directory.path().join("run"));
        mark
    }
}

/// The variable by which a room's processes are known: its value is the room's own.
const MARK: &str = "XDG_RUNTIME_DIR";
