//! The loop with everything around it played by the test: shells over real sockets, a portal and a keyring in memory, a
//! real store, and a clock that jumps to whatever is waited for next.

mod audit;
mod broken_stores;
mod clinic;
mod drawing;
mod journeys;
mod late_answers;
mod notice;
mod played;
mod portal;
mod signs_of_life;
mod staff_audience;
mod staff_calls;
mod staff_desk;
mod staff_enrolling;
mod standing;
mod swap;

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use kiosk_core::{Sensitive, Standing};
use portal_client::StandCredential;
use shell_protocol::{ContactKey, FromShell, ToShell};
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, LocalSet, spawn_local};
use tokio::time::timeout;

use super::{SharedStore, Stand};
use crate::audit::AuditLog;
use crate::branding::InThisProcess;
use crate::configuration::Configuration;
use crate::credential::{Keyring, KeyringTrouble};
use crate::drawing::Circumstances;
use crate::sandbox::test_host::test_host;
use crate::store::{Enrolment, Store};
use played::{PlayedNotice, PlayedShell, Shells};
use portal::{FakePortals, PortalState};

/// On the jumping clock, and longer than any interval; only a test that fails comes so far.
const PATIENCE: Duration = Duration::from_secs(7200);

/// A stand that runs, and all that is around it.
struct RunningStand {
    shells: Shells,
    notice: PlayedNotice,
    portal: Arc<PortalState>,
    keyring: FakeKeyring,
    state: TempDir,
    /// How long the machine has slept.
    asleep: Rc<Cell<Duration>>,
    switch_off: Option<oneshot::Sender<()>>,
    running: JoinHandle<()>,
}

/// Whether the keyring has what is looked for, and what was changed in it.
#[derive(Clone)]
struct FakeKeyring(Rc<RefCell<Result<(), KeyringTrouble>>>, Rc<RefCell<Vec<String>>>);

impl Keyring for FakeKeyring {
    async fn read(&self, account: &str) -> Result<StandCredential, KeyringTrouble> {
        assert!(account.starts_with("stand-"), "{account}");
        self.0.borrow().map(|()| StandCredential(Sensitive::new("the-stands-credential".to_owned())))
    }

    async fn probe(&self) -> Result<(), KeyringTrouble> {
        *self.0.borrow()
    }

    async fn keep(&self, account: &str, _credential: &StandCredential) -> Result<(), KeyringTrouble> {
        self.1.borrow_mut().push(format!("keep {account}"));
        *self.0.borrow()
    }

    async fn forget(&self, account: &str) -> Result<(), KeyringTrouble> {
        self.1.borrow_mut().push(format!("forget {account}"));
        *self.0.borrow()
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

/// A machine without a graphics processor.
fn circumstances() -> Circumstances {
    Circumstances { wished: None, processors: Vec::new(), engine: "engine".to_owned(), kernel: "kernel".to_owned() }
}

/// How the world is when the stand is switched on.
struct Before {
    enrolment: Option<Enrolment>,
    keyring: Result<(), KeyringTrouble>,
    portal: Arc<PortalState>,
    state: TempDir,
    configuration: Configuration,
}

impl Default for Before {
    fn default() -> Self {
        Self {
            enrolment: Some(enrolment()),
            keyring: Ok(()),
            portal: Arc::default(),
            state: tempfile::tempdir().unwrap(),
            configuration: Configuration::default(),
        }
    }
}

impl RunningStand {
    fn switch_on(before: Before) -> Self {
        let Before { enrolment, keyring, portal, state, configuration } = before;
        if let Some(enrolment) = enrolment {
            Store::open(state.path()).unwrap().enrol(&enrolment).unwrap();
        }
        let keyring = FakeKeyring(Rc::new(RefCell::new(keyring)), Rc::default());
        let (shell_host, started, clear) = test_host();
        let (notice_host, started_notices, _) = test_host();
        let asleep: Rc<Cell<Duration>> = Rc::default();
        let stand = Stand {
            configuration,
            contact_key: ContactKey::new([7; 32]),
            store: SharedStore::new(state.path().to_owned()),
            keyring: keyring.clone(),
            decoder: InThisProcess,
            portals: FakePortals(Arc::clone(&portal)),
            drawing: circumstances(),
            shells: shell_host,
            notice: notice_host,
            time_asleep: {
                let asleep = Rc::clone(&asleep);
                Rc::new(move || asleep.get())
            },
            audit: AuditLog::of(state.path()),
        };
        let (switch_off, off) = oneshot::channel();
        let running = spawn_local(stand.run(clear, async move {
            let _ = off.await;
        }));
        let (shells, notice) = (Shells::play(started), PlayedNotice::play(started_notices));
        Self { shells, notice, portal, keyring, state, asleep, switch_off: Some(switch_off), running }
    }

    /// The next shell on the screen. Those that are ended before anybody sees them are passed over.
    async fn next_shell(&mut self) -> PlayedShell {
        loop {
            let mut shell = self.shells.next().await;
            if shell.is_uncovered().await {
                return shell;
            }
        }
    }

    /// The next shell that can serve. The one before it may have been made anew meanwhile.
    async fn shell_in_service(&mut self) -> PlayedShell {
        loop {
            let mut shell = self.next_shell().await;
            if shell.becomes(Standing::InService).await && !self.portal.branding_is_fresher_than(&shell.briefing) {
                return shell;
            }
        }
    }

    async fn switch_off(mut self) {
        self.switch_off.take().unwrap().send(()).unwrap();
        timeout(PATIENCE, self.running).await.expect("the stand ends").unwrap();
    }

    /// The same, and gives what was kept on disk, once the audit log has been written to its end by its own thread.
    async fn switch_off_and_look_back(mut self) -> TempDir {
        let state = std::mem::replace(&mut self.state, tempfile::tempdir().unwrap());
        self.switch_off().await;
        let is_whole = || {
            let lines = crate::audit::read_audit(state.path()).unwrap();
            lines.last().is_some_and(|line| line.event == crate::audit::AuditEvent::Stopped)
        };
        // The clock that jumps knows nothing of other threads.
        for _ in 0..1000 {
            if is_whole() {
                return state;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the audit log has no end");
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
