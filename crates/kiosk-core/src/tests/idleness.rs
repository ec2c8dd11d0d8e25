//! "Still there?" and what follows when nobody is.

use super::stand::*;
use crate::view::Screen;
use crate::*;

fn check_idle(mut stand: Stand, quiet: u64, warning: u32) {
    stand.pass(seconds(quiet - 1));
    assert_eq!(stand.overlay(), None);
    stand.pass(seconds(1));
    assert_eq!(stand.overlay(), Some(Overlay::StillThere { seconds_left: warning }));
    stand.pass(seconds(u64::from(warning) - 1));
    assert_eq!(stand.overlay(), Some(Overlay::StillThere { seconds_left: 1 }));
    stand.pass(seconds(1));
    assert!(stand.has_ended(EndReason::TimedOut));
    assert_eq!(stand.effects, [Effect::EndJourney(EndReason::TimedOut)]);
}

#[test]
fn a_stand_that_was_touched_and_left_asks_after_60_seconds_and_clears_after_30_more() {
    check_idle(Stand::touched(), 60, 30);
}

#[test]
fn a_number_left_behind_on_the_sign_in_screen_is_cleared_after_30_and_20_seconds() {
    let mut stand = Stand::touched();
    stand.types(Typing::Begun);
    check_idle(stand, 30, 20);
}

#[test]
fn a_patient_may_look_for_the_text_message_for_120_seconds() {
    let mut stand = Stand::at_verification();
    stand.pass_attended(seconds(30));
    check_idle(stand, 120, 30);
}

#[test]
fn a_shell_that_nobody_touched_stays() {
    let mut stand = Stand::at_rest();
    stand.pass(seconds(1_000_000));
    assert!(matches!(stand.screen(), Screen::SignIn { .. }));
    assert_eq!(stand.deadline(), None, "and it does not wake for nothing");
}

#[test]
fn more_time_can_be_had_at_least_ten_times() {
    let mut stand = Stand::at_appointments();
    // The longest session has its own warning; this test is about the other one.
    while stand.now < seconds(700) {
        stand.pass(seconds(75));
        assert!(matches!(stand.overlay(), Some(Overlay::StillYou { .. })));
        stand.intent(Intent::GoOn);
        assert_eq!(stand.overlay(), None);
    }
    let mut stand = Stand::touched();
    for _ in 0..25 {
        stand.pass(seconds(75)).intent(Intent::NeedMoreTime);
        assert!(matches!(stand.screen(), Screen::SignIn { .. }));
    }
}

#[test]
fn the_question_is_answered_with_its_button_so_that_no_touch_falls_through() {
    let mut stand = Stand::touched();
    stand.pass(seconds(70)).event(Event::Activity);
    assert!(matches!(stand.overlay(), Some(Overlay::StillThere { .. })));
    stand.intent(Intent::NeedMoreTime);
    assert_eq!(stand.overlay(), None);
}

#[test]
fn what_somebody_does_after_their_time_was_up_comes_too_late_also_when_the_timer_was_late() {
    let mut stand = Stand::at_appointments();
    stand.now += seconds(300);
    stand.checks_in("a-1");
    assert!(stand.has_ended(EndReason::TimedOut));
    assert!(stand.asked.is_empty());
}

#[test]
fn a_stand_out_of_service_that_was_touched_looks_again_after_a_while() {
    let mut stand = Stand::sending();
    stand.answer(Answer::Started(Err(PortalTrouble::NotEnabled.into())));
    stand.pass(seconds(60));
    assert!(stand.has_ended(EndReason::TimedOut), "a fresh shell asks anew whether it can serve");
}
