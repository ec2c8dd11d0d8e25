//! Every fault of the sandbox on every screen: a sentence, a way on, nothing lost that was typed, and recovery by itself.
//!
//! `trouble.rs` says which faults there are and what each has to come to; `step.rs` what a patient is just doing. Adding a
//! fault to the sandbox does not compile until it is said what it comes to.

mod step;
mod trouble;

use std::time::Duration;

use crate::stand_over_http::StandOverHttp;
use kiosk_core::{EndReason, Event, Farewell, Fault, OutOfService, Screen, Typing};
use portal_client::http::Timeouts;
use sandbox_portal::{CLINICS, Faults};
use step::Step;
use trouble::{Outcome, Trouble};

/// As long as the longest pause between two askings, and the time that one takes.
const RECOVERY: Duration = Duration::from_secs(12);
/// How long a screen stays that says that nobody can sign in, when that is over: until the stand looks again.
const UNAVAILABLE: Duration = Duration::from_secs(16);
const SECOND: Duration = Duration::from_secs(1);

/// One fault on one screen, from before it is switched on until the patient has signed out.
struct Case {
    step: Step,
    trouble: Trouble,
    stand: StandOverHttp,
}

impl Case {
    async fn run(step: Step, trouble: Trouble) {
        let stand = StandOverHttp::of(CLINICS[0]).await;
        let mut case = Self { step, trouble, stand };
        case.step.prepare(&mut case.stand).await;
        case.stand.sandbox().set_faults(case.trouble.faults.clone());
        case.stand.waits_for_answers(case.trouble.timeouts());
        case.step.act(&mut case.stand).await;
        match case.trouble.outcome(step) {
            Outcome::Unnoticed => case.is_not_noticed().await,
            Outcome::Said(fault) => case.says_so_and_goes_on_by_itself(fault).await,
            Outcome::ToldToWait => case.tells_how_long_and_lets_go_on().await,
            Outcome::Unavailable(reason) => case.says_that_nobody_can_sign_in(reason).await,
            Outcome::Ended => case.ends_with_a_farewell().await,
        }
        case.ends_well().await;
    }

    async fn is_not_noticed(&mut self) {
        self.expect_done();
        self.switch_off();
        self.stand.pass(SECOND).await;
        self.expect_done();
    }

    async fn says_so_and_goes_on_by_itself(&mut self, fault: Fault) {
        self.expect_said(fault);
        // Asked again, and still the same; nobody has to look.
        self.stand.pass(2 * SECOND).await;
        self.expect_said(fault);
        self.switch_off();
        self.recovers_within(RECOVERY, |case| case.step.is_done(&case.stand)).await;
        self.expect_done();
    }

    fn expect_said(&self, fault: Fault) {
        assert_eq!(self.stand.fault(), Some(fault), "{self}");
        assert!(self.step.keeps_everything(&self.stand), "{self}");
    }

    /// The portal says that it is too soon. The button counts that down, and the code that came before can still be typed.
    async fn tells_how_long_and_lets_go_on(&mut self) {
        let wait = step::resend_wait(&self.stand).unwrap_or_else(|| panic!("{self}"));
        self.switch_off();
        self.stand.pass_attended(Duration::from_secs(wait.into())).await;
        assert_eq!(step::resend_wait(&self.stand), Some(0), "{self}");
        self.step.act(&mut self.stand).await;
        self.expect_done();
    }

    async fn says_that_nobody_can_sign_in(&mut self, reason: OutOfService) {
        assert_eq!(self.stand.screen(), Screen::Unavailable { reason }, "{self}");
        self.stand.pass(2 * SECOND).await;
        assert_eq!(self.stand.screen(), Screen::Unavailable { reason }, "{self}");
        self.switch_off();
        self.recovers_within(UNAVAILABLE, |case| matches!(case.stand.screen(), Screen::SignIn { .. })).await;
        // It was said before there was a field to type in.
        let rests = matches!(self.stand.screen(), Screen::SignIn { notice: None, typing: Typing::Empty, .. });
        assert!(rests, "{self}");
        // Where the stand could not open a kiosk session, it goes on trying by itself.
        Step::FirstTouch.act(&mut self.stand).await;
        self.recovers_within(RECOVERY, |case| matches!(case.stand.screen(), Screen::Verification { .. })).await;
    }

