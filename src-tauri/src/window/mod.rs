//! What the patient sees and touches: one window that fills the screen, with one web view that shows the built user
//! interface and can go nowhere else.

mod companions;
mod display;
mod engine_features;
mod frame;
mod lockdown;
mod pictures;
mod pulse;
mod senses;
mod showing;
mod stirring;
mod surface;
mod watching;

use gtk::gdk::prelude::*;
use gtk::prelude::{
    BinExt as _, BoxExt as _, ContainerExt as _, GtkSettingsExt as _, GtkWindowExt as _, WidgetExt as _,
};
use kiosk_core::{Colour, Palette};
use shell_protocol::{ShellBriefing, WindowPlan};
use tauri::webview::{Color, NewWindowResponse, WebviewWindowBuilder};
use tauri::{App, Context, RunEvent, Runtime, Url, WebviewUrl, WindowEvent};
use webkit2gtk::{WebView, WebViewExt as _};

use crate::bridge::Bridge;
use crate::page::{self, PageSurroundings};

pub(crate) use lockdown::keep_within;
pub(crate) use pictures::Pictures;
#[cfg(test)]
pub(crate) use pulse::heard as heard_of_the_pulse;
pub(crate) use senses::{Senses, sense_activity};

/// The shortest side in pixels that the screens are laid out for. A window that is smaller, on somebody's desk, shows them
/// smaller.
const SHORTEST_SIDE: u32 = 700;

/// The only window's name, as the capabilities know it.
const WINDOW: &str = "kiosk";

/// What the window needs of the briefing.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    placing: WindowPlan,
    /// The clinic's plain colour: what is seen before the first frame.
    ground: Colour,
}

impl From<&ShellBriefing> for Plan {
    fn from(briefing: &ShellBriefing) -> Self {
        let branding = &briefing.branding;
        Self {
            placing: briefing.window,
            ground: Palette::from_clinic(branding.primary_colour, branding.background_colour).background,
        }
    }
}

/// The configuration, the capabilities and the built user interface, as they were compiled in.
pub(crate) fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!("tauri.conf.json")
}

/// Makes the window, hidden until it is to be shown, and runs until the process ends.
pub(crate) fn run(
    plan: Plan,
    pictures: Pictures,
    bridge: Bridge,
    senses: Senses,
    portal: PageSurroundings,
) -> tauri::Result<()> {
    let app = tauri::Builder::default()
        .manage(bridge)
        .invoke_handler(tauri::generate_handler![crate::bridge::watch_views, crate::bridge::send_intent])
        .register_uri_scheme_protocol("branding", move |_context, request| pictures.serve(&request))
        .setup(move |app| open(app, &plan, senses, portal).map_err(Into::into))
        .build(context())?;
    app.run(|_app, event| match event {
        // Nothing that a person can do closes the window. The supervisor ends the process.
        RunEvent::WindowEvent { event: WindowEvent::CloseRequested { api, .. }, .. } => api.prevent_close(),
        RunEvent::ExitRequested { api, .. } => api.prevent_exit(),
        _ => {}
    });
    Ok(())
}

fn open(app: &App, plan: &Plan, senses: Senses, portal: PageSurroundings) -> tauri::Result<()> {
    let [red, green, blue] = plan.ground.rgb();
    let builder = WebviewWindowBuilder::new(app, WINDOW, WebviewUrl::App("index.html".into()))
        .title("Portal Kiosk")
        .visible(false)
        .background_color(Color(red, green, blue, u8::MAX))
        .incognito(true)
        .devtools(false)
        .zoom_hotkeys_enabled(false)
        .disable_drag_drop_handler()
        .on_navigation(is_own_page)
        .on_new_window(|_url, _features| NewWindowResponse::Deny)
        .on_download(|_webview, _event| false);
    let builder = match plan.placing {
        WindowPlan::FullScreen => {
            let (width, height) = screen_size();
            // Laid out for the whole screen from the start: shown, it is there at once and moves no more.
            builder.decorations(false).inner_size(width.into(), height.into()).position(0.0, 0.0).fullscreen(true)
        }
        WindowPlan::Windowed { width, height } => builder.inner_size(width.into(), height.into()),
    };
    let window = builder.build()?;
    rest_the_caret();
    let (zoom, plan) = (zoom(plan.placing), plan.clone());
    let (shown, ground) = (window.clone(), plan.ground);
    window.with_webview(move |webview| {
        let view = webview.inner();
        lockdown::apply(&view);
        view.set_zoom_level(zoom);
        page::attach(room_above(&view), zoom, portal);
        if let Some(window) = view.toplevel().and_downcast::<gtk::Window>() {
            lay_out(&window, &plan);
            if plan.placing == WindowPlan::FullScreen {
                keep_in_front(&window);
            }
        }
        senses::attach(&view, shown, ground, senses);
    })
}

