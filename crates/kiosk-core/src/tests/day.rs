//! Today's list: what checking in leads to, and how the list is kept up to date while somebody looks at it.

use super::stand::*;
use crate::view::{AppointmentStatusView, DayView, Screen, ToDo};
use crate::*;

const EARLY: AppointmentStatus = AppointmentStatus::TooEarly { from: LocalTime { hour: 9, minute: 45 } };

fn expected(id: &str, hour: u8) -> Appointment {
    appointment(id, hour, AppointmentStatus::Expected)
}

fn is_here() -> AppointmentStatus {
    AppointmentStatus::CheckedIn(welcome())
}

fn was_here() -> AppointmentStatus {
    AppointmentStatus::AlreadyCheckedIn(welcome())
}

/// Everything that an appointment can be beside expected, with what the patient has to do about it.
fn every_other_status() -> Vec<(AppointmentStatus, AppointmentStatusView, ToDo)> {
    let (day, time) = (LocalDay { year: 2026, month: 11, day: 25 }, LocalTime { hour: 9, minute: 30 });
    let (address, message) = ("12 Quay Street".to_owned(), "Your card, please.".to_owned());
    vec![
        (is_here(), AppointmentStatusView::CheckedIn { welcome: welcome() }, ToDo::Nothing),
        (was_here(), AppointmentStatusView::AlreadyCheckedIn { welcome: welcome() }, ToDo::Nothing),
        (EARLY, AppointmentStatusView::TooEarly { from: LocalTime { hour: 9, minute: 45 } }, ToDo::Nothing),
        (AppointmentStatus::TooLate, AppointmentStatusView::TooLate, ToDo::FrontDesk),
        (
            AppointmentStatus::AnotherPlace { address: address.clone() },
            AppointmentStatusView::AnotherPlace { address },
            ToDo::FrontDesk,
        ),
        (AppointmentStatus::AnotherDay { day, time }, AppointmentStatusView::AnotherDay { day, time }, ToDo::FrontDesk),
        (
            AppointmentStatus::ClinicRule { message: message.clone() },
            AppointmentStatusView::ClinicRule { message },
            ToDo::FrontDesk,
        ),
        (AppointmentStatus::Cancelled, AppointmentStatusView::Cancelled, ToDo::Nothing),
        (AppointmentStatus::SeeFrontDesk, AppointmentStatusView::SeeFrontDesk, ToDo::FrontDesk),
    ]
}

fn to_do(stand: &Stand) -> ToDo {
    match stand.screen() {
        Screen::Appointments { day: DayView::Appointments { to_do, .. }, .. } => to_do,
        other => panic!("no appointments are shown but {other:?}"),
    }
}

fn ids(stand: &Stand) -> Vec<String> {
    stand.cards().into_iter().map(|card| card.id.0).collect()
}

/// Lets the interval of the list pass, with somebody there.
fn until_refresh(stand: &mut Stand) -> &mut Stand {
    stand.pass_attended(seconds(30));
    assert!(matches!(stand.question(), PortalCall::ListAppointments { .. }));
    stand
}

#[test]
fn appointments_are_shown_in_the_order_of_their_time() {
    let mut stand = Stand::signed_in();
    stand.lists(vec![expected("late", 16), appointment("early", 8, AppointmentStatus::Cancelled)]);
    assert_eq!(ids(&stand), ["early", "late"]);
}

#[test]
fn whatever_the_portal_decides_is_said_and_the_way_to_the_desk_from_the_first_sight_of_the_list_on() {
    for (status, shown, what) in every_other_status() {
        let mut stand = Stand::signed_in();
        stand.lists(vec![appointment("a-1", 9, status.clone())]);
        assert_eq!((stand.statuses(), to_do(&stand)), (vec![shown.clone()], what));
        let mut stand = Stand::at_appointments();
        stand.checks_in("a-1").answer(checked_in("a-1", status));
        assert_eq!(
            (&stand.statuses()[0], to_do(&stand)),
            (&shown, ToDo::CheckIn),
            "the other one can be checked in to"
        );
    }
}

