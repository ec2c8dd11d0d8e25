//! Whole journeys over real HTTP against the sandbox portal, on clocks that are moved by hand.

use std::time::Duration;

use crate::stand_over_http::StandOverHttp;
use kiosk_core::{
    AppointmentStatusView, EndReason, Event, Fault, Intent, OutOfService, ResendView, Screen, StaffCallView, Typing,
};
use sandbox_portal::{Answers, CLINICS, Clinic, Faults};

const TWO_APPOINTMENTS: &str = "+12025550101";
const NO_APPOINTMENT: &str = "+12025550102";
const TOO_EARLY: &str = "+12025550103";
const CANCELLED: &str = "+12025550104";
const FAMILY: &str = "+12025550105";
const CLINIC_RULE: &str = "+12025550106";
const TOO_LATE: &str = "+12025550111";
const ANOTHER_PLACE: &str = "+12025550112";
const ANOTHER_DAY: &str = "+12025550113";
const AT_THE_DESK_BEFORE: &str = "+12025550114";
const LANDLINE: &str = "+12025550107";
const UNKNOWN: &str = "+12025550199";

fn harbour() -> &'static Clinic {
    CLINICS[0]
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn resend(stand: &StandOverHttp) -> ResendView {
    match stand.screen() {
        Screen::Verification { resend, .. } => resend,
        other => panic!("not verification but {other:?}"),
    }
}

#[tokio::test]
async fn a_patient_signs_in_says_that_they_are_here_and_signs_out() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.signs_in_with(TWO_APPOINTMENTS).await;
    assert_eq!(stand.appointments().len(), 2);
    stand.is_here_for(0).await.is_here_for(1).await;
    for appointment in stand.appointments() {
        let AppointmentStatusView::CheckedIn { welcome } = appointment.status else { panic!("{appointment:?}") };
        assert!(welcome.room.is_some(), "they are told where to go");
    }
    stand.intent(Intent::SignOut).await;
    assert_eq!(stand.ended(), Some(EndReason::SignedOut));
}

#[tokio::test]
async fn both_clinics_can_be_signed_in_to_with_each_of_their_phones() {
    for clinic in CLINICS {
        for phone in clinic.phones.iter().filter(|phone| phone.line == sandbox_portal::Line::Mobile) {
            let mut stand = StandOverHttp::of(clinic).await;
            stand.signs_in_with(phone.number).await;
            let signed_in = matches!(stand.screen(), Screen::Appointments { .. } | Screen::WhoIsItFor { .. });
            assert!(signed_in, "{}: {}", clinic.name, phone.what_to_try);
        }
    }
}

#[tokio::test]
async fn wrong_codes_are_counted_and_the_fifth_kills_the_attempt() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sends_code_to(TWO_APPOINTMENTS).await;
    let right = stand.code_on(TWO_APPOINTMENTS);
    let wrong = stand.wrong_code_for(TWO_APPOINTMENTS);
    for left in (1..=4).rev() {
        stand.verifies(&wrong).await;
        let notice = stand.notice().unwrap();
        assert_eq!((notice.fault, notice.tries_left), (Fault::CodeWrong, Some(left)));
    }
    stand.verifies(&wrong).await;
    assert_eq!(stand.fault(), Some(Fault::AttemptDead));
    stand.verifies(&right).await;
    assert_eq!(stand.fault(), Some(Fault::AttemptDead), "the right code comes too late");
    stand.intent(Intent::Resend).await.verifies(&right).await;
    assert_eq!(stand.fault(), Some(Fault::CodeWrong), "a new attempt has a new code");
    let new = stand.code_on(TWO_APPOINTMENTS);
    stand.verifies(&new).await;
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
}

#[tokio::test]
async fn ten_wrong_codes_lock_the_contact_and_the_wait_is_shown() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sends_code_to(TWO_APPOINTMENTS).await;
    for _ in 0..2 {
        for _ in 0..5 {
            let wrong = stand.wrong_code_for(TWO_APPOINTMENTS);
            stand.verifies(&wrong).await;
        }
        stand.intent(Intent::Resend).await;
    }
    let notice = stand.notice().unwrap();
    assert_eq!(notice.fault, Fault::TooManyTries);
    let wait = notice.wait_seconds.unwrap();
    assert!((60..=3_600).contains(&wait), "{wait}");
    stand.pass(seconds(5)).await;
    assert_eq!(stand.notice().unwrap().wait_seconds, Some(wait - 5), "it counts down");
}

