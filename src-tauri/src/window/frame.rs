//! The window manager's frame around the window, in the clinic's colour too. The frame belongs to the window manager: when
//! the shell's processes are ended it stays for a moment longer than the window, and would be seen grey.

use kiosk_core::Colour;
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ChangeWindowAttributesAux, ConnectionExt as _};

use super::display::DisplayError;
use super::surface;

/// Fills the frame of a window that is on the screen. Without a frame, or without X, there is nothing to do.
pub(super) fn fill(window: &gtk::Window, colour: Colour) -> Result<(), DisplayError> {
    let Some(own) = surface::number(window) else { return Ok(()) };
    let (connection, _) = x11rb::connect(None)?;
    let around = connection.query_tree(own)?.reply()?;
    if around.parent == around.root {
        return Ok(());
    }
    // On every screen of today a pixel's value is its colour.
    let [red, green, blue] = colour.rgb();
    let ground = ChangeWindowAttributesAux::new().background_pixel(u32::from_be_bytes([0, red, green, blue]));
    connection.change_window_attributes(around.parent, &ground)?.check()?;
    Ok(connection.flush()?)
}
