//! Starting a sandbox portal, and what can be done with one that runs.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use thiserror::Error;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};

use crate::desk::{App, Shared};
use crate::refusal::Refusal;
use crate::serving::{routes, serve};
use crate::store::{Email, Emails, StillOpen, Store, StoreUnusable, TextMessage, TextMessages};
use crate::web::hostile;
use crate::{Clock, Faults, Looks};

/// Starts sandbox portals.
#[derive(Clone, Copy, Debug)]
pub struct SandboxPortal;

/// How one is to be.
#[derive(Clone, Debug)]
pub struct SandboxPlan {
    /// Where it listens: on the loopback interface; port 0 for any that is free.
    pub listen: SocketAddr,
    /// What it knows from before.
    pub state: State,
    /// The time that all its rules go by.
    pub clock: Clock,
}

/// What a sandbox portal keeps, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing beyond its end.
    Memory,
    /// Everything, in this SQLite file, made where there is none.
    File(PathBuf),
}

/// Why one did not start.
#[derive(Debug, Error)]
pub enum StartFailed {
    /// It speaks plain HTTP about patients, if invented ones: nobody else may reach it.
    #[error("the sandbox listens on the loopback interface only")]
    NotLoopback,
    /// The address is taken, or is not this machine's.
    #[error("cannot listen there")]
    Listen(#[source] io::Error),
    /// See [`StoreUnusable`].
    #[error(transparent)]
    Store(#[from] StoreUnusable),
}

/// A sandbox portal that runs until it is stopped or dropped.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    app: App,
    /// Dropping it ends the server.
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
    /// Ends when it is dropped.
    _other_origin: JoinSet<()>,
}

impl Default for SandboxPlan {
    /// Any free port, nothing kept, the machine's clock.
    fn default() -> Self {
        Self { listen: (Ipv4Addr::LOCALHOST, 0).into(), state: State::Memory, clock: Clock::running() }
    }
}

impl SandboxPortal {
    /// Starts one. Once this returns it answers.
    pub async fn start(plan: SandboxPlan) -> Result<Running, StartFailed> {
        if !plan.listen.ip().is_loopback() {
            return Err(StartFailed::NotLoopback);
        }
        let store = match &plan.state {
            State::Memory => Store::in_memory()?,
            State::File(file) => Store::open(file)?,
        };
        let listener = TcpListener::bind(plan.listen).await.map_err(StartFailed::Listen)?;
        let address = listener.local_addr().map_err(StartFailed::Listen)?;
        let (elsewhere, other_origin) = hostile::start(address).await.map_err(StartFailed::Listen)?;
        let app = Arc::new(Shared::new(store, plan.clock, elsewhere));
        let (stop, stopped) = oneshot::channel();
        let server = tokio::spawn(serve(listener, routes(app.clone()), stopped));
        Ok(Running { address, app, stop, server, _other_origin: other_origin })
    }
}

impl Running {
    /// Where it is, such as `http://127.0.0.1:8080`, without a slash at the end.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where it listens; to start another one there after this one was stopped.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The clock that it goes by.
    pub fn clock(&self) -> &Clock {
        self.app.clock()
    }

    /// All text messages that its phones hold, the oldest first.
    pub fn messages(&self) -> Result<Vec<TextMessage>, StoreUnusable> {
        self.app.read(|tables| TextMessages(tables).after(0)).map_err(unreadable)
    }

    /// All e-mails that its inboxes hold, the oldest first.
    pub fn emails(&self) -> Result<Vec<Email>, StoreUnusable> {
        self.app.read(|tables| Emails(tables).after(0)).map_err(unreadable)
    }

    /// What has been begun here and not been ended.
    pub fn still_open(&self) -> Result<StillOpen, StoreUnusable> {
        self.app.read(StillOpen::in_tables).map_err(unreadable)
    }

    /// Which faults are on.
    pub fn faults(&self) -> Faults {
        self.app.faults()
    }

    /// Makes all clinics' stands look so.
    pub fn set_looks(&self, looks: Looks) {
        self.app.set_looks(looks);
    }

    /// Makes exactly these faults be on.
    pub fn set_faults(&self, faults: Faults) {
        self.app.set_faults(faults);
    }

    /// Ends it as a crash would: open connections are cut. Its port is free when this returns.
    pub async fn stop(self) {
        drop(self.stop);
        // A server that panicked has ended too.
        let _ended = self.server.await;
    }
}

fn unreadable(refusal: Refusal) -> StoreUnusable {
    match refusal {
        Refusal::Broken(error) => StoreUnusable::Sqlite(error),
        Refusal::Because(_) | Refusal::NotBefore(..) => unreachable!("reading asks nobody"),
    }
}
