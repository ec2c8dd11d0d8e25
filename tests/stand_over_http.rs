//! A stand without a window: the real core and the real HTTP clients against the real sandbox portal, on clocks that are
//! moved by hand. What the shell's loop does with threads and timers is done here step by step.

#![expect(clippy::unwrap_used, reason = "part of the tests")]

use std::collections::VecDeque;
use std::time::Duration;

use kiosk_core::{
    AppointmentId, Branding, Briefing, Effect, EndReason, Event, Intent, Kiosk, Moment, Notice, Overlay, PortalCall,
    PortalTrouble, Rules, Screen, Sensitive, Standing, Ticket, Typing,
};
use portal_client::http::{HttpPatientPortal, HttpStandPortal, PortalUrl, Timeouts};
use portal_client::{
    AskingKeys, BrandingAnswer, IdempotencyKey, PairingCode, PatientPortal, SessionHandle, StandCredential,
    StandPortal, StandRefused,
};
use sandbox_portal::{Clinic, Clock, Running, SandboxPlan, SandboxPortal, State};

/// The supervisor keeps a kiosk session's token fresh; so does this, however far the clocks are moved.
const RENEWAL: Duration = Duration::from_secs(30);

/// One stand of one invented clinic, with its portal.
pub struct StandOverHttp {
    /// The portal; `None` while it is away.
    sandbox: Option<Running>,
    plan: SandboxPlan,
    supervisor: HttpStandPortal,
    shell: HttpPatientPortal,
    credential: StandCredential,
    session: Option<SessionHandle>,
    keys: AskingKeys,
    kiosk: Kiosk,
    now: Duration,
    to_do: VecDeque<Effect>,
    ended: Option<EndReason>,
    state: tempfile::TempDir,
}

impl StandOverHttp {
    /// Enrolled, branded, and at rest.
    pub async fn of(clinic: &Clinic) -> Self {
        let state = tempfile::tempdir().unwrap();
        let morning = "2026-03-04T14:00:00Z".parse().unwrap();
        let plan = SandboxPlan {
            state: State::File(state.path().join("sandbox.sqlite")),
            clock: Clock::stopped_at(morning),
            ..SandboxPlan::default()
        };
        let sandbox = SandboxPortal::start(plan.clone()).await.unwrap();
        let url = PortalUrl::parse(&sandbox.base_url()).unwrap();
        let supervisor = HttpStandPortal::new(url.clone(), Timeouts::default()).unwrap();
        let code = PairingCode(Sensitive::new(clinic.pairing_code.to_owned()));
        let credential = supervisor.enrol(&code, "Entrance").await.unwrap().credential;
        let BrandingAnswer::Changed { document, .. } = supervisor.branding(&credential, None).await.unwrap() else {
            panic!("nothing is known yet")
        };
        let plan = SandboxPlan { listen: sandbox.address(), ..plan };
        Self {
            sandbox: Some(sandbox),
            plan,
            supervisor,
            shell: HttpPatientPortal::new(url, Timeouts::default()).unwrap(),
            credential,
            session: None,
            keys: AskingKeys::random(),
            kiosk: Kiosk::new(briefing(document.with_logo(None))),
            now: Duration::ZERO,
            to_do: VecDeque::new(),
            ended: None,
            state,
        }
    }

    /// The portal, to look at its phones and to switch its faults.
    pub fn sandbox(&self) -> &Running {
        self.sandbox.as_ref().expect("the portal is there")
    }

    /// Takes the portal away, as if its machine had lost power.
    pub async fn take_portal_away(&mut self) {
        self.sandbox.take().expect("the portal is there").stop().await;
    }

    /// Gives it back, with all that it knew.
    pub async fn give_portal_back(&mut self) {
        self.sandbox = Some(SandboxPortal::start(self.plan.clone()).await.unwrap());
    }

    /// Touches the screen.
    pub async fn touch(&mut self) -> &mut Self {
        self.event(Event::Activity).await
    }

    /// Uses a control.
    pub async fn intent(&mut self, intent: Intent) -> &mut Self {
        self.event(Event::Intent(intent)).await
    }

    /// Types a number and sends it.
    pub async fn sends_code_to(&mut self, number: &str) -> &mut Self {
        self.touch().await.intent(Intent::Typed { typing: Typing::Complete }).await;
        self.intent(Intent::SendCode { number: Sensitive::new(number.to_owned()) }).await
    }

    /// Types a code and sends it.
    pub async fn verifies(&mut self, code: &str) -> &mut Self {
        self.intent(Intent::Typed { typing: Typing::Complete }).await;
        self.intent(Intent::Verify { code: Sensitive::new(code.to_owned()) }).await
    }

    /// Signs in with an invented phone.
    pub async fn signs_in_with(&mut self, number: &str) -> &mut Self {
        self.sends_code_to(number).await;
        let code = self.code_on(number);
        self.verifies(&code).await
    }

    /// "I'm here" for the appointment at this place of the list.
    pub async fn is_here_for(&mut self, place: usize) -> &mut Self {
        let appointment: AppointmentId = self.appointments()[place].id.clone();
        self.intent(Intent::CheckIn { appointment }).await
    }

