//! The loop with everything around it played by the test: shells over real sockets, a portal and a keyring in memory, a
//! real store, and a clock that jumps to whatever is waited for next.

mod journeys;
mod portal;
mod standing;

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use kiosk_core::{Sensitive, Standing};
use portal_client::StandCredential;
use shell_protocol::{FromShell, Receiver, Sender, ShellBriefing, ToShell, shell_end};
use tempfile::TempDir;
use tokio::sync::{oneshot, watch};
use tokio::task::{JoinHandle, LocalSet, spawn_local};
use tokio::time::timeout;

use super::{SharedStore, Stand};
use crate::configuration::Configuration;
use crate::credential::{Keyring, KeyringTrouble};
use crate::sandbox::test_host::{Shells, test_host};
use crate::store::{Enrolment, Store};
use portal::{FakePortals, PortalState};

/// On the jumping clock, and longer than any interval; only a test that fails comes so far.
const PATIENCE: Duration = Duration::from_secs(7200);

/// A stand that runs, and all that is around it.
struct RunningStand {
    shells: Shells,
    portal: Arc<PortalState>,
    keyring: FakeKeyring,
    state: TempDir,
    switch_off: Option<oneshot::Sender<()>>,
    running: JoinHandle<()>,
}

/// What lies in the keyring.
#[derive(Clone)]
struct FakeKeyring(Rc<RefCell<Result<(), KeyringTrouble>>>);

impl Keyring for FakeKeyring {
    async fn read(&self, account: &str) -> Result<StandCredential, KeyringTrouble> {
        assert!(account.starts_with("stand-"), "{account}");
        self.0.borrow().map(|()| StandCredential(Sensitive::new("the-stands-credential".to_owned())))
    }
}

fn enrolment() -> Enrolment {
    Enrolment {
        portal_url: "https://portal.example.org/".to_owned(),
        stand_id: "stand-7".to_owned(),
        stand_name: "Front door".to_owned(),
        clinic_name: "Harbour Clinic".to_owned(),
    }
}

/// How the world is when the stand is switched on.
struct Before {
    enrolment: Option<Enrolment>,
    keyring: Result<(), KeyringTrouble>,
    portal: Arc<PortalState>,
    state: TempDir,
}

impl Default for Before {
    fn default() -> Self {
        Self {
            enrolment: Some(enrolment()),
            keyring: Ok(()),
            portal: Arc::default(),
            state: tempfile::tempdir().unwrap(),
        }
    }
}

impl RunningStand {
    fn switch_on(before: Before) -> Self {
        let Before { enrolment, keyring, portal, state } = before;
        if let Some(enrolment) = enrolment {
            Store::open(state.path()).unwrap().enrol(&enrolment).unwrap();
        }
        let keyring = FakeKeyring(Rc::new(RefCell::new(keyring)));
        let (host, shells, clear) = test_host();
        let stand = Stand {
            configuration: Configuration::default(),
            store: SharedStore::new(state.path().to_owned()),
            keyring: keyring.clone(),
            portals: FakePortals(Arc::clone(&portal)),
            host,
        };
        let (switch_off, off) = oneshot::channel();
        let running = spawn_local(stand.run(clear, async move {
            let _ = off.await;
        }));
        Self { shells, portal, keyring, state, switch_off: Some(switch_off), running }
    }

    /// The next shell that the stand starts, briefed. One that was outdated before it was briefed is passed over.
    async fn next_shell(&mut self) -> PlayedShell {
        loop {
            if let Some(shell) = self.try_next_shell().await {
                return shell;
            }
        }
    }

    async fn try_next_shell(&mut self) -> Option<PlayedShell> {
        let started = timeout(PATIENCE, self.shells.started.recv()).await.expect("a shell is started").unwrap();
        started.channel.set_nonblocking(true).unwrap();
        let (say, hear) = shell_end(tokio::net::UnixStream::from_std(started.channel).unwrap());
        let mut shell = PlayedShell { say, hear, briefing: None, _life: started.life };
        let ToShell::Briefing(briefing) = shell.hear.receive().await.ok()? else { panic!("the briefing comes first") };
        shell.briefing = Some(*briefing);
        Some(shell)
    }

    /// The next shell that can serve. The one before it may have been made anew meanwhile.
    async fn shell_in_service(&mut self) -> PlayedShell {
        loop {
            let mut shell = self.next_shell().await;
            if shell.becomes(Standing::InService).await && !self.portal.branding_is_fresher_than(shell.briefing()) {
                return shell;
            }
        }
    }

    async fn switch_off(mut self) {
        self.switch_off.take().unwrap().send(()).unwrap();
        timeout(PATIENCE, self.running).await.expect("the stand ends").unwrap();
    }
}

/// A shell as the test plays it.
struct PlayedShell {
    say: Sender<FromShell>,
    hear: Receiver<ToShell>,
    briefing: Option<ShellBriefing>,
    _life: watch::Sender<()>,
}

impl PlayedShell {
    fn briefing(&self) -> &ShellBriefing {
        self.briefing.as_ref().unwrap()
    }

    async fn says(&mut self, message: FromShell) {
        self.say.send(&message).await.unwrap();
    }

    async fn heard(&mut self) -> ToShell {
        timeout(PATIENCE, self.hear.receive()).await.expect("the shell is told something").unwrap()
    }

    /// Hears until this is the standing; `false` if the shell is ended before.
    async fn becomes(&mut self, wanted: Standing) -> bool {
        let mut standing = self.briefing().standing;
        while standing != wanted {
            match timeout(PATIENCE, self.hear.receive()).await.expect("something happens") {
                Ok(ToShell::Standing { standing: new }) => standing = new,
                Ok(other) => panic!("{other:?}"),
                Err(_) => return false,
            }
        }
        true
    }

    /// Waits until the supervisor has ended it.
    async fn ends(mut self) {
        let over = async { while self.hear.receive().await.is_ok() {} };
        timeout(PATIENCE, over).await.expect("the shell is ended");
    }
}

/// Waits for what no message tells.
async fn until(what: &str, seen: impl Fn() -> bool) {
    let waiting = async {
        while !seen() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    assert!(timeout(PATIENCE, waiting).await.is_ok(), "{what}");
}

/// Runs a test as the supervisor runs.
fn on_one_thread(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
    LocalSet::new().block_on(&runtime, test);
}
