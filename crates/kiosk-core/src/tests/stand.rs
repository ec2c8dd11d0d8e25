//! A stand in memory: a kiosk, a clock that is moved by hand, and a portal whose answers the test gives.

use std::time::Duration;

use crate::view::{AppointmentStatusView, AppointmentView, DayView, PageView, Screen};
use crate::{
    Answer, Appointment, AppointmentId, AppointmentStatus, AttemptHandle, Branding, Briefing, CheckInOutcome,
    ClinicHours, Dashboard, Effect, EndReason, Event, Fault, Intent, Kiosk, LanguageTag, LimitOf, Limited, LinkRefused,
    LinkState, ListRefused, LocalTime, LoginLink, Moment, Notice, Overlay, PageKey, PageNews, PageRoom, Patient,
    PatientAccess, PatientId, PortalCall, PortalTrouble, Role, Rules, Sensitive, SignInMethod, SignedIn, Standing,
    StartRefused, StartedAttempt, TakenOut, Ticket, Today, Typing, VerifyRefused, View, Welcome,
};

#[derive(Clone, Debug)]
pub(super) struct Stand {
    pub(super) kiosk: Kiosk,
    pub(super) now: Duration,
    /// Questions that the portal has been asked and has not answered.
    pub(super) asked: Vec<(Ticket, PortalCall)>,
    /// The portal's own pages that were opened last.
    pub(super) page: Option<Ticket>,
    /// What came out of the last event.
    pub(super) effects: Vec<Effect>,
}

pub(super) fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

pub(super) fn branding() -> Branding {
    let languages = ["en", "es", "de"].map(|tag| LanguageTag(tag.to_owned())).to_vec();
    let dashboard = Dashboard {
        origins: vec!["https://portal.example.org".to_owned()],
        public_url: "https://portal.example.org/".to_owned(),
    };
    Branding {
        clinic_name: "Harbour Clinic".to_owned(),
        languages,
        dashboard: Some(dashboard),
        ..Branding::unbranded()
    }
}

/// A stand whose toggle begins with Phone.
pub(super) fn briefing() -> Briefing {
    Briefing {
        role: Role::Patient,
        rules: Rules { method: SignInMethod::Phone, ..Rules::default() },
        branding: branding(),
        logo_url: None,
        attract_url: None,
        standing: Standing::InService,
        hours: ClinicHours::Open,
        support_contact: None,
    }
}

pub(super) fn code_sent() -> StartedAttempt {
    StartedAttempt {
        handle: AttemptHandle(Sensitive::new("attempt-1".to_owned())),
        link: None,
        code_lifetime: None,
        resend_wait: None,
        tries_left: None,
    }
}

pub(super) fn link_sent() -> StartedAttempt {
    let link = LoginLink { digits: "42".to_owned(), interval: Some(seconds(5)) };
    StartedAttempt { link: Some(link), ..code_sent() }
}

pub(super) fn pending() -> Answer {
    Answer::LinkPolled(Ok(LinkState::Pending { ask_after: None }))
}

pub(super) fn limited(whose: LimitOf, seconds: u64) -> Limited {
    Limited { whose, retry_after: Some(Duration::from_secs(seconds)) }
}

pub(super) fn patient(name: &str) -> Patient {
    Patient { id: PatientId(format!("id-{name}")), name: name.to_owned() }
}

pub(super) fn signed_in_as(names: &[&str]) -> SignedIn {
    SignedIn {
        access: PatientAccess(Sensitive::new("access-1".to_owned())),
        patients: names.iter().map(|name| patient(name)).collect(),
        session: None,
    }
}

pub(super) fn appointment(id: &str, hour: u8, status: AppointmentStatus) -> Appointment {
    Appointment {
        id: AppointmentId(id.to_owned()),
        time: LocalTime { hour, minute: 30 },
        clinician: "Dr. Rosa Amari".to_owned(),
        place: "Room 4, first floor".to_owned(),
        status,
    }
}

pub(super) fn listed(appointments: Vec<Appointment>) -> Answer {
    Answer::Listed(Ok(Today { appointments, next: None }))
}

