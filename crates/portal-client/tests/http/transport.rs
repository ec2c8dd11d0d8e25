//! Who may listen in: certificates by the system's trust store, proxies by its settings, and neither for this machine.

use std::sync::Arc;

use kiosk_core::{PortalTrouble, Today};
use portal_client::{Obstacle, PatientPortal};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::given;
use crate::process;
use crate::raw_server::{Behaviour, RawServer, answer};

/// Only a proxy could find it: nobody is asked for its address.
const PORTAL: &str = "https://portal.example.org";

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
        self.portal_with("127.0.0.1", |_| {}).await
    }

    /// The same with a certificate for this name that has been changed so.
    async fn portal_with(&self, name: &str, change: fn(&mut CertificateParams)) -> String {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        change(&mut params);
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
async fn what_is_wrong_with_a_certificate_is_told_apart_and_each_is_out_of_reach() {
    if let Some(urls) = process::given() {
        let obstacles = [
            Obstacle::CertificateExpired,
            Obstacle::CertificateNotYetValid,
            Obstacle::CertificateOfAnother,
            Obstacle::CertificateNotTrusted,
            Obstacle::NotSafe,
        ];
        assert_eq!(urls.split(' ').count(), obstacles.len());
        for (url, obstacle) in urls.split(' ').zip(obstacles) {
            assert_eq!(given::stand_portal(url).knock().await, Err(obstacle));
            let listed = given::patient_portal(url).list_appointments(&given::access(), &given::patient()).await;
            assert_eq!(listed, Err(PortalTrouble::OutOfReach.into()), "{obstacle:?}");
        }
        return;
    }
    let (clinics, strangers) = (Authority::new(), Authority::new());
    let urls = [
        clinics.portal_with("127.0.0.1", |params| params.not_after = date_time_ymd(2020, 1, 1)).await,
        clinics.portal_with("127.0.0.1", |params| params.not_before = date_time_ymd(3000, 1, 1)).await,
        clinics.portal_with("portal.example.org", |_| {}).await,
        strangers.portal().await,
        unencrypted().await,
    ];
    let store = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(store.path(), &clinics.certificate).unwrap();
    let store = [("SSL_CERT_FILE", store.path().to_str().unwrap())];
    let name = "transport::what_is_wrong_with_a_certificate_is_told_apart_and_each_is_out_of_reach";
    process::passed(&process::run(name, &urls.join(" "), &store).await);
}

/// Somebody who speaks first, and not TLS.
async fn unencrypted() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _ = stream.write_all(b"220 mail.example.org\r\n").await;
            // Until the other one goes: closed over unread bytes, a connection is reset and what was said may be lost.
            let _ = stream.read_to_end(&mut Vec::new()).await;
        }
    });
    url
}

/// A host that nobody has to be asked about: no label of a name can be so long (RFC 1035, 2.3.4).
fn nameless() -> String {
    format!("{}.example.org", "a".repeat(64))
}

/// In a process whose environment names this proxy, for all hosts but one.
async fn check_proxy(proxy: &str, portal: &str, obstacle: Obstacle) {
    let authority = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(authority.path(), Authority::new().certificate).unwrap();
    let variables =
        [("https_proxy", proxy), ("no_proxy", "127.0.0.1"), ("SSL_CERT_FILE", authority.path().to_str().unwrap())];
    let name = "transport::a_proxy_that_does_not_connect_is_told_from_a_portal_that_is_away";
    process::passed(&process::run(name, &format!("{portal} {obstacle:?}"), &variables).await);
}

#[tokio::test]
async fn a_proxy_that_does_not_connect_is_told_from_a_portal_that_is_away() {
    if let Some(given) = process::given() {
        let (url, obstacle) = given.split_once(' ').unwrap();
        let knocked = given::stand_portal(url).knock().await;
        assert_eq!(format!("{:?}", knocked.unwrap_err()), obstacle);
        return;
    }
    let saying = |text: &str| RawServer::start(Behaviour::Say(text.to_owned()));
    let wants_password = saying("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n").await;
    check_proxy(&wants_password.url, PORTAL, Obstacle::ProxyWantsPassword).await;
    check_proxy(&saying("HTTP/1.1 502 Bad Gateway\r\n\r\n").await.url, PORTAL, Obstacle::ProxyRefuses).await;
    check_proxy(&saying("220 mail.example.org\r\n\r\n").await.url, PORTAL, Obstacle::ProxyRefuses).await;
    check_proxy("http://127.0.0.1:1", PORTAL, Obstacle::ProxyAway).await;
    // Its own name is not the portal's.
    check_proxy(&format!("http://{}:3128", nameless()), PORTAL, Obstacle::ProxyAway).await;
    let unasked = saying("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n").await;
    check_proxy(&unasked.url, "https://127.0.0.1:1", Obstacle::NoAnswer).await;
    assert_eq!((wants_password.connections(), unasked.connections()), (1, 0));
}

#[tokio::test]
async fn a_portal_that_nobody_listens_for_is_told_from_one_that_answers_whatever_it_is() {
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    assert_eq!(given::stand_portal(&format!("http://{nobody}")).knock().await, Err(Obstacle::NoAnswer));
    let page = RawServer::start(Behaviour::Say(answer("text/html", "<p>Please agree."))).await;
    assert_eq!(given::stand_portal(&page.url).knock().await, Ok(()));
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
