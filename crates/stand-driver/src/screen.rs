//! The X server: what it shows, whose window is on top, and touches and keys through its test extension.

use std::collections::{BTreeSet, HashSet};

use image::RgbImage;
use thiserror::Error;
use x11rb::connection::{Connection, RequestConnection};
use x11rb::errors::{ConnectError, ConnectionError, ReplyError};
use x11rb::protocol::res::{self, ConnectionExt as _};
use x11rb::protocol::xproto::{
    self, AtomEnum, ConfigureWindowAux, ConnectionExt as _, GetGeometryReply, ImageFormat, MapState, Window,
};
use x11rb::protocol::xtest::{self, ConnectionExt as _};
use x11rb::rust_connection::RustConnection;

use crate::keyboard::{Key, Keymap, Level, Position};
use crate::processes::Pid;

/// What a finger presses.
const FIRST_BUTTON: u8 = 1;

/// A window of a program's that can be seen, or could be if nothing were above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShownWindow {
    /// Whose it is.
    pub owner: Pid,
    /// Where its upper left corner is.
    pub place: (i16, i16),
    /// How wide and how high it is, in pixels.
    pub size: (u16, u16),
}

/// What can go wrong between us and the X server.
#[derive(Debug, Error)]
pub enum ScreenError {
    /// There is no such display.
    #[error("cannot reach the display")]
    Unreachable(#[from] ConnectError),
    /// The connection ended.
    #[error("the display has gone away")]
    Gone(#[from] ConnectionError),
    /// The server refused something.
    #[error("the display refused a request")]
    Refused(#[from] ReplyError),
    /// The server lacks a part that is needed.
    #[error("the display has no {0} extension")]
    Lacking(&'static str),
    /// The picture comes in a form that is not known here.
    #[error("the display's pictures have {bits} bits a pixel, not 32 with blue first")]
    Format {
        /// Bits a pixel.
        bits: u8,
    },
    /// No key writes this; which one is not said, as it may be somebody's.
    #[error("the keyboard has no key for what is to be typed")]
    NoKey,
}

/// A connection to one X server.
#[derive(Debug)]
pub(crate) struct Screen {
    connection: RustConnection,
    root: Window,
}

impl Screen {
    /// Connects to a display by its name, such as `:7`.
    pub(crate) fn connect(display: &str) -> Result<Self, ScreenError> {
        let (connection, number) = RustConnection::connect(Some(display))?;
        for (extension, name) in [(xtest::X11_EXTENSION_NAME, "XTEST"), (res::X11_EXTENSION_NAME, "X-Resource")] {
            connection.extension_information(extension)?.ok_or(ScreenError::Lacking(name))?;
        }
        connection.res_query_version(1, 2)?.reply()?;
        let root = connection.setup().roots[number].root;
        Ok(Self { connection, root })
    }

    /// How wide and how high it is now, in pixels: a screen may be turned.
    pub(crate) fn size(&self) -> Result<(u16, u16), ScreenError> {
        let root = self.connection.get_geometry(self.root)?.reply()?;
        Ok((root.width, root.height))
    }

    /// Whether the point lies on the screen.
    pub(crate) fn holds(&self, (x, y): (i32, i32)) -> Result<bool, ScreenError> {
        let (width, height) = self.size()?;
        Ok((0..i32::from(width)).contains(&x) && (0..i32::from(height)).contains(&y))
    }

    /// Whether a window manager has taken over.
    pub(crate) fn is_managed(&self) -> Result<bool, ScreenError> {
        Ok(!self.root_windows("_NET_SUPPORTING_WM_CHECK")?.is_empty())
    }

    /// Makes the one window that is shown as large as the screen. Whether there is one, and it is.
    pub(crate) fn is_filled(&self) -> Result<bool, ScreenError> {
        let (width, height) = self.size()?;
        for window in self.connection.query_tree(self.root)?.reply()?.children {
            let seen = self.connection.get_window_attributes(window)?.reply()?.map_state == MapState::VIEWABLE;
            let now = self.connection.get_geometry(window)?.reply()?;
            if seen && (now.width, now.height) == (width, height) {
                return Ok(true);
            }
            let whole = ConfigureWindowAux::new().x(0).y(0).width(u32::from(width)).height(u32::from(height));
            self.connection.configure_window(window, &whole)?.check()?;
        }
        Ok(false)
    }

    /// The process whose window is on top, if there is a window at all, whatever the window manager thinks. The server asks the
    /// kernel who is at the other end, so a process in a sandbox is known by its number outside.
    pub(crate) fn process_on_top(&self) -> Result<Option<Pid>, ScreenError> {
        let Some(&check) = self.root_windows("_NET_SUPPORTING_WM_CHECK")?.first() else { return Ok(None) };
        let window_manager = self.owner_of(check)?;
        for window in self.connection.query_tree(self.root)?.reply()?.children.into_iter().rev() {
            if self.visible_area(window)?.is_none() {
                continue;
            }
            // A window may go while it is looked at.
            let Ok(inner) = self.connection.query_tree(window)?.reply() else { continue };
            for window in inner.children.into_iter().chain([window]) {
                let owner = self.owner_of(window)?;
                if owner.is_some() && owner != window_manager {
                    return Ok(owner);
                }
            }
        }
        Ok(None)
    }

    fn owner_of(&self, window: Window) -> Result<Option<Pid>, ScreenError> {
        let whose = res::ClientIdSpec { client: window, mask: res::ClientIdMask::LOCAL_CLIENT_PID };
        let answer = self.connection.res_query_client_ids(&[whose])?.reply()?;
        let number = answer.ids.iter().flat_map(|id| &id.value).next();
        Ok(number.and_then(|&number| Pid::from_raw(i32::try_from(number).ok()?)))
    }

    /// All windows that are shown directly on the screen, menus and tooltips among them.
    pub(crate) fn shown_windows(&self) -> Result<HashSet<ShownWindow>, ScreenError> {
        let mut shown = HashSet::new();
        for window in self.connection.query_tree(self.root)?.reply()?.children {
            let Some(area) = self.visible_area(window)? else { continue };
            if let Some(owner) = self.owner_of(window)? {
                shown.insert(ShownWindow { owner, place: (area.x, area.y), size: (area.width, area.height) });
            }
        }
        Ok(shown)
    }

    /// Where a window is that is drawn on the screen. One may go while it is looked at.
    fn visible_area(&self, window: Window) -> Result<Option<GetGeometryReply>, ScreenError> {
        let attributes = self.connection.get_window_attributes(window)?.reply();
        let (Ok(attributes), Ok(geometry)) = (attributes, self.connection.get_geometry(window)?.reply()) else {
            return Ok(None);
        };
        let is_drawn =
            attributes.map_state == MapState::VIEWABLE && attributes.class == xproto::WindowClass::INPUT_OUTPUT;
        Ok(is_drawn.then_some(geometry))
    }

    /// What anybody may have left at the server for whoever comes next: the root window's properties, by name, and who owns a
    /// selection.
    pub(crate) fn left_for_others(&self) -> Result<BTreeSet<String>, ScreenError> {
        let mut left = BTreeSet::new();
        for atom in self.connection.list_properties(self.root)?.reply()?.atoms {
            let name = self.connection.get_atom_name(atom)?.reply()?.name;
            left.insert(String::from_utf8_lossy(&name).into_owned());
        }
        for selection in ["PRIMARY", "SECONDARY", "CLIPBOARD"] {
            let atom = self.connection.intern_atom(false, selection.as_bytes())?.reply()?.atom;
            if self.connection.get_selection_owner(atom)?.reply()?.owner != x11rb::NONE {
                left.insert(format!("the selection {selection}"));
            }
        }
        Ok(left)
    }

    /// The windows that a property of the root window lists.
    fn root_windows(&self, property: &str) -> Result<Vec<Window>, ScreenError> {
        let atom = self.connection.intern_atom(false, property.as_bytes())?.reply()?.atom;
        let value = self.connection.get_property(false, self.root, atom, AtomEnum::WINDOW, 0, 1024)?.reply()?;
        Ok(value.value32().map(Iterator::collect).unwrap_or_default())
    }

    /// What the screen shows now.
    pub(crate) fn picture(&self) -> Result<RgbImage, ScreenError> {
        let setup = self.connection.setup();
        let (x, y, all_planes) = (0, 0, !0);
        let (width, height) = self.size()?;
        let image =
            self.connection.get_image(ImageFormat::Z_PIXMAP, self.root, x, y, width, height, all_planes)?.reply()?;
        let bits =
            setup.pixmap_formats.iter().find(|form| form.depth == image.depth).map_or(0, |form| form.bits_per_pixel);
        if bits != 32 || setup.image_byte_order != xproto::ImageOrder::LSB_FIRST {
            return Err(ScreenError::Format { bits });
        }
        let colours = image.data.chunks_exact(4).flat_map(|pixel| [pixel[2], pixel[1], pixel[0]]).collect();
        RgbImage::from_raw(width.into(), height.into(), colours).ok_or(ScreenError::Format { bits })
    }

    /// Presses and releases at a point.
    pub(crate) fn touch(&self, point: (i16, i16)) -> Result<(), ScreenError> {
        self.press_button(point)?;
        self.lift_finger(point)
    }

    /// Presses and releases a button of a mouse at a point, by its number.
    pub(crate) fn click(&self, button: u8, point: (i16, i16)) -> Result<(), ScreenError> {
        self.fake(xproto::MOTION_NOTIFY_EVENT, 0, point)?;
        self.fake(xproto::BUTTON_PRESS_EVENT, button, point)?;
        self.fake(xproto::BUTTON_RELEASE_EVENT, button, point)?;
        self.wait_until_done()
    }

    /// Presses a key and does not release it.
    pub(crate) fn hold(&self, key: Key) -> Result<(), ScreenError> {
        let held = self.keymap()?.find(key.symbol()).ok_or(ScreenError::NoKey)?;
        self.fake(xproto::KEY_PRESS_EVENT, held.code, (0, 0))?;
        self.wait_until_done()
    }

    /// Turns the wheel five notches up and five down while a key is held.
    pub(crate) fn turn_wheel_with(&self, key: Key, point: (i16, i16)) -> Result<(), ScreenError> {
        let held = self.keymap()?.find(key.symbol()).ok_or(ScreenError::NoKey)?;
        self.fake(xproto::KEY_PRESS_EVENT, held.code, (0, 0))?;
        for button in [4, 4, 4, 4, 4, 5, 5, 5, 5, 5] {
            self.click(button, point)?;
        }
        self.fake(xproto::KEY_RELEASE_EVENT, held.code, (0, 0))?;
        self.wait_until_done()
    }

    /// Moves to a point, with whatever is pressed.
    pub(crate) fn move_to(&self, point: (i16, i16)) -> Result<(), ScreenError> {
        self.fake(xproto::MOTION_NOTIFY_EVENT, 0, point)?;
        self.wait_until_done()
    }

    /// Presses at a point. Returns at once: whoever measures cannot wait for an answer.
    pub(crate) fn put_finger_down(&self, point: (i16, i16)) -> Result<(), ScreenError> {
        self.press_button(point)?;
        Ok(self.connection.flush()?)
    }

    /// Releases what was pressed.
    pub(crate) fn lift_finger(&self, point: (i16, i16)) -> Result<(), ScreenError> {
        self.fake(xproto::BUTTON_RELEASE_EVENT, FIRST_BUTTON, point)?;
        self.wait_until_done()
    }

    fn press_button(&self, point: (i16, i16)) -> Result<(), ScreenError> {
        self.fake(xproto::MOTION_NOTIFY_EVENT, 0, point)?;
        self.fake(xproto::BUTTON_PRESS_EVENT, FIRST_BUTTON, point)
    }

    /// Types a text. Nothing is typed when a key is missing for any of it.
    pub(crate) fn write(&self, text: &str) -> Result<(), ScreenError> {
        let keymap = self.keymap()?;
        let shift = keymap.find(Key::Shift.symbol()).ok_or(ScreenError::NoKey)?;
        let keys: Option<Vec<Position>> = text.chars().map(|c| keymap.find(Key::Character(c).symbol())).collect();
        for key in keys.ok_or(ScreenError::NoKey)? {
            match key.level {
                Level::Plain => self.chord(&[key])?,
                Level::Shifted => self.chord(&[shift, key])?,
            }
        }
        self.wait_until_done()
    }

    /// Presses keys one after the other and releases them in reverse, so that the first are held for the last.
    pub(crate) fn press(&self, keys: &[Key]) -> Result<(), ScreenError> {
        let keymap = self.keymap()?;
        let positions: Option<Vec<Position>> = keys.iter().map(|key| keymap.find(key.symbol())).collect();
        self.chord(&positions.ok_or(ScreenError::NoKey)?)?;
        self.wait_until_done()
    }

    fn chord(&self, keys: &[Position]) -> Result<(), ScreenError> {
        for key in keys {
            self.fake(xproto::KEY_PRESS_EVENT, key.code, (0, 0))?;
        }
        for key in keys.iter().rev() {
            self.fake(xproto::KEY_RELEASE_EVENT, key.code, (0, 0))?;
        }
        Ok(())
    }

    fn keymap(&self) -> Result<Keymap, ScreenError> {
        let setup = self.connection.setup();
        let count = setup.max_keycode - setup.min_keycode + 1;
        let table = self.connection.get_keyboard_mapping(setup.min_keycode, count)?.reply()?;
        Ok(Keymap::new(setup.min_keycode, table.keysyms_per_keycode, table.keysyms))
    }

    fn fake(&self, event: u8, detail: u8, (x, y): (i16, i16)) -> Result<(), ScreenError> {
        let (now, core_device) = (x11rb::CURRENT_TIME, 0);
        self.connection.xtest_fake_input(event, detail, now, self.root, x, y, core_device)?;
        Ok(())
    }

    /// Returns once the server has carried out everything that was sent.
    fn wait_until_done(&self) -> Result<(), ScreenError> {
        self.connection.get_input_focus()?.reply()?;
        Ok(())
    }
}
