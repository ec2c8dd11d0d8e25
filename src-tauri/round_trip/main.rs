//! Measures the shell's door from the page's side: the shell's own bridge, loop and core, in a window like the shell's, with
//! the built page in it drawing every view. For `cargo xtask bench`; not shipped, and no part of the shell.
//!
//! A script beside the page answers a view at once with an intent that changes the view. So the time from one intent's
//! arrival to the next one's is one whole round: the core, the view's way to the page, and the next intent's way back. The
//! page's own clock would be too coarse. Then the script waits, as no person is faster, so that a round does not queue
//! behind the drawing of the one before.
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

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use anyhow::Context as _;
use kiosk_core::{Branding, Briefing, ClinicHours, Kiosk, Rules, Standing};
use shell_protocol::ContactKey;
use tauri::WebviewUrl;
use tauri::ipc::Invoke;
use tauri::webview::WebviewWindowBuilder;
use tokio::sync::{mpsc, watch};

use crate::bridge::{Bridge, Drawn, Picture};
use crate::effects::{CodeLimits, Edges, Portal};

/// Rounds that are not counted: the first ones are slower.
const WARM_UP: usize = 50;

/// Answers each view with the intent that changes it: every second one at once, the others after a pause.
const ANSWERING: &str = r"
addEventListener('load', () => {
  const { invoke, transformCallback } = window.__TAURI_INTERNALS__;
  const PAUSE = 50;
  let typing = 'empty';
  const say = () => {
    typing = typing === 'empty' ? 'begun' : 'empty';
    invoke('send_intent', { intent: { kind: 'typed', typing } });
  };
  const answer = () => (typing === 'empty' ? setTimeout(say, PAUSE) : say());
  invoke('watch_views', { views: `__CHANNEL__:${transformCallback(answer)}` });
});
";

fn main() -> anyhow::Result<()> {
    let count: usize = std::env::args().nth(1).context("how many rounds?")?.parse()?;
    // As in the shell's own main.
    let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    tauri::async_runtime::set(threads.handle().clone());
    let _entered = threads.enter();

    let bridge = start_loop()?;
    let arrivals = Arrivals::awaiting(count);
    let commands: Box<dyn Fn(Invoke) -> bool + Send + Sync> =
        Box::new(tauri::generate_handler![bridge::watch_views, bridge::send_intent]);
    let noting = move |invoke: Invoke| {
        if invoke.message.command() == "send_intent" {
            arrivals.note();
        }
        commands(invoke)
    };
    tauri::Builder::default()
        .manage(bridge)
        .invoke_handler(noting)
        .setup(|app| {
            WebviewWindowBuilder::new(app, "kiosk", WebviewUrl::App("index.html".into()))
                .incognito(true)
                .decorations(false)
                .fullscreen(true)
                .initialization_script(ANSWERING)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!("tauri.conf.json"))?;
    Ok(())
}

/// The shell's loop with a kiosk at rest. There is no portal, and nobody listens to what is said to the supervisor.
fn start_loop() -> anyhow::Result<Bridge> {
    let kiosk = Kiosk::new(Briefing {
        rules: Rules::default(),
        branding: Branding::unbranded(),
        logo_url: None,
        attract_url: None,
        standing: Standing::InService,
        hours: ClinicHours::Open,
    });
    let (events, events_in) = mpsc::channel(256);
    let (pictures, pictures_out) = watch::channel(Picture::first(kiosk.view()));
    // The page's pulse comes by another way than the door, and is not heard here.
    let (_, drawn) = watch::channel(Drawn::default());
    let (window, _) = mpsc::channel(1);
    let (supervisor, mut said) = mpsc::channel(64);
    tokio::spawn(async move { while said.recv().await.is_some() {} });
    let limits = CodeLimits::new(ContactKey::new([0; 32]), supervisor.clone());
    let edges = Edges { portal: Portal::new(None, limits, events.clone())?, window, supervisor };
    tokio::spawn(runtime::run(kiosk, edges, events_in, pictures, drawn));
    Ok(Bridge::new(events, pictures_out))
}

/// When intents came: one that begins a round and the one that ends it, in turn.
struct Arrivals {
    times: Mutex<Vec<Instant>>,
    wanted: usize,
}

impl Arrivals {
    fn awaiting(rounds: usize) -> Self {
        let wanted = 2 * (WARM_UP + rounds);
        Self { times: Mutex::new(Vec::with_capacity(wanted)), wanted }
    }

    /// Notes that one comes now; after the last one, prints how long each round took and ends the process.
    fn note(&self) {
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        times.push(Instant::now());
        if times.len() == self.wanted {
            for round in times[2 * WARM_UP..].chunks_exact(2) {
                println!("{}", (round[1] - round[0]).as_micros());
            }
            std::process::exit(0);
        }
    }
}
