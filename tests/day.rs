//! A patient's day over real HTTP against the sandbox portal: the list that is kept up to date, and "I'm here" that is said
//! once whatever becomes of the answer.

use std::time::Duration;

use crate::stand_over_http::StandOverHttp;
use kiosk_core::{AppointmentStatusView, EndReason, Fault, Intent, Welcome};
use portal_client::http::Timeouts;
use sandbox_portal::{Answers, CLINICS, Clinic, Faults};

const TWO_APPOINTMENTS: &str = "+12025550101";
const CHANGES_AFTER_A_MINUTE: &str = "+12025550115";

/// Every answer after which the portal may have heard "I'm here", or has.
const LOST: [Answers; 4] = [Answers::CutOff, Answers::WrongShape, Answers::Huge, Answers::BlackHoled];

fn harbour() -> &'static Clinic {
    CLINICS[0]
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

async fn signed_in(number: &str) -> StandOverHttp {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.signs_in_with(number).await;
    stand
}

fn statuses(stand: &StandOverHttp) -> Vec<AppointmentStatusView> {
    stand.appointments().into_iter().map(|appointment| appointment.status).collect()
}

fn welcome(stand: &StandOverHttp, place: usize) -> Option<Welcome> {
    match statuses(stand).swap_remove(place) {
        AppointmentStatusView::CheckedIn { welcome } => Some(welcome),
        _ => None,
    }
}

#[tokio::test]
async fn an_answer_that_got_lost_is_asked_for_again_and_told_as_if_it_had_come_at_once() {
    let mut straight = signed_in(TWO_APPOINTMENTS).await;
    straight.is_here_for(0).await;
    let told = welcome(&straight, 0);
    assert!(told.is_some());
    for answers in LOST {
        let mut stand = signed_in(TWO_APPOINTMENTS).await;
        let short = Duration::from_millis(300);
        stand.waits_for_answers(Timeouts { connect: short, idle: short, whole_call: short });
        stand.sandbox().set_faults(Faults { answers, ..Faults::default() });
        stand.is_here_for(0).await;
        assert_eq!(statuses(&stand)[0], AppointmentStatusView::CheckingIn, "{answers:?}");
        assert!(stand.notice().is_some(), "{answers:?}");
        stand.sandbox().set_faults(Faults::default());
        stand.pass(seconds(10)).await;
        assert_eq!((welcome(&stand, 0), stand.notice()), (told.clone(), None), "{answers:?}");
    }
}

#[tokio::test]
async fn whoever_checked_in_and_signs_in_again_is_told_that_they_had_already() {
    let mut stand = signed_in(TWO_APPOINTMENTS).await;
    stand.is_here_for(0).await.is_here_for(0).await;
    assert!(welcome(&stand, 0).is_some(), "a double touch is one touch");
    stand.intent(Intent::SignOut).await;
    stand.next_patient().await.signs_in_with(TWO_APPOINTMENTS).await;
    assert!(matches!(
        statuses(&stand)[..],
        [AppointmentStatusView::AlreadyCheckedIn { .. }, AppointmentStatusView::Expected]
    ));
}

#[tokio::test]
async fn i_am_here_comes_by_itself_when_it_is_time() {
    let mut stand = signed_in(CHANGES_AFTER_A_MINUTE).await;
    stand.pass_attended(seconds(4 * 60)).await;
    assert!(matches!(statuses(&stand)[2], AppointmentStatusView::TooEarly { .. }));
    stand.pass_attended(seconds(90)).await;
    assert_eq!(statuses(&stand)[2], AppointmentStatusView::Expected);
    stand.is_here_for(2).await;
    assert!(welcome(&stand, 2).is_some());
}

#[tokio::test]
async fn a_list_that_changes_is_followed_card_for_card() {
    let mut stand = signed_in(CHANGES_AFTER_A_MINUTE).await;
    let before: Vec<_> = stand.appointments().into_iter().map(|appointment| appointment.id).collect();
    stand.pass_attended(seconds(90)).await;
    let after: Vec<_> = stand.appointments().into_iter().map(|appointment| appointment.id).collect();
    assert_eq!(after[..4], before, "nothing moves");
    let [first, second, _, fourth, came] = &statuses(&stand)[..] else { panic!("five are shown") };
    assert_eq!([first, came], [&AppointmentStatusView::Expected; 2]);
    assert_eq!([second, fourth], [&AppointmentStatusView::Cancelled, &AppointmentStatusView::Gone]);
    stand.is_here_for(4).await;
    assert!(welcome(&stand, 4).is_some(), "what came can be checked in to");
}

#[tokio::test]
async fn an_appointment_that_has_gone_says_so_when_it_is_touched() {
    let mut stand = signed_in(CHANGES_AFTER_A_MINUTE).await;
    // A moment before the list is looked at again the day has changed already.
    stand.pass_attended(seconds(59)).await;
    stand.portals_clock_goes_on(seconds(1));
    stand.is_here_for(3).await;
    assert_eq!(statuses(&stand)[3], AppointmentStatusView::Gone);
    assert_eq!(stand.appointments().len(), 5, "and the list was looked at again");
}

#[tokio::test]
async fn the_queue_goes_on_while_the_screen_is_open() {
    let mut stand = signed_in(TWO_APPOINTMENTS).await;
    stand.is_here_for(0).await.pass_attended(seconds(5 * 60)).await;
    let welcome = welcome(&stand, 0).unwrap();
    assert_eq!((welcome.queue_place, welcome.wait_minutes), (Some(1), Some(10)));
}

#[tokio::test]
async fn a_portal_that_goes_away_while_the_list_is_shown_disturbs_nobody() {
    for answers in [Answers::Down, Answers::Status500, Answers::Html, Answers::WrongShape, Answers::BusyForSeconds] {
        let mut stand = signed_in(TWO_APPOINTMENTS).await;
        let before = stand.view();
        stand.sandbox().set_faults(Faults { answers, ..Faults::default() });
        stand.pass_attended(seconds(70)).await;
        assert_eq!(stand.view(), before, "{answers:?}");
        stand.is_here_for(0).await;
        assert!(
            stand.fault().is_some_and(|fault| fault != Fault::ClockWrong),
            "who does something is told: {answers:?}"
        );
    }
}

#[tokio::test]
async fn looking_at_the_list_again_keeps_nobody_signed_in() {
    let mut stand = signed_in(TWO_APPOINTMENTS).await;
    stand.pass(seconds(90)).await;
    assert_eq!(stand.ended(), Some(EndReason::TimedOut));
}