#[tokio::test]
async fn a_code_expires_after_ten_minutes_and_another_one_can_be_had() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sends_code_to(TWO_APPOINTMENTS).await;
    let old = stand.code_on(TWO_APPOINTMENTS);
    stand.pass_attended(seconds(600)).await;
    assert_eq!(stand.fault(), Some(Fault::CodeExpired));
    stand.intent(Intent::Resend).await.verifies(&old).await;
    assert_eq!(stand.fault(), Some(Fault::CodeWrong), "the old one stays dead");
    let new = stand.code_on(TWO_APPOINTMENTS);
    stand.verifies(&new).await;
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
}

#[tokio::test]
async fn a_resend_waits_overwrites_the_code_and_resets_no_count() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sends_code_to(TWO_APPOINTMENTS).await;
    let first = stand.code_on(TWO_APPOINTMENTS);
    let wrong = stand.wrong_code_for(TWO_APPOINTMENTS);
    stand.verifies(&wrong).await.verifies(&wrong).await;
    for wait in [30, 60, 120] {
        assert_eq!(resend(&stand), ResendView::Wait { seconds: wait });
        stand.pass_attended(seconds(wait.into())).await.intent(Intent::Resend).await;
    }
    stand.pass_attended(seconds(120)).await;
    assert_eq!(resend(&stand), ResendView::NewAttempt);
    if stand.code_on(TWO_APPOINTMENTS) != first {
        stand.verifies(&first).await;
        assert_eq!(stand.notice().unwrap().tries_left, Some(2), "the first code is wrong now, and the third wrong one");
    }
    let newest = stand.code_on(TWO_APPOINTMENTS);
    stand.verifies(&newest).await;
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
}

#[tokio::test]
async fn who_is_not_on_file_or_has_a_landline_is_told_so() {
    for (number, expected) in [(UNKNOWN, Fault::ContactNotFound), (LANDLINE, Fault::CannotReceiveTexts)] {
        let mut stand = StandOverHttp::of(harbour()).await;
        stand.sends_code_to(number).await;
        assert_eq!(stand.fault(), Some(expected));
        assert!(stand.sandbox().messages().unwrap().is_empty());
    }
}

#[tokio::test]
async fn use_different_phone_leads_back_and_the_next_number_works() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sends_code_to(NO_APPOINTMENT).await.intent(Intent::UseDifferentContact).await;
    stand.signs_in_with(TWO_APPOINTMENTS).await;
    assert_eq!(stand.appointments().len(), 2);
}

#[tokio::test]
async fn each_kind_of_day_is_shown_as_the_portal_has_it() {
    let day = async |number: &str| {
        let mut stand = StandOverHttp::of(harbour()).await;
        stand.signs_in_with(number).await;
        stand.appointments().into_iter().map(|appointment| appointment.status).collect::<Vec<_>>()
    };
    assert_eq!(day(NO_APPOINTMENT).await, []);
    assert!(matches!(day(TOO_EARLY).await[..], [AppointmentStatusView::TooEarly { .. }]));
    assert_eq!(day(CANCELLED).await, [AppointmentStatusView::Cancelled]);
    assert!(matches!(day(CLINIC_RULE).await[..], [AppointmentStatusView::ClinicRule { .. }]));
    assert_eq!(day(TOO_LATE).await, [AppointmentStatusView::TooLate]);
    assert!(matches!(day(ANOTHER_PLACE).await[..], [AppointmentStatusView::AnotherPlace { .. }]));
    assert!(matches!(day(ANOTHER_DAY).await[..], [AppointmentStatusView::AnotherDay { .. }]));
    assert!(matches!(day(AT_THE_DESK_BEFORE).await[..], [AppointmentStatusView::AlreadyCheckedIn { .. }]));
}

#[tokio::test]
async fn a_family_chooses_whose_turn_it_is() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.signs_in_with(FAMILY).await;
    let Screen::WhoIsItFor { patients, .. } = stand.screen() else { panic!("a choice is shown") };
    assert_eq!(patients.len(), 2);
    stand.intent(Intent::ChoosePatient { patient: patients[1].id.clone() }).await;
    assert!(matches!(stand.screen(), Screen::Appointments { patient, .. } if patient == patients[1].name));
}

