//! What the shell senses of its window below the user interface: that somebody touches it, that it draws, that its web
//! process died.

use std::cell::Cell;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use gtk::glib::Propagation;
use gtk::prelude::WidgetExt as _;
use kiosk_core::Event;
use shell_protocol::FromShell;
use tokio::sync::mpsc;
use webkit2gtk::{LoadEvent, WebView, WebViewExt as _};

use crate::effects::FRAMES;

/// Somebody who is typing or scrolling is there; the loop need not hear of every key.
const ACTIVITY_PAUSE: Duration = Duration::from_millis(250);

/// Connects to the view's signals. Called on the main thread, once.
pub(super) fn attach(view: &WebView, events: mpsc::Sender<Event>, supervisor: mpsc::Sender<FromShell>) {
    sense_activity(view, events);
    sense_frames(view, supervisor.clone());
    view.connect_web_process_terminated(|_, reason| {
        // A fresh shell is the one remedy for a dead page.
        tracing::error!("the web process ended ({reason:?}); the shell ends");
        std::process::exit(1);
    });
    say(&supervisor, FromShell::Ready);
}

fn sense_activity(view: &WebView, events: mpsc::Sender<Event>) {
    let last_said: Cell<Option<Instant>> = Cell::new(None);
    let somebody_is_there = move || {
        let said_just_now = last_said.get().is_some_and(|said| said.elapsed() < ACTIVITY_PAUSE);
        if !said_just_now && events.try_send(Event::Activity).is_ok() {
            last_said.set(Some(Instant::now()));
        }
    };
    view.connect_event(move |_, event| {
        use gtk::gdk::EventType;
        let by_a_person = matches!(
            event.event_type(),
            EventType::ButtonPress
                | EventType::TouchBegin
                | EventType::TouchUpdate
                | EventType::KeyPress
                | EventType::Scroll
        );
        if by_a_person {
            somebody_is_there();
        }
        Propagation::Proceed
    });
}

fn sense_frames(view: &WebView, supervisor: mpsc::Sender<FromShell>) {
    let page_is_there = std::rc::Rc::new(Cell::new(false));
    let loaded = page_is_there.clone();
    view.connect_load_changed(move |_, load| loaded.set(loaded.get() || load == LoadEvent::Finished));
    let painted = Cell::new(false);
    view.connect_draw(move |_, _| {
        FRAMES.fetch_add(1, Ordering::Relaxed);
        if page_is_there.get() && !painted.replace(true) {
            super::companions::watch();
            say(&supervisor, FromShell::Painted);
        }
        Propagation::Proceed
    });
}

fn say(supervisor: &mpsc::Sender<FromShell>, message: FromShell) {
    if supervisor.try_send(message).is_err() {
        tracing::error!("the supervisor does not listen");
    }
}
