//! What lies between a stand and its portal, as far as it can be told from the stand's side.

use thiserror::Error;

/// Why there is no connection to a portal: for the log, and for whoever looks after the stand. A patient hears only that the portal
/// is out of reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Obstacle {
    /// Nobody knows an address for the portal's name.
    #[error("its name has no address: look at the network's name service (DNS)")]
    NoAddress,
    /// No connection comes about, or it is closed at once, or nothing is said on it.
    #[error("nothing answers at its address: look at the network, then at the portal")]
    NoAnswer,
    /// The proxy that the environment names cannot be reached itself.
    #[error("the network's proxy does not answer: look at https_proxy")]
    ProxyAway,
    /// The proxy does not know who asks (HTTP's 407).
    #[error("the network's proxy wants a name and a password: they belong into https_proxy")]
    ProxyWantsPassword,
    /// The proxy does not connect to the portal, or speaks no HTTP.
    #[error("the network's proxy does not lead to it: have it let the stand through")]
    ProxyRefuses,
    /// The certificate's time is over, by the stand's clock.
    #[error(
        "its certificate has expired, or this machine's clock is wrong: look at the clock, then at the portal's certificate"
    )]
    CertificateExpired,
    /// The certificate's time has yet to come, by the stand's clock.
    #[error(
        "its certificate is not valid yet, or this machine's clock is wrong: look at the clock, then at the portal's certificate"
    )]
    CertificateNotYetValid,
    /// The certificate is somebody else's.
    #[error(
        "its certificate is for another name: look at the address, and whether something answers in the portal's place"
    )]
    CertificateOfAnother,
    /// Nobody whom the system trusts has signed the certificate.
    #[error(
        "its certificate is from nobody whom this machine trusts: put the clinic's own authority into the system's trust store, or see \
         whether something answers in the portal's place"
    )]
    CertificateNotTrusted,
    /// The certificate cannot be used for another reason, or what answers does not speak TLS.
    #[error(
        "no safe connection (TLS) comes about: look at the portal's certificate, and whether something answers in its place"
    )]
    NotSafe,
}
