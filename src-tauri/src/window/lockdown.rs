//! What a page may not do: WebKitGTK's conveniences, one by one, off.
//!
//! The user interface is our own and asks for none of this. It is off all the same, so that a slip in a page cannot become
//! a way out of the kiosk.

use webkit2gtk::{PermissionRequestExt as _, SettingsExt as _, WebView, WebViewExt};

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
