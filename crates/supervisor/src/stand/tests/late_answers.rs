//! The portal acts, the patient leaves, the next shell is there, and only then comes the answer to the supervisor: the next one
//! hears nothing of it, and nothing of the last one's is left at the portal.

use kiosk_core::{CallNews, CalledFrom, EndReason};
use portal_client::StaffAnswer;

use super::portal::TOKEN_LASTS;
use super::staff_enrolling::a_stand_is_enrolled_also_when_staff_leaves_while_the_portal_thinks_about_the_code;
use super::*;

const CALL: FromShell = FromShell::CallStaff { screen: CalledFrom::Verification };

/// Longer than anything that follows at once.
const A_WHILE: Duration = Duration::from_secs(2);

/// Every call that the contract has for a stand, with the test that holds its answer back.
const CALLS: &[(&str, fn())] = &[
    ("POST /enrolments", a_stand_is_enrolled_also_when_staff_leaves_while_the_portal_thinks_about_the_code),
    ("POST /kiosk-sessions", a_session_that_was_opened_for_somebody_who_left_is_nobodys_and_is_ended),
    ("DELETE /kiosk-sessions", nobody_who_left_before_the_stand_was_ready_has_a_session),
    (
        "DELETE /kiosk-sessions/{kioskSessionId}",
        the_next_session_is_opened_used_and_ended_while_the_end_of_the_last_is_not_answered,
    ),
    ("POST /kiosk-sessions/{kioskSessionId}/renewals", a_token_that_was_renewed_for_somebody_who_left_is_nobodys),
    // The document comes with its pictures.
    ("GET /stand/branding", branding_that_comes_late_takes_no_screen_from_whoever_is_there),
    ("GET /stand/branding/attract/{version}", branding_that_comes_late_takes_no_screen_from_whoever_is_there),
    ("GET /stand/branding/logo/{version}", branding_that_comes_late_takes_no_screen_from_whoever_is_there),
    ("POST /stand/heartbeat", a_heartbeat_that_is_answered_late_says_nothing_to_anybody),
    ("POST /stand/help-requests", a_call_to_staff_of_somebody_who_left_is_withdrawn_and_told_to_nobody),
    ("GET /stand/help-requests/{helpRequestId}", that_somebody_comes_is_told_to_nobody_but_who_called),
    (
        "DELETE /stand/help-requests/{helpRequestId}",
        a_withdrawal_that_is_answered_late_takes_nothing_from_the_next_call,
    ),
];

#[test]
fn no_call_of_the_stands_is_forgotten() {
    let contract = include_str!("../../../../../docs/portal-api.json");
    let contract: serde_json::Value = serde_json::from_str(contract).unwrap();
    let mut described = Vec::new();
    for (path, calls) in contract["paths"].as_object().unwrap() {
        for (method, call) in calls.as_object().unwrap() {
            // A stand that is being enrolled has no right yet.
            let right = call["security"][0].as_object().and_then(|right| right.keys().next());
            if right.is_none_or(|right| right == "standCredential") {
                described.push(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    described.sort();
    let mut here: Vec<_> = CALLS.iter().map(|(call, _)| (*call).to_owned()).collect();
    here.sort();
    assert_eq!(here, described);
}

/// How often the portal was asked that.
fn count_of(stand: &RunningStand, call: &str) -> usize {
    stand.portal.calls().iter().filter(|made| *made == call).count()
}

/// Somebody touches the stand, and has a session.
async fn somebody(stand: &mut RunningStand) -> PlayedShell {
    let mut shell = stand.shell_in_service().await;
    shell.says(FromShell::Touched).await;
    let ToShell::SessionOpened { .. } = shell.heard().await else { panic!("no session is opened") };
    shell
}

async fn leaves(mut shell: PlayedShell) {
    shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
    shell.ends().await;
}

/// The next shell, which is on the screen before the answer comes, and hears nothing of it.
async fn answer_comes_in_vain(stand: &mut RunningStand) -> PlayedShell {
    let mut next = stand.next_shell().await;
    assert!(stand.portal.has_held(), "the answer is still to come");
    stand.portal.lets_go();
    next.hears_nothing_for(A_WHILE).await;
    next
}

/// Every session that the portal has opened has been ended.
async fn all_sessions_end(stand: &RunningStand) {
    until("every session is ended", || count_of(stand, "open") == count_of(stand, "end")).await;
}

#[test]
fn a_session_that_was_opened_for_somebody_who_left_is_nobodys_and_is_ended() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        stand.portal.holds("open");
        shell.says(FromShell::Touched).await;
        until("the portal is asked", || stand.portal.has_held()).await;
        leaves(shell).await;
        let mut next = answer_comes_in_vain(&mut stand).await;
        all_sessions_end(&stand).await;
        next.says(FromShell::Touched).await;
        assert!(matches!(next.heard().await, ToShell::SessionOpened { .. }), "whoever is there gets one of their own");
        leaves(next).await;
        all_sessions_end(&stand).await;
        stand.switch_off().await;
    });
}

#[test]
fn a_session_whose_opening_was_never_answered_is_ended_although_nobody_is_there_any_more() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        stand.portal.lock().loses = Some("open");
        stand.portal.holds("open");
        shell.says(FromShell::Touched).await;
        until("the portal is asked", || stand.portal.has_held()).await;
        leaves(shell).await;
        drop(answer_comes_in_vain(&mut stand).await);
        until("what the portal may have opened is ended", || count_of(&stand, "end") == 1).await;
        stand.switch_off().await;
    });
}

