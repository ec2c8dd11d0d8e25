//! Email and Phone: two ways that are equals, and the limits that leave one of them open.

use super::stand::*;
use crate::view::{ResendView, Screen, SubmitView};
use crate::*;

fn chooses(stand: &mut Stand, method: SignInMethod) -> &mut Stand {
    stand.intent(Intent::ChooseMethod { method })
}

fn shown(stand: &Stand) -> (SignInMethod, Typing) {
    match stand.screen() {
        Screen::SignIn { method, typing, .. } => (method, typing),
        other => panic!("{other:?}"),
    }
}

fn with(methods: &[SignInMethod], first: SignInMethod) -> Stand {
    let rules = Rules { method: first, ..Rules::default() };
    let branding = Branding { methods: methods.to_vec(), ..branding() };
    let mut stand = Stand::new(Briefing { rules, branding, ..briefing() });
    stand.event(Event::Activity).event(Event::SessionOpened);
    stand
}

#[test]
fn a_journey_begins_with_email_unless_the_stand_says_otherwise() {
    assert_eq!(Rules::default().method, SignInMethod::Email);
    assert_eq!(shown(&with(&SignInMethod::ALL, SignInMethod::Email)).0, SignInMethod::Email);
    assert_eq!(shown(&with(&SignInMethod::ALL, SignInMethod::Phone)).0, SignInMethod::Phone);
}

#[test]
fn only_what_the_clinic_offers_can_be_chosen() {
    let mut stand = with(&[SignInMethod::Phone], SignInMethod::Email);
    assert_eq!(shown(&stand).0, SignInMethod::Phone);
    chooses(&mut stand, SignInMethod::Email);
    assert_eq!(shown(&stand).0, SignInMethod::Phone);
    assert_eq!(stand.view().clinic.methods, [SignInMethod::Phone]);
}

#[test]
fn back_and_forth_between_the_methods_loses_nothing_typed() {
    let mut stand = with(&SignInMethod::ALL, SignInMethod::Email);
    stand.types(Typing::Complete);
    assert_eq!(shown(chooses(&mut stand, SignInMethod::Phone)), (SignInMethod::Phone, Typing::Empty));
    stand.types(Typing::Begun);
    assert_eq!(shown(chooses(&mut stand, SignInMethod::Email)), (SignInMethod::Email, Typing::Complete));
    assert_eq!(shown(chooses(&mut stand, SignInMethod::Phone)), (SignInMethod::Phone, Typing::Begun));
}

#[test]
fn an_address_is_not_sent_from_the_phones_field_nor_a_number_from_the_addresses() {
    let mut stand = with(&SignInMethod::ALL, SignInMethod::Email);
    assert!(stand.sends("2025550147").asked.is_empty());
    chooses(&mut stand, SignInMethod::Phone);
    assert!(stand.sends_link("mara@example.org").asked.is_empty());
}

#[test]
fn changing_the_method_gives_up_what_was_being_sent() {
    let mut stand = Stand::sending_link();
    chooses(&mut stand, SignInMethod::Phone);
    stand.answer(Answer::Started(Ok(link_sent())));
    assert_eq!(shown(&stand).0, SignInMethod::Phone, "its answer comes too late");
    chooses(&mut stand, SignInMethod::Email);
    assert!(matches!(stand.screen(), Screen::SignIn { submit: SubmitView::Ready, .. }));
}

#[test]
fn a_limit_of_one_contact_leaves_the_other_method_open_and_offers_it() {
    let mut stand = Stand::sending();
    stand.answer(Answer::Started(Err(limited(LimitOf::Contact, 3_000).into())));
    assert_eq!(stand.notice().and_then(|notice| notice.alternative), Some(SignInMethod::Email));
    chooses(&mut stand, SignInMethod::Email).types(Typing::Complete).sends_link("mara@example.org");
    assert!(matches!(stand.question(), PortalCall::StartAttempt { contact: Contact::Email(_), .. }));
    stand.intent(Intent::Typed { typing: Typing::Begun });
    chooses(&mut stand, SignInMethod::Phone);
    assert_eq!(stand.fault(), Some(Fault::TooManyTries), "the number's own wait goes on");
}

#[test]
fn a_limit_of_the_stand_offers_no_other_method() {
    let mut stand = Stand::sending();
    stand.answer(Answer::Started(Err(limited(LimitOf::Stand, 90).into())));
    assert_eq!(stand.notice(), Some(Notice::of(Fault::StandLimited).waiting(90)));
}

