//! What a stand asks of a clinic's portal.
//!
//! # Where to start
//!
//! - [`StandPortal`]: the supervisor's port, with the stand's own credential.
//! - [`PatientPortal`]: the shell's port, one journey long.
//! - [`wire`]: the shapes of the product's own contract. They stay out of both ports: a server that others wrote has
//!   other shapes, and gets a connector that implements the ports over those (`tests/other_shapes/` has one).
//! - [`http`]: the ports' client for the contract.

#[cfg(feature = "http")]
pub mod http;
mod idempotency;
mod obstacle;
mod patient_portal;
mod secrets;
mod stand_portal;
pub mod wire;

pub use idempotency::{AskingKeys, IdempotencyKey};
pub use obstacle::Obstacle;
pub use patient_portal::PatientPortal;
pub use secrets::{PairingCode, SessionToken, StandCredential};
pub use stand_portal::{
    BrandingAnswer, BrandingTag, EnrolRefused, Enrolment, HeartbeatAnswer, SentBranding, SentPicture, SessionGrant,
    SessionHandle, StaffAnswer, StaffCallHandle, StandPortal, StandRefused, UnusableBranding,
};
