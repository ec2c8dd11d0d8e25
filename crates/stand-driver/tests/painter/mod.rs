//! A window that fills a room's screen and shows just what a test paints.

use stand_driver::Room;
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ChangeGCAux, ConnectionExt as _, CreateGCAux, CreateWindowAux, Rectangle, WindowClass};
use x11rb::rust_connection::RustConnection;

/// The size of the windows.
pub(crate) const SCREEN: (u16, u16) = (1080, 1920);

/// Paints rectangles.
pub(crate) struct Painter {
    connection: RustConnection,
    window: u32,
    brush: u32,
}

impl Painter {
    /// A window that is black at first.
    pub(crate) fn in_room(room: &Room) -> Self {
        let display = room.environment().into_iter().find(|(name, _)| name == "DISPLAY").unwrap().1;
        let (connection, number) = RustConnection::connect(display.to_str()).unwrap();
        let screen = &connection.setup().roots[number];
        let (window, brush) = (connection.generate_id().unwrap(), connection.generate_id().unwrap());
        // Unmanaged, so that it is where it is at once.
        let look = CreateWindowAux::new().override_redirect(1).background_pixel(0);
        let (width, height) = SCREEN;
        let (depth, border, class) = (screen.root_depth, 0, WindowClass::INPUT_OUTPUT);
        let (root, visual) = (screen.root, screen.root_visual);
        connection
            .create_window(depth, window, root, 0, 0, width, height, border, class, visual, &look)
            .unwrap()
            .check()
            .unwrap();
        connection.map_window(window).unwrap().check().unwrap();
        connection.create_gc(brush, window, &CreateGCAux::new()).unwrap().check().unwrap();
        Self { connection, window, brush }
    }

    /// Waits until the pointer, or a finger, is at a point.
    pub(crate) fn awaits_pointer_at(&self, point: (i16, i16)) {
        let is_there = || {
            let at = self.connection.query_pointer(self.window).unwrap().reply().unwrap();
            (at.win_x, at.win_y) == point
        };
        while !is_there() {
            std::thread::yield_now();
        }
    }

    /// Fills the whole window with one colour. Returns once it is on the screen.
    pub(crate) fn fills(&self, colour: [u8; 3]) {
        self.paints(colour, Rectangle { x: 0, y: 0, width: SCREEN.0, height: SCREEN.1 });
    }

    /// Fills a part of the window.
    pub(crate) fn paints(&self, [red, green, blue]: [u8; 3], part: Rectangle) {
        let foreground = ChangeGCAux::new().foreground(u32::from_be_bytes([0, red, green, blue]));
        self.connection.change_gc(self.brush, &foreground).unwrap().check().unwrap();
        self.connection.poly_fill_rectangle(self.window, self.brush, &[part]).unwrap().check().unwrap();
    }
}
