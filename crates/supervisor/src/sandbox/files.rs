//! What of this machine's files every program in a sandbox can read. It is a list of what is shown: what nobody has thought of is not
//! there.
//!
//! Flatpak and the web engine's own sandbox do likewise; theirs are the lists to compare with when a program misses something.

use std::fs;
use std::path::{Path, PathBuf};

/// Programs, libraries, fonts: what a distribution installs, and everybody may read.
const INSTALLED: &str = "/usr";

/// Links into [`INSTALLED`] on most systems, and directories beside it on others.
const BESIDE: &[&str] = &["/bin", "/lib", "/lib32", "/lib64", "/libx32", "/sbin"];

/// Settings of libraries, none of which says anything of people, services or the machine itself; and what is made of installed files.
const SETTINGS: &[&str] = &[
    // Which library of several is meant, and where libraries are.
    "/etc/alternatives",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    // How letters are drawn and what windows look like.
    "/etc/fonts",
    "/etc/gtk-3.0",
    "/etc/pango",
    "/var/cache/fontconfig",
    // What a graphics driver looks for.
    "/etc/drirc",
    "/etc/glvnd",
    "/etc/vulkan",
    // The time of day, and how hosts get their addresses.
    "/etc/localtime",
    "/etc/timezone",
    "/etc/gai.conf",
    "/etc/host.conf",
    "/etc/hosts",
    "/etc/nsswitch.conf",
    "/etc/protocols",
    "/etc/services",
    // Whom to trust over TLS: Debian, Fedora, Arch, openSUSE. Keys lie beside some of these and are not shown.
    "/etc/ssl/certs",
    "/etc/ssl/cert.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/openssl.cnf",
    "/etc/ca-certificates/extracted",
    "/etc/pki/ca-trust",
    "/etc/pki/tls/certs",
    "/etc/pki/tls/cert.pem",
    "/etc/crypto-policies",
    "/etc/gnutls",
    "/var/lib/ca-certificates",
    // How many processors there are.
    "/sys/devices/system/cpu",
];

/// By what a graphics driver finds out which processor it has before it.
const GRAPHICS: &[&str] = &["/sys/bus/pci", "/sys/class/drm", "/sys/dev/char", "/sys/devices"];

/// What the web engine's own sandbox, within this one, takes for granted, and does not look into.
const EMPTY: &[&str] = &["/sys/block", "/sys/bus", "/sys/class", "/sys/dev", "/sys/devices"];

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// A file or directory, where there is one.
    AsItIs(PathBuf),
    /// A directory with nothing in it but what else is shown there.
    Empty(PathBuf),
    /// A link that leads to the same place inside.
    Link { at: PathBuf, to: PathBuf },
}

/// The whole list.
pub(super) fn shown_files(graphics: bool) -> Vec<Shown> {
    let beside = BESIDE.iter().map(|path| match fs::read_link(path) {
        Ok(to) => Shown::Link { at: PathBuf::from(path), to },
        Err(_) => Shown::AsItIs(PathBuf::from(path)),
    });
    let of_graphics = if graphics { GRAPHICS } else { &[] };
    let empty = EMPTY.iter().map(|path| Shown::Empty(PathBuf::from(path)));
    let as_they_are = [INSTALLED].iter().chain(SETTINGS).chain(of_graphics);
    empty.chain(as_they_are.map(|path| Shown::AsItIs(PathBuf::from(path)))).chain(beside).collect()
}

/// Whether something lies in what is shown.
pub(super) fn is_shown(path: &Path, files: &[Shown]) -> bool {
    files.iter().any(|shown| matches!(shown, Shown::AsItIs(directory) if path.starts_with(directory)))
}

/// The devices that draw and nothing else, below `/dev/dri`. The others (`card0`) set the screen's mode, and read what is on it.
pub(super) fn render_devices(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let named = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with("renderD"));
    let mut devices: Vec<_> = named.map(|entry| entry.path()).collect();
    devices.sort();
    devices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_devices_that_draw_are_shown() {
        let devices = tempfile::tempdir().unwrap();
        assert_eq!(render_devices(&devices.path().join("missing")), Vec::<PathBuf>::new());
        for name in ["card0", "card1", "controlD64", "renderD129", "renderD128", "by-path"] {
            fs::write(devices.path().join(name), "").unwrap();
        }
        let shown = render_devices(devices.path());
        assert_eq!(shown, ["renderD128", "renderD129"].map(|name| devices.path().join(name)));
    }

    #[test]
    fn what_says_something_of_people_or_of_the_machine_is_not_shown() {
        let files = shown_files(true);
        for private in
            ["/etc/shadow", "/etc/passwd", "/etc/machine-id", "/etc/ssl/private", "/etc/ssh", "/etc/portal-kiosk"]
                .into_iter()
                .chain([
                    "/var/log", "/var/lib", "/boot", "/media", "/mnt", "/opt", "/srv", "/run", "/home", "/root", "/tmp",
                ])
        {
            assert!(!is_shown(Path::new(private), &files), "{private}");
        }
    }
}
