//! The sandbox portal as a program.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use sandbox_portal::{Clock, SandboxPlan, SandboxPortal, State, openapi_json};
use tokio::signal::unix::{SignalKind, signal};

/// A patient portal with invented patients, for demonstration, training and tests.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Where to listen, on the loopback interface; port 0 for any that is free
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// The file that the state is kept in; without it nothing is kept
    #[arg(long)]
    state: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Clone, Copy, Subcommand)]
enum Command {
    /// Print the contract as an OpenAPI document, as it stands in docs/portal-api.json
    Openapi,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    match arguments.command {
        Some(Command::Openapi) => print(&openapi_json()),
        None => run(arguments).await,
    }
}

async fn run(arguments: Arguments) -> anyhow::Result<()> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let plan = SandboxPlan {
        listen: arguments.listen,
        state: arguments.state.map_or(State::Memory, State::File),
        clock: Clock::running(),
    };
    let mut terminated = signal(SignalKind::terminate()).context("cannot wait for SIGTERM")?;
    let portal = SandboxPortal::start(plan).await.context("the sandbox portal did not start")?;
    // Whoever started this reads the one line to know that, and where, it answers.
    print(&format!("{}\n", portal.base_url()))?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted.context("cannot wait for Ctrl-C")?,
        _ = terminated.recv() => {}
    }
    portal.stop().await;
    Ok(())
}

fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}
