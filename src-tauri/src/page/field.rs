//! Whether somebody is in a field of a page, and of what kind: so that the kiosk's keys are there when they are wanted.
//!
//! A script of our own says so, in a world of its own: the page sees neither the script nor the way that it speaks by. A page can
//! lie about its fields by having others; it gains a keyboard.

use kiosk_core::{PageField, PageNews};
use webkit2gtk::{
    UserContentInjectedFrames, UserContentManagerExt as _, UserScript, UserScriptInjectionTime, WebView,
    WebViewExt as _,
};

use super::Speaker;

/// The world that our scripts live in, away from the page's own.
pub(super) const WORLD: &str = "portal-kiosk";

/// By which the script speaks.
const NAME: &str = "field";

/// Listens to which field somebody is in.
pub(super) fn attach(view: &WebView, speaker: Speaker) {
    let Some(manager) = view.user_content_manager() else { return };
    manager.connect_script_message_received(Some(NAME), move |_, message| {
        let said = message.js_value().map(|value| value.to_string());
        if let Some(field) = said.and_then(|said| heard(&said)) {
            speaker.say(PageNews::Field(field));
        }
    });
    manager.register_script_message_handler_in_world(NAME, WORLD);
    manager.add_script(&UserScript::for_world(
        include_str!("field.js"),
        UserContentInjectedFrames::AllFrames,
        UserScriptInjectionTime::Start,
        WORLD,
        &[],
        &[],
    ));
}

/// What the script says, and nothing else.
pub(super) fn heard(said: &str) -> Option<Option<PageField>> {
    match said {
        "line" => Some(Some(PageField::Line)),
        "lines" => Some(Some(PageField::Lines)),
        "digits" => Some(Some(PageField::Digits)),
        "none" => Some(None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_script_says_is_heard() {
        let script = include_str!("field.js");
        for word in ["line", "lines", "digits", "none"] {
            assert!(heard(word).is_some());
            assert!(script.contains(&format!("'{word}'")), "the script never says {word}");
        }
        for other in ["", "LINE", "line ", "{}", "null"] {
            assert_eq!(heard(other), None);
        }
    }
}
