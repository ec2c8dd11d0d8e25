//! A pretend room and a pretend person at a stand.
//!
//! The programs that are shipped are driven as they are: no build for tests, no hook in them. What is on the screen is
//! read through the accessibility bus, by role and name as a person would say it, and touched through the X server's
//! own test extension, in the middle of what was found.
//!
//! # Where to start
//!
//! - [`Room`]: a display, a window manager, a session bus and a keyring that belong to one test and end with it.
//! - [`Person`]: looks, touches and types.
//! - [`WaitingRoom`]: a stand with its portal, used as a patient uses it.
//! - [`OwnPhone`]: the patient's own, with another browser, for the link that comes by e-mail.
//! - [`programs`]: the shipped programs, started as an installation starts them.
//! - [`processes`]: what runs below a process, and ending or freezing it.
//! - [`Room::film`]: every picture that was on the screen, in the order in which they were there.
//! - [`meters`]: what processes take of the machine. [`Finger`]: how soon the screen answers a touch.

mod accessibility;
pub mod film;
mod finger;
mod frame_buffer;
mod keyboard;
pub mod meters;
mod own_phone;
mod person;
pub mod processes;
pub mod programs;
mod role;
mod room;
mod screen;
mod systemd;
mod waiting_room;

pub use accessibility::{Area, Found};
pub use finger::{Finger, FingerError, Point};
pub use frame_buffer::{FrameBuffer, FrameBufferError, Patch};
pub use keyboard::Key;
pub use own_phone::{OwnPhone, OwnPhoneError};
pub use person::{Name, Person, PersonError};
pub use role::Role;
pub use room::{Desk, Keyring, Room, RoomError, RoomPlan};
pub use screen::ScreenError;
pub use systemd::PlayedSystemd;
pub use waiting_room::{ALL_DAY, Trouble, WaitingRoom};
