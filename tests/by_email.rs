//! Journeys by e-mail over real HTTP against the sandbox portal, on clocks that are moved by hand: the link that is approved
//! on the patient's own phone, and the code in the same e-mail.

use std::time::Duration;

use crate::stand_over_http::StandOverHttp;
use kiosk_core::{Fault, Intent, ResendView, Screen, SignInMethod, Typing};
use sandbox_portal::{CLINICS, Clinic, Email, Faults};

const TWO_APPOINTMENTS: &str = "avery@example.org";
const WITH_A_PLUS: &str = "Blair+clinic@Example.org";
const INTERNATIONALISED: &str = "casey@bücher.example";
const TWELVE: &str = "twelve@example.org";
const WITHDRAWN: &str = "lennon@example.org";
const UNKNOWN: &str = "nobody@example.org";
const LANDLINE: &str = "+12025550107";
const SAME_PATIENT_AS_THE_LANDLINE: &str = "harper@example.org";

fn harbour() -> &'static Clinic {
    CLINICS[0]
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn newest_email(stand: &StandOverHttp) -> Email {
    stand.sandbox().emails().unwrap().pop().expect("an e-mail has come")
}

fn digits(stand: &StandOverHttp) -> Option<String> {
    match stand.screen() {
        Screen::Verification { link_digits, .. } => link_digits,
        other => panic!("not verification but {other:?}"),
    }
}

/// Opens an e-mail's link on the patient's own phone and fills in one of its forms. Gives what the page says.
async fn answers(stand: &StandOverHttp, email: &Email, form: &[(&str, &str)]) -> String {
    let url = format!("{}{}", stand.sandbox().base_url(), email.link);
    let form: Vec<_> = form.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let answered = tokio::task::spawn_blocking(move || {
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        agent.post(&url).send_form(form).unwrap().body_mut().read_to_string().unwrap()
    });
    answered.await.unwrap()
}

async fn approves(stand: &StandOverHttp, email: &Email, digits: &str) -> String {
    answers(stand, email, &[("answer", "approve"), ("digits", digits)]).await
}

async fn awaiting_link() -> StandOverHttp {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sends_link_to(TWO_APPOINTMENTS).await;
    stand
}

#[tokio::test]
async fn the_link_approved_on_the_patients_own_phone_signs_the_stand_in_by_itself() {
    let mut stand = awaiting_link().await;
    let shown = digits(&stand).unwrap();
    stand.pass(seconds(6)).await;
    assert_eq!(digits(&stand).as_deref(), Some(shown.as_str()), "nobody has opened the link");
    let page = approves(&stand, &newest_email(&stand), &shown).await;
    assert!(page.contains("You are signed in"), "{page}");
    stand.pass(seconds(6)).await;
    assert_eq!(stand.appointments().len(), 2);
}

#[tokio::test]
async fn the_code_in_the_same_email_signs_in_and_its_link_is_used_up_then() {
    let mut stand = awaiting_link().await;
    let (email, shown) = (newest_email(&stand), digits(&stand).unwrap());
    stand.verifies(&email.code).await;
    assert_eq!(stand.appointments().len(), 2);
    let page = approves(&stand, &email, &shown).await;
    assert!(!page.contains("You are signed in"), "{page}");
}

#[tokio::test]
async fn wrong_digits_and_not_me_end_the_attempt_and_the_stand_says_so() {
    for form in [vec![("answer", "approve"), ("digits", "00")], vec![("answer", "not-me"), ("sure", "yes")]] {
        let mut stand = awaiting_link().await;
        let email = newest_email(&stand);
        answers(&stand, &email, &form).await;
        stand.pass(seconds(6)).await;
        assert_eq!((stand.fault(), digits(&stand)), (Some(Fault::LinkDenied), None), "{form:?}");
        stand.verifies(&email.code).await;
        assert_eq!(stand.fault(), Some(Fault::LinkDenied), "its code is worth nothing either");
        stand.intent(Intent::Resend).await;
        let shown = digits(&stand).expect("a new attempt has a link of its own");
        approves(&stand, &newest_email(&stand), &shown).await;
        stand.pass(seconds(6)).await;
        assert_eq!(stand.appointments().len(), 2);
    }
}

