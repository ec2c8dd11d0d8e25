//! The stand's credential, which is in the operating system's keyring and nowhere else.
//!
//! Every look into the keyring is a short process of its own (`portal-kiosk keyring …`, see `process.rs`). A process can be
//! given up when a keyring does not answer, and it starts without memory: a keyring that was locked, or not there at all,
//! is found as soon as it is open. Within one process neither is so, because the library remembers its first failure and
//! waits without end for an answer to a prompt that nobody sees.

mod exchange;
mod process;

use std::future::Future;

use kiosk_core::OutOfService;
use portal_client::StandCredential;
use thiserror::Error;

pub use exchange::{Question, answer};
pub use process::KeyringProcess;
pub(crate) use process::exit_code;

/// Why the keyring gives or takes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum KeyringTrouble {
    /// No service that keeps secrets answers on the session bus, or there is no session bus.
    #[error("there is no keyring service (org.freedesktop.secrets) on the session bus")]
    NoKeyring,
    /// It is there, and locked.
    #[error("the keyring is locked: unlock it, for example by logging in, or give it an empty password")]
    Locked,
    /// It is open, and holds nothing for this stand.
    #[error("the keyring holds no credential of this stand: enrol it again")]
    Missing,
}

impl From<KeyringTrouble> for OutOfService {
    fn from(trouble: KeyringTrouble) -> Self {
        match trouble {
            KeyringTrouble::NoKeyring => Self::NoKeyring,
            KeyringTrouble::Locked => Self::KeyringLocked,
            KeyringTrouble::Missing => Self::CredentialMissing,
        }
    }
}

/// Where the supervisor finds the stand's credential.
pub(crate) trait Keyring {
    /// The credential kept under this account.
    fn read(&self, account: &str) -> impl Future<Output = Result<StandCredential, KeyringTrouble>>;

    /// Could a credential be kept?
    fn probe(&self) -> impl Future<Output = Result<(), KeyringTrouble>>;

    /// Keeps a credential under this account, in the place of any before.
    fn keep(&self, account: &str, credential: &StandCredential) -> impl Future<Output = Result<(), KeyringTrouble>>;

    /// Takes out what is kept under this account. That there is nothing is no trouble.
    fn forget(&self, account: &str) -> impl Future<Output = Result<(), KeyringTrouble>>;
}
