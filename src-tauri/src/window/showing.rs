//! From the first view in a hidden page to the first frame on the screen, and what the supervisor is told of it.
//!
//! A page that nobody sees is not drawn, and the first drawing of a whole screen is what takes longest when a window is
//! shown. So the view is put in its place in the window while the window itself is not on the screen yet: the web engine
//! draws for it, and showing the window only has to copy what is there.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gtk::glib::{self, Propagation};
use gtk::prelude::{Cast as _, WidgetExt as _};
use kiosk_core::Colour;
use shell_protocol::FromShell;
use tauri::{Runtime, WebviewWindow};
use tokio::sync::{mpsc, oneshot, watch};
use webkit2gtk::WebView;

use super::surface::Surface;
use super::{companions, display, frame, watching};
use crate::bridge::Drawn;

/// How long a page may take to put the last picture in place before it is shown without: then it is late, and what is
/// seen meanwhile is the clinic's own colour or the view before.
const IN_PLACE: Duration = Duration::from_millis(150);

/// What passes between the window, the loop and the supervisor.
pub(super) struct Words {
    pub(super) show: mpsc::Receiver<u32>,
    pub(super) pulse: watch::Receiver<Drawn>,
    pub(super) supervisor: mpsc::Sender<FromShell>,
}

/// Follows the window from here on. Called on the main thread, once.
pub(super) fn attach<R: Runtime>(view: &WebView, window: WebviewWindow<R>, ground: Colour, words: Words) {
    let Words { mut show, pulse, supervisor } = words;
    let page = pulse.clone();
    let (is_shown, shown) = oneshot::channel();
    glib::MainContext::default().spawn_local(async move {
        let Some(picture) = show.recv().await else { return };
        put_in_place(page, picture).await;
        if let Err(error) = display::put_in_order() {
            tracing::info!(%error, "the display stays as it is");
        }
        if let Err(error) = window.show() {
            tracing::error!("the window cannot be shown ({error}); the shell ends");
            std::process::exit(1);
        }
        // Nobody waits any more: the window is going.
        let _ = is_shown.send(picture);
    });
    glib::MainContext::default().spawn_local(tell(view.clone(), ground, pulse, shown, supervisor));
}

/// Waits until a page that has drawn something has drawn this picture too. A page that has drawn nothing is still loading,
/// and there is nothing to wait for: the window shows the clinic's colour as soon as it can.
async fn put_in_place(mut page: watch::Receiver<Drawn>, picture: u32) {
    if page.borrow().picture == 0 {
        return;
    }
    let drawn = page.wait_for(|drawn| drawn.picture >= picture);
    if glib::future_with_timeout(IN_PLACE, drawn).await.is_err() {
        tracing::warn!("the page is late; it is shown as it is");
    }
}

/// Says `Ready` when the first view is in the page, and `Painted` when the window is shown and what it was shown with has been
/// drawn into it
/// and is on the screen.
async fn tell(
    view: WebView,
    ground: Colour,
    mut pulse: watch::Receiver<Drawn>,
    shown: oneshot::Receiver<u32>,
    supervisor: mpsc::Sender<FromShell>,
) {
    if pulse.wait_for(|drawn| drawn.picture > 0).await.is_err() {
        return;
    }
    companions::watch();
    if is_drawn_by_the_processor() {
        view.map();
    }
    say(&supervisor, FromShell::Ready);
    let Ok(picture) = shown.await else { return };
    if pulse.wait_for(|drawn| drawn.picture >= picture && drawn.frames > 0).await.is_err() {
        return;
    }
    drawn_once(&view).await;
    let surface = readable_surface(&view);
    if let Some(surface) = &surface {
        watching::shows_something(surface).await;
    }
    say(&supervisor, FromShell::Painted);
    let window = view.toplevel().and_then(|toplevel| toplevel.downcast::<gtk::Window>().ok());
    if let Some(Err(error)) = window.map(|window| frame::fill(&window, ground)) {
        tracing::info!(%error, "the window's frame keeps its colour");
    }
    if let Some(surface) = surface {
        watching::keep_looking(surface, pulse, supervisor).await;
    }
}

/// None where the page's own word has to be taken: that is said, and is no reason not to serve.
fn readable_surface(view: &WebView) -> Option<Surface> {
    Surface::of(view).unwrap_or_else(|error| {
        tracing::warn!(%error, "what is on the screen cannot be read; the page's own word is taken");
        None
    })
}

/// Whether the supervisor has found no graphics processor and said so to the web engine. With one there is no drawing
/// ahead: the engine draws a frame only when the one before has been shown, and is quick enough.
fn is_drawn_by_the_processor() -> bool {
    std::env::var_os("WEBKIT_DISABLE_COMPOSITING_MODE").is_some()
}

/// Waits for the window's next frame.
async fn drawn_once(view: &WebView) {
    let (painted, has_painted) = oneshot::channel();
    let painted = Rc::new(Cell::new(Some(painted)));
    let handler = view.connect_draw(move |_, _| {
        if let Some(painted) = painted.take() {
            // Nobody waits any more: the window is going.
            let _ = painted.send(());
        }
        Propagation::Proceed
    });
    view.queue_draw();
    let _ = has_painted.await;
    glib::ObjectExt::disconnect(view, handler);
}

fn say(supervisor: &mpsc::Sender<FromShell>, message: FromShell) {
    if supervisor.try_send(message).is_err() {
        tracing::error!("the supervisor does not listen");
    }
}
