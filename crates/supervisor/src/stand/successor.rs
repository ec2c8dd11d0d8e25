//! The next shell: started ahead, kept fresh, and there when the one on the screen is gone.

use std::rc::Rc;
use std::time::Duration;

use kiosk_core::{Farewell, Incident, Role};
use portal_client::StandPortal;
use shell_protocol::Outage;
use tokio::sync::watch;
use tokio::task::{JoinHandle, spawn_local};
use tokio::time::{Instant, sleep_until};

use super::decisions::{Audience, EarlyDeaths, JourneyEnd};
use super::journey::{Step, Surrounding};
use super::shell::Hidden;
use super::staff_desk::staff_role;
use crate::crash_budget::CrashBudget;
use crate::drawing::{Drawing, Outcome};
use crate::sandbox::{Host, StartTrouble, Urgency};

/// The patient's first touches are answered before anything else is begun.
const SHORTLY: Duration = Duration::from_millis(1500);

/// Whoever comes next on the screen.
pub(super) struct Successor<H: Host, P> {
    host: Rc<H>,
    surrounding: Surrounding<P>,
    state: State<H::Running, P>,
    audience: Audience,
    /// How the last one that was started draws.
    drawing: Drawing,
    deaths: EarlyDeaths,
    budget: CrashBudget,
    /// After shells that broke one after the other there is a pause.
    not_before: Instant,
    /// After too many that broke the stand is out of service, also where one waits.
    closed_until: Instant,
    outage: watch::Sender<Option<Outage>>,
}

enum State<R, P> {
    /// Nobody has touched the shell on the screen: it needs no successor.
    NotWanted,
    /// To be started then.
    Due(Instant),
    Starting(JoinHandle<Result<Hidden<R, P>, StartTrouble>>),
    Waiting(Box<Hidden<R, P>>),
}

