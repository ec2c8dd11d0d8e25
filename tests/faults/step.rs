//! What a patient is just doing when something goes wrong: how it comes to that, what they do, and how it is known that it
//! has worked.

use std::time::Duration;

use crate::stand_over_http::StandOverHttp;
use kiosk_core::{
    AppointmentStatusView, DayView, Fault, Intent, LanguageTag, ResendView, Screen, Sensitive, SignInMethod,
    SubmitView, Typing,
};

/// An invented family's phone: two patients, both expected today.
const FAMILY: &str = "+12025550105";
/// The same family's inbox.
const INBOX: &str = "ellis.family@example.org";
/// After one wrong code.
const TRIES_LEFT: u8 = 4;

/// One thing that a patient does, with which the portal has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Resting,
    FirstTouch,
    SendingTheCode,
    SendingTheLink,
    WaitingForTheLink,
    Resending,
    TypingAWrongCode,
    Verifying,
    Listing,
    CheckingIn,
}

impl Step {
    /// Goes to where the step begins, while nothing is wrong. On the way one wrong code is typed.
    pub(crate) async fn prepare(self, stand: &mut StandOverHttp) {
        match self {
            Self::Resting | Self::FirstTouch => {}
            Self::SendingTheCode | Self::SendingTheLink => touch_and_choose_spanish(stand).await,
            Self::WaitingForTheLink => {
                touch_and_choose_spanish(stand).await;
                stand.sends_link_to(INBOX).await;
            }
            Self::Resending | Self::TypingAWrongCode | Self::Verifying => to_verification(stand).await,
            Self::Listing => sign_in(stand).await,
            Self::CheckingIn => {
                sign_in(stand).await;
                choose_patient(stand).await;
            }
        }
    }

    /// Does it.
    pub(crate) async fn act(self, stand: &mut StandOverHttp) {
        match self {
            // Nothing but what the stand does by itself.
            Self::Resting => drop(stand.pass(Duration::from_secs(16)).await),
            Self::FirstTouch => {
                touch_and_choose_spanish(stand).await;
                stand.sends_code_to(FAMILY).await;
            }
            Self::SendingTheCode => drop(stand.sends_code_to(FAMILY).await),
            Self::SendingTheLink => drop(stand.sends_link_to(INBOX).await),
            Self::WaitingForTheLink => drop(stand.pass(Duration::from_secs(6)).await),
            Self::Resending => drop(stand.intent(Intent::Resend).await),
            Self::TypingAWrongCode => verify(stand, stand.wrong_code_for(FAMILY)).await,
            Self::Verifying => verify(stand, newest_code(stand)).await,
            Self::Listing => choose_patient(stand).await,
            Self::CheckingIn => drop(stand.is_here_for(0).await),
        }
    }

    /// Whether it has worked, and happened once.
    pub(crate) fn is_done(self, stand: &StandOverHttp) -> bool {
        let screen = stand.screen();
        match self {
            Self::Resting => {
                matches!(screen, Screen::SignIn { notice: None, typing: Typing::Empty, .. }) && messages(stand) == 0
            }
            Self::FirstTouch | Self::SendingTheCode => {
                matches!(screen, Screen::Verification { notice: None, .. }) && messages(stand) == 1 && in_spanish(stand)
            }
            Self::SendingTheLink | Self::WaitingForTheLink => {
                matches!(screen, Screen::Verification { notice: None, link_digits: Some(_), .. })
                    && emails(stand) == 1
                    && in_spanish(stand)
            }
            Self::Resending => {
                let waits =
                    matches!(screen, Screen::Verification { notice: None, resend: ResendView::Wait { .. }, .. });
                waits && messages(stand) == 2 && in_spanish(stand)
            }
            Self::TypingAWrongCode => {
                let notice = stand.notice().map(|notice| (notice.fault, notice.tries_left));
                notice == Some((Fault::CodeWrong, Some(TRIES_LEFT - 1))) && in_spanish(stand)
            }
            Self::Verifying => matches!(screen, Screen::WhoIsItFor { .. }) && in_spanish(stand),
            Self::Listing => {
                let is_shown =
                    matches!(screen, Screen::Appointments { day: DayView::Appointments { .. }, notice: None, .. });
                is_shown && in_spanish(stand)
            }
            Self::CheckingIn => {
                let is_here = matches!(stand.appointments()[0].status, AppointmentStatusView::CheckedIn { .. });
                is_here && stand.notice().is_none() && in_spanish(stand)
            }
        }
    }

