//! The staff panel: the PIN comes first, and nothing of a patient's journey leads into it or out of it.

use super::stand::*;
use crate::*;

const PIN: &str = "482915";

fn at_the_door() -> Stand {
    Stand::new(Briefing { role: Role::Staff, ..briefing() })
}

fn inside() -> Stand {
    let mut stand = at_the_door();
    stand.types(Typing::Complete).says_pin().event(Event::Staff(StaffNews::Pin(PinAnswer::Right)));
    stand
}

fn facts() -> StandFacts {
    let lately = vec![Lately { incident: Incident::ShellBroke, minutes_ago: 3 }];
    let findings = vec![Finding::ScreenDraws, Finding::PortalOutOfReach];
    StandFacts { standing: Standing::PortalOutOfReach, findings, lately, taken_out: None }
}

/// Every screen that a patient can be at.
fn patients_screens() -> impl Iterator<Item = Stand> {
    one_of_each_screen().into_iter().filter(|stand| !matches!(stand.kiosk.flow(), Flow::Staff(_) | Flow::Ended(_)))
}

impl Stand {
    fn says_pin(&mut self) -> &mut Self {
        self.intent(Intent::CheckPin { pin: Sensitive::new(PIN.to_owned()) })
    }

    fn page(&self) -> StaffPage {
        match self.view().screen {
            Screen::Staff { page } => page,
            other => panic!("{other:?}"),
        }
    }

    fn requests(&self) -> Vec<StaffRequest> {
        let asked = |effect: &Effect| if let Effect::Staff(request) = effect { Some(request.clone()) } else { None };
        self.effects.iter().filter_map(asked).collect()
    }

    fn pin_notice(&self) -> Option<PinNotice> {
        match self.page() {
            StaffPage::Pin { notice, .. } => notice,
            StaffPage::Open { .. } => panic!("the door is open"),
        }
    }
}

#[test]
fn the_control_ends_what_is_on_the_screen_wherever_it_is_used() {
    for mut stand in patients_screens() {
        stand.intent(Intent::EnterStaff);
        assert_eq!(stand.effects.last(), Some(&Effect::EndJourney(EndReason::StaffWanted)));
    }
}

#[test]
fn no_event_makes_a_patients_journey_the_staffs() {
    for mut stand in patients_screens() {
        stand.event(Event::Staff(StaffNews::Pin(PinAnswer::Right))).event(Event::Staff(StaffNews::Facts(facts())));
        stand.says_pin();
        assert_eq!(stand.requests(), []);
        assert!(!matches!(stand.view().screen, Screen::Staff { .. }));
    }
}

#[test]
fn a_right_pin_opens_and_only_one_is_looked_at_at_a_time() {
    let mut stand = at_the_door();
    assert!(matches!(stand.page(), StaffPage::Pin { submit: SubmitView::Disabled, .. }));
    stand.types(Typing::Complete).says_pin();
    assert_eq!(stand.requests().len(), 1);
    stand.says_pin();
    assert_eq!(stand.requests(), []);
    stand.event(Event::Staff(StaffNews::Pin(PinAnswer::Right)));
    assert!(matches!(stand.page(), StaffPage::Open { no_pin: None, .. }));
}

#[test]
fn a_wrong_pin_is_thrown_away_and_says_how_many_tries_are_left() {
    let mut stand = at_the_door();
    stand.types(Typing::Complete).says_pin();
    stand.event(Event::Staff(StaffNews::Pin(PinAnswer::Wrong { tries_left: 4 })));
    assert_eq!(stand.pin_notice(), Some(PinNotice::Wrong { tries_left: 4 }));
    assert!(matches!(stand.page(), StaffPage::Pin { entry: 1, submit: SubmitView::Disabled, .. }));
}

#[test]
fn a_lock_counts_down_and_nothing_is_asked_meanwhile() {
    let mut stand = at_the_door();
    stand.types(Typing::Complete).says_pin();
    stand.event(Event::Staff(StaffNews::Pin(PinAnswer::Locked { wait: seconds(300) })));
    stand.pass_attended(seconds(1)).types(Typing::Complete).says_pin();
    assert_eq!(stand.requests(), []);
    assert_eq!(stand.pin_notice(), Some(PinNotice::Locked { wait_seconds: 299 }));
    stand.pass_attended(seconds(299)).says_pin();
    assert_eq!(stand.requests().len(), 1);
}

