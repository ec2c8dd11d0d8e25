//! The ports' client for the product's own contract, over HTTP.
//!
//! A call becomes a `Question`; `HttpClient` asks it within limits of time, size and repetition and gets an `Accepted`
//! or a `Rejection`; `patient*.rs`, `hand_off_answers.rs` and `stand*.rs` translate between those and
//! the ports. Whatever comes from the portal is a stranger's: bounded, checked and cleaned before it goes further.
//!
//! Each call leaves one event for `tracing`: method, path template, status, milliseconds, tries. Never a body, a header
//! or a URL.

mod answer;
mod bounded;
mod client;
mod connecting;
mod hand_off_answers;
mod page_address;
mod patient;
mod patient_answers;
mod portal_url;
mod question;
mod rejection;
mod retry_after;
mod stand;
mod stand_answers;
mod stand_branding;
mod text;
#[cfg(test)]
mod whatever_comes;

pub use client::{ClientUnavailable, Timeouts};
pub use patient::HttpPatientPortal;
pub use portal_url::{NotAPortalUrl, PortalUrl};
pub use stand::HttpStandPortal;
