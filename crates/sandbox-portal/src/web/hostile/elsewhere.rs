//! The other origin: it answers everything, lets everybody read it, and counts what arrives, so that a test can prove that
//! nothing did.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use tokio::net::{TcpListener, UdpSocket};
use tokio::task::JoinSet;

use super::attempts::{self, Attempt};
use super::tally::Tally;
use crate::serving::converse;

/// What stands before an attempt's id in every address of the other origin.
pub(super) const ARRIVED: &str = "/arrived";

/// Where the other origin is, and what has arrived there.
#[derive(Debug)]
pub(crate) struct Elsewhere {
    address: SocketAddr,
    pub(super) tally: Tally,
    /// The attempt that every hand-off leads to, where a test wants one.
    landing: Mutex<Option<&'static str>>,
}

impl Elsewhere {
    /// Such as `http://127.0.0.1:8081`.
    pub(super) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where a hand-off leads instead of to the dashboard, if anywhere.
    pub(crate) fn first_page(&self) -> Option<String> {
        let landing = *self.landing.lock().unwrap_or_else(PoisonError::into_inner);
        landing.map(|id| format!("/web/hostile/{id}"))
    }

    /// From now on hand-offs lead to this attempt, or to the dashboard again.
    pub(super) fn land_on(&self, attempt: Option<&'static Attempt>) {
        *self.landing.lock().unwrap_or_else(PoisonError::into_inner) = attempt.map(|attempt| attempt.id);
    }

    /// Such as `127.0.0.1:8081`.
    pub(super) fn host(&self) -> String {
        self.address.to_string()
    }
}

/// Starts it beside a server that listens there; it ends with the tasks.
pub(crate) async fn start(beside: SocketAddr) -> io::Result<(Arc<Elsewhere>, JoinSet<()>)> {
    let listener = TcpListener::bind((beside.ip(), 0)).await?;
    let address = listener.local_addr()?;
    let datagrams = UdpSocket::bind(address).await?;
    let elsewhere = Arc::new(Elsewhere { address, tally: Tally::default(), landing: Mutex::default() });
    let mut tasks = JoinSet::new();
    tasks.spawn(accept(listener, elsewhere.clone()));
    tasks.spawn(receive(datagrams, elsewhere.clone()));
    Ok((elsewhere, tasks))
}

async fn accept(listener: TcpListener, elsewhere: Arc<Elsewhere>) {
    let routes = Router::new().fallback(arrived).with_state(elsewhere.clone());
    let mut connections = JoinSet::new();
    // A listener that fails has nothing to count any more.
    while let Ok((stream, _)) = listener.accept().await {
        elsewhere.tally.connected();
        connections.spawn(converse(stream, routes.clone()));
    }
}

async fn receive(socket: UdpSocket, elsewhere: Arc<Elsewhere>) {
    let mut datagram = [0; 2048];
    while socket.recv_from(&mut datagram).await.is_ok() {
        elsewhere.tally.datagram();
    }
}

async fn arrived(State(elsewhere): State<Arc<Elsewhere>>, uri: Uri) -> Response {
    let below = uri.path().strip_prefix(ARRIVED).and_then(|path| path.strip_prefix('/'));
    let id = below.and_then(|path| path.split('/').next()).and_then(attempts::by_id).map(|attempt| attempt.id);
    elsewhere.tally.arrived(id);
    let mut response = content(uri.path());
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn content(path: &str) -> Response {
    let (media_type, body) = match path.rsplit('.').next() {
        Some("js") => ("text/javascript", "globalThis.fromElsewhere = true;"),
        Some("css") => ("text/css", ".from-elsewhere { color: red }"),
        Some("png") => return picture(),
        Some("zip") => ("application/zip", "PK"),
        _ if path.ends_with("/events") => ("text/event-stream", "data: allowed\n\n"),
        _ => return Html("<!doctype html><title>Elsewhere</title><h1>This is another origin</h1>").into_response(),
    };
    ([(header::CONTENT_TYPE, media_type)], body).into_response()
}

fn picture() -> Response {
    ([(header::CONTENT_TYPE, "image/png")], include_bytes!("../../../assets/harbour-clinic.png")).into_response()
}