#[test]
fn another_method_is_offered_only_where_the_clinic_has_it_and_it_would_help() {
    for (refusal, offered) in [
        (StartRefused::ContactNotFound, Some(SignInMethod::Email)),
        (StartRefused::CannotReceiveTexts, Some(SignInMethod::Email)),
        (PortalTrouble::OutOfReach.into(), None),
    ] {
        let mut stand = Stand::sending();
        stand.answer(Answer::Started(Err(refusal)));
        assert_eq!(stand.notice().and_then(|notice| notice.alternative), offered, "{refusal}");
        let mut stand = with(&[SignInMethod::Phone], SignInMethod::Phone);
        stand.sends("2025550147").answer(Answer::Started(Err(refusal)));
        assert_eq!(stand.notice().and_then(|notice| notice.alternative), None, "{refusal}");
    }
}

#[test]
fn a_message_that_may_not_be_sent_again_yet_leaves_the_earlier_code_good() {
    let mut stand = Stand::at_verification();
    stand.pass_attended(seconds(30)).intent(Intent::Resend);
    stand.answer(Answer::Resent(Err(limited(LimitOf::Stand, 200).into())));
    assert_eq!(stand.fault(), Some(Fault::StandLimited));
    assert!(matches!(
        stand.screen(),
        Screen::Verification { code_wanted: true, resend: ResendView::Wait { seconds: 200 }, .. }
    ));
    stand.verifies("123456").answer(Answer::Verified(Ok(signed_in_as(&["Mara"]))));
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
}

#[test]
fn a_locked_contact_can_be_left_for_the_other_method_at_once() {
    let mut stand = Stand::at_verification();
    stand.verifies("000000").answer(Answer::Verified(Err(limited(LimitOf::Contact, 900).into())));
    assert_eq!(stand.notice().and_then(|notice| notice.alternative), Some(SignInMethod::Email));
    chooses(&mut stand, SignInMethod::Email);
    assert_eq!(shown(&stand), (SignInMethod::Email, Typing::Empty));
    chooses(&mut stand, SignInMethod::Phone);
    assert_eq!(shown(&stand), (SignInMethod::Phone, Typing::Complete), "the number is in its field still");
}

#[test]
fn what_is_typed_in_the_other_field_is_cleared_in_time_too() {
    let mut stand = with(&SignInMethod::ALL, SignInMethod::Email);
    stand.types(Typing::Begun);
    chooses(&mut stand, SignInMethod::Phone);
    stand.pass(seconds(30));
    assert_eq!(stand.overlay(), Some(Overlay::StillThere { seconds_left: 20 }));
    stand.pass(seconds(20));
    assert!(stand.has_ended(EndReason::TimedOut));
}

#[test]
fn a_new_attempt_that_may_not_begin_yet_leaves_the_earlier_code_good() {
    let mut stand = Stand::at_verification();
    for wait in [30, 60, 120] {
        stand.pass_attended(seconds(wait)).intent(Intent::Resend).answer(Answer::Resent(Ok(code_sent())));
    }
    stand.pass_attended(seconds(120)).intent(Intent::Resend);
    stand.answer(Answer::Started(Err(limited(LimitOf::Contact, 1_000).into())));
    assert_eq!(stand.fault(), Some(Fault::TooManyTries));
    stand.verifies("123456").answer(Answer::Verified(Ok(signed_in_as(&["Mara"]))));
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
}

#[test]
fn a_dead_attempt_that_may_not_begin_anew_yet_is_locked_for_as_long() {
    let mut stand = Stand::at_verification();
    stand.verifies("000000").answer(Answer::Verified(Err(VerifyRefused::AttemptDead)));
    stand.intent(Intent::Resend).answer(Answer::Started(Err(limited(LimitOf::Stand, 70).into())));
    assert_eq!(stand.notice().map(|notice| (notice.fault, notice.wait_seconds)), Some((Fault::StandLimited, Some(70))));
    assert!(matches!(stand.screen(), Screen::Verification { code_wanted: false, .. }));
}

#[test]
fn no_wait_that_somebody_else_sets_keeps_a_stand_that_was_left() {
    let mut told_to_wait = Stand::sending();
    let sent = StartedAttempt { resend_wait: Some(seconds(86_400)), ..code_sent() };
    told_to_wait.answer(Answer::Started(Ok(sent)));
    let mut may_not_send = Stand::at_verification();
    may_not_send.pass_attended(seconds(30)).intent(Intent::Resend);
    may_not_send.answer(Answer::Resent(Err(limited(LimitOf::Stand, 540).into())));
    for mut stand in [told_to_wait, may_not_send] {
        stand.pass(seconds(120 + 120 + 30));
        assert!(stand.has_ended(EndReason::TimedOut), "{:?}", stand.screen());
    }
}