#[test]
fn only_an_expected_appointment_can_be_checked_in_to() {
    for (status, _, _) in every_other_status() {
        let mut stand = Stand::signed_in();
        stand.lists(vec![appointment("a-1", 9, status)]);
        for id in ["a-1", "unknown"] {
            assert!(stand.checks_in(id).asked.is_empty(), "{id}");
        }
    }
}

#[test]
fn a_day_without_appointments_says_when_the_next_one_is() {
    for next in [None, Some(LocalDay { year: 2026, month: 12, day: 1 })] {
        let mut stand = Stand::signed_in();
        stand.answer(Answer::Listed(Ok(Today { appointments: Vec::new(), next })));
        assert!(
            matches!(stand.screen(), Screen::Appointments { day: DayView::Nothing { next: said }, .. } if said == next)
        );
    }
}

#[test]
fn with_whom_and_where_stands_on_the_list_only_where_a_setting_says_so() {
    let about = |rules| {
        let mut stand = Stand::new(Briefing { rules: Rules { method: SignInMethod::Phone, ..rules }, ..briefing() });
        stand.event(Event::Activity).event(Event::SessionOpened).types(Typing::Complete).sends("2025550147");
        stand.answer(Answer::Started(Ok(code_sent()))).verifies("123456");
        stand.answer(Answer::Verified(Ok(signed_in_as(&["Mara"])))).lists(vec![expected("a-1", 9)]);
        (stand.cards().remove(0).visit, format!("{:?}", stand.view()))
    };
    let (hidden, drawn) = about(Rules::default());
    assert!(hidden.is_none() && !drawn.contains("Amari") && !drawn.contains("Room 4"));
    let (shown, _) = about(Rules { visit_details: VisitDetails::Shown, ..Rules::default() });
    assert_eq!(shown.map(|visit| visit.clinician).as_deref(), Some("Dr. Rosa Amari"));
}

#[test]
fn the_list_is_asked_for_again_while_it_is_shown_and_nobody_notices() {
    let mut stand = Stand::at_appointments();
    let before = stand.view();
    stand.pass_attended(seconds(29));
    assert!(stand.asked.is_empty());
    stand.pass_attended(seconds(1));
    assert!(matches!(stand.question(), PortalCall::ListAppointments { .. }));
    assert_eq!(stand.view(), before);
    stand.lists(vec![expected("a-1", 9), expected("a-2", 14)]);
    assert_eq!(stand.view(), before);
    stand.pass_attended(seconds(30));
    assert_eq!(stand.asked.len(), 1, "and so on");
}

#[test]
fn a_day_without_appointments_is_asked_for_again_too() {
    let mut stand = Stand::signed_in();
    stand.lists(Vec::new());
    until_refresh(&mut stand).lists(vec![expected("new", 11)]);
    assert_eq!(ids(&stand), ["new"]);
}

#[test]
fn a_list_that_cannot_be_had_stays_as_it_was_and_nothing_is_said() {
    for trouble in [PortalTrouble::OutOfReach, PortalTrouble::Nonsense, PortalTrouble::NotEnabled] {
        let mut stand = Stand::at_appointments();
        let before = stand.view();
        until_refresh(&mut stand).answer(Answer::Listed(Err(trouble.into())));
        assert_eq!(stand.view(), before);
        until_refresh(&mut stand);
    }
}

#[test]
fn a_portal_that_asks_for_time_is_not_asked_for_the_list_before() {
    let mut stand = Stand::at_appointments();
    let busy = PortalTrouble::Busy { retry_after: Some(seconds(100)) };
    until_refresh(&mut stand).answer(Answer::Listed(Err(busy.into()))).pass_attended(seconds(99));
    assert!(stand.asked.is_empty());
    stand.pass_attended(seconds(1));
    assert_eq!(stand.asked.len(), 1);
    let soon = PortalTrouble::Busy { retry_after: Some(seconds(1)) };
    stand.answer(Answer::Listed(Err(soon.into()))).pass_attended(seconds(29));
    assert!(stand.asked.is_empty(), "nor more often than usual");
}

