//! Who signs certificates for invented portals, and what can be wrong with one.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use super::NetworkError;

/// An authority such as a clinic may have of its own.
#[derive(Debug)]
pub struct Authority {
    certificate: String,
    issuer: Issuer<'static, KeyPair>,
}

/// Which certificate a portal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As it should be.
    Good,
    /// It was good until a while ago.
    Expired,
    /// It will be good in a while.
    NotYetValid,
    /// It is another portal's.
    OfAnotherName,
    /// An authority that nobody trusts has signed it.
    OfAStranger,
}

impl Authority {
    /// A new one, which nobody trusts yet.
    pub fn new() -> Result<Self, NetworkError> {
        let key = KeyPair::generate()?;
        let mut params = CertificateParams::new(Vec::new())?;
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let certificate = params.self_signed(&key)?.pem();
        Ok(Self { certificate, issuer: Issuer::new(params, key) })
    }

    /// Its own certificate, as a trust store holds it.
    pub fn certificate(&self) -> &str {
        &self.certificate
    }

    /// What a portal of this name shows.
    pub(super) fn server(&self, name: &str, shown: Shown) -> Result<Arc<ServerConfig>, NetworkError> {
        let named = if shown == Shown::OfAnotherName { "another.example.org" } else { name };
        let mut params = CertificateParams::new(vec![named.to_owned()])?;
        match shown {
            Shown::Expired => params.not_after = date_time_ymd(2020, 1, 1),
            Shown::NotYetValid => params.not_before = date_time_ymd(3000, 1, 1),
            Shown::Good | Shown::OfAnotherName | Shown::OfAStranger => {}
        }
        let key = KeyPair::generate()?;
        let certificate = match shown {
            Shown::OfAStranger => params.signed_by(&key, &Self::new()?.issuer)?,
            _ => params.signed_by(&key, &self.issuer)?,
        };
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)?;
        Ok(Arc::new(config))
    }
}
