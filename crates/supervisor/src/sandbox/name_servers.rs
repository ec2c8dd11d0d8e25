//! Which servers know the portal's address: the one file of the machine's that changes while a shell rests.
//!
//! A file that a sandbox is shown stays the one that it was, also when the network is another one and the machine has put a new file in
//! its place. So shells are shown a directory, and the supervisor keeps a copy in it.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

use tokio::time::{MissedTickBehavior, interval};

/// The machine's own; often a link to a file below `/run`.
const OF_THE_MACHINE: &str = "/etc/resolv.conf";

/// The copy's name in its directory.
pub(super) const COPY: &str = "resolv.conf";

/// Between two looks: while the network changes nobody has an address anyway.
const LOOKING_AGAIN: Duration = Duration::from_secs(3);

/// The directory with the copy.
#[derive(Clone, Debug)]
pub(crate) struct NameServers(PathBuf);

impl NameServers {
    /// Makes the directory, and the first copy.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub(super) fn copied_to(directory: PathBuf) -> io::Result<Self> {
        fs::create_dir(&directory)?;
        let names = Self(directory);
        names.copy(Path::new(OF_THE_MACHINE))?;
        Ok(names)
    }

    pub(super) fn directory(&self) -> &Path {
        &self.0
    }

    /// Follows the machine's file for as long as the stand is on.
    pub(crate) async fn follow(self) {
        let mut looks = interval(LOOKING_AGAIN);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            looks.tick().await;
            if let Err(error) = self.copy(Path::new(OF_THE_MACHINE)) {
                tracing::warn!(%error, "shells are not told of new name servers");
            }
        }
    }

    /// Where the machine has none, there is an empty copy: to whoever reads it, the same.
    fn copy(&self, machines: &Path) -> io::Result<()> {
        let now = fs::read(machines).unwrap_or_default();
        let copy = self.0.join(COPY);
        if fs::read(&copy).is_ok_and(|before| before == now) {
            return Ok(());
        }
        // Whole or not at all: somebody may be reading it.
        let new = self.0.join("new");
        fs::write(&new, now)?;
        fs::rename(new, copy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_follows_its_original() {
        let place = tempfile::tempdir().unwrap();
        let machines = place.path().join("machines");
        let names = NameServers::copied_to(place.path().join("names")).unwrap();
        let copied = || fs::read_to_string(place.path().join("names/resolv.conf")).unwrap();
        for words in ["nameserver 192.0.2.1\n", "nameserver 192.0.2.2\n", ""] {
            fs::write(&machines, words).unwrap();
            names.copy(&machines).unwrap();
            assert_eq!(copied(), words);
        }
        fs::remove_file(&machines).unwrap();
        names.copy(&machines).unwrap();
        assert_eq!(copied(), "");
    }
}
