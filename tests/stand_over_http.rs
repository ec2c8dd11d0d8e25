//! A stand without a window: the real core and the real HTTP clients against the real sandbox portal, on clocks that are
//! moved by hand. What the shell's loop does with threads and timers is done here step by step.

mod unanswered;

use std::collections::VecDeque;
use std::time::Duration;

use kiosk_core::{
    AppointmentId, Branding, Briefing, ClinicHours, DayView, Effect, EndReason, Event, Farewell, Fault, Intent, Kiosk,
    ListRefused, Moment, Notice, Overlay, PageView, PortalCall, PortalTrouble, Role, Rules, Screen, Sensitive,
    SignInMethod, Standing, Ticket, Typing, View,
};
use portal_client::http::{HttpPatientPortal, PortalUrl, Timeouts};
use portal_client::{AskingKeys, IdempotencyKey, PatientPortal, SessionToken};
use sandbox_portal::{Clinic, Clock, Running, SandboxPlan, SandboxPortal, State};

use crate::supervisor_over_http::{News, SupervisorOverHttp};
pub(crate) use unanswered::{LeavingEarly, trouble_in};

/// One stand of one invented clinic, with its portal.
pub(crate) struct StandOverHttp {
    /// The portal; `None` while it is away.
    sandbox: Option<Running>,
    plan: SandboxPlan,
    url: PortalUrl,
    rules: Rules,
    branding: Branding,
    supervisor: SupervisorOverHttp,
    shell: HttpPatientPortal,
    /// The shell's right, for when its client is made anew.
    token: Option<SessionToken>,
    keys: AskingKeys,
    kiosk: Kiosk,
    now: Duration,
    to_do: VecDeque<Effect>,
    ended: Option<EndReason>,
    /// Where the sandbox keeps its state while this stand lives.
    _state: tempfile::TempDir,
}

impl StandOverHttp {
    /// Enrolled, branded, and at rest.
    pub(crate) async fn of(clinic: &Clinic) -> Self {
        Self::with_rules(clinic, Rules::default()).await
    }

    /// The same with rules of its own.
    pub(crate) async fn with_rules(clinic: &Clinic, rules: Rules) -> Self {
        Self::through(clinic, rules, |portal| portal.to_owned()).await
    }

    /// The same with something before the portal, by whose URL it is reached.
    pub(crate) async fn through(clinic: &Clinic, rules: Rules, before: impl FnOnce(&str) -> String) -> Self {
        let state = tempfile::tempdir().unwrap();
        let morning = "2026-03-04T14:00:00Z".parse().unwrap();
        let plan = SandboxPlan {
            state: State::File(state.path().join("sandbox.sqlite")),
            clock: Clock::stopped_at(morning),
            ..SandboxPlan::default()
        };
        let sandbox = SandboxPortal::start(plan.clone()).await.unwrap();
        let url = PortalUrl::parse(&before(&sandbox.base_url())).unwrap();
        let (supervisor, branding) = SupervisorOverHttp::enrolled(clinic, url.clone()).await;
        let plan = SandboxPlan { listen: sandbox.address(), ..plan };
        Self {
            sandbox: Some(sandbox),
            plan,
            shell: HttpPatientPortal::new(url.clone(), Timeouts::default()).unwrap(),
            token: None,
            url,
            supervisor,
            keys: AskingKeys::random(),
            kiosk: Kiosk::new(briefing(rules.clone(), branding.clone(), Standing::InService)),
            rules,
            branding,
            now: Duration::ZERO,
            to_do: VecDeque::new(),
            ended: None,
            _state: state,
        }
    }

    /// From now on the stand gives up on a silent portal after these.
    pub(crate) fn waits_for_answers(&mut self, timeouts: Timeouts) {
        self.supervisor.waits_for_answers(self.url.clone(), timeouts);
        self.shell = HttpPatientPortal::new(self.url.clone(), timeouts).unwrap();
        if let Some(token) = &self.token {
            self.shell.set_session_token(token.clone());
        }
    }

    /// What the supervisor does when a journey has ended: a fresh shell, which says how.
    pub(crate) async fn next_patient(&mut self) -> &mut Self {
        let farewell = match self.ended.take().expect("the journey has ended") {
            EndReason::SignedOut => Some(Farewell::SignedOut),
            EndReason::TimedOut => Some(Farewell::TimedOut),
            EndReason::EndedByPortal => Some(Farewell::EndedByPortal),
            EndReason::StaffWanted | EndReason::StaffLeft => None,
        };
        self.supervisor.end_session().await;
        self.token = None;
        self.waits_for_answers(Timeouts::default());
        self.keys = AskingKeys::random();
        self.kiosk = Kiosk::new(briefing(self.rules.clone(), self.branding.clone(), self.supervisor.standing()));
        if let Some(farewell) = farewell {
            self.event(Event::Farewell(farewell)).await;
        }
        self.event(Event::Uncovered).await
    }

