//! Lives as long as the stand is on: starts a shell for each patient, and ends it without a trace.
//!
//! # Where to start
//!
//! - [`commands`]: what can be typed.
//! - `stand`: the one loop, from one patient to the next.
//! - [`drawing`]: by which path the web engine draws.
//! - `sandbox`: where shells live, and the proof that one is gone.
//! - [`credential`], [`store`], [`branding`]: what lasts longer than a patient.
//! - [`audit`]: the proof, line by line, that every screen was cleared.
//! - [`staff`]: by what staff are known.
//!
//! The supervisor never learns who the patient is: contacts, codes, names and the patient's token stay in the shell.

pub mod audit;
pub mod branding;
pub mod commands;
pub mod configuration;
mod core_dumps;
pub mod crash_budget;
pub mod credential;
pub mod drawing;
pub mod limits;
pub mod opening_hours;
mod sandbox;
pub mod staff;
mod stand;
pub mod store;
mod watchdog;
#[cfg(test)]
mod whatever_comes;
