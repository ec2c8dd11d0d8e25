//! A page's process that hangs is noticed, and ended: a page that answers nothing is a picture of one.

use std::time::Duration;

use gtk::glib;
use gtk::prelude::ObjectExt as _;
use kiosk_core::PageNews;
use webkit2gtk::{WebProcessTerminationReason, WebView, WebViewExt as _};

use super::Speaker;
use super::field::WORLD;

/// Between two questions.
const PACE: Duration = Duration::from_millis(500);

/// How long the page may take to answer one. A pause of less than two seconds is nobody's business; after three somebody has
/// to do something.
const PATIENCE: Duration = Duration::from_millis(2300);

/// Looks after the page until it is gone. However its process ends, that is said once; that it was closed is no news.
pub(super) fn attach(view: &WebView, speaker: Speaker) {
    let ask = glib::MainContext::default().spawn_local(until_it_hangs(view.downgrade(), speaker.clone()));
    view.connect_web_process_terminated(move |_, reason| {
        ask.abort();
        if reason != WebProcessTerminationReason::TerminatedByApi {
            tracing::warn!("the process of the portal's pages ended ({reason:?})");
            speaker.say(PageNews::Died);
        }
    });
}

/// Asks again and again, and has the script look where somebody is: a field may have gone without a word.
async fn until_it_hangs(page: glib::WeakRef<WebView>, speaker: Speaker) {
    loop {
        glib::timeout_future(PACE).await;
        let Some(view) = page.upgrade() else { return };
        let answer = view.call_async_javascript_function_future("globalThis.lookAgain?.()", None, Some(WORLD), None);
        // That it answers is enough: between two pages the answer is a refusal.
        if glib::future_with_timeout(PATIENCE, answer).await.is_err() {
            tracing::warn!("the portal's page hangs; its process is ended");
            view.terminate_web_process();
            speaker.say(PageNews::Died);
            return;
        }
    }
}
