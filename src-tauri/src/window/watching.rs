//! Whether what is drawn is on the screen, seen on the screen itself: before it is said to be painted, and once a minute while nobody
//! is there, together with the page's own frame of that minute.

use std::time::Duration;

use gtk::glib;
use shell_protocol::FromShell;
use tokio::sync::{mpsc, watch};

use super::display::DisplayError;
use super::surface::{Pixel, Surface};
use crate::bridge::Drawn;

/// Between two looks for what should be there soon.
const AGAIN: Duration = Duration::from_millis(20);

/// From the page's word that it has changed its mark to the mark on the screen, on a machine with much to do.
const PATIENCE: Duration = Duration::from_secs(5);

/// Waits until the window shows more than one colour. How long that may take the supervisor knows.
pub(super) async fn shows_something(surface: &Surface) {
    loop {
        match surface.is_plain() {
            Ok(true) => glib::timeout_future(AGAIN).await,
            Ok(false) => return,
            Err(error) => return unreadable(&error),
        }
    }
}

/// Looks each time that the page has changed its mark, and says so once that is not seen on the screen.
pub(super) async fn keep_looking(
    surface: Surface,
    mut page: watch::Receiver<Drawn>,
    supervisor: mpsc::Sender<FromShell>,
) {
    let mut mark = None;
    loop {
        let seen = match mark {
            None => settled(&surface, &page).await,
            Some(before) => changed(&surface, &page, before).await,
        };
        match seen {
            Ok(Seen::Mark(seen)) => mark = Some(seen),
            Ok(Seen::NotToBeSaid) => mark = None,
            Ok(Seen::Nothing) => {
                if supervisor.try_send(FromShell::Blank).is_err() {
                    tracing::error!("the supervisor does not listen");
                }
                return;
            }
            Err(error) => return unreadable(&error),
        }
        let marks = page.borrow_and_update().marks;
        if page.wait_for(|drawn| drawn.marks != marks).await.is_err() {
            return;
        }
    }
}

/// What was seen on the screen.
enum Seen {
    /// The window as it should be, with this mark.
    Mark(Pixel),
    /// Not what the page draws.
    Nothing,
    /// The page has drawn more meanwhile, as it does for somebody, or another window lies above.
    NotToBeSaid,
}

/// What the mark is like before there is anything to compare it with.
async fn settled(surface: &Surface, page: &watch::Receiver<Drawn>) -> Result<Seen, DisplayError> {
    let marks = page.borrow().marks;
    glib::timeout_future(PATIENCE).await;
    Ok(if page.borrow().marks == marks { Seen::Mark(surface.mark()?) } else { Seen::NotToBeSaid })
}

/// Waits until the mark is another than before, in a window that shows something.
async fn changed(surface: &Surface, page: &watch::Receiver<Drawn>, before: Pixel) -> Result<Seen, DisplayError> {
    let frames = page.borrow().frames;
    let mut left = PATIENCE;
    loop {
        let mark = surface.mark()?;
        if mark != before && !surface.is_plain()? {
            return Ok(Seen::Mark(mark));
        }
        if page.borrow().frames != frames || surface.mark_is_covered()? {
            return Ok(Seen::NotToBeSaid);
        }
        if left.is_zero() {
            return Ok(Seen::Nothing);
        }
        glib::timeout_future(AGAIN).await;
        left = left.saturating_sub(AGAIN);
    }
}

fn unreadable(error: &DisplayError) {
    tracing::warn!(%error, "what is on the screen cannot be read; the page's own word is taken");
}
