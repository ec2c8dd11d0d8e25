//! The portal's own pages: how they are opened, what is heard of them, and how they end.

use strum::IntoEnumIterator;

use super::stand::*;
use crate::view::{PageView, Screen};
use crate::*;

const ROOM: PageRoom = PageRoom { top: 120, bottom: 90 };

fn page(stand: &Stand) -> PageView {
    match stand.screen() {
        Screen::Portal { page, .. } => page,
        other => panic!("{other:?} is not the portal's"),
    }
}

fn refused(stand: &Stand) -> Option<PageRefusal> {
    match stand.screen() {
        Screen::Portal { refused, .. } => refused,
        other => panic!("{other:?} is not the portal's"),
    }
}

fn field(stand: &Stand) -> Option<PageField> {
    match page(stand) {
        PageView::Shown { field, .. } => field,
        PageView::Opening { .. } => None,
    }
}

fn ends_in(stand: &Stand) -> u32 {
    match stand.screen() {
        Screen::Portal { ends_in_seconds, .. } => ends_in_seconds,
        other => panic!("{other:?} is not the portal's"),
    }
}

#[test]
fn the_portal_is_asked_for_a_way_in_and_only_that_way_is_taken() {
    let mut stand = Stand::opening_portal();
    assert!(matches!(stand.question(), PortalCall::HandOff { patient, .. } if patient.0 == "id-Mara"));
    assert_eq!(page(&stand), PageView::Opening { notice: None });
    stand.answer(Answer::HandedOff(Ok(handed_off())));
    let [Effect::OpenPage { hand_off, .. }] = stand.effects.as_slice() else { panic!("{:?}", stand.effects) };
    assert_eq!(*hand_off, handed_off());
    assert_eq!(page(&stand), PageView::Opening { notice: None });
    stand.hears(PageNews::Shown);
    assert_eq!(page(&stand), PageView::Shown { field: None, room: None });
}

#[test]
fn a_portal_without_pages_has_none_to_open() {
    let mut stand = Stand::new(Briefing { branding: Branding { dashboard: None, ..branding() }, ..briefing() });
    stand.event(Event::Activity).event(Event::SessionOpened);
    stand.types(Typing::Complete).sends("2025550147").answer(Answer::Started(Ok(code_sent())));
    stand.verifies("123456").answer(Answer::Verified(Ok(signed_in_as(&["Mara"])))).lists(Vec::new());
    stand.intent(Intent::OpenPortal);
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
    assert!(stand.effects.is_empty());
}

#[test]
fn a_portal_that_is_away_is_asked_again_and_it_says_so() {
    let mut stand = Stand::opening_portal();
    stand.answer(Answer::HandedOff(Err(PortalTrouble::OutOfReach.into())));
    assert_eq!(stand.fault(), Some(Fault::PortalOutOfReach));
    stand.pass(seconds(3));
    assert!(matches!(stand.question(), PortalCall::HandOff { .. }), "it is not asked again");
    stand.answer(Answer::HandedOff(Ok(handed_off())));
    assert_eq!(stand.fault(), None);
}

#[test]
fn what_keeps_the_pages_from_opening_is_said_beside_the_appointments() {
    let mut refused = Stand::opening_portal();
    refused.answer(Answer::HandedOff(Err(HandOffRefused::NoDashboard)));
    let mut lost = Stand::opening_portal();
    lost.answer(Answer::HandedOff(Ok(handed_off()))).hears(PageNews::NotShown);
    for mut stand in [refused, lost] {
        assert_eq!(stand.fault(), Some(Fault::PageNotOpened));
        assert!(matches!(stand.question(), PortalCall::ListAppointments { .. }), "they are looked at anew");
        stand.lists(Vec::new());
        assert_eq!(stand.fault(), Some(Fault::PageNotOpened), "nobody has had time to read it");
        stand.intent(Intent::OpenPortal).intent(Intent::BackToAppointments);
        assert_eq!(stand.fault(), None, "it is said of another try");
    }
}

