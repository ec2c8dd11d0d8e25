//! The sandbox portal: the contract's reference implementation, with invented patients.
//!
//! For demonstration, training and tests; as strict as the contract. It listens on the loopback interface only.
//!
//! # Where to start
//!
//! - [`SandboxPortal::start`]: run one, in a test or in the program, with a clock that can be moved.
//! - `contract/`: the calls, one file a noun, each with its description; `sign_in.rs` and `day.rs` hold the rules.
//! - `pages/links.rs`: the page that an e-mail's link leads to, as every portal has to have one; `link_answers.rs` decides
//!   what it may do.
//! - `web/`: the dashboard that a stand hands a patient over to, and the pages that try what a hostile one might.
//! - [`CLINICS`]: the invented clinics, their pairing codes, and what there is to try with which phone or inbox.
//! - [`Faults`]: what it can be made to do wrong, and [`Answers`], the ways to answer that exclude each other.

mod answers;
mod clock;
mod contact;
mod contract;
mod control;
mod day;
mod desk;
mod ending;
mod faults;
mod invented;
mod language;
mod ledger;
mod link_answers;
mod looks;
mod misbehaviour;
mod pages;
mod polling;
mod reached;
mod refusal;
mod rights;
mod rules;
mod running;
mod sending;
mod serving;
mod sign_in;
mod spoiling;
mod store;
mod texts;
mod tries;
mod web;

pub use answers::Answers;
pub use clock::Clock;
pub use faults::Faults;
pub use invented::{Access, CLINICS, Clinic, Inbox, Line, Patient, Phone};
pub use looks::Looks;
pub use running::{Running, SandboxPlan, SandboxPortal, StartFailed, State};
pub use store::{Email, StillOpen, StoreUnusable, TextMessage};

/// The contract as an OpenAPI 3.1 document, as it stands in `docs/portal-api.json`.
pub fn openapi_json() -> String {
    let (_, description) = contract::router();
    let json = description.to_pretty_json().expect("a description made of strings can be written");
    format!("{json}\n")
}
