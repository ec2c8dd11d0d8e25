//! For whom a shell is when the one before it broke.

use kiosk_core::{EndReason, Role, SupportContact};

use super::*;

async fn wants_staff(stand: &mut RunningStand) {
    let mut shell = stand.shell_in_service().await;
    shell.says(FromShell::Touched).await;
    shell.says(FromShell::Ended { reason: EndReason::StaffWanted }).await;
    shell.ends().await;
}

/// The next one that is told to show itself, and does not.
async fn next_unseen(stand: &mut RunningStand) -> PlayedShell {
    loop {
        let mut shell = stand.shells.next().await;
        if shell.is_told_to_show_itself().await {
            return shell;
        }
    }
}

const fn is_staffs(shell: &PlayedShell) -> bool {
    !matches!(shell.briefing.role, Role::Patient)
}

#[test]
fn a_shell_of_staffs_that_breaks_before_it_is_seen_is_followed_by_another_of_theirs() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        wants_staff(&mut stand).await;
        let unseen = next_unseen(&mut stand).await;
        assert!(is_staffs(&unseen));
        drop(unseen);
        let seen = stand.next_shell().await;
        assert!(is_staffs(&seen));
        // Until it has been heard that it is seen.
        tokio::time::sleep(Duration::from_secs(1)).await;
        drop(seen);
        assert!(!is_staffs(&stand.next_shell().await), "one that they saw is theirs to ask for again");
        stand.switch_off().await;
    });
}

#[test]
fn shells_of_staffs_that_always_break_do_not_keep_the_stand_from_patients() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        wants_staff(&mut stand).await;
        let mut tries = 0;
        loop {
            let shell = next_unseen(&mut stand).await;
            if !is_staffs(&shell) {
                break;
            }
            tries += 1;
        }
        assert_eq!(tries, 4);
        stand.switch_off().await;
    });
}

#[test]
fn whom_staff_calls_is_told_to_their_shell_and_to_the_notice_window_alone() {
    on_one_thread(async {
        let contact = SupportContact::parse("Harbour IT, +1 202 555 0123").ok();
        let configuration = Configuration { support_contact: contact.clone(), ..Configuration::default() };
        let mut stand = RunningStand::switch_on(Before { configuration, ..Before::default() });
        let mut shell = stand.shell_in_service().await;
        assert_eq!(shell.briefing.support_contact, None);
        shell.says(FromShell::Touched).await;
        shell.says(FromShell::Ended { reason: EndReason::StaffWanted }).await;
        assert_eq!(stand.next_shell().await.briefing.support_contact, contact);
        assert_eq!(stand.notice.view().support_contact, contact);
        stand.switch_off().await;
    });
}
