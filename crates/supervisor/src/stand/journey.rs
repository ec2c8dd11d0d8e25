//! The conversation with one shell, from its briefing to the wish to end it. What it says is all that the supervisor ever
//! learns of the patient: that there is one.

use std::cell::{Cell, RefCell};
use std::os::unix::net::UnixStream;
use std::rc::Rc;
use std::time::Duration;

use kiosk_core::{CallNews, CalledFrom, Farewell, Role};
use portal_client::StandPortal;
use shell_protocol::{
    ChannelError, CodeVerdict, ContactKey, ContactMark, FromShell, Receiver, StaffAsking, ToShell, supervisor_end,
};
use tokio::sync::{Notify, mpsc, watch};
use tokio::task::{AbortHandle, spawn_local};
use tokio::time::Instant;

use super::decisions::{Chatter, JourneyEnd};
use super::drawing_path::DrawingPath;
use super::incidents::Incidents;
use super::kiosk_session::{Ending, SessionKeeper, SessionNews};
use super::machine_sleep::{TimeAsleep, has_slept};
use super::shared_store::SharedStore;
use super::signs_of_life::SignsOfLife;
use super::situation::Situation;
use super::staff_calls::{LastCall, StaffCaller};
use super::staff_desk::StaffVisit;
use super::staff_talk::{StaffTalk, next_staff_news};
use super::told::Told;
use crate::configuration::Configuration;
use crate::drawing::Outcome;
use crate::limits::{AllowedAskings, CodeCounts};

/// More messages than this wait for a shell only if it does not listen.
pub(super) const UNHEARD: usize = 16;

/// What a journey needs of the stand.
pub(super) struct Surrounding<P> {
    pub(super) configuration: Rc<Configuration>,
    pub(super) situation: watch::Receiver<Situation<P>>,
    pub(super) look_now: Rc<Notify>,
    pub(super) endings: mpsc::UnboundedSender<Ending<P>>,
    /// What codes have been asked for, by whichever shell.
    pub(super) code_counts: Rc<RefCell<CodeCounts>>,
    pub(super) store: Rc<SharedStore>,
    /// Where staff is attended to.
    pub(super) staff_visits: mpsc::UnboundedSender<StaffVisit>,
    /// What went wrong, for staff.
    pub(super) incidents: Rc<RefCell<Incidents>>,
    /// How the web engine draws.
    pub(super) drawing: Rc<DrawingPath>,
    /// When staff was called, by whichever shell.
    pub(super) last_call: Rc<Cell<LastCall>>,
    /// What shells mark contacts with.
    pub(super) contact_key: ContactKey,
    /// How long the machine has slept.
    pub(super) time_asleep: TimeAsleep,
}

impl<P> Clone for Surrounding<P> {
    fn clone(&self) -> Self {
        Self {
            configuration: Rc::clone(&self.configuration),
            situation: self.situation.clone(),
            look_now: Rc::clone(&self.look_now),
            endings: self.endings.clone(),
            code_counts: Rc::clone(&self.code_counts),
            store: Rc::clone(&self.store),
            staff_visits: self.staff_visits.clone(),
            incidents: Rc::clone(&self.incidents),
            drawing: Rc::clone(&self.drawing),
            last_call: Rc::clone(&self.last_call),
            contact_key: self.contact_key.clone(),
            time_asleep: Rc::clone(&self.time_asleep),
        }
    }
}

/// A shell that is spoken with.
pub(super) struct Journey<P> {
    stand: Surrounding<P>,
    started: Instant,
    role: Role,
    told: Told,
    to_shell: mpsc::Sender<ToShell>,
    from_shell: Receiver<FromShell>,
    speaking: AbortHandle,
    signs: SignsOfLife,
    /// It has said itself that nothing of it is on the screen any more.
    blank: bool,
    touched: bool,
    /// How long the machine had slept when somebody came.
    asleep_before: Duration,
    /// There from a patient's first touch on. Dropping it ends the kiosk session.
    session: Option<mpsc::Receiver<SessionNews>>,
    /// There in a shell for staff, once it is seen.
    staff: Option<StaffTalk>,
    /// There from the first call to staff on. Dropping it withdraws the call.
    staff_call: Option<mpsc::Receiver<CallNews>>,
    chatter: Chatter,
    allowed_askings: AllowedAskings,
}

/// What becomes of a journey at one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It could be uncovered now.
    Ready,
    /// It is on the screen, whole.
    Painted,
    /// Somebody is there.
    Touched,
    /// Nobody is there, and it shows what is no longer so.
    Outdated,
    /// It is to be ended.
    Over(JourneyEnd),
}

