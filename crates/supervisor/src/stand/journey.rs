//! One shell, from its briefing to the wish to end it. What it says is all that the supervisor ever learns of the patient:
//! that there is one.

use std::os::unix::net::UnixStream;
use std::rc::Rc;

use kiosk_core::{Branding, CountryCode, Farewell, Standing};
use portal_client::StandPortal;
use shell_protocol::{ChannelError, FromShell, PROTOCOL_VERSION, Receiver, ShellBriefing, ToShell, supervisor_end};
use tokio::sync::{Notify, mpsc, watch};
use tokio::task::{AbortHandle, spawn_local};
use tokio::time::Instant;

use super::decisions::{Chatter, JourneyEnd};
use super::kiosk_session::{Ending, SessionKeeper, SessionNews};
use super::situation::Situation;
use crate::configuration::Configuration;
use crate::sandbox::RunningShell;

/// More messages than this wait for a shell only if it does not listen.
const UNHEARD: usize = 16;

/// What a journey needs of the stand.
pub(super) struct Surrounding<'a, P> {
    pub(super) configuration: &'a Configuration,
    pub(super) situation: watch::Receiver<Situation<P>>,
    pub(super) look_now: &'a Rc<Notify>,
    pub(super) endings: &'a mpsc::UnboundedSender<Ending<P>>,
}

/// A shell that is being accompanied.
pub(super) struct Journey<'a, P> {
    stand: Surrounding<'a, P>,
    started: Instant,
    told: Told,
    to_shell: mpsc::Sender<ToShell>,
    from_shell: Receiver<FromShell>,
    speaking: AbortHandle,
    /// There from the first touch on. Dropping it ends the kiosk session.
    session: Option<mpsc::Receiver<SessionNews>>,
    chatter: Chatter,
}

/// What the shell has been told, to know when that is no longer so.
struct Told {
    standing: Standing,
    branding: Rc<Branding>,
    portal_url: Option<String>,
}

impl<P> Drop for Journey<'_, P> {
    fn drop(&mut self) {
        self.speaking.abort();
    }
}

