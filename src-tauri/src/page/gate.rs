//! The only way from the portal's pages to the network: a SOCKS proxy on the loopback interface that connects to the portal's own
//! hosts and to nothing else. It stands below everything that a page can load or send by, worker, beacon or socket, and below every
//! rule of the web engine.
//!
//! It hands bytes on and reads none of them. Names are looked up here. One thing goes past it: where a page says that it may want
//! an address soon, the web engine looks up the name by itself, and the bindings have no switch for that.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::sync::Arc;
use std::time::Duration;

use fast_socks5::server::Socks5ServerProtocol;
use fast_socks5::util::target_addr::TargetAddr;
use fast_socks5::{ReplyError, Socks5Command};
use thiserror::Error;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::timeout;

use super::doors::{Doors, NoWay};

/// Connections that may be under way at once; a page that wants more waits.
const MOST_CONNECTIONS: usize = 64;

/// A page can fail without end, and fills no log with it.
const MOST_SAID: u32 = 10;

/// How long it may take to say where to, and to get there.
const PATIENCE: Duration = Duration::from_secs(15);

/// An open gate. Dropped, it is closed and every connection through it is cut.
#[derive(Debug)]
pub(super) struct Gate {
    address: SocketAddr,
    serving: JoinHandle<()>,
}

/// What lies beyond it.
struct Beyond {
    /// The only hosts, each with its port.
    hosts: Vec<(String, u16)>,
    /// The way to them.
    doors: Doors,
}

/// Why a connection came to nothing.
#[derive(Debug, Error)]
enum Turned {
    #[error("it does not speak the protocol: {0}")]
    Unread(#[from] fast_socks5::server::SocksServerError),
    #[error("it leads elsewhere")]
    Elsewhere,
    #[error(transparent)]
    NoWay(#[from] NoWay),
    #[error("it takes too long")]
    TooSlow(#[from] tokio::time::error::Elapsed),
    #[error("it was cut: {0}")]
    Cut(#[from] io::Error),
}

impl Gate {
    /// Opens one to these hosts.
    ///
    /// # Errors
    ///
    /// When there is no port to be had on the loopback interface.
    pub(super) fn open(hosts: Vec<(String, u16)>) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let listener = TcpListener::from_std(listener)?;
        let beyond = Arc::new(Beyond { hosts, doors: Doors::of_this_machine() });
        Ok(Self { address, serving: tokio::spawn(serve(listener, beyond)) })
    }

    /// As the web engine wants it.
    pub(super) fn proxy(&self) -> String {
        format!("socks5://{}", self.address)
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        // The connections are the task's own, and end with it.
        self.serving.abort();
    }
}

async fn serve(listener: TcpListener, beyond: Arc<Beyond>) {
    let mut connections = JoinSet::new();
    let mut unsaid = MOST_SAID;
    loop {
        tokio::select! {
            accepted = listener.accept(), if connections.len() < MOST_CONNECTIONS => match accepted {
                Ok((page, _)) => drop(connections.spawn(connect(page, Arc::clone(&beyond)))),
                // Out of descriptors: some will be free again.
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            },
            Some(ended) = connections.join_next() => {
                let turned = ended.ok().and_then(Result::err).filter(|turned| !matches!(turned, Turned::Cut(_)));
                if let Some(turned) = turned.filter(|_| unsaid > 0) {
                    unsaid -= 1;
                    tracing::info!("a connection of a page came to nothing: {turned}");
                }
            }
        }
    }
}

/// Carries one connection, if it may be.
async fn connect(page: TcpStream, beyond: Arc<Beyond>) -> Result<(), Turned> {
    let asked = async { Socks5ServerProtocol::accept_no_auth(page).await?.read_command().await };
    let (asking, command, target) = timeout(PATIENCE, asked).await??;
    let Some((host, port)) = allowed(command, &target, &beyond.hosts) else {
        asking.reply_error(&ReplyError::ConnectionNotAllowed).await?;
        return Err(Turned::Elsewhere);
    };
    let mut portal = match timeout(PATIENCE, beyond.doors.connect(host, port)).await {
        Ok(Ok(portal)) => portal,
        failed => {
            asking.reply_error(&ReplyError::HostUnreachable).await?;
            failed??;
            return Ok(());
        }
    };
    let unspecified = SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0));
    let mut page = asking.reply_success(unspecified).await?;
    tokio::io::copy_bidirectional(&mut page, &mut portal).await?;
    Ok(())
}

/// Where it leads to, if that is one of the portal's own hosts, by the name that the branding has.
fn allowed<'a>(command: Socks5Command, target: &TargetAddr, hosts: &'a [(String, u16)]) -> Option<(&'a str, u16)> {
    if !matches!(command, Socks5Command::TCPConnect) {
        return None;
    }
    let (name, wanted) = match target {
        TargetAddr::Ip(address) => (address.ip().to_string(), address.port()),
        TargetAddr::Domain(name, port) => (name.clone(), *port),
    };
    let found = hosts.iter().find(|(host, port)| host.eq_ignore_ascii_case(&name) && *port == wanted)?;
    Some((&found.0, found.1))
}