impl<P> Drop for Journey<P> {
    fn drop(&mut self) {
        self.speaking.abort();
    }
}

impl<P: StandPortal + 'static> Journey<P> {
    /// Briefs a shell that has just been started.
    pub(super) fn begin(mut stand: Surrounding<P>, role: Role, channel: UnixStream) -> std::io::Result<Self> {
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
            role,
            staff: None,
            to_shell,
            from_shell,
            speaking: speaking.abort_handle(),
            signs: SignsOfLife::of_a_start(),
            blank: false,
            touched: false,
            asleep_before: Duration::ZERO,
            session: None,
            staff_call: None,
            chatter: Chatter::default(),
            allowed_askings: AllowedAskings::default(),
            told,
            stand,
        };
        // The queue is empty: there is room for one.
        let briefing = journey.told.briefing(role, &journey.stand.configuration, journey.stand.contact_key.clone());
        let _ = journey.to_shell.try_send(ToShell::Briefing(Box::new(briefing)));
        Ok(journey)
    }

    /// Tells the shell how the last journey ended, if it does not know already.
    pub(super) fn say_farewell(&mut self, farewell: Option<Farewell>) {
        if self.told.farewell != farewell {
            self.told.farewell = farewell;
            // A shell that does not listen is found out by what it does not show.
            let _ = farewell.map(|farewell| self.to_shell.try_send(ToShell::Farewell { farewell }));
        }
    }

    /// Tells the shell to show itself. Only [`OnScreen`](super::shell::OnScreen) calls this, once, with the proof in hand.
    pub(super) fn uncover(&mut self) {
        self.signs.uncovered();
        self.staff = StaffTalk::begin(self.role, &self.stand.staff_visits);
        let _ = self.to_shell.try_send(ToShell::Uncover);
    }

    /// Whether anybody has touched the shell.
    pub(super) const fn was_touched(&self) -> bool {
        self.touched
    }

    /// Whether a kiosk session was opened for it, or is being opened.
    pub(super) const fn has_session(&self) -> bool {
        self.session.is_some()
    }

    /// Whether it has been on the screen, whole.
    pub(super) fn was_seen(&self) -> bool {
        self.signs.is_seen()
    }

    /// What came of its drawing, now that it has ended like this; none where that says nothing.
    pub(super) fn outcome(&self, end: JourneyEnd) -> Option<Outcome> {
        match (self.was_seen(), end) {
            _ if self.blank => Some(Outcome::DrewNothing),
            (true, _) => Some(Outcome::Drew),
            (false, JourneyEnd::Broke) => Some(Outcome::DrewNothing),
            (false, _) => None,
        }
    }

    /// Whether it could be uncovered now.
    pub(super) fn is_ready(&self) -> bool {
        self.signs.is_ready()
    }

    /// How long ago the shell was started.
    pub(super) fn age(&self) -> Duration {
        self.started.elapsed()
    }

    /// Waits for what happens next. May be given up and asked again.
    pub(super) async fn next(&mut self) -> Step {
        loop {
            let step = tokio::select! {
                // In this order: after a pause of the supervisor's own, what was said meanwhile counts before the silence.
                biased;
                said = self.from_shell.receive() => self.heard(said),
                news = next_news(&mut self.session) => self.tell_news(news),
                news = next_staff_news(&mut self.staff) => self.tell(ToShell::Staff { news }),
                news = next_news(&mut self.staff_call) => self.tell(ToShell::StaffCall { news }),
                Ok(()) = self.stand.situation.changed() => self.tell_what_changed(),
                () = self.signs.missed() => {
                    tracing::error!(stage = ?self.signs, "the shell gives no sign of life");
                    Some(Step::Over(JourneyEnd::Broke))
                }
            };
            if let Some(step) = step {
                return step;
            }
        }
    }

    fn heard(&mut self, said: Result<FromShell, ChannelError>) -> Option<Step> {
        let said = match said {
            Ok(said) => said,
            Err(error) => {
                tracing::warn!(%error, "the shell is not understood any more");
                return Some(Step::Over(JourneyEnd::Broke));
            }
        };
        if self.touched && has_slept(self.asleep_before, (self.stand.time_asleep)()) {
            tracing::info!("the machine has slept while somebody was there");
            return Some(Step::Over(JourneyEnd::MachineSlept));
        }
        let age = self.age();
        if !self.chatter.bears(age) {
            tracing::warn!("the shell talks without end");
            return Some(Step::Over(JourneyEnd::Broke));
        }
        if self.signs.belie(&said) {
            tracing::warn!(?said, stage = ?self.signs, "the shell says what cannot be");
            return Some(Step::Over(JourneyEnd::Broke));
        }
        self.signs.heard(&said);
        match said {
            FromShell::Ready => {
                tracing::info!(after_ms = age.as_millis(), "the shell is ready");
                Some(Step::Ready)
            }
            FromShell::Painted => {
                tracing::info!(after_ms = age.as_millis(), "the shell is on the screen");
                Some(Step::Painted)
            }
            FromShell::Alive { frames } => {
                tracing::trace!(frames, "the shell is alive");
                None
            }
            FromShell::Blank => {
                tracing::error!("nothing of what the shell draws is on the screen");
                self.blank = true;
                Some(Step::Over(JourneyEnd::Broke))
            }
            FromShell::Touched => self.first_touch(),
            FromShell::CallStaff { screen } => self.call_staff(screen),
            FromShell::Staff { request } => self.pass_to_staff_desk(request),
            FromShell::CodeRequest { asking, contact } => self.decide_on_code(asking, contact),
            FromShell::Ended { reason } => Some(Step::Over(JourneyEnd::Said(reason))),
        }
    }

    fn first_touch(&mut self) -> Option<Step> {
        if std::mem::replace(&mut self.touched, true) {
            return None;
        }
        self.asleep_before = (self.stand.time_asleep)();
        if self.role == Role::Patient {
            self.open_session();
        }
        Some(Step::Touched)
    }

    fn open_session(&mut self) {
        let (news, session) = mpsc::channel(1);
        self.session = Some(session);
        let keeper = SessionKeeper {
            situation: self.stand.situation.clone(),
            look_now: Rc::clone(&self.stand.look_now),
            news,
            endings: self.stand.endings.clone(),
        };
        spawn_local(keeper.keep());
    }

    /// A patient's shell has nobody to pass this to, whatever it says.
    fn pass_to_staff_desk(&mut self, request: StaffAsking) -> Option<Step> {
        let passed = self.staff.as_ref().is_some_and(|staff| staff.asks.try_send(request).is_ok());
        (!passed).then(|| {
            tracing::warn!(role = ?self.role, "the shell asks for staff what it may not, or without end");
            Step::Over(JourneyEnd::Broke)
        })
    }

    fn call_staff(&mut self, screen: CalledFrom) -> Option<Step> {
        let (news, staff_call) = mpsc::channel(1);
        self.staff_call = Some(staff_call);
        let caller = StaffCaller {
            situation: self.stand.situation.clone(),
            last: Rc::clone(&self.stand.last_call),
            interval: self.stand.configuration.rules.staff_call_interval,
            news,
        };
        spawn_local(caller.call(screen));
        None
    }

    fn decide_on_code(&mut self, asking: u64, contact: ContactMark) -> Option<Step> {
        let counts = &mut *self.stand.code_counts.borrow_mut();
        let verdict = self.allowed_askings.ask(asking, contact, counts, Instant::now().into_std());
        if verdict != CodeVerdict::Allowed {
            tracing::warn!(?verdict, "no code may be asked for");
        }
        self.tell(ToShell::CodeDecision { asking, verdict })
    }

    fn tell_news(&self, news: SessionNews) -> Option<Step> {
        self.tell(match news {
            SessionNews::Opened(token) => ToShell::SessionOpened { token },
            SessionNews::Renewed(token) => ToShell::SessionRenewed { token },
            SessionNews::Refused(trouble) => ToShell::SessionRefused { trouble },
        })
    }

    /// A shell that somebody uses keeps its looks to the end; one that rests is made anew.
    fn tell_what_changed(&mut self) -> Option<Step> {
        let now = Told::from(&*self.stand.situation.borrow_and_update());
        let mut told = None;
        if now.standing != self.told.standing {
            self.told.standing = now.standing;
            told = told.or(self.tell(ToShell::Standing { standing: now.standing }));
        }
        if now.hours != self.told.hours {
            self.told.hours = now.hours;
            told = told.or(self.tell(ToShell::Hours { hours: now.hours }));
        }
        let outdated = now.branding != self.told.branding || now.portal_url != self.told.portal_url;
        let in_use = self.was_touched() || self.staff.is_some();
        told.or((outdated && !in_use).then_some(Step::Outdated))
    }

    fn tell(&self, message: ToShell) -> Option<Step> {
        self.to_shell.try_send(message).err().map(|_| {
            tracing::warn!("the shell does not listen");
            Step::Over(JourneyEnd::Broke)
        })
    }
}

/// Waits for ever where nobody has anything to say, or nothing more.
pub(super) async fn next_news<N>(saying: &mut Option<mpsc::Receiver<N>>) -> N {
    if let Some(saying) = saying
        && let Some(news) = saying.recv().await
    {
        return news;
    }
    std::future::pending().await
}
