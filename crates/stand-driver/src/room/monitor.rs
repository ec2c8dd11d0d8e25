//! The room's monitor is turned, or shows another resolution.

use x11rb::connection::Connection as _;
use x11rb::protocol::randr::{self, ConnectionExt as _, ModeInfo, Rotation};
use x11rb::rust_connection::RustConnection;

use super::{Room, RoomError};
use crate::screen::ScreenError;

/// What the server is told of a screen's size in millimetres, at 96 dots an inch.
const MILLIMETRES_PER_DOT: f64 = 25.4 / 96.0;

impl Room {
    /// Gives the screen this size, as `xrandr` does, while programs are on it. The X server of a room has memory for the size that
    /// the room was opened with: neither side can become longer than it was then.
    ///
    /// # Errors
    ///
    /// When the X server refuses.
    pub fn screen_becomes(&self, width: u16, height: u16) -> Result<(), RoomError> {
        let (connection, screen) = RustConnection::connect(Some(&self.display)).map_err(ScreenError::from)?;
        Ok(resize(&connection, connection.setup().roots[screen].root, width, height)?)
    }
}

fn resize(connection: &RustConnection, root: u32, width: u16, height: u16) -> Result<(), ScreenError> {
    let resources = connection.randr_get_screen_resources_current(root)?.reply()?;
    let (output, crtc) = (resources.outputs[0], resources.crtcs[0]);
    let known = resources.modes.iter().find(|mode| (mode.width, mode.height) == (width, height));
    let mode = match known {
        Some(mode) => mode.id,
        None => new_mode(connection, root, output, width, height)?,
    };
    let millimetres = |dots: u16| (f64::from(dots) * MILLIMETRES_PER_DOT).round() as u32;
    // A screen may be smaller than what is shown on it only while nothing is.
    let show = |mode, outputs: &[randr::Output]| -> Result<(), ScreenError> {
        let (now, known, corner, turn) = (x11rb::CURRENT_TIME, resources.config_timestamp, 0, Rotation::ROTATE0);
        connection.randr_set_crtc_config(crtc, now, known, corner, corner, mode, turn, outputs)?.reply()?;
        Ok(())
    };
    show(x11rb::NONE, &[])?;
    connection.randr_set_screen_size(root, width, height, millimetres(width), millimetres(height))?.check()?;
    show(mode, &[output])
}

fn new_mode(
    connection: &RustConnection,
    root: u32,
    output: randr::Output,
    width: u16,
    height: u16,
) -> Result<randr::Mode, ScreenError> {
    let name = format!("{width}x{height}");
    let name_len = u16::try_from(name.len()).unwrap_or(u16::MAX);
    let mode = ModeInfo { width, height, name_len, ..ModeInfo::default() };
    let mode = connection.randr_create_mode(root, mode, name.as_bytes())?.reply()?.mode;
    connection.randr_add_output_mode(output, mode)?.check()?;
    Ok(mode)
}
