//! What outlives every shell at the X server: keys that lock, selections and cut buffers, and when the screen goes dark. Each shell
//! puts it in order before it is seen. A Wayland compositor forgets what somebody copied with their window, and lets no program
//! have a say in the rest: there it is a matter of how the compositor is started.

use gtk::glib::ObjectExt as _;
use thiserror::Error;
use x11rb::connection::{Connection, RequestConnection as _};
use x11rb::protocol::dpms::{self, ConnectionExt as _};
use x11rb::protocol::xkb::{self, ConnectionExt as _, ID};
use x11rb::protocol::xproto::{AtomEnum, Blanking, ConnectionExt as _, Exposures, ModMask};
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{CURRENT_TIME, NONE};

/// Why the display stays as it is. None of it keeps anybody from signing in.
#[derive(Debug, Error)]
pub(super) enum DisplayError {
    #[error("there is no X server")]
    NoServer(#[from] x11rb::errors::ConnectError),
    #[error("the X server has gone away")]
    Gone(#[from] x11rb::errors::ConnectionError),
    #[error("the X server refuses")]
    Refused(#[from] x11rb::errors::ReplyError),
}

const CUT_BUFFERS: [AtomEnum; 8] = [
    AtomEnum::CUT_BUFFER0,
    AtomEnum::CUT_BUFFER1,
    AtomEnum::CUT_BUFFER2,
    AtomEnum::CUT_BUFFER3,
    AtomEnum::CUT_BUFFER4,
    AtomEnum::CUT_BUFFER5,
    AtomEnum::CUT_BUFFER6,
    AtomEnum::CUT_BUFFER7,
];

/// Nothing is copied, no layout is chosen, and no key is locked but Num Lock, so that a number pad types digits for
/// everybody. The screen stays on: one that is dark looks broken to whoever comes.
pub(super) fn put_in_order() -> Result<(), DisplayError> {
    if !gtk::gdk::Display::default().is_some_and(|display| display.is::<gdkx11::X11Display>()) {
        return Ok(());
    }
    let (server, screen) = x11rb::connect(None)?;
    let clipboard = server.intern_atom(false, b"CLIPBOARD")?;
    let keyboard = server.xkb_use_extension(1, 0)?;
    for selection in [AtomEnum::PRIMARY.into(), AtomEnum::SECONDARY.into(), clipboard.reply()?.atom] {
        server.set_selection_owner(NONE, selection, CURRENT_TIME)?;
    }
    for root in server.setup().roots.iter().skip(screen).take(1).map(|screen| screen.root) {
        for buffer in CUT_BUFFERS {
            server.delete_property(root, buffer.into())?;
        }
    }
    if keyboard.reply()?.supported {
        let (every, num_lock) = (ModMask::from(0xff_u8), ModMask::M2);
        let device = u16::from(ID::USE_CORE_KBD);
        server.xkb_latch_lock_state(device, every, num_lock, true, xkb::Group::M1, every, true, 0)?;
    }
    server.set_screen_saver(0, 0, Blanking::NOT_PREFERRED, Exposures::NOT_ALLOWED)?;
    if server.extension_information(dpms::X11_EXTENSION_NAME)?.is_some() {
        server.dpms_disable()?;
    }
    Ok(server.sync()?)
}