#[test]
fn i_am_here_comes_by_itself_when_it_is_time() {
    let mut stand = Stand::signed_in();
    stand.lists(vec![appointment("a-1", 10, EARLY)]);
    until_refresh(&mut stand).lists(vec![expected("a-1", 10)]);
    assert_eq!((stand.statuses(), to_do(&stand)), (vec![AppointmentStatusView::Expected], ToDo::CheckIn));
    stand.checks_in("a-1");
    assert!(matches!(stand.question(), PortalCall::CheckIn { .. }));
}

#[test]
fn queue_place_and_wait_are_kept_up_to_date() {
    let mut stand = Stand::at_appointments();
    stand.checks_in("a-1").answer(checked_in("a-1", is_here()));
    let nearer = Welcome { queue_place: Some(1), wait_minutes: Some(5), ..welcome() };
    let now = AppointmentStatus::CheckedIn(nearer.clone());
    until_refresh(&mut stand).lists(vec![appointment("a-1", 9, now), expected("a-2", 14)]);
    assert_eq!(stand.statuses()[0], AppointmentStatusView::CheckedIn { welcome: nearer });
}

#[test]
fn what_changes_changes_in_its_place_what_has_gone_says_so_there_and_what_is_new_stands_at_the_end() {
    let mut stand = Stand::at_appointments();
    let cancelled = appointment("a-2", 14, AppointmentStatus::Cancelled);
    until_refresh(&mut stand).lists(vec![expected("new", 8), cancelled]);
    assert_eq!(ids(&stand), ["a-1", "a-2", "new"]);
    let gone = AppointmentStatusView::Gone;
    assert_eq!(stand.statuses(), [gone, AppointmentStatusView::Cancelled, AppointmentStatusView::Expected]);
    assert!(stand.checks_in("a-1").asked.is_empty(), "what has gone cannot be checked in to");
    until_refresh(&mut stand).lists(vec![expected("a-1", 9)]);
    assert_eq!(stand.statuses()[0], AppointmentStatusView::Expected, "and what has come back can");
}

#[test]
fn an_appointment_whose_time_has_changed_says_so_and_stays_where_it_is() {
    let mut stand = Stand::at_appointments();
    until_refresh(&mut stand).lists(vec![expected("a-1", 16), expected("a-2", 14)]);
    let cards = stand.cards();
    assert_eq!(cards.iter().map(|card| (card.time.hour, card.moved)).collect::<Vec<_>>(), [(16, true), (14, false)]);
}

#[test]
fn a_list_that_was_asked_for_before_i_am_here_does_not_take_it_back() {
    let mut stand = Stand::at_appointments();
    until_refresh(&mut stand);
    let (ticket, _) = stand.asked.pop().unwrap();
    let late = Event::Answered { ticket, answer: listed(vec![expected("a-1", 9), expected("a-2", 14)]) };
    stand.checks_in("a-1").event(late.clone());
    assert_eq!(stand.statuses()[0], AppointmentStatusView::CheckingIn);
    stand.answer(checked_in("a-1", is_here())).event(late);
    assert_eq!(stand.statuses()[0], AppointmentStatusView::CheckedIn { welcome: welcome() });
}

#[test]
fn while_i_am_here_is_under_way_the_list_is_not_asked_for() {
    let mut stand = Stand::at_appointments();
    stand.checks_in("a-1").pass_attended(seconds(200));
    assert!(matches!(stand.question(), PortalCall::CheckIn { .. }) && stand.asked.len() == 1);
    stand.answer(checked_in("a-1", is_here()));
    until_refresh(&mut stand);
}

#[test]
fn a_double_touch_on_i_am_here_asks_once() {
    let mut stand = Stand::at_appointments();
    stand.checks_in("a-1").checks_in("a-1");
    assert_eq!(stand.asked.len(), 1);
    stand.checks_in("a-2");
    assert_eq!(stand.asked.len(), 2, "another appointment is another matter");
}