#[tokio::test]
async fn a_resend_kills_the_older_link_and_the_older_code() {
    let mut stand = awaiting_link().await;
    let (older, older_digits) = (newest_email(&stand), digits(&stand).unwrap());
    stand.pass_attended(seconds(30)).await.intent(Intent::Resend).await;
    let newer = newest_email(&stand);
    assert_ne!(older.link, newer.link);
    approves(&stand, &older, &older_digits).await;
    stand.pass(seconds(6)).await;
    assert!(digits(&stand).is_some(), "the older link signs nobody in, and ends nothing");
    if older.code != newer.code {
        stand.verifies(&older.code).await;
        assert_eq!(stand.fault(), Some(Fault::CodeWrong));
    }
    let shown = digits(&stand).unwrap();
    approves(&stand, &newer, &shown).await;
    stand.pass(seconds(6)).await;
    assert_eq!(stand.appointments().len(), 2);
}

#[tokio::test]
async fn a_link_that_is_too_old_says_so_and_another_can_be_had() {
    let mut stand = awaiting_link().await;
    let (email, shown) = (newest_email(&stand), digits(&stand).unwrap());
    stand.pass_attended(seconds(600)).await;
    assert_eq!((stand.fault(), digits(&stand)), (Some(Fault::LinkExpired), None));
    let page = approves(&stand, &email, &shown).await;
    assert!(page.contains("too old"), "{page}");
    stand.intent(Intent::Resend).await;
    assert!(digits(&stand).is_some());
}

#[tokio::test]
async fn a_link_that_the_portal_finds_too_old_before_the_stand_does_says_so() {
    let mut stand = awaiting_link().await;
    stand.sandbox().set_faults(Faults { link_expired: true, ..Faults::default() });
    stand.pass(seconds(6)).await;
    assert_eq!(stand.fault(), Some(Fault::LinkExpired));
}

#[tokio::test]
async fn the_network_may_go_away_while_the_link_is_waited_for() {
    let mut stand = awaiting_link().await;
    let (email, shown) = (newest_email(&stand), digits(&stand).unwrap());
    stand.take_portal_away().await;
    stand.pass(seconds(20)).await;
    assert_eq!(stand.fault(), Some(Fault::PortalOutOfReach));
    stand.give_portal_back().await;
    approves(&stand, &email, &shown).await;
    stand.pass(seconds(12)).await;
    assert_eq!(stand.appointments().len(), 2, "signed in by itself");
}

#[tokio::test]
async fn a_portal_that_asks_to_slow_down_is_asked_less_often_and_signs_in_all_the_same() {
    let mut stand = awaiting_link().await;
    let (email, shown) = (newest_email(&stand), digits(&stand).unwrap());
    stand.sandbox().set_faults(Faults { slow_down: true, ..Faults::default() });
    stand.pass(seconds(20)).await;
    assert_eq!(stand.fault(), None, "nobody need know");
    stand.sandbox().set_faults(Faults::default());
    approves(&stand, &email, &shown).await;
    stand.pass(seconds(40)).await;
    assert_eq!(stand.appointments().len(), 2);
}

#[tokio::test]
async fn an_address_is_found_however_it_is_written() {
    for address in [WITH_A_PLUS, INTERNATIONALISED, "  AVERY@EXAMPLE.ORG "] {
        let mut stand = StandOverHttp::of(harbour()).await;
        stand.sends_link_to(address).await;
        stand.verifies(&newest_email(&stand).code).await;
        assert!(matches!(stand.screen(), Screen::Appointments { .. }), "{address}");
    }
}

