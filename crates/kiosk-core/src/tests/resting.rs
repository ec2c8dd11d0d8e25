//! What a stand shows that nobody is at.

use super::stand::*;
use crate::view::Screen;
use crate::*;

fn with_picture() -> Briefing {
    Briefing { attract_url: Some("/attract".to_owned()), ..briefing() }
}

fn attracting() -> Stand {
    let mut stand = Stand::new(with_picture());
    stand.event(Event::Uncovered).pass(seconds(60));
    assert_eq!(stand.overlay(), Some(Overlay::Attract));
    stand
}

#[test]
fn the_attract_picture_comes_after_60_seconds_that_nobody_touched_the_stand() {
    let mut stand = Stand::new(with_picture());
    stand.event(Event::Farewell(Farewell::SignedOut)).event(Event::Uncovered).pass(seconds(59));
    assert_eq!(stand.overlay(), None, "the farewell is to be read first");
    stand.pass(seconds(1));
    assert_eq!(stand.overlay(), Some(Overlay::Attract));
}

#[test]
fn the_first_touch_only_wakes() {
    let mut stand = attracting();
    stand.event(Event::Activity);
    assert_eq!((stand.overlay(), stand.effects.len()), (Some(Overlay::Attract), 0), "not before the finger is lifted");
    stand.intent(Intent::Wake);
    assert_eq!((stand.overlay(), stand.effects.as_slice()), (None, [Effect::OpenSession].as_slice()));
    assert!(matches!(stand.screen(), Screen::SignIn { typing: Typing::Empty, .. }));
    stand.pass(seconds(59));
    assert_eq!(stand.overlay(), None, "somebody is there");
}

#[test]
fn there_is_no_attract_picture_where_the_clinic_has_none() {
    let mut stand = Stand::at_rest();
    stand.event(Event::Uncovered).pass(seconds(600));
    assert_eq!((stand.overlay(), stand.deadline()), (None, None));
}

#[test]
fn a_hidden_shell_attracts_nobody() {
    let mut stand = Stand::new(with_picture());
    stand.pass(seconds(600));
    assert_eq!((stand.overlay(), stand.deadline()), (None, None));
}

#[test]
fn what_is_wrong_with_the_stand_is_not_hidden_by_a_picture() {
    for standing in
        [Standing::PortalOutOfReach, Standing::ClockWrong, Standing::OutOfService(OutOfService::CredentialRefused)]
    {
        let mut stand = attracting();
        stand.event(Event::Standing(standing));
        assert_eq!(stand.overlay(), None, "{standing:?}");
        stand.event(Event::Standing(Standing::InService));
        assert_eq!(stand.overlay(), Some(Overlay::Attract));
    }
}

#[test]
fn the_attract_picture_comes_also_where_the_stand_was_out_of_service_at_first() {
    let standing = Standing::OutOfService(OutOfService::PortalNotEnabled);
    let mut stand = Stand::new(Briefing { standing, ..with_picture() });
    stand.event(Event::Uncovered).event(Event::Standing(Standing::InService)).pass(seconds(60));
    assert_eq!(stand.overlay(), Some(Overlay::Attract));
}

#[test]
fn a_resting_stand_says_when_the_clinic_opens_and_serves_all_the_same() {
    let opening = Opening { weekday: Some(Weekday::Monday), time: LocalTime { hour: 8, minute: 0 } };
    let closed = ClinicHours::Closed { opens: Some(opening) };
    let mut stand = Stand::touched();
    stand.event(Event::Hours(closed));
    assert!(matches!(stand.screen(), Screen::SignIn { hours, .. } if hours == closed));
    stand.types(Typing::Complete).sends("2025550147");
    assert_eq!(stand.asked.len(), 1);
}

#[test]
fn a_clock_that_is_wrong_is_said_and_the_stand_serves_all_the_same() {
    let mut stand = Stand::new(Briefing { standing: Standing::ClockWrong, ..briefing() });
    assert_eq!(stand.fault(), Some(Fault::ClockWrong));
    stand.event(Event::Activity).event(Event::SessionOpened).types(Typing::Complete).sends("2025550147");
    assert_eq!(stand.asked.len(), 1);
}

#[test]
fn a_long_wait_that_the_portal_asks_for_is_told_and_counts_down() {
    let mut stand = Stand::sending();
    let busy = PortalTrouble::Busy { retry_after: Some(seconds(3_600)) };
    stand.answer(Answer::Started(Err(busy.into())));
    assert_eq!(stand.notice(), Some(Notice::of(Fault::PortalBusy).waiting(3_600)));
    stand.pass(seconds(5));
    assert_eq!(stand.notice(), Some(Notice::of(Fault::PortalBusy).waiting(3_595)));
}
