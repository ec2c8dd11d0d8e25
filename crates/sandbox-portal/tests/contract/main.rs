//! The contract's rules, each over real HTTP against a real sandbox portal with a clock that the test moves.
#![expect(clippy::unwrap_used, reason = "a test may")]

mod after_the_end;
mod answers;
mod appointments;
mod attempts;
mod branding;
mod browser;
mod dashboard;
mod email;
mod enrolment;
mod families;
mod faults;
mod guests;
mod hand_offs;
mod help_requests;
mod hostile;
mod idempotency;
mod kiosk_sessions;
mod link_page;
mod link_polls;
mod neutral;
mod neutral_times;
mod openapi;
mod pages;
mod portal;
mod restart;
mod wrong_codes;
