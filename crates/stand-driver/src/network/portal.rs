//! A portal as the network shows it: by its name, over TLS, and behind whatever stands in its place. Beyond it is a sandbox portal.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, StatusCode, Uri, header};
use hyper::server::conn::http1;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::service::TowerToHyperService;
use rustls::ServerConfig;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

use super::serving::Serving;
use super::{Authority, NetworkError, Shown};

/// Longer than any answer of a portal may be; in bytes.
const LONGEST: usize = 32 << 20;

/// What is done with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conduct {
    /// It is passed on to the portal.
    PassesOn,
    /// Whatever it was, the answer leads there: as networks do whose visitors have to agree to something first.
    LeadsTo(String),
    /// Whatever it was, the answer is a page.
    ShowsPage,
}

/// Runs until it is dropped.
#[derive(Debug)]
pub struct PublicPortal {
    url: String,
    port: u16,
    name: String,
    manner: watch::Sender<Manner>,
    _serving: Serving,
}

/// How questions are taken.
#[derive(Clone, Debug)]
struct Manner {
    certificate: Arc<ServerConfig>,
    conduct: Conduct,
}

#[derive(Clone)]
struct Beyond {
    portal: String,
    /// As a server behind it is told (RFC 7239).
    reached: HeaderValue,
    client: Client<HttpConnector, Body>,
    manner: watch::Receiver<Manner>,
}

impl PublicPortal {
    /// A portal of this name at this address, with a good certificate; the real one is at this URL.
    pub fn named(name: &str, at: IpAddr, portal: &str, authority: &Authority) -> Result<Self, NetworkError> {
        let listener = std::net::TcpListener::bind(SocketAddr::new(at, 0))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let place = format!("{name}:{port}");
        let certificate = authority.server(name, Shown::Good)?;
        let (manner, mannered) = watch::channel(Manner { certificate, conduct: Conduct::PassesOn });
        let reached = HeaderValue::from_str(&format!("proto=https;host=\"{place}\"")).map_err(std::io::Error::other)?;
        let client = Client::builder(TokioExecutor::new()).pool_max_idle_per_host(0).build_http();
        let beyond = Beyond { portal: portal.trim_end_matches('/').to_owned(), reached, client, manner: mannered };
        let serving = Serving::begin(serve(listener, beyond))?;
        let (url, name) = (format!("https://{place}"), name.to_owned());
        Ok(Self { url, port, name, manner, _serving: serving })
    }

    /// Its port, at whatever address.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// By its name, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// From now on it shows this certificate; what was connected is cut.
    pub fn shows(&self, authority: &Authority, shown: Shown) -> Result<(), NetworkError> {
        let certificate = authority.server(&self.name, shown)?;
        self.manner.send_modify(|manner| manner.certificate = certificate);
        Ok(())
    }

    /// From now on it does this with questions; what was connected is cut.
    pub fn does(&self, conduct: Conduct) {
        self.manner.send_modify(|manner| manner.conduct = conduct);
    }

    /// What was connected is cut.
    pub fn cuts(&self) {
        self.manner.send_modify(|_| {});
    }
}

async fn serve(listener: std::net::TcpListener, mut beyond: Beyond) -> std::io::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let (stream, _) = accepted?;
                let acceptor = TlsAcceptor::from(Arc::clone(&beyond.manner.borrow().certificate));
                let routes = Router::new().fallback(answer).with_state(beyond.clone());
                connections.spawn(async move {
                    // Who does not like the certificate goes.
                    let Ok(stream) = acceptor.accept(stream).await else { return };
                    let service = TowerToHyperService::new(routes);
                    let _ended = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
                });
            }
            Ok(()) = beyond.manner.changed() => connections.abort_all(),
            Some(_ended) = connections.join_next() => {}
        }
    }
}

async fn answer(State(beyond): State<Beyond>, request: Request) -> Response<Body> {
    let conduct = beyond.manner.borrow().conduct.clone();
    let answer = Response::builder();
    let made = match conduct {
        Conduct::LeadsTo(place) => {
            answer.status(StatusCode::FOUND).header(header::LOCATION, place).body(Body::empty()).ok()
        }
        Conduct::ShowsPage => {
            let page = Body::from("<!doctype html><title>Welcome to this network</title><p>Please agree.");
            answer.header(header::CONTENT_TYPE, "text/html").body(page).ok()
        }
        Conduct::PassesOn => beyond.ask(request).await.ok(),
    };
    made.unwrap_or_else(|| {
        let mut nothing = Response::new(Body::empty());
        *nothing.status_mut() = StatusCode::BAD_GATEWAY;
        nothing
    })
}

impl Beyond {
    async fn ask(&self, request: Request) -> Result<Response<Body>, Box<dyn std::error::Error + Send + Sync>> {
        let (mut asked, body) = request.into_parts();
        let path = asked.uri.path_and_query().map_or("/", |path| path.as_str());
        asked.uri = Uri::from_str(&format!("{}{path}", self.portal))?;
        asked.headers.insert(header::FORWARDED, self.reached.clone());
        let body = to_bytes(body, LONGEST).await?;
        let (mut answer, body) = self.client.request(Request::from_parts(asked, body.into())).await?.into_parts();
        // How a message is cut into pieces is between the two ends of one connection.
        answer.headers.remove(header::TRANSFER_ENCODING);
        answer.headers.remove(header::CONNECTION);
        Ok(Response::from_parts(answer, to_bytes(Body::new(body), LONGEST).await?.into()))
    }
}
