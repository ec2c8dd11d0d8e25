//! One web view for the pages of one hand-off: made with everything off that a browser has, shown where there is room, and
//! gone, with its process, when it is dropped.

use std::time::Duration;

use gtk::gdk::keys::constants as keys;
use gtk::glib::{Propagation, SignalHandlerId};
use gtk::prelude::*;
use kiosk_core::{HandOff, PageKey, PageNews, PageRoom, Palette};
use webkit2gtk::{
    CacheModel, MemoryPressureSettings, NetworkProxyMode, NetworkProxySettings, TLSErrorsPolicy, UserContentManager,
    WebContext, WebContextExt as _, WebView, WebViewExt as _, WebsiteDataManagerExt as _,
};

use super::gate::Gate;
use super::lists::Lists;
use super::site::Site;
use super::{Speaker, content_security, field, inner_sandbox, liveness, refusals, typing};
use crate::window::sense_activity;

/// What the pages' process may take, in MiB. One that wants more is ended, and the patient gets their appointments back.
const MOST_MEMORY: u32 = 768;

/// How often that is looked at.
const MEMORY_LOOKED_AT: Duration = Duration::from_millis(500);

/// The portal's pages on this screen.
pub(super) struct OpenPage {
    view: WebView,
    overlay: gtk::Overlay,
    zoom: f64,
    lists: Lists,
    /// The key that leads from the user interface to the pages.
    way_in: Option<(gtk::Widget, SignalHandlerId)>,
    /// Closed with the pages.
    _gate: Gate,
}

impl OpenPage {
    /// Begins to load the pages, unseen. `None`, and said so, where they cannot be.
    pub(super) fn open(
        overlay: &gtk::Overlay,
        zoom: f64,
        palette: &Palette,
        origins: &[String],
        hand_off: HandOff,
        speaker: Speaker,
    ) -> Option<Self> {
        let (site, start) = match Site::of(origins, &hand_off) {
            Ok(found) => found,
            Err(strange) => {
                tracing::error!("the portal's pages are not opened: {strange}");
                speaker.say(PageNews::NotShown);
                return None;
            }
        };
        let gate = match Gate::open(site.hosts().collect()) {
            Ok(gate) => gate,
            Err(error) => {
                tracing::error!("the portal's pages cannot get to the network: {error}");
                speaker.say(PageNews::NotShown);
                return None;
            }
        };
        let view = view(&site, &gate);
        view.set_zoom_level(zoom);
        let way_in = overlay.child().map(|beneath| {
            leads_over(&view, &beneath);
            let key = leads_over(&beneath, &view);
            (beneath, key)
        });
        field::attach(&view, speaker.clone());
        refusals::attach(&view, site, &speaker);
        liveness::attach(&view, speaker.clone());
        sense_activity(&view, speaker.events.clone());
        let lists = Lists::of(&view, overlay, palette, speaker.events);
        overlay.add_overlay(&view);
        view.load_uri(start.as_str());
        Some(Self { view, overlay: overlay.clone(), zoom, lists, way_in, _gate: gate })
    }

    /// Lets the pages be seen there, and nowhere else.
    pub(super) fn place(&self, room: Option<PageRoom>) {
        let Some(PageRoom { top, bottom }) = room else { return self.hide() };
        let (top, bottom) = (self.pixels(top), self.pixels(bottom));
        if (top, bottom) != (self.view.margin_top(), self.view.margin_bottom()) {
            // It lies where the page was.
            self.lists.close();
        }
        self.view.set_margin_top(top);
        self.view.set_margin_bottom(bottom);
        if !self.view.is_visible() {
            self.view.show();
            self.view.grab_focus();
        }
    }

    /// Puts a key into the field that somebody is in.
    pub(super) fn type_key(&self, key: PageKey) {
        typing::type_key(&self.view, key);
    }

