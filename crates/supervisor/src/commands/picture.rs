//! `portal-kiosk picture`: makes one picture safe to draw, in a process of its own. `run` calls it; its exit code and its
//! output are for `run` to read. See [`crate::branding`].

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::branding::{Purpose, decode_standard_input};

#[derive(Debug, Args)]
pub(super) struct MakeSafe {
    purpose: For,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum For {
    /// The clinic's logo.
    Logo,
    /// The picture of a resting stand.
    Attract,
}

impl MakeSafe {
    pub(super) fn carry_out(&self) -> ExitCode {
        decode_standard_input(match self.purpose {
            For::Logo => Purpose::Logo,
            For::Attract => Purpose::Attract,
        })
    }
}
