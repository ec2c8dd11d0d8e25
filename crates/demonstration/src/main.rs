//! What `cargo xtask demo` runs once everything is built: the kiosk in a window beside the sandbox portal's phones, or,
//! where there is no display, one patient's journey in pictures. On request, every screen in every branding instead.

mod album;
mod every_look;
mod on_display;
mod without_display;

use std::path::PathBuf;

use clap::Parser;
use stand_driver::programs::Programs;

/// The staff's PIN at an invented stand.
const STAFF_PIN: &str = "482915";

/// Shows the kiosk with a sandbox portal and invented patients.
#[derive(Parser)]
struct Arguments {
    /// Where the release programs are
    #[arg(long)]
    programs: PathBuf,
    /// Where the pictures go
    #[arg(long)]
    pictures: PathBuf,
    /// Fill the screen, as on a stand
    #[arg(long)]
    fullscreen: bool,
    /// Take pictures of both clinics in their longest, emptiest and right-to-left branding instead
    #[arg(long, conflicts_with = "fullscreen")]
    every_look: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let programs = Programs::in_directory(&arguments.programs);
    if arguments.every_look {
        every_look::run(&programs, &arguments.pictures).await
    } else if std::env::var_os("DISPLAY").is_some() || std::env::var_os("WAYLAND_DISPLAY").is_some() {
        on_display::run(&programs, on_display::Size::from_flag(arguments.fullscreen)).await
    } else {
        without_display::run(&programs, &arguments.pictures).await
    }
}
