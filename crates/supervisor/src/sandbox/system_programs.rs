//! Where programs are that others wrote, and that make a sandbox: never where the environment says.

use std::path::{Path, PathBuf};

/// Whoever starts the supervisor may set `PATH`, and what stands first in it would run with all that the stand's user may.
const DIRECTORIES: [&str; 3] = ["/usr/bin", "/bin", "/usr/local/bin"];

/// The sandbox itself.
pub(crate) const BUBBLEWRAP: &str = "bwrap";

/// The filter before the session bus.
pub(crate) const BUS_FILTER: &str = "xdg-dbus-proxy";

/// The system's program of that name. Where there is none, the place at which it is missed.
pub(crate) fn system_program(name: &str) -> PathBuf {
    let usual = Path::new(DIRECTORIES[0]).join(name);
    DIRECTORIES.iter().map(|directory| Path::new(directory).join(name)).find(|file| file.is_file()).unwrap_or(usual)
}
