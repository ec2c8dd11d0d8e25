//! What somebody can leave at an X server and whoever comes next can find there.

use x11rb::connection::Connection;
use x11rb::protocol::xkb::{self, ConnectionExt as _, ID};
use x11rb::protocol::xproto::{
    AtomEnum, Blanking, ConnectionExt as _, CreateWindowAux, Exposures, ModMask, PropMode, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{CURRENT_TIME, NONE};

use crate::{Room, ScreenError};

/// Somebody who leaves something at a display. What they have copied lasts as long as this value.
#[derive(Debug)]
pub struct LeftAtDisplay {
    server: RustConnection,
    root: u32,
}

/// What is found at a display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundAtDisplay {
    /// Whether Caps Lock is on.
    pub caps_lock: bool,
    /// Whether a number pad types digits.
    pub num_lock: bool,
    /// Whether somebody offers what they have copied.
    pub copied: bool,
    /// Whether there is text in the oldest kind of clipboard, which keeps it by itself.
    pub cut_buffer: bool,
    /// Whether the screen goes dark when nobody has touched it for a while.
    pub goes_dark: bool,
}

impl LeftAtDisplay {
    /// Locks capitals and nothing else, copies something, cuts something, and lets the screen go dark in an hour.
    pub fn in_room(room: &Room) -> Result<Self, ScreenError> {
        let (server, screen) = RustConnection::connect(Some(room.display()))?;
        let root = server.setup().roots.get(screen).map_or(NONE, |screen| screen.root);
        server.xkb_use_extension(1, 0)?.reply()?;
        let (every, caps_lock, device) = (ModMask::from(0xff_u8), ModMask::LOCK, u16::from(ID::USE_CORE_KBD));
        server.xkb_latch_lock_state(device, every, caps_lock, false, xkb::Group::M1, every, false, 0)?;
        let window = server.generate_id().map_err(|_| ScreenError::Lacking("room for a window"))?;
        let (whole, input_only) = (CreateWindowAux::new(), WindowClass::INPUT_ONLY);
        server.create_window(0, window, root, 0, 0, 1, 1, 0, input_only, 0, &whole)?;
        for selection in selections(&server)? {
            server.set_selection_owner(window, selection, CURRENT_TIME)?;
        }
        server.change_property8(PropMode::REPLACE, root, AtomEnum::CUT_BUFFER0, AtomEnum::STRING, b"left behind")?;
        server.set_screen_saver(3600, 3600, Blanking::PREFERRED, Exposures::ALLOWED)?;
        server.sync()?;
        Ok(Self { server, root })
    }

    /// What is there now.
    pub fn found(&self) -> Result<FoundAtDisplay, ScreenError> {
        let state = self.server.xkb_get_state(u16::from(ID::USE_CORE_KBD))?.reply()?;
        let mut copied = false;
        for selection in selections(&self.server)? {
            copied |= self.server.get_selection_owner(selection)?.reply()?.owner != NONE;
        }
        let cut = self.server.get_property(false, self.root, AtomEnum::CUT_BUFFER0, AtomEnum::ANY, 0, 1)?.reply()?;
        Ok(FoundAtDisplay {
            caps_lock: state.locked_mods.contains(ModMask::LOCK),
            num_lock: state.locked_mods.contains(ModMask::M2),
            copied,
            cut_buffer: cut.type_ != NONE,
            goes_dark: self.server.get_screen_saver()?.reply()?.timeout > 0,
        })
    }
}

fn selections(server: &RustConnection) -> Result<[u32; 3], ScreenError> {
    let clipboard = server.intern_atom(false, b"CLIPBOARD")?.reply()?.atom;
    Ok([AtomEnum::PRIMARY.into(), AtomEnum::SECONDARY.into(), clipboard])
}
