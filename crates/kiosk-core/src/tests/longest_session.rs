//! The longest session: fifteen minutes, announced, extended, and never beyond the portal's own limit.

use super::stand::*;
use crate::view::Screen;
use crate::*;

#[test]
fn a_session_ends_after_fifteen_minutes_and_is_announced_two_minutes_ahead() {
    let mut stand = Stand::at_appointments();
    stand.pass_attended(seconds(13 * 60 - 1));
    assert_eq!(stand.overlay(), None);
    stand.pass(seconds(1));
    assert_eq!(stand.overlay(), Some(Overlay::SessionEnding { seconds_left: 120, extendable: true }));
    stand.pass(seconds(120));
    assert!(stand.has_ended(EndReason::TimedOut));
}

#[test]
fn it_can_be_made_longer_by_five_minutes_ten_times() {
    let mut stand = Stand::at_appointments();
    stand.pass_attended(seconds(13 * 60));
    for _ in 0..10 {
        assert!(matches!(stand.overlay(), Some(Overlay::SessionEnding { extendable: true, .. })));
        stand.intent(Intent::NeedMoreTime);
        assert_eq!(stand.overlay(), None);
        stand.pass_attended(seconds(5 * 60));
    }
    assert!(matches!(stand.overlay(), Some(Overlay::SessionEnding { extendable: false, .. })));
    stand.intent(Intent::NeedMoreTime);
    assert_eq!(stand.overlay(), None, "the warning was read");
    assert!(matches!(stand.screen(), Screen::Appointments { ends_in_seconds: Some(120), .. }));
    stand.pass_attended(seconds(120));
    assert!(stand.has_ended(EndReason::TimedOut));
}

#[test]
fn the_portals_own_limit_wins_and_is_announced() {
    let signed_in = SignedIn { session: Some(seconds(300)), ..signed_in_as(&["Mara"]) };
    let mut stand = Stand::signed_in_with(signed_in);
    stand.lists(Vec::new());
    stand.pass_attended(seconds(180));
    assert_eq!(stand.overlay(), Some(Overlay::SessionEnding { seconds_left: 120, extendable: false }));
    stand.intent(Intent::NeedMoreTime).pass_attended(seconds(120));
    assert!(stand.has_ended(EndReason::TimedOut));
}

#[test]
fn an_extension_does_not_pass_the_portals_limit() {
    let signed_in = SignedIn { session: Some(seconds(16 * 60)), ..signed_in_as(&["Mara"]) };
    let mut stand = Stand::signed_in_with(signed_in);
    stand.lists(Vec::new());
    stand.pass_attended(seconds(13 * 60)).intent(Intent::NeedMoreTime);
    stand.pass_attended(seconds(60)).intent(Intent::NeedMoreTime).pass_attended(seconds(119));
    assert!(!stand.has_ended(EndReason::TimedOut));
    stand.pass_attended(seconds(1));
    assert!(stand.has_ended(EndReason::TimedOut));
}

#[test]
fn a_session_that_the_portal_ends_is_over() {
    let mut stand = Stand::at_appointments();
    stand.checks_in("a-1").answer(Answer::CheckedIn(Err(PortalTrouble::SessionEnded.into())));
    assert!(stand.has_ended(EndReason::EndedByPortal));
}

#[test]
fn choosing_a_patient_takes_from_the_same_fifteen_minutes() {
    let mut stand = Stand::signed_in_with(signed_in_as(&["Mara", "Jo"]));
    stand.pass_attended(seconds(10 * 60));
    stand.intent(Intent::ChoosePatient { patient: PatientId("id-Jo".to_owned()) }).lists(Vec::new());
    stand.pass_attended(seconds(3 * 60));
    assert!(matches!(stand.overlay(), Some(Overlay::SessionEnding { .. })));
}
