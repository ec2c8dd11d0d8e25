//! "Still you?": what is somebody's own does not stay before other people's eyes.

use super::stand::*;
use crate::*;

fn family() -> Stand {
    Stand::signed_in_with(signed_in_as(&["Mara", "Jo"]))
}

#[test]
fn what_is_somebodys_own_is_covered_after_30_seconds_and_cleared_after_90() {
    for mut stand in [Stand::at_appointments(), family()] {
        stand.pass(seconds(29));
        assert_eq!(stand.overlay(), None);
        stand.pass(seconds(1));
        assert_eq!(stand.overlay(), Some(Overlay::StillYou { seconds_left: None }));
        stand.pass(seconds(29));
        assert_eq!(stand.overlay(), Some(Overlay::StillYou { seconds_left: None }));
        stand.pass(seconds(1));
        assert_eq!(stand.overlay(), Some(Overlay::StillYou { seconds_left: Some(30) }));
        stand.pass(seconds(29));
        assert_eq!(stand.overlay(), Some(Overlay::StillYou { seconds_left: Some(1) }));
        stand.pass(seconds(1));
        assert!(stand.has_ended(EndReason::TimedOut));
    }
}

#[test]
fn it_is_uncovered_by_its_button_and_by_no_other_touch() {
    let mut stand = Stand::at_appointments();
    stand.pass(seconds(40)).event(Event::Activity);
    assert_eq!(stand.overlay(), Some(Overlay::StillYou { seconds_left: None }));
    stand.intent(Intent::GoOn);
    assert_eq!(stand.overlay(), None);
    stand.pass(seconds(29));
    assert_eq!(stand.overlay(), None);
}

#[test]
fn whoever_does_something_is_not_asked() {
    let mut stand = Stand::at_appointments();
    stand.pass_attended(seconds(300));
    assert_eq!(stand.overlay(), None);
}

#[test]
fn nothing_is_covered_where_nobody_is_signed_in() {
    for mut stand in [Stand::touched(), Stand::at_verification()] {
        stand.pass(seconds(45));
        assert_eq!(stand.overlay(), None);
    }
}

#[test]
fn the_end_of_the_longest_session_does_not_uncover_anything_and_is_not_answered_unseen() {
    let mut stand = Stand::at_appointments();
    stand.pass_attended(seconds(13 * 60 - 10)).pass(seconds(40));
    assert_eq!(stand.overlay(), Some(Overlay::StillYou { seconds_left: Some(90) }));
    stand.intent(Intent::GoOn);
    assert_eq!(stand.overlay(), Some(Overlay::SessionEnding { seconds_left: 90, extendable: true }));
}

#[test]
fn a_stand_that_is_told_to_clear_sooner_covers_no_later_than_it_warns() {
    let rules = Rules { idle: seconds(10), method: SignInMethod::Phone, ..Rules::default() };
    let mut stand = Stand::new(Briefing { rules, ..briefing() });
    stand.event(Event::Activity).event(Event::SessionOpened).types(Typing::Complete).sends("2025550147");
    stand.answer(Answer::Started(Ok(code_sent()))).verifies("123456");
    stand.answer(Answer::Verified(Ok(signed_in_as(&["Mara"])))).lists(Vec::new()).pass(seconds(10));
    assert_eq!(stand.overlay(), Some(Overlay::StillYou { seconds_left: Some(30) }));
}
