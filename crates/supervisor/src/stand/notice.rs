//! The notice window beneath all shells: there from the start, in the clinic's plain colour, and with words while no shell
//! can be had. It is a program of its own without a web engine, so that it can speak when that is what broke.

use std::os::unix::net::UnixStream;
use std::time::Duration;

use kiosk_core::{Palette, SupportContact};
use shell_protocol::{ChannelError, FromNotice, NoticeView, Outage, ToNotice, WindowPlan, supervisor_end_of_notice};
use tokio::sync::{oneshot, watch};
use tokio::time::{Instant, sleep, sleep_until};

use super::situation::Situation;
use crate::drawing::Drawing;
use crate::sandbox::{Host, Running, StartTrouble, Urgency};

/// The pause before a notice window that broke is started again.
const STARTING_AGAIN: Duration = Duration::from_secs(2);

/// The longest pause where none gets as far as being shown, each twice as long as the one before: the next shell waits for each.
const LONGEST_PAUSE: Duration = Duration::from_secs(600);

/// How long a notice window may take to show what it is told: the first time it has to start, on a machine with much to do.
const ANSWER: Duration = Duration::from_secs(15);

/// How the notice window stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beneath {
    /// It is being started, or will be as soon as no shell has the screen: windows that come after it come above it.
    Coming,
    /// It is shown.
    There,
    /// There is none, and none is on its way.
    Gone,
}

/// Keeps the notice window for as long as the stand is on; then nothing is left of it.
pub(super) struct NoticeWindow<H, P> {
    pub(super) host: H,
    pub(super) window: WindowPlan,
    pub(super) support_contact: Option<SupportContact>,
    pub(super) situation: watch::Receiver<Situation<P>>,
    pub(super) outage: watch::Receiver<Option<Outage>>,
    /// Whether a shell has the screen.
    pub(super) occupied: watch::Receiver<bool>,
    /// Where it says how it stands.
    pub(super) beneath: watch::Sender<Beneath>,
    /// Comes, or is dropped, when the stand is switched off.
    pub(super) off: oneshot::Receiver<()>,
}

/// Why one notice window came to its end.
#[derive(Debug, thiserror::Error)]
enum Gone {
    #[error("it cannot be started: {0}")]
    NotStarted(#[from] StartTrouble),
    #[error("its channel cannot be used: {0}")]
    Socket(#[from] std::io::Error),
    #[error("it is not understood: {0}")]
    Channel(#[from] ChannelError),
    #[error("it has ended")]
    Ended,
    #[error("it does not show what it is told")]
    Silent,
    #[error("a shell was shown before it was, and it would come above that")]
    TooLate,
    #[error("the stand is switched off")]
    SwitchedOff,
}

impl<H: Host, P> NoticeWindow<H, P> {
    /// Starts it wherever it can be beneath, until the stand is switched off.
    pub(super) async fn keep(mut self) {
        let mut pause = STARTING_AGAIN;
        loop {
            // Also while there is no display, or a shell has it: the next one waits for it.
            self.beneath.send_replace(Beneath::Coming);
            tokio::select! {
                () = Self::room_beneath(&self.host, &mut self.occupied) => {}
                _ = &mut self.off => return,
            }
            let Err(error) = self.one().await;
            let had_come = self.beneath.send_replace(Beneath::Gone) == Beneath::There;
            if let Gone::SwitchedOff = error {
                return;
            }
            tracing::error!(%error, "the notice window is gone");
            pause = if had_come { STARTING_AGAIN } else { LONGEST_PAUSE.min(pause * 2) };
            tokio::select! {
                () = Self::has_to_speak(&mut self.outage, &mut self.occupied) => {}
                () = sleep(pause) => {}
                // What lies above it goes with the display, too; a server that ends lets go of its clients first.
                () = self.host.no_display() => {}
                _ = &mut self.off => return,
            }
        }
    }

    /// Waits for a display that no shell has.
    async fn room_beneath(host: &H, occupied: &mut watch::Receiver<bool>) {
        host.display().await;
        if occupied.wait_for(|occupied| !occupied).await.is_err() {
            std::future::pending().await
        }
    }

    /// Waits until there is no shell, and something to say in its place.
    async fn has_to_speak(outage: &mut watch::Receiver<Option<Outage>>, occupied: &mut watch::Receiver<bool>) {
        sleep(STARTING_AGAIN).await;
        while outage.borrow_and_update().is_none() || *occupied.borrow_and_update() {
            let changed = tokio::select! {
                changed = outage.changed() => changed,
                changed = occupied.changed() => changed,
            };
            if changed.is_err() {
                std::future::pending().await
            }
        }
    }

    async fn one(&mut self) -> Result<std::convert::Infallible, Gone> {
        let (ours, theirs) = UnixStream::pair()?;
        let mut sandbox = self.host.start(theirs, Urgency::Now, Drawing::Software).await?;
        let gone = tokio::select! {
            talked = self.talk(ours) => talked,
            () = sandbox.ended() => Err(Gone::Ended),
        };
        sandbox.end().await;
        gone
    }

    async fn talk(&mut self, channel: UnixStream) -> Result<std::convert::Infallible, Gone> {
        channel.set_nonblocking(true)?;
        let (mut say, mut hear) = supervisor_end_of_notice(tokio::net::UnixStream::from_std(channel)?);
        let (mut told, mut unanswered, mut due) = (None, 0_u32, Instant::now());
        loop {
            let view = self.view();
            if told.as_ref() != Some(&view) {
                say.send(&ToNotice::Show(Box::new(view.clone()))).await?;
                (told, unanswered, due) = (Some(view), unanswered + 1, Instant::now() + ANSWER);
            }
            let is_beneath = *self.beneath.borrow() == Beneath::There;
            tokio::select! {
                said = hear.receive() => match said? {
                    FromNotice::Shown => {
                        unanswered = unanswered.saturating_sub(1);
                        self.beneath.send_replace(Beneath::There);
                    }
                },
                // One that is frozen would be noticed by nobody else: it is looked at when there is no shell.
                () = sleep_until(due), if unanswered > 0 => return Err(Gone::Silent),
                Ok(_) = self.occupied.wait_for(|occupied| *occupied), if !is_beneath => return Err(Gone::TooLate),
                Ok(()) = self.situation.changed() => {}
                Ok(()) = self.outage.changed() => {}
                _ = &mut self.off => return Err(Gone::SwitchedOff),
            }
        }
    }

    fn view(&mut self) -> NoticeView {
        let branding = &self.situation.borrow_and_update().branding;
        let palette = Palette::from_clinic(branding.primary_colour, branding.background_colour);
        NoticeView {
            window: self.window,
            background: palette.background,
            text: palette.on_background,
            clinic_name: branding.clinic_name.clone(),
            contact: branding.contact.clone(),
            languages: branding.languages.clone(),
            support_contact: self.support_contact.clone(),
            outage: *self.outage.borrow_and_update(),
        }
    }
}
