//! What the shell senses of its window below the user interface: that somebody touches it, that it draws, that its web
//! process died.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::time::{Duration, Instant};

use gtk::gdk::{self, EventType};
use gtk::glib::Propagation;
use gtk::prelude::{IsA, WidgetExt as _};
use kiosk_core::{Colour, Event};
use shell_protocol::FromShell;
use tauri::{Runtime, WebviewWindow};
use tokio::sync::{mpsc, watch};
use webkit2gtk::{WebView, WebViewExt as _};

use super::{pulse, showing};
use crate::bridge::Drawn;

/// Somebody who is typing or scrolling is there; the loop need not hear of every key.
const ACTIVITY_PAUSE: Duration = Duration::from_millis(250);

/// Where what is sensed goes, and what the window is told.
pub(crate) struct Senses {
    /// To the loop: somebody is there.
    pub(crate) events: mpsc::Sender<Event>,
    /// To the supervisor: how far the window is.
    pub(crate) supervisor: mpsc::Sender<FromShell>,
    /// To the loop: the user interface's pulse.
    pub(crate) drawn: watch::Sender<Drawn>,
    /// From the loop: show the window, with the picture of this number.
    pub(crate) show: mpsc::Receiver<u32>,
}

/// Connects to the view's signals. Called on the main thread, once.
pub(super) fn attach<R: Runtime>(view: &WebView, window: WebviewWindow<R>, ground: Colour, senses: Senses) {
    let Senses { events, supervisor, drawn, show } = senses;
    view.connect_web_process_terminated(|_, reason| {
        // A fresh shell is the one remedy for a dead page.
        tracing::error!("the web process ended ({reason:?}); the shell ends");
        std::process::exit(1);
    });
    sense_activity(view, events);
    let pulse = drawn.subscribe();
    pulse::attach(view, drawn);
    showing::attach(view, window, ground, showing::Words { show, pulse, supervisor });
}

/// Tells the loop of whoever touches this.
pub(crate) fn sense_activity(touched: &impl IsA<gtk::Widget>, events: mpsc::Sender<Event>) {
    let last_said: Cell<Option<Instant>> = Cell::new(None);
    let held = Held::default();
    let somebody_is_there = move || {
        let said_just_now = last_said.get().is_some_and(|said| said.elapsed() < ACTIVITY_PAUSE);
        if !said_just_now && events.try_send(Event::Activity).is_ok() {
            last_said.set(Some(Instant::now()));
        }
    };
    touched.connect_event(move |_, event| {
        if held.is_by_a_person(event) {
            somebody_is_there();
        }
        Propagation::Proceed
    });
}

/// What is down. A bag on a key, or a drop of water on the glass, is there for as long as it lies there, and is nobody.
#[derive(Default)]
struct Held {
    keys: RefCell<HashSet<u16>>,
    /// Where a finger was when it last counted.
    finger: Cell<Option<(f64, f64)>>,
}

impl Held {
    /// What a finger that rests may move by itself, in pixels.
    const RESTS: f64 = 12.0;

    fn is_by_a_person(&self, event: &gdk::Event) -> bool {
        match event.event_type() {
            EventType::ButtonPress | EventType::Scroll => true,
            EventType::KeyPress => self.is_new(event),
            EventType::KeyRelease => {
                self.keys.borrow_mut().retain(|key| Some(*key) != event.keycode());
                false
            }
            EventType::TouchBegin => {
                self.finger.set(event.coords());
                true
            }
            EventType::TouchUpdate => self.has_moved(event.coords()),
            _ => false,
        }
    }

    /// Repeats come without a release between them.
    fn is_new(&self, pressed: &gdk::Event) -> bool {
        pressed.keycode().is_none_or(|key| self.keys.borrow_mut().insert(key))
    }

    fn has_moved(&self, now: Option<(f64, f64)>) -> bool {
        let (Some(before), Some(now)) = (self.finger.get(), now) else { return false };
        let moved = (now.0 - before.0).hypot(now.1 - before.1) > Self::RESTS;
        if moved {
            self.finger.set(Some(now));
        }
        moved
    }
}