    /// Whether all that the patient did is still there, and drawn as being under way.
    pub(crate) fn keeps_everything(self, stand: &StandOverHttp) -> bool {
        let under_way = match (self, stand.screen()) {
            (Self::Resting, Screen::SignIn { typing, .. }) => return typing == Typing::Empty,
            (Self::FirstTouch | Self::SendingTheCode | Self::SendingTheLink, Screen::SignIn { typing, submit, .. }) => {
                typing == Typing::Complete && submit == SubmitView::Busy
            }
            (Self::WaitingForTheLink, Screen::Verification { link_digits, code_wanted, .. }) => {
                link_digits.is_some() && code_wanted
            }
            (Self::Resending, Screen::Verification { resend, entry, .. }) => {
                resend == ResendView::Busy && entry == EMPTIED_ONCE
            }
            (
                Self::TypingAWrongCode | Self::Verifying,
                Screen::Verification { typing, submit, code_wanted, entry, .. },
            ) => typing == Typing::Complete && submit == SubmitView::Busy && code_wanted && entry == EMPTIED_ONCE,
            (Self::Listing, Screen::Appointments { day, .. }) => day == DayView::Loading,
            (Self::CheckingIn, Screen::Appointments { day: DayView::Appointments { appointments, .. }, .. }) => {
                appointments[0].status == AppointmentStatusView::CheckingIn
            }
            _ => false,
        };
        under_way && in_spanish(stand)
    }
}

/// The field, by the one wrong code on the way.
const EMPTIED_ONCE: u32 = 1;

/// Seconds until `Resend code` can be pressed.
pub(crate) fn resend_wait(stand: &StandOverHttp) -> Option<u32> {
    match stand.screen() {
        Screen::Verification { resend: ResendView::Wait { seconds }, .. } => Some(seconds),
        Screen::Verification { resend: ResendView::Ready, .. } => Some(0),
        _ => None,
    }
}

/// Goes on from whatever screen there is.
pub(crate) async fn go_on_to_the_end(stand: &mut StandOverHttp, case: impl Fn() -> String) {
    if matches!(stand.screen(), Screen::SignIn { .. }) {
        Step::FirstTouch.act(stand).await;
    }
    if matches!(stand.screen(), Screen::Verification { .. }) {
        Step::Verifying.act(stand).await;
    }
    if matches!(stand.screen(), Screen::WhoIsItFor { .. }) {
        choose_patient(stand).await;
    }
    assert!(matches!(stand.screen(), Screen::Appointments { .. }), "{} is at {:?}", case(), stand.screen());
    stand.is_here_for(0).await;
    let is_here = matches!(stand.appointments()[0].status, AppointmentStatusView::CheckedIn { .. });
    assert!(is_here, "{} is at {:?}", case(), stand.screen());
    stand.intent(Intent::SignOut).await;
}

async fn touch_and_choose_spanish(stand: &mut StandOverHttp) {
    stand.touch().await.intent(Intent::ChooseLanguage { language: spanish() }).await;
}

async fn to_verification(stand: &mut StandOverHttp) {
    touch_and_choose_spanish(stand).await;
    stand.sends_code_to(FAMILY).await.pass_attended(Duration::from_secs(30)).await;
    verify(stand, stand.wrong_code_for(FAMILY)).await;
    assert_eq!(stand.notice().unwrap().tries_left, Some(TRIES_LEFT));
}

async fn sign_in(stand: &mut StandOverHttp) {
    to_verification(stand).await;
    verify(stand, stand.code_on(FAMILY)).await;
}

async fn verify(stand: &mut StandOverHttp, code: String) {
    stand.intent(Intent::Typed { typing: Typing::Complete }).await;
    stand.intent(Intent::Verify { code: Sensitive::new(code) }).await;
}

async fn choose_patient(stand: &mut StandOverHttp) {
    let Screen::WhoIsItFor { patients, .. } = stand.screen() else { panic!("a choice is shown") };
    stand.intent(Intent::ChoosePatient { patient: patients[0].id.clone() }).await;
}

fn messages(stand: &StandOverHttp) -> usize {
    stand.sandbox().messages().unwrap().len()
}

fn emails(stand: &StandOverHttp) -> usize {
    stand.sandbox().emails().unwrap().len()
}

/// From wherever the code was sent to.
fn newest_code(stand: &StandOverHttp) -> String {
    match stand.screen() {
        Screen::Verification { method: SignInMethod::Email, .. } => {
            stand.sandbox().emails().unwrap().pop().unwrap().code
        }
        _ => stand.code_on(FAMILY),
    }
}

fn spanish() -> LanguageTag {
    LanguageTag("es".to_owned())
}

fn in_spanish(stand: &StandOverHttp) -> bool {
    stand.view().language == spanish()
}
