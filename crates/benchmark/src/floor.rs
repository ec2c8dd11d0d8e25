//! The floor: `bare-window`, which shows the product's own sign-in page and nothing else.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use anyhow::{Context as _, Result};
use stand_driver::{Room, RoomPlan};
use tempfile::TempDir;

use crate::contender::{self, Contender};
use crate::product::RestingView;
use crate::resting_screen::RestingScreen;

/// Where the page loads the logo from, here as in the product.
pub(crate) const LOGO_URL: &str = "branding://localhost/logo";

/// The files that it is given and that it writes.
const VIEW: &str = "view.json";
const LOGO: &str = "logo.png";
const LOADED: &str = "loaded";
const LOG: &str = "log";

/// A window that has been opened once, and closed again.
#[derive(Debug)]
pub(crate) struct Floor {
    window: Option<Child>,
    pages: PathBuf,
    files: TempDir,
    /// What it shows at rest.
    pub(crate) resting: RestingScreen,
    room: Room,
}

impl Floor {
    /// Opens the window once, so that what it shows is known.
    pub(crate) async fn open(pages: &Path, resting: &RestingView) -> Result<Self> {
        crate::say("the floor starts for the first time");
        let files = TempDir::new()?;
        std::fs::write(files.path().join(VIEW), serde_json::to_vec(&resting.view)?)?;
        if let Some(png) = &resting.logo_png {
            std::fs::write(files.path().join(LOGO), png)?;
        }
        let room = Room::open(RoomPlan::portrait()).await?;
        let window = open_window(&room, pages, files.path())?;
        let resting = RestingScreen::learn(&room).await.context("the floor did not start")?;
        let mut floor = Self { window: Some(window), pages: pages.to_owned(), files, resting, room };
        contender::end_wholly(&mut floor).await?;
        Ok(floor)
    }

    /// The built files that the page has loaded when it was last shown, each once.
    pub(crate) fn loaded_files(&self) -> Result<Vec<PathBuf>> {
        let list = std::fs::read_to_string(self.files.path().join(LOADED))?;
        let mut files: Vec<PathBuf> = list.lines().map(|path| PathBuf::from(path.trim_start_matches('/'))).collect();
        files.sort();
        files.dedup();
        Ok(files)
    }
}

impl Contender for Floor {
    fn room(&self) -> &Room {
        &self.room
    }

    fn start(&mut self) -> Result<()> {
        self.window = Some(open_window(&self.room, &self.pages, self.files.path())?);
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        if let Some(mut window) = self.window.take() {
            window.kill()?;
            window.wait()?;
        }
        Ok(())
    }
}

impl Drop for Floor {
    fn drop(&mut self) {
        // The room would end it as well, but nobody would wait for it.
        let _ended = self.end();
    }
}

/// Starts the window as the product's shell is started where there is no graphics processor.
fn open_window(room: &Room, pages: &Path, files: &Path) -> Result<Child> {
    let program = std::env::current_exe()?.with_file_name("bare-window");
    let mut command = room.command(program);
    command.arg("--pages").arg(pages).arg("--view").arg(files.join(VIEW));
    if files.join(LOGO).exists() {
        command.arg("--logo").arg(files.join(LOGO));
    }
    command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
    command.stdin(Stdio::null()).stdout(File::create(files.join(LOADED))?).stderr(File::create(files.join(LOG))?);
    command.spawn().context("bare-window, which is built with this program, cannot be run")
}
