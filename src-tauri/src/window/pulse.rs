//! The user interface's pulse: how far it has come with drawing, said by the page itself again and again. It comes by a
//! message of the web engine's own, which costs a fifth of a command and can carry nothing but three numbers.

use gtk::glib;
use tokio::sync::watch;
use webkit2gtk::{UserContentManagerExt as _, WebView, WebViewExt as _};

use super::stirring;
use crate::bridge::Drawn;

/// The name by which `ui/src/pulse.ts` knows it.
const NAME: &str = "pulse";

/// Listens to the page, and looks after it while it is silent. What it says beyond numbers is not heard.
pub(super) fn attach(view: &WebView, drawn: watch::Sender<Drawn>) {
    glib::MainContext::default().spawn_local(stirring::look_after(view.clone(), drawn.clone()));
    let Some(manager) = view.user_content_manager() else {
        // Without it nobody would know that the page draws: the supervisor notices the silence.
        tracing::error!("the page cannot be heard");
        return;
    };
    manager.connect_script_message_received(Some(NAME), move |_, message| {
        let said = message.js_value().map(|value| value.to_string());
        if let Some(now) = said.and_then(|said| heard(&said)) {
            drawn.send_replace(now);
        }
    });
    manager.register_script_message_handler(NAME);
}

/// `picture frames marks`, all in digits.
pub(crate) fn heard(said: &str) -> Option<Drawn> {
    let (picture, rest) = said.split_once(' ')?;
    let (frames, marks) = rest.split_once(' ')?;
    Some(Drawn { picture: picture.parse().ok()?, frames: frames.parse().ok()?, marks: marks.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_three_numbers_are_heard() {
        assert_eq!(heard("3 4000000000000 5"), Some(Drawn { picture: 3, frames: 4_000_000_000_000, marks: 5 }));
        for other in ["", "3", "3 4", "3 4 5 6", "-3 4 5", "a b c", "3  4 5", "99999999999 1 1", "{\"picture\":3}"] {
            assert_eq!(heard(other), None, "{other:?}");
        }
    }
}