    /// The portal, to look at its phones and to switch its faults.
    pub(crate) fn sandbox(&self) -> &Running {
        self.sandbox.as_ref().expect("the portal is there")
    }

    /// Takes the portal away, as if its machine had lost power.
    pub(crate) async fn take_portal_away(&mut self) {
        self.sandbox.take().expect("the portal is there").stop().await;
    }

    /// Gives it back, with all that it knew.
    pub(crate) async fn give_portal_back(&mut self) {
        self.sandbox = Some(SandboxPortal::start(self.plan.clone()).await.unwrap());
    }

    /// Touches the screen.
    pub(crate) async fn touch(&mut self) -> &mut Self {
        self.event(Event::Activity).await
    }

    /// Uses a control.
    pub(crate) async fn intent(&mut self, intent: Intent) -> &mut Self {
        self.event(Event::Intent(intent)).await
    }

    /// Types a number and sends it.
    pub(crate) async fn sends_code_to(&mut self, number: &str) -> &mut Self {
        self.touch().await.intent(Intent::ChooseMethod { method: SignInMethod::Phone }).await;
        self.intent(Intent::Typed { typing: Typing::Complete }).await;
        self.intent(Intent::SendCode { number: Sensitive::new(number.to_owned()) }).await
    }

    /// Types an address and sends it.
    pub(crate) async fn sends_link_to(&mut self, address: &str) -> &mut Self {
        self.touch().await.intent(Intent::ChooseMethod { method: SignInMethod::Email }).await;
        self.intent(Intent::Typed { typing: Typing::Complete }).await;
        self.intent(Intent::SendLink { address: Sensitive::new(address.to_owned()) }).await
    }

    /// Types a code and sends it.
    pub(crate) async fn verifies(&mut self, code: &str) -> &mut Self {
        self.intent(Intent::Typed { typing: Typing::Complete }).await;
        self.intent(Intent::Verify { code: Sensitive::new(code.to_owned()) }).await
    }

    /// Signs in with an invented phone.
    pub(crate) async fn signs_in_with(&mut self, number: &str) -> &mut Self {
        self.sends_code_to(number).await;
        let code = self.code_on(number);
        self.verifies(&code).await
    }

    /// "I'm here" for the appointment at this place of the list.
    pub(crate) async fn is_here_for(&mut self, place: usize) -> &mut Self {
        let appointment: AppointmentId = self.appointments()[place].id.clone();
        self.intent(Intent::CheckIn { appointment }).await
    }

    /// The newest code on an invented phone.
    pub(crate) fn code_on(&self, number: &str) -> String {
        let messages = self.sandbox().messages().unwrap();
        let newest = messages.iter().rfind(|message| message.number == number).expect("a text message has come");
        let digits: String = newest.text.chars().map(|c| if c.is_ascii_digit() { c } else { ' ' }).collect();
        digits.split_whitespace().find(|word| word.len() == 6).expect("the message holds a code").to_owned()
    }

    /// A code that is not the newest one on this phone.
    pub(crate) fn wrong_code_for(&self, number: &str) -> String {
        let right: u32 = self.code_on(number).parse().unwrap();
        format!("{:06}", (right + 1) % 1_000_000)
    }

    /// Lets time pass here and at the portal.
    pub(crate) async fn pass(&mut self, time: Duration) -> &mut Self {
        let end = self.now + time;
        while self.now < end {
            let deadline = self.deadline().unwrap_or(end);
            let next = deadline.min(self.supervisor.wakes()).clamp(self.now, end);
            self.plan.clock.advance(next - self.now);
            self.now = next;
            let news = self.supervisor.act(self.now).await;
            self.take_in(news);
            self.event(Event::Tick).await;
        }
        self
    }

    /// Lets time pass at the portal alone: it is a little ahead of the stand.
    pub(crate) fn portals_clock_goes_on(&self, time: Duration) {
        self.plan.clock.advance(time);
    }

    /// The same as [`Self::pass`], with somebody touching the screen now and then.
    pub(crate) async fn pass_attended(&mut self, time: Duration) -> &mut Self {
        let end = self.now + time;
        while self.now < end {
            self.pass(Duration::from_secs(10).min(end - self.now)).await;
            self.touch().await;
        }
        self
    }

    /// All that is drawn.
    pub(crate) fn view(&self) -> View {
        self.kiosk.view()
    }

    /// What is on the screen.
    pub(crate) fn screen(&self) -> Screen {
        self.kiosk.view().screen
    }

    /// What lies over it.
    pub(crate) fn overlay(&self) -> Option<Overlay> {
        self.kiosk.view().overlay
    }