#[tokio::test]
async fn an_address_that_nobody_has_is_said_so_and_the_phone_is_offered() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sends_link_to(UNKNOWN).await;
    let notice = stand.notice().unwrap();
    assert_eq!((notice.fault, notice.alternative), (Fault::ContactNotFound, Some(SignInMethod::Phone)));
    assert!(stand.sandbox().emails().unwrap().is_empty());
}

#[tokio::test]
async fn a_landline_leads_to_email() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sends_code_to(LANDLINE).await;
    let notice = stand.notice().unwrap();
    assert_eq!((notice.fault, notice.alternative), (Fault::CannotReceiveTexts, Some(SignInMethod::Email)));
    stand.sends_link_to(SAME_PATIENT_AS_THE_LANDLINE).await;
    stand.verifies(&newest_email(&stand).code).await;
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
}

#[tokio::test]
async fn use_different_email_keeps_what_was_typed_and_the_other_address_works() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sends_link_to(SAME_PATIENT_AS_THE_LANDLINE).await.intent(Intent::UseDifferentContact).await;
    let kept = matches!(stand.screen(), Screen::SignIn { method: SignInMethod::Email, typing: Typing::Complete, .. });
    assert!(kept, "{:?}", stand.screen());
    stand.sends_link_to(TWO_APPOINTMENTS).await;
    stand.verifies(&newest_email(&stand).code).await;
    assert_eq!(stand.appointments().len(), 2);
}

#[tokio::test]
async fn a_family_of_twelve_changes_from_one_to_the_next_without_signing_in_again() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sends_link_to(TWELVE).await;
    stand.verifies(&newest_email(&stand).code).await;
    let Screen::WhoIsItFor { patients, .. } = stand.screen() else { panic!("a choice is shown") };
    assert_eq!(patients.len(), 12);
    for patient in patients {
        stand.intent(Intent::ChoosePatient { patient: patient.id }).await;
        assert!(
            matches!(stand.screen(), Screen::Appointments { patient: name, others: true, .. } if name == patient.name)
        );
        stand.intent(Intent::ChangePatient).await;
    }
    assert_eq!(stand.sandbox().emails().unwrap().len(), 1);
}

#[tokio::test]
async fn a_family_member_whose_access_was_withdrawn_is_said_so_and_the_others_go_on() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sends_link_to(WITHDRAWN).await;
    stand.verifies(&newest_email(&stand).code).await;
    let Screen::WhoIsItFor { patients, .. } = stand.screen() else { panic!("a choice is shown") };
    let [allowed, withdrawn] = patients.as_slice() else { panic!("two patients") };
    stand.intent(Intent::ChoosePatient { patient: withdrawn.id.clone() }).await;
    assert_eq!(stand.fault(), Some(Fault::AccessWithdrawn));
    stand.intent(Intent::ChoosePatient { patient: allowed.id.clone() }).await;
    assert!(!stand.appointments().is_empty());
}

#[tokio::test]
async fn a_message_that_does_not_come_is_said_to_be_late_and_another_can_be_asked_for() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sandbox().set_faults(Faults { messages_lost: true, ..Faults::default() });
    stand.sends_link_to(TWO_APPOINTMENTS).await.pass_attended(seconds(45)).await;
    assert!(stand.sandbox().emails().unwrap().is_empty());
    let late = matches!(
        stand.screen(),
        Screen::Verification { not_arrived: true, resend: ResendView::Ready, code_wanted: true, .. }
    );
    assert!(late, "{:?}", stand.screen());
}

#[tokio::test]
async fn a_portal_that_limits_the_stand_is_said_so_with_the_wait() {
    let mut stand = StandOverHttp::of(harbour()).await;
    stand.sandbox().set_faults(Faults { stand_limited: true, ..Faults::default() });
    stand.sends_link_to(TWO_APPOINTMENTS).await;
    let notice = stand.notice().unwrap();
    assert_eq!((notice.fault, notice.alternative), (Fault::StandLimited, None));
    assert!(notice.wait_seconds.is_some());
}
