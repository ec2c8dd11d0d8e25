//! From one shell to the next without a gap, and never with two in sight.

use kiosk_core::{EndReason, Farewell};

use super::portal::out_of_reach;
use super::*;
use crate::sandbox::Urgency;

async fn touched(stand: &mut RunningStand) -> PlayedShell {
    let mut shell = stand.shell_in_service().await;
    shell.says(FromShell::Touched).await;
    assert!(matches!(shell.heard().await, ToShell::SessionOpened { .. }));
    shell
}

#[test]
fn a_resting_stand_runs_one_shell_and_the_first_touch_starts_the_next() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        tokio::time::sleep(Duration::from_secs(600)).await;
        assert!(!stand.shells.has_another());
        shell.says(FromShell::Touched).await;
        let next = stand.shells.next().await;
        assert_eq!((shell.urgency, next.urgency), (Urgency::Now, Urgency::Ahead));
        stand.switch_off().await;
    });
}

#[test]
fn the_next_shell_is_uncovered_when_the_one_before_is_gone_and_not_before() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = touched(&mut stand).await;
        let mut next = stand.shells.next().await;
        let gone_before = stand.shells.count_of("gone");
        shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
        assert!(next.is_uncovered().await);
        assert_eq!(stand.shells.count_of("gone"), gone_before + 1);
        assert_eq!(next.farewell, Some(Farewell::SignedOut));
        shell.ends().await;
        stand.switch_off().await;
    });
}

#[test]
fn without_a_display_no_shell_is_started_and_with_the_next_one_one_is() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let shell = stand.shell_in_service().await;
        let before = stand.shells.count_of("started");
        *stand.shells.dark.borrow_mut() = true;
        drop(shell);
        tokio::time::sleep(Duration::from_secs(600)).await;
        assert_eq!(stand.shells.count_of("started"), before);
        *stand.shells.dark.borrow_mut() = false;
        assert!(stand.shells.next().await.is_uncovered().await);
        stand.switch_off().await;
    });
}

#[test]
fn a_next_shell_that_breaks_is_replaced_before_it_is_needed() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = touched(&mut stand).await;
        drop(stand.shells.next().await);
        let mut next = stand.shells.next().await;
        shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
        assert!(next.is_uncovered().await);
        stand.switch_off().await;
    });
}

#[test]
fn a_patient_who_is_quicker_than_the_next_shell_waits_for_it_and_for_no_other() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = touched(&mut stand).await;
        shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
        let mut next = stand.shells.next().await;
        assert_eq!(next.urgency, Urgency::Now);
        assert!(next.is_uncovered().await);
        stand.switch_off().await;
    });
}

#[test]
fn new_branding_replaces_an_untouched_shell_once_its_successor_is_ready() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let resting = stand.shell_in_service().await;
        stand.portal.lock().clinic = "Harbour Clinic".to_owned();
        let mut next = stand.shells.next().await;
        assert_eq!(next.urgency, Urgency::Ahead);
        assert!(next.is_uncovered().await);
        assert_eq!(next.briefing.branding.clinic_name, "Harbour Clinic");
        assert_eq!(next.farewell, None);
        resting.ends().await;
        stand.switch_off().await;
    });
}

#[test]
fn new_branding_replaces_a_hidden_shell_and_never_one_in_use() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = touched(&mut stand).await;
        let hidden = stand.shells.next().await;
        stand.portal.lock().clinic = "Hillside Clinic".to_owned();
        hidden.ends().await;
        let mut next = stand.shells.next().await;
        assert_eq!(next.briefing.branding.clinic_name, "Hillside Clinic");
        // Renewals go on for longer than the branding's interval: the shell in use is still there.
        for _ in 0..8 {
            assert!(matches!(shell.heard().await, ToShell::SessionRenewed { .. }));
        }
        shell.says(FromShell::Ended { reason: EndReason::TimedOut }).await;
        assert!(next.is_uncovered().await);
        assert_eq!(next.farewell, Some(Farewell::TimedOut));
        stand.switch_off().await;
    });
}

#[test]
fn a_hidden_shell_is_told_how_the_stand_stands() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = touched(&mut stand).await;
        let mut next = stand.shells.next().await;
        stand.portal.lock().trouble = out_of_reach();
        assert!(next.becomes(Standing::PortalOutOfReach).await);
        shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
        assert!(next.is_uncovered().await);
        stand.switch_off().await;
    });
}

#[test]
fn a_shell_that_breaks_in_use_is_followed_by_the_one_that_waits() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let shell = touched(&mut stand).await;
        let mut next = stand.shells.next().await;
        drop(shell);
        assert!(next.is_uncovered().await);
        assert_eq!(next.farewell, Some(Farewell::Restarted));
        stand.switch_off().await;
    });
}
