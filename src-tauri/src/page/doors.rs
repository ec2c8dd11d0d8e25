//! How this machine gets out to a host: straight, or by way of the proxy that its environment names.

use std::error::Error;
use std::time::Duration;

use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::TokioIo;
use tauri::http::Uri;
use thiserror::Error;
use tokio::net::TcpStream;
use tower::Service as _;

/// The addresses of one family share it.
const CONNECTING: Duration = Duration::from_secs(10);

/// Why a host was not reached.
#[derive(Debug, Error)]
pub(super) enum NoWay {
    #[error("the host cannot be reached: {0}")]
    Unreachable(#[source] Box<dyn Error + Send + Sync>),
    #[error("the host has no address")]
    NoAddress,
    #[error("the proxy does not connect: {0}")]
    Proxy(#[source] Box<dyn Error + Send + Sync>),
    #[error("the proxy is of a kind that is not known here")]
    StrangeProxy,
}

/// The ways out of this machine.
pub(super) struct Doors {
    proxies: Matcher,
    straight: HttpConnector,
}

impl Doors {
    /// As its environment has them.
    pub(super) fn of_this_machine() -> Self {
        Self::by(Matcher::from_env())
    }

    /// Straight means: to whichever of a host's addresses answers first. One family of addresses may lead nowhere.
    fn by(proxies: Matcher) -> Self {
        let mut straight = HttpConnector::new();
        // What is spoken on it is the pages' own affair.
        straight.enforce_http(false);
        straight.set_connect_timeout(Some(CONNECTING));
        Self { proxies, straight }
    }

    /// Connects to a host.
    pub(super) async fn connect(&self, host: &str, port: u16) -> Result<TcpStream, NoWay> {
        // What is spoken through it is not known here; the proxies that are asked for are those for what is encrypted.
        let authority = if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") };
        let address = Uri::builder().scheme("https").authority(authority).path_and_query("/").build();
        let address = address.map_err(|_| NoWay::NoAddress)?;
        let Some(proxy) = self.proxies.intercept(&address) else {
            let straight = self.straight.clone().call(address).await;
            return straight.map(TokioIo::into_inner).map_err(|unreachable| NoWay::Unreachable(unreachable.into()));
        };
        if proxy.uri().scheme_str() != Some("http") {
            return Err(NoWay::StrangeProxy);
        }
        let mut tunnel = Tunnel::new(proxy.uri().clone(), HttpConnector::new());
        if let Some(authorization) = proxy.basic_auth() {
            tunnel = tunnel.with_auth(authorization.clone());
        }
        let stream = tunnel.call(address).await.map_err(|refused| NoWay::Proxy(refused.into()))?;
        Ok(stream.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;
    use tokio::task::JoinHandle;

    use super::*;

    /// A proxy that answers once, and gives what it was asked for.
    async fn proxy(answer: &'static str) -> (Doors, JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut asked = Vec::new();
            while !asked.ends_with(b"\r\n\r\n") {
                asked.push(stream.read_u8().await.unwrap());
            }
            stream.write_all(answer.as_bytes()).await.unwrap();
            // Beyond it somebody says back what they hear; where it refuses, nobody is heard.
            let mut heard = [0; 5];
            if stream.read_exact(&mut heard).await.is_ok() {
                stream.write_all(&heard).await.unwrap();
            }
            String::from_utf8(asked).unwrap()
        });
        (Doors::by(Matcher::builder().all(address).build()), asked)
    }

    #[tokio::test]
    async fn a_host_is_reached_by_way_of_the_proxy_that_there_is() {
        let (doors, asked) = proxy("HTTP/1.1 200 OK\r\n\r\n").await;
        let mut stream = doors.connect("portal.example.org", 8443).await.unwrap();
        stream.write_all(b"hello").await.unwrap();
        let mut heard = [0; 5];
        stream.read_exact(&mut heard).await.unwrap();
        assert_eq!(&heard, b"hello");
        assert!(asked.await.unwrap().starts_with("CONNECT portal.example.org:8443 HTTP/1.1\r\n"));
    }

    #[tokio::test]
    async fn a_proxy_that_refuses_is_no_way() {
        let (doors, _) = proxy("HTTP/1.1 403 Forbidden\r\n\r\n").await;
        assert!(matches!(doors.connect("portal.example.org", 443).await, Err(NoWay::Proxy(_))));
    }

    #[tokio::test]
    async fn a_proxy_of_another_kind_is_no_way() {
        let doors = Doors::by(Matcher::builder().all("socks5://127.0.0.1:1").build());
        assert!(matches!(doors.connect("portal.example.org", 443).await, Err(NoWay::StrangeProxy)));
    }
}