#[test]
fn pages_that_never_come_are_given_up() {
    let mut stand = Stand::opening_portal();
    stand.answer(Answer::HandedOff(Ok(handed_off())));
    stand.pass_attended(seconds(29));
    assert_eq!(page(&stand), PageView::Opening { notice: None });
    stand.pass_attended(seconds(1));
    assert_eq!(stand.fault(), Some(Fault::PageNotOpened));
}

#[test]
fn whoever_waited_for_a_page_has_their_whole_time_from_when_it_comes() {
    let mut stand = Stand::opening_portal();
    stand.answer(Answer::HandedOff(Ok(handed_off()))).pass(seconds(20)).hears(PageNews::Shown);
    stand.pass(seconds(59));
    assert_eq!(stand.overlay(), None);
    stand.pass(seconds(1));
    assert!(matches!(stand.overlay(), Some(Overlay::StillThere { .. })));
}

#[test]
fn how_pages_end_is_no_sign_of_anybody() {
    for news in [PageNews::Died, PageNews::NotShown, PageNews::Shown] {
        let mut stand = Stand::at_portal();
        stand.pass(seconds(80)).hears(news);
        stand.pass(seconds(10));
        assert!(stand.has_ended(EndReason::TimedOut), "{news:?}");
    }
}

#[test]
fn dead_pages_give_the_appointments_back() {
    let mut stand = Stand::at_portal();
    stand.hears(PageNews::Died);
    assert_eq!(stand.fault(), Some(Fault::PageDied));
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
    assert!(!stand.view().keeps_page());
    stand.lists(Vec::new()).intent(Intent::LeaveRoom { room: None });
    assert_eq!(stand.fault(), Some(Fault::PageDied), "the screen that goes takes the sentence with it");
}

#[test]
fn who_may_not_speak_for_the_patient_any_more_chooses_another() {
    let mut stand = Stand::opening_portal();
    stand.answer(Answer::HandedOff(Err(HandOffRefused::AccessWithdrawn)));
    assert!(matches!(stand.screen(), Screen::WhoIsItFor { .. }));
}

#[test]
fn a_session_that_the_portal_has_ended_ends_here() {
    let mut stand = Stand::opening_portal();
    stand.answer(Answer::HandedOff(Err(PortalTrouble::SessionEnded.into())));
    assert!(stand.has_ended(EndReason::EndedByPortal));
}

#[test]
fn who_signs_out_on_the_portals_own_pages_has_signed_out() {
    let mut stand = Stand::at_portal();
    stand.hears(PageNews::SignedOut);
    assert!(stand.has_ended(EndReason::SignedOut));
    assert_eq!(stand.effects, [Effect::EndJourney(EndReason::SignedOut)]);
}

#[test]
fn news_of_other_pages_change_nothing() {
    let stale = Stand::at_portal().page.unwrap();
    for news in [PageNews::Died, PageNews::SignedOut, PageNews::NotShown, PageNews::Field(Some(PageField::Line))] {
        let mut stand = Stand::at_portal();
        stand.intent(Intent::BackToAppointments).lists(Vec::new());
        stand.intent(Intent::OpenPortal).answer(Answer::HandedOff(Ok(handed_off()))).hears(PageNews::Shown);
        let before = stand.view();
        stand.event(Event::Page { ticket: stale, news });
        assert_eq!(stand.view(), before, "{news:?}");
    }
}

#[test]
fn a_late_way_in_opens_nothing() {
    let mut stand = Stand::opening_portal();
    let (ticket, _) = stand.asked.pop().unwrap();
    stand.intent(Intent::BackToAppointments);
    stand.event(Event::Answered { ticket, answer: Answer::HandedOff(Ok(handed_off())) });
    assert!(stand.effects.is_empty());
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
}

