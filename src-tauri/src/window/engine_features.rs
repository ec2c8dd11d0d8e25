//! Features and gestures of the web engine that the Rust bindings have no settings for. They are known to it by name alone.
//!
//! The one file of the product with `unsafe`: six functions of WebKitGTK's (2.42 and later) that the bindings lack, and what it
//! keeps at a view by a name. What they are given lives as long as the call, and the list that they lend is given back.
#![expect(unsafe_code, reason = "the bindings end with WebKitGTK 2.40")]

use std::ffi::{CStr, c_char, c_int};

use gtk::glib::object::{CastNone as _, ObjectType as _};
use gtk::glib::translate::{ToGlibPtr as _, from_glib_none};
use gtk::glib::{self, gobject_ffi};
use gtk::prelude::EventControllerExt as _;
use gtk::{GestureZoom, PropagationPhase};
use webkit2gtk::{Settings, WebView, ffi::WebKitSettings};

/// What opens something over the page, or goes to the network by itself, without asking anybody: and what a stand has no use for.
const UNWANTED: &[&str] = &[
    // Names are looked up and hosts spoken to past the gate.
    "LinkDNSPrefetch",
    "LinkPreconnect",
    "LinkPreconnectEarlyHints",
    "LinkPrefetch",
    // Each would come in a window, or in a sheet that may lie over the kiosk's bar, with words of the page's in it.
    "DataListElement",
    "InputTypeColor",
    "InputTypeDate",
    "InputTypeDateTimeLocal",
    "InputTypeMonth",
    "InputTypeTime",
    "InputTypeWeek",
    "InteractiveFormValidation",
    // The whole screen, other programs, other devices.
    "FullScreen",
    "Gamepads",
    "GeolocationAPI",
    "Notifications",
    "ScreenWakeLockAPI",
    // The engine's own viewer can print and keep.
    "PDFJSViewer",
];

/// WebKitGTK's own: a list of what there is.
#[repr(C)]
struct FeatureList {
    _private: [u8; 0],
}

/// WebKitGTK's own: one thing of what there is.
#[repr(C)]
struct Feature {
    _private: [u8; 0],
}

unsafe extern "C" {
    fn webkit_settings_get_all_features() -> *mut FeatureList;
    fn webkit_feature_list_get_length(list: *mut FeatureList) -> usize;
    fn webkit_feature_list_get(list: *mut FeatureList, index: usize) -> *mut Feature;
    fn webkit_feature_list_unref(list: *mut FeatureList);
    fn webkit_feature_get_identifier(feature: *mut Feature) -> *const c_char;
    fn webkit_settings_set_feature_enabled(settings: *mut WebKitSettings, feature: *mut Feature, enabled: c_int);
}

/// Switches off what is unwanted, as far as this engine knows of it.
pub(super) fn switch_off(settings: &Settings) {
    let settings = settings.to_glib_none();
    let mut unknown = UNWANTED.to_vec();
    each(|name, feature| {
        if UNWANTED.contains(&name) {
            // SAFETY: both are valid for as long as the list lives, and the settings are ours.
            unsafe { webkit_settings_set_feature_enabled(settings.0, feature, 0) };
            unknown.retain(|unwanted| *unwanted != name);
        }
    });
    if !unknown.is_empty() {
        tracing::warn!(?unknown, "the web engine has no such features, or calls them something else");
    }
}

/// Two fingers that draw apart magnify nothing: what lies beyond the screen's edge could not be touched any more.
pub(super) fn switch_off_magnifying(view: &WebView) {
    /// Where the engine keeps what recognizes them.
    const GESTURE: &CStr = c"wk-view-zoom-gesture";
    // SAFETY: the view is valid, and whatever it keeps by this name is an object of its own, or nothing.
    let kept: Option<glib::Object> =
        unsafe { from_glib_none(gobject_ffi::g_object_get_data(view.as_ptr().cast(), GESTURE.as_ptr()).cast()) };
    match kept.and_downcast::<GestureZoom>() {
        Some(gesture) => gesture.set_propagation_phase(PropagationPhase::None),
        None => tracing::warn!("the web engine keeps no gesture for two fingers, or calls it something else"),
    }
}

fn each(mut tell: impl FnMut(&str, *mut Feature)) {
    // SAFETY: the list is ours from here on; what is in it, the names too, is only used until it is given back.
    unsafe {
        let list = webkit_settings_get_all_features();
        for index in 0..webkit_feature_list_get_length(list) {
            let feature = webkit_feature_list_get(list, index);
            let name = webkit_feature_get_identifier(feature);
            if !name.is_null() {
                tell(&CStr::from_ptr(name).to_string_lossy(), feature);
            }
        }
        webkit_feature_list_unref(list);
    }
}
