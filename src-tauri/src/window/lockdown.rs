//! What a page may not do: WebKitGTK's conveniences, one by one, off.
//!
//! The user interface is our own and asks for none of this. It is off all the same, so that a slip in a page cannot become
//! a way out of the kiosk.

use gtk::gdk::ModifierType;
use gtk::gdk::keys::{Key, constants as keys};
use gtk::glib::Propagation;
use gtk::prelude::*;
use webkit2gtk::{
    PermissionRequestExt as _, SettingsExt as _, UserContentInjectedFrames, UserContentManagerExt as _, UserScript,
    UserScriptInjectionTime, WebView, WebViewExt,
};

use super::engine_features;

/// The world of the script that lets nothing be drawn away, out of every page's reach.
const WORLD: &str = "portal-kiosk-lockdown";

/// Takes away from the view everything that a browser would offer.
pub(super) fn apply(view: &WebView) {
    if let Some(settings) = WebViewExt::settings(view) {
        settings.set_enable_developer_extras(false);
        settings.set_enable_page_cache(false);
        settings.set_enable_back_forward_navigation_gestures(false);
        settings.set_enable_html5_database(false);
        settings.set_enable_html5_local_storage(false);
        settings.set_enable_media_stream(false);
        settings.set_enable_webgl(false);
        settings.set_javascript_can_access_clipboard(false);
        settings.set_javascript_can_open_windows_automatically(false);
        settings.set_enable_smooth_scrolling(true);
    }
    keep_within(view);
    view.connect_context_menu(|_, _, _, _| true);
    view.connect_print(|_, _| true);
    view.connect_script_dialog(|_, _| true);
    view.connect_permission_request(|_, request| {
        request.deny();
        true
    });
    view.connect_run_file_chooser(|_, request| {
        use webkit2gtk::FileChooserRequestExt as _;
        request.cancel();
        true
    });
    view.connect_authenticate(|_, request| {
        use webkit2gtk::AuthenticationRequestExt as _;
        request.cancel();
        true
    });
}

/// What holds for every view, whoever's pages it shows: a keyboard types, moves and edits, and nothing of a page's comes to lie
/// above the window.
pub(crate) fn keep_within(view: &WebView) {
    if let Some(settings) = WebViewExt::settings(view) {
        engine_features::switch_off(&settings);
    }
    engine_features::switch_off_magnifying(view);
    keep_to_plain_keys(view);
    // The engine switches them on again with each title that a pointer rests on.
    view.connect_has_tooltip_notify(|view| {
        if view.has_tooltip() {
            view.set_has_tooltip(false);
        }
    });
    // What is dropped would be opened, and what is drawn away is shown above everything while it is.
    view.drag_dest_unset();
    if let Some(manager) = view.user_content_manager() {
        manager.add_script(&UserScript::for_world(
            "addEventListener('dragstart', (begun) => begun.preventDefault(), true);",
            UserContentInjectedFrames::AllFrames,
            UserScriptInjectionTime::Start,
            WORLD,
            &[],
            &[],
        ));
    }
}

/// A keyboard that somebody brings types, moves and edits. Whatever else keys can do with a browser, or with GTK, is off.
fn keep_to_plain_keys(view: &WebView) {
    view.connect_key_press_event(|_, event| {
        let held = event.state() & (ModifierType::CONTROL_MASK | ModifierType::MOD1_MASK | ModifierType::SUPER_MASK);
        let edits = held == ModifierType::CONTROL_MASK
            && event.keyval().to_lower().to_unicode().is_some_and(|key| "acvxz".contains(key));
        if held.is_empty() && !is_for_programs(event.keyval()) || edits {
            Propagation::Proceed
        } else {
            Propagation::Stop
        }
    });
    view.connect_scroll_event(|_, event| {
        if event.state().contains(ModifierType::CONTROL_MASK) { Propagation::Stop } else { Propagation::Proceed }
    });
}

/// Whether a key is for a program and not for a text. F6 leads from pane to pane.
fn is_for_programs(key: Key) -> bool {
    /// Where X keeps the keys of multimedia keyboards: back, home, mail, sleep.
    const OF_MULTIMEDIA: std::ops::RangeInclusive<u32> = 0x1008_fe00..=0x1008_ffff;

    let is_function_key = (*keys::F1..=*keys::F35).contains(&*key) && key != keys::F6;
    is_function_key
        || OF_MULTIMEDIA.contains(&*key)
        || [keys::Menu, keys::Print, keys::Sys_Req, keys::Help, keys::Find, keys::Undo, keys::Redo].contains(&key)
}
