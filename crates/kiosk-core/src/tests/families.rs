//! A contact that speaks for several patients.

use super::stand::*;
use crate::view::Screen;
use crate::*;

fn family(names: &[&str]) -> Stand {
    Stand::signed_in_with(signed_in_as(names))
}

fn chooses(stand: &mut Stand, name: &str) {
    stand.intent(Intent::ChoosePatient { patient: PatientId(format!("id-{name}")) });
}

fn names(stand: &Stand) -> Vec<String> {
    let Screen::WhoIsItFor { patients, .. } = stand.screen() else { panic!("a choice is shown") };
    patients.into_iter().map(|patient| patient.name).collect()
}

#[test]
fn another_patient_can_be_chosen_without_signing_in_again() {
    let mut stand = family(&["Mara", "Jo"]);
    chooses(&mut stand, "Mara");
    stand.lists(vec![appointment("a-1", 9, AppointmentStatus::Expected)]);
    assert!(matches!(stand.screen(), Screen::Appointments { others: true, .. }));
    stand.intent(Intent::ChangePatient);
    assert_eq!(names(&stand), ["Mara", "Jo"]);
    chooses(&mut stand, "Jo");
    assert!(matches!(stand.question(), PortalCall::ListAppointments { patient, .. } if patient.0 == "id-Jo"));
}

#[test]
fn one_patient_has_nobody_to_change_to() {
    let mut stand = Stand::at_appointments();
    stand.intent(Intent::ChangePatient);
    assert!(matches!(stand.screen(), Screen::Appointments { others: false, .. }));
}

#[test]
fn the_session_of_a_family_ends_as_one() {
    let mut stand = family(&["Mara", "Jo"]);
    chooses(&mut stand, "Mara");
    stand.lists(Vec::new()).pass_attended(seconds(600)).intent(Intent::ChangePatient);
    stand.pass_attended(seconds(180));
    assert!(matches!(stand.overlay(), Some(Overlay::SessionEnding { .. })));
}

#[test]
fn a_patient_whose_access_was_withdrawn_is_not_offered_again() {
    let mut stand = family(&["Mara", "Jo", "Ida"]);
    chooses(&mut stand, "Jo");
    stand.answer(Answer::Listed(Err(ListRefused::AccessWithdrawn)));
    assert_eq!((stand.fault(), names(&stand)), (Some(Fault::AccessWithdrawn), vec!["Mara".into(), "Ida".into()]));
    chooses(&mut stand, "Jo");
    assert_eq!(names(&stand).len(), 2, "also not by a control that is still there");
    chooses(&mut stand, "Mara");
    stand.lists(Vec::new()).intent(Intent::ChangePatient);
    assert_eq!(stand.fault(), None, "the sentence has been read");
}

#[test]
fn access_can_be_withdrawn_in_the_middle_of_checking_in() {
    let mut stand = family(&["Mara", "Jo"]);
    chooses(&mut stand, "Jo");
    stand.lists(vec![appointment("a-1", 9, AppointmentStatus::Expected)]).checks_in("a-1");
    stand.answer(Answer::CheckedIn(Err(CheckInRefused::AccessWithdrawn)));
    assert_eq!((stand.fault(), names(&stand)), (Some(Fault::AccessWithdrawn), vec!["Mara".into()]));
}

#[test]
fn the_only_patient_whose_access_was_withdrawn_leaves_nobody_to_choose() {
    let mut stand = Stand::signed_in();
    stand.answer(Answer::Listed(Err(ListRefused::AccessWithdrawn)));
    assert_eq!((stand.fault(), names(&stand).len()), (Some(Fault::AccessWithdrawn), 0));
    stand.intent(Intent::SignOut);
    assert!(stand.has_ended(EndReason::SignedOut));
}
