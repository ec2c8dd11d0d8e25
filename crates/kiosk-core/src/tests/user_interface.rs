//! Writes what the user interface is developed and photographed with: one view of every screen in every state, made by
//! driving the real machine. The types themselves are written by ts-rs in the same run.

mod staff;

use std::path::Path;

use serde::Serialize;
use strum::IntoEnumIterator;

use super::gallery_clinics::{bare, harbour, lavish, linden};
use super::stand::*;
use crate::*;

#[derive(Serialize)]
struct Fixture {
    name: String,
    view: View,
}

/// A clinic as the gallery shows it.
struct Gallery {
    clinic: &'static str,
    branding: Branding,
    fixtures: Vec<Fixture>,
}

impl Gallery {
    fn of(clinic: &'static str, branding: Branding) -> Self {
        Self { clinic, branding, fixtures: Vec::new() }
    }

    fn briefing(&self) -> Briefing {
        let logo_url = match self.clinic {
            "harbour" => Some("/fixtures/harbour-clinic.png".to_owned()),
            "linden" => Some("/fixtures/linden-family-practice.png".to_owned()),
            _ => None,
        };
        let attract_url = Some("/fixtures/attract.png".to_owned());
        Briefing { rules: Rules::default(), branding: self.branding.clone(), logo_url, attract_url, ..briefing() }
    }

    /// Takes a picture of the stand in the clinic's first language.
    fn shows(&mut self, name: &str, stand: &Stand) {
        self.fixtures.push(Fixture { name: format!("{}: {name}", self.clinic), view: stand.view() });
    }

    fn rests(&self) -> Stand {
        Stand::new(self.briefing())
    }

    fn touched(&self) -> Stand {
        let mut stand = self.rests();
        stand.event(Event::Activity).event(Event::SessionOpened);
        stand
    }

    fn sending_link(&self) -> Stand {
        let mut stand = self.touched();
        stand.types(Typing::Complete).sends_link("mara.quill@example.org");
        stand
    }

    fn awaiting_link(&self) -> Stand {
        let mut stand = self.sending_link();
        stand.answer(Answer::Started(Ok(link_sent())));
        stand
    }

    fn sending(&self) -> Stand {
        let mut stand = self.touched();
        stand
            .intent(Intent::ChooseMethod { method: SignInMethod::Phone })
            .types(Typing::Complete)
            .sends("+12025550147");
        stand
    }

    fn verification(&self) -> Stand {
        let mut stand = self.sending();
        stand.answer(Answer::Started(Ok(code_sent())));
        stand
    }

    fn signed_in(&self, names: &[&str]) -> Stand {
        let mut stand = self.verification();
        stand.verifies("123456").answer(Answer::Verified(Ok(signed_in_as(names))));
        stand
    }

    fn appointments(&self) -> Stand {
        let mut stand = self.signed_in(&["Mara"]);
        stand.lists(vec![
            appointment("a-1", 9, AppointmentStatus::Expected),
            appointment("a-2", 14, AppointmentStatus::TooEarly { from: LocalTime { hour: 14, minute: 0 } }),
        ]);
        stand
    }

    fn main_road(&mut self) {
        self.shows("sign-in, resting", &self.rests());
        let mut stand = self.touched();
        self.shows("sign-in, touched", &stand);
        stand.types(Typing::Complete);
        self.shows("sign-in, address complete", &stand);
        self.shows("sign-in, sending a link", &self.sending_link());
        let mut stand = self.touched();
        stand.intent(Intent::ChooseMethod { method: SignInMethod::Phone }).types(Typing::Complete);
        self.shows("sign-in, number complete", &stand);
        self.shows("sign-in, sending", &self.sending());
        let mut stand = self.awaiting_link();
        self.shows("link, fresh", &stand);
        stand.pass_attended(seconds(50)).types(Typing::Complete);
        self.shows("link, late, code complete", &stand);
        let mut stand = self.verification();
        self.shows("verification, fresh", &stand);
        stand.pass_attended(seconds(30)).types(Typing::Complete);
        self.shows("verification, code complete", &stand);
        stand.pass_attended(seconds(20)).types(Typing::Empty);
        self.shows("verification, late", &stand);
        self.shows("appointments, loading", &self.signed_in(&["Mara"]));
        let mut stand = self.appointments();
        self.shows("appointments", &stand);
        stand.checks_in("a-1");
        self.shows("appointments, checking in", &stand);
        stand.answer(checked_in("a-1", AppointmentStatus::CheckedIn(welcome())));
        self.shows("appointments, checked in", &stand);
        stand.intent(Intent::SignOut);
        self.shows("ended, signed out", &stand);
    }

