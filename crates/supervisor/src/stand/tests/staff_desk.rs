//! The staff panel, as the supervisor keeps it: who may ask, and what comes of it.

use kiosk_core::{
    CallNews, EndReason, Finding, Health, NoPin, OutOfService, PinAnswer, PortalTrouble, Role, StaffNews, StandFacts,
    TakenOut,
};
use portal_client::{Obstacle, StandRefused};
use shell_protocol::StaffAsking;

use super::*;
use crate::staff::ChosenPin;

pub(super) const PIN: &str = "482915";

pub(super) fn sensitive(text: &str) -> Sensitive<String> {
    Sensitive::new(text.to_owned())
}

pub(super) fn check(pin: &str) -> FromShell {
    FromShell::Staff { request: StaffAsking::CheckPin { pin: sensitive(pin) } }
}

const TAKE_OUT: FromShell = FromShell::Staff { request: StaffAsking::TakeOut { how: TakenOut::ForToday } };
const PUT_BACK: FromShell = FromShell::Staff { request: StaffAsking::PutBack };

/// A stand whose staff has a PIN.
pub(super) async fn with_pin() -> Before {
    let before = Before::default();
    let hash = ChosenPin::parse(&sensitive(PIN)).unwrap().hash().await.unwrap();
    Store::open(before.state.path()).unwrap().set_staff_pin(&hash).unwrap();
    before
}

/// From a patient's shell to the staff's.
pub(super) async fn staffs_shell(stand: &mut RunningStand) -> PlayedShell {
    let mut shell = stand.shell_in_service().await;
    shell.says(FromShell::Touched).await;
    shell.says(FromShell::Ended { reason: EndReason::StaffWanted }).await;
    stand.next_shell().await
}

pub(super) async fn staff_news(shell: &mut PlayedShell) -> StaffNews {
    loop {
        if let ToShell::Staff { news } = shell.heard().await {
            return news;
        }
    }
}

async fn facts(shell: &mut PlayedShell) -> StandFacts {
    loop {
        if let StaffNews::Facts(facts) = staff_news(shell).await {
            return facts;
        }
    }
}

async fn facts_with(shell: &mut PlayedShell, taken_out: Option<TakenOut>) -> StandFacts {
    loop {
        let facts = facts(shell).await;
        if facts.taken_out == taken_out {
            return facts;
        }
    }
}

#[test]
fn who_wants_the_staff_panel_gets_a_fresh_shell_in_the_staffs_role_and_then_a_patients() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(with_pin().await);
        let mut shell = staffs_shell(&mut stand).await;
        assert_eq!((shell.briefing.role, shell.farewell), (Role::Staff, None));
        shell.says(FromShell::Ended { reason: EndReason::StaffLeft }).await;
        let shell = stand.next_shell().await;
        assert_eq!((shell.briefing.role, shell.farewell), (Role::Patient, None));
        stand.switch_off().await;
    });
}

#[test]
fn whoever_comes_after_staff_is_told_nothing_of_them_and_no_portal_session_was_opened_for_them() {
    for reason in [EndReason::SignedOut, EndReason::TimedOut, EndReason::StaffLeft] {
        on_one_thread(async {
            let mut stand = RunningStand::switch_on(with_pin().await);
            let mut shell = staffs_shell(&mut stand).await;
            let opened = |stand: &RunningStand| stand.portal.calls().iter().filter(|call| *call == "open").count();
            let before = opened(&stand);
            shell.says(FromShell::Touched).await;
            shell.says(check(PIN)).await;
            facts(&mut shell).await;
            assert_eq!(opened(&stand), before);
            shell.says(FromShell::Ended { reason }).await;
            let shell = stand.next_shell().await;
            assert_eq!((shell.briefing.role, shell.farewell), (Role::Patient, None));
            stand.switch_off().await;
        });
    }
}

#[test]
fn that_a_stand_was_taken_out_is_taken_up_when_its_store_can_be_read_again() {
    on_one_thread(async {
        let before = with_pin().await;
        let mut store = Store::open(before.state.path()).unwrap();
        store.enrol(&enrolment()).unwrap();
        store.set_taken_out(Some(TakenOut::ForRepair)).unwrap();
        drop(store);
        let (file, copy) = (before.state.path().join("stand.sqlite3"), before.state.path().join("copy"));
        std::fs::copy(&file, &copy).unwrap();
        std::fs::write(&file, vec![0; 8192]).unwrap();
        let mut stand = RunningStand::switch_on(Before { enrolment: None, ..before });
        let mut shell = stand.next_shell().await;
        assert_eq!(shell.briefing.standing, Standing::OutOfService(OutOfService::StoreUnreadable));
        std::fs::rename(copy, &file).unwrap();
        let out = Standing::OutOfService(OutOfService::TakenOutForRepair);
        while !shell.becomes(out).await {
            shell = stand.next_shell().await;
        }
        stand.switch_off().await;
    });
}

