//! The shell's end of the channel to the supervisor. When it closes, the shell ends: nobody would clear it otherwise.

use std::time::Duration;

use kiosk_core::Event;
use portal_client::SessionToken;
use shell_protocol::{ChannelError, FromShell, PROTOCOL_VERSION, Receiver, Sender, ShellBriefing, ToShell};
use thiserror::Error;
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::effects::{CodeLimits, Portal};

/// The supervisor has the briefing ready before it starts a shell.
const BRIEFING_WAIT: Duration = Duration::from_secs(10);

/// Words for the supervisor that may wait to be written.
const WAITING_WORDS: usize = 64;

/// Why there is no briefing.
#[derive(Debug, Error)]
pub(crate) enum NoBriefing {
    #[error("the supervisor said nothing in time")]
    TooLate,
    #[error("the channel failed")]
    Channel(#[from] ChannelError),
    #[error("the supervisor speaks version {0} of the protocol, this shell speaks {PROTOCOL_VERSION}")]
    OtherVersion(u32),
    #[error("the supervisor began with something else")]
    SomethingElse,
}

/// Waits for the first message.
pub(crate) async fn briefing(mut hear: Receiver<ToShell>) -> Result<(ShellBriefing, Receiver<ToShell>), NoBriefing> {
    let first = timeout(BRIEFING_WAIT, hear.receive()).await.map_err(|_| NoBriefing::TooLate)??;
    match first {
        ToShell::Briefing(briefing) if briefing.protocol_version == PROTOCOL_VERSION => Ok((*briefing, hear)),
        ToShell::Briefing(briefing) => Err(NoBriefing::OtherVersion(briefing.protocol_version)),
        ToShell::Farewell { .. }
        | ToShell::Uncover
        | ToShell::SessionOpened { .. }
        | ToShell::SessionRenewed { .. }
        | ToShell::SessionRefused { .. }
        | ToShell::Standing { .. }
        | ToShell::Hours { .. }
        | ToShell::StaffCall { .. }
        | ToShell::Staff { .. }
        | ToShell::CodeDecision { .. } => Err(NoBriefing::SomethingElse),
    }
}

/// Writes what the shell has to say, in order. Nothing that waits for the supervisor holds up the loop.
pub(crate) fn speak(mut say: Sender<FromShell>) -> mpsc::Sender<FromShell> {
    let (words, mut waiting) = mpsc::channel(WAITING_WORDS);
    tokio::spawn(async move {
        while let Some(message) = waiting.recv().await {
            if let Err(error) = say.send(&message).await {
                end_without_supervisor(&error);
            }
        }
    });
    words
}

/// Turns what the supervisor says into events.
pub(crate) fn listen(mut hear: Receiver<ToShell>, portal: Portal, limits: CodeLimits, events: mpsc::Sender<Event>) {
    tokio::spawn(async move {
        loop {
            let event = match hear.receive().await {
                Ok(ToShell::Farewell { farewell }) => Event::Farewell(farewell),
                Ok(ToShell::Uncover) => Event::Uncovered,
                Ok(ToShell::SessionOpened { token }) => {
                    portal.use_session(SessionToken(token));
                    Event::SessionOpened
                }
                Ok(ToShell::SessionRenewed { token }) => {
                    portal.use_session(SessionToken(token));
                    continue;
                }
                Ok(ToShell::SessionRefused { trouble }) => Event::SessionRefused(trouble),
                Ok(ToShell::Standing { standing }) => Event::Standing(standing),
                Ok(ToShell::Hours { hours }) => Event::Hours(hours),
                Ok(ToShell::Staff { news }) => Event::Staff(news),
                Ok(ToShell::StaffCall { news }) => Event::StaffCall(news),
                Ok(ToShell::CodeDecision { asking, verdict }) => {
                    limits.decided(asking, verdict);
                    continue;
                }
                Ok(ToShell::Briefing(_)) => continue,
                Err(error) => end_without_supervisor(&error),
            };
            if events.send(event).await.is_err() {
                return;
            }
        }
    });
}

fn end_without_supervisor(error: &ChannelError) -> ! {
    tracing::info!("the supervisor is gone ({error}); the shell ends");
    std::process::exit(0);
}
