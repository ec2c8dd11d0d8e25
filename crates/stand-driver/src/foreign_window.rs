//! A window of a program that has nothing to do with the kiosk: an update's question, a notification, a screen lock.

use std::time::Duration;

use image::{Rgb, RgbImage};
use tokio::time::{Instant, sleep};
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ConfigureWindowAux, ConnectionExt as _, CreateWindowAux, EventMask, MapState, PropMode, StackMode,
    Visibility, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::{Area, Room, ScreenError};

/// Violet, as no clinic's screen has it.
const COLOUR: [u8; 3] = [0xb1, 0x00, 0xf5];

/// So long a window manager may take to put a window on the screen.
const TO_BE_MAPPED: Duration = Duration::from_secs(10);

/// How a program asks for a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignKind {
    /// As most do: matchbox makes it as large as the screen.
    Ordinary,
    /// As a question that stays above other windows.
    Dialog,
    /// As a notification.
    Notification,
    /// For the whole screen.
    FullScreen,
    /// Without asking the window manager: a menu, a screen lock, an old program.
    Popup,
}

impl ForeignKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Ordinary, Self::Dialog, Self::Notification, Self::FullScreen, Self::Popup];

    /// What is written on the window for the window manager: a property and its value.
    const fn asked_for(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Ordinary | Self::Popup => None,
            Self::Dialog => Some(("_NET_WM_WINDOW_TYPE", "_NET_WM_WINDOW_TYPE_DIALOG")),
            Self::Notification => Some(("_NET_WM_WINDOW_TYPE", "_NET_WM_WINDOW_TYPE_NOTIFICATION")),
            Self::FullScreen => Some(("_NET_WM_STATE", "_NET_WM_STATE_FULLSCREEN")),
        }
    }
}

/// Such a window. It closes with this value.
#[derive(Debug)]
pub struct ForeignWindow {
    server: RustConnection,
    window: Window,
}

impl ForeignWindow {
    /// Opens one. Returns once it has been put on the screen, whatever has become of it by then.
    pub async fn opens(room: &Room, kind: ForeignKind, place: Area) -> Result<Self, ScreenError> {
        let (server, screen) = RustConnection::connect(Some(room.display()))?;
        let root = server.setup().roots.get(screen).map_or(x11rb::NONE, |screen| screen.root);
        let window = server.generate_id().map_err(|_| ScreenError::Lacking("room for a window"))?;
        let looks = CreateWindowAux::new()
            .background_pixel(u32::from_be_bytes([0, COLOUR[0], COLOUR[1], COLOUR[2]]))
            .override_redirect(u32::from(kind == ForeignKind::Popup))
            .event_mask(EventMask::VISIBILITY_CHANGE);
        let [x, y] = [place.x, place.y].map(|corner| i16::try_from(corner).unwrap_or_default());
        let [width, height] = [place.width, place.height].map(|side| u16::try_from(side).unwrap_or(1));
        server.create_window(0, window, root, x, y, width, height, 0, WindowClass::INPUT_OUTPUT, 0, &looks)?;
        server.change_property8(
            PropMode::REPLACE,
            window,
            AtomEnum::WM_CLASS,
            AtomEnum::STRING,
            b"update\0Update\0",
        )?;
        if let Some((property, value)) = kind.asked_for() {
            let [property, value] = [property, value].map(|name| server.intern_atom(false, name.as_bytes()));
            let (property, value) = (property?.reply()?.atom, value?.reply()?.atom);
            server.change_property32(PropMode::REPLACE, window, property, AtomEnum::ATOM, &[value])?;
        }
        server.map_window(window)?;
        let deadline = Instant::now() + TO_BE_MAPPED;
        while server.get_window_attributes(window)?.reply()?.map_state != MapState::VIEWABLE {
            if Instant::now() >= deadline {
                return Err(ScreenError::Lacking("place for another window"));
            }
            sleep(Duration::from_millis(10)).await;
        }
        Ok(Self { server, window })
    }

    /// How many pixels of a picture show such a window.
    pub fn pixels_in(picture: &RgbImage) -> usize {
        picture.pixels().filter(|pixel| **pixel == Rgb(COLOUR)).count()
    }

    /// Comes to the front again whenever something hides it, for so long. Says how many times it had to.
    pub async fn insists_for(&self, time: Duration) -> Result<u32, ScreenError> {
        let (deadline, mut hidden) = (Instant::now() + time, 0);
        let above = ConfigureWindowAux::new().stack_mode(StackMode::ABOVE);
        while Instant::now() < deadline {
            while let Some(event) = self.server.poll_for_event()? {
                if matches!(event, Event::VisibilityNotify(seen) if seen.state != Visibility::UNOBSCURED) {
                    hidden += 1;
                    self.server.configure_window(self.window, &above)?;
                }
            }
            self.server.flush()?;
            sleep(Duration::from_millis(5)).await;
        }
        Ok(hidden)
    }
}