    /// The newest code on an invented phone.
    pub fn code_on(&self, number: &str) -> String {
        let messages = self.sandbox().messages().unwrap();
        let newest = messages.iter().rfind(|message| message.number == number).expect("a text message has come");
        let digits: String = newest.text.chars().map(|c| if c.is_ascii_digit() { c } else { ' ' }).collect();
        digits.split_whitespace().find(|word| word.len() == 6).expect("the message holds a code").to_owned()
    }

    /// A code that is not the newest one on this phone.
    pub fn wrong_code_for(&self, number: &str) -> String {
        let right: u32 = self.code_on(number).parse().unwrap();
        format!("{:06}", (right + 1) % 1_000_000)
    }

    /// Lets time pass here and at the portal.
    pub async fn pass(&mut self, time: Duration) -> &mut Self {
        let end = self.now + time;
        while self.now < end {
            let deadline = self.deadline().unwrap_or(end);
            self.move_clocks_to(deadline.min(end).min(self.now + RENEWAL)).await;
            self.event(Event::Tick).await;
        }
        self
    }

    /// The same, with somebody touching the screen now and then.
    pub async fn pass_attended(&mut self, time: Duration) -> &mut Self {
        let end = self.now + time;
        while self.now < end {
            self.pass(Duration::from_secs(10).min(end - self.now)).await;
            self.touch().await;
        }
        self
    }

    /// What is on the screen.
    pub fn screen(&self) -> Screen {
        self.kiosk.view().screen
    }

    /// What lies over it.
    pub fn overlay(&self) -> Option<Overlay> {
        self.kiosk.view().overlay
    }

    /// What is said to be wrong.
    pub fn notice(&self) -> Option<Notice> {
        match self.screen() {
            Screen::SignIn { notice, .. }
            | Screen::Verification { notice, .. }
            | Screen::Appointments { notice, .. } => notice,
            Screen::WhoIsItFor { .. } | Screen::Unavailable { .. } | Screen::Ended { .. } => None,
        }
    }

    /// Today's appointments, as they are drawn.
    pub fn appointments(&self) -> Vec<kiosk_core::AppointmentView> {
        match self.screen() {
            Screen::Appointments { appointments: Some(appointments), .. } => appointments,
            other => panic!("no appointments are shown but {other:?}"),
        }
    }

    /// How the journey ended, once it has.
    pub fn ended(&self) -> Option<EndReason> {
        self.ended
    }

    /// Ends the kiosk session as the supervisor does when a patient is gone, then tries whether anything that was begun in
    /// it still works.
    pub async fn portal_forgets(&mut self, call: PortalCall) -> bool {
        let session = self.session.take().expect("a kiosk session was opened");
        self.supervisor.end_session(&self.credential, &session).await.unwrap();
        let refused = |trouble: PortalTrouble| trouble == PortalTrouble::SessionEnded;
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
    pub fn next_question(&mut self) -> Option<(Ticket, PortalCall)> {
        self.to_do.iter().find_map(|effect| match effect {
            Effect::Portal { ticket, call } => Some((*ticket, call.clone())),
            Effect::OpenSession | Effect::EndJourney(_) => None,
        })
    }

    /// Gives an event to the core without carrying out what comes of it.
    pub fn event_held(&mut self, event: Event) {
        let effects = self.kiosk.handle(event, Moment::after(self.now));
        self.to_do.extend(effects);
    }

    /// Gives an event to the core and carries out all that comes of it.
    pub async fn event(&mut self, event: Event) -> &mut Self {
        self.event_held(event);
        while let Some(effect) = self.to_do.pop_front() {
            let Some(event) = self.carry_out(effect).await else { continue };
            self.event_held(event);
        }
        self
    }

    async fn carry_out(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::OpenSession => Some(self.open_session().await),
            Effect::Portal { ticket, call } => {
                let key = self.keys.key(ticket);
                Some(Event::Answered { ticket, answer: self.shell.answer(&key, call).await })
            }
            Effect::EndJourney(reason) => {
                self.ended = Some(reason);
                None
            }
        }
    }

    async fn open_session(&mut self) -> Event {
        match self.supervisor.open_session(&self.credential, &IdempotencyKey::random()).await {
            Ok(grant) => {
                self.shell.set_session_token(grant.token);
                self.session = Some(grant.session);
                Event::SessionOpened
            }
            Err(StandRefused::Trouble(trouble)) => Event::SessionRefused(trouble),
            Err(StandRefused::CredentialRefused) => {
                Event::Standing(Standing::OutOfService(kiosk_core::OutOfService::CredentialRefused))
            }
        }
    }

    async fn move_clocks_to(&mut self, to: Duration) {
        self.plan.clock.advance(to.saturating_sub(self.now));
        self.now = self.now.max(to);
        if let (Some(session), Some(_)) = (&self.session, &self.sandbox) {
            let renewed = self.supervisor.renew_session(&self.credential, session).await;
            if let Ok(grant) = renewed {
                self.shell.set_session_token(grant.token);
            }
        }
    }

    fn deadline(&self) -> Option<Duration> {
        self.kiosk.deadline().map(|deadline| Moment::default().until(deadline))
    }

    /// Where the sandbox keeps its state.
    pub fn state_directory(&self) -> &std::path::Path {
        self.state.path()
    }
}

fn briefing(branding: Branding) -> Briefing {
    Briefing { rules: Rules::default(), branding, logo_url: None, standing: Standing::InService }
}