#[tokio::test]
async fn taking_the_portal_away_on_any_screen_and_giving_it_back_needs_no_person() {
    // While a number is sent.
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.touch().await;
    stand.take_portal_away().await;
    stand.sends_code_to(TWO_APPOINTMENTS).await;
    assert_eq!(stand.fault(), Some(Fault::PortalOutOfReach));
    stand.give_portal_back().await;
    stand.pass(seconds(2)).await;
    assert!(matches!(stand.screen(), Screen::Verification { notice: None, .. }));

    // While a code is verified.
    let code = stand.code_on(TWO_APPOINTMENTS);
    stand.take_portal_away().await;
    stand.verifies(&code).await;
    assert_eq!(stand.fault(), Some(Fault::PortalOutOfReach));
    stand.give_portal_back().await;
    stand.pass(seconds(2)).await;
    assert_eq!(stand.appointments().len(), 2, "signed in by itself");

    // While a patient checks in.
    stand.take_portal_away().await;
    stand.is_here_for(0).await;
    assert_eq!(stand.fault(), Some(Fault::PortalOutOfReach));
    stand.give_portal_back().await;
    stand.pass(seconds(2)).await;
    assert!(matches!(stand.appointments()[0].status, AppointmentStatusView::CheckedIn { .. }));
    assert_eq!(stand.fault(), None);
}

#[tokio::test]
async fn a_portal_that_breaks_is_asked_again_and_costs_no_try() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sends_code_to(TWO_APPOINTMENTS).await;
    let code = stand.code_on(TWO_APPOINTMENTS);
    stand.sandbox().set_faults(Faults { answers: Answers::Status500, ..Faults::default() });
    stand.verifies(&code).await;
    assert!(stand.notice().is_some());
    stand.sandbox().set_faults(Faults::default());
    stand.pass(seconds(2)).await;
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
}

#[tokio::test]
async fn a_portal_that_is_switched_off_says_so_and_loses_nothing_typed() {
    let mut stand = StandOverHttp::of(harbour()).await;
    let portal_not_enabled = [harbour().id.to_owned()].into();
    stand.touch().await;
    stand.sandbox().set_faults(Faults { portal_not_enabled, ..Faults::default() });
    stand.sends_code_to(TWO_APPOINTMENTS).await;
    assert_eq!(stand.fault(), Some(Fault::PortalNotEnabled));
    stand.pass(seconds(15)).await;
    assert_eq!(stand.screen(), Screen::Unavailable { reason: OutOfService::PortalNotEnabled });
    stand.sandbox().set_faults(Faults::default());
    stand.pass(seconds(15)).await;
    assert!(matches!(stand.screen(), Screen::SignIn { typing: Typing::Complete, notice: None, .. }));
}

#[tokio::test]
async fn what_was_begun_in_a_session_is_dead_at_the_portal_when_the_patient_is_gone() {
    // A code that is verified late.
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sends_code_to(TWO_APPOINTMENTS).await;
    let code = stand.code_on(TWO_APPOINTMENTS);
    stand.event_held(Event::Intent(Intent::Verify { code: kiosk_core::Sensitive::new(code) }));
    let (_, late_verification) = stand.next_question().unwrap();
    assert!(stand.portal_forgets(late_verification).await);

    // The right of somebody who was signed in.
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.signs_in_with(FAMILY).await;
    let Screen::WhoIsItFor { patients, .. } = stand.screen() else { panic!("a choice is shown") };
    stand.event_held(Event::Intent(Intent::ChoosePatient { patient: patients[0].id.clone() }));
    let (_, late_question) = stand.next_question().unwrap();
    assert!(stand.portal_forgets(late_question).await);
}

#[tokio::test]
async fn a_patient_who_walks_away_is_signed_out() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.signs_in_with(TWO_APPOINTMENTS).await.pass(seconds(60)).await;
    assert!(stand.overlay().is_some());
    stand.intent(Intent::NeedMoreTime).await.pass(seconds(89)).await;
    assert_eq!(stand.ended(), None);
    stand.pass(seconds(1)).await;
    assert_eq!(stand.ended(), Some(EndReason::TimedOut));
}

#[tokio::test]
async fn staff_can_be_called_where_nobody_can_sign_in_and_a_portal_that_is_away_is_said() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.touch().await.intent(Intent::AskStaff).await;
    assert_eq!(stand.view().staff_call, StaffCallView::Told);
    stand.intent(Intent::SignOut).await.next_patient().await;
    stand.take_portal_away().await;
    stand.touch().await.intent(Intent::AskStaff).await;
    assert_eq!(stand.view().staff_call, StaffCallView::NotSent);
    stand.give_portal_back().await;
    stand.intent(Intent::AskStaff).await;
    assert_eq!(stand.view().staff_call, StaffCallView::Told);
}
