//! Enrolling again from the staff's shell: once begun it is brought to its end, and leaves one credential.

use kiosk_core::{EndReason, EnrolAnswer, StaffNews};
use shell_protocol::StaffAsking;

use super::staff_desk::{PIN, check, sensitive, staff_news, staffs_shell, with_pin};
use super::*;

const ENROLLED: [&str; 2] =
    ["keep stand-8 at https://portal.example.org/", "forget stand-7 at https://portal.example.org/"];

/// A portal that takes the pairing code, and thinks about it for a while.
async fn portal_that_enrols() -> Before {
    let before = with_pin().await;
    before.portal.lock().enrols_as = Some("stand-8".to_owned());
    before.portal.lock().enrolling_takes = Duration::from_secs(10);
    before
}

async fn types_a_pairing_code(stand: &mut RunningStand) -> PlayedShell {
    let mut shell = staffs_shell(stand).await;
    shell.says(check(PIN)).await;
    let pairing_code = sensitive("HARB-0002");
    shell.says(FromShell::Staff { request: StaffAsking::Enrol { pairing_code } }).await;
    shell
}

fn enrolled_as(stand: &RunningStand) -> String {
    Store::open(stand.state.path()).unwrap().enrolment().unwrap().unwrap().stand_id
}

#[test]
fn the_credential_of_the_enrolment_before_is_forgotten_once_the_new_one_is_kept() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(portal_that_enrols().await);
        let mut shell = types_a_pairing_code(&mut stand).await;
        loop {
            if let StaffNews::Enrolled(answer) = staff_news(&mut shell).await {
                assert_eq!(answer, EnrolAnswer::Done);
                break;
            }
        }
        assert_eq!(enrolled_as(&stand), "stand-8");
        assert_eq!(*stand.keyring.1.borrow(), ENROLLED);
        stand.switch_off().await;
    });
}

#[test]
fn a_credential_that_has_the_same_account_is_not_forgotten() {
    on_one_thread(async {
        let before = portal_that_enrols().await;
        before.portal.lock().enrols_as = Some("stand-7".to_owned());
        let mut stand = RunningStand::switch_on(before);
        let mut shell = types_a_pairing_code(&mut stand).await;
        while !matches!(staff_news(&mut shell).await, StaffNews::Enrolled(EnrolAnswer::Done)) {}
        assert_eq!(*stand.keyring.1.borrow(), ["keep stand-7 at https://portal.example.org/"]);
        stand.switch_off().await;
    });
}

#[test]
pub(super) fn a_stand_is_enrolled_also_when_staff_leaves_while_the_portal_thinks_about_the_code() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(portal_that_enrols().await);
        let mut shell = types_a_pairing_code(&mut stand).await;
        // By then the portal has the pairing code.
        tokio::time::sleep(Duration::from_secs(1)).await;
        shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
        drop(stand.next_shell().await);
        assert_eq!(enrolled_as(&stand), "stand-7");
        until("the stand is enrolled", || stand.keyring.1.borrow().len() == ENROLLED.len()).await;
        assert_eq!(*stand.keyring.1.borrow(), ENROLLED);
        assert_eq!(enrolled_as(&stand), "stand-8");
        stand.switch_off().await;
    });
}
