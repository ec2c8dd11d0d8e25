//! What is really on the screen where this window is, a few pixels of it, as the X server says. The page counts the frames that it has
//! drawn; whether they get as far as the screen is another matter, and a graphics driver may take everything and show nothing.

use gtk::prelude::{Cast as _, CastNone as _, WidgetExt as _};
use webkit2gtk::WebView;
use x11rb::protocol::xproto::{ConnectionExt as _, GetGeometryReply, ImageFormat, Window};
use x11rb::rust_connection::RustConnection;

use super::display::DisplayError;

/// Lines that are read of a window that is looked at as a whole. Between two of them there is no room for a screen's heading.
const LINES: u16 = 24;

/// The colours of a pixel, of which only whether they are the same matters.
pub(super) type Pixel = [u8; 3];

/// The window's own pixels.
pub(super) struct Surface {
    server: RustConnection,
    own: Window,
    root: Window,
}

impl Surface {
    /// Of the window that the view is in. There is none that can be read under a Wayland compositor: it tells no program what it
    /// shows.
    pub(super) fn of(view: &WebView) -> Result<Option<Self>, DisplayError> {
        let window = view.toplevel().and_downcast::<gtk::Window>();
        let Some(own) = window.as_ref().and_then(number) else { return Ok(None) };
        let (server, _) = x11rb::connect(None)?;
        let root = server.get_geometry(own)?.reply()?.root;
        Ok(Some(Self { server, own, root }))
    }

    /// Whether all of it is of one colour. None of the screens is.
    pub(super) fn is_plain(&self) -> Result<bool, DisplayError> {
        // Anew each time: a screen may be turned.
        let GetGeometryReply { width, height, .. } = self.server.get_geometry(self.own)?.reply()?;
        let places = (0..LINES).map(|line| height / LINES * line + height / LINES / 2);
        // All are asked for before the first is waited for.
        let asked: Result<Vec<_>, _> = places
            .map(|y| self.server.get_image(ImageFormat::Z_PIXMAP, self.own, 0, y.cast_signed(), width, 1, !0))
            .collect();
        let mut first = None;
        for line in asked? {
            let line = line.reply()?.data;
            let mut pixels = pixels(&line, width);
            let first = *first.get_or_insert_with(|| pixels.clone().next().unwrap_or_default());
            if pixels.any(|pixel| pixel != first) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The corner that the page marks (`ui/src/style/base.css`).
    pub(super) fn mark(&self) -> Result<Pixel, DisplayError> {
        let image = self.server.get_image(ImageFormat::Z_PIXMAP, self.own, 0, 0, 1, 1, !0)?.reply()?;
        Ok(pixels(&image.data, 1).next().unwrap_or_default())
    }

    /// Whether somebody else's window lies over that corner.
    pub(super) fn mark_is_covered(&self) -> Result<bool, DisplayError> {
        let place = self.server.translate_coordinates(self.own, self.root, 0, 0)?.reply()?;
        let there = self.server.translate_coordinates(self.root, self.root, place.dst_x, place.dst_y)?.reply()?.child;
        let mut own = self.own;
        loop {
            let parent = self.server.query_tree(own)?.reply()?.parent;
            if parent == self.root {
                return Ok(there != own);
            }
            own = parent;
        }
    }
}

/// The window's number at the X server. There is none before it is realized, and none without X.
pub(super) fn number(window: &gtk::Window) -> Option<u32> {
    let surface = window.window()?.downcast::<gdkx11::X11Window>().ok()?;
    u32::try_from(surface.xid()).ok()
}

/// A line of an image. Where a pixel has four bytes, the fourth says nothing.
fn pixels(line: &[u8], width: u16) -> impl Iterator<Item = Pixel> + Clone + '_ {
    let bytes = (line.len() / usize::from(width.max(1))).max(1);
    line.chunks_exact(bytes).take(width.into()).map(|pixel| {
        let mut colours = Pixel::default();
        colours.iter_mut().zip(pixel).for_each(|(colour, byte)| *colour = *byte);
        colours
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_are_told_apart_by_their_colours_in_whatever_depth() {
        let four: Vec<_> = pixels(&[1, 2, 3, 0, 1, 2, 3, 255], 2).collect();
        assert_eq!(four, [[1, 2, 3]; 2]);
        // A line is filled up to whole words.
        let two: Vec<_> = pixels(&[1, 2, 3, 4, 5, 6, 0, 0], 3).collect();
        assert_eq!(two, [[1, 2, 0], [3, 4, 0], [5, 6, 0]]);
    }
}
