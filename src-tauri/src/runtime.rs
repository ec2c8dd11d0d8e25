//! The one loop: it owns the kiosk, and nothing else decides anything. Events come in one after the other, effects go out
//! to be carried out elsewhere, the view goes to whoever draws it, and a timer wakes it at the kiosk's deadline.

use std::time::Duration;

use kiosk_core::{Event, Kiosk, View};
use tokio::sync::{mpsc, watch};
use tokio::time::{MissedTickBehavior, interval, sleep};

use crate::clock::Clock;
use crate::effects::Edges;

/// How often the loop shows that it lives. Also the longest that a suspended machine's timers can be late by.
const PULSE: Duration = Duration::from_secs(1);

/// Runs one journey. Returns when nobody is left to send an event, which is when the process ends.
pub(crate) async fn run(mut kiosk: Kiosk, edges: Edges, mut events: mpsc::Receiver<Event>, views: watch::Sender<View>) {
    let clock = Clock::start();
    let mut pulse = interval(PULSE);
    pulse.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let until_deadline = kiosk.deadline().map(|deadline| clock.now().until(deadline));
        let event = tokio::select! {
            event = events.recv() => match event {
                Some(event) => event,
                None => return,
            },
            () = sleep(until_deadline.unwrap_or(Duration::MAX)), if until_deadline.is_some() => Event::Tick,
            _ = pulse.tick() => {
                edges.show_life();
                Event::Tick
            }
        };
        let effects = kiosk.handle(event, clock.now());
        // The screen is told first: a cover must not wait for what is being covered up.
        views.send_if_modified(|shown| {
            let view = kiosk.view();
            let changed = *shown != view;
            *shown = view;
            changed
        });
        for effect in effects {
            edges.carry_out(effect);
        }
    }
}
