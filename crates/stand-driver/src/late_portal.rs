//! A portal whose answers come late. It stands between a stand and its portal, passes every question on at once, so that the portal
//! acts, and holds the answers of one call back until it is told to let them go.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Response, StatusCode, Uri, header};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};
use tokio::time::timeout;

/// Where the contract's calls are.
const CONTRACT: &str = "/v1";

/// Longer than any answer of a portal may be; in bytes.
const LONGEST: usize = 32 << 20;

/// How long a question may take to come, and its asker to get the answer once it is let go.
const PATIENCE: Duration = Duration::from_secs(30);

/// One call of the contract, as its description names it: `POST /attempts/{attemptId}/resends`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PortalCallName {
    method: String,
    template: String,
}

/// It is no such name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a call is named by its method and its path, as in \"GET /stand/branding\"")]
pub struct NotACallName;

/// What did not come to pass.
#[derive(Debug, Error)]
pub enum LatePortalError {
    /// There is no address to be had, or no thread.
    #[error("the late portal cannot be started")]
    NotStarted(#[from] io::Error),
    /// Nobody asked what is held.
    #[error("nobody asked {0} within {PATIENCE:?}")]
    NotAsked(String),
    /// An answer that was let go is still here.
    #[error("an answer that was let go was not taken within {PATIENCE:?}")]
    NotTaken,
}

/// Runs until it is dropped, in a thread of its own: who waits for a program in a test keeps no answer from it.
#[derive(Debug)]
pub struct LatePortal {
    base_url: String,
    shared: Arc<Shared>,
    /// Dropping it ends the server.
    _stop: oneshot::Sender<()>,
}

#[derive(Debug)]
struct Shared {
    portal: String,
    client: Client<HttpConnector, Body>,
    held: Mutex<Option<PortalCallName>>,
    /// How many answers wait here, and how many there have been.
    count: watch::Sender<Count>,
    /// Counts up whenever answers are let go.
    let_go: watch::Sender<u64>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    waiting: usize,
    ever: usize,
}

impl FromStr for PortalCallName {
    type Err = NotACallName;

    fn from_str(name: &str) -> Result<Self, NotACallName> {
        let (method, template) = name.split_once(' ').ok_or(NotACallName)?;
        let is_path = template.starts_with('/') && !template.contains(' ');
        let name = Self { method: method.to_owned(), template: template.to_owned() };
        is_path.then_some(name).ok_or(NotACallName)
    }
}

impl std::fmt::Display for PortalCallName {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {}", self.method, self.template)
    }
}

impl PortalCallName {
    /// Whether this is such a call. What the template has in braces can be anything.
    fn is(&self, method: &Method, path: &str) -> bool {
        let Some(path) = path.strip_prefix(CONTRACT) else { return false };
        let (meant, said): (Vec<_>, Vec<_>) = (self.template.split('/').collect(), path.split('/').collect());
        let fits = |(meant, said): (&&str, &&str)| meant == said || meant.starts_with('{');
        method.as_str() == self.method && meant.len() == said.len() && meant.iter().zip(&said).all(fits)
    }
}

impl LatePortal {
    /// Before the portal at this URL. Nothing is held yet.
    ///
    /// # Errors
    ///
    /// When there is no address to be had.
    pub fn before(portal: &str) -> Result<Self, LatePortalError> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            portal: portal.trim_end_matches('/').to_owned(),
            // Each question on a connection of its own: a portal that was away is found again at once.
            client: Client::builder(TokioExecutor::new()).pool_max_idle_per_host(0).build_http(),
            held: Mutex::default(),
            count: watch::Sender::default(),
            let_go: watch::Sender::default(),
        });
        let (stop, stopped) = oneshot::channel();
        let routes = Router::new().fallback(pass_on).with_state(Arc::clone(&shared));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let serving = async move {
            let Ok(listener) = TcpListener::from_std(listener) else { return };
            tokio::select! {
                _ = axum::serve(listener, routes) => {}
                _ = stopped => {}
            }
        };
        std::thread::Builder::new().name("late-portal".to_owned()).spawn(move || runtime.block_on(serving))?;
        Ok(Self { base_url: base_url(address), shared, _stop: stop })
    }

    /// Where it is, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// From now on the answers of this call are held back, and of no other. What is held already stays so.
    pub fn holds(&self, call: &PortalCallName) {
        *self.shared.held() = Some(call.clone());
    }

    /// Waits until the portal has answered such a call, and the answer is held.
    ///
    /// # Errors
    ///
    /// When nobody asks.
    pub async fn has_held(&self) -> Result<(), LatePortalError> {
        let mut count = self.shared.count.subscribe();
        let one = timeout(PATIENCE, count.wait_for(|count| count.waiting > 0)).await;
        let call = || self.shared.held().as_ref().map(ToString::to_string).unwrap_or_default();
        one.map(drop).map_err(|_| LatePortalError::NotAsked(call()))
    }

    /// How many answers have been held so far, those included whose asker has gone.
    pub fn ever_held(&self) -> usize {
        self.shared.count.borrow().ever
    }

    /// Lets all held answers go, and holds none any more. Returns when each is on its way, or nobody is there to take it.
    ///
    /// # Errors
    ///
    /// When one stays.
    pub async fn lets_go(&self) -> Result<(), LatePortalError> {
        *self.shared.held() = None;
        self.shared.let_go.send_modify(|count| *count += 1);
        let mut count = self.shared.count.subscribe();
        let none = timeout(PATIENCE, count.wait_for(|count| count.waiting == 0)).await;
        none.map(drop).map_err(|_| LatePortalError::NotTaken)
    }
}

