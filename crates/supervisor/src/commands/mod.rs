//! What can be typed. Each command speaks in sentences: findings on standard output, what went wrong on standard error,
//! and an exit code that a script can rely on: 0 done, 1 not done, 2 not understood.

mod audit;
mod card;
mod check;
mod default_route;
mod enrol;
mod keyring;
mod machine;
mod new_pin;
mod picture;
mod pin;
mod portals;
mod run;
mod state_directory;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use tokio::runtime::Builder;
use tokio::task::LocalSet;

use crate::core_dumps;

/// A stand where patients sign in to their clinic's portal.
#[derive(Debug, Parser)]
#[command(name = "portal-kiosk", version)]
pub struct CommandLine {
    #[command(subcommand)]
    command: Command,
    /// How the log on standard error is written; RUST_LOG says how much of it.
    #[arg(long, global = true, value_enum, default_value_t = LogFormat::Compact)]
    log: LogFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LogFormat {
    /// For people.
    Compact,
    /// For programs, a JSON object a line.
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make this stand one of a clinic's, with a pairing code from its portal.
    Enrol(enrol::Enrol),
    /// Give staff a PIN, or another one.
    Pin(pin::SetPin),
    /// Run the stand until it is told to stop.
    Run(Stand),
    /// Say what is missing, in plain words.
    Check(Stand),
    /// Print the audit log: that and when every screen was cleared, a JSON object a line.
    Audit(audit::PrintAudit),
    /// Write the card for the front desk, as a PDF to be printed.
    Card(card::WriteCard),
    /// One look into the keyring, for the other commands.
    #[command(hide = true)]
    Keyring(keyring::Look),
    /// Makes a stranger's picture safe to draw, for `run`.
    #[command(hide = true)]
    Picture(picture::MakeSafe),
}

/// Which stand.
#[derive(Clone, Debug, Args)]
struct Stand {
    /// The configuration [default: /etc/portal-kiosk/kiosk.toml, where there is one]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where the stand keeps its store [default: portal-kiosk in $XDG_STATE_HOME or ~/.local/state]
    #[arg(long, value_name = "DIRECTORY")]
    state_dir: Option<PathBuf>,
}

/// Does what was typed. To be called from the main thread: shells end with the thread that started them.
pub fn carry_out(CommandLine { command, log }: CommandLine) -> ExitCode {
    // Before there is anything that could crash, or be told anything.
    if let Err(error) = core_dumps::forbid() {
        return sorry(format!("The system does not let core dumps be forbidden: {error}."));
    }
    // Before there is anything else in the process: what it reads is a stranger's.
    if let Command::Picture(picture) = &command {
        return picture.carry_out();
    }
    // Whatever this process was given by mistake, no shell inherits.
    close_fds::set_fds_cloexec(3, &[]);
    start_log(log);
    let runtime = match Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return sorry(format!("The system gives no way to wait for anything: {error}.")),
    };
    let code = LocalSet::new().block_on(&runtime, async {
        match command {
            Command::Enrol(enrol) => enrol.carry_out().await,
            Command::Pin(pin) => pin.carry_out().await,
            Command::Run(stand) => run::carry_out(&stand).await,
            Command::Check(stand) => check::carry_out(&stand).await,
            Command::Audit(audit) => audit.carry_out(),
            Command::Card(card) => card.carry_out(),
            Command::Keyring(look) => look.carry_out().await,
            Command::Picture(picture) => picture.carry_out(),
        }
    });
    // A thread that waits for a keyring may wait for ever; it ends with the process.
    runtime.shutdown_background();
    code
}

fn start_log(format: LogFormat) {
    // What is wrong with a certificate is said once for each call, and by the call itself.
    let usual = || "info,zbus=warn,rustls_platform_verifier=off".into();
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| usual());
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match format {
        LogFormat::Compact => log.compact().init(),
        LogFormat::Json => log.json().init(),
    }
}

/// Says what went wrong, to the person who typed.
fn sorry(sentence: impl AsRef<str>) -> ExitCode {
    eprintln!("{}", sentence.as_ref());
    ExitCode::FAILURE
}
