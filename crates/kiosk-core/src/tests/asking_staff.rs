//! `Ask staff` and `Someone is helping me`.

use super::stand::*;
use crate::*;

fn calls(stand: &Stand) -> Vec<CalledFrom> {
    let call = |effect: &Effect| if let Effect::CallStaff(screen) = effect { Some(*screen) } else { None };
    stand.effects.iter().filter_map(call).collect()
}

#[test]
fn staff_is_told_the_screen_and_nothing_else() {
    let mut from = Vec::new();
    for mut stand in one_of_each_screen() {
        stand.intent(Intent::AskStaff);
        from.append(&mut calls(&stand));
    }
    from.dedup();
    let every: Vec<_> = <CalledFrom as strum::IntoEnumIterator>::iter().collect();
    assert!(every.iter().all(|screen| from.contains(screen)), "{from:?}");
}

#[test]
fn a_call_is_confirmed_and_that_somebody_comes_is_said() {
    let mut stand = Stand::at_verification();
    assert_eq!(stand.view().staff_call, StaffCallView::Ready);
    stand.intent(Intent::AskStaff);
    assert_eq!((calls(&stand), stand.view().staff_call), (vec![CalledFrom::Verification], StaffCallView::Calling));
    stand.event(Event::StaffCall(CallNews::Told));
    assert_eq!(stand.view().staff_call, StaffCallView::Told);
    stand.event(Event::StaffCall(CallNews::Coming));
    assert_eq!(stand.view().staff_call, StaffCallView::Coming);
}

#[test]
fn staff_is_called_at_most_once_a_minute() {
    let mut stand = Stand::at_verification();
    stand.intent(Intent::AskStaff).intent(Intent::AskStaff);
    assert_eq!(calls(&stand), [], "the second press of two");
    stand.event(Event::StaffCall(CallNews::Told)).pass_attended(seconds(59)).intent(Intent::AskStaff);
    assert_eq!((calls(&stand), stand.view().staff_call), (vec![], StaffCallView::Told));
    stand.pass_attended(seconds(1));
    assert_eq!(stand.view().staff_call, StaffCallView::Ready);
    stand.intent(Intent::AskStaff);
    assert_eq!(calls(&stand), [CalledFrom::Verification]);
}

#[test]
fn a_call_that_could_not_be_sent_says_so_and_can_be_tried_again() {
    let mut stand = Stand::at_verification();
    stand.intent(Intent::AskStaff).event(Event::StaffCall(CallNews::NotSent));
    assert_eq!(stand.view().staff_call, StaffCallView::NotSent);
    stand.intent(Intent::AskStaff);
    assert_eq!(calls(&stand), [CalledFrom::Verification]);
}

#[test]
fn a_call_without_an_answer_was_not_sent() {
    let mut stand = Stand::at_verification();
    stand.intent(Intent::AskStaff).pass_attended(seconds(20));
    assert_eq!(stand.view().staff_call, StaffCallView::NotSent);
    stand.event(Event::StaffCall(CallNews::Told));
    assert_eq!(stand.view().staff_call, StaffCallView::NotSent, "nobody waits for it any more");
}

#[test]
fn a_call_goes_on_while_the_patient_does() {
    let mut stand = Stand::at_verification();
    stand.intent(Intent::AskStaff).event(Event::StaffCall(CallNews::Told));
    stand.verifies("123456").answer(Answer::Verified(Ok(signed_in_as(&["Mara"])))).lists(Vec::new());
    assert_eq!(stand.view().staff_call, StaffCallView::Told);
}

#[test]
fn news_of_a_call_that_nobody_made_changes_nothing() {
    for news in <CallNews as strum::IntoEnumIterator>::iter() {
        let mut stand = Stand::at_verification();
        stand.event(Event::StaffCall(news));
        assert_eq!(stand.view().staff_call, StaffCallView::Ready, "{news:?}");
    }
}

#[test]
fn somebody_who_helps_does_so_until_it_is_said_otherwise_on_every_screen() {
    let mut stand = Stand::at_verification();
    stand.intent(Intent::StartAssist);
    assert!(stand.view().assisted);
    stand.verifies("123456").answer(Answer::Verified(Ok(signed_in_as(&["Mara"])))).lists(Vec::new());
    assert!(stand.view().assisted);
    stand.intent(Intent::EndAssist);
    assert!(!stand.view().assisted);
}