#[test]
fn every_refusal_is_said_for_a_while() {
    for refusal in PageRefusal::iter() {
        let mut stand = Stand::at_portal();
        stand.hears(PageNews::Refused(refusal));
        assert_eq!(refused(&stand), Some(refusal));
        stand.pass(seconds(7));
        assert_eq!(refused(&stand), Some(refusal));
        stand.pass(seconds(1));
        assert_eq!(refused(&stand), None);
    }
}

#[test]
fn a_page_that_asks_again_and_again_is_not_spoken_of_without_end() {
    let mut stand = Stand::at_portal();
    for _ in 0..8 {
        stand.hears(PageNews::Refused(PageRefusal::Printing)).pass(seconds(1));
    }
    assert_eq!(refused(&stand), None);
}

#[test]
fn keys_go_to_the_page_while_somebody_is_in_a_field() {
    let key = PageKey::Text { text: Sensitive::new("x".to_owned()) };
    let mut stand = Stand::at_portal();
    stand.intent(Intent::TypeOnPage { key: key.clone() });
    assert!(stand.effects.is_empty(), "nobody is in a field");
    stand.hears(PageNews::Field(Some(PageField::Digits)));
    assert_eq!(field(&stand), Some(PageField::Digits));
    stand.intent(Intent::TypeOnPage { key: key.clone() });
    assert_eq!(stand.effects, [Effect::TypeOnPage(key)]);
    stand.hears(PageNews::Field(None));
    assert_eq!(field(&stand), None);
}

#[test]
fn the_page_is_seen_where_there_is_room_and_never_beneath_anything() {
    let mut stand = Stand::at_portal();
    assert_eq!(stand.view().page_room(), None, "no room was left yet");
    stand.intent(Intent::LeaveRoom { room: Some(ROOM) });
    assert_eq!(stand.view().page_room(), Some(ROOM));
    stand.intent(Intent::LeaveRoom { room: None });
    assert_eq!(stand.view().page_room(), None, "a panel lies there");
    stand.intent(Intent::LeaveRoom { room: Some(ROOM) });
    stand.pass(seconds(60));
    assert!(matches!(stand.overlay(), Some(Overlay::StillThere { .. })));
    assert_eq!(stand.view().page_room(), None, "a question lies there");
    stand.intent(Intent::NeedMoreTime);
    assert_eq!(stand.view().page_room(), Some(ROOM));
    stand.intent(Intent::SignOut);
    assert!(stand.view().page_room().is_none() && !stand.view().keeps_page());
}

#[test]
fn room_is_no_sign_of_anybody() {
    let mut stand = Stand::at_portal();
    stand.pass(seconds(59)).intent(Intent::LeaveRoom { room: Some(ROOM) });
    stand.pass(seconds(1));
    assert!(matches!(stand.overlay(), Some(Overlay::StillThere { .. })));
}

#[test]
fn who_reads_a_page_without_touching_it_is_asked_and_then_cleared_away() {
    let mut stand = Stand::at_portal();
    stand.pass(seconds(90));
    assert!(stand.has_ended(EndReason::TimedOut));
}

#[test]
fn the_time_that_is_left_counts_minutes_and_more_of_it_can_be_had_at_any_time() {
    let mut stand = Stand::at_portal();
    assert_eq!(ends_in(&stand), 15 * 60);
    stand.pass_attended(seconds(61));
    assert_eq!(ends_in(&stand), 14 * 60);
    stand.intent(Intent::NeedMoreTime);
    assert_eq!(ends_in(&stand), 19 * 60);
    stand.pass_attended(seconds(17 * 60));
    stand.pass(seconds(1));
    assert!(ends_in(&stand) < 120, "the last two minutes are counted in seconds");
    assert!(matches!(stand.overlay(), Some(Overlay::SessionEnding { .. })));
}

#[test]
fn the_time_before_the_warning_can_only_be_made_longer_on_the_portals_pages() {
    let mut stand = Stand::at_appointments();
    let before = stand.deadline();
    stand.intent(Intent::NeedMoreTime);
    assert_eq!(stand.deadline(), before);
}
