//! A host whose programs are futures in the test itself: what they say crosses a real socket, and what ends is told.

use std::cell::RefCell;
use std::os::unix::net::UnixStream;
use std::rc::Rc;
use std::time::Duration;

use tokio::sync::{mpsc, watch};

use super::{ClearStand, Host, Running, StartTrouble, Urgency};
use crate::drawing::Drawing;

/// What a test holds of the host: each program's end of the channel, in the order of their start.
pub(crate) struct Started {
    pub(crate) programs: mpsc::UnboundedReceiver<StartedProgram>,
    pub(crate) log: Rc<RefCell<Vec<&'static str>>>,
    /// While it is set, nothing can be started.
    pub(crate) broken: Rc<RefCell<bool>>,
    /// While it is set, there is no display.
    pub(crate) dark: Rc<RefCell<bool>>,
}

/// One program as the test plays it.
pub(crate) struct StartedProgram {
    pub(crate) channel: UnixStream,
    pub(crate) urgency: Urgency,
    pub(crate) drawing: Drawing,
    /// Dropped: the sandbox has ended by itself.
    pub(crate) life: watch::Sender<()>,
}

pub(crate) struct TestHost {
    programs: mpsc::UnboundedSender<StartedProgram>,
    log: Rc<RefCell<Vec<&'static str>>>,
    broken: Rc<RefCell<bool>>,
    dark: Rc<RefCell<bool>>,
}

pub(crate) fn test_host() -> (TestHost, Started, ClearStand) {
    let (sender, programs) = mpsc::unbounded_channel();
    let log = Rc::default();
    let broken = Rc::default();
    let dark = Rc::default();
    let host = TestHost { programs: sender, log: Rc::clone(&log), broken: Rc::clone(&broken), dark: Rc::clone(&dark) };
    (host, Started { programs, log, broken, dark }, ClearStand::seen())
}

impl Host for TestHost {
    type Running = TestProgram;

    fn has_a_display(&self) -> bool {
        !*self.dark.borrow()
    }

    async fn start(
        &self,
        channel: UnixStream,
        urgency: Urgency,
        drawing: Drawing,
    ) -> Result<TestProgram, StartTrouble> {
        if *self.broken.borrow() {
            return Err(StartTrouble::NoSandbox);
        }
        let (life, alive) = watch::channel(());
        self.log.borrow_mut().push("started");
        self.programs.send(StartedProgram { channel, urgency, drawing, life }).expect("the test is still there");
        Ok(TestProgram { alive, log: Rc::clone(&self.log) })
    }
}

pub(crate) struct TestProgram {
    alive: watch::Receiver<()>,
    log: Rc<RefCell<Vec<&'static str>>>,
}

impl Running for TestProgram {
    async fn ended(&mut self) {
        while self.alive.changed().await.is_ok() {}
    }

    fn hurry(&mut self) {}

    async fn end(self) -> Duration {
        self.log.borrow_mut().push("gone");
        Duration::ZERO
    }
}