pub(super) fn checked_in(id: &str, status: AppointmentStatus) -> Answer {
    Answer::CheckedIn(Ok(CheckInOutcome { appointment: AppointmentId(id.to_owned()), status }))
}

pub(super) fn welcome() -> Welcome {
    Welcome {
        room: Some("Waiting area B".to_owned()),
        queue_place: Some(2),
        wait_minutes: Some(10),
        instruction: Some("Please have your medication list ready.".to_owned()),
    }
}

impl Stand {
    pub(super) fn new(briefing: Briefing) -> Self {
        Self { kiosk: Kiosk::new(briefing), now: Duration::ZERO, asked: Vec::new(), page: None, effects: Vec::new() }
    }

    pub(super) fn at_rest() -> Self {
        Self::new(briefing())
    }

    /// Somebody has touched it and the supervisor has a kiosk session.
    pub(super) fn touched() -> Self {
        let mut stand = Self::at_rest();
        stand.event(Event::Activity);
        stand.event(Event::SessionOpened);
        stand
    }

    /// A number has been sent off; the portal has not answered.
    pub(super) fn sending() -> Self {
        let mut stand = Self::touched();
        stand.types(Typing::Complete);
        stand.sends("2025550147");
        stand
    }

    /// The portal has sent a code.
    pub(super) fn at_verification() -> Self {
        let mut stand = Self::sending();
        stand.answer(Answer::Started(Ok(code_sent())));
        stand
    }

    /// An address has been sent off; the portal has not answered.
    pub(super) fn sending_link() -> Self {
        let mut stand = Self::touched();
        stand.intent(Intent::ChooseMethod { method: SignInMethod::Email });
        stand.types(Typing::Complete);
        stand.sends_link("mara@example.org");
        stand
    }

    /// The portal has sent a link.
    pub(super) fn awaiting_link() -> Self {
        let mut stand = Self::sending_link();
        stand.answer(Answer::Started(Ok(link_sent())));
        stand
    }

    /// The code was right; the portal has not said what appointments there are.
    pub(super) fn signed_in() -> Self {
        Self::signed_in_with(signed_in_as(&["Mara"]))
    }

    pub(super) fn signed_in_with(signed_in: SignedIn) -> Self {
        let mut stand = Self::at_verification();
        stand.verifies("123456");
        stand.answer(Answer::Verified(Ok(signed_in)));
        stand
    }

    /// Two appointments are on the screen, and both can be checked in to.
    pub(super) fn at_appointments() -> Self {
        let mut stand = Self::signed_in();
        stand.lists(vec![
            appointment("a-1", 9, AppointmentStatus::Expected),
            appointment("a-2", 14, AppointmentStatus::Expected),
        ]);
        stand
    }

    /// The portal was asked for a way to its own pages, and has not answered.
    pub(super) fn opening_portal() -> Self {
        let mut stand = Self::at_appointments();
        stand.intent(Intent::OpenPortal);
        stand
    }

    /// The portal's own pages are on the screen.
    pub(super) fn at_portal() -> Self {
        let mut stand = Self::opening_portal();
        stand.answer(Answer::HandedOff(Ok(handed_off())));
        stand.hears(PageNews::Shown);
        stand
    }

    /// Something happens to the pages that were opened last.
    pub(super) fn hears(&mut self, news: PageNews) -> &mut Self {
        let ticket = self.page.expect("pages have been opened");
        self.event(Event::Page { ticket, news })
    }

    pub(super) fn event(&mut self, event: Event) -> &mut Self {
        self.effects = self.kiosk.handle(event, Moment::after(self.now));
        for effect in &self.effects {
            match effect {
                Effect::Portal { ticket, call } => self.asked.push((*ticket, call.clone())),
                Effect::OpenPage { ticket, .. } => self.page = Some(*ticket),
                _ => {}
            }
        }
        self
    }

    pub(super) fn intent(&mut self, intent: Intent) -> &mut Self {
        self.event(Event::Intent(intent))
    }

