//! The kiosk's own keys, put into the field on a page as the web engine's editor does it: the page hears that its field has
//! changed, as it does of a text that was pasted, and of no key.

use gtk::glib::{Variant, VariantDict};
use kiosk_core::PageKey;
use webkit2gtk::{WebView, WebViewExt as _};

use super::field::WORLD;

/// Puts the key in. Where nobody is in a field any more, nothing happens.
pub(super) fn type_key(view: &WebView, key: PageKey) {
    let arguments = VariantDict::new(None);
    let text = match &key {
        // EXPOSE: it goes into the page's field, as the person at the screen wants it.
        PageKey::Text { text } => text.expose().as_str(),
        PageKey::Erase | PageKey::Enter | PageKey::Next => "",
    };
    arguments.insert_value("key", &Variant::from(name(&key)));
    arguments.insert_value("text", &Variant::from(text));
    view.call_async_javascript_function(
        include_str!("typing.js"),
        Some(&arguments.end()),
        Some(WORLD),
        None,
        gtk::gio::Cancellable::NONE,
        // A page that is going takes no keys, and that is all.
        |_| {},
    );
}

/// As the script knows it.
const fn name(key: &PageKey) -> &'static str {
    match key {
        PageKey::Text { .. } => "text",
        PageKey::Erase => "erase",
        PageKey::Enter => "enter",
        PageKey::Next => "next",
    }
}

#[cfg(test)]
mod tests {
    use kiosk_core::Sensitive;

    use super::*;

    #[test]
    fn the_script_knows_every_key() {
        let script = include_str!("typing.js");
        let text = PageKey::Text { text: Sensitive::new("x".to_owned()) };
        for key in [text, PageKey::Erase, PageKey::Enter, PageKey::Next] {
            assert!(script.contains(&format!("case '{}':", name(&key))), "{}", name(&key));
        }
    }
}
