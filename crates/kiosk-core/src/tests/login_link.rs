//! Signing in by e-mail: the link that is approved elsewhere, and the code beside it.

use super::stand::*;
use crate::view::{ResendView, Screen, SubmitView};
use crate::*;

fn polls(stand: &Stand) -> usize {
    stand.asked.iter().filter(|(_, call)| matches!(call, PortalCall::PollLink { .. })).count()
}

fn digits(stand: &Stand) -> Option<String> {
    let Screen::Verification { link_digits, .. } = stand.screen() else { panic!("verification is shown") };
    link_digits
}

fn polled(stand: &mut Stand, result: Result<LinkState, LinkRefused>) {
    stand.answer(Answer::LinkPolled(result));
}

/// At the moment when the first question about the link has been asked.
fn asking() -> Stand {
    let mut stand = Stand::awaiting_link();
    stand.pass(seconds(5));
    assert_eq!(polls(&stand), 1);
    stand
}

#[test]
fn the_link_approved_elsewhere_signs_in_by_itself() {
    let mut stand = Stand::awaiting_link();
    assert!(matches!(
        stand.screen(),
        Screen::Verification { method: SignInMethod::Email, masked_contact, .. } if masked_contact == "m•••@e•••.org"
    ));
    assert_eq!(digits(&stand).as_deref(), Some("42"));
    stand.pass(seconds(5)).answer(pending());
    stand.pass(seconds(5));
    polled(&mut stand, Ok(LinkState::Approved(signed_in_as(&["Mara"]))));
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
}

#[test]
fn the_code_of_the_same_message_signs_in_too() {
    let mut stand = Stand::awaiting_link();
    stand.verifies("123456").answer(Answer::Verified(Ok(signed_in_as(&["Mara"]))));
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
}

#[test]
fn the_link_is_asked_for_at_the_portals_interval_and_never_twice_at_once() {
    let mut stand = Stand::awaiting_link();
    stand.pass(seconds(4));
    assert_eq!(polls(&stand), 0);
    stand.pass(seconds(1));
    assert_eq!(polls(&stand), 1);
    stand.pass(seconds(60));
    assert_eq!(polls(&stand), 1, "one question waits for its answer");
    polled(&mut stand, Ok(LinkState::Pending { ask_after: Some(seconds(20)) }));
    stand.pass(seconds(19));
    assert_eq!(polls(&stand), 0, "the portal's wait is kept");
    stand.pass(seconds(1));
    assert_eq!(polls(&stand), 1);
}

#[test]
fn a_portal_that_says_no_interval_is_asked_every_five_seconds() {
    let mut stand = Stand::sending_link();
    let link = LoginLink { digits: "17".to_owned(), interval: None };
    stand.answer(Answer::Started(Ok(StartedAttempt { link: Some(link), ..code_sent() })));
    stand.pass(seconds(4));
    assert_eq!(polls(&stand), 0);
    stand.pass(seconds(1));
    assert_eq!(polls(&stand), 1);
}

#[test]
fn a_portal_that_asks_to_slow_down_is_asked_five_seconds_later_from_then_on() {
    let mut stand = asking();
    polled(&mut stand, Ok(LinkState::SlowDown { ask_after: None }));
    for _ in 0..2 {
        stand.pass(seconds(9));
        assert_eq!(polls(&stand), 0);
        stand.pass(seconds(1));
        assert_eq!(polls(&stand), 1);
        stand.answer(pending());
    }
}

#[test]
fn a_network_that_goes_away_meanwhile_is_said_and_survived() {
    let mut stand = asking();
    polled(&mut stand, Err(PortalTrouble::OutOfReach.into()));
    assert_eq!(stand.fault(), Some(Fault::PortalOutOfReach));
    assert!(matches!(stand.screen(), Screen::Verification { code_wanted: true, link_digits: Some(_), .. }));
    stand.pass(seconds(4));
    assert_eq!(polls(&stand), 0, "no more often than before");
    stand.pass(seconds(1));
    assert_eq!(polls(&stand), 1, "the same question is asked again");
    stand.answer(pending());
    assert_eq!(stand.fault(), None);
}

#[test]
fn a_link_that_was_refused_ends_the_attempt_and_says_so() {
    let mut stand = asking();
    polled(&mut stand, Err(LinkRefused::Denied));
    assert_eq!((stand.fault(), digits(&stand)), (Some(Fault::LinkDenied), None));
    assert!(matches!(stand.screen(), Screen::Verification { code_wanted: false, resend: ResendView::NewAttempt, .. }));
    assert!(stand.verifies("123456").asked.is_empty(), "its code is worth nothing either");
    stand.pass(seconds(60));
    assert_eq!(polls(&stand), 0);
    stand.intent(Intent::Resend);
    assert!(matches!(stand.question(), PortalCall::StartAttempt { contact: Contact::Email(_), .. }));
}

