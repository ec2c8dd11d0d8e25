//! The main road, and the small rules along it.

use super::stand::*;
use crate::view::{AppointmentStatusView, Screen, SubmitView};
use crate::*;

#[test]
fn a_patient_signs_in_says_that_they_are_here_and_signs_out() {
    let mut stand = Stand::at_rest();
    stand.event(Event::Activity);
    assert_eq!(stand.effects, [Effect::OpenSession]);
    stand.event(Event::SessionOpened).types(Typing::Complete).sends("(202) 555-0147");
    assert!(matches!(stand.question(), PortalCall::StartAttempt { .. }));
    stand.answer(Answer::Started(Ok(code_sent())));
    assert!(matches!(stand.screen(), Screen::Verification { masked_contact, .. } if masked_contact == "••• ••• ••47"));
    stand.verifies("123 456").answer(Answer::Verified(Ok(signed_in_as(&["Mara"]))));
    stand.lists(vec![appointment("a-1", 9, AppointmentStatus::Expected)]);
    stand.checks_in("a-1");
    stand.answer(checked_in("a-1", AppointmentStatus::CheckedIn(welcome())));
    assert_eq!(stand.statuses(), [AppointmentStatusView::CheckedIn { welcome: welcome() }]);
    stand.intent(Intent::SignOut);
    assert_eq!(stand.effects, [Effect::EndJourney(EndReason::SignedOut)]);
    assert!(stand.has_ended(EndReason::SignedOut));
}

#[test]
fn a_kiosk_session_is_asked_for_once_at_the_first_touch() {
    let mut stand = Stand::at_rest();
    assert_eq!(stand.event(Event::Activity).effects, [Effect::OpenSession]);
    assert_eq!(stand.event(Event::Activity).effects, []);
    assert_eq!(stand.types(Typing::Begun).effects, []);
}

#[test]
fn a_number_that_is_sent_before_there_is_a_kiosk_session_waits_for_it() {
    let mut stand = Stand::at_rest();
    stand.event(Event::Activity).types(Typing::Complete).sends("2025550147");
    assert!(stand.asked.is_empty());
    assert!(matches!(stand.screen(), Screen::SignIn { submit: SubmitView::Busy, .. }));
    stand.event(Event::SessionRefused(PortalTrouble::OutOfReach));
    assert_eq!(stand.fault(), Some(Fault::PortalOutOfReach));
    stand.event(Event::SessionOpened);
    assert!(matches!(stand.question(), PortalCall::StartAttempt { .. }));
}

#[test]
fn the_farewell_of_the_journey_before_goes_with_the_first_touch() {
    let mut stand = Stand::at_rest();
    stand.event(Event::Farewell(Farewell::SignedOut)).event(Event::Uncovered);
    assert_eq!(stand.effects, [Effect::ShowWindow]);
    assert!(matches!(stand.screen(), Screen::SignIn { farewell: Some(Farewell::SignedOut), .. }));
    stand.event(Event::Activity);
    assert!(matches!(stand.screen(), Screen::SignIn { farewell: None, .. }));
}

#[test]
fn what_is_said_of_the_journey_before_is_not_said_to_somebody_who_is_there_already() {
    let mut stand = Stand::touched();
    stand.event(Event::Farewell(Farewell::SignedOut)).event(Event::Uncovered);
    assert!(matches!(stand.screen(), Screen::SignIn { farewell: None, .. }));
}

#[test]
fn a_contact_that_nobody_has_is_said_so_where_the_portal_says_so() {
    let mut stand = Stand::sending();
    stand.answer(Answer::Started(Err(StartRefused::ContactNotFound)));
    assert_eq!(stand.fault(), Some(Fault::ContactNotFound));
    assert!(matches!(stand.screen(), Screen::SignIn { submit: SubmitView::Ready, .. }));
}

#[test]
fn a_landline_is_said_so() {
    let mut stand = Stand::sending();
    stand.answer(Answer::Started(Err(StartRefused::CannotReceiveTexts)));
    assert_eq!(stand.fault(), Some(Fault::CannotReceiveTexts));
}

#[test]
fn after_too_many_tries_the_wait_is_shown_and_counts_down() {
    let mut stand = Stand::sending();
    stand.answer(Answer::Started(Err(StartRefused::Limited(limited(LimitOf::Contact, 45)))));
    let other = Some(SignInMethod::Email);
    let wait = |seconds| Some(Notice::of(Fault::TooManyTries).waiting(seconds).offering(other));
    assert_eq!(stand.notice(), wait(45));
    assert_eq!(stand.pass(seconds(5)).notice(), wait(40));
    assert!(stand.sends("2025550147").asked.is_empty(), "nothing is sent before the wait is over");
    stand.pass_attended(seconds(40));
    assert_eq!(stand.notice(), None);
    assert!(matches!(stand.screen(), Screen::SignIn { submit: SubmitView::Ready, .. }));
}

