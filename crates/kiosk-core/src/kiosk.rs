//! The machine: events and the time in, effects out, a view to draw, and the moment when it wants to be called again.

use crate::attention::{Attention, IdleLimits};
use crate::flow::{StaffPanel, Surroundings};
use crate::session::Session;
use crate::staff_call::StaffCall;
use crate::turn::{KioskSession, Turn};
use crate::view::{ClinicView, Overlay, View};
use crate::{
    Branding, ClinicHours, Effect, EndReason, Event, Flow, Intent, LanguageTag, Moment, OwnPhone, PageNews,
    PortalTrouble, Role, Rules, Standing, SupportContact,
};

/// What a journey begins with; everything else it is told while it lasts.
#[derive(Clone, Debug)]
pub struct Briefing {
    /// For whom it is.
    pub role: Role,
    /// The numbers to keep to.
    pub rules: Rules,
    /// Whose stand it is; its pictures are not needed here.
    pub branding: Branding,
    /// Where the user interface loads the logo from, if there is one.
    pub logo_url: Option<String>,
    /// Where it loads the attract picture from, if there is one.
    pub attract_url: Option<String>,
    /// Whether the stand can serve.
    pub standing: Standing,
    /// Whether the clinic is open.
    pub hours: ClinicHours,
    /// Whom staff calls about the machine; a patient's journey shows it nowhere.
    pub support_contact: Option<SupportContact>,
}

/// One patient's journey at one stand.
#[derive(Clone, Debug)]
pub struct Kiosk {
    rules: Rules,
    branding: Branding,
    clinic: ClinicView,
    own_phone: Option<OwnPhone>,
    language: LanguageTag,
    standing: Standing,
    hours: ClinicHours,
    now: Moment,
    /// From then on, untouched, the attract picture is shown.
    attract_from: Option<Moment>,
    tickets: u64,
    kiosk_session: KioskSession,
    attention: Attention,
    staff_call: StaffCall,
    assisted: bool,
    flow: Flow,
}

impl Kiosk {
    /// A fresh journey: nobody has touched the stand.
    pub fn new(briefing: Briefing) -> Self {
        let Briefing { role, rules, branding, logo_url, attract_url, standing, hours, support_contact } = briefing;
        let clinic = ClinicView::of(&branding, &rules, logo_url, attract_url);
        Self {
            language: branding.languages.first().cloned().unwrap_or(LanguageTag("en".to_owned())),
            flow: match role {
                Role::Patient => Flow::at_rest(clinic.methods.first().copied().unwrap_or(rules.method), standing),
                Role::Staff => Flow::Staff(Box::new(StaffPanel::closed(support_contact))),
                Role::StaffWithoutPin(reason) => Flow::Staff(Box::new(StaffPanel::ajar(reason, support_contact))),
            },
            clinic,
            own_phone: branding.dashboard.as_ref().and_then(|dashboard| OwnPhone::to(&dashboard.public_url)),
            hours,
            attract_from: None,
            rules,
            branding,
            standing,
            now: Moment::default(),
            tickets: 0,
            kiosk_session: KioskSession::NotAsked,
            attention: Attention::default(),
            staff_call: StaffCall::default(),
            assisted: false,
        }
    }

    /// Takes one event in and says what is to be done. First whatever is due by `now` happens, then the event: what
    /// somebody does after their time was up comes too late, also when the timer itself was late.
    ///
    /// A `now` that lies before an earlier one counts as that earlier one.
    pub fn handle(&mut self, event: Event, now: Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.now = self.now.max(now);
        self.elapse(&mut effects);
        if !self.has_ended() {
            self.take(event, &mut effects);
            self.elapse(&mut effects);
        }
        effects
    }

    /// When [`Kiosk::handle`] wants to be called with [`Event::Tick`] if nothing else happens; always later than the
    /// last `now`.
    pub fn deadline(&self) -> Option<Moment> {
        if self.has_ended() {
            return None;
        }
        let idle = self.idle_limits().map(|limits| self.next_of(limits));
        let session = self.flow.session().and_then(|session| session.wakes(self.now));
        let screen = self.flow.wakes(self.now);
        let attract = self.attract_from.filter(|_| self.may_attract());
        [idle, session, screen, attract, self.staff_call.wakes()]
            .into_iter()
            .flatten()
            .filter(|moment| *moment > self.now)
            .min()
    }

