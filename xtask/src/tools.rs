//! Programs of others that the chores call: each at one version, installed below `target/` when it is not there.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::command::{printed_by, run};
use crate::workspace::Workspace;

/// A program from crates.io.
pub(crate) struct Tool {
    name: &'static str,
    version: &'static str,
    /// What it wants to be told before it says its version.
    subcommand: &'static [&'static str],
}

/// Licences, bans, sources and security advisories of crates.
pub(crate) const CARGO_DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2", subcommand: &[] };

/// Lists of what crates are made of, in the form of CycloneDX, by that project itself.
pub(crate) const CARGO_CYCLONEDX: Tool = Tool { name: "cargo-cyclonedx", version: "0.5.9", subcommand: &["cyclonedx"] };

impl Tool {
    /// The program, to be run at the repository's root.
    pub(crate) fn command(&self, workspace: &Workspace) -> Result<Command> {
        let program = self.program(workspace);
        let version = printed_by(Command::new(&program).args(self.subcommand).arg("--version")).unwrap_or_default();
        if version.trim().rsplit(' ').next() != Some(self.version) {
            let install = ["install", "--locked", "--version", self.version, self.name, "--root"];
            run(workspace.cargo(&install).arg(workspace.path("target/tools")))?;
        }
        let mut command = Command::new(program);
        command.current_dir(workspace.path("")).args(self.subcommand);
        Ok(command)
    }

    fn program(&self, workspace: &Workspace) -> PathBuf {
        workspace.path("target/tools/bin").join(self.name)
    }
}
