//! The lists that unfold from a page's fields. The web engine would make each a window of its own, above everything and too
//! small for a finger. Here it lies over the page, in the page's own room, and goes when that is covered up.

use std::cell::RefCell;
use std::rc::Rc;

use gtk::gdk::keys::constants as keys;
use gtk::glib::{Propagation, WeakRef};
use gtk::prelude::*;
use kiosk_core::{Event, Palette};
use tokio::sync::mpsc;
use webkit2gtk::{OptionMenu, OptionMenuExt as _, OptionMenuItem, WebView, WebViewExt as _};

use crate::window::sense_activity;

/// Between the list and the edges of the page's room, in pixels.
const AROUND: i32 = 48;

/// A list that is longer is the page's own mischief, and is cut off: the window's thread makes every row of it.
const MOST_CHOICES: u32 = 1000;

/// Where a page's lists unfold.
#[derive(Clone)]
pub(super) struct Lists {
    /// Weakly, as it holds this with its handlers.
    page: WeakRef<WebView>,
    overlay: gtk::Overlay,
    looks: gtk::CssProvider,
    events: mpsc::Sender<Event>,
    /// The one that is open, if one is.
    open: Rc<RefCell<Option<OpenList>>>,
}

/// A list that somebody can choose from.
struct OpenList {
    choices: OptionMenu,
    sheet: gtk::EventBox,
}

impl Lists {
    /// Those of this page, in the clinic's colours.
    pub(super) fn of(page: &WebView, overlay: &gtk::Overlay, palette: &Palette, events: mpsc::Sender<Event>) -> Self {
        let looks = gtk::CssProvider::new();
        if let Err(error) = looks.load_from_data(style(palette).as_bytes()) {
            tracing::error!("the lists have no looks: {error}");
        }
        let lists = Self { page: page.downgrade(), overlay: overlay.clone(), looks, events, open: Rc::default() };
        let here = lists.clone();
        page.connect_show_option_menu(move |_, choices, _, _| {
            here.unfold(choices);
            true
        });
        lists
    }

    /// Closes the one that is open.
    pub(super) fn close(&self) {
        // Taken first: closing says that it is closed.
        let open = self.open.take();
        if let Some(OpenList { choices, sheet }) = open {
            choices.close();
            self.overlay.remove(&sheet);
            if let Some(page) = self.page.upgrade() {
                page.grab_focus();
            }
        }
    }

    fn unfold(&self, choices: &OptionMenu) {
        self.close();
        let Some(page) = self.page.upgrade() else { return };
        let rows = self.rows(choices);
        let sheet = self.sheet(&rows);
        sheet.set_margin_top(page.margin_top());
        sheet.set_margin_bottom(page.margin_bottom());
        let here = self.clone();
        choices.connect_close(move |_| here.close());
        self.overlay.add_overlay(&sheet);
        sheet.show_all();
        rows.selected_row().map_or_else(|| rows.grab_focus(), |chosen| chosen.grab_focus());
        self.open.replace(Some(OpenList { choices: choices.clone(), sheet }));
    }

    fn rows(&self, choices: &OptionMenu) -> gtk::ListBox {
        let rows = gtk::ListBox::new();
        rows.set_activate_on_single_click(true);
        self.dress(&rows);
        for mut choice in (0..choices.n_items().min(MOST_CHOICES)).filter_map(|place| choices.item(place)) {
            let row = self.row(&mut choice);
            rows.add(&row);
            if choice.is_selected() {
                rows.select_row(Some(&row));
            }
        }
        let (here, choices) = (self.clone(), choices.clone());
        rows.connect_row_activated(move |_, row| {
            if let Ok(place) = u32::try_from(row.index()) {
                choices.activate_item(place);
            }
            here.close();
        });
        rows
    }

    fn row(&self, choice: &mut OptionMenuItem) -> gtk::ListBoxRow {
        let text = choice.label().unwrap_or_default();
        let label = gtk::Label::builder().label(text.as_str()).xalign(0.0).wrap(true).build();
        if choice.is_group_label() {
            label.style_context().add_class("group");
        }
        self.dress(&label);
        let row = gtk::ListBoxRow::new();
        row.set_selectable(!choice.is_group_label());
        row.set_activatable(!choice.is_group_label());
        row.set_sensitive(choice.is_enabled() || choice.is_group_label());
        if let Some(accessible) = row.accessible() {
            accessible.set_name(&text);
        }
        row.add(&label);
        self.dress(&row);
        sense_activity(&row, self.events.clone());
        row
    }

    /// Covers the page while the list is open; a touch beside the list closes it.
    fn sheet(&self, rows: &gtk::ListBox) -> gtk::EventBox {
        let scrolled = gtk::ScrolledWindow::builder()
            .hscrollbar_policy(gtk::PolicyType::Never)
            .propagate_natural_height(true)
            .margin(AROUND)
            .valign(gtk::Align::Center)
            .child(rows)
            .build();
        // A heading in the list, or what cannot be chosen, is not beside it.
        scrolled.connect_button_release_event(|_, _| Propagation::Stop);
        let sheet = gtk::EventBox::new();
        sheet.add(&scrolled);
        sheet.style_context().add_class("sheet");
        self.dress(&sheet);
        sense_activity(&sheet, self.events.clone());
        let here = self.clone();
        sheet.connect_button_release_event(move |_, _| {
            here.close();
            Propagation::Stop
        });
        let here = self.clone();
        sheet.connect_key_press_event(move |_, event| {
            if event.keyval() != keys::Escape {
                return Propagation::Proceed;
            }
            here.close();
            Propagation::Stop
        });
        sheet
    }

    fn dress(&self, widget: &impl IsA<gtk::Widget>) {
        widget.style_context().add_provider(&self.looks, gtk::STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
}

fn style(palette: &Palette) -> String {
    let Palette { surface, on_surface, primary_tint, on_primary_tint, outline, .. } = palette;
    format!(
        ".sheet {{ background: rgba(0, 0, 0, 0.45); }}
         list {{ background: {surface}; padding: 12px; border: 2px solid {outline}; border-radius: 20px; }}
         row {{ background: {surface}; color: {on_surface}; padding: 18px 24px; border-radius: 12px; }}
         row:selected {{ background: {primary_tint}; color: {on_primary_tint}; }}
         row:focus {{ outline: 3px solid {outline}; }}
         label {{ font-size: 26px; }}
         label.group {{ font-weight: bold; }}"
    )
}