impl<'a, P: StandPortal + 'static> Journey<'a, P> {
    /// Briefs a shell that has just been started.
    pub(super) fn begin(
        mut stand: Surrounding<'a, P>,
        channel: UnixStream,
        farewell: Option<Farewell>,
    ) -> std::io::Result<Self> {
        channel.set_nonblocking(true)?;
        let (mut sender, from_shell) = supervisor_end(tokio::net::UnixStream::from_std(channel)?);
        let (to_shell, mut unsent) = mpsc::channel(UNHEARD);
        let speaking = spawn_local(async move {
            while let Some(message) = unsent.recv().await {
                if let Err(error) = sender.send(&message).await {
                    tracing::warn!(%error, "the shell cannot be told");
                    return;
                }
            }
        });
        let told = Told::from(&*stand.situation.borrow_and_update());
        let journey = Self {
            started: Instant::now(),
            to_shell,
            from_shell,
            speaking: speaking.abort_handle(),
            session: None,
            chatter: Chatter::default(),
            told,
            stand,
        };
        let briefing = journey.briefing(farewell);
        // The queue is empty: there is room for one.
        let _ = journey.to_shell.try_send(ToShell::Briefing(Box::new(briefing)));
        Ok(journey)
    }

    /// Whether anybody has touched the shell.
    pub(super) const fn was_touched(&self) -> bool {
        self.session.is_some()
    }

    /// Accompanies the shell until it should be ended.
    pub(super) async fn accompany(&mut self, shell: &mut impl RunningShell) -> JourneyEnd {
        loop {
            let step = tokio::select! {
                said = self.from_shell.receive() => self.heard(said),
                news = next_news(&mut self.session) => self.tell_news(news),
                Ok(()) = self.stand.situation.changed() => self.tell_what_changed(),
                () = shell.ended() => {
                    tracing::warn!("the shell has ended by itself");
                    Err(JourneyEnd::Broke)
                }
            };
            if let Err(end) = step {
                return end;
            }
        }
    }

    fn briefing(&self, farewell: Option<Farewell>) -> ShellBriefing {
        let usual = || self.told.branding.country.clone();
        let country: CountryCode = self.stand.configuration.country.clone().unwrap_or_else(usual);
        ShellBriefing {
            protocol_version: PROTOCOL_VERSION,
            rules: self.stand.configuration.rules.clone(),
            branding: Branding { country, ..(*self.told.branding).clone() },
            standing: self.told.standing,
            farewell,
            portal_url: self.told.portal_url.clone(),
            window: self.stand.configuration.window,
        }
    }

    fn heard(&mut self, said: Result<FromShell, ChannelError>) -> Result<(), JourneyEnd> {
        let said = said.map_err(|error| {
            tracing::warn!(%error, "the shell is not understood any more");
            JourneyEnd::Broke
        })?;
        let age = self.started.elapsed();
        if !self.chatter.bears(age) {
            tracing::warn!("the shell talks without end");
            return Err(JourneyEnd::Broke);
        }
        match said {
            FromShell::Ready => tracing::info!(after_ms = age.as_millis(), "the shell is ready"),
            FromShell::Painted => tracing::info!(after_ms = age.as_millis(), "the shell has drawn its first frame"),
            FromShell::Alive { frames } => tracing::trace!(frames, "the shell is alive"),
            FromShell::Touched => self.open_session(),
            FromShell::Ended { reason } => return Err(JourneyEnd::Said(reason)),
        }
        Ok(())
    }

    fn open_session(&mut self) {
        if self.session.is_some() {
            return;
        }
        let (news, session) = mpsc::channel(1);
        self.session = Some(session);
        let keeper = SessionKeeper {
            situation: self.stand.situation.clone(),
            look_now: Rc::clone(self.stand.look_now),
            news,
            endings: self.stand.endings.clone(),
        };
        spawn_local(keeper.keep());
    }

    fn tell_news(&self, news: SessionNews) -> Result<(), JourneyEnd> {
        self.tell(match news {
            SessionNews::Opened(token) => ToShell::SessionOpened { token },
            SessionNews::Renewed(token) => ToShell::SessionRenewed { token },
            SessionNews::Refused(trouble) => ToShell::SessionRefused { trouble },
        })
    }

    /// A shell that somebody uses keeps its looks to the end; one that rests is made anew.
    fn tell_what_changed(&mut self) -> Result<(), JourneyEnd> {
        let now = Told::from(&*self.stand.situation.borrow_and_update());
        let outdated = now.branding != self.told.branding || now.portal_url != self.told.portal_url;
        if outdated && !self.was_touched() {
            return Err(JourneyEnd::Outdated);
        }
        if now.standing == self.told.standing {
            return Ok(());
        }
        self.told.standing = now.standing;
        self.tell(ToShell::Standing { standing: now.standing })
    }

    fn tell(&self, message: ToShell) -> Result<(), JourneyEnd> {
        self.to_shell.try_send(message).map_err(|_| {
            tracing::warn!("the shell does not listen");
            JourneyEnd::Broke
        })
    }
}

impl<P> From<&Situation<P>> for Told {
    fn from(situation: &Situation<P>) -> Self {
        Self {
            standing: situation.standing,
            branding: Rc::clone(&situation.branding),
            portal_url: situation.enrolment.as_ref().map(|enrolment| enrolment.portal_url.clone()),
        }
    }
}

/// Waits for ever where there is no session, or its keeper has nothing more to say.
async fn next_news(session: &mut Option<mpsc::Receiver<SessionNews>>) -> SessionNews {
    if let Some(session) = session
        && let Some(news) = session.recv().await
    {
        return news;
    }
    std::future::pending().await
}
