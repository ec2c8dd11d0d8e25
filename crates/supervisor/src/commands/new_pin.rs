//! How a new PIN for staff gets in: typed twice where nobody sees it, or as a line of standard input. Never from the command
//! line or the environment, which others on the machine can read.

use std::io::{self, BufRead, ErrorKind, IsTerminal, Read};

use kiosk_core::Sensitive;
use tokio::signal::unix::{SignalKind, signal};

use crate::staff::{ChosenPin, PinRefused};

/// No line with a PIN on it is longer; in bytes.
const LONGEST_LINE: u64 = 1024;

/// Whether a person is there to be asked.
pub(super) fn somebody_can_be_asked() -> bool {
    io::stdin().is_terminal()
}

/// Asks at the terminal until a PIN is given that can be one, the same twice. `None` where the person gives none: an empty
/// line, the end of input, Ctrl-C.
pub(super) fn ask_for_pin() -> io::Result<Option<ChosenPin>> {
    // As long as this listens, Ctrl-C does not end the process, which would leave the terminal without its echo.
    let _listening = signal(SignalKind::interrupt())?;
    loop {
        let Some(typed) = hidden("New PIN for staff, 6 to 12 digits (none: Enter): ")? else { return Ok(None) };
        let pin = match ChosenPin::parse(&typed) {
            Ok(pin) => pin,
            Err(refused) => {
                eprintln!("No: {refused}.");
                continue;
            }
        };
        let Some(again) = hidden("The same PIN again: ")? else { return Ok(None) };
        if again == typed {
            return Ok(Some(pin));
        }
        eprintln!("No: the two are not the same.");
    }
}

/// What is typed at the terminal and not shown there; `None` where that is nothing.
fn hidden(prompt: &str) -> io::Result<Option<Sensitive<String>>> {
    match rpassword::prompt_password(prompt).map(Sensitive::new) {
        // EXPOSE: only to see whether there is anything.
        Ok(typed) if typed.expose().is_empty() => Ok(None),
        Ok(typed) => Ok(Some(typed)),
        Err(error) if matches!(error.kind(), ErrorKind::UnexpectedEof | ErrorKind::Interrupted) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The PIN on the next line of standard input, for scripts; `None` where there is none.
pub(super) fn pin_from_line() -> io::Result<Option<Result<ChosenPin, PinRefused>>> {
    // With room for all of it, or what it grows out of is left behind.
    let mut line = String::with_capacity(LONGEST_LINE as usize);
    let read = io::stdin().lock().take(LONGEST_LINE).read_line(&mut line);
    let line = Sensitive::new(line);
    read?;
    // EXPOSE: without what ends a line.
    let typed = Sensitive::new(line.expose().trim().to_owned());
    if typed.expose().is_empty() {
        return Ok(None);
    }
    Ok(Some(ChosenPin::parse(&typed)))
}
