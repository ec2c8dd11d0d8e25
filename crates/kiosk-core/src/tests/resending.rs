//! `Resend code`: the waits grow, and wrong tries stay counted.

use super::stand::*;
use crate::view::{ResendView, Screen};
use crate::*;

fn resend_view(stand: &Stand) -> ResendView {
    let Screen::Verification { resend, .. } = stand.screen() else { panic!("verification is shown") };
    resend
}

fn resend(stand: &mut Stand) {
    stand.intent(Intent::Resend);
    assert!(matches!(stand.question(), PortalCall::Resend { .. }));
    stand.answer(Answer::Resent(Ok(code_sent())));
}

#[test]
fn a_code_can_be_sent_again_after_30_60_and_120_seconds_and_three_times() {
    let mut stand = Stand::at_verification();
    for wait in [30, 60, 120] {
        assert_eq!(resend_view(&stand), ResendView::Wait { seconds: wait });
        stand.pass_attended(seconds(u64::from(wait) - 1));
        stand.intent(Intent::Resend);
        assert!(stand.asked.is_empty(), "one second too soon");
        stand.pass_attended(seconds(1));
        assert_eq!(resend_view(&stand), ResendView::Ready);
        resend(&mut stand);
    }
    stand.pass_attended(seconds(120));
    assert_eq!(resend_view(&stand), ResendView::NewAttempt);
    stand.intent(Intent::Resend);
    assert!(matches!(stand.question(), PortalCall::StartAttempt { .. }));
}

#[test]
fn the_portals_longer_wait_wins() {
    let mut stand = Stand::sending();
    stand.answer(Answer::Started(Ok(StartedAttempt { resend_wait: Some(seconds(45)), ..code_sent() })));
    assert_eq!(resend_view(&stand), ResendView::Wait { seconds: 45 });
    let mut stand = Stand::sending();
    stand.answer(Answer::Started(Ok(StartedAttempt { resend_wait: Some(seconds(5)), ..code_sent() })));
    assert_eq!(resend_view(&stand), ResendView::Wait { seconds: 30 });
}

#[test]
fn a_resend_never_resets_the_count_of_wrong_tries() {
    let mut stand = Stand::at_verification();
    for _ in 0..3 {
        stand.verifies("000000").answer(Answer::Verified(Err(VerifyRefused::Wrong { tries_left: None })));
    }
    stand.pass_attended(seconds(30));
    stand.intent(Intent::Resend);
    stand.answer(Answer::Resent(Ok(StartedAttempt { tries_left: Some(5), ..code_sent() })));
    stand.verifies("000000").answer(Answer::Verified(Err(VerifyRefused::Wrong { tries_left: None })));
    assert_eq!(stand.notice().and_then(|notice| notice.tries_left), Some(1));
}

#[test]
fn a_new_code_empties_the_field_and_lives_its_own_ten_minutes() {
    let mut stand = Stand::at_verification();
    stand.pass_attended(seconds(400));
    let Screen::Verification { entry: before, .. } = stand.screen() else { panic!("verification is shown") };
    resend(&mut stand);
    let Screen::Verification { entry: after, .. } = stand.screen() else { panic!("verification is shown") };
    assert_ne!(before, after, "the earlier code is dead");
    stand.pass_attended(seconds(599));
    assert_eq!(stand.fault(), None);
    stand.pass_attended(seconds(1));
    assert_eq!(stand.fault(), Some(Fault::CodeExpired));
}

#[test]
fn a_running_wait_holds_the_idle_timer() {
    let mut stand = Stand::at_verification();
    stand.pass(seconds(149));
    assert_eq!(stand.overlay(), None, "30 s of waiting, then 120 s of patience");
    stand.pass(seconds(1));
    assert_eq!(stand.overlay(), Some(Overlay::StillThere { seconds_left: 30 }));
}

#[test]
fn what_the_portal_refuses_about_a_resend_is_taken_at_its_word() {
    let refused = |refusal| {
        let mut stand = Stand::at_verification();
        stand.pass_attended(seconds(30)).intent(Intent::Resend);
        stand.answer(Answer::Resent(Err(refusal)));
        stand
    };
    let stand = refused(ResendRefused::TooSoon { retry_after: seconds(20) });
    assert_eq!(resend_view(&stand), ResendView::Wait { seconds: 20 });
    assert_eq!(resend_view(&refused(ResendRefused::NoneLeft)), ResendView::NewAttempt);
    assert_eq!(refused(ResendRefused::AttemptDead).fault(), Some(Fault::AttemptDead));
    let stand = refused(ResendRefused::Limited(limited(LimitOf::Contact, 60)));
    assert_eq!((stand.fault(), resend_view(&stand)), (Some(Fault::TooManyTries), ResendView::Wait { seconds: 60 }));
}
