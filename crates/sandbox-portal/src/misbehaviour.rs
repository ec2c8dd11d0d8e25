//! Obeys those faults that touch every call of the contract alike.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use portal_client::wire::ProblemType;

use crate::desk::App;
use crate::refusal::Refusal;

/// In a response's extensions: it is not to be sent, and its connection is to be closed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HangUp;

/// Stands before every call of the contract.
pub(crate) async fn misbehave(State(app): State<App>, request: Request, next: Next) -> Response {
    let faults = app.faults();
    if faults.down {
        let mut response = Response::default();
        response.extensions_mut().insert(HangUp);
        return response;
    }
    if faults.slow > 0 {
        tokio::time::sleep(Duration::from_millis(faults.slow.into())).await;
    }
    if faults.status500 {
        return Refusal::from(ProblemType::Internal).into_response();
    }
    next.run(request).await
}
