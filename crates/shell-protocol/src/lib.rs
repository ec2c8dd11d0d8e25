//! What the supervisor and one shell say to each other, and the supervisor and the notice window beneath all shells.
//!
//! They speak over one Unix stream socket, which the shell inherits as its standard input. The supervisor speaks first,
//! with the briefing; from then on both speak when they have something to say. When the socket closes, both know that
//! the journey is over: the shell ends, and the supervisor ends whatever is left of it.
//!
//! # Where to start
//!
//! - [`ToShell`] and [`FromShell`]: everything that can be said.
//! - [`ToNotice`] and [`FromNotice`]: the same for the notice window, over a socket of its own.
//! - [`supervisor_end`] and [`shell_end`]: the two ends of the socket.

mod briefing;
mod channel;
mod contact_mark;
mod frame;
mod message;
mod notice;
mod standard_input;

pub use briefing::{PROTOCOL_VERSION, ShellBriefing, WindowPlan};
pub use channel::{Receiver, Sender, notice_end, shell_end, supervisor_end, supervisor_end_of_notice};
pub use contact_mark::{ContactKey, ContactMark};
pub use frame::ChannelError;
pub use message::{CodeVerdict, FromShell, Message, StaffAsking, ToShell};
pub use notice::{FromNotice, NoticeView, Outage, ToNotice};
pub use standard_input::{StartedByHand, take_standard_input};
