//! What of this machine a shell is shown, and what it must not see: found out once, when the supervisor starts.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketAddrUnix, SocketFlags, SocketType, connect, socket_with};

use super::buses::{BusAddressError, session_bus_socket};
use super::files::render_devices;

/// What every shell is shown, whoever stands before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Surroundings {
    /// Passed on as they are: language, time zone, the way to the network, the screen.
    pub(super) variables: BTreeMap<OsString, OsString>,
    /// The X server's socket.
    pub(super) x_socket: Option<PathBuf>,
    /// What lets the shell speak to the X server.
    pub(super) x_authority: Option<PathBuf>,
    /// The Wayland compositor's socket.
    pub(super) wayland_socket: Option<PathBuf>,
    /// The session bus, which the shell meets only through a filter.
    pub(super) session_bus: Option<SessionBus>,
    /// The devices that it draws with.
    pub(super) render_devices: Vec<PathBuf>,
    /// Directories of which nothing is shown, wherever they lie; none lies in another.
    pub(super) hidden: Vec<PathBuf>,
    /// Files and directories that are shown wherever they lie.
    pub(super) shown: Vec<PathBuf>,
}

/// A session bus that a sandbox can hide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SessionBus {
    /// As D-Bus writes it.
    pub(super) address: String,
    /// Its file.
    pub(super) socket: PathBuf,
}

/// The variables that a shell is given where they are set.
const PASSED_ON: &[&str] = &[
    "DISPLAY",
    "GDK_BACKEND",
    "GDK_SCALE",
    "GDK_DPI_SCALE",
    "LANG",
    "LANGUAGE",
    "TZ",
    "RUST_LOG",
    "SSL_CERT_DIR",
    "SSL_CERT_FILE",
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "no_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
];

/// Where people, and programs that run for them, keep what is theirs.
const PRIVATE: &[&str] = &["/home", "/root", "/run", "/tmp", "/var/tmp"];

/// Where the environment may say that more of it lies.
const PRIVATE_VARIABLES: &[&str] =
    &["HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR"];

/// Where graphics processors are.
const DEVICES: &str = "/dev/dri";

impl Surroundings {
    /// Looks around. `state_directory` is the stand's own, which no shell sees.
    ///
    /// # Errors
    ///
    /// When the session bus could be reached from within a sandbox.
    pub(crate) fn of_this_process(state_directory: &Path) -> Result<Self, BusAddressError> {
        Self::find(&|name| std::env::var_os(name).filter(|value| !value.is_empty()), state_directory)
    }

    fn find(variable: &dyn Fn(&str) -> Option<OsString>, state_directory: &Path) -> Result<Self, BusAddressError> {
        let hidden = hidden_directories(variable, state_directory);
        let localised = std::env::vars_os().map(|(name, _)| name).filter(|name| is_locale(name));
        let names = PASSED_ON.iter().map(OsString::from).chain(localised);
        let variables = names.filter_map(|name| Some((name.clone(), variable(name.to_str()?)?))).collect();
        Ok(Self {
            variables,
            x_socket: variable("DISPLAY").and_then(|display| x_socket(&display)),
            x_authority: x_authority(variable),
            wayland_socket: wayland_socket(variable),
            session_bus: session_bus(variable)?,
            render_devices: render_devices(Path::new(DEVICES)),
            shown: trusted_certificates(variable),
            hidden,
        })
    }

    /// Whether there is a screen to draw on.
    pub(crate) fn have_a_screen(&self) -> bool {
        // An X server on another machine has no socket here.
        self.x_socket.is_some() || self.wayland_socket.is_some() || self.variables.contains_key(OsStr::new("DISPLAY"))
    }

    /// Whether somebody listens there now. A display on another machine cannot be asked in passing.
    pub(super) fn display_listens(&self) -> bool {
        let mut sockets = self.x_socket.iter().chain(&self.wayland_socket).peekable();
        sockets.peek().is_none() || sockets.any(|socket| listens(socket))
    }

    /// Whether there is a session bus at all.
    pub(crate) fn have_a_session_bus(&self) -> bool {
        self.session_bus.is_some()
    }
}

/// Asks without waiting: one that is busy listens, too.
fn listens(socket: &Path) -> bool {
    let ask = || {
        let flags = SocketFlags::NONBLOCK | SocketFlags::CLOEXEC;
        let asking = socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None)?;
        connect(&asking, &SocketAddrUnix::new(socket)?)
    };
    !matches!(ask(), Err(Errno::CONNREFUSED | Errno::NOENT))
}

fn is_locale(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with("LC_"))
}

fn hidden_directories(variable: &dyn Fn(&str) -> Option<OsString>, state_directory: &Path) -> Vec<PathBuf> {
    let named = PRIVATE_VARIABLES.iter().filter_map(|name| variable(name)).map(PathBuf::from);
    let usual = PRIVATE.iter().map(PathBuf::from);
    let mut directories: Vec<PathBuf> = usual
        .chain(named)
        .chain([state_directory.to_owned()])
        // By their real names, because a link can lead around a hidden directory; and there must be something to cover.
        .filter_map(|directory| fs::canonicalize(directory).ok())
        .filter(|directory| directory.is_dir() && directory != Path::new("/"))
        .collect();
    directories.sort();
    // In this order a directory comes after the one that it lies in.
    directories.dedup_by(|inner, outer| inner.starts_with(&*outer));
    directories
}

