//! The portal's own pages, in a web view of their own below the kiosk's bar.
//!
//! They are foreign, and treated as hostile: an ephemeral context, a process in the engine's own sandbox, no way to the kiosk's
//! user interface, and no way out but to the origins that the clinic's branding and the stand's configuration name
//! ([`site`] decides, [`gate`] holds the network to it, `content_security.rs` the pages themselves). What a browser would offer is
//! refused, and said in the bar (`refusals.rs`). The core decides when they are there and learns nothing of what is on them.

mod content_security;
mod doors;
mod field;
mod gate;
mod inner_sandbox;
mod lists;
mod liveness;
mod open_page;
mod refusals;
mod site;
mod typing;
#[cfg(test)]
mod whatever_comes;

use gtk::glib;
use kiosk_core::{Event, PageNews, Ticket};
use tokio::sync::{mpsc, watch};

use crate::bridge::Picture;
use crate::effects::PageOrder;
use open_page::OpenPage;

/// What shows the portal's pages lives on.
pub(crate) struct PageSurroundings {
    /// What the loop wants.
    pub(crate) orders: mpsc::Receiver<PageOrder>,
    /// What the user interface draws, and so where there is room.
    pub(crate) pictures: watch::Receiver<Picture>,
    /// To the loop.
    pub(crate) events: mpsc::Sender<Event>,
    /// The origins that may be visited, as the briefing has them.
    pub(crate) origins: Vec<String>,
}

/// How the loop hears of one hand-off's pages.
#[derive(Clone, Debug)]
struct Speaker {
    events: mpsc::Sender<Event>,
    ticket: Ticket,
}

impl Speaker {
    /// A flood of news is the page's own doing, and what is too much of it is dropped; how it began and ended is heard by all means.
    fn say(&self, news: PageNews) {
        let (events, event) = (self.events.clone(), Event::Page { ticket: self.ticket, news });
        if let Err(mpsc::error::TrySendError::Full(event)) = events.try_send(event)
            && matches!(news, PageNews::Shown | PageNews::NotShown | PageNews::Died | PageNews::SignedOut)
        {
            glib::MainContext::default().spawn_local(async move { drop(events.send(event).await) });
        }
    }
}

/// Looks after the portal's pages from here on. `overlay` holds the user interface. Called on the main thread, once.
pub(crate) fn attach(overlay: gtk::Overlay, zoom: f64, around: PageSurroundings) {
    glib::MainContext::default().spawn_local(look_after(overlay, zoom, around));
}

async fn look_after(overlay: gtk::Overlay, zoom: f64, around: PageSurroundings) {
    let PageSurroundings { mut orders, mut pictures, events, origins } = around;
    let mut page: Option<OpenPage> = None;
    loop {
        tokio::select! {
            // What is to be covered up is covered up before anything else.
            biased;
            Ok(()) = pictures.changed() => {
                let picture = pictures.borrow_and_update();
                match &page {
                    Some(page) if picture.view().keeps_page() => page.place(picture.view().page_room()),
                    _ => page = None,
                }
            }
            Some(order) = orders.recv() => match order {
                // Overtaken by a picture in which there is no room for it any more.
                PageOrder::Open { .. } if !pictures.borrow().view().keeps_page() => {}
                PageOrder::Open { ticket, hand_off } => {
                    let speaker = Speaker { events: events.clone(), ticket };
                    // Never two at once, not even for a moment.
                    drop(page.take());
                    let palette = pictures.borrow().view().clinic.palette.clone();
                    page = OpenPage::open(&overlay, zoom, &palette, &origins, hand_off, speaker);
                }
                PageOrder::Type(key) => if let Some(page) = &page { page.type_key(key) },
            },
            else => return,
        }
    }
}
