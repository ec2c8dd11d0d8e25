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

/// How long a notice window may take to show what it is told: the first time it has to start, on a machine with much to do.
const ANSWER: Duration = Duration::from_secs(15);

/// Keeps the notice window for as long as the stand is on; then nothing is left of it.
pub(super) struct NoticeWindow<H, P> {
    pub(super) host: H,
    pub(super) window: WindowPlan,
    pub(super) support_contact: Option<SupportContact>,
    pub(super) situation: watch::Receiver<Situation<P>>,
    pub(super) outage: watch::Receiver<Option<Outage>>,
    /// Whether a shell has the screen.
    pub(super) occupied: watch::Receiver<bool>,
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
    /// Says once, through `beneath`, that the first one is shown: windows that come afterwards come above it.
    pub(super) async fn keep(mut self, beneath: oneshot::Sender<()>) {
        let mut beneath = Some(beneath);
        loop {
            tokio::select! {
                () = self.host.display() => {}
                _ = &mut self.off => return,
            }
            let Err(error) = self.one(&mut beneath).await;
            if let Gone::SwitchedOff = error {
                return;
            }
            tracing::error!(%error, "the notice window is gone");
            if !self.host.has_a_display() {
                // What lay above it is gone with the display, too.
                continue;
            }
            tokio::select! {
                () = Self::wanted_again(&mut self.outage, &mut self.occupied) => {}
                _ = &mut self.off => return,
            }
        }
    }

    /// A window that comes later comes above the shell, so it waits until there is none, and something to say in its place.
    async fn wanted_again(outage: &mut watch::Receiver<Option<Outage>>, occupied: &mut watch::Receiver<bool>) {
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

    async fn one(&mut self, beneath: &mut Option<oneshot::Sender<()>>) -> Result<std::convert::Infallible, Gone> {
        let (ours, theirs) = UnixStream::pair()?;
        let mut sandbox = self.host.start(theirs, Urgency::Now, Drawing::Software).await?;
        let gone = tokio::select! {
            talked = self.talk(ours, beneath) => talked,
            () = sandbox.ended() => Err(Gone::Ended),
        };
        sandbox.end().await;
        gone
    }

    async fn talk(
        &mut self,
        channel: UnixStream,
        beneath: &mut Option<oneshot::Sender<()>>,
    ) -> Result<std::convert::Infallible, Gone> {
        channel.set_nonblocking(true)?;
        let (mut say, mut hear) = supervisor_end_of_notice(tokio::net::UnixStream::from_std(channel)?);
        let (mut told, mut unanswered, mut due) = (None, 0_u32, Instant::now());
        let mut is_beneath = false;
        loop {
            let view = self.view();
            if told.as_ref() != Some(&view) {
                say.send(&ToNotice::Show(Box::new(view.clone()))).await?;
                (told, unanswered, due) = (Some(view), unanswered + 1, Instant::now() + ANSWER);
            }
            tokio::select! {
                said = hear.receive() => match said? {
                    FromNotice::Shown => {
                        unanswered = unanswered.saturating_sub(1);
                        is_beneath = true;
                        // Nobody may wait for it any more.
                        let _ = beneath.take().map(|beneath| beneath.send(()));
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
