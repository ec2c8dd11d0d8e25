//! From one patient to the next.

use kiosk_core::{EndReason, Farewell, PortalTrouble};

use super::portal::{TOKEN_LASTS, out_of_reach};
use super::*;

fn opened(message: &ToShell) -> &str {
    let ToShell::SessionOpened { token } = message else { panic!("{message:?}") };
    // EXPOSE: an invented token, compared.
    token.expose()
}

async fn touched(stand: &mut RunningStand) -> PlayedShell {
    let mut shell = stand.shell_in_service().await;
    shell.says(FromShell::Touched).await;
    assert_eq!(opened(&shell.heard().await), "first token");
    shell
}

#[test]
fn a_shell_is_briefed_with_the_clinics_own_branding_also_without_the_portal() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        stand.portal.lock().clinic = "Harbour Clinic".to_owned();
        drop(stand.shell_in_service().await);
        let RunningStand { state, portal, .. } = stand;
        portal.lock().trouble = out_of_reach();

        let mut again = RunningStand::switch_on(Before { state, portal, ..Before::default() });
        let shell = again.next_shell().await;
        assert_eq!(shell.briefing.branding.clinic_name, "Harbour Clinic");
        assert_eq!(shell.briefing.portal_url.as_deref(), Some("https://portal.example.org/"));
        assert_eq!(shell.farewell, None);
    });
}

#[test]
fn the_first_touch_opens_one_kiosk_session_after_all_earlier_ones_were_ended() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = touched(&mut stand).await;
        shell.says(FromShell::Touched).await;
        shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
        shell.ends().await;
        until("the session is ended", || stand.portal.calls() == ["end all", "open", "end"]).await;
        stand.switch_off().await;
    });
}

#[test]
fn nobody_opens_a_session_by_being_started() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let shell = stand.shell_in_service().await;
        drop(shell);
        stand.next_shell().await;
        assert_eq!(stand.portal.calls(), ["end all"]);
    });
}

#[test]
fn the_token_is_renewed_before_it_lapses_for_as_long_as_the_patient_is_there() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = touched(&mut stand).await;
        for _ in 0..3 {
            let asked = tokio::time::Instant::now();
            let ToShell::SessionRenewed { .. } = shell.heard().await else { panic!("no renewal") };
            assert!(asked.elapsed() < TOKEN_LASTS);
        }
        stand.switch_off().await;
    });
}

#[test]
fn every_way_out_leads_to_a_fresh_shell_that_says_how_it_ended() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        for (reason, farewell) in [
            (EndReason::SignedOut, Farewell::SignedOut),
            (EndReason::TimedOut, Farewell::TimedOut),
            (EndReason::EndedByPortal, Farewell::EndedByPortal),
        ] {
            let mut shell = touched(&mut stand).await;
            shell.says(FromShell::Ended { reason }).await;
            shell.ends().await;
            let next = stand.next_shell().await;
            assert_eq!(next.farewell, Some(farewell));
            drop(next);
        }
        stand.switch_off().await;
    });
}

#[test]
fn a_shell_that_breaks_says_restarted_only_if_somebody_was_there() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        drop(stand.shell_in_service().await);
        assert_eq!(stand.next_shell().await.farewell, None);
        let shell = touched(&mut stand).await;
        drop(shell);
        assert_eq!(stand.next_shell().await.farewell, Some(Farewell::Restarted));
        stand.switch_off().await;
    });
}

#[test]
fn a_shell_that_talks_nonsense_or_without_end_is_ended() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        drop(stand.shell_in_service().await);

        let shell = stand.next_shell().await;
        shell.heart.stop();
        shell.says_in_bytes(b"\x02\0\0\0{}");
        shell.ends().await;
        let mut shell = stand.next_shell().await;
        for frames in 1_000..2_000 {
            if !shell.can_say(FromShell::Alive { frames }).await {
                break;
            }
        }
        shell.ends().await;
        stand.next_shell().await;
    });
}

#[test]
fn without_the_portal_a_session_is_tried_for_until_there_is_one() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        stand.portal.lock().trouble = out_of_reach();
        shell.says(FromShell::Touched).await;
        let mut refusals = 0;
        while refusals < 3 {
            match shell.heard().await {
                ToShell::SessionRefused { trouble } => {
                    assert_eq!(trouble, PortalTrouble::OutOfReach);
                    refusals += 1;
                }
                ToShell::Standing { .. } => {}
                other => panic!("{other:?}"),
            }
        }
        stand.portal.lock().trouble = None;
        loop {
            match shell.heard().await {
                ToShell::SessionOpened { .. } => break,
                ToShell::SessionRefused { .. } | ToShell::Standing { .. } => {}
                other => panic!("{other:?}"),
            }
        }
        stand.switch_off().await;
    });
}

#[test]
fn an_end_that_cannot_be_said_keeps_nobody_waiting_and_is_said_later() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = touched(&mut stand).await;
        stand.portal.lock().trouble = out_of_reach();
        shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
        let next = stand.next_shell().await;
        assert_eq!(next.farewell, Some(Farewell::SignedOut));
        assert!(!stand.portal.calls().contains(&"end".to_owned()));
        stand.portal.lock().trouble = None;
        until("the end is said", || stand.portal.calls().contains(&"end".to_owned())).await;
        drop(next);
        stand.switch_off().await;
    });
}

#[test]
fn switching_off_ends_the_shell_and_says_the_sessions_end() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let shell = touched(&mut stand).await;
        let (portal, log) = (Arc::clone(&stand.portal), Rc::clone(&stand.shells.log));
        stand.switch_off().await;
        shell.ends().await;
        assert_eq!(portal.calls().last().map(String::as_str), Some("end"));
        assert_eq!(log.borrow().last(), Some(&"gone"));
    });
}

#[test]
fn a_journey_does_not_outlive_a_sleep_of_the_machine() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        stand.asleep.set(Duration::from_secs(3600));
        let shell = touched(&mut stand).await;
        tokio::time::sleep(Duration::from_secs(5)).await;
        assert_eq!(stand.shells.count_of("gone"), 0, "what it slept before they came is nothing to them");
        stand.asleep.set(Duration::from_secs(7200));
        let next = stand.next_shell().await;
        assert_eq!(next.farewell, Some(Farewell::TimedOut));
        shell.ends().await;
        until("the session is ended", || stand.portal.calls().last().is_some_and(|call| call == "end")).await;
        stand.switch_off().await;
    });
}

#[test]
fn a_resting_stand_serves_after_a_sleep_of_the_machine_as_before() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        stand.asleep.set(Duration::from_secs(3600));
        tokio::time::sleep(Duration::from_secs(60)).await;
        shell.says(FromShell::Touched).await;
        assert_eq!(opened(&shell.heard().await), "first token");
        stand.switch_off().await;
    });
}
