//! The one loop: it owns the kiosk, and nothing else decides anything. Events come in one after the other, effects go out
//! to be carried out elsewhere, the picture goes to whoever draws it, and a timer wakes it at the kiosk's deadline.

use std::time::Duration;

use kiosk_core::{Event, Kiosk};
use tokio::sync::{mpsc, watch};
use tokio::time::sleep;

use crate::bridge::{Drawn, Picture};
use crate::clock::Clock;
use crate::effects::Edges;

/// Runs one journey. Returns when nobody is left to send an event, which is when the process ends.
pub(crate) async fn run(
    mut kiosk: Kiosk,
    edges: Edges,
    mut events: mpsc::Receiver<Event>,
    pictures: watch::Sender<Picture>,
    mut drawn: watch::Receiver<Drawn>,
) {
    let clock = Clock::start();
    loop {
        let until_deadline = kiosk.deadline().map(|deadline| clock.now().until(deadline));
        let event = tokio::select! {
            event = events.recv() => match event {
                Some(event) => event,
                None => return,
            },
            () = sleep(until_deadline.unwrap_or(Duration::MAX)), if until_deadline.is_some() => Event::Tick,
            // The user interface's pulse goes through here, so that it is this loop's too. After a suspended machine
            // has woken up, it comes before the timers notice.
            Ok(()) = drawn.changed() => {
                edges.show_life(*drawn.borrow_and_update());
                Event::Tick
            }
        };
        let effects = kiosk.handle(event, clock.now());
        // The screen is told first: a cover must not wait for what is being covered up.
        pictures.send_if_modified(|shown| shown.becomes(kiosk.view()));
        for effect in effects {
            edges.carry_out(effect, pictures.borrow().number);
        }
    }
}
