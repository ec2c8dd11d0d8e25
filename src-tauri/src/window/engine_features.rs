//! Features of the web engine that the Rust bindings have no settings for. They are known to it by name alone.
//!
//! The one file of the product with `unsafe`: six functions of WebKitGTK's (2.42 and later) that the bindings lack. What they are
//! given lives as long as the call, and the list that they lend is given back.
#![expect(unsafe_code, reason = "the bindings end with WebKitGTK 2.40")]

use std::ffi::{CStr, c_char, c_int};

use gtk::glib::translate::ToGlibPtr as _;
use webkit2gtk::{Settings, ffi::WebKitSettings};

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
