//! One shell after the other on the screen, and the next one ready behind it.

use std::pin::Pin;
use std::time::Duration;

use portal_client::StandPortal;
use tokio::sync::watch;
use tokio::time::timeout;

use super::decisions::{Audience, JourneyEnd, farewell_after};
use super::journey::Step;
use super::notice::Beneath;
use super::shell::OnScreen;
use super::successor::Successor;
use crate::audit::{AuditEvent, AuditLog, SessionEnd};
use crate::sandbox::{ClearStand, Host, Receipt};

/// How long a shell stays hidden for a notice window that is on its way to be there before it. A stand without a notice window
/// is better than none.
const BENEATH: Duration = Duration::from_secs(2);

/// Shows shells until `off` comes. Then nothing of a shell is left. `beneath` says how the notice window stands,
/// `screen` whether a shell has the screen.
pub(super) async fn one_after_the_other<H, P>(
    mut successor: Successor<H, P>,
    mut clear: ClearStand,
    mut beneath: watch::Receiver<Beneath>,
    screen: watch::Sender<bool>,
    audit: &AuditLog,
    mut off: Pin<&mut impl Future<Output = ()>>,
) where
    H: Host + 'static,
    H::Running: 'static,
    P: StandPortal + 'static,
{
    let mut farewell = None;
    let mut audience = Audience::Patient;
    loop {
        let mut next = tokio::select! {
            next = successor.take(audience) => next,
            () = off.as_mut() => break,
        };
        next.say_farewell(farewell);
        tokio::select! {
            () = there(&mut beneath) => {}
            () = off.as_mut() => {
                next.end().await;
                break;
            }
        }
        screen.send_replace(true);
        let mut on_screen = next.uncover(clear);
        let end = tokio::select! {
            end = accompany(&mut on_screen, &mut successor) => end,
            () = off.as_mut() => JourneyEnd::StandStops,
        };
        let (touched, seen, lived) = (on_screen.was_touched(), on_screen.was_seen(), on_screen.age());
        if let Some(outcome) = on_screen.outcome(end) {
            successor.draws_after(on_screen.drawing(), outcome);
        }
        let session = if on_screen.has_session() { SessionEnd::Queued } else { SessionEnd::None };
        farewell = farewell_after(end, audience, touched, farewell);
        successor.say_farewell(farewell);
        let receipt: Receipt = on_screen.end().await;
        screen.send_replace(false);
        tracing::info!(?end, touched, took_ms = receipt.took.as_millis(), "the shell is gone");
        audit.note(AuditEvent::Cleared {
            audience: audience.into(),
            because: end.into(),
            touched,
            took_ms: u64::try_from(receipt.took.as_millis()).unwrap_or(u64::MAX),
            session,
        });
        if end == JourneyEnd::StandStops {
            break;
        }
        clear = receipt.clear;
        successor.after(end, touched, lived);
        audience = audience.followed_by(end, seen, successor.deaths_in_a_row());
    }
    successor.end().await;
}

/// Waits for a notice window that is on its way.
async fn there(beneath: &mut watch::Receiver<Beneath>) {
    let decided = beneath.wait_for(|beneath| *beneath != Beneath::Coming);
    if timeout(BENEATH, decided).await.is_err() {
        tracing::error!("there is no notice window yet; the shell is shown without");
    }
}

/// Accompanies the shell on the screen until it should be ended, and has the next one ready by then.
async fn accompany<H, P>(on_screen: &mut OnScreen<H::Running, P>, successor: &mut Successor<H, P>) -> JourneyEnd
where
    H: Host + 'static,
    H::Running: 'static,
    P: StandPortal + 'static,
{
    let mut outdated = false;
    loop {
        tokio::select! {
            biased;
            step = on_screen.next() => match step {
                Step::Ready => {}
                Step::Painted => successor.one_is_seen(on_screen.drawing()),
                Step::Touched => {
                    // Whoever is there keeps what they see.
                    outdated = false;
                    successor.want_shortly();
                }
                Step::Outdated => {
                    outdated = true;
                    successor.want_now();
                }
                Step::Over(end) => return end,
            },
            () = successor.progress() => {}
        }
        if outdated && successor.is_ready() {
            return JourneyEnd::Outdated;
        }
    }
}
