//! Who may listen in: certificates by the system's trust store, proxies by its settings, and neither for this machine.

use std::sync::Arc;

use kiosk_core::{PortalTrouble, Today};
use portal_client::PatientPortal;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::given;
use crate::process;
use crate::raw_server::{Behaviour, RawServer, answer};

const NOTHING_TODAY: &str = r#"{"appointments":[]}"#;

/// An authority that a clinic might have of its own.
struct Authority {
    certificate: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let certificate = params.self_signed(&key).unwrap().pem();
        Self { certificate, issuer: Issuer::new(params, key) }
    }

    /// A portal on this machine with a certificate of this authority's.
    async fn portal(&self) -> String {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap().der().clone();
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .unwrap();
        serve(TlsAcceptor::from(Arc::new(config))).await
    }
}

/// Answers every request that gets through the handshake.
async fn serve(acceptor: TlsAcceptor) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            // One read is enough: the request has no body.
            let _ = stream.read(&mut [0; 4096]).await;
            let _ = stream.write_all(answer("application/json", NOTHING_TODAY).as_bytes()).await;
            let _ = stream.shutdown().await;
        }
    });
    url
}

#[tokio::test]
async fn a_certificate_counts_if_the_systems_trust_store_says_so() {
    if let Some(urls) = process::given() {
        let (trusted, untrusted) = urls.split_once(' ').unwrap();
        let listed = |url| async move {
            given::patient_portal(url).list_appointments(&given::access(), &given::patient()).await
        };
        assert_eq!(listed(trusted).await, Ok(Today::default()));
        assert_eq!(listed(untrusted).await, Err(PortalTrouble::OutOfReach.into()));
        return;
    }
    let (clinics, strangers) = (Authority::new(), Authority::new());
    let urls = format!("{} {}", clinics.portal().await, strangers.portal().await);
    let store = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(store.path(), &clinics.certificate).unwrap();
    let store = [("SSL_CERT_FILE", store.path().to_str().unwrap())];
    let name = "transport::a_certificate_counts_if_the_systems_trust_store_says_so";
    process::passed(&process::run(name, &urls, &store).await);
}

#[tokio::test]
async fn plain_http_on_this_machine_passes_no_proxy_and_needs_no_trust_store() {
    if let Some(url) = process::given() {
        let listed = given::patient_portal(&url).list_appointments(&given::access(), &given::patient()).await;
        assert_eq!(listed, Ok(Today::default()));
        return;
    }
    let portal = RawServer::start(Behaviour::Say(answer("application/json", NOTHING_TODAY))).await;
    let proxy = RawServer::start(Behaviour::Close).await;
    let variables = [
        ("http_proxy", proxy.url.as_str()),
        ("all_proxy", proxy.url.as_str()),
        ("SSL_CERT_FILE", "/nowhere.pem"),
        ("SSL_CERT_DIR", "/nowhere"),
    ];
    let name = "transport::plain_http_on_this_machine_passes_no_proxy_and_needs_no_trust_store";
    process::passed(&process::run(name, &portal.url.replace("127.0.0.1", "localhost"), &variables).await);
    assert_eq!((portal.connections(), proxy.connections()), (1, 0));
}

#[tokio::test]
async fn a_portal_elsewhere_is_reached_by_the_systems_proxy_and_only_in_tls() {
    if let Some(_given) = process::given() {
        let portal = given::patient_portal("https://portal.example.org");
        let listed = portal.list_appointments(&given::access(), &given::patient()).await;
        assert_eq!(listed, Err(PortalTrouble::OutOfReach.into()));
        return;
    }
    let authority = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(authority.path(), Authority::new().certificate).unwrap();
    let proxy = RawServer::start(Behaviour::Say("HTTP/1.1 200 OK\r\n\r\n".to_owned())).await;
    let variables = [("https_proxy", proxy.url.as_str()), ("SSL_CERT_FILE", authority.path().to_str().unwrap())];
    let name = "transport::a_portal_elsewhere_is_reached_by_the_systems_proxy_and_only_in_tls";
    process::passed(&process::run(name, "-", &variables).await);
    assert_eq!(proxy.connections(), 3, "the proxy opens a tunnel and ends it; so each try comes to it");
}
