//! The window as the X server knows it.

use gtk::prelude::{Cast as _, WidgetExt as _};

/// The window's number at the X server. There is none before it is realized, and none without X.
pub(super) fn number(window: &gtk::Window) -> Option<u32> {
    let surface = window.window()?.downcast::<gdkx11::X11Window>().ok()?;
    u32::try_from(surface.xid()).ok()
}
