//! What is drawn: one colour, and on it, when there is an outage, what to do now.

use std::cell::Cell;
use std::sync::Once;

use gtk::gdk::WindowTypeHint;
use gtk::prelude::*;
use gtk::{Align, CssProvider, Justification, Label, Orientation, STYLE_PROVIDER_PRIORITY_APPLICATION};
use kiosk_core::Colour;
use shell_protocol::{NoticeView, Outage, WindowPlan};

use crate::words::{Paragraphs, paragraphs};

/// The widest line in characters that is still read with ease.
const LINE: i32 = 44;

/// The window and its look.
pub(crate) struct NoticeWindow {
    window: gtk::Window,
    look: CssProvider,
    /// Other programs' windows go beneath from when it first fills the screen.
    in_front: Once,
}

impl NoticeWindow {
    /// A window that is not shown yet.
    pub(crate) fn new() -> Self {
        let window = gtk::Window::new(gtk::WindowType::Toplevel);
        window.set_title("Portal Kiosk");
        window.set_decorated(false);
        window.set_accept_focus(false);
        // Window managers keep a desktop below everything, whenever it comes. A Wayland compositor knows no such thing: there it
        // is below whatever comes later.
        window.set_type_hint(WindowTypeHint::Desktop);
        // Nothing that a person can do closes it. The supervisor ends the process.
        window.connect_delete_event(|_, _| gtk::glib::Propagation::Stop);
        let look = CssProvider::new();
        if let Some(screen) = gtk::gdk::Screen::default() {
            gtk::StyleContext::add_provider_for_screen(&screen, &look, STYLE_PROVIDER_PRIORITY_APPLICATION);
        }
        Self { window, look, in_front: Once::new() }
    }

    /// Draws this from now on.
    pub(crate) fn show(&self, view: &NoticeView) {
        if let Err(error) = self.look.load_from_data(style(view.background, view.text).as_bytes()) {
            tracing::error!(%error, "the notice window has no look");
        }
        self.fill_with(view.background);
        if let Some(before) = self.window.child() {
            self.window.remove(&before);
        }
        if let Some(outage) = view.outage {
            self.window.add(&words(view, outage));
        }
        match view.window {
            WindowPlan::FullScreen => self.fill_the_screen(),
            // On somebody's desk a window without a word would only be in the way.
            WindowPlan::Windowed { .. } if view.outage.is_none() => self.window.hide(),
            WindowPlan::Windowed { width, height } => {
                self.window.set_type_hint(WindowTypeHint::Normal);
                let side = |pixels: u32| i32::try_from(pixels).unwrap_or(i32::MAX);
                self.window.set_default_size(side(width), side(height));
                self.window.show_all();
            }
        }
    }

    /// Does this once the window is on the screen, so that whatever comes from then on comes above it; at once where there is
    /// nothing to be seen.
    pub(crate) fn once_on_the_screen(&self, so_far: impl FnOnce() + 'static) {
        if !self.window.is_visible() {
            return so_far();
        }
        let so_far = Cell::new(Some(so_far));
        self.window.connect_draw(move |_, _| {
            if let Some(so_far) = so_far.take() {
                // The frame is handed over when this drawing is done.
                gtk::glib::idle_add_local_once(move || {
                    if let Some(display) = gtk::gdk::Display::default() {
                        display.sync();
                    }
                    so_far();
                });
            }
            gtk::glib::Propagation::Proceed
        });
    }

    fn fill_the_screen(&self) {
        if let Some(area) = gtk::gdk::Display::default().and_then(|display| display.monitor(0)).map(|it| it.geometry())
        {
            self.window.set_default_size(area.width(), area.height());
        }
        self.window.fullscreen();
        self.window.show_all();
        self.in_front.call_once(|| keep_in_front(&self.window));
    }

    /// What the screen itself fills the window with, before this process has had time to draw: else it is grey for a
    /// moment when a shell goes.
    fn fill_with(&self, colour: Colour) {
        self.window.realize();
        if let Some(surface) = self.window.window() {
            let [red, green, blue] = colour.rgb().map(|part| f64::from(part) / 255.0);
            surface.set_background_pattern(Some(&gtk::cairo::SolidPattern::from_rgb(red, green, blue)));
        }
    }
}

/// While a shell is above, it sees to that itself.
fn keep_in_front(window: &gtk::Window) {
    let surface = window.window().and_then(|surface| surface.downcast::<gdkx11::X11Window>().ok());
    let number = surface.and_then(|surface| u32::try_from(surface.xid()).ok());
    if let Some(Err(error)) = number.map(foremost::keep) {
        tracing::warn!(%error, "windows of other programs may come above this one");
    }
}

fn words(view: &NoticeView, outage: Outage) -> gtk::Box {
    let page = gtk::Box::new(Orientation::Vertical, 0);
    page.set_halign(Align::Center);
    page.set_valign(Align::Center);
    for language in paragraphs(view, outage) {
        page.add(&in_one_language(&language, view));
    }
    page
}

fn in_one_language(said: &Paragraphs, view: &NoticeView) -> gtk::Box {
    let part = gtk::Box::new(Orientation::Vertical, 0);
    part.style_context().add_class("language");
    part.add(&paragraph(&said.title, "title"));
    part.add(&paragraph(&said.what_to_do, "what-to-do"));
    let ways: Vec<&str> = [&view.contact.phone, &view.contact.email]
        .into_iter()
        .map(|way| way.trim())
        .filter(|way| !way.is_empty())
        .collect();
    if !ways.is_empty() {
        part.add(&paragraph(&format!("{}\n{}", said.reach_us, ways.join(" · ")), "reach-us"));
    }
    part.add(&paragraph(&said.staff, "staff"));
    if let Some(support) = &said.support {
        part.add(&paragraph(support, "staff"));
    }
    part
}

fn paragraph(text: &str, class: &str) -> Label {
    // Plain text: what the portal sends is never markup.
    let label = Label::new(Some(text));
    label.set_line_wrap(true);
    label.set_line_wrap_mode(gtk::pango::WrapMode::WordChar);
    label.set_max_width_chars(LINE);
    label.set_justify(Justification::Left);
    label.set_xalign(0.0);
    label.style_context().add_class(class);
    label
}

fn style(background: Colour, text: Colour) -> String {
    // Sizes in the share of the font's own, which GTK takes from the screen's resolution.
    format!(
        "window {{ background: {background}; color: {text}; font-family: sans-serif; font-size: 20px; }}
         .language {{ margin: 32px 48px; }}
         .title {{ font-size: 44px; font-weight: 700; margin-bottom: 20px; }}
         .what-to-do {{ font-size: 30px; margin-bottom: 20px; }}
         .reach-us {{ font-size: 26px; margin-bottom: 20px; }}
         .staff {{ font-size: 18px; opacity: 0.85; }}"
    )
}
