//! `portal-kiosk`: everything that can be typed at a stand.

use std::alloc::System;
use std::process::ExitCode;

use clap::Parser;
use supervisor::commands::CommandLine;
use zeroizing_alloc::ZeroAlloc;

/// Overwrites what is let go of: the supervisor outlives every patient, and the answers from which it reads the tokens of kiosk
/// sessions lie in buffers that are not its own.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    supervisor::commands::carry_out(CommandLine::parse())
}
