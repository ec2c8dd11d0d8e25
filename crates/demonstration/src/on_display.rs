//! On somebody's own display: the kiosk in a window, the sandbox portal's phones in the browser beside it, until Ctrl-C.

use std::path::Path;
use std::process::{Command, Stdio};

use stand_driver::Desk;
use stand_driver::programs::{Portal, Programs, Stand};

use crate::STAFF_PIN;

const PAIRING_CODE: &str = "HARB-0001";

/// How large the kiosk is.
#[derive(Clone, Copy)]
pub(crate) enum Size {
    /// A stand's upright screen, at half its size.
    Window,
    /// As on a stand.
    FullScreen,
}

impl Size {
    /// What the flag `--fullscreen` means.
    pub(crate) const fn from_flag(fullscreen: bool) -> Self {
        if fullscreen { Self::FullScreen } else { Self::Window }
    }

    const fn configuration(self) -> &'static str {
        match self {
            Self::Window => "window = { width = 540, height = 960 }\n",
            Self::FullScreen => "",
        }
    }
}

pub(crate) async fn run(programs: &Programs, size: Size) -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let portal = Portal::start(programs)?;
    let at_desk = |program: &Path| desk.command(program);
    let stand = Stand::enrol(programs, &at_desk, &portal, PAIRING_CODE, size.configuration())?;
    stand.set_pin(programs, &at_desk, STAFF_PIN)?;
    let phones = format!("{}/phones", portal.base_url());
    println!("\nThe kiosk is on your screen. The invented patients' phones: {phones}");
    println!("What there is to try: {}", portal.base_url());
    println!("The staff panel is behind Help and Staff; its PIN is {STAFF_PIN}.");
    println!("Ctrl-C ends everything.");
    open_in_browser(&phones);
    tokio::signal::ctrl_c().await?;
    drop(stand);
    drop(portal);
    drop(desk);
    Ok(())
}

/// The address has been printed, so a desktop without a browser is no reason to stop.
fn open_in_browser(url: &str) {
    let _printed_above = Command::new("xdg-open").arg(url).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
