//! Measures the shell's door from the page's side: the shell's own bridge, loop and core, in a window like the shell's, with
//! the built page in it drawing every view. For `cargo xtask bench`; not shipped, and no part of the shell.
//!
//! A script beside the page marks when it says an intent and when the view that comes of it has reached the page: both by a
//! message of the web engine's own, which leaves at once, so that their ways cancel out. The page's own clock would be too
//! coarse. Then the script waits, as no person is faster: a round does not queue behind the drawing of the one before, and
//! the time until the view is drawn is another figure.
//!
//! Prints each round's microseconds, a line each.

#![expect(dead_code, reason = "the shell has more uses for its modules")]

#[path = "../src/bridge.rs"]
mod bridge;
#[path = "../src/clock.rs"]
mod clock;
#[path = "../src/effects/mod.rs"]
mod effects;
#[path = "../src/runtime.rs"]
mod runtime;

use std::cell::RefCell;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use kiosk_core::{Branding, Briefing, ClinicHours, Kiosk, Role, Rules, Standing};
use shell_protocol::ContactKey;
use tauri::WebviewUrl;
use tauri::webview::WebviewWindowBuilder;
use tokio::sync::{mpsc, watch};
use webkit2gtk::{UserContentManagerExt as _, WebView, WebViewExt as _};

use crate::bridge::{Bridge, Drawn, Picture};
use crate::effects::{CodeLimits, Edges, Portal};

/// Rounds that are not counted: the first ones are slower.
const WARM_UP: usize = 50;

/// The name of the web engine's own message.
const MARK: &str = "mark";

/// Marks the beginning and the end of each round, with a pause between two.
const SAYING: &str = r"
addEventListener('load', () => {
  const { invoke, transformCallback } = window.__TAURI_INTERNALS__;
  const mark = (what) => window.webkit.messageHandlers.mark.postMessage(what);
  const PAUSE = 50;
  let typing = 'empty';
  const say = () => {
    typing = typing === 'empty' ? 'begun' : 'empty';
    mark('said');
    invoke('send_intent', { intent: { kind: 'typed', typing } });
  };
  const arrived = () => {
    mark('arrived');
    setTimeout(say, PAUSE);
  };
  invoke('watch_views', { views: `__CHANNEL__:${transformCallback(arrived)}` });
});
";

fn main() -> anyhow::Result<()> {
    let count: usize = std::env::args().nth(1).context("how many rounds?")?.parse()?;
    // As in the shell's own main.
    let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    tauri::async_runtime::set(threads.handle().clone());
    let _entered = threads.enter();

    let bridge = start_loop()?;
    tauri::Builder::default()
        .manage(bridge)
        .invoke_handler(tauri::generate_handler![bridge::watch_views, bridge::send_intent])
        .setup(move |app| {
            let window = WebviewWindowBuilder::new(app, "kiosk", WebviewUrl::App("index.html".into()))
                .incognito(true)
                .decorations(false)
                .fullscreen(true)
                .initialization_script(SAYING)
                .build()?;
            window.with_webview(move |webview| Rounds::awaiting(count).listen_to(&webview.inner()))?;
            Ok(())
        })
        .run(tauri::generate_context!("tauri.conf.json"))?;
    Ok(())
}

/// The shell's loop with a kiosk at rest. There is no portal, and nobody listens to what is said to the supervisor.
fn start_loop() -> anyhow::Result<Bridge> {
    let kiosk = Kiosk::new(Briefing {
        role: Role::Patient,
        rules: Rules::default(),
        branding: Branding::unbranded(),
        logo_url: None,
        attract_url: None,
        standing: Standing::InService,
        hours: ClinicHours::Open,
        support_contact: None,
    });
    let (events, events_in) = mpsc::channel(256);
    let (pictures, pictures_out) = watch::channel(Picture::first(kiosk.view()));
    // The page's pulse comes by another way than the door, and is not heard here.
    let (_, drawn) = watch::channel(Drawn::default());
    let (window, _) = mpsc::channel(1);
    let (supervisor, mut said) = mpsc::channel(64);
    tokio::spawn(async move { while said.recv().await.is_some() {} });
    let limits = CodeLimits::new(ContactKey::new([0; 32]), supervisor.clone());
    // Nor are the portal's own pages.
    let (page, _) = mpsc::channel(1);
    let edges = Edges { portal: Portal::new(None, limits, events.clone())?, window, page, supervisor };
    tokio::spawn(runtime::run(kiosk, edges, events_in, pictures, drawn));
    Ok(Bridge::new(events, pictures_out))
}

/// How long each round took.
struct Rounds {
    /// When the intent under way was said.
    said: Option<Instant>,
    took: Vec<Duration>,
    wanted: usize,
}

impl Rounds {
    const fn awaiting(rounds: usize) -> Self {
        Self { said: None, took: Vec::new(), wanted: WARM_UP + rounds }
    }

    fn listen_to(self, view: &WebView) {
        let manager = view.user_content_manager().expect("every web view has one");
        let rounds = RefCell::new(self);
        manager.connect_script_message_received(Some(MARK), move |_, message| {
            let (now, mut rounds) = (Instant::now(), rounds.borrow_mut());
            match message.js_value().map(|value| value.to_string()).as_deref() {
                Some("said") => rounds.said = Some(now),
                _ => rounds.end(now),
            }
        });
        manager.register_script_message_handler(MARK);
    }

    /// A view that nobody has said anything for is the first one. After the last round, prints them all and ends the
    /// process.
    fn end(&mut self, now: Instant) {
        if let Some(said) = self.said.take() {
            self.took.push(now - said);
        }
        if self.took.len() == self.wanted {
            for round in &self.took[WARM_UP..] {
                println!("{}", round.as_micros());
            }
            std::process::exit(0);
        }
    }
}