#[test]
fn a_token_that_was_renewed_for_somebody_who_left_is_nobodys() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let shell = somebody(&mut stand).await;
        stand.portal.holds("renew");
        tokio::time::sleep(TOKEN_LASTS).await;
        until("the portal is asked", || stand.portal.has_held()).await;
        leaves(shell).await;
        let mut next = stand.next_shell().await;
        // The end of the session waits for no renewal.
        until("the session is ended", || count_of(&stand, "end") == 1).await;
        stand.portal.lets_go();
        next.hears_nothing_for(A_WHILE).await;
        stand.switch_off().await;
    });
}

#[test]
fn the_next_session_is_opened_used_and_ended_while_the_end_of_the_last_is_not_answered() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let first = somebody(&mut stand).await;
        stand.portal.holds("end");
        leaves(first).await;
        until("the portal is told", || stand.portal.has_held()).await;
        let second = somebody(&mut stand).await;
        leaves(second).await;
        until("the second one's end is said beside it", || count_of(&stand, "end") == 2).await;
        drop(answer_comes_in_vain(&mut stand).await);
        assert_eq!((count_of(&stand, "open"), count_of(&stand, "end")), (2, 2));
        stand.switch_off().await;
    });
}

#[test]
fn nobody_who_left_before_the_stand_was_ready_has_a_session() {
    on_one_thread(async {
        let before = Before::default();
        before.portal.holds("end all");
        let mut stand = RunningStand::switch_on(before);
        let mut shell = stand.next_shell().await;
        shell.says(FromShell::Touched).await;
        until("the portal is asked", || stand.portal.has_held()).await;
        leaves(shell).await;
        let mut next = stand.next_shell().await;
        stand.portal.lets_go();
        assert!(next.becomes(Standing::InService).await);
        next.hears_nothing_for(A_WHILE).await;
        all_sessions_end(&stand).await;
        stand.switch_off().await;
    });
}

#[test]
fn a_heartbeat_that_is_answered_late_says_nothing_to_anybody() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let shell = somebody(&mut stand).await;
        stand.portal.holds("heartbeat");
        until("the portal is asked", || stand.portal.has_held()).await;
        leaves(shell).await;
        drop(answer_comes_in_vain(&mut stand).await);
        all_sessions_end(&stand).await;
        stand.switch_off().await;
    });
}

#[test]
fn branding_that_comes_late_takes_no_screen_from_whoever_is_there() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let shell = somebody(&mut stand).await;
        stand.portal.lock().clinic = "Harbour Clinic, renamed".to_owned();
        stand.portal.holds("branding");
        until("the portal is asked", || stand.portal.has_held()).await;
        leaves(shell).await;
        let mut next = stand.next_shell().await;
        next.says(FromShell::Touched).await;
        assert!(matches!(next.heard().await, ToShell::SessionOpened { .. }));
        stand.portal.lets_go();
        next.hears_nothing_for(A_WHILE).await;
        leaves(next).await;
        assert_eq!(stand.next_shell().await.briefing.branding.clinic_name, "Harbour Clinic, renamed");
        stand.switch_off().await;
    });
}

#[test]
fn a_call_to_staff_of_somebody_who_left_is_withdrawn_and_told_to_nobody() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = somebody(&mut stand).await;
        stand.portal.holds("call staff");
        shell.says(CALL).await;
        until("the portal is asked", || stand.portal.has_held()).await;
        leaves(shell).await;
        drop(answer_comes_in_vain(&mut stand).await);
        until("the call is withdrawn", || count_of(&stand, "withdraw call") == 1).await;
        stand.switch_off().await;
    });
}

#[test]
fn a_call_that_was_taken_for_lost_and_was_not_is_withdrawn() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = somebody(&mut stand).await;
        stand.portal.holds("call staff");
        shell.says(CALL).await;
        let ToShell::StaffCall { news: CallNews::NotSent } = shell.heard().await else {
            panic!("it is said to be lost")
        };
        leaves(shell).await;
        drop(answer_comes_in_vain(&mut stand).await);
        until("the call is withdrawn", || count_of(&stand, "withdraw call") == 1).await;
        stand.switch_off().await;
    });
}

#[test]
fn that_somebody_comes_is_told_to_nobody_but_who_called() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = somebody(&mut stand).await;
        shell.says(CALL).await;
        let ToShell::StaffCall { news: CallNews::Told } = shell.heard().await else { panic!("the front desk is told") };
        stand.portal.lock().staff_answer = Some(StaffAnswer::Coming);
        stand.portal.holds("staff answer");
        until("the portal is asked", || stand.portal.has_held()).await;
        leaves(shell).await;
        drop(answer_comes_in_vain(&mut stand).await);
        until("the call is withdrawn", || count_of(&stand, "withdraw call") == 1).await;
        stand.switch_off().await;
    });
}

#[test]
fn a_withdrawal_that_is_answered_late_takes_nothing_from_the_next_call() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = somebody(&mut stand).await;
        shell.says(CALL).await;
        let ToShell::StaffCall { news: CallNews::Told } = shell.heard().await else { panic!("the front desk is told") };
        stand.portal.holds("withdraw call");
        leaves(shell).await;
        let mut next = somebody(&mut stand).await;
        until("the call is withdrawn", || stand.portal.has_held()).await;
        next.says(CALL).await;
        let ToShell::StaffCall { news: CallNews::Told } = next.heard().await else { panic!("the front desk is told") };
        stand.portal.lets_go();
        next.hears_nothing_for(A_WHILE).await;
        assert_eq!((count_of(&stand, "call staff"), count_of(&stand, "withdraw call")), (2, 1));
        stand.switch_off().await;
    });
}