#[test]
fn nothing_is_asked_for_before_the_pin_was_right() {
    for (role, reason) in [(Role::Staff, None), (Role::StaffWithoutPin(NoPin::NotSet), Some(NoPin::NotSet))] {
        let mut stand = Stand::new(Briefing { role, ..briefing() });
        for intent in [
            Intent::TakeOutOfService { how: TakenOut::ForNow },
            Intent::PutBackIntoService,
            Intent::EnrolAgain { pairing_code: Sensitive::new("HARB-0001".to_owned()) },
        ] {
            stand.intent(intent);
            assert_eq!(stand.requests(), [], "{role:?}");
        }
        if let StaffPage::Open { no_pin, .. } = stand.page() {
            assert_eq!(no_pin, reason);
        }
    }
}

#[test]
fn how_the_stand_is_and_what_was_done_to_it_is_shown() {
    let mut stand = inside();
    stand.event(Event::Staff(StaffNews::Facts(facts())));
    let StaffPage::Open { standing, checks, lately, .. } = stand.page() else { panic!() };
    assert_eq!(standing, Some(StandingView::PortalOutOfReach));
    let health: Vec<_> = checks.iter().map(|check| check.health).collect();
    assert_eq!(health, [Health::Well, Health::Broken]);
    assert_eq!(lately, facts().lately);
    stand.intent(Intent::TakeOutOfService { how: TakenOut::ForToday });
    assert_eq!(stand.requests(), [StaffRequest::TakeOut(TakenOut::ForToday)]);
    stand.event(Event::Staff(StaffNews::Facts(StandFacts { taken_out: Some(TakenOut::ForToday), ..facts() })));
    assert!(matches!(stand.page(), StaffPage::Open { taken_out: Some(TakenOut::ForToday), .. }));
}

#[test]
fn the_stand_is_enrolled_again_once_at_a_time() {
    let mut stand = inside();
    let enrol = || Intent::EnrolAgain { pairing_code: Sensitive::new("HARB-0001".to_owned()) };
    stand.intent(enrol());
    assert_eq!(stand.requests().len(), 1);
    stand.intent(enrol());
    assert_eq!(stand.requests(), []);
    stand.event(Event::Staff(StaffNews::Enrolled(EnrolAnswer::CodeRefused)));
    assert!(matches!(stand.page(), StaffPage::Open { enrolling: false, enrolled: Some(EnrolAnswer::CodeRefused), .. }));
}

#[test]
fn a_panel_that_is_left_alone_closes_also_when_nobody_ever_touched_it() {
    let mut stand = inside();
    stand.pass(seconds(150));
    assert_eq!(stand.effects.last(), Some(&Effect::EndJourney(EndReason::TimedOut)));
    for role in [Role::Staff, Role::StaffWithoutPin(NoPin::NotSet)] {
        let mut stand = Stand::new(Briefing { role, ..briefing() });
        stand.event(Event::Uncovered).pass(seconds(150));
        assert_eq!(stand.effects.last(), Some(&Effect::EndJourney(EndReason::TimedOut)), "{role:?}");
    }
}

#[test]
fn a_lock_from_earlier_tries_is_said_before_anybody_types() {
    let mut stand = at_the_door();
    stand.event(Event::Staff(StaffNews::Pin(PinAnswer::Locked { wait: seconds(300) })));
    assert_eq!(stand.pin_notice(), Some(PinNotice::Locked { wait_seconds: 300 }));
}

#[test]
fn staff_can_leave_and_start_afresh() {
    for (intent, reason) in [(Intent::SignOut, EndReason::SignedOut), (Intent::StartAfresh, EndReason::StaffLeft)] {
        let mut stand = inside();
        stand.intent(intent);
        assert_eq!(stand.effects.last(), Some(&Effect::EndJourney(reason)));
    }
    let mut stand = at_the_door();
    stand.intent(Intent::SignOut);
    assert!(stand.kiosk.has_ended());
}

#[test]
fn whom_to_call_about_the_machine_is_shown_behind_the_pin_alone() {
    let contact = "Harbour IT, +1 202 555 0123";
    let support_contact = SupportContact::parse(contact).ok();
    let told = |role| Stand::new(Briefing { role, support_contact: support_contact.clone(), ..briefing() });
    let shows = |stand: &Stand| serde_json::to_string(&stand.kiosk.view()).unwrap().contains(contact);
    assert!(!shows(&told(Role::Patient)));
    let mut stand = told(Role::Staff);
    assert!(!shows(&stand));
    stand.types(Typing::Complete).says_pin().event(Event::Staff(StaffNews::Pin(PinAnswer::Right)));
    assert!(shows(&stand));
    assert!(shows(&told(Role::StaffWithoutPin(NoPin::NotSet))));
}