fn x_socket(display: &OsStr) -> Option<PathBuf> {
    let number = display.to_str()?.strip_prefix(':')?.split('.').next()?;
    let number: u32 = number.parse().ok()?;
    Some(PathBuf::from(format!("/tmp/.X11-unix/X{number}"))).filter(|socket| socket.exists())
}

fn x_authority(variable: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let named = variable("XAUTHORITY").map(PathBuf::from);
    let usual = || variable("HOME").map(|home| Path::new(&home).join(".Xauthority"));
    named.or_else(usual).filter(|file| file.is_file())
}

fn wayland_socket(variable: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let name = PathBuf::from(variable("WAYLAND_DISPLAY")?);
    let socket = if name.is_absolute() { name } else { Path::new(&variable("XDG_RUNTIME_DIR")?).join(name) };
    Some(socket).filter(|socket| socket.exists())
}

fn session_bus(variable: &dyn Fn(&str) -> Option<OsString>) -> Result<Option<SessionBus>, BusAddressError> {
    let named = variable("DBUS_SESSION_BUS_ADDRESS").and_then(|address| address.into_string().ok());
    // Where nothing is said, D-Bus itself looks there.
    let usual = || {
        let socket = Path::new(&variable("XDG_RUNTIME_DIR")?).join("bus");
        socket.exists().then(|| format!("unix:path={}", socket.display()))
    };
    let Some(address) = named.or_else(usual) else { return Ok(None) };
    Ok(session_bus_socket(Some(&address))?.map(|socket| SessionBus { address, socket }))
}

/// Whom to trust over TLS, where the environment names others than the system's.
fn trusted_certificates(variable: &dyn Fn(&str) -> Option<OsString>) -> Vec<PathBuf> {
    let named = |name| variable(name).into_iter().flat_map(|paths| std::env::split_paths(&paths).collect::<Vec<_>>());
    named("SSL_CERT_FILE").chain(named("SSL_CERT_DIR")).filter(|path| path.exists()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(variables: &[(&str, &str)], state_directory: &Path) -> Surroundings {
        let variable = |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into());
        Surroundings::find(&variable, state_directory).unwrap()
    }

    #[test]
    fn only_what_a_shell_needs_is_passed_on() {
        let around = found(
            &[("LANG", "es_ES.UTF-8"), ("https_proxy", "http://192.0.2.1"), ("PAIRING", "x"), ("SSH_AUTH_SOCK", "/x")],
            Path::new("/nowhere"),
        );
        let names: Vec<_> = around.variables.keys().map(|name| name.to_str().unwrap()).collect();
        assert_eq!(names, ["LANG", "https_proxy"]);
    }

    #[test]
    fn the_state_directory_is_hidden_wherever_it_lies() {
        let state = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
        let real = fs::canonicalize(state.path()).unwrap();
        let hidden = found(&[], state.path()).hidden;
        assert!(hidden.iter().any(|directory| real.starts_with(directory)), "{hidden:?}");
        // Below a hidden directory it is hidden already.
        let below = tempfile::tempdir().unwrap();
        assert!(!found(&[], below.path()).hidden.contains(&below.path().to_owned()));
    }

    #[test]
    fn no_hidden_directory_lies_in_another_and_the_root_is_none() {
        let hidden = found(&[("HOME", "/"), ("TMPDIR", "/tmp"), ("XDG_RUNTIME_DIR", "/run")], Path::new("/")).hidden;
        assert!(!hidden.contains(&PathBuf::from("/")));
        for outer in &hidden {
            assert_eq!(hidden.iter().filter(|inner| inner.starts_with(outer)).count(), 1, "{hidden:?}");
        }
    }

    #[test]
    fn certificates_that_the_environment_names_are_shown() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("ca.pem");
        fs::write(&file, "").unwrap();
        let directories = format!("{}:/nowhere", place.path().display());
        let named = [("SSL_CERT_FILE", file.to_str().unwrap()), ("SSL_CERT_DIR", &directories)];
        assert_eq!(found(&named, Path::new("/nowhere")).shown, [file.clone(), place.path().to_owned()]);
    }

    #[test]
    fn a_display_listens_until_its_server_is_gone() {
        let place = tempfile::tempdir().unwrap();
        let socket = place.path().join("X7");
        let around = Surroundings { x_socket: Some(socket.clone()), ..Surroundings::default() };
        assert!(!around.display_listens());
        let server = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        // More than it has room for.
        assert!((0..200).all(|_| around.display_listens()));
        drop(server);
        // It leaves its file behind when it is killed.
        assert!(socket.exists() && !around.display_listens());
        assert!(Surroundings::default().display_listens());
    }

    #[test]
    fn a_session_bus_that_cannot_be_hidden_is_refused() {
        let variable = |name: &str| (name == "DBUS_SESSION_BUS_ADDRESS").then(|| "unix:abstract=/tmp/dbus-x".into());
        assert_eq!(Surroundings::find(&variable, Path::new("/nowhere")), Err(BusAddressError::NotAFile));
    }

    #[test]
    fn a_session_bus_in_the_runtime_directory_needs_no_variable() {
        let runtime = tempfile::tempdir().unwrap();
        let directory = runtime.path().to_str().unwrap();
        assert!(!found(&[("XDG_RUNTIME_DIR", directory)], Path::new("/nowhere")).have_a_session_bus());
        fs::write(runtime.path().join("bus"), "").unwrap();
        let bus = found(&[("XDG_RUNTIME_DIR", directory)], Path::new("/nowhere")).session_bus.unwrap();
        assert_eq!(bus.socket, runtime.path().join("bus"));
    }
}