#[test]
fn an_answer_that_got_lost_is_asked_for_again_with_the_same_ticket_and_told_as_the_patients_own() {
    let mut stand = Stand::at_appointments();
    stand.checks_in("a-1");
    let first = stand.asked[0].0;
    stand.answer(Answer::CheckedIn(Err(PortalTrouble::OutOfReach.into()))).pass(seconds(2));
    assert_eq!(stand.asked[0].0, first);
    stand.answer(checked_in("a-1", was_here()));
    assert_eq!(stand.statuses()[0], AppointmentStatusView::CheckedIn { welcome: welcome() });
}

#[test]
fn whoever_has_checked_in_here_does_not_read_later_that_they_had_already() {
    let mut stand = Stand::at_appointments();
    stand.checks_in("a-1").answer(checked_in("a-1", is_here()));
    until_refresh(&mut stand).lists(vec![appointment("a-1", 9, was_here()), appointment("a-2", 14, was_here())]);
    let [here, elsewhere] = &stand.statuses()[..] else { panic!("two are shown") };
    assert_eq!(*here, AppointmentStatusView::CheckedIn { welcome: welcome() });
    assert_eq!(*elsewhere, AppointmentStatusView::AlreadyCheckedIn { welcome: welcome() });
}

#[test]
fn an_appointment_that_is_not_there_any_more_says_so_and_the_list_is_looked_at_again() {
    let mut stand = Stand::at_appointments();
    stand.checks_in("a-1").answer(Answer::CheckedIn(Err(CheckInRefused::NoSuchAppointment)));
    assert_eq!(stand.statuses(), [AppointmentStatusView::Gone, AppointmentStatusView::Expected]);
    assert!(matches!(stand.question(), PortalCall::ListAppointments { .. }));
}

#[test]
fn refreshing_is_no_sign_of_a_person_and_ends_with_the_session() {
    let mut stand = Stand::at_appointments();
    stand.pass(seconds(30)).lists(vec![expected("a-1", 9)]).pass(seconds(30)).lists(Vec::new()).pass(seconds(30));
    assert!(stand.has_ended(EndReason::TimedOut));
    stand.asked.clear();
    stand.pass(seconds(600));
    assert!(stand.asked.is_empty());
}

#[test]
fn a_session_that_the_portal_has_ended_is_over_at_the_next_look_at_the_list() {
    let mut stand = Stand::at_appointments();
    until_refresh(&mut stand).answer(Answer::Listed(Err(PortalTrouble::SessionEnded.into())));
    assert!(stand.has_ended(EndReason::EndedByPortal));
}

#[test]
fn access_that_is_withdrawn_while_nobody_is_there_gives_nobody_more_time() {
    let mut stand = Stand::at_appointments();
    stand.pass(seconds(65)).answer(Answer::Listed(Err(ListRefused::AccessWithdrawn)));
    assert!(matches!(stand.screen(), Screen::WhoIsItFor { .. }));
    assert_eq!(stand.overlay(), Some(Overlay::StillYou { seconds_left: Some(25) }));
}

#[test]
fn where_to_go_on_with_ones_own_phone_is_the_portals_public_address_and_no_more() {
    let own_phone = |dashboard| {
        let branding = Branding { dashboard, ..branding() };
        let mut stand = Stand::new(Briefing { branding, ..briefing() });
        stand.event(Event::Activity).event(Event::SessionOpened).types(Typing::Complete).sends("2025550147");
        stand.answer(Answer::Started(Ok(code_sent()))).verifies("123456");
        stand.answer(Answer::Verified(Ok(signed_in_as(&["Mara"])))).lists(Vec::new());
        match stand.screen() {
            Screen::Appointments { own_phone, .. } => own_phone,
            other => panic!("no appointments are shown but {other:?}"),
        }
    };
    assert_eq!(own_phone(None), None);
    let public_url = "https://portal.example.org/".to_owned();
    let dashboard =
        Dashboard { origins: vec!["https://portal.example.org".to_owned()], public_url: public_url.clone() };
    assert_eq!(own_phone(Some(dashboard)), OwnPhone::to(&public_url));
}