impl Shared {
    fn held(&self) -> MutexGuard<'_, Option<PortalCallName>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks the portal, whether or not anybody still waits for the answer.
    async fn ask(self: Arc<Self>, request: Request) -> Response<Body> {
        let asked = tokio::spawn(async move { self.ask_whole(request).await.ok() });
        let nothing = || {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::BAD_GATEWAY;
            response
        };
        asked.await.ok().flatten().unwrap_or_else(nothing)
    }

    async fn ask_whole(&self, request: Request) -> Result<Response<Body>, Box<dyn std::error::Error + Send + Sync>> {
        let (mut asked, body) = request.into_parts();
        let path = asked.uri.path_and_query().map_or("/", |path| path.as_str());
        asked.uri = Uri::from_str(&format!("{}{path}", self.portal))?;
        without_those_of_the_connection(&mut asked.headers);
        let body: Bytes = to_bytes(body, LONGEST).await?;
        let (mut answer, body) = self.client.request(Request::from_parts(asked, body.into())).await?.into_parts();
        without_those_of_the_connection(&mut answer.headers);
        Ok(Response::from_parts(answer, to_bytes(Body::new(body), LONGEST).await?.into()))
    }
}

async fn pass_on(State(shared): State<Arc<Shared>>, request: Request) -> Response<Body> {
    let is_held = shared.held().as_ref().is_some_and(|held| held.is(request.method(), request.uri().path()));
    let answer = Arc::clone(&shared).ask(request).await;
    if is_held {
        let _counted = Waiting::counted(&shared);
        let mut let_go = shared.let_go.subscribe();
        // The sender is there for as long as this is asked.
        let _ = let_go.changed().await;
    }
    answer
}

/// An answer that waits here; also when its asker goes, it is counted as one that waits no more.
struct Waiting<'a>(&'a Shared);

impl<'a> Waiting<'a> {
    fn counted(shared: &'a Shared) -> Self {
        shared.count.send_modify(|count| *count = Count { waiting: count.waiting + 1, ever: count.ever + 1 });
        Self(shared)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.count.send_modify(|count| count.waiting -= 1);
    }
}

/// How a message is cut into pieces is between the two ends of one connection.
fn without_those_of_the_connection(headers: &mut HeaderMap) {
    for name in [header::CONNECTION, header::TRANSFER_ENCODING] {
        headers.remove(name);
    }
}

fn base_url(address: SocketAddr) -> String {
    format!("http://{address}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str) -> PortalCallName {
        name.parse().unwrap()
    }

    #[test]
    fn a_call_is_known_by_its_method_and_its_path_whatever_its_ids_are() {
        let resend = name("POST /attempts/{attemptId}/resends");
        assert!(resend.is(&Method::POST, "/v1/attempts/a-1/resends"));
        for (method, path) in [
            (Method::GET, "/v1/attempts/a-1/resends"),
            (Method::POST, "/v1/attempts/a-1/verifications"),
            (Method::POST, "/v1/attempts/a-1"),
            (Method::POST, "/v1/attempts/a-1/resends/more"),
            (Method::POST, "/attempts/a-1/resends"),
        ] {
            assert!(!resend.is(&method, path), "{method} {path}");
        }
        assert_eq!("POST".parse::<PortalCallName>(), Err(NotACallName));
        assert_eq!("POST attempts".parse::<PortalCallName>(), Err(NotACallName));
    }

    /// A portal that counts how often it was asked, and says so.
    async fn counting_portal() -> String {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = base_url(listener.local_addr().unwrap());
        let count = Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let counted = move || async move { (count.fetch_add(1, std::sync::atomic::Ordering::SeqCst) + 1).to_string() };
        tokio::spawn(async move { axum::serve(listener, Router::new().fallback(counted)).await });
        url
    }

    async fn asked(url: String) -> String {
        let asking = move || ureq::get(&url).call().unwrap().body_mut().read_to_string().unwrap();
        tokio::task::spawn_blocking(asking).await.unwrap()
    }

    #[tokio::test]
    async fn the_portal_acts_at_once_and_its_answer_comes_when_it_is_let_go() {
        let late = LatePortal::before(&counting_portal().await).unwrap();
        late.holds(&name("GET /held"));
        let held = tokio::spawn(asked(format!("{}/v1/held", late.base_url())));
        late.has_held().await.unwrap();
        assert_eq!(asked(format!("{}/v1/other", late.base_url())).await, "2", "the portal had acted on the first");
        assert!(!held.is_finished());
        late.lets_go().await.unwrap();
        assert_eq!(held.await.unwrap(), "1");
        assert_eq!(asked(format!("{}/v1/held", late.base_url())).await, "3", "nothing is held any more");
        assert_eq!(late.ever_held(), 1);
    }
}
