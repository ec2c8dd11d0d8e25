//! A shell that freezes, draws nothing or lies is ended; one that only pauses is not.

use kiosk_core::{EndReason, Farewell};
use tokio::time::Instant;

use super::*;

async fn touched(stand: &mut RunningStand) -> PlayedShell {
    let mut shell = stand.shell_in_service().await;
    shell.says(FromShell::Touched).await;
    assert!(matches!(shell.heard().await, ToShell::SessionOpened { .. }));
    shell
}

/// How long it takes until the next shell is on the screen.
async fn until_the_next(stand: &mut RunningStand) -> (Duration, PlayedShell) {
    let since = Instant::now();
    let next = stand.next_shell().await;
    (since.elapsed(), next)
}

#[test]
fn a_shell_in_use_that_gives_no_sign_of_life_is_ended_within_three_seconds() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let shell = touched(&mut stand).await;
        shell.heart.stop();
        let (took, next) = until_the_next(&mut stand).await;
        assert!(took <= Duration::from_millis(3200), "{took:?}");
        assert_eq!(next.farewell, Some(Farewell::Restarted));
        stand.switch_off().await;
    });
}

#[test]
fn a_resting_shell_that_gives_no_sign_of_life_is_replaced_in_silence() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let shell = stand.shell_in_service().await;
        shell.heart.stop();
        let (took, next) = until_the_next(&mut stand).await;
        assert!(took <= Duration::from_millis(3200), "{took:?}");
        assert_eq!(next.farewell, None);
        stand.switch_off().await;
    });
}

#[test]
fn no_pause_under_two_seconds_ends_a_session() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = touched(&mut stand).await;
        shell.heart.stop();
        for frames in (1_000..).take(20) {
            tokio::time::sleep(Duration::from_millis(2499)).await;
            shell.says(FromShell::Alive { frames }).await;
        }
        shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
        assert_eq!(stand.next_shell().await.farewell, Some(Farewell::SignedOut));
        stand.switch_off().await;
    });
}

#[test]
fn a_shell_that_lives_and_draws_nothing_is_ended() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let shell = touched(&mut stand).await;
        shell.heart.draw_nothing();
        let (took, next) = until_the_next(&mut stand).await;
        assert!(took <= Duration::from_millis(3700), "{took:?}");
        assert_eq!(next.farewell, Some(Farewell::Restarted));
        drop(shell);
        stand.switch_off().await;
    });
}

#[test]
fn a_resting_shell_need_draw_no_more_than_a_frame_a_minute() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let shell = stand.shell_in_service().await;
        shell.heart.draw_nothing();
        let (took, next) = until_the_next(&mut stand).await;
        assert!((60..70).contains(&took.as_secs()), "{took:?}");
        assert_eq!(next.farewell, None);
        drop(shell);
        stand.switch_off().await;
    });
}

#[test]
fn a_shell_that_is_not_seen_within_a_second_of_being_uncovered_is_replaced() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = touched(&mut stand).await;
        let mut blank = stand.shells.next().await;
        shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
        assert!(blank.is_told_to_show_itself().await);
        let (took, next) = until_the_next(&mut stand).await;
        assert!(took <= Duration::from_millis(1300), "{took:?}");
        // Nobody has seen the farewell yet.
        assert_eq!(next.farewell, Some(Farewell::SignedOut));
        stand.switch_off().await;
    });
}

#[test]
fn a_shell_that_says_what_cannot_be_is_ended() {
    let ended = FromShell::Ended { reason: EndReason::SignedOut };
    for lie in [FromShell::Painted, FromShell::Touched, ended, FromShell::Ready] {
        on_one_thread(async {
            let mut stand = RunningStand::switch_on(Before::default());
            let _shell = touched(&mut stand).await;
            // It is hidden, and has said that it is ready.
            let mut hidden = stand.shells.next().await;
            hidden.says(lie).await;
            hidden.ends().await;
            stand.switch_off().await;
        });
    }
    for lie in [FromShell::Painted, FromShell::Ready, FromShell::Alive { frames: 0 }] {
        on_one_thread(async {
            let mut stand = RunningStand::switch_on(Before::default());
            let mut shell = touched(&mut stand).await;
            tokio::time::sleep(Duration::from_secs(5)).await;
            shell.says(lie).await;
            shell.ends().await;
            assert_eq!(stand.next_shell().await.farewell, Some(Farewell::Restarted));
            stand.switch_off().await;
        });
    }
}
