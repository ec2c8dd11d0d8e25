//! A portal that goes away and comes back needs no person.

use super::stand::*;
use crate::view::{Screen, SubmitView};
use crate::*;

fn tickets(stand: &Stand) -> Vec<u64> {
    stand.asked.iter().map(|(ticket, _)| ticket.number()).collect()
}

#[test]
fn a_question_without_an_answer_is_asked_again_with_the_same_ticket() {
    let mut stand = Stand::sending();
    let first = tickets(&stand);
    stand.answer(Answer::Started(Err(PortalTrouble::OutOfReach.into())));
    assert_eq!(stand.fault(), Some(Fault::PortalOutOfReach));
    stand.pass(seconds(2));
    assert_eq!(tickets(&stand), first, "so that the portal knows it for the same asking");
    stand.answer(Answer::Started(Ok(code_sent())));
    assert!(matches!(stand.screen(), Screen::Verification { notice: None, .. }));
}

#[test]
fn the_pauses_between_asking_grow_and_stay_at_the_longest() {
    let mut stand = Stand::signed_in();
    for pause in [2, 3, 5, 8, 10, 10, 10] {
        stand.answer(Answer::Listed(Err(PortalTrouble::OutOfReach.into())));
        stand.pass_attended(seconds(pause) - std::time::Duration::from_millis(1));
        assert!(stand.asked.is_empty());
        stand.pass_attended(std::time::Duration::from_millis(1));
        assert_eq!(stand.asked.len(), 1, "after {pause} s");
    }
}

#[test]
fn a_portal_that_asks_to_be_left_alone_is_left_alone() {
    let mut stand = Stand::signed_in();
    stand.answer(Answer::Listed(Err(PortalTrouble::Busy { retry_after: Some(seconds(25)) }.into())));
    assert_eq!(stand.fault(), Some(Fault::PortalBusy));
    stand.pass_attended(seconds(24));
    assert!(stand.asked.is_empty());
    stand.pass_attended(seconds(1));
    assert_eq!(stand.asked.len(), 1);
}

#[test]
fn every_waiting_screen_says_so_and_goes_on_by_itself() {
    let trouble = PortalTrouble::OutOfReach;
    let mut verifying = Stand::at_verification();
    verifying.verifies("123456").answer(Answer::Verified(Err(trouble.into())));
    let mut resending = Stand::at_verification();
    resending.pass_attended(seconds(30)).intent(Intent::Resend).answer(Answer::Resent(Err(trouble.into())));
    let mut loading = Stand::signed_in();
    loading.answer(Answer::Listed(Err(trouble.into())));
    let mut checking_in = Stand::at_appointments();
    checking_in.checks_in("a-1").answer(Answer::CheckedIn(Err(trouble.into())));
    for mut stand in [verifying, resending, loading, checking_in] {
        assert_eq!(stand.fault(), Some(Fault::PortalOutOfReach));
        assert!(stand.asked.is_empty());
        stand.pass(seconds(2));
        assert_eq!(stand.asked.len(), 1);
    }
}

#[test]
fn the_sentence_stays_while_it_is_asked_again_so_that_it_does_not_flicker() {
    let mut stand = Stand::signed_in();
    stand.answer(Answer::Listed(Err(PortalTrouble::OutOfReach.into()))).pass(seconds(2));
    assert_eq!(stand.fault(), Some(Fault::PortalOutOfReach));
    stand.lists(Vec::new());
    assert_eq!(stand.fault(), None);
}

#[test]
fn nonsense_is_said_so_and_asked_again() {
    let mut stand = Stand::at_verification();
    stand.verifies("123456").answer(Answer::Verified(Ok(signed_in_as(&[]))));
    assert_eq!(stand.fault(), Some(Fault::PortalNonsense));
    let mut stand = Stand::at_appointments();
    let other = AppointmentId("a-2".to_owned());
    let outcome = CheckInOutcome { appointment: other, status: AppointmentStatus::CheckedIn(welcome()) };
    stand.checks_in("a-1").answer(Answer::CheckedIn(Ok(outcome)));
    assert_eq!(stand.fault(), Some(Fault::PortalNonsense), "an answer about another appointment is none");
}

#[test]
fn a_resting_stand_says_when_the_portal_is_out_of_reach_and_keeps_what_is_typed() {
    let mut stand = Stand::at_rest();
    stand.event(Event::Standing(Standing::PortalOutOfReach));
    assert_eq!(stand.fault(), Some(Fault::PortalOutOfReach));
    stand.event(Event::Activity).types(Typing::Complete);
    assert!(matches!(stand.screen(), Screen::SignIn { submit: SubmitView::Ready, .. }));
    stand.event(Event::Standing(Standing::InService));
    assert_eq!(stand.fault(), None);
    assert!(matches!(stand.screen(), Screen::SignIn { typing: Typing::Complete, .. }));
}

#[test]
fn an_out_of_service_notice_disturbs_nobody_who_is_under_way() {
    let out = Standing::OutOfService(OutOfService::CredentialRefused);
    for mut stand in [Stand::at_verification(), Stand::at_appointments()] {
        let before = stand.screen();
        stand.event(Event::Standing(out));
        assert_eq!(stand.screen(), before);
    }
}

#[test]
fn a_number_that_is_sent_while_there_is_no_kiosk_session_says_at_once_why_it_waits() {
    let mut stand = Stand::at_rest();
    stand.event(Event::Activity);
    stand.event(Event::SessionRefused(PortalTrouble::Busy { retry_after: None }));
    stand.types(Typing::Complete).sends("2025550147");
    assert_eq!(stand.fault(), Some(Fault::PortalBusy));
    stand.event(Event::SessionOpened);
    stand.answer(Answer::Started(Ok(code_sent())));
    assert!(matches!(stand.screen(), Screen::Verification { notice: None, .. }));
}
