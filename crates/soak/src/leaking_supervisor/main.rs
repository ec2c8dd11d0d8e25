//! In the supervisor's place: the same, but it loses 4 KiB with each patient. A soak that calls that flat measures nothing.

use std::alloc::System;
use std::io::{self, BufRead, BufReader, PipeReader, Write};
use std::process::ExitCode;

use clap::Parser;
use supervisor::commands::CommandLine;
use zeroizing_alloc::ZeroAlloc;

/// As the supervisor has it.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

/// What is lost with each patient, in bytes.
const LOST: usize = 4096;

/// What the supervisor writes to its log when a patient has gone.
const GONE: &str = "the shell is gone";

fn main() -> ExitCode {
    // The other commands have no patients.
    if std::env::args().nth(1).as_deref() == Some("run")
        && let Err(error) = leak_with_each_patient()
    {
        eprintln!("nothing will leak: {error}");
        return ExitCode::FAILURE;
    }
    supervisor::commands::carry_out(CommandLine::parse())
}

/// Reads along what is written to the log from now on.
fn leak_with_each_patient() -> io::Result<()> {
    let (read_along, written) = io::pipe()?;
    let log = rustix::io::dup(io::stderr())?;
    rustix::stdio::dup2_stderr(written)?;
    std::thread::Builder::new().name("leak".to_owned()).spawn(move || leak(read_along, &mut log.into()))?;
    Ok(())
}

fn leak(read_along: PipeReader, log: &mut std::fs::File) {
    for line in BufReader::new(read_along).lines().map_while(Result::ok) {
        if line.contains(GONE) {
            Box::leak(vec![1_u8; LOST].into_boxed_slice());
        }
        // Where nobody takes the log any more, nobody misses it.
        let _ = writeln!(log, "{line}");
    }
}