impl<H, P> Successor<H, P>
where
    H: Host + 'static,
    H::Running: 'static,
    P: StandPortal + 'static,
{
    /// `outage` is what the notice window is to say while no shell can be had.
    pub(super) fn new(host: H, surrounding: Surrounding<P>, outage: watch::Sender<Option<Outage>>) -> Self {
        Self {
            host: Rc::new(host),
            budget: CrashBudget::new(surrounding.configuration.crash_limit),
            drawing: surrounding.drawing.now(),
            surrounding,
            state: State::NotWanted,
            audience: Audience::Patient,
            deaths: EarlyDeaths::default(),
            not_before: Instant::now(),
            closed_until: Instant::now(),
            outage,
        }
    }

    /// Somebody uses the shell on the screen: there will be a next one.
    pub(super) fn want_shortly(&mut self) {
        self.want_at(Instant::now() + SHORTLY);
    }

    /// The shell on the screen is to be replaced.
    pub(super) fn want_now(&mut self) {
        self.want_at(Instant::now());
    }

    /// Whether one could be uncovered and be seen at once.
    pub(super) fn is_ready(&self) -> bool {
        matches!(&self.state, State::Waiting(shell) if shell.is_ready())
    }

    /// The shell on the screen is about to be ended like this. One that waits draws that meanwhile.
    pub(super) fn say_farewell(&mut self, farewell: Option<Farewell>) {
        if let State::Waiting(shell) = &mut self.state {
            shell.say_farewell(farewell);
        }
    }

    /// The shell on the screen can be seen: shells can be had.
    pub(super) fn one_is_seen(&self, drawing: Drawing) {
        self.surrounding.drawing.seen(drawing);
        self.outage.send_if_modified(|outage| outage.take().is_some());
    }

    /// Takes into account what came of a shell's drawing.
    pub(super) fn draws_after(&self, drawing: Drawing, outcome: Outcome) {
        self.surrounding.drawing.after(drawing, outcome);
    }

    /// Takes into account how a shell came to its end.
    pub(super) fn after(&mut self, end: JourneyEnd, touched: bool, lived: Duration) {
        self.note(end);
        // Somebody used it: it did not die of its start, and they stand there.
        self.deaths = if touched { EarlyDeaths::default() } else { self.deaths.after(end, lived) };
        self.pause_for(Outage::Breaks);
    }

    /// How many shells have broken soon after their start, one after the other.
    pub(super) const fn deaths_in_a_row(&self) -> u32 {
        self.deaths.count()
    }

    /// Goes on with what there is to be done, until something has changed. May be given up and asked again.
    pub(super) async fn progress(&mut self) {
        self.step(Urgency::Ahead).await;
    }

    /// The next shell for these: the one that waits, or else one that is only just starting. Somebody looks at an empty
    /// screen, so it is tried again and again. May be given up and asked again.
    pub(super) async fn take(&mut self, audience: Audience) -> Hidden<H::Running, P> {
        let path = self.surrounding.drawing.now();
        if self.audience != audience || self.drawing != path {
            (self.audience, self.drawing) = (audience, path);
            self.turn_away();
        }
        self.want_now();
        loop {
            let closed_until = self.closed_until;
            let is_open = Instant::now() >= closed_until;
            match std::mem::replace(&mut self.state, State::NotWanted) {
                State::Waiting(shell) if is_open => {
                    // Whoever comes after staff is a patient.
                    self.audience = Audience::Patient;
                    return *shell;
                }
                other => self.state = other,
            }
            tokio::select! {
                () = self.step(Urgency::Now) => {}
                () = sleep_until(closed_until), if !is_open => {}
            }
        }
    }

    /// Ends whatever there is of it.
    pub(super) async fn end(self) {
        match self.state {
            State::NotWanted | State::Due(_) => {}
            State::Starting(starting) => {
                if let Ok(Ok(shell)) = starting.await {
                    shell.end().await;
                }
            }
            State::Waiting(shell) => shell.end().await,
        }
    }

    /// A shell that was started for others, or to draw as nothing is drawn any more, is of no use.
    fn turn_away(&mut self) {
        match std::mem::replace(&mut self.state, State::NotWanted) {
            State::NotWanted | State::Due(_) => {}
            State::Starting(starting) => {
                spawn_local(async move {
                    if let Ok(Ok(shell)) = starting.await {
                        shell.end().await;
                    }
                });
            }
            State::Waiting(shell) => {
                spawn_local(shell.end());
            }
        }
    }

    async fn step(&mut self, urgency: Urgency) {
        match &mut self.state {
            State::NotWanted => std::future::pending().await,
            State::Due(due) => {
                sleep_until(*due).await;
                self.host.display().await;
                self.start(urgency);
            }
            State::Starting(starting) => {
                let started = starting.await;
                self.started(started.unwrap_or_else(|panicked| Err(std::io::Error::other(panicked).into())));
            }
            State::Waiting(shell) => match shell.next().await {
                Step::Ready | Step::Painted | Step::Touched => {}
                Step::Outdated => self.replace(JourneyEnd::Outdated),
                Step::Over(end) => self.replace(end),
            },
        }
    }

    fn want_at(&mut self, wished: Instant) {
        let due = wished.max(self.not_before);
        match &mut self.state {
            State::NotWanted => self.state = State::Due(due),
            State::Due(already) => *already = due.min(*already),
            State::Starting(_) | State::Waiting(_) => {}
        }
    }

    fn start(&mut self, urgency: Urgency) {
        let (host, surrounding) = (Rc::clone(&self.host), self.surrounding.clone());
        self.drawing = surrounding.drawing.now();
        let role = match self.audience {
            Audience::Patient => Role::Patient,
            Audience::Staff => staff_role(&surrounding.store),
        };
        let starting = spawn_local(async move { Hidden::start(&*host, surrounding, role, urgency).await });
        self.state = State::Starting(starting);
    }

    fn started(&mut self, started: Result<Hidden<H::Running, P>, StartTrouble>) {
        match started {
            Ok(shell) => self.state = State::Waiting(Box::new(shell)),
            Err(error) => {
                tracing::error!(%error, "no shell");
                self.state = State::NotWanted;
                self.note(JourneyEnd::Broke);
                self.deaths = self.deaths.after(JourneyEnd::Broke, Duration::ZERO);
                self.pause_for(Outage::NotStarted);
                self.want_now();
            }
        }
    }

    fn replace(&mut self, end: JourneyEnd) {
        let State::Waiting(shell) = std::mem::replace(&mut self.state, State::NotWanted) else { return };
        tracing::info!(?end, "the next shell is replaced before anybody saw it");
        // What breaks once its first view is in place has drawn it, and breaks of something else.
        if end == JourneyEnd::Broke && !shell.is_ready() {
            self.draws_after(shell.drawing(), Outcome::DrewNothing);
        }
        self.note(end);
        self.deaths = self.deaths.after(end, shell.age());
        self.pause_for(Outage::Breaks);
        self.want_now();
        spawn_local(shell.end());
    }

    fn note(&mut self, end: JourneyEnd) {
        if end == JourneyEnd::Broke {
            let now = Instant::now();
            self.budget.spend(now);
            self.closed_until = now + self.budget.pause();
            self.surrounding.incidents.borrow_mut().note(Incident::ShellBroke);
        }
    }

    fn pause_for(&mut self, outage: Outage) {
        let (in_a_row, now) = (self.deaths.count(), Instant::now());
        self.not_before = self.closed_until.max(now + self.deaths.pause());
        let pause = self.not_before - now;
        if pause > Duration::ZERO {
            tracing::error!(in_a_row, pause_s = pause.as_secs(), "shells break again and again; see the lines above");
            self.outage.send_replace(Some(outage));
        }
    }
}
