//! One patient's window. The supervisor starts it in a sandbox, briefs it over its standard input, and ends it when the
//! patient is gone; it keeps nothing, and it knows nothing that it was not told.
//!
//! # Where to start
//!
//! - [`runtime`]: the one loop. Events in, effects out.
//! - [`bridge`]: the one door for the user interface.
//! - [`effects`]: what the loop has others do.
//! - [`page`]: the portal's own pages, below the bar.
//! - [`window`]: what the patient sees and touches.

mod bridge;
mod channel;
mod clock;
mod effects;
mod page;
mod runtime;
mod window;

use std::process::ExitCode;

use anyhow::Context as _;
use kiosk_core::{Briefing, Kiosk};
use tokio::sync::{mpsc, watch};

use crate::bridge::{Bridge, Drawn, Picture};
use crate::effects::{CodeLimits, Edges, Portal};
use crate::page::PageSurroundings;
use crate::window::{Pictures, Senses};

/// Events that may wait for the loop. A person and a portal produce a few a second; the rest is somebody's flood.
const WAITING_EVENTS: usize = 256;

/// Keys that may wait for the portal's page. Nobody types faster than a page takes them.
const WAITING_KEYS: usize = 32;

fn main() -> ExitCode {
    let socket = match shell_protocol::take_standard_input() {
        Ok(socket) => socket,
        Err(started_by_hand) => {
            eprintln!("{started_by_hand}.\nTo see it with everything that it needs: cargo xtask demo");
            return ExitCode::from(2);
        }
    };
    // The level is fixed: below it, libraries write what they work on, phone numbers among it.
    let level = tracing_subscriber::filter::LevelFilter::INFO;
    tracing_subscriber::fmt().with_max_level(level).with_writer(std::io::stderr).with_ansi(false).init();
    match run(socket) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("the shell cannot go on: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(socket: std::os::unix::net::UnixStream) -> anyhow::Result<()> {
    // One beside the window's: two would wake each other up for every word.
    let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    tauri::async_runtime::set(threads.handle().clone());
    let _entered = threads.enter();

    let (say, hear) = shell_protocol::shell_end(tokio::net::UnixStream::from_std(socket)?);
    let (mut briefing, hear) = threads.block_on(channel::briefing(hear)).context("no briefing came")?;
    let origins = briefing.branding.dashboard.as_ref().map(|dashboard| dashboard.origins.clone()).unwrap_or_default();
    let window_plan = window::Plan::from(&briefing);
    let pictures_served = Pictures::taken_from(&mut briefing.branding);
    let kiosk = Kiosk::new(Briefing {
        role: briefing.role,
        rules: briefing.rules,
        branding: briefing.branding,
        logo_url: pictures_served.logo_url(),
        attract_url: pictures_served.attract_url(),
        standing: briefing.standing,
        hours: briefing.hours,
        support_contact: briefing.support_contact,
    });

    let (events, events_in) = mpsc::channel(WAITING_EVENTS);
    let (pictures, pictures_out) = watch::channel(Picture::first(kiosk.view()));
    let (drawn, drawn_out) = watch::channel(Drawn::default());
    let (show, shown) = mpsc::channel(1);
    let to_supervisor = channel::speak(say);
    let limits = CodeLimits::new(briefing.contact_key, to_supervisor.clone());
    let portal = Portal::new(briefing.portal_url.as_deref(), limits.clone(), events.clone())?;
    channel::listen(hear, portal.clone(), limits, events.clone());
    let (page, orders) = mpsc::channel(WAITING_KEYS);
    let edges = Edges { portal, window: show, page, supervisor: to_supervisor.clone() };
    tokio::spawn(runtime::run(kiosk, edges, events_in, pictures, drawn_out));

    let senses = Senses { events: events.clone(), supervisor: to_supervisor, drawn, show: shown };
    let pages = PageSurroundings { orders, pictures: pictures_out.clone(), events: events.clone(), origins };
    window::run(window_plan, pictures_served, Bridge::new(events, pictures_out), senses, pages)?;
    Ok(())
}