    fn side_roads(&mut self) {
        let mut names = ["Mara", "Jo"].to_vec();
        self.shows("who is it for, two", &self.signed_in(&names));
        names.extend(["Ana-Lucía", "T.", "Maximiliane-Friederike", "Bo", "K. M.", "Ida", "Ole", "Zoë", "Per", "Li"]);
        self.shows("who is it for, twelve", &self.signed_in(&names));
        let mut stand = self.signed_in(&["Mara", "Jo"]);
        stand.intent(Intent::ChoosePatient { patient: PatientId("id-Jo".to_owned()) });
        stand.lists(vec![appointment("a-1", 9, AppointmentStatus::Expected)]);
        self.shows("appointments, one of two patients", &stand);
        self.offers();
        self.day();
        self.looks_of_a_visit();
        self.overlays();
        self.farewells();
        self.staff();
        for reason in EndReason::iter() {
            let mut stand = self.appointments();
            match reason {
                EndReason::SignedOut => stand.intent(Intent::SignOut),
                EndReason::TimedOut => stand.pass(seconds(90)),
                EndReason::StaffWanted => stand.intent(Intent::EnterStaff),
                EndReason::StaffLeft => {
                    stand = self.staff_panel(staff::fine());
                    stand.intent(Intent::StartAfresh)
                }
                EndReason::EndedByPortal => {
                    stand.checks_in("a-1").answer(Answer::CheckedIn(Err(PortalTrouble::SessionEnded.into())))
                }
            };
            self.shows(&format!("ended, {reason:?}"), &stand);
        }
    }

    /// What clinic and configuration can change on the way in.
    fn offers(&mut self) {
        for method in SignInMethod::iter() {
            let branding = Branding { methods: vec![method], ..self.branding.clone() };
            let stand = Stand::new(Briefing { branding, ..self.briefing() });
            self.shows(&format!("sign-in, by {method:?} only"), &stand);
        }
        let rules = Rules { disclosure: Disclosure::Neutral, ..Rules::default() };
        for (method, sent) in [(SignInMethod::Email, link_sent()), (SignInMethod::Phone, code_sent())] {
            let mut stand = Stand::new(Briefing { rules: rules.clone(), ..self.briefing() });
            stand.event(Event::Activity).event(Event::SessionOpened).intent(Intent::ChooseMethod { method });
            stand.types(Typing::Complete).sends_link("mara.quill@example.org").sends("+12025550147");
            stand.answer(Answer::Started(Ok(sent)));
            self.shows(&format!("verification by {method:?}, neutral"), &stand);
        }
        let eight = LocalTime { hour: 8, minute: 0 };
        for (name, opens) in [
            ("later today", Some(Opening { weekday: None, time: eight })),
            ("on Monday", Some(Opening { weekday: Some(Weekday::Monday), time: eight })),
            ("for long", None),
        ] {
            let hours = ClinicHours::Closed { opens };
            let mut stand = Stand::new(Briefing { hours, ..self.briefing() });
            self.shows(&format!("closed, opens {name}"), &stand);
            self.shows(&format!("attract picture, opens {name}"), stand.event(Event::Uncovered).pass(seconds(60)));
        }
        for standing in [Standing::PortalOutOfReach, Standing::ClockWrong] {
            self.shows(&format!("resting, {standing:?}"), &Stand::new(Briefing { standing, ..self.briefing() }));
        }
    }