    /// Whatever lies over the pages takes the keys, and no list of theirs stays open over it.
    fn hide(&self) {
        if !self.view.is_visible() {
            return;
        }
        self.lists.close();
        self.view.hide();
        if let Some(beneath) = self.overlay.child() {
            beneath.grab_focus();
        }
    }

    fn pixels(&self, units: u16) -> i32 {
        #[expect(clippy::cast_possible_truncation, reason = "no screen has so many pixels")]
        let pixels = (f64::from(units) * self.zoom).round() as i32;
        pixels
    }
}

impl Drop for OpenPage {
    fn drop(&mut self) {
        // What is seen goes first; destroyed alone, its process would live on for a while.
        self.hide();
        if let Some((beneath, key)) = self.way_in.take() {
            beneath.disconnect(key);
        }
        self.view.terminate_web_process();
        self.overlay.remove(&self.view);
    }
}

/// F6 goes from pane to pane, as everywhere: here from one view to the other.
fn leads_over(from: &impl IsA<gtk::Widget>, to: &impl IsA<gtk::Widget>) -> SignalHandlerId {
    let to = to.as_ref().downgrade();
    from.as_ref().connect_key_press_event(move |_, event| {
        let other = to.upgrade().filter(|other| event.keyval() == keys::F6 && other.is_visible());
        let Some(other) = other else { return Propagation::Proceed };
        other.grab_focus();
        Propagation::Stop
    })
}

fn view(site: &Site, gate: &Gate) -> WebView {
    let view = WebView::builder()
        .web_context(&context(gate))
        .user_content_manager(&UserContentManager::new())
        .settings(&settings())
        .default_content_security_policy(content_security::policy(site))
        .build();
    view.set_halign(gtk::Align::Fill);
    view.set_valign(gtk::Align::Fill);
    // Nothing of what is typed goes by way of the desktop's input methods, which remember.
    view.set_input_method_context(None::<&webkit2gtk::InputMethodContext>);
    view
}

/// Knows nothing of any page before, and has no way to the network but the gate.
fn context(gate: &Gate) -> WebContext {
    let mut memory = MemoryPressureSettings::new();
    memory.set_memory_limit(MOST_MEMORY);
    memory.set_kill_threshold(1.0);
    memory.set_poll_interval(MEMORY_LOOKED_AT.as_secs_f64());
    let manager = webkit2gtk::WebsiteDataManager::new_ephemeral();
    let mut way = NetworkProxySettings::new(Some(&gate.proxy()), &[]);
    manager.set_network_proxy_settings(NetworkProxyMode::Custom, Some(&mut way));
    manager.set_tls_errors_policy(TLSErrorsPolicy::Fail);
    let context = WebContext::builder().website_data_manager(&manager).memory_pressure_settings(&memory).build();
    context.set_sandbox_enabled(inner_sandbox::can_be_had());
    context.set_cache_model(CacheModel::DocumentViewer);
    context.set_spell_checking_enabled(false);
    context
}

fn settings() -> webkit2gtk::Settings {
    webkit2gtk::Settings::builder()
        .allow_file_access_from_file_urls(false)
        .allow_modal_dialogs(false)
        .allow_top_navigation_to_data_urls(false)
        .allow_universal_access_from_file_urls(false)
        .enable_back_forward_navigation_gestures(false)
        .enable_caret_browsing(false)
        .enable_developer_extras(false)
        .enable_dns_prefetching(false)
        .enable_encrypted_media(false)
        .enable_fullscreen(false)
        .enable_media_stream(false)
        .enable_mediasource(false)
        .enable_page_cache(false)
        .enable_spatial_navigation(false)
        .enable_webaudio(false)
        .enable_webgl(false)
        .enable_webrtc(false)
        .enable_write_console_messages_to_stdout(false)
        .javascript_can_access_clipboard(false)
        .javascript_can_open_windows_automatically(false)
        .media_playback_requires_user_gesture(true)
        .build()
}
