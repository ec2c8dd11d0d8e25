//! The HTTP client against servers that keep the contract, servers that do not, and servers that keep nothing.

#![expect(clippy::unwrap_used, reason = "a test may")]

mod given;
mod hostile;
mod misbehaving;
mod patient_calls;
mod patient_refusals;
mod process;
mod raw_server;
mod repeating;
mod silence;
mod stand_calls;
mod stand_refusals;
mod transport;