#[test]
fn an_expired_link_says_so_and_another_can_be_sent() {
    let mut stand = asking();
    polled(&mut stand, Err(LinkRefused::Expired));
    assert_eq!((stand.fault(), digits(&stand)), (Some(Fault::LinkExpired), None));
    stand.pass_attended(seconds(30)).intent(Intent::Resend);
    assert!(matches!(stand.question(), PortalCall::Resend { .. }));
    let link = LoginLink { digits: "77".to_owned(), interval: None };
    stand.answer(Answer::Resent(Ok(StartedAttempt { link: Some(link), ..code_sent() })));
    assert_eq!((stand.fault(), digits(&stand).as_deref()), (None, Some("77")));
}

#[test]
fn link_and_code_expire_together_by_the_stands_own_clock_too() {
    let mut stand = Stand::awaiting_link();
    for _ in 0..60 {
        stand.pass_attended(seconds(10));
        stand.asked.clear();
    }
    assert_eq!((stand.fault(), digits(&stand)), (Some(Fault::LinkExpired), None));
    stand.pass_attended(seconds(30));
    assert_eq!(polls(&stand), 0);
}

#[test]
fn a_resent_message_has_its_own_link_and_the_answer_about_the_older_one_comes_too_late() {
    let mut stand = Stand::awaiting_link();
    stand.pass_attended(seconds(30));
    let (older, _) = stand.asked.pop().expect("the link has been asked for");
    stand.asked.clear();
    stand.intent(Intent::Resend);
    let link = LoginLink { digits: "77".to_owned(), interval: None };
    stand.answer(Answer::Resent(Ok(StartedAttempt { link: Some(link), ..code_sent() })));
    let approved = Answer::LinkPolled(Ok(LinkState::Approved(signed_in_as(&["Mara"]))));
    stand.event(Event::Answered { ticket: older, answer: approved });
    assert_eq!(digits(&stand).as_deref(), Some("77"));
}

#[test]
fn the_link_is_not_asked_for_once_the_screen_is_left() {
    let mut stand = asking();
    stand.intent(Intent::UseDifferentContact);
    assert!(matches!(stand.screen(), Screen::SignIn { method: SignInMethod::Email, typing: Typing::Complete, .. }));
    polled(&mut stand, Ok(LinkState::Approved(signed_in_as(&["Mara"]))));
    assert!(matches!(stand.screen(), Screen::SignIn { .. }), "its answer comes too late");
    stand.pass(seconds(20));
    assert_eq!(polls(&stand), 0);
}

#[test]
fn five_wrong_codes_are_the_end_of_the_link_too() {
    let mut stand = Stand::awaiting_link();
    for _ in 0..5 {
        stand.verifies("000000").answer(Answer::Verified(Err(VerifyRefused::Wrong { tries_left: None })));
    }
    assert_eq!((stand.fault(), digits(&stand)), (Some(Fault::AttemptDead), None));
}

#[test]
fn a_link_that_is_approved_while_a_code_is_being_looked_at_signs_in() {
    let mut stand = asking();
    stand.verifies("000000");
    let (code, _) = stand.asked.pop().expect("the code is being looked at");
    polled(&mut stand, Ok(LinkState::Approved(signed_in_as(&["Mara"]))));
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
    let late = Answer::Verified(Err(VerifyRefused::Wrong { tries_left: Some(4) }));
    stand.event(Event::Answered { ticket: code, answer: late });
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
}

#[test]
fn a_session_that_the_portal_ends_meanwhile_ends_the_journey() {
    let mut stand = asking();
    polled(&mut stand, Err(PortalTrouble::SessionEnded.into()));
    assert!(stand.has_ended(EndReason::EndedByPortal));
}

#[test]
fn a_patient_may_be_busy_with_their_own_phone_for_240_seconds() {
    let mut stand = Stand::awaiting_link();
    // The wait for the next message holds the timer.
    stand.pass(seconds(30 + 239));
    assert_eq!(stand.overlay(), None);
    stand.pass(seconds(1));
    assert_eq!(stand.overlay(), Some(Overlay::StillThere { seconds_left: 30 }));
}

#[test]
fn a_message_that_has_not_come_after_45_seconds_is_said_to_be_late() {
    let late = |stand: &Stand| matches!(stand.screen(), Screen::Verification { not_arrived: true, .. });
    for mut stand in [Stand::awaiting_link(), Stand::at_verification()] {
        stand.pass_attended(seconds(44));
        assert!(!late(&stand));
        stand.pass_attended(seconds(1));
        assert!(late(&stand));
        stand.asked.clear();
        stand.intent(Intent::Resend).answer(Answer::Resent(Ok(code_sent())));
        assert!(!late(&stand), "another one is on its way");
    }
}

#[test]
fn nobody_is_told_whether_a_contact_is_on_file_where_the_stand_asks_for_that() {
    let rules = Rules { disclosure: Disclosure::Neutral, ..Rules::default() };
    let mut stand = Stand::new(Briefing { rules, ..briefing() });
    stand.event(Event::Activity).event(Event::SessionOpened).sends_link("mara@example.org");
    assert!(matches!(stand.question(), PortalCall::StartAttempt { disclosure: Disclosure::Neutral, .. }));
    stand.answer(Answer::Started(Ok(link_sent())));
    assert!(matches!(stand.screen(), Screen::Verification { disclosure: Disclosure::Neutral, .. }));
}