#[cfg(test)]
mod tests {
    use fast_socks5::client::{Config, Socks5Stream};
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    /// A host that says back what it hears, once.
    async fn echo() -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut heard = [0; 5];
                stream.read_exact(&mut heard).await.unwrap();
                stream.write_all(&heard).await.unwrap();
            }
        });
        port
    }

    async fn by_way_of(gate: &Gate, host: &str, port: u16) -> fast_socks5::Result<Socks5Stream<TcpStream>> {
        Socks5Stream::connect(gate.address, host.to_owned(), port, Config::default()).await
    }

    #[tokio::test]
    async fn the_portals_own_host_is_reached() {
        let port = echo().await;
        let gate = Gate::open(vec![("127.0.0.1".to_owned(), port)]).unwrap();
        let mut stream = by_way_of(&gate, "127.0.0.1", port).await.unwrap();
        stream.write_all(b"hello").await.unwrap();
        let mut heard = [0; 5];
        stream.read_exact(&mut heard).await.unwrap();
        assert_eq!(&heard, b"hello");
    }

    #[tokio::test]
    async fn nothing_else_is() {
        let (portal, other) = (echo().await, echo().await);
        let gate = Gate::open(vec![("127.0.0.1".to_owned(), portal)]).unwrap();
        assert!(by_way_of(&gate, "127.0.0.1", other).await.is_err(), "another port");
        // The same machine by another name is another origin.
        assert!(by_way_of(&gate, "localhost", portal).await.is_err(), "another name");
        assert!(by_way_of(&gate, "127.0.0.2", portal).await.is_err(), "another address");
        assert!(by_way_of(&gate, "evil.example", portal).await.is_err(), "another host");
    }

    #[tokio::test]
    async fn a_closed_gate_cuts_what_went_through_it() {
        let port = echo().await;
        let gate = Gate::open(vec![("127.0.0.1".to_owned(), port)]).unwrap();
        let mut stream = by_way_of(&gate, "127.0.0.1", port).await.unwrap();
        let address = gate.address;
        drop(gate);
        let cut = stream.read(&mut [0; 1]).await;
        assert!(matches!(cut, Ok(0) | Err(_)), "{cut:?}");
        assert!(TcpStream::connect(address).await.is_err(), "it still listens");
    }

    #[tokio::test]
    async fn what_is_no_asking_is_not_answered() {
        let port = echo().await;
        let gate = Gate::open(vec![("127.0.0.1".to_owned(), port)]).unwrap();
        let mut stream = TcpStream::connect(gate.address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
        let mut heard = Vec::new();
        let _cut = stream.read_to_end(&mut heard).await;
        assert!(heard.is_empty() || heard == [5, 0xff], "{heard:?}");
    }
}