    /// What to draw.
    pub fn view(&self) -> View {
        View {
            clinic: self.clinic.clone(),
            language: self.language.clone(),
            screen: self.flow.view(self.now, &self.rules, self.surroundings()),
            overlay: self.overlay(),
            staff_call: self.staff_call.view(),
            assisted: self.assisted,
        }
    }

    /// Where the journey is.
    pub fn flow(&self) -> &Flow {
        &self.flow
    }

    /// Whether the journey is over: then nothing changes it any more.
    pub fn has_ended(&self) -> bool {
        matches!(self.flow, Flow::Ended(_))
    }

    fn take(&mut self, event: Event, effects: &mut Vec<Effect>) {
        match event {
            Event::Farewell(farewell) => {
                if self.kiosk_session == KioskSession::NotAsked
                    && let Flow::SignIn(screen) = &mut self.flow
                {
                    screen.say_farewell(farewell);
                }
            }
            Event::Uncovered => {
                // Somebody asked for the panel; they may have walked off since.
                if matches!(self.flow, Flow::Staff(_)) {
                    self.attention.seen(self.now);
                }
                if self.kiosk_session == KioskSession::NotAsked {
                    self.attract_from = Some(self.now + self.rules.attract);
                }
                effects.push(Effect::ShowWindow);
            }
            // What lies over the screen is answered with its own control, so that the touch that answers hits nothing
            // beneath.
            Event::Activity if self.overlay().is_some() => {}
            Event::Activity => self.somebody_is_there(effects),
            Event::Intent(intent @ Intent::LeaveRoom { .. }) => self.intent(intent, effects),
            Event::Intent(intent) => {
                self.somebody_is_there(effects);
                self.intent(intent, effects);
            }
            Event::SessionOpened => {
                self.kiosk_session = KioskSession::Open;
                self.turn(effects, Flow::session_opened);
            }
            Event::SessionRefused(trouble) => self.session_refused(trouble),
            Event::Standing(standing) => {
                self.standing = standing;
                self.turn(effects, |flow, _| flow.standing(standing));
            }
            Event::Hours(hours) => self.hours = hours,
            Event::Staff(news) => {
                if let Flow::Staff(panel) = &mut self.flow {
                    panel.hear(news, self.now);
                }
            }
            Event::StaffCall(news) => self.staff_call.hear(news, self.now, &self.rules),
            Event::Answered { ticket, answer } => {
                let was_signed_in = self.flow.session().is_some();
                let screen = std::mem::discriminant(&self.flow);
                self.turn(effects, |flow, turn| flow.answered(ticket, answer, turn));
                // Whoever waited for a screen, maybe busy with their own phone, has its whole time from when it comes. What
                // comes by itself to somebody who is signed in does not mean that they are still there.
                if !was_signed_in && std::mem::discriminant(&self.flow) != screen {
                    self.attention.seen(self.now);
                }
            }
            Event::Page { ticket, news } => {
                let awaited = self.overlay().is_none() && self.flow.awaits_page(ticket);
                self.turn(effects, |flow, turn| flow.page(ticket, news, turn));
                // Whoever waited for a page has their whole time from when it comes; how pages end says nothing of anybody.
                if awaited && news == PageNews::Shown {
                    self.attention.seen(self.now);
                }
            }
            Event::Tick => {}
        }
    }

    fn somebody_is_there(&mut self, effects: &mut Vec<Effect>) {
        self.attention.seen(self.now);
        match &mut self.flow {
            Flow::SignIn(screen) => screen.touched(),
            Flow::Staff(_) => {}
            _ => return,
        }
        if self.kiosk_session == KioskSession::NotAsked {
            self.kiosk_session = KioskSession::Opening { trouble: None };
            effects.push(Effect::OpenSession);
        }
    }

    fn intent(&mut self, intent: Intent, effects: &mut Vec<Effect>) {
        match intent {
            Intent::NeedMoreTime => {
                let (now, at_any_time) = (self.now, matches!(self.flow, Flow::Portal(_)));
                if let Some(session) = self.flow.session_mut().filter(|session| at_any_time || session.warns(now)) {
                    session.answer_warning();
                }
            }
            // That somebody is there is all that it says.
            Intent::GoOn => {}
            Intent::ChooseLanguage { language } => {
                if self.branding.languages.contains(&language) {
                    self.language = language;
                }
            }
            Intent::AskStaff => self.staff_call.ask(&self.flow, self.now, &self.rules, effects),
            Intent::StartAssist => self.assisted = true,
            Intent::EndAssist => self.assisted = false,
            other => self.turn(effects, |flow, turn| flow.intent(other, turn)),
        }
    }