    /// Everything that checking in leads to.
    fn day(&mut self) {
        let mut stand = self.signed_in(&["Mara"]);
        self.shows("appointments, none", stand.lists(Vec::new()));
        let next = Some(LocalDay { year: 2026, month: 11, day: 25 });
        let mut stand = self.signed_in(&["Mara"]);
        stand.answer(Answer::Listed(Ok(Today { appointments: Vec::new(), next })));
        self.shows("appointments, none but on another day", &stand);
        for (name, status) in every_status() {
            let mut stand = self.signed_in(&["Mara"]);
            self.shows(&format!("appointments, {name}"), stand.lists(vec![appointment("a-1", 9, status)]));
        }
        let each = every_status().into_iter().zip(8..);
        let all = |statuses: &mut dyn Iterator<Item = ((&'static str, AppointmentStatus), u8)>| {
            statuses.map(|((name, status), hour)| appointment(name, hour, status)).collect::<Vec<_>>()
        };
        let mut stand = self.signed_in(&["Maximiliane-Friederike"]);
        self.shows("appointments, one of every kind", stand.lists(all(&mut each.clone())));
        let mut stand = self.signed_in(&["Mara"]);
        let to_the_desk = ["too late", "another place", "a rule of the clinic"];
        stand.lists(all(&mut each.filter(|((name, _), _)| to_the_desk.contains(name))));
        self.shows("appointments, all for the front desk", &stand);
        let mut stand = self.appointments();
        stand.pass_attended(seconds(30));
        stand.lists(vec![
            appointment("a-2", 16, AppointmentStatus::Expected),
            appointment("a-3", 11, AppointmentStatus::Expected),
        ]);
        self.shows("appointments, one gone, one moved, one new", &stand);
    }

    /// What settings let those who look on see.
    fn looks_of_a_visit(&mut self) {
        let rules = Rules {
            visit_details: VisitDetails::Shown,
            patient_name: NameShown::Initials,
            method: SignInMethod::Phone,
            ..Rules::default()
        };
        let mut stand = Stand::new(Briefing { rules, ..self.briefing() });
        stand.event(Event::Activity).event(Event::SessionOpened).types(Typing::Complete).sends("+12025550147");
        stand.answer(Answer::Started(Ok(code_sent()))).verifies("123456");
        stand.answer(Answer::Verified(Ok(signed_in_as(&["Maximiliane-Friederike Quill"]))));
        let room_only = Welcome { room: Some("Room 4".to_owned()), ..Welcome::default() };
        stand.lists(vec![
            appointment("a", 8, AppointmentStatus::CheckedIn(room_only)),
            appointment("b", 10, AppointmentStatus::Cancelled),
            appointment("c", 15, AppointmentStatus::Expected),
        ]);
        self.shows("appointments, initials and details", &stand);
    }

    fn overlays(&mut self) {
        let mut stand = self.rests();
        self.shows("attract picture", stand.event(Event::Uncovered).pass(seconds(60)));
        let mut stand = self.appointments();
        self.shows("still you?", stand.pass(seconds(32)));
        self.shows("still you?, nearly cleared", stand.pass(seconds(36)));
        let mut stand = self.touched();
        self.shows("still there?", stand.pass(seconds(68)));
        let mut stand = self.verification();
        self.shows("still there?, at verification", stand.pass(seconds(152)));
        let mut stand = self.appointments();
        self.shows("session ending", stand.pass_attended(seconds(13 * 60 + 5)));
        let limit = SignedIn { session: Some(seconds(300)), ..signed_in_as(&["Mara"]) };
        let mut stand = self.verification();
        stand.verifies("123456").answer(Answer::Verified(Ok(limit))).lists(Vec::new());
        self.shows("session ending, no more to be had", stand.pass_attended(seconds(185)));
        self.shows("session ending, reminder", stand.intent(Intent::NeedMoreTime));
    }

    fn farewells(&mut self) {
        for farewell in Farewell::iter() {
            let mut stand = Stand::new(self.briefing());
            stand.event(Event::Farewell(farewell)).event(Event::Uncovered);
            self.shows(&format!("farewell, {farewell:?}"), &stand);
        }
        for reason in OutOfService::iter() {
            let standing = Standing::OutOfService(reason);
            self.shows(&format!("unavailable, {reason:?}"), &Stand::new(Briefing { standing, ..self.briefing() }));
        }
    }

    fn faults(&mut self) {
        for (name, typed) in [
            ("missing", ""),
            ("incomplete", "mara@example"),
            ("unreadable", "mara quill@example.org"),
            ("too long", &format!("{}@example.org", "a".repeat(300))),
        ] {
            let mut stand = self.touched();
            stand.types(Typing::Complete).sends_link(typed);
            self.shows(&format!("address {name}"), &stand);
        }
        for (name, typed) in [
            ("missing", ""),
            ("with letters", "hello"),
            ("unreadable", "202 555 😀"),
            ("too short", "555 0147"),
            ("too long", "+120255501234567"),
            ("for emergencies", "911"),
            ("refused", "+19002345678"),
            ("of an unknown country", "+9992025550147"),
        ] {
            let mut stand = self.touched();
            stand.intent(Intent::ChooseMethod { method: SignInMethod::Phone }).types(Typing::Complete).sends(typed);
            self.shows(&format!("number {name}"), &stand);
        }
        let none = TextCountries::Only(Vec::new());
        let rules = Rules { text_countries: none, method: SignInMethod::Phone, ..Rules::default() };
        let mut stand = Stand::new(Briefing { rules, ..self.briefing() });
        stand.event(Event::SessionOpened).types(Typing::Complete).sends("+447700900147");
        self.shows("number of a country that is not served", &stand);
        let wait = Some(seconds(754));
        for refusal in [
            StartRefused::ContactNotFound,
            StartRefused::CannotReceiveTexts,
            Limited { whose: LimitOf::Contact, retry_after: wait }.into(),
            Limited { whose: LimitOf::Contact, retry_after: None }.into(),
            Limited { whose: LimitOf::Stand, retry_after: wait }.into(),
            StartRefused::Trouble(PortalTrouble::OutOfReach),
            StartRefused::Trouble(PortalTrouble::Nonsense),
            StartRefused::Trouble(PortalTrouble::NotEnabled),
            StartRefused::Trouble(PortalTrouble::Busy { retry_after: None }),
            StartRefused::Trouble(PortalTrouble::Busy { retry_after: Some(seconds(3_000)) }),
        ] {
            for (method, mut stand) in [("e-mail", self.sending_link()), ("phone", self.sending())] {
                stand.answer(Answer::Started(Err(refusal)));
                self.shows(&format!("sign-in by {method}, {refusal}"), &stand);
            }
        }
        for refusal in [
            VerifyRefused::Wrong { tries_left: Some(4) },
            VerifyRefused::Wrong { tries_left: Some(1) },
            VerifyRefused::Expired,
            VerifyRefused::AttemptDead,
            Limited { whose: LimitOf::Contact, retry_after: wait }.into(),
            VerifyRefused::Trouble(PortalTrouble::OutOfReach),
        ] {
            for (method, mut stand) in [("e-mail", self.awaiting_link()), ("phone", self.verification())] {
                stand.verifies("000000").answer(Answer::Verified(Err(refusal)));
                self.shows(&format!("verification by {method}, {refusal}"), &stand);
            }
        }
        for refusal in [LinkRefused::Denied, LinkRefused::Expired, LinkRefused::Trouble(PortalTrouble::OutOfReach)] {
            let mut stand = self.awaiting_link();
            stand.pass_attended(seconds(5)).answer(Answer::LinkPolled(Err(refusal)));
            self.shows(&format!("verification by e-mail, {refusal}"), &stand);
        }
        let mut stand = self.signed_in(&["Mara", "Jo"]);
        stand.intent(Intent::ChoosePatient { patient: PatientId("id-Jo".to_owned()) });
        stand.answer(Answer::Listed(Err(ListRefused::AccessWithdrawn)));
        self.shows("who is it for, access withdrawn", &stand);
        let mut stand = self.verification();
        stand.verifies("12345");
        self.shows("verification, no code", &stand);
        let mut stand = self.appointments();
        stand.checks_in("a-1").answer(Answer::CheckedIn(Err(PortalTrouble::OutOfReach.into())));
        self.shows("appointments, out of reach", &stand);
        self.portal_pages();
    }

    /// The pages themselves are in a view of their own: the gallery has the room that is left for them.
    fn portal_pages(&mut self) {
        if self.branding.dashboard.is_none() {
            return;
        }
        let mut stand = self.appointments();
        stand.intent(Intent::OpenPortal);
        self.shows("portal, opening", &stand);
        stand.answer(Answer::HandedOff(Err(PortalTrouble::OutOfReach.into())));
        self.shows("portal, out of reach", &stand);
        stand.pass(seconds(3)).answer(Answer::HandedOff(Ok(handed_off()))).hears(PageNews::Shown);
        self.shows("portal", &stand);
        for (name, field) in [("typing", PageField::Line), ("typing digits", PageField::Digits)] {
            stand.hears(PageNews::Field(Some(field)));
            self.shows(&format!("portal, {name}"), &stand);
        }
        stand.hears(PageNews::Field(None)).hears(PageNews::Refused(PageRefusal::Saving));
        self.shows("portal, refused", &stand);
        stand.pass_attended(seconds(13 * 60)).intent(Intent::NeedMoreTime);
        stand.hears(PageNews::Died);
        self.shows("appointments, portal died", &stand);
    }
}

/// Every way in which an appointment can stand, with the longest words that a clinic is likely to send.
fn every_status() -> Vec<(&'static str, AppointmentStatus)> {
    let (day, time) = (LocalDay { year: 2026, month: 11, day: 25 }, LocalTime { hour: 9, minute: 45 });
    let address = "Harbour Clinic North\n117 Long Pier Road, third floor\nSpringfield".to_owned();
    let message = "Before a first visit we need your insurance card, the letter of whoever sent you, and your \
                   signature on two forms that the front desk has for you."
        .to_owned();
    vec![
        ("expected", AppointmentStatus::Expected),
        ("checked in here", AppointmentStatus::CheckedIn(welcome())),
        ("already checked in", AppointmentStatus::AlreadyCheckedIn(welcome())),
        ("too early", AppointmentStatus::TooEarly { from: time }),
        ("too late", AppointmentStatus::TooLate),
        ("another place", AppointmentStatus::AnotherPlace { address }),
        ("another day", AppointmentStatus::AnotherDay { day, time }),
        ("a rule of the clinic", AppointmentStatus::ClinicRule { message }),
        ("cancelled", AppointmentStatus::Cancelled),
        ("for the front desk", AppointmentStatus::SeeFrontDesk),
    ]
}

#[test]
fn every_screen_in_every_state_is_written_for_the_gallery() {
    let mut fixtures = Vec::new();
    for (clinic, branding) in [("harbour", harbour()), ("lavish", lavish())] {
        let mut gallery = Gallery::of(clinic, branding);
        gallery.main_road();
        gallery.side_roads();
        gallery.faults();
        fixtures.append(&mut gallery.fixtures);
    }
    for (clinic, branding) in [("linden", linden()), ("bare", bare())] {
        let mut gallery = Gallery::of(clinic, branding);
        gallery.main_road();
        fixtures.append(&mut gallery.fixtures);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/fixtures/views.json");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, serde_json::to_string_pretty(&fixtures).unwrap() + "\n").unwrap();
}
