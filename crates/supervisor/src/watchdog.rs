//! Tells systemd that the supervisor's loop turns, so that it is ended and started anew when it does not.
//!
//! A shell that freezes is the supervisor's to notice; a supervisor that freezes is systemd's, by `WatchdogSec=` in its unit
//! (`packaging/portal-kiosk.service`). Where nobody has asked for signs of life, none are given.

use std::time::Duration;

use sd_notify::NotifyState;
use tokio::time::{MissedTickBehavior, interval};

/// How many signs fit into the time that systemd waits: with three, a pause of two thirds ends nothing.
const SIGNS: u32 = 3;

/// Says that the stand is up, and then again and again that its loop turns, from within that loop.
pub(crate) async fn feed() {
    say(NotifyState::Ready);
    let Some(patience) = sd_notify::watchdog_enabled() else { return };
    let mut signs = interval(sign_every(patience));
    signs.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        signs.tick().await;
        say(NotifyState::Watchdog);
    }
}

fn sign_every(patience: Duration) -> Duration {
    (patience / SIGNS).max(Duration::from_millis(1))
}

fn say(state: NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::warn!(%error, "the service manager cannot be told");
    }
}
