//! Keeps a window of the kiosk's in front of what other programs show at the same X server: an update's question, a notification,
//! a crash report. Window managers put whatever is new above everything, and popups ask no window manager at all.
//!
//! [`keep`] looks whenever a window comes, goes or moves, puts the kiosk's own above again, and gives it the keys back. Nothing is
//! taken from the other program: its window stays where it is, beneath. While nothing happens at the display nothing is done.
//!
//! # Where to start
//!
//! - [`keep`]: what the shell and the notice window call.
//! - `order`: who is in front of whom.
//! - `display`: the X server.

mod display;
mod order;

use std::convert::Infallible;
use std::time::Duration;

use thiserror::Error;

use self::display::Display;
pub use self::display::DisplayError;

/// Between one time that the window is put in front and the next. Somebody else may want the same for theirs, and a screen
/// must not flash more than three times a second (WCAG 2.3.1).
const BETWEEN_RAISES: Duration = Duration::from_millis(350);

/// Between one look and the next, however much happens at the display. A window manager has put a new window in its place by
/// then.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// Why a window is not kept in front.
#[derive(Debug, Error)]
pub enum NotKept {
    /// The X server cannot be asked.
    #[error(transparent)]
    Display(#[from] DisplayError),
    /// The operating system gives no thread.
    #[error("there is no thread to watch from")]
    NoThread(#[from] std::io::Error),
}

/// Keeps the window of this number in front, whenever it is shown, for as long as the process lives.
///
/// # Errors
///
/// When there is no X server, or nobody could watch.
pub fn keep(window: u32) -> Result<(), NotKept> {
    let display = Display::connect(window)?;
    std::thread::Builder::new().name("foremost".to_owned()).spawn(move || {
        let Err(error) = watch(&display);
        tracing::warn!(%error, "windows of other programs are not watched any more");
    })?;
    Ok(())
}

fn watch(display: &Display) -> Result<Infallible, DisplayError> {
    let mut times: u32 = 0;
    loop {
        display.forget_what_happened()?;
        if let Some(other) = display.in_the_way()? {
            display.put_in_front()?;
            times = times.saturating_add(1);
            // The first, the second, the fourth: who does not give in fills no log.
            if times.is_power_of_two() {
                let program = display.program_of(other)?;
                tracing::warn!(
                    program,
                    times,
                    "a window of another program's was in front; the kiosk's is put above it"
                );
            }
            std::thread::sleep(BETWEEN_RAISES);
        } else {
            std::thread::sleep(BETWEEN_LOOKS);
            display.until_something_happens()?;
        }
    }
}