    async fn ends_with_a_farewell(&mut self) {
        assert_eq!(self.stand.ended(), Some(EndReason::EndedByPortal), "{self}");
        assert_eq!(self.stand.screen(), Screen::Ended { reason: EndReason::EndedByPortal }, "{self}");
        self.switch_off();
        self.stand.event(Event::Tick).await;
        assert!(matches!(self.stand.screen(), Screen::Ended { .. }), "an end is one: {self}");
        self.stand.next_patient().await;
        let said = matches!(self.stand.screen(), Screen::SignIn { farewell: Some(Farewell::EndedByPortal), .. });
        assert!(said, "{self}");
    }

    fn switch_off(&mut self) {
        self.stand.sandbox().set_faults(Faults::default());
        self.stand.waits_for_answers(Timeouts::default());
    }

    async fn recovers_within(&mut self, longest: Duration, has_recovered: impl Fn(&Self) -> bool) {
        let mut waited = Duration::ZERO;
        while !has_recovered(self) {
            assert!(waited < longest, "nobody touches it, and it does not recover: {self}");
            self.stand.pass(SECOND).await;
            waited += SECOND;
        }
    }

    fn expect_done(&self) {
        assert!(self.step.is_done(&self.stand), "{self}");
    }

    /// From wherever it is now, the journey can be gone to its end.
    async fn ends_well(&mut self) {
        step::go_on_to_the_end(&mut self.stand, || format!("{:?}, {:?}", self.step, self.trouble)).await;
        assert_eq!(self.stand.ended(), Some(EndReason::SignedOut));
    }
}

impl std::fmt::Display for Case {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (step, trouble, screen) = (self.step, &self.trouble, self.stand.screen());
        write!(formatter, "{step:?} with {trouble:?} is at {screen:#?}")
    }
}

async fn check_every_fault(step: Step) {
    for trouble in Trouble::all() {
        Case::run(step, trouble).await;
    }
}

#[tokio::test]
async fn no_fault_leaves_a_resting_stand_stuck() {
    check_every_fault(Step::Resting).await;
}

#[tokio::test]
async fn no_fault_at_the_first_touch_leaves_a_patient_stuck() {
    check_every_fault(Step::FirstTouch).await;
}

#[tokio::test]
async fn no_fault_while_a_code_is_sent_leaves_a_patient_stuck() {
    check_every_fault(Step::SendingTheCode).await;
}

#[tokio::test]
async fn no_fault_while_a_link_is_sent_leaves_a_patient_stuck() {
    check_every_fault(Step::SendingTheLink).await;
}

#[tokio::test]
async fn no_fault_while_a_link_is_waited_for_leaves_a_patient_stuck() {
    check_every_fault(Step::WaitingForTheLink).await;
}

#[tokio::test]
async fn no_fault_while_a_code_is_sent_again_leaves_a_patient_stuck() {
    check_every_fault(Step::Resending).await;
}

#[tokio::test]
async fn no_fault_while_a_wrong_code_is_looked_at_costs_more_than_its_one_try() {
    check_every_fault(Step::TypingAWrongCode).await;
}

#[tokio::test]
async fn no_fault_while_a_right_code_is_looked_at_leaves_a_patient_stuck() {
    check_every_fault(Step::Verifying).await;
}

#[tokio::test]
async fn no_fault_while_appointments_are_looked_for_leaves_a_patient_stuck() {
    check_every_fault(Step::Listing).await;
}

#[tokio::test]
async fn no_fault_while_a_patient_checks_in_leaves_them_stuck() {
    check_every_fault(Step::CheckingIn).await;
}