#[test]
fn a_lock_from_earlier_tries_is_said_before_anybody_types() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(with_pin().await);
        let mut shell = staffs_shell(&mut stand).await;
        for pin in ["111222", "111223", "111224", "111225", "111226"] {
            shell.says(check(pin)).await;
            staff_news(&mut shell).await;
        }
        shell.says(FromShell::Ended { reason: EndReason::StaffWanted }).await;
        let mut shell = stand.next_shell().await;
        assert!(matches!(staff_news(&mut shell).await, StaffNews::Pin(PinAnswer::Locked { .. })));
        stand.switch_off().await;
    });
}

#[test]
fn a_right_pin_tells_how_the_stand_is_and_a_wrong_one_nothing() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(with_pin().await);
        let mut shell = staffs_shell(&mut stand).await;
        shell.says(check("111222")).await;
        assert_eq!(staff_news(&mut shell).await, StaffNews::Pin(PinAnswer::Wrong { tries_left: 4 }));
        shell.says(check(PIN)).await;
        assert_eq!(staff_news(&mut shell).await, StaffNews::Pin(PinAnswer::Right));
        assert_eq!(facts(&mut shell).await.standing, Standing::InService);
        stand.switch_off().await;
    });
}

#[test]
fn no_request_of_staff_is_taken_from_a_patients_shell_whatever_it_is() {
    let enrol = FromShell::Staff { request: StaffAsking::Enrol { pairing_code: sensitive("HARB-0001") } };
    for request in [check(PIN), TAKE_OUT, PUT_BACK, enrol] {
        on_one_thread(async {
            let mut stand = RunningStand::switch_on(with_pin().await);
            let mut shell = stand.shell_in_service().await;
            shell.says(FromShell::Touched).await;
            shell.says(request.clone()).await;
            shell.ends().await;
            let shell = stand.shell_in_service().await;
            assert_eq!(shell.briefing.role, Role::Patient);
            assert_eq!(Store::open(stand.state.path()).unwrap().taken_out().unwrap(), None);
            stand.switch_off().await;
        });
    }
}

#[test]
fn nothing_is_done_before_the_pin_was_right() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(with_pin().await);
        let mut shell = staffs_shell(&mut stand).await;
        shell.says(TAKE_OUT).await;
        shell.says(check("111222")).await;
        assert_eq!(staff_news(&mut shell).await, StaffNews::Pin(PinAnswer::Wrong { tries_left: 4 }));
        assert_eq!(Store::open(stand.state.path()).unwrap().taken_out().unwrap(), None);
        stand.switch_off().await;
    });
}

#[test]
fn a_stand_without_a_pin_shows_how_it_is_and_does_nothing() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = staffs_shell(&mut stand).await;
        assert_eq!(shell.briefing.role, Role::StaffWithoutPin(NoPin::NotSet));
        assert_eq!(facts(&mut shell).await.standing, Standing::InService);
        shell.says(TAKE_OUT).await;
        assert_eq!(facts(&mut shell).await.taken_out, None);
        stand.switch_off().await;
    });
}

#[test]
fn a_stand_that_was_taken_out_serves_nobody_until_it_is_put_back_also_after_a_restart() {
    on_one_thread(async {
        let out = Standing::OutOfService(OutOfService::TakenOutForToday);
        let mut stand = RunningStand::switch_on(with_pin().await);
        let mut shell = staffs_shell(&mut stand).await;
        shell.says(check(PIN)).await;
        shell.says(TAKE_OUT).await;
        facts_with(&mut shell, Some(TakenOut::ForToday)).await;
        shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
        assert_eq!(stand.next_shell().await.briefing.standing, out);
        let RunningStand { state, portal, switch_off, running, .. } = stand;
        switch_off.unwrap().send(()).unwrap();
        timeout(PATIENCE, running).await.unwrap().unwrap();

        let before = Before { state, portal, ..Before::default() };
        let mut stand = RunningStand::switch_on(before);
        let mut shell = stand.next_shell().await;
        assert_eq!(shell.briefing.standing, out);
        shell.says(FromShell::Ended { reason: EndReason::StaffWanted }).await;
        let mut shell = stand.next_shell().await;
        shell.says(check(PIN)).await;
        shell.says(PUT_BACK).await;
        facts_with(&mut shell, None).await;
        shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
        drop(stand.shell_in_service().await);
        stand.switch_off().await;
    });
}

#[test]
fn a_shell_for_staff_is_not_replaced_while_they_are_there() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(with_pin().await);
        let mut shell = staffs_shell(&mut stand).await;
        stand.portal.lock().clinic = "Another name".to_owned();
        tokio::time::sleep(Duration::from_secs(3_600)).await;
        shell.says(check(PIN)).await;
        assert_eq!(staff_news(&mut shell).await, StaffNews::Pin(PinAnswer::Right));
        stand.switch_off().await;
    });
}

