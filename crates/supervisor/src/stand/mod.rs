//! The stand, for as long as it is on: one shell after the other, each started only when the one before is gone.
//!
//! One loop starts shells and accompanies them (`journey`). Beside it, three tasks: `outlook` finds out whether the stand
//! can serve, `branding_refresh` what it looks like, `kiosk_session` ends sessions whose patient is gone. They meet in
//! one [`Situation`], which all can watch. `decisions` is what can be said without doing anything.

mod branding_refresh;
mod decisions;
mod journey;
mod kiosk_session;
mod outlook;
mod shared_store;
mod situation;
#[cfg(test)]
mod tests;

use std::os::unix::net::UnixStream;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::time::Duration;

use kiosk_core::{Farewell, OutOfService, Standing};
use tokio::sync::{Notify, mpsc, watch};
use tokio::task::spawn_local;
use tokio::time::{Instant, sleep, timeout};

use branding_refresh::BrandingRefresh;
use decisions::{EarlyDeaths, JourneyEnd, farewell_after};
use journey::{Journey, Surrounding};
use kiosk_session::{Ending, end_sessions};
use outlook::Outlook;
pub(crate) use shared_store::SharedStore;
pub(crate) use situation::Portals;
use situation::Situation;

use crate::configuration::Configuration;
use crate::credential::Keyring;
use crate::sandbox::{ClearStand, NotStarted, Receipt, RunningShell, ShellHost};

/// How long switching off may wait for the last session's end to be said; the next start says it otherwise.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// What a stand is made of.
pub(crate) struct Stand<H, P, K> {
    pub(crate) configuration: Configuration,
    pub(crate) store: SharedStore,
    pub(crate) keyring: K,
    pub(crate) portals: P,
    pub(crate) host: H,
}

impl<H: ShellHost, P: Portals + 'static, K: Keyring + 'static> Stand<H, P, K> {
    /// Runs the stand until `switched_off` comes, within a `LocalSet`. Then nothing of a shell is left, and the portal has
    /// been told as far as it could be reached.
    pub(crate) async fn run(self, clear: ClearStand, switched_off: impl Future<Output = ()>) {
        let Self { configuration, store, keyring, portals, host } = self;
        let store = Rc::new(store);
        let situation = Rc::new(watch::Sender::new(first_situation(&store)));
        let look_now = Rc::new(Notify::new());
        let (endings, unended) = mpsc::unbounded_channel();
        let ending = spawn_local(end_sessions(unended));
        let outlook = Outlook {
            portals,
            keyring,
            store: Rc::clone(&store),
            situation: Rc::clone(&situation),
            look_now: Rc::clone(&look_now),
            heartbeat: configuration.heartbeat,
        };
        let looking = spawn_local(outlook.keep_looking());
        let refresh =
            BrandingRefresh { store, situation: Rc::clone(&situation), interval: configuration.branding_refresh };
        let refreshing = spawn_local(refresh.keep_refreshing());

        let shells = Shells { configuration, host, situation, look_now, endings };
        shells.one_after_the_other(clear, pin!(switched_off)).await;

        looking.abort();
        refreshing.abort();
        if timeout(LAST_WORDS, ending).await.is_err() {
            tracing::warn!("a kiosk session's end could not be said yet; the next start will");
        }
    }
}

/// What is known before anything has been asked.
fn first_situation<P>(store: &SharedStore) -> Situation<P> {
    let (standing, enrolment) = match store.enrolment() {
        Ok(Some(enrolment)) => (Standing::PortalOutOfReach, Some(enrolment)),
        Ok(None) => (Standing::OutOfService(OutOfService::NotEnrolled), None),
        Err(error) => {
            tracing::error!(%error, "no store");
            (Standing::OutOfService(OutOfService::StoreUnreadable), None)
        }
    };
    let branding = Rc::new(store.last_look(enrolment.as_ref()));
    Situation { standing, access: None, enrolment: enrolment.map(Rc::new), branding }
}

/// The loop's own things.
struct Shells<H, P> {
    configuration: Configuration,
    host: H,
    situation: Rc<watch::Sender<Situation<P>>>,
    look_now: Rc<Notify>,
    endings: mpsc::UnboundedSender<Ending<P>>,
}

/// One shell's end, and what follows from it.
struct Over {
    clear: ClearStand,
    end: JourneyEnd,
    touched: bool,
}

impl<H: ShellHost, P: portal_client::StandPortal + 'static> Shells<H, P> {
    async fn one_after_the_other(mut self, mut clear: ClearStand, mut off: Pin<&mut impl Future<Output = ()>>) {
        let mut farewell = None;
        let mut deaths = EarlyDeaths::default();
        loop {
            let started = Instant::now();
            let over = self.one_shell(clear, farewell, off.as_mut()).await;
            if over.end == JourneyEnd::StandStops {
                return;
            }
            farewell = farewell_after(over.end, over.touched, farewell);
            deaths = if over.touched {
                // Somebody used it, so it did not die of its start, and they stand there.
                EarlyDeaths::default()
            } else {
                deaths.after(over.end, started.elapsed())
            };
            if deaths.pause() > Duration::ZERO {
                tracing::error!(in_a_row = deaths.count(), "shells break soon after their start; see the lines above");
                tokio::select! {
                    () = sleep(deaths.pause()) => {}
                    () = off.as_mut() => return,
                }
            }
            clear = over.clear;
        }
    }

    async fn one_shell(
        &mut self,
        clear: ClearStand,
        farewell: Option<Farewell>,
        off: Pin<&mut impl Future<Output = ()>>,
    ) -> Over {
        let (ours, theirs) = match UnixStream::pair() {
            Ok(pair) => pair,
            Err(error) => return not_started(NotStarted { clear, why: error.into() }),
        };
        let mut shell = match self.host.start(clear, theirs).await {
            Ok(shell) => shell,
            Err(refused) => return not_started(refused),
        };
        let surrounding = Surrounding {
            configuration: &self.configuration,
            situation: self.situation.subscribe(),
            look_now: &self.look_now,
            endings: &self.endings,
        };
        let (end, touched) = match Journey::begin(surrounding, ours, farewell) {
            Ok(mut journey) => {
                let end = tokio::select! {
                    end = journey.accompany(&mut shell) => end,
                    () = off => JourneyEnd::StandStops,
                };
                (end, journey.was_touched())
            }
            Err(error) => {
                tracing::error!(%error, "the shell's channel cannot be used");
                (JourneyEnd::Broke, false)
            }
        };
        let Receipt { clear, took } = shell.end().await;
        tracing::info!(?end, touched, took_ms = took.as_millis(), "the shell is gone");
        Over { clear, end, touched }
    }
}

fn not_started(NotStarted { clear, why }: NotStarted) -> Over {
    tracing::error!(error = %why, "no shell");
    Over { clear, end: JourneyEnd::Broke, touched: false }
}