/// Puts the user interface where something can lie over a part of it.
fn room_above(view: &WebView) -> gtk::Overlay {
    let overlay = gtk::Overlay::new();
    if let Some(around) = view.parent().and_downcast::<gtk::Box>() {
        around.remove(view);
        overlay.add(view);
        around.pack_start(&overlay, true, true, 0);
        overlay.show();
    }
    overlay
}

/// The built user interface, and nothing else that has an address.
fn is_own_page(url: &Url) -> bool {
    url.scheme() == "tauri" && url.host_str() == Some("localhost") && url.port().is_none()
}

/// A caret that blinks has the web engine draw all day long, also while nobody is there. Switched off as such it would be
/// drawn without end (WebKitGTK 2.50), so it blinks every quarter of an hour.
fn rest_the_caret() {
    const MILLISECONDS: i32 = 15 * 60 * 1000;
    if let Some(settings) = gtk::Settings::default() {
        settings.set_gtk_cursor_blink_time(MILLISECONDS);
    }
}

/// The screen's size in logical pixels.
fn screen_size() -> (i32, i32) {
    let monitor = gtk::gdk::Display::default().and_then(|display| display.primary_monitor().or(display.monitor(0)));
    monitor.map_or((1080, 1920), |monitor| (monitor.geometry().width(), monitor.geometry().height()))
}

/// Gives a window that is still hidden its place and its ground. The page is laid out for the size that it will be seen at,
/// and the screen itself fills the window with the clinic's colour before the web engine has had time to draw.
fn lay_out(window: &gtk::Window, plan: &Plan) {
    window.realize();
    if let Some(content) = window.child() {
        // Only what is visible is given its size.
        content.show_all();
    }
    if plan.placing == WindowPlan::FullScreen {
        fill_unseen(window);
        follow_the_screen(window);
    }
    if let Some(surface) = window.window() {
        let [red, green, blue] = plan.ground.rgb().map(|part| f64::from(part) / 255.0);
        surface.set_background_pattern(Some(&gtk::cairo::SolidPattern::from_rgb(red, green, blue)));
    }
}

/// Gives a window that is not shown the size that it will be shown at.
fn fill_unseen(window: &gtk::Window) {
    let (width, height) = screen_size();
    window.resize(width, height);
    window.size_allocate(&gtk::Allocation::new(0, 0, width, height));
}

/// A screen may be turned, or show another resolution, while this window waits for its patient. From when it is shown on, whoever
/// keeps it full-screen sees to its size.
fn follow_the_screen(window: &gtk::Window) {
    let Some(screen) = gtk::gdk::Screen::default() else { return };
    let window = window.downgrade();
    screen.connect_monitors_changed(move |_| {
        if let Some(window) = window.upgrade().filter(|window| !window.is_visible()) {
            fill_unseen(&window);
        }
    });
}

/// Other programs' windows go beneath, whenever this one is seen. On somebody's desk it is one among others.
fn keep_in_front(window: &gtk::Window) {
    if let Some(Err(error)) = surface::number(window).map(foremost::keep) {
        tracing::warn!(%error, "windows of other programs may come above this one");
    }
}

fn zoom(placing: WindowPlan) -> f64 {
    match placing {
        WindowPlan::FullScreen => 1.0,
        WindowPlan::Windowed { width, height } => {
            f64::from(width.min(height).min(SHORTEST_SIDE)) / f64::from(SHORTEST_SIDE)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_page_is_visited_but_the_built_one() {
        assert!(is_own_page(&"tauri://localhost/index.html".parse().unwrap()));
        for url in [
            "https://portal.example.org/",
            "http://localhost/",
            "http://tauri.localhost/",
            "tauri://elsewhere/",
            "tauri://localhost:80/",
            "file:///etc/passwd",
            "data:text/html,x",
            "blob:tauri://localhost/1",
            "about:blank",
            "javascript:alert(1)",
            "branding://localhost/logo",
        ] {
            assert!(!is_own_page(&url.parse().unwrap()), "{url}");
        }
    }

    #[test]
    fn the_content_security_policy_allows_nothing_inline_and_nothing_remote() {
        let configuration: serde_json::Value = serde_json::from_str(include_str!("../../../tauri.conf.json")).unwrap();
        let policy = configuration["app"]["security"]["csp"].as_str().unwrap();
        let mut directives = policy.split(';').map(|directive| {
            let mut words = directive.split_whitespace();
            (words.next().unwrap(), words.collect::<Vec<_>>())
        });
        assert_eq!(directives.next(), Some(("default-src", vec!["'none'"])));
        for (directive, sources) in directives {
            for source in sources {
                assert!(["'none'", "'self'", "branding:", "ipc:"].contains(&source), "{directive} allows {source}");
            }
        }
    }
}
