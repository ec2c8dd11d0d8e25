//! WebKitGTK's own small browser with one page, in a room.

use std::path::PathBuf;
use std::process::{Child, Stdio};

use stand_driver::{Person, Role, Room, RoomPlan};

/// A room, a browser in it, and somebody before it.
pub(crate) struct Visit {
    pub(crate) person: Person,
    pub(crate) browser: Browser,
    pub(crate) room: Room,
}

impl Visit {
    /// Returns once the person sees the page.
    pub(crate) async fn begin() -> Self {
        let room = Room::open(RoomPlan::portrait()).await.unwrap();
        let browser = Browser::open(&["env"], &room, "Welcome to <em>Maple</em> Clinic");
        let person = Person::in_room(&room).await.unwrap();
        person.sees(Role::Heading, "Welcome to Maple Clinic").await.unwrap();
        Self { person, browser, room }
    }
}

/// A running browser; it ends when it is dropped.
pub(crate) struct Browser(pub(crate) Child);

impl Browser {
    /// A browser with the page, under that heading, started by way of another program such as `env`.
    pub(crate) fn open(starter: &[&str], room: &Room, heading: &str) -> Self {
        let file = tempfile::Builder::new().suffix(".html").tempfile_in(room.home()).unwrap();
        // The room takes it away.
        let (_, page) = file.keep().unwrap();
        std::fs::write(&page, include_str!("../page.html").replace("HEADING", heading)).unwrap();
        let mut command = room.command(starter[0]);
        command.args(&starter[1..]).arg(mini_browser()).arg("--full-screen").arg(format!("file://{}", page.display()));
        command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1").stdout(Stdio::null()).stderr(Stdio::null());
        Self(command.spawn().unwrap())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The browser lies in a directory that is named after the machine's kind.
fn mini_browser() -> PathBuf {
    let mut candidates =
        std::fs::read_dir("/usr/lib").unwrap().map(|entry| entry.unwrap().path().join("webkit2gtk-4.1/MiniBrowser"));
    candidates.find(|path| path.exists()).expect("MiniBrowser comes with libwebkit2gtk-4.1-0")
}