#[test]
fn a_portal_that_tells_all_the_same_is_not_repeated() {
    let rules = Rules { disclosure: Disclosure::Neutral, ..Rules::default() };
    for refusal in [StartRefused::ContactNotFound, StartRefused::CannotReceiveTexts] {
        let mut stand = Stand::new(Briefing { rules: rules.clone(), ..briefing() });
        stand.event(Event::Activity).event(Event::SessionOpened).sends_link("mara@example.org");
        stand.answer(Answer::Started(Err(refusal)));
        assert_eq!(stand.fault(), Some(Fault::PortalNonsense), "{refusal}");
    }
}

#[test]
fn an_address_that_is_none_is_said_so_and_nothing_is_sent() {
    for (typed, fault) in [
        ("", Fault::EmailMissing),
        ("mara", Fault::EmailIncomplete),
        ("mara quill@example.org", Fault::EmailUnreadable),
        (&"a@".repeat(200), Fault::EmailIncomplete),
    ] {
        let mut stand = Stand::touched();
        stand.intent(Intent::ChooseMethod { method: SignInMethod::Email }).types(Typing::Begun).sends_link(typed);
        assert_eq!((stand.fault(), stand.asked.len()), (Some(fault), 0), "{typed:?}");
        assert!(matches!(stand.screen(), Screen::SignIn { submit: SubmitView::Ready, .. }));
    }
}

#[test]
fn a_link_that_is_approved_late_gives_the_next_screen_its_whole_time() {
    for approved_at in [100, 235, 265] {
        let mut stand = Stand::awaiting_link();
        while stand.now < seconds(approved_at) {
            stand.pass(seconds(5));
            if polls(&stand) == 1 && stand.now < seconds(approved_at) {
                stand.answer(pending());
            }
        }
        polled(&mut stand, Ok(LinkState::Approved(signed_in_as(&["Mara"]))));
        assert!(matches!(stand.screen(), Screen::Appointments { .. }), "approved after {approved_at} s");
        stand.pass(seconds(29));
        assert_eq!(stand.overlay(), None, "approved after {approved_at} s");
        stand.pass(seconds(31));
        assert_eq!(
            stand.overlay(),
            Some(Overlay::StillYou { seconds_left: Some(30) }),
            "approved after {approved_at} s"
        );
    }
}

/// The code is being looked at, and so is the link.
fn asking_about_both() -> (Stand, Ticket, Ticket) {
    let mut stand = asking();
    stand.verifies("123456");
    let (code, _) = stand.asked.pop().expect("the code is looked at");
    let (link, _) = stand.asked.pop().expect("the link is asked for");
    (stand, code, link)
}

#[test]
fn a_right_code_whose_answer_was_lost_is_not_given_up_because_the_link_is_used_then() {
    let (mut stand, code, link) = asking_about_both();
    let lost = Answer::Verified(Err(PortalTrouble::OutOfReach.into()));
    stand.event(Event::Answered { ticket: code, answer: lost });
    let used = Answer::LinkPolled(Err(LinkRefused::Expired));
    stand.event(Event::Answered { ticket: link, answer: used });
    stand.pass(seconds(2)).answer(Answer::Verified(Ok(signed_in_as(&["Mara"]))));
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
}

#[test]
fn an_approval_whose_answer_was_lost_is_not_given_up_because_the_code_is_used_then() {
    let (mut stand, code, link) = asking_about_both();
    let lost = Answer::LinkPolled(Err(PortalTrouble::OutOfReach.into()));
    stand.event(Event::Answered { ticket: link, answer: lost });
    let used = Answer::Verified(Err(VerifyRefused::Expired));
    stand.event(Event::Answered { ticket: code, answer: used });
    assert_eq!((stand.fault(), digits(&stand)), (Some(Fault::LinkExpired), None));
    stand.pass(seconds(5));
    polled(&mut stand, Ok(LinkState::Approved(signed_in_as(&["Mara"]))));
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
}

#[test]
fn an_older_link_that_expires_while_another_is_sent_does_not_stop_it() {
    let mut stand = Stand::awaiting_link();
    stand.pass_attended(seconds(30));
    let (older, _) = stand.asked.pop().expect("the link is asked for");
    stand.asked.clear();
    stand.intent(Intent::Resend);
    stand.event(Event::Answered { ticket: older, answer: Answer::LinkPolled(Err(LinkRefused::AttemptDead)) });
    let link = LoginLink { digits: "77".to_owned(), interval: None };
    stand.answer(Answer::Resent(Ok(StartedAttempt { link: Some(link), ..code_sent() })));
    assert_eq!(digits(&stand).as_deref(), Some("77"));
}
