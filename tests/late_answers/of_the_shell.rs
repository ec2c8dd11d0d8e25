//! What the shell asks in its patient's name, on its real core and HTTP client: the portal acts, the patient leaves, the next shell is
//! there, and only then comes the answer.

use std::time::Duration;

use kiosk_core::{
    Answer, AppointmentStatusView, Event, Intent, PortalTrouble, Rules, Screen, Sensitive, SignInMethod, Typing,
};
use sandbox_portal::{CLINICS, StillOpen};
use stand_driver::LatePortal;

use super::calls::name_of;
use crate::stand_over_http::{LeavingEarly, StandOverHttp, trouble_in};

const AVERY: &str = "+12025550101";
const AVERYS_INBOX: &str = "avery@example.org";
/// Whoever comes next, who is somebody else.
const BLAIR: &str = "+12025550102";

/// What is asked for a patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    Start,
    Resend,
    Verify,
    PollLink,
    List,
    CheckIn,
    HandOff,
}

impl Asking {
    pub(super) const ALL: [Self; 7] =
        [Self::Start, Self::Resend, Self::Verify, Self::PollLink, Self::List, Self::CheckIn, Self::HandOff];

    /// Goes to where the patient asks it, with every answer in time.
    async fn prepare(self, stand: &mut StandOverHttp) {
        match self {
            Self::Start => {
                stand.touch().await.intent(Intent::ChooseMethod { method: SignInMethod::Phone }).await;
                stand.intent(Intent::Typed { typing: Typing::Complete }).await;
            }
            Self::Resend => {
                stand.sends_code_to(AVERY).await.pass_attended(Duration::from_secs(30)).await;
            }
            Self::Verify => {
                stand.sends_code_to(AVERY).await.intent(Intent::Typed { typing: Typing::Complete }).await;
            }
            Self::PollLink => {
                stand.sends_link_to(AVERYS_INBOX).await;
                approve(stand).await;
            }
            Self::List | Self::CheckIn | Self::HandOff => drop(stand.signs_in_with(AVERY).await),
        }
    }

    /// Asks; nothing is carried out.
    fn ask(self, stand: &mut StandOverHttp) {
        let intent = match self {
            Self::Start => Intent::SendCode { number: Sensitive::new(AVERY.to_owned()) },
            Self::Resend => Intent::Resend,
            Self::Verify => Intent::Verify { code: Sensitive::new(stand.code_on(AVERY)) },
            // These two the stand asks by itself, from time to time.
            Self::PollLink => return stand.pass_held(Duration::from_secs(6)),
            Self::List => return stand.pass_held(Rules::default().appointments_refresh),
            Self::CheckIn => Intent::CheckIn { appointment: stand.appointments()[0].id.clone() },
            Self::HandOff => Intent::OpenPortal,
        };
        stand.event_held(Event::Intent(intent));
    }

    /// Whether the portal did what it was asked to, so that there is something to come late.
    fn was_done(self, answer: &Answer) -> bool {
        use kiosk_core::LinkState;
        match (self, answer) {
            (Self::Start, Answer::Started(Ok(_)))
            | (Self::Resend, Answer::Resent(Ok(_)))
            | (Self::Verify, Answer::Verified(Ok(_)))
            | (Self::PollLink, Answer::LinkPolled(Ok(LinkState::Approved(_))))
            | (Self::CheckIn, Answer::CheckedIn(Ok(_)))
            | (Self::HandOff, Answer::HandedOff(Ok(_))) => true,
            (Self::List, Answer::Listed(Ok(today))) => !today.appointments.is_empty(),
            _ => false,
        }
    }
}

/// The patient opens the link on their own phone, and types the digits.
async fn approve(stand: &StandOverHttp) {
    let Screen::Verification { link_digits: Some(digits), .. } = stand.screen() else { panic!("no link is awaited") };
    let link = stand.sandbox().emails().unwrap().pop().expect("an e-mail has come").link;
    let url = format!("{}{link}", stand.sandbox().base_url());
    let form = [("answer", "approve".to_owned()), ("digits", digits)];
    let answered = tokio::task::spawn_blocking(move || ureq::post(&url).send_form(form).map(drop));
    answered.await.unwrap().unwrap();
}

