//! The sandbox as bubblewrap's arguments. Order matters: what comes later covers what came before.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::files::{Shown, is_shown, shown_files};
use super::name_servers;
use super::surroundings::Surroundings;
use super::sweep::StandMark;
use crate::drawing::Drawing;

/// Everything that one sandbox is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan<'a> {
    pub(super) mark: &'a StandMark,
    pub(super) program: &'a Path,
    pub(super) surroundings: &'a Surroundings,
    /// The directory with the copy of the name servers' addresses.
    pub(super) name_servers: &'a Path,
    /// How its web engine draws.
    pub(super) drawing: Drawing,
    /// The filter before the session bus.
    pub(super) session_bus: Option<&'a Path>,
    pub(super) accessibility_bus: Option<&'a Path>,
}

/// The program's home: memory, and gone with it.
const HOME: &str = "/home/kiosk";

impl Plan<'_> {
    /// All arguments, the program included.
    pub(super) fn arguments(&self) -> Vec<OsString> {
        let mut list = Arguments::default();
        self.isolate(&mut list);
        let files = shown_files(self.drawing == Drawing::Accelerated);
        show_files(&files, &mut list);
        self.hide(&files, &mut list);
        self.furnish(&mut list);
        self.show(&mut list);
        // What was made between those directories is memory too, but nobody's.
        list.add(["--remount-ro", "/"]);
        self.set_variables(&mut list);
        list.add(["--chdir", HOME, "--"]);
        list.add([self.program_inside()]);
        list.0
    }

    fn isolate(&self, list: &mut Arguments) {
        list.add(["--die-with-parent", "--new-session"]);
        list.add(["--unshare-pid", "--unshare-ipc", "--unshare-uts", "--hostname", "kiosk"]);
        // Also as root: with capabilities a shell could take away what covers the hidden directories.
        list.add(["--cap-drop", "ALL"]);
    }

    /// Covers what is private and lies in what is shown.
    fn hide(&self, files: &[Shown], list: &mut Arguments) {
        let hidden: Vec<_> = self.surroundings.hidden.iter().filter(|directory| is_shown(directory, files)).collect();
        for directory in &hidden {
            list.add([OsStr::new("--tmpfs"), directory.as_os_str()]);
        }
        let bus = self.surroundings.session_bus.as_ref().map(|bus| real(&bus.socket));
        let is_hidden = |socket: &PathBuf| hidden.iter().any(|directory| socket.starts_with(directory));
        if let Some(socket) = bus.filter(|socket| is_shown(socket, files) && !is_hidden(socket)) {
            list.bind("--ro-bind", Path::new("/dev/null"), &socket);
        }
    }

    /// Gives it what is its own: processes, devices of no machine's, and memory to write to.
    fn furnish(&self, list: &mut Arguments) {
        list.add(["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--tmpfs", "/var/tmp"]);
        for directory in [Path::new(HOME), &self.inside("runtime")] {
            list.add([OsStr::new("--perms"), OsStr::new("0700"), OsStr::new("--tmpfs"), directory.as_os_str()]);
        }
    }

    fn show(&self, list: &mut Arguments) {
        list.bind("--ro-bind", self.program, &self.program_inside());
        for file in &self.surroundings.shown {
            list.bind("--ro-bind", file, file);
        }
        for (outside, inside) in self.sockets() {
            list.bind("--ro-bind", outside, &inside);
        }
        list.bind("--ro-bind", self.name_servers, &self.inside("name-servers"));
        list.bind("--symlink", &self.inside("name-servers").join(name_servers::COPY), Path::new("/etc/resolv.conf"));
        let devices = self.surroundings.render_devices.iter().filter(|_| self.drawing == Drawing::Accelerated);
        for device in devices {
            list.bind("--dev-bind", device, device);
        }
    }

    fn sockets(&self) -> impl Iterator<Item = (&Path, PathBuf)> {
        let around = self.surroundings;
        let x = around.x_socket.as_deref().map(|socket| (socket, socket.to_owned()));
        let named = [
            (around.x_authority.as_deref(), "xauthority"),
            (around.wayland_socket.as_deref(), "runtime/wayland-0"),
            (self.session_bus, "session-bus"),
            (self.accessibility_bus, "accessibility-bus"),
        ];
        x.into_iter().chain(named.into_iter().filter_map(|(outside, name)| Some((outside?, self.inside(name)))))
    }

    fn set_variables(&self, list: &mut Arguments) {
        list.add(["--clearenv"]);
        for (name, value) in &self.surroundings.variables {
            list.set(name, value);
        }
        list.set("PATH", "/usr/local/bin:/usr/bin:/bin");
        list.set("HOME", HOME);
        list.set("XDG_RUNTIME_DIR", self.inside("runtime"));
        if self.surroundings.x_authority.is_some() {
            list.set("XAUTHORITY", self.inside("xauthority"));
        }
        if self.surroundings.wayland_socket.is_some() {
            list.set("WAYLAND_DISPLAY", "wayland-0");
        }
        // Also where there is none: a shell that finds no address would look for a bus by itself.
        list.set("DBUS_SESSION_BUS_ADDRESS", self.bus_address("session-bus"));
        if self.accessibility_bus.is_some() {
            list.set("AT_SPI_BUS_ADDRESS", self.bus_address("accessibility-bus"));
        }
        if self.drawing == Drawing::Software {
            list.set("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
        }
    }

    fn bus_address(&self, name: &str) -> OsString {
        let mut address = OsString::from("unix:path=");
        address.push(self.inside(name));
        address
    }

    /// Where something of the sandbox's own lies.
    fn inside(&self, name: &str) -> PathBuf {
        self.mark.directory().join(name)
    }

    /// Under its own name, by which people tell it among others.
    fn program_inside(&self) -> PathBuf {
        self.mark.directory().join(self.program.file_name().unwrap_or(OsStr::new("program")))
    }
}

fn show_files(files: &[Shown], list: &mut Arguments) {
    for file in files {
        match file {
            Shown::AsItIs(path) => list.bind("--ro-bind-try", path, path),
            Shown::Empty(path) => list.add([OsStr::new("--dir"), path.as_os_str()]),
            Shown::Link { at, to } => list.bind("--symlink", to, at),
        }
    }
}

/// Where a link leads.
fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

#[derive(Debug, Default)]
struct Arguments(Vec<OsString>);

impl Arguments {
    fn add<A: Into<OsString>>(&mut self, arguments: impl IntoIterator<Item = A>) {
        self.0.extend(arguments.into_iter().map(Into::into));
    }

    fn bind(&mut self, kind: &str, outside: &Path, inside: &Path) {
        self.add([OsStr::new(kind), outside.as_os_str(), inside.as_os_str()]);
    }

    fn set(&mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) {
        self.add([OsStr::new("--setenv"), name.as_ref(), value.as_ref()]);
    }
}
