//! Whatever is missing, the shell is told, and the stand recovers by itself.

use kiosk_core::{OutOfService, Standing};
use portal_client::StandRefused;

use super::portal::out_of_reach;
use super::*;

async fn recovers(before: Before, reason: Standing, mend: impl FnOnce(&RunningStand)) {
    let mut stand = RunningStand::switch_on(before);
    let mut shell = stand.next_shell().await;
    assert!(shell.becomes(reason).await);
    mend(&stand);
    if !shell.becomes(Standing::InService).await {
        assert!(stand.next_shell().await.becomes(Standing::InService).await);
    }
    stand.switch_off().await;
}

#[test]
fn a_stand_whose_keyring_is_missing_locked_or_empty_says_so_and_recovers_by_itself() {
    for (trouble, reason) in [
        (KeyringTrouble::NoKeyring, OutOfService::NoKeyring),
        (KeyringTrouble::Locked, OutOfService::KeyringLocked),
        (KeyringTrouble::Missing, OutOfService::CredentialMissing),
    ] {
        on_one_thread(recovers(
            Before { keyring: Err(trouble), ..Before::default() },
            Standing::OutOfService(reason),
            |stand| *stand.keyring.0.borrow_mut() = Ok(()),
        ));
    }
}

#[test]
fn a_stand_that_is_enrolled_while_it_runs_goes_into_service_by_itself() {
    on_one_thread(recovers(
        Before { enrolment: None, ..Before::default() },
        Standing::OutOfService(OutOfService::NotEnrolled),
        |stand| Store::open(stand.state.path()).unwrap().enrol(&enrolment()).unwrap(),
    ));
}

#[test]
fn a_store_that_cannot_be_read_is_said_and_used_again_once_it_can() {
    let state = tempfile::tempdir().unwrap();
    std::fs::create_dir(state.path().join("stand.sqlite3")).unwrap();
    on_one_thread(recovers(
        Before { enrolment: None, state, ..Before::default() },
        Standing::OutOfService(OutOfService::StoreUnreadable),
        |stand| {
            std::fs::remove_dir(stand.state.path().join("stand.sqlite3")).unwrap();
            Store::open(stand.state.path()).unwrap().enrol(&enrolment()).unwrap();
        },
    ));
}

#[test]
fn a_portal_out_of_reach_is_asked_until_it_is_back() {
    let before = Before::default();
    before.portal.lock().trouble = out_of_reach();
    on_one_thread(recovers(before, Standing::PortalOutOfReach, |stand| stand.portal.lock().trouble = None));
}

#[test]
fn a_portal_that_is_not_enabled_goes_into_service_once_it_is() {
    let before = Before::default();
    before.portal.lock().disabled = true;
    let reason = Standing::OutOfService(OutOfService::PortalNotEnabled);
    on_one_thread(recovers(before, reason, |stand| stand.portal.lock().disabled = false));
}

#[test]
fn a_refused_credential_is_read_again() {
    let before = Before::default();
    before.portal.lock().trouble = Some(StandRefused::CredentialRefused);
    let reason = Standing::OutOfService(OutOfService::CredentialRefused);
    on_one_thread(recovers(before, reason, |stand| stand.portal.lock().trouble = None));
}

#[test]
fn a_portal_that_goes_away_and_comes_back_is_told_to_a_shell_in_use_without_ending_it() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        shell.says(FromShell::Touched).await;
        assert!(matches!(shell.heard().await, ToShell::SessionOpened { .. }));
        stand.portal.lock().trouble = out_of_reach();
        assert_eq!(shell.heard().await, ToShell::Standing { standing: Standing::PortalOutOfReach });
        stand.portal.lock().trouble = None;
        assert_eq!(shell.heard().await, ToShell::Standing { standing: Standing::InService });
        stand.switch_off().await;
    });
}
