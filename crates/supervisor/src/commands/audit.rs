//! `portal-kiosk audit`: what the stand did, for whoever has to show that it clears every screen.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::sorry;
use super::state_directory::state_directory;
use crate::audit::read_audit;

#[derive(Debug, Args)]
pub(super) struct PrintAudit {
    /// Where the stand keeps its store [default: portal-kiosk in $XDG_STATE_HOME or ~/.local/state]
    #[arg(long, value_name = "DIRECTORY")]
    state_dir: Option<PathBuf>,
}

impl PrintAudit {
    pub(super) fn carry_out(&self) -> ExitCode {
        match self.print() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => sorry(format!("The audit log is not printed: {error}.")),
        }
    }

    fn print(&self) -> Result<(), Box<dyn std::error::Error>> {
        let directory = state_directory(self.state_dir.as_deref())?;
        let mut out = io::stdout().lock();
        for line in read_audit(&directory)? {
            serde_json::to_writer(&mut out, &line)?;
            writeln!(out)?;
        }
        Ok(())
    }
}