    /// What is said to be wrong.
    pub(crate) fn notice(&self) -> Option<Notice> {
        match self.screen() {
            Screen::SignIn { notice, .. }
            | Screen::Verification { notice, .. }
            | Screen::WhoIsItFor { notice, .. }
            | Screen::Appointments { notice, .. }
            | Screen::Portal { page: PageView::Opening { notice }, .. } => notice,
            Screen::Portal { .. } | Screen::Unavailable { .. } | Screen::Staff { .. } | Screen::Ended { .. } => None,
        }
    }

    /// Which fault that is.
    pub(crate) fn fault(&self) -> Option<Fault> {
        self.notice().map(|notice| notice.fault)
    }

    /// Today's appointments, as they are drawn.
    pub(crate) fn appointments(&self) -> Vec<kiosk_core::AppointmentView> {
        match self.screen() {
            Screen::Appointments { day: DayView::Appointments { appointments, .. }, .. } => appointments,
            Screen::Appointments { day: DayView::Nothing { .. }, .. } => Vec::new(),
            other => panic!("no appointments are shown but {other:?}"),
        }
    }

    /// How the journey ended, once it has.
    pub(crate) fn ended(&self) -> Option<EndReason> {
        self.ended
    }

    /// Ends the kiosk session as the supervisor does when a patient is gone, then tries whether anything that was begun in
    /// it still works.
    pub(crate) async fn portal_forgets(&mut self, call: PortalCall) -> bool {
        self.supervisor.end_session().await;
        let refused = |refusal: ListRefused| refusal == PortalTrouble::SessionEnded.into();
        let key = IdempotencyKey::random();
        match call {
            PortalCall::ListAppointments { access, patient } => {
                self.shell.list_appointments(&access, &patient).await.is_err_and(refused)
            }
            PortalCall::Verify { attempt, code } => {
                let answer = self.shell.verify(&key, &attempt, &code).await;
                answer == Err(PortalTrouble::SessionEnded.into())
            }
            other => panic!("{other:?} is not tried"),
        }
    }

    /// The questions that the core has asked and that nobody has carried out: for tests that hold an answer back.
    pub(crate) fn next_question(&mut self) -> Option<(Ticket, PortalCall)> {
        self.to_do.iter().find_map(|effect| match effect {
            Effect::Portal { ticket, call } => Some((*ticket, call.clone())),
            Effect::ShowWindow
            | Effect::OpenSession
            | Effect::OpenPage { .. }
            | Effect::TypeOnPage(_)
            | Effect::CallStaff(_)
            | Effect::Staff(_)
            | Effect::EndJourney(_) => None,
        })
    }

    /// Gives an event to the core without carrying out what comes of it.
    pub(crate) fn event_held(&mut self, event: Event) {
        let effects = self.kiosk.handle(event, Moment::after(self.now));
        self.to_do.extend(effects);
    }

    /// Gives an event to the core and carries out all that comes of it.
    pub(crate) async fn event(&mut self, event: Event) -> &mut Self {
        self.event_held(event);
        while let Some(effect) = self.to_do.pop_front() {
            self.carry_out(effect).await;
        }
        self
    }

    async fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::ShowWindow => {}
            Effect::OpenSession => {
                let news = self.supervisor.open_session(self.now).await;
                self.take_in(news);
            }
            Effect::Portal { ticket, call } => {
                let key = self.keys.key(ticket);
                let answer = self.shell.answer(&key, call).await;
                self.event_held(Event::Answered { ticket, answer });
            }
            Effect::CallStaff(screen) => {
                let news = self.supervisor.call_staff(screen).await;
                self.event_held(Event::StaffCall(news));
            }
            // There is no web engine here: `portal_pages.rs` has one.
            Effect::OpenPage { .. } | Effect::TypeOnPage(_) => {}
            // There is no staff desk here: `staff_panel.rs` has one.
            Effect::Staff(_) => {}
            Effect::EndJourney(reason) => self.ended = Some(reason),
        }
    }

    /// Tells the shell, without carrying out what comes of it.
    fn take_in(&mut self, news: Vec<News>) {
        for news in news {
            match news {
                News::Token(token) => {
                    self.token = Some(token.clone());
                    self.shell.set_session_token(token);
                }
                News::Event(event) => self.event_held(event),
            }
        }
    }

    fn deadline(&self) -> Option<Duration> {
        self.kiosk.deadline().map(|deadline| Moment::default().until(deadline))
    }
}

fn briefing(rules: Rules, branding: Branding, standing: Standing) -> Briefing {
    Briefing {
        role: Role::Patient,
        rules,
        branding,
        logo_url: None,
        attract_url: None,
        standing,
        hours: ClinicHours::Open,
        support_contact: None,
    }
}
