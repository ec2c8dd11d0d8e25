//! A host whose shells are futures in the test itself: what they say crosses a real socket, and what ends is told.

use std::cell::RefCell;
use std::os::unix::net::UnixStream;
use std::rc::Rc;
use std::time::Duration;

use tokio::sync::{mpsc, watch};

use super::{ClearStand, NotStarted, Receipt, RunningShell, ShellHost};

/// What a test holds of the host: each shell's end of the channel, in the order of their start.
pub(crate) struct Shells {
    pub(crate) started: mpsc::UnboundedReceiver<StartedShell>,
    pub(crate) log: Rc<RefCell<Vec<&'static str>>>,
}

/// One shell as the test plays it.
pub(crate) struct StartedShell {
    pub(crate) channel: UnixStream,
    /// Dropped: the sandbox has ended by itself.
    pub(crate) life: watch::Sender<()>,
}

pub(crate) struct TestHost {
    started: mpsc::UnboundedSender<StartedShell>,
    log: Rc<RefCell<Vec<&'static str>>>,
}

pub(crate) fn test_host() -> (TestHost, Shells, ClearStand) {
    let (sender, started) = mpsc::unbounded_channel();
    let log = Rc::default();
    (TestHost { started: sender, log: Rc::clone(&log) }, Shells { started, log }, ClearStand::seen())
}

impl ShellHost for TestHost {
    type Shell = TestShell;

    async fn start(&mut self, _clear: ClearStand, channel: UnixStream) -> Result<TestShell, NotStarted> {
        let (life, alive) = watch::channel(());
        self.log.borrow_mut().push("started");
        self.started.send(StartedShell { channel, life }).expect("the test is still there");
        Ok(TestShell { alive, log: Rc::clone(&self.log) })
    }
}

pub(crate) struct TestShell {
    alive: watch::Receiver<()>,
    log: Rc<RefCell<Vec<&'static str>>>,
}

impl RunningShell for TestShell {
    async fn ended(&mut self) {
        while self.alive.changed().await.is_ok() {}
    }

    async fn end(self) -> Receipt {
        self.log.borrow_mut().push("gone");
        Receipt { clear: ClearStand::seen(), took: Duration::ZERO }
    }
}
