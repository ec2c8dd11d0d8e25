//! The one door between the shell and its user interface: intents come in, views go out, each with its number. Every other
//! command is refused before it gets here (`src-tauri/capabilities`). What the user interface has drawn of it comes back
//! beside the door, as a pulse (`window/pulse.rs`).

use kiosk_core::{Event, Intent, View};
use serde::{Deserialize, Serialize};
use tauri::State;
use tauri::ipc::Channel;
use tokio::sync::{mpsc, watch};

/// The shell's side of the door.
#[derive(Debug)]
pub(crate) struct Bridge {
    events: mpsc::Sender<Event>,
    pictures: watch::Receiver<Picture>,
}

/// One view, numbered in the order in which they became so: how it is known that a view has been drawn.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Picture {
    pub(crate) number: u32,
    view: View,
}

/// How far the user interface has come with drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Drawn {
    /// The last picture that is in place; 0 before the first.
    pub(crate) picture: u32,
    /// Frames since the page began.
    pub(crate) frames: u64,
    /// How often it has changed the mark that is looked for on the screen.
    pub(crate) marks: u64,
}

impl Bridge {
    pub(crate) fn new(events: mpsc::Sender<Event>, pictures: watch::Receiver<Picture>) -> Self {
        Self { events, pictures }
    }
}

impl Picture {
    pub(crate) const fn first(view: View) -> Self {
        Self { number: 1, view }
    }

    /// What is drawn.
    pub(crate) const fn view(&self) -> &View {
        &self.view
    }

    /// Takes on a new view. Says whether it was one.
    pub(crate) fn becomes(&mut self, view: View) -> bool {
        let changed = self.view != view;
        if changed {
            *self = Self { number: self.number.wrapping_add(1), view };
        }
        changed
    }
}

/// Gives the user interface the present view, and each one after it. A view that was overtaken is left out.
#[tauri::command]
pub(crate) async fn watch_views(views: Channel<Picture>, bridge: State<'_, Bridge>) -> Result<(), ()> {
    let mut changes = bridge.pictures.clone();
    changes.mark_changed();
    tauri::async_runtime::spawn(async move {
        while changes.changed().await.is_ok() {
            let picture = changes.borrow_and_update().clone();
            if views.send(picture).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Takes one act of the person at the screen. What comes of it is the next view.
#[tauri::command]
pub(crate) async fn send_intent(intent: Intent, bridge: State<'_, Bridge>) -> Result<(), ()> {
    bridge.events.send(Event::Intent(intent)).await.map_err(drop)
}

#[cfg(test)]
mod tests {
    use kiosk_core::{Branding, Briefing, ClinicHours, Kiosk, Role, Rules, Standing};
    use serde_json::{Value, json};
    use tauri::WebviewWindow;
    use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
    use tauri::webview::InvokeRequest;

    use super::*;

    struct Door {
        window: WebviewWindow<MockRuntime>,
        events: mpsc::Receiver<Event>,
        _pictures: watch::Sender<Picture>,
    }

    /// The shipped capabilities and commands behind a window that is not drawn.
    fn door() -> Door {
        let (events, events_in) = mpsc::channel(8);
        let kiosk = Kiosk::new(Briefing {
            role: Role::Patient,
            rules: Rules::default(),
            branding: Branding::unbranded(),
            logo_url: None,
            attract_url: None,
            hours: ClinicHours::Open,
            standing: Standing::InService,
            support_contact: None,
        });
        let (pictures, pictures_out) = watch::channel(Picture::first(kiosk.view()));
        let app = mock_builder()
            .manage(Bridge::new(events, pictures_out))
            .invoke_handler(tauri::generate_handler![watch_views, send_intent])
            .build(crate::window::context())
            .unwrap();
        let window = tauri::WebviewWindowBuilder::new(&app, "kiosk", tauri::WebviewUrl::default()).build().unwrap();
        Door { window, events: events_in, _pictures: pictures }
    }

    fn call(door: &Door, command: &str, origin: &str, body: Value) -> Result<(), Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: tauri::ipc::CallbackFn(0),
            error: tauri::ipc::CallbackFn(1),
            url: origin.parse().unwrap(),
            body: body.into(),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&door.window, request).map(drop)
    }

    const OWN: &str = "tauri://localhost";

    #[test]
    fn an_intent_goes_through_the_door() {
        let mut door = door();
        call(&door, "send_intent", OWN, json!({ "intent": { "kind": "signOut" } })).unwrap();
        assert!(matches!(door.events.try_recv(), Ok(Event::Intent(Intent::SignOut))));
    }

    #[test]
    fn what_is_no_intent_is_refused() {
        let mut door = door();
        for body in [
            json!({}),
            json!({ "intent": { "kind": "openDoor" } }),
            json!({ "intent": { "kind": "verify" } }),
            json!({ "intent": { "kind": "verify", "code": "123456", "extra": 1 } }),
            json!({ "intent": { "kind": "verify", "code": 123_456 } }),
        ] {
            assert!(call(&door, "send_intent", OWN, body.clone()).is_err(), "{body}");
        }
        assert!(door.events.try_recv().is_err());
    }

    #[test]
    fn every_command_that_is_not_declared_is_refused() {
        let door = door();
        for command in [
            "plugin:event|listen",
            "plugin:event|emit",
            "plugin:app|version",
            "plugin:app|tauri_version",
            "plugin:window|close",
            "plugin:window|set_fullscreen",
            "plugin:webview|create_webview_window",
            "plugin:webview|internal_toggle_devtools",
            "plugin:path|resolve_directory",
            "plugin:resources|close",
            "plugin:image|from_path",
            "plugin:menu|new",
            "plugin:tray|new",
            "read_store",
            "",
        ] {
            assert!(call(&door, command, OWN, json!({})).is_err(), "{command}");
        }
    }

    #[test]
    fn another_origin_is_refused_also_with_a_declared_command() {
        let mut door = door();
        for origin in ["https://portal.example.org", "http://127.0.0.1:8080", "data:text/html,x", "tauri://elsewhere"] {
            let answer = call(&door, "send_intent", origin, json!({ "intent": { "kind": "signOut" } }));
            assert!(answer.is_err(), "{origin}");
        }
        assert!(door.events.try_recv().is_err());
    }
}