    pub(super) fn types(&mut self, typing: Typing) -> &mut Self {
        self.intent(Intent::Typed { typing })
    }

    pub(super) fn sends(&mut self, number: &str) -> &mut Self {
        self.intent(Intent::SendCode { number: Sensitive::new(number.to_owned()) })
    }

    pub(super) fn sends_link(&mut self, address: &str) -> &mut Self {
        self.intent(Intent::SendLink { address: Sensitive::new(address.to_owned()) })
    }

    pub(super) fn verifies(&mut self, code: &str) -> &mut Self {
        self.types(Typing::Complete);
        self.intent(Intent::Verify { code: Sensitive::new(code.to_owned()) })
    }

    pub(super) fn checks_in(&mut self, id: &str) -> &mut Self {
        self.intent(Intent::CheckIn { appointment: AppointmentId(id.to_owned()) })
    }

    pub(super) fn lists(&mut self, appointments: Vec<Appointment>) -> &mut Self {
        self.answer(listed(appointments))
    }

    /// The cards on the screen.
    pub(super) fn cards(&self) -> Vec<AppointmentView> {
        match self.screen() {
            Screen::Appointments { day: DayView::Appointments { appointments, .. }, .. } => appointments,
            other => panic!("no appointments are shown but {other:?}"),
        }
    }

    /// How each of them stands.
    pub(super) fn statuses(&self) -> Vec<AppointmentStatusView> {
        self.cards().into_iter().map(|card| card.status).collect()
    }

    /// Answers the question that was asked last.
    pub(super) fn answer(&mut self, answer: Answer) -> &mut Self {
        let (ticket, _) = self.asked.pop().expect("a question has been asked");
        self.event(Event::Answered { ticket, answer })
    }

    /// Lets time pass, waking the kiosk whenever it wants to be.
    pub(super) fn pass(&mut self, time: Duration) -> &mut Self {
        let end = self.now + time;
        for _ in 0..10_000 {
            let Some(deadline) = self.deadline().filter(|deadline| *deadline <= end) else {
                self.now = end;
                return self;
            };
            self.now = deadline;
            self.event(Event::Tick);
        }
        panic!("the kiosk wants to be woken without end");
    }

    /// Lets time pass as if somebody touched the screen all the while.
    pub(super) fn pass_attended(&mut self, time: Duration) -> &mut Self {
        let end = self.now + time;
        while self.now < end {
            let step = seconds(10).min(end - self.now);
            self.pass(step);
            self.event(Event::Activity);
        }
        self
    }

    pub(super) fn deadline(&self) -> Option<Duration> {
        self.kiosk.deadline().map(|deadline| Moment::default().until(deadline))
    }

    pub(super) fn view(&self) -> View {
        self.kiosk.view()
    }

    pub(super) fn screen(&self) -> Screen {
        self.view().screen
    }

    pub(super) fn overlay(&self) -> Option<Overlay> {
        self.view().overlay
    }

    pub(super) fn notice(&self) -> Option<Notice> {
        match self.screen() {
            Screen::SignIn { notice, .. }
            | Screen::Verification { notice, .. }
            | Screen::WhoIsItFor { notice, .. }
            | Screen::Appointments { notice, .. }
            | Screen::Portal { page: PageView::Opening { notice }, .. } => notice,
            Screen::Portal { .. } | Screen::Unavailable { .. } | Screen::Staff { .. } | Screen::Ended { .. } => None,
        }
    }

    pub(super) fn fault(&self) -> Option<Fault> {
        self.notice().map(|notice| notice.fault)
    }

    pub(super) fn has_ended(&self, how: EndReason) -> bool {
        self.screen() == Screen::Ended { reason: how }
    }

    /// The question that was asked last.
    pub(super) fn question(&self) -> &PortalCall {
        &self.asked.last().expect("a question has been asked").1
    }
}

