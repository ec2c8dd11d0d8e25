//! The staff's door and panel, for the gallery.

use strum::IntoEnumIterator;

use super::Gallery;
use crate::tests::stand::*;
use crate::*;

impl Gallery {
    fn staff_door(&self) -> Stand {
        let support_contact = SupportContact::parse("Harbour IT, +1 202 555 0123").ok();
        Stand::new(Briefing { role: Role::Staff, support_contact, ..self.briefing() })
    }

    pub(super) fn staff_panel(&self, facts: StandFacts) -> Stand {
        let mut stand = self.staff_door();
        stand.types(Typing::Complete).intent(Intent::CheckPin { pin: Sensitive::new("482915".to_owned()) });
        stand.event(Event::Staff(StaffNews::Pin(PinAnswer::Right))).event(Event::Staff(StaffNews::Facts(facts)));
        stand
    }

    pub(super) fn staff(&mut self) {
        self.shows("staff, PIN", &self.staff_door());
        for answer in [
            PinAnswer::Wrong { tries_left: 4 },
            PinAnswer::Wrong { tries_left: 1 },
            PinAnswer::Locked { wait: seconds(300) },
            PinAnswer::NotAPin,
            PinAnswer::NotChecked,
        ] {
            let mut stand = self.staff_door();
            stand.types(Typing::Complete).intent(Intent::CheckPin { pin: Sensitive::new("111111".to_owned()) });
            stand.event(Event::Staff(StaffNews::Pin(answer)));
            self.shows(&format!("staff, PIN {answer:?}"), &stand);
        }
        self.shows("staff, all is well", &self.staff_panel(fine()));
        self.shows("staff, looking", &self.staff_panel(StandFacts { findings: Vec::new(), ..fine() }));
        self.shows("staff, clock wrong", &self.staff_panel(clock_wrong()));
        self.shows("staff, portal out of reach", &self.staff_panel(portal_out_of_reach()));
        self.shows("staff, everything broken", &self.staff_panel(everything_broken()));
        for how in TakenOut::iter() {
            self.shows(
                &format!("staff, taken out {how:?}"),
                &self.staff_panel(StandFacts { taken_out: Some(how), ..fine() }),
            );
        }
        for reason in NoPin::iter() {
            let role = Role::StaffWithoutPin(reason);
            let mut stand = Stand::new(Briefing { role, ..self.briefing() });
            let facts = if reason == NoPin::NotSet { fine() } else { everything_broken() };
            self.shows(&format!("staff, no PIN, {reason:?}"), stand.event(Event::Staff(StaffNews::Facts(facts))));
        }
        for answer in EnrolAnswer::iter() {
            let mut stand = self.staff_panel(fine());
            stand.intent(Intent::EnrolAgain { pairing_code: Sensitive::new("HARB-0001".to_owned()) });
            stand.event(Event::Staff(StaffNews::Enrolled(answer)));
            self.shows(&format!("staff, enrol {answer:?}"), &stand);
        }
        let mut stand = self.staff_panel(fine());
        self.shows("staff, still there?", stand.pass(seconds(125)));
    }
}

pub(super) fn fine() -> StandFacts {
    StandFacts {
        standing: Standing::InService,
        findings: vec![
            Finding::ScreenDraws,
            Finding::StoreReads,
            Finding::CredentialHeld,
            Finding::PortalAnswers,
            Finding::BrandingFetched { minutes: 3 },
            Finding::ClockAgrees,
        ],
        lately: Vec::new(),
        taken_out: None,
    }
}

fn clock_wrong() -> StandFacts {
    let findings = vec![
        Finding::ScreenDrawnOtherwise,
        Finding::StoreReads,
        Finding::CredentialHeld,
        Finding::PortalAnswers,
        Finding::BrandingRefused,
        Finding::ClockWrong,
    ];
    let lately = vec![Lately { incident: Incident::ClockWrong, minutes_ago: 0 }];
    StandFacts { standing: Standing::ClockWrong, findings, lately, taken_out: None }
}

fn portal_out_of_reach() -> StandFacts {
    let findings = vec![
        Finding::ScreenDraws,
        Finding::StoreReads,
        Finding::CredentialHeld,
        Finding::PortalOutOfReach,
        Finding::BrandingKept,
        Finding::ClockUnknown,
    ];
    let lately = Incident::iter().zip([1, 7, 44, 190]);
    let lately = lately.map(|(incident, minutes_ago)| Lately { incident, minutes_ago }).collect();
    StandFacts { standing: Standing::PortalOutOfReach, findings, lately, taken_out: None }
}

fn everything_broken() -> StandFacts {
    let findings = vec![
        Finding::ScreenDraws,
        Finding::StoreUnreadable,
        Finding::KeyringAbsent,
        Finding::NetworkAbsent,
        Finding::BrandingNever,
        Finding::ClockUnknown,
    ];
    let lately = vec![Lately { incident: Incident::OutOfService, minutes_ago: 12 }];
    let standing = Standing::OutOfService(OutOfService::StoreUnreadable);
    StandFacts { standing, findings, lately, taken_out: None }
}