    fn session_refused(&mut self, trouble: PortalTrouble) {
        if matches!(self.kiosk_session, KioskSession::Opening { .. }) {
            self.kiosk_session = KioskSession::Opening { trouble: Some(trouble) };
            self.turn(&mut Vec::new(), |flow, _| flow.session_refused(trouble));
        }
    }

    /// Everything whose time has come.
    fn elapse(&mut self, effects: &mut Vec<Effect>) {
        self.staff_call.elapse(self.now);
        let idle_end = self.idle_limits().map(|limits| limits.end);
        let session_end = self.flow.session().map(Session::ends);
        if [idle_end, session_end].into_iter().flatten().any(|end| end <= self.now) {
            self.turn(effects, |_, turn| Flow::end(EndReason::TimedOut, turn));
        } else {
            self.turn(effects, Flow::elapsed);
        }
    }

    fn turn(&mut self, effects: &mut Vec<Effect>, decide: impl FnOnce(Flow, &mut Turn<'_>) -> Flow) {
        let mut turn = Turn {
            now: self.now,
            rules: &self.rules,
            country: &self.branding.country,
            methods: &self.clinic.methods,
            language: &self.language,
            has_dashboard: self.branding.dashboard.is_some(),
            kiosk_session: self.kiosk_session,
            tickets: &mut self.tickets,
            effects,
        };
        // The flow is consumed and replaced; this is what stands there if deciding should panic.
        let before = std::mem::replace(&mut self.flow, Flow::Ended(EndReason::TimedOut));
        self.flow = decide(before, &mut turn);
    }

    fn idle_limits(&self) -> Option<IdleLimits> {
        let patience = self.flow.patience(&self.rules)?;
        self.attention.limits(patience, self.flow.held_until())
    }

    fn next_of(&self, limits: IdleLimits) -> Moment {
        let ahead = limits.cover.into_iter().chain([limits.warning]).find(|moment| *moment > self.now);
        if let Some(moment) = ahead {
            return moment;
        }
        self.now.next_second_before(limits.end).unwrap_or(limits.end)
    }

    fn overlay(&self) -> Option<Overlay> {
        let idle = self.idle_limits().filter(|limits| self.now < limits.end);
        if let Some(limits) = idle.filter(|limits| limits.cover.is_some_and(|cover| cover <= self.now)) {
            return Some(Overlay::StillYou { seconds_left: self.seconds_until_cleared(limits) });
        }
        let still_there = idle
            .filter(|limits| limits.warning <= self.now && limits.warning < limits.end)
            .map(|limits| (limits.end, Overlay::StillThere { seconds_left: self.now.seconds_until(limits.end) }));
        let ending = self.flow.session().filter(|session| session.warns(self.now)).map(|session| {
            let seconds_left = self.now.seconds_until(session.ends());
            (session.ends(), Overlay::SessionEnding { seconds_left, extendable: session.is_extendable() })
        });
        let sooner = [still_there, ending].into_iter().flatten().min_by_key(|(end, _)| *end);
        let attract = self.attract_from.filter(|from| *from <= self.now && self.may_attract());
        sooner.map(|(_, overlay)| overlay).or(attract.map(|_| Overlay::Attract))
    }

    /// The countdown beneath "Still you?": to whichever end comes first, once the warning before it is due.
    fn seconds_until_cleared(&self, limits: IdleLimits) -> Option<u32> {
        let session = self.flow.session();
        let idle_end = (limits.warning <= self.now).then_some(limits.end);
        let session_end = session.filter(|session| session.is_announced(self.now)).map(Session::ends);
        let end = idle_end.into_iter().chain(session_end).min()?;
        Some(self.now.seconds_until(end))
    }

    /// The attract picture is for a stand that serves and that nobody is at: whatever else is to be said comes first.
    fn may_attract(&self) -> bool {
        let nobody_is_there = self.kiosk_session == KioskSession::NotAsked;
        let resting = matches!(self.flow, Flow::SignIn(_)) && self.standing == Standing::InService;
        self.clinic.attract_url.is_some() && nobody_is_there && resting
    }

    fn surroundings(&self) -> Surroundings<'_> {
        Surroundings {
            standing: self.standing,
            hours: self.hours,
            methods: &self.clinic.methods,
            own_phone: self.own_phone.as_ref(),
            has_dashboard: self.branding.dashboard.is_some(),
        }
    }
}
