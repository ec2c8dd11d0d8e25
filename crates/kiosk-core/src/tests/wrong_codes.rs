//! Wrong, dead, expired and locked.

use super::stand::*;
use crate::view::{ResendView, Screen, SubmitView};
use crate::*;

fn wrong(stand: &mut Stand, tries_left: Option<u8>) {
    stand.verifies("000000").answer(Answer::Verified(Err(VerifyRefused::Wrong { tries_left })));
}

fn entry(stand: &Stand) -> u32 {
    let Screen::Verification { entry, .. } = stand.screen() else { panic!("verification is shown") };
    entry
}

#[test]
fn a_wrong_code_says_how_many_tries_are_left_and_empties_the_field() {
    let mut stand = Stand::at_verification();
    let before = entry(&stand);
    wrong(&mut stand, Some(4));
    let expected = Notice { fault: Fault::CodeWrong, wait_seconds: None, tries_left: Some(4), alternative: None };
    assert_eq!(stand.notice(), Some(expected));
    assert_ne!(entry(&stand), before);
}

#[test]
fn five_wrong_codes_kill_the_attempt_whatever_the_portal_counts() {
    let mut stand = Stand::at_verification();
    for left in (1..5).rev() {
        wrong(&mut stand, None);
        assert_eq!(stand.notice().and_then(|notice| notice.tries_left), Some(left));
    }
    wrong(&mut stand, Some(5));
    assert_eq!(stand.fault(), Some(Fault::AttemptDead));
    assert!(stand.verifies("123456").asked.is_empty(), "a dead attempt takes no code, also not the right one");
    assert!(matches!(stand.screen(), Screen::Verification { code_wanted: false, submit: SubmitView::Disabled, .. }));
}

#[test]
fn the_portals_count_wins_where_it_leaves_less() {
    let mut stand = Stand::at_verification();
    wrong(&mut stand, Some(1));
    wrong(&mut stand, None);
    assert_eq!(stand.fault(), Some(Fault::AttemptDead));
}

#[test]
fn a_new_attempt_can_be_started_for_the_same_contact_when_one_is_dead() {
    let mut stand = Stand::at_verification();
    stand.verifies("000000").answer(Answer::Verified(Err(VerifyRefused::AttemptDead)));
    assert!(matches!(stand.screen(), Screen::Verification { resend: ResendView::NewAttempt, .. }));
    stand.intent(Intent::Resend);
    assert!(matches!(stand.question(), PortalCall::StartAttempt { contact, .. } if contact.masked() == "••• ••• ••47"));
    stand.answer(Answer::Started(Ok(code_sent())));
    wrong(&mut stand, None);
    assert_eq!(stand.notice().and_then(|notice| notice.tries_left), Some(4), "a new attempt counts anew");
}

#[test]
fn a_code_that_is_none_is_said_so_and_costs_no_try() {
    let mut stand = Stand::at_verification();
    stand.verifies("12345");
    assert_eq!((stand.fault(), stand.asked.len()), (Some(Fault::CodeUnreadable), 0));
    wrong(&mut stand, None);
    assert_eq!(stand.notice().and_then(|notice| notice.tries_left), Some(4));
}

#[test]
fn a_code_expires_after_ten_minutes_or_when_the_portal_says() {
    let mut stand = Stand::at_verification();
    stand.pass_attended(seconds(599));
    assert_eq!(stand.fault(), None);
    stand.pass_attended(seconds(1));
    assert_eq!(stand.fault(), Some(Fault::CodeExpired));

    let mut stand = Stand::sending();
    stand.answer(Answer::Started(Ok(StartedAttempt { code_lifetime: Some(seconds(60)), ..code_sent() })));
    stand.pass_attended(seconds(60));
    assert_eq!(stand.fault(), Some(Fault::CodeExpired));
    assert!(matches!(stand.screen(), Screen::Verification { code_wanted: false, resend: ResendView::Ready, .. }));
}

#[test]
fn an_expired_code_that_only_the_portal_knows_of_is_said_so() {
    let mut stand = Stand::at_verification();
    stand.verifies("123456").answer(Answer::Verified(Err(VerifyRefused::Expired)));
    assert_eq!(stand.fault(), Some(Fault::CodeExpired));
}

#[test]
fn a_locked_contact_shows_its_wait_and_offers_a_new_attempt_after_it() {
    let mut stand = Stand::at_verification();
    let locked = VerifyRefused::Limited(limited(LimitOf::Contact, 90));
    stand.verifies("000000").answer(Answer::Verified(Err(locked)));
    assert_eq!(stand.notice().and_then(|notice| notice.wait_seconds), Some(90));
    stand.intent(Intent::Resend);
    assert!(stand.asked.is_empty());
    stand.pass_attended(seconds(90));
    assert!(matches!(stand.screen(), Screen::Verification { resend: ResendView::NewAttempt, .. }));
}