#[test]
fn a_call_of_the_patient_before_is_withdrawn_when_staff_takes_over() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(with_pin().await);
        let mut shell = stand.shell_in_service().await;
        shell.says(FromShell::Touched).await;
        shell.says(FromShell::CallStaff { screen: kiosk_core::CalledFrom::SignIn }).await;
        loop {
            if matches!(shell.heard().await, ToShell::StaffCall { news: CallNews::Told }) {
                break;
            }
        }
        shell.says(FromShell::Ended { reason: EndReason::StaffWanted }).await;
        until("the call is withdrawn", || stand.portal.calls().contains(&"withdraw call".to_owned())).await;
        stand.switch_off().await;
    });
}

/// What is found at a stand without a PIN, as its staff is told.
pub(super) async fn findings(mut stand: RunningStand) -> Vec<Finding> {
    let mut shell = stand.next_shell().await;
    shell.says(FromShell::Ended { reason: EndReason::StaffWanted }).await;
    let mut shell = stand.next_shell().await;
    let told = loop {
        let facts = facts(&mut shell).await;
        if !facts.findings.is_empty() {
            break facts.findings;
        }
    };
    stand.switch_off().await;
    told
}

async fn broken(stand: RunningStand) -> Vec<Finding> {
    findings(stand).await.into_iter().filter(|finding| finding.health() == Health::Broken).collect()
}

#[test]
fn a_portal_that_serves_nobody_tells_the_time_all_the_same() {
    let cases: [(Finding, fn() -> Before); 4] = [
        (Finding::ClockAgrees, || with_portal(|portal| portal.disabled = true)),
        (Finding::ClockWrong, || {
            with_portal(|portal| {
                portal.disabled = true;
                portal.clock_ahead = Duration::from_secs(3_600);
            })
        }),
        (Finding::ClockUnknown, || with_portal(|portal| portal.trouble = Some(OUT_OF_REACH))),
        (Finding::ClockUnknown, || Before { keyring: Err(KeyringTrouble::Locked), ..Before::default() }),
    ];
    for (expected, before) in cases {
        on_one_thread(async {
            let found = findings(RunningStand::switch_on(before())).await;
            assert!(found.contains(&expected), "{expected:?} in {found:?}");
        });
    }
}

#[test]
fn whatever_keeps_patients_away_is_one_broken_part() {
    let cases: [(Finding, fn() -> Before); 7] = [
        (Finding::NotEnrolled, || Before { enrolment: None, ..Before::default() }),
        (Finding::KeyringAbsent, || Before { keyring: Err(KeyringTrouble::NoKeyring), ..Before::default() }),
        (Finding::KeyringLocked, || Before { keyring: Err(KeyringTrouble::Locked), ..Before::default() }),
        (Finding::CredentialMissing, || Before { keyring: Err(KeyringTrouble::Missing), ..Before::default() }),
        (Finding::PortalNotEnabled, || with_portal(|portal| portal.disabled = true)),
        (Finding::CredentialRefused, || with_portal(|portal| portal.trouble = Some(StandRefused::CredentialRefused))),
        (Finding::PortalOutOfReach, || with_portal(|portal| portal.trouble = Some(OUT_OF_REACH))),
    ];
    for (expected, before) in cases {
        on_one_thread(async { assert_eq!(broken(RunningStand::switch_on(before())).await, [expected]) });
    }
}

#[test]
fn what_is_in_the_way_to_the_portal_is_told_to_who_can_do_something_about_it() {
    for (knocked, expected) in [
        (Ok(()), Finding::PortalStrange),
        (Err(Obstacle::NoAddress), Finding::PortalNameUnknown),
        (Err(Obstacle::NoAnswer), Finding::PortalOutOfReach),
        (Err(Obstacle::ProxyAway), Finding::ProxyInTheWay),
        (Err(Obstacle::ProxyWantsPassword), Finding::ProxyInTheWay),
        (Err(Obstacle::CertificateExpired), Finding::CertificateRefused),
        (Err(Obstacle::CertificateNotTrusted), Finding::CertificateRefused),
    ] {
        let before = with_portal(|portal| {
            portal.trouble = Some(OUT_OF_REACH);
            portal.knocked = Some(knocked);
        });
        on_one_thread(async { assert_eq!(broken(RunningStand::switch_on(before)).await, [expected]) });
    }
}

#[test]
fn what_is_broken_first_does_not_hide_what_else_is() {
    on_one_thread(async {
        let before =
            Before { keyring: Err(KeyringTrouble::NoKeyring), ..with_portal(|portal| portal.cable_pulled = true) };
        Store::open(before.state.path()).unwrap().enrol(&enrolment()).unwrap();
        std::fs::write(before.state.path().join("stand.sqlite3"), vec![0; 8192]).unwrap();
        let stand = RunningStand::switch_on(Before { enrolment: None, ..before });
        let expected = [Finding::StoreUnreadable, Finding::KeyringAbsent, Finding::NetworkAbsent];
        assert_eq!(broken(stand).await, expected);
    });
}

const OUT_OF_REACH: StandRefused = StandRefused::Trouble(PortalTrouble::OutOfReach);

fn with_portal(change: impl FnOnce(&mut super::portal::Inner)) -> Before {
    let before = Before::default();
    change(&mut before.portal.lock());
    before
}
