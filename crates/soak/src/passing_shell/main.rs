//! In the shell's place: says what a shell says for a patient who comes, asks for a code and is gone, without a window. So a supervisor
//! sees a thousand patients in the time that a web engine takes for fifty, in the sandboxes and with the portal that it always has.

use std::process::ExitCode;
use std::time::Duration;

use fastrand::Rng;
use kiosk_core::{CalledFrom, EndReason, Sensitive};
use shell_protocol::{ChannelError, ContactMark, FromShell, Receiver, Sender, ShellBriefing, ToShell};
use tokio::net::UnixStream;
use tokio::time::{Instant, sleep, timeout_at};

/// Who stays longer than this has a next shell started behind them.
const LONG: Duration = Duration::from_millis(2200);

/// So many different people have a contact.
const CONTACTS: u32 = 200;

/// How somebody's time at the stand ends.
enum Leaving {
    Says(EndReason),
    Breaks,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Ok(socket) = shell_protocol::take_standard_input() else { return ExitCode::from(2) };
    match pass(socket, &mut Rng::new()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

async fn pass(socket: std::os::unix::net::UnixStream, random: &mut Rng) -> Result<(), ChannelError> {
    let stream = UnixStream::from_std(socket).map_err(ChannelError::Io)?;
    let (mut say, mut hear) = shell_protocol::shell_end(stream);
    let ToShell::Briefing(briefing) = hear.receive().await? else { return Err(ChannelError::Malformed) };
    say.send(&FromShell::Ready).await?;
    while hear.receive().await? != ToShell::Uncover {}
    say.send(&FromShell::Painted).await?;
    sleep(Duration::from_millis(random.u64(0..50))).await;
    comes(&briefing, &mut say, random).await?;
    stays(&mut say, &mut hear, random).await?;
    match leaving(random) {
        Leaving::Breaks => return Ok(()),
        Leaving::Says(reason) => say.send(&FromShell::Ended { reason }).await?,
    }
    // Until the supervisor ends it.
    while hear.receive().await.is_ok() {}
    Ok(())
}

async fn comes(briefing: &ShellBriefing, say: &mut Sender<FromShell>, random: &mut Rng) -> Result<(), ChannelError> {
    say.send(&FromShell::Touched).await?;
    if random.u8(..10) < 6 {
        let somebody = Sensitive::new(format!("person-{}@example.org", random.u32(..CONTACTS)));
        let contact = ContactMark::of(&briefing.contact_key, &somebody);
        say.send(&FromShell::CodeRequest { asking: 1, contact }).await?;
    }
    if random.u8(..20) == 0 {
        say.send(&FromShell::CallStaff { screen: CalledFrom::SignIn }).await?;
    }
    Ok(())
}

/// Some are gone before anything has come of their touch, most once there is a kiosk session, and some stay.
async fn stays(
    say: &mut Sender<FromShell>,
    hear: &mut Receiver<ToShell>,
    random: &mut Rng,
) -> Result<(), ChannelError> {
    const PATIENCE: Duration = Duration::from_secs(5);
    match random.u8(..12) {
        0 => Ok(()),
        1..11 => {
            let deadline = Instant::now() + PATIENCE;
            while let Ok(heard) = timeout_at(deadline, hear.receive()).await {
                if matches!(heard?, ToShell::SessionOpened { .. }) {
                    break;
                }
            }
            Ok(())
        }
        _ => {
            let (deadline, mut frames) = (Instant::now() + LONG, 0);
            while Instant::now() < deadline {
                frames += 1;
                say.send(&FromShell::Alive { frames }).await?;
                sleep(Duration::from_millis(400)).await;
            }
            Ok(())
        }
    }
}

fn leaving(random: &mut Rng) -> Leaving {
    match random.u8(..20) {
        0 => Leaving::Breaks,
        1..8 => Leaving::Says(EndReason::TimedOut),
        8 => Leaving::Says(EndReason::EndedByPortal),
        _ => Leaving::Says(EndReason::SignedOut),
    }
}
