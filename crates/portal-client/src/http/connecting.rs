//! How the way to a portal begins: looking up its name, and finding out what was in the way.

use std::error::Error;
use std::io;

use hyper::Uri;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use rustls::CertificateError;
use thiserror::Error;
use tower::Service;

use crate::Obstacle;

/// The system's own names, asked anew each time; as the library's do it, but that a failure can be told from others.
#[derive(Clone, Copy, Debug)]
pub(super) struct SystemNames;

/// The name stays out of it: errors are for the log.
#[derive(Clone, Copy, Debug, Error)]
#[error("the name has no address")]
struct NoAddress;

impl Resolve for SystemNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            // Port 0 stands for the one in the URL.
            let found = tokio::net::lookup_host((name.as_str(), 0)).await.map_err(|_| NoAddress)?;
            let addresses: Vec<_> = found.collect();
            Ok::<Addrs, _>(Box::new(addresses.into_iter()))
        })
    }
}

/// What a proxy's tunnel fails with. The library exports it by this name alone.
type TunnelError = <Tunnel<HttpConnector> as Service<Uri>>::Error;

/// What was in the way of a connection: the outermost cause that is known. What a proxy could not do is the proxy's.
pub(super) fn obstacle(error: &reqwest::Error) -> Obstacle {
    let mut cause = error.source();
    while let Some(error) = cause {
        if let Some(known) = known(error) {
            return known;
        }
        cause = error.source();
    }
    Obstacle::NoAnswer
}

fn known(error: &(dyn Error + 'static)) -> Option<Obstacle> {
    if let Some(tunnel) = error.downcast_ref() {
        return Some(of_tunnel(tunnel));
    }
    if error.is::<NoAddress>() {
        return Some(Obstacle::NoAddress);
    }
    if let Some(tls) = error.downcast_ref() {
        return Some(of_tls(tls));
    }
    // An input or output error does not count what it carries as its source; and it may carry another one.
    known(error.downcast_ref::<io::Error>()?.get_ref()?)
}

const fn of_tunnel(error: &TunnelError) -> Obstacle {
    match error {
        TunnelError::ConnectFailed(_) => Obstacle::ProxyAway,
        TunnelError::ProxyAuthRequired => Obstacle::ProxyWantsPassword,
        TunnelError::Io(_)
        | TunnelError::MissingHost
        | TunnelError::ProxyHeadersTooLong
        | TunnelError::TunnelUnexpectedEof
        | TunnelError::TunnelUnsuccessful => Obstacle::ProxyRefuses,
    }
}

const fn of_tls(error: &rustls::Error) -> Obstacle {
    let rustls::Error::InvalidCertificate(certificate) = error else { return Obstacle::NotSafe };
    match certificate {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => Obstacle::CertificateExpired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => Obstacle::CertificateNotYetValid,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Obstacle::CertificateOfAnother
        }
        // An authority may bear the name of a trusted one, but not its key.
        CertificateError::UnknownIssuer | CertificateError::BadSignature => Obstacle::CertificateNotTrusted,
        _ => Obstacle::NotSafe,
    }
}
