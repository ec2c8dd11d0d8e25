//! A pretend room and a pretend person at a stand.
//!
//! The programs that are shipped are driven as they are: no build for tests, no hook in them. What is on the screen is
//! read through the accessibility bus, by role and name as a person would say it, and touched through the X server's
//! own test extension, in the middle of what was found.
//!
//! # Where to start
//!
//! - [`Room`]: a display, a window manager or a Wayland compositor, a session bus and a keyring that belong to one test and end with it.
//! - [`Person`]: looks, touches and types.
//! - [`WaitingRoom`]: a stand with its portal, used as a patient uses it.
//! - [`OwnPhone`]: the patient's own, with another browser, for the link that comes by e-mail.
//! - [`LatePortal`]: passes every question on at once, and gives the answers when it is told to.
//! - [`network`]: names, certificates and proxies of one stand's own, which change while it runs.
//! - [`programs`]: the shipped programs, started as an installation starts them.
//! - [`processes`]: what runs below a process, and ending or freezing it.
//! - [`Room::film`]: every picture that was on the screen, in the order in which they were there.
//! - [`Holding`]: what a stand holds of the machine, to be compared with what it held before.
//! - [`traces`]: what somebody left, in files and in the memory of processes.
//! - [`LeftAtDisplay`]: what outlives every program at the X server.
//! - [`ForeignWindow`]: what another program shows at the same display.
//! - [`meters`]: what processes take of the machine. [`Finger`]: how soon the screen answers a touch.

mod accessibility;
pub mod film;
mod finger;
mod foreign_window;
mod frame_buffer;
mod holding;
mod keyboard;
mod late_portal;
mod left_at_display;
pub mod meters;
pub mod network;
mod own_phone;
mod person;
mod picture;
pub mod processes;
pub mod programs;
mod role;
mod room;
mod screen;
mod systemd;
pub mod traces;
mod waiting_room;

pub use accessibility::{Area, Found};
pub use finger::{Finger, FingerError, Point};
pub use foreign_window::{ForeignKind, ForeignWindow};
pub use frame_buffer::{FrameBuffer, FrameBufferError, Patch};
pub use holding::{Holding, HoldingUnknown};
pub use keyboard::Key;
pub use late_portal::{LatePortal, LatePortalError, NotACallName, PortalCallName};
pub use left_at_display::{FoundAtDisplay, LeftAtDisplay};
pub use own_phone::{OwnPhone, OwnPhoneError};
pub use person::{Name, Person, PersonError};
pub use picture::difference;
pub use role::Role;
pub use room::{Desk, Keyring, Room, RoomError, RoomPlan, WindowSystem};
pub use screen::{ScreenError, ShownWindow};
pub use systemd::PlayedSystemd;
pub use waiting_room::{ALL_DAY, Trouble, WaitingRoom};
