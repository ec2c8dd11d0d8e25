//! The server itself: connections, and all routes together.
//!
//! It is our own loop because it has to do what a good server never does: close a connection without an answer.

use axum::body::Body;
use axum::http::{HeaderValue, Request, Response, header};
use axum::{Router, middleware};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use thiserror::Error;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tower::ServiceExt as _;

use crate::desk::App;
use crate::misbehaviour::{HangUp, misbehave};
use crate::{contract, control, looks, pages, web};

/// Tells the connection to end without an answer.
#[derive(Debug, Error)]
#[error("hung up, as it was told to")]
struct HungUp;

/// The contract, the pages, and the switches.
pub(crate) fn routes(app: App) -> Router {
    let (contract, _) = contract::router();
    let contract = contract
        .layer(middleware::map_response(never_stored))
        .layer(middleware::from_fn_with_state(app.clone(), misbehave));
    Router::new()
        .merge(contract)
        .merge(control::routes())
        .merge(looks::routes())
        .merge(pages::routes())
        .merge(web::routes())
        .with_state(app)
}

/// Serves until `stopped` comes or its sender is gone; every connection is cut then.
pub(crate) async fn serve(listener: TcpListener, routes: Router, mut stopped: oneshot::Receiver<()>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = &mut stopped => return,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => { connections.spawn(converse(stream, routes.clone())); }
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    // Out of file descriptors, most likely: those who are being served have to end first.
                    connections.join_next().await;
                }
            },
            Some(_ended) = connections.join_next() => {}
        }
    }
}

/// Answers one connection until it ends.
pub(crate) async fn converse(stream: TcpStream, routes: Router) {
    let service = service_fn(move |request: Request<Incoming>| answer(request, routes.clone()));
    // How a connection ends is its client's business, or a fault that somebody asked for.
    let _ended = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

async fn answer(request: Request<Incoming>, routes: Router) -> Result<Response<Body>, HungUp> {
    let response = match routes.oneshot(request.map(Body::new)).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    if response.extensions().get::<HangUp>().is_some() { Err(HungUp) } else { Ok(response) }
}

/// What the contract answers is for its caller alone, unless the answer itself says otherwise.
async fn never_stored(mut response: Response<Body>) -> Response<Body> {
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
