//! One shell after the other on the screen, and the next one ready behind it.

use std::pin::Pin;

use portal_client::StandPortal;
use tokio::sync::oneshot;

use super::decisions::{JourneyEnd, farewell_after};
use super::journey::Step;
use super::shell::OnScreen;
use super::successor::Successor;
use crate::sandbox::{ClearStand, Host, Receipt};

/// Shows shells until `off` comes. Then nothing of a shell is left. Lets go of `first_look` when the first one is on the
/// screen, or cannot be.
pub(super) async fn one_after_the_other<H, P>(
    mut successor: Successor<H, P>,
    mut clear: ClearStand,
    first_look: oneshot::Sender<()>,
    mut off: Pin<&mut impl Future<Output = ()>>,
) where
    H: Host + 'static,
    H::Running: 'static,
    P: StandPortal + 'static,
{
    let mut farewell = None;
    let mut first_look = Some(first_look);
    loop {
        let next = tokio::select! {
            next = successor.take() => next,
            () = off.as_mut() => break,
        };
        let mut on_screen = next.uncover(clear, farewell);
        let end = tokio::select! {
            end = accompany(&mut on_screen, &mut successor, &mut first_look) => end,
            () = off.as_mut() => JourneyEnd::StandStops,
        };
        let (touched, lived) = (on_screen.was_touched(), on_screen.age());
        let receipt: Receipt = on_screen.end().await;
        tracing::info!(?end, touched, took_ms = receipt.took.as_millis(), "the shell is gone");
        if end == JourneyEnd::StandStops {
            break;
        }
        clear = receipt.clear;
        farewell = farewell_after(end, touched, farewell);
        successor.after(end, touched, lived);
        first_look = None;
    }
    successor.end().await;
}

/// Accompanies the shell on the screen until it should be ended, and has the next one ready by then.
async fn accompany<H, P>(
    on_screen: &mut OnScreen<H::Running, P>,
    successor: &mut Successor<H, P>,
    first_look: &mut Option<oneshot::Sender<()>>,
) -> JourneyEnd
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
                Step::Painted => {
                    *first_look = None;
                    successor.one_is_seen();
                }
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
