//! The X server: which windows are shown above the kiosk's own, and putting that in front.

use thiserror::Error;
use x11rb::connection::Connection as _;
use x11rb::errors::{ConnectError, ConnectionError, ReplyError};
use x11rb::protocol::xproto::{
    AtomEnum, ChangeWindowAttributesAux, ConfigureWindowAux, ConnectionExt as _, EventMask, GetGeometryReply,
    InputFocus, MapState, StackMode, Window,
};
use x11rb::rust_connection::RustConnection;
use x11rb::{CURRENT_TIME, NONE};

use crate::order::{Area, Place, Shown, place_of};

/// How the names of the kiosk's programs begin, which their windows carry (`WM_CLASS`).
const THE_KIOSKS: &[u8] = b"portal-kiosk";

/// The most that is read of a program's name, in units of four bytes.
const NAME: u32 = 16;

/// Why the X server is of no use.
#[derive(Debug, Error)]
pub enum DisplayError {
    /// There is none.
    #[error("there is no X server")]
    NoServer(#[from] ConnectError),
    /// There is none any more.
    #[error("the X server has gone away")]
    Gone(#[from] ConnectionError),
    /// The kiosk's own window is none of its windows.
    #[error("the X server refuses")]
    Refused(#[from] ReplyError),
}

/// One window of the kiosk's, and the screen that it is on.
pub(crate) struct Display {
    server: RustConnection,
    root: Window,
    own: Window,
}

impl Display {
    /// Begins to hear of whatever happens to windows.
    pub(crate) fn connect(own: Window) -> Result<Self, DisplayError> {
        let (server, _) = x11rb::connect(None)?;
        let root = server.query_tree(own)?.reply()?.root;
        for (window, heard) in [(root, EventMask::SUBSTRUCTURE_NOTIFY), (own, EventMask::FOCUS_CHANGE)] {
            server.change_window_attributes(window, &ChangeWindowAttributesAux::new().event_mask(heard))?.check()?;
        }
        Ok(Self { server, root, own })
    }

    /// Whoever looks now sees what has come of it.
    pub(crate) fn forget_what_happened(&self) -> Result<(), DisplayError> {
        while self.server.poll_for_event()?.is_some() {}
        Ok(())
    }

    pub(crate) fn until_something_happens(&self) -> Result<(), DisplayError> {
        self.server.wait_for_event()?;
        Ok(())
    }

    /// The window of another program's that hides a part of the kiosk's, or has its keys.
    pub(crate) fn in_the_way(&self) -> Result<Option<Window>, DisplayError> {
        let on_screen = self.server.query_tree(self.root)?.reply()?.children;
        let Some(frame) = self.on_screen(self.own)? else { return Ok(None) };
        let Some(own) = self.shown(frame)? else { return Ok(None) };
        let mut above = Vec::new();
        for window in on_screen.into_iter().rev().take_while(|window| *window != frame) {
            above.extend(self.shown(window)?);
        }
        match place_of(own.area, &above) {
            Place::Beneath => Ok(None),
            Place::Behind(other) => Ok(Some(other)),
            Place::InFront => self.with_the_keys(),
        }
    }

    /// Puts the kiosk's window above all others, and gives it the keys if another program has them.
    pub(crate) fn put_in_front(&self) -> Result<(), DisplayError> {
        let Some(frame) = self.on_screen(self.own)? else { return Ok(()) };
        let above = ConfigureWindowAux::new().stack_mode(StackMode::ABOVE);
        // Asked, a window manager puts a window above its own kind at most. It is not asked for what says that it is not its
        // business, as its own frames do.
        let is_managed = known(self.server.get_window_attributes(frame)?.reply())?;
        let is_managed = is_managed.is_some_and(|attributes| !attributes.override_redirect);
        let unmanaged = |yes: bool| ChangeWindowAttributesAux::new().override_redirect(u32::from(yes));
        if is_managed {
            self.server.change_window_attributes(frame, &unmanaged(true))?.ignore_error();
        }
        self.server.configure_window(frame, &above)?.ignore_error();
        if is_managed {
            self.server.change_window_attributes(frame, &unmanaged(false))?.ignore_error();
        }
        if self.with_the_keys()?.is_some() {
            self.server.set_input_focus(InputFocus::PARENT, self.own, CURRENT_TIME)?.ignore_error();
        }
        Ok(self.server.flush()?)
    }

    /// What a program calls itself.
    pub(crate) fn program_of(&self, window: Window) -> Result<String, DisplayError> {
        let mut names = vec![self.name(window)?];
        for inner in self.within(window)? {
            names.push(self.name(inner)?);
        }
        let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        let first = name.split(|byte| *byte == 0).next().unwrap_or_default();
        Ok(String::from_utf8_lossy(first).into_owned())
    }

    /// Another program's window that has the keys. Where nobody in particular has them, whoever is under the pointer does.
    fn with_the_keys(&self) -> Result<Option<Window>, DisplayError> {
        let focus = self.server.get_input_focus()?.reply()?.focus;
        if [NONE, InputFocus::POINTER_ROOT.into()].contains(&focus) {
            return Ok(None);
        }
        let Some(frame) = self.on_screen(focus)? else { return Ok(None) };
        Ok((!self.is_the_kiosks(frame)?).then_some(frame))
    }

    /// What of a window is directly on the screen: itself, or the frame that a window manager has put around it.
    fn on_screen(&self, mut window: Window) -> Result<Option<Window>, DisplayError> {
        loop {
            let Some(tree) = known(self.server.query_tree(window)?.reply())? else { return Ok(None) };
            match tree.parent {
                NONE => return Ok(None),
                root if root == self.root => return Ok(Some(window)),
                around => window = around,
            }
        }
    }

    /// Also what cannot be seen, if it takes touches.
    fn shown(&self, window: Window) -> Result<Option<Shown>, DisplayError> {
        let attributes = known(self.server.get_window_attributes(window)?.reply())?;
        if attributes.is_none_or(|attributes| attributes.map_state != MapState::VIEWABLE) {
            return Ok(None);
        }
        let Some(geometry) = known(self.server.get_geometry(window)?.reply())? else { return Ok(None) };
        Ok(Some(Shown { window, area: area(&geometry), is_the_kiosks: self.is_the_kiosks(window)? }))
    }

    fn is_the_kiosks(&self, window: Window) -> Result<bool, DisplayError> {
        if self.name(window)?.starts_with(THE_KIOSKS) {
            return Ok(true);
        }
        for inner in self.within(window)? {
            if self.name(inner)?.starts_with(THE_KIOSKS) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn within(&self, window: Window) -> Result<Vec<Window>, DisplayError> {
        Ok(known(self.server.query_tree(window)?.reply())?.map(|tree| tree.children).unwrap_or_default())
    }

    fn name(&self, window: Window) -> Result<Vec<u8>, DisplayError> {
        let asked = self.server.get_property(false, window, AtomEnum::WM_CLASS, AtomEnum::STRING, 0, NAME)?;
        Ok(known(asked.reply())?.map(|property| property.value).unwrap_or_default())
    }
}

/// A window may go while it is looked at. Then nothing is known of it.
fn known<T>(answer: Result<T, ReplyError>) -> Result<Option<T>, DisplayError> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(ReplyError::X11Error(_)) => Ok(None),
        Err(gone) => Err(gone.into()),
    }
}

fn area(geometry: &GetGeometryReply) -> Area {
    let edges = 2 * i32::from(geometry.border_width);
    Area {
        x: geometry.x.into(),
        y: geometry.y.into(),
        width: i32::from(geometry.width) + edges,
        height: i32::from(geometry.height) + edges,
    }
}
