//! `portal-kiosk`: everything that can be typed at a stand.

use std::process::ExitCode;

use clap::Parser;
use supervisor::commands::CommandLine;

fn main() -> ExitCode {
    supervisor::commands::carry_out(CommandLine::parse())
}