/// One of each screen, for tests that go through all of them.
pub(super) fn one_of_each_screen() -> Vec<Stand> {
    let mut ended = Stand::at_appointments();
    ended.intent(Intent::SignOut);
    let out = Standing::OutOfService(crate::OutOfService::NoKeyring);
    vec![
        Stand::touched(),
        Stand::at_verification(),
        Stand::awaiting_link(),
        Stand::signed_in_with(signed_in_as(&["Mara", "Jo"])),
        Stand::at_appointments(),
        Stand::opening_portal(),
        Stand::at_portal(),
        Stand::new(Briefing { standing: out, ..briefing() }),
        Stand::new(Briefing { role: Role::Staff, ..briefing() }),
        ended,
    ]
}

pub(super) fn handed_off() -> crate::HandOff {
    crate::HandOff {
        url: Sensitive::new("https://portal.example.org/web/hand-off/token".to_owned()),
        signed_out_url: "https://portal.example.org/web/signed-out".to_owned(),
        lifetime: seconds(60),
    }
}

/// Every kind of answer, right and wrong.
pub(super) fn every_answer() -> Vec<Answer> {
    let trouble = PortalTrouble::OutOfReach;
    vec![
        Answer::Started(Ok(code_sent())),
        Answer::Started(Err(StartRefused::ContactNotFound)),
        Answer::Started(Err(trouble.into())),
        Answer::Resent(Ok(code_sent())),
        Answer::Resent(Err(crate::ResendRefused::AttemptDead)),
        Answer::Verified(Ok(signed_in_as(&["Mara"]))),
        Answer::Verified(Err(VerifyRefused::Wrong { tries_left: Some(4) })),
        Answer::Verified(Err(PortalTrouble::SessionEnded.into())),
        listed(vec![appointment("a-1", 9, AppointmentStatus::Expected)]),
        Answer::Listed(Err(PortalTrouble::NotEnabled.into())),
        Answer::Listed(Err(ListRefused::AccessWithdrawn)),
        pending(),
        Answer::LinkPolled(Ok(LinkState::SlowDown { ask_after: None })),
        Answer::LinkPolled(Ok(LinkState::Approved(signed_in_as(&["Mara"])))),
        Answer::LinkPolled(Err(LinkRefused::Denied)),
        checked_in("a-1", AppointmentStatus::CheckedIn(welcome())),
        Answer::CheckedIn(Err(crate::CheckInRefused::NoSuchAppointment)),
        Answer::HandedOff(Ok(handed_off())),
        Answer::HandedOff(Err(crate::HandOffRefused::NoDashboard)),
    ]
}

/// Every kind of intent.
pub(super) fn every_intent() -> Vec<Intent> {
    vec![
        Intent::Wake,
        Intent::ChooseMethod { method: SignInMethod::Email },
        Intent::SendLink { address: Sensitive::new("mara@example.org".to_owned()) },
        Intent::ChangePatient,
        Intent::Typed { typing: Typing::Begun },
        Intent::SendCode { number: Sensitive::new("2025550147".to_owned()) },
        Intent::Verify { code: Sensitive::new("123456".to_owned()) },
        Intent::Resend,
        Intent::UseDifferentContact,
        Intent::ChoosePatient { patient: PatientId("id-Jo".to_owned()) },
        Intent::CheckIn { appointment: AppointmentId("a-1".to_owned()) },
        Intent::OpenPortal,
        Intent::BackToAppointments,
        Intent::LeaveRoom { room: Some(PageRoom { top: 120, bottom: 90 }) },
        Intent::TypeOnPage { key: PageKey::Text { text: Sensitive::new("x".to_owned()) } },
        Intent::AskStaff,
        Intent::EnterStaff,
        Intent::CheckPin { pin: Sensitive::new("482915".to_owned()) },
        Intent::TakeOutOfService { how: TakenOut::ForToday },
        Intent::PutBackIntoService,
        Intent::StartAfresh,
        Intent::EnrolAgain { pairing_code: Sensitive::new("HARB-0001".to_owned()) },
        Intent::StartAssist,
        Intent::EndAssist,
        Intent::GoOn,
        Intent::NeedMoreTime,
        Intent::SignOut,
        Intent::ChooseLanguage { language: LanguageTag("es".to_owned()) },
    ]
}