/// One call whose answer comes when somebody else is there.
async fn check(asking: Asking, how: LeavingEarly) {
    let mut late = None;
    let before = |portal: &str| late.insert(LatePortal::before(portal).unwrap()).base_url().to_owned();
    let mut stand = StandOverHttp::through(CLINICS[0], Rules::default(), before).await;
    let late = late.expect("it was reached through that");
    asking.prepare(&mut stand).await;
    late.holds(&name_of(asking));
    asking.ask(&mut stand);
    let question = stand.asks_and_does_not_wait();
    late.has_held().await.unwrap_or_else(|error| panic!("{asking:?}, {how:?}: {error}"));

    let unanswered = stand.leaves_unanswered(how, question).await;
    let next = stand.view();
    assert_eq!(stand.sandbox().still_open().unwrap(), StillOpen::default(), "{asking:?}, {how:?}");
    late.lets_go().await.unwrap();
    let (answer, again) = unanswered.hears_it_in_vain().await;
    assert!(asking.was_done(&answer), "the portal did not act: {asking:?}, {how:?}, {answer:?}");
    assert_eq!(trouble_in(&again), Some(PortalTrouble::SessionEnded), "{asking:?}, {how:?}");
    assert_eq!(stand.view(), next, "{asking:?}, {how:?}");
    assert_eq!(stand.sandbox().still_open().unwrap(), StillOpen::default(), "{asking:?}, {how:?}");

    is_unaffected(&mut stand).await;
}

/// Whoever is there now signs in and out as if nobody had been there.
async fn is_unaffected(stand: &mut StandOverHttp) {
    stand.signs_in_with(BLAIR).await;
    assert_eq!(stand.appointments(), [], "this one has none today");
    let shown = serde_json::to_string(&stand.view()).unwrap();
    assert!(shown.contains("Blair") && !shown.contains("Avery"));
    stand.intent(Intent::SignOut).await.next_patient().await;
    assert_eq!(stand.sandbox().still_open().unwrap(), StillOpen::default());
}

async fn check_all(how: LeavingEarly) {
    for asking in Asking::ALL {
        check(asking, how).await;
    }
}

#[tokio::test]
async fn no_late_answer_reaches_whoever_comes_after_one_who_signed_out() {
    check_all(LeavingEarly::SignsOut).await;
}

#[tokio::test]
async fn no_late_answer_reaches_whoever_comes_after_one_who_walked_away() {
    check_all(LeavingEarly::WalksAway).await;
}

#[tokio::test]
async fn no_late_answer_reaches_staff_or_whoever_comes_after_them() {
    check_all(LeavingEarly::WantsStaff).await;
}

#[tokio::test]
async fn a_link_that_is_approved_after_the_patient_left_signs_nobody_in() {
    let mut stand = StandOverHttp::of(CLINICS[0]).await;
    stand.sends_link_to(AVERYS_INBOX).await;
    let Screen::Verification { link_digits: Some(digits), .. } = stand.screen() else { panic!("no link is awaited") };
    stand.intent(Intent::SignOut).await.next_patient().await;
    let link = stand.sandbox().emails().unwrap().pop().unwrap().link;
    let url = format!("{}{link}", stand.sandbox().base_url());
    let page = tokio::task::spawn_blocking(move || {
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let form = [("answer", "approve".to_owned()), ("digits", digits)];
        agent.post(&url).send_form(form).unwrap().body_mut().read_to_string().unwrap()
    });
    assert!(page.await.unwrap().contains("This sign-in is over"));
    stand.pass(Duration::from_secs(30)).await;
    assert!(matches!(stand.screen(), Screen::SignIn { typing: Typing::Empty, .. }));
    assert_eq!(stand.sandbox().still_open().unwrap(), StillOpen::default());
}

#[tokio::test]
async fn a_check_in_whose_answer_came_late_is_one_check_in() {
    let mut late = None;
    let before = |portal: &str| late.insert(LatePortal::before(portal).unwrap()).base_url().to_owned();
    let mut stand = StandOverHttp::through(CLINICS[0], Rules::default(), before).await;
    let late = late.expect("it was reached through that");
    Asking::CheckIn.prepare(&mut stand).await;
    late.holds(&name_of(Asking::CheckIn));
    Asking::CheckIn.ask(&mut stand);
    let question = stand.asks_and_does_not_wait();
    late.has_held().await.unwrap();
    let unanswered = stand.leaves_unanswered(LeavingEarly::SignsOut, question).await;
    late.lets_go().await.unwrap();
    unanswered.hears_it_in_vain().await;
    // The same patient comes again, and finds what they did.
    stand.signs_in_with(AVERY).await;
    let statuses: Vec<_> = stand.appointments().into_iter().map(|appointment| appointment.status).collect();
    let done =
        matches!(statuses[..], [AppointmentStatusView::AlreadyCheckedIn { .. }, AppointmentStatusView::Expected]);
    assert!(done, "{statuses:?}");
}
