//! `Ask staff`, from the shell to the portal and back.

use kiosk_core::{CallNews, CalledFrom, EndReason};
use portal_client::StaffAnswer;

use super::portal::out_of_reach;
use super::*;

const CALL: FromShell = FromShell::CallStaff { screen: CalledFrom::Verification };

async fn news(shell: &mut PlayedShell) -> CallNews {
    loop {
        if let ToShell::StaffCall { news } = shell.heard().await {
            return news;
        }
    }
}

fn count_of(stand: &RunningStand, call: &str) -> usize {
    stand.portal.calls().iter().filter(|made| *made == call).count()
}

#[test]
fn a_call_is_confirmed_and_that_somebody_comes_is_passed_on() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        shell.says(CALL).await;
        assert_eq!(news(&mut shell).await, CallNews::Told);
        stand.portal.lock().staff_answer = Some(StaffAnswer::Coming);
        assert_eq!(news(&mut shell).await, CallNews::Coming);
        assert_eq!(count_of(&stand, "call staff"), 1);
        stand.switch_off().await;
    });
}

#[test]
fn a_stand_calls_once_a_minute_whoever_stands_there() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        for _ in 0..3 {
            let mut shell = stand.shell_in_service().await;
            shell.says(FromShell::Touched).await;
            shell.says(CALL).await;
            assert_eq!(news(&mut shell).await, CallNews::Told);
            shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
            shell.ends().await;
        }
        assert_eq!(count_of(&stand, "call staff"), 1);
        until("the call is withdrawn", || count_of(&stand, "withdraw call") == 1).await;
        let mut shell = stand.shell_in_service().await;
        shell.says(CALL).await;
        assert_eq!(news(&mut shell).await, CallNews::Told);
        assert_eq!(count_of(&stand, "call staff"), 2, "the minute is over");
        stand.switch_off().await;
    });
}

#[test]
fn a_call_that_was_answered_is_withdrawn_only_when_whoever_called_has_gone() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        shell.says(FromShell::Touched).await;
        shell.says(CALL).await;
        stand.portal.lock().staff_answer = Some(StaffAnswer::Coming);
        assert_eq!(news(&mut shell).await, CallNews::Told);
        assert_eq!(news(&mut shell).await, CallNews::Coming);
        tokio::time::sleep(std::time::Duration::from_secs(300)).await;
        assert_eq!(count_of(&stand, "withdraw call"), 0);
        shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
        until("the call is withdrawn", || count_of(&stand, "withdraw call") == 1).await;
        stand.switch_off().await;
    });
}

#[test]
fn a_call_that_cannot_be_sent_says_so_and_the_next_one_is_tried() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        shell.says(FromShell::Touched).await;
        stand.portal.lock().trouble = out_of_reach();
        shell.says(CALL).await;
        assert_eq!(news(&mut shell).await, CallNews::NotSent);
        stand.portal.lock().trouble = None;
        shell.says(CALL).await;
        assert_eq!(news(&mut shell).await, CallNews::Told);
        stand.switch_off().await;
    });
}

#[test]
fn a_shell_that_calls_without_end_calls_once() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        for _ in 0..50 {
            shell.says(CALL).await;
        }
        until("staff is called", || count_of(&stand, "call staff") == 1).await;
        tokio::time::sleep(std::time::Duration::from_secs(5)).await;
        assert_eq!(count_of(&stand, "call staff"), 1);
        stand.switch_off().await;
    });
}