#[test]
fn emptying_the_field_lifts_a_wait_that_belonged_to_its_number() {
    let mut stand = Stand::sending();
    stand.answer(Answer::Started(Err(StartRefused::Limited(limited(LimitOf::Contact, 3_000)))));
    stand.types(Typing::Begun);
    assert_eq!(stand.fault(), Some(Fault::TooManyTries));
    stand.types(Typing::Empty);
    assert_eq!(stand.fault(), None);
}

#[test]
fn changing_the_number_gives_up_what_was_being_sent() {
    let mut stand = Stand::sending();
    stand.types(Typing::Empty);
    assert!(matches!(stand.screen(), Screen::SignIn { submit: SubmitView::Disabled, .. }));
    stand.answer(Answer::Started(Ok(code_sent())));
    assert!(matches!(stand.screen(), Screen::SignIn { .. }), "its answer comes too late");
}

#[test]
fn use_different_phone_leads_back_to_what_was_typed_and_drops_the_attempt() {
    let mut stand = Stand::at_verification();
    stand.verifies("123456").intent(Intent::UseDifferentContact);
    let screen = stand.screen();
    assert!(matches!(screen, Screen::SignIn { typing: Typing::Complete, notice: None, submit: SubmitView::Ready, .. }));
    stand.answer(Answer::Verified(Ok(signed_in_as(&["Mara"]))));
    assert!(matches!(stand.screen(), Screen::SignIn { .. }));
}

#[test]
fn a_portal_that_is_not_enabled_has_a_screen_of_its_own() {
    for mut stand in [Stand::touched(), Stand::at_rest()] {
        stand.event(Event::Standing(Standing::OutOfService(OutOfService::PortalNotEnabled)));
        assert_eq!(stand.screen(), Screen::Unavailable { reason: OutOfService::PortalNotEnabled });
        stand.event(Event::Standing(Standing::InService));
        assert!(matches!(stand.screen(), Screen::SignIn { .. }));
    }
}

#[test]
fn a_portal_that_is_switched_off_meanwhile_loses_nothing_typed_and_goes_on_when_it_is_back() {
    let mut stand = Stand::sending();
    stand.answer(Answer::Started(Err(PortalTrouble::NotEnabled.into())));
    assert_eq!(stand.fault(), Some(Fault::PortalNotEnabled));
    stand.event(Event::Standing(Standing::OutOfService(OutOfService::PortalNotEnabled)));
    assert_eq!(stand.screen(), Screen::Unavailable { reason: OutOfService::PortalNotEnabled });
    stand.event(Event::Standing(Standing::InService));
    assert!(matches!(stand.screen(), Screen::SignIn { typing: Typing::Complete, submit: SubmitView::Ready, .. }));
    let mut stand = Stand::sending();
    stand.answer(Answer::Started(Err(PortalTrouble::NotEnabled.into()))).pass(seconds(2));
    stand.answer(Answer::Started(Ok(code_sent())));
    assert!(matches!(stand.screen(), Screen::Verification { .. }));
}

#[test]
fn a_contact_of_several_patients_leads_to_the_question_whose_turn_it_is() {
    let mut stand = Stand::signed_in_with(signed_in_as(&["Mara", "Jo"]));
    let Screen::WhoIsItFor { patients, .. } = stand.screen() else { panic!("a choice is shown") };
    assert_eq!(patients.iter().map(|patient| patient.name.as_str()).collect::<Vec<_>>(), ["Mara", "Jo"]);
    stand.intent(Intent::ChoosePatient { patient: PatientId("id-nobody".to_owned()) });
    assert!(matches!(stand.screen(), Screen::WhoIsItFor { .. }), "only somebody on the list can be chosen");
    stand.intent(Intent::ChoosePatient { patient: PatientId("id-Jo".to_owned()) });
    assert!(matches!(stand.question(), PortalCall::ListAppointments { patient, .. } if patient.0 == "id-Jo"));
}

#[test]
fn a_language_can_be_chosen_on_any_screen_and_only_one_that_is_offered() {
    for mut stand in [Stand::touched(), Stand::at_verification(), Stand::at_appointments()] {
        stand.intent(Intent::ChooseLanguage { language: LanguageTag("es".to_owned()) });
        assert_eq!(stand.view().language.0, "es");
        stand.intent(Intent::ChooseLanguage { language: LanguageTag("xx".to_owned()) });
        assert_eq!(stand.view().language.0, "es");
    }
}

#[test]
fn a_view_never_holds_what_was_typed_or_a_token() {
    let mut stand = Stand::sending();
    let mut seen = serde_json::to_string(&stand.view()).unwrap();
    stand.answer(Answer::Started(Ok(code_sent()))).verifies("135791");
    seen += &serde_json::to_string(&stand.view()).unwrap();
    stand.answer(Answer::Verified(Ok(signed_in_as(&["Mara"]))));
    seen += &serde_json::to_string(&stand.view()).unwrap();
    for secret in ["5550147", "135791", "attempt-1", "access-1"] {
        assert!(!seen.contains(secret), "{secret}");
    }
    assert!(!format!("{:?}", stand.kiosk).contains("5550147"));
}
