//! A proxy such as a clinic's network may have: the one way out, which knows names that nobody else knows.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::NetworkError;
use super::serving::Serving;

/// What it does when it is asked to connect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProxyConduct {
    /// It connects: whatever the name is, on this machine.
    Connects,
    /// It does not know who asks.
    WantsPassword,
    /// It says what is no HTTP.
    TalksNonsense,
}

/// Runs until it is dropped.
#[derive(Debug)]
pub struct Proxy {
    url: String,
    conduct: watch::Sender<ProxyConduct>,
    connected: watch::Receiver<Vec<String>>,
    _serving: Serving,
}

impl Proxy {
    /// One that connects.
    pub fn start() -> Result<Self, NetworkError> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let url = format!("http://{}", listener.local_addr()?);
        let (conduct, conducting) = watch::channel(ProxyConduct::Connects);
        let (connects, connected) = watch::channel(Vec::new());
        let serving = Serving::begin(serve(listener, conducting, Arc::new(connects)))?;
        Ok(Self { url, conduct, connected, _serving: serving })
    }

    /// As an environment names it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// From now on it does this; what was connected is cut.
    pub fn does(&self, conduct: ProxyConduct) {
        self.conduct.send_replace(conduct);
    }

    /// Whereto it has connected, in the askers' words: a host and a port.
    pub fn connected(&self) -> Vec<String> {
        self.connected.borrow().clone()
    }
}

async fn serve(
    listener: std::net::TcpListener,
    mut conduct: watch::Receiver<ProxyConduct>,
    connected: Arc<watch::Sender<Vec<String>>>,
) -> std::io::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let doing = *conduct.borrow();
                let (asker, connected) = (accepted?.0, Arc::clone(&connected));
                connections.spawn(async move { drop(connect(asker, doing, &connected).await) });
            }
            Ok(()) = conduct.changed() => connections.abort_all(),
            Some(_ended) = connections.join_next() => {}
        }
    }
}

async fn connect(
    mut asker: TcpStream,
    conduct: ProxyConduct,
    connected: &watch::Sender<Vec<String>>,
) -> std::io::Result<()> {
    let mut asked = Vec::new();
    while !asked.ends_with(b"\r\n\r\n") {
        asked.push(asker.read_u8().await?);
    }
    let asked = String::from_utf8_lossy(&asked);
    let place = asked.split(' ').nth(1).unwrap_or_default().to_owned();
    match conduct {
        ProxyConduct::WantsPassword => {
            let refusal = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n";
            asker.write_all(refusal.as_bytes()).await
        }
        ProxyConduct::TalksNonsense => asker.write_all(b"220 mail.example.org\r\n\r\n").await,
        ProxyConduct::Connects => {
            let port = place.rsplit(':').next().and_then(|port| port.parse().ok()).unwrap_or_default();
            let mut beyond = TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await?;
            connected.send_modify(|places| places.push(place));
            asker.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await?;
            copy_bidirectional(&mut asker, &mut beyond).await.map(drop)
        }
    }
}
