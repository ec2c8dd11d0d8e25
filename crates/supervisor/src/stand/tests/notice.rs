//! The window beneath all shells.

use shell_protocol::Outage;
use tokio::time::Instant;

use super::*;

#[test]
fn the_notice_window_wears_the_clinics_colour_and_says_nothing_while_there_are_shells() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        stand.portal.lock().clinic = "Harbour Clinic".to_owned();
        let shell = stand.shell_in_service().await;
        until("it is told what to show", || stand.notice.shows.borrow().is_some()).await;
        let view = stand.notice.view();
        assert_eq!(view.clinic_name, "Harbour Clinic");
        assert_eq!(view.background, kiosk_core::Branding::unbranded().background_colour);
        assert_eq!(view.outage, None);
        drop(shell);
        stand.switch_off().await;
    });
}

#[test]
fn when_no_shell_can_be_had_the_notice_window_says_so_until_there_is_one() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let shell = stand.shell_in_service().await;
        until("it is told what to show", || stand.notice.shows.borrow().is_some()).await;
        *stand.shells.broken.borrow_mut() = true;
        drop(shell);
        until("it says that none starts", || stand.notice.view().outage == Some(Outage::NotStarted)).await;
        *stand.shells.broken.borrow_mut() = false;
        let _shell = stand.shell_in_service().await;
        until("it says nothing any more", || stand.notice.view().outage.is_none()).await;
        stand.switch_off().await;
    });
}

#[test]
fn when_shells_break_one_after_the_other_the_notice_window_says_so() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        for _ in 0..4 {
            drop(stand.next_shell().await);
        }
        until("it says that they break", || stand.notice.view().outage == Some(Outage::Breaks)).await;
        let _shell = stand.shell_in_service().await;
        until("it says nothing any more", || stand.notice.view().outage.is_none()).await;
        stand.switch_off().await;
    });
}

#[test]
fn a_stand_whose_shells_break_in_everybodys_hands_goes_out_of_service_and_tries_more_and_more_rarely() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        let mut pauses = Vec::new();
        for _ in 0..13 {
            shell.says(FromShell::Touched).await;
            // Longer than a shell that breaks of its start, and long enough for the next one to wait behind it.
            tokio::time::sleep(Duration::from_secs(30)).await;
            drop(shell);
            let broke = Instant::now();
            until("it is said as long as there is none", || {
                stand.notice.view().outage == (pauses.len() >= 9).then_some(Outage::Breaks)
            })
            .await;
            shell = stand.next_shell().await;
            pauses.push(broke.elapsed().as_secs());
        }
        assert_eq!(pauses, [0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 30, 60, 120]);
        stand.switch_off().await;
    });
}

#[test]
fn a_notice_window_that_breaks_disturbs_nobody_and_is_there_again_before_the_next_shell() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let next = after_the_notice_window_broke(&mut stand).await;
        tokio::time::sleep(Duration::from_secs(600)).await;
        assert_eq!(stand.notice.started.get(), 1);
        drop(next);
        let _after = stand.next_shell().await;
        assert_eq!(stand.notice.started.get(), 2);
        stand.switch_off().await;
    });
}

#[test]
fn a_notice_window_that_cannot_be_had_holds_up_fewer_and_fewer_shells() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = after_the_notice_window_broke(&mut stand).await;
        stand.notice.is_slow.set(true);
        let started = stand.notice.started.get();
        let mut held_up = Vec::new();
        for _ in 0..60 {
            shell.says(FromShell::Touched).await;
            tokio::time::sleep(Duration::from_secs(90)).await;
            let broke = Instant::now();
            drop(shell);
            shell = stand.next_shell().await;
            held_up.push(broke.elapsed() >= Duration::from_secs(1));
        }
        let count = |held_up: &[bool]| held_up.iter().filter(|held_up| **held_up).count();
        assert!(held_up[0], "the first one waits for it");
        assert!(count(&held_up[30..]) <= 6, "{held_up:?}");
        assert!(stand.notice.started.get() > started + 5, "it is given up");
        stand.switch_off().await;
    });
}

#[test]
fn a_notice_window_that_is_frozen_when_it_is_needed_is_replaced() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let shell = stand.shell_in_service().await;
        until("it is told what to show", || stand.notice.shows.borrow().is_some()).await;
        stand.notice.freezes.set(true);
        *stand.shells.broken.borrow_mut() = true;
        drop(shell);
        until("another one says why", || {
            stand.notice.started.get() == 2 && stand.notice.view().outage == Some(Outage::NotStarted)
        })
        .await;
        *stand.shells.broken.borrow_mut() = false;
        stand.switch_off().await;
    });
}

#[test]
fn no_notice_window_is_started_above_a_shell_also_when_no_other_can_be_had() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = after_the_notice_window_broke(&mut stand).await;
        *stand.shells.broken.borrow_mut() = true;
        shell.says(FromShell::Touched).await;
        tokio::time::sleep(Duration::from_secs(60)).await;
        assert_eq!(stand.notice.started.get(), 1);
        drop(shell);
        until("it is there when the screen is free", || stand.notice.started.get() == 2).await;
        stand.switch_off().await;
    });
}

#[test]
fn a_notice_window_that_would_come_above_a_shell_is_taken_away() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let shell = after_the_notice_window_broke(&mut stand).await;
        *stand.shells.broken.borrow_mut() = true;
        stand.notice.is_slow.set(true);
        drop(shell);
        until("another is on its way", || stand.notice.started.get() == 2).await;
        *stand.shells.broken.borrow_mut() = false;
        let _shell = stand.shell_in_service().await;
        until("it does not come any more", || stand.notice.ended.get() == 2).await;
        stand.switch_off().await;
    });
}

/// The shell on the screen when the notice window has broken with the clinic's new colours.
async fn after_the_notice_window_broke(stand: &mut RunningStand) -> PlayedShell {
    let shell = stand.shell_in_service().await;
    stand.notice.breaks.set(true);
    stand.portal.lock().clinic = "Harbour Clinic".to_owned();
    let next = stand.shell_in_service().await;
    shell.ends().await;
    until("the notice window is gone", || stand.notice.ended.get() == 1).await;
    next
}
