//! Where the repository lies, and the commands that belong to it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository.
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The repository that this program was built from.
    pub(crate) fn find() -> Self {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self { root: own.parent().unwrap_or(own).to_owned() }
    }

    #[cfg(test)]
    pub(crate) fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// A file or directory in it.
    pub(crate) fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// A file or directory among what was built.
    pub(crate) fn target(&self, relative: &str) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.path("target"), PathBuf::from).join(relative)
    }

    /// A program that was built, to be run at the repository's root.
    pub(crate) fn built(&self, relative: &str) -> Command {
        let mut command = Command::new(self.target(relative));
        command.current_dir(&self.root);
        command
    }

    /// Cargo, the one that runs us, at the repository's root.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.root).args(arguments);
        command
    }

    /// npm, in the user interface's directory.
    pub(crate) fn npm(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("npm");
        command.current_dir(self.path("ui")).args(arguments);
        command
    }
}
