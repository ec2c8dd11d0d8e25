//! By which path shells draw: the one that draws here is found out, kept, and begun with next time.

use kiosk_core::{EndReason, Finding};
use shell_protocol::FromShell;

use super::staff_desk::findings;
use super::*;
use crate::drawing::Drawing;
use crate::store::DrawingMemory;

/// One more shell that is told to show itself and is not seen. What it was to draw with.
async fn one_that_is_never_seen(stand: &mut RunningStand) -> Drawing {
    let mut shell = stand.shells.next().await;
    assert!(shell.is_told_to_show_itself().await);
    let drawing = shell.drawing;
    shell.ends().await;
    drawing
}

fn remembered(state: &TempDir) -> Option<DrawingMemory> {
    Store::open(state.path()).unwrap().drawing_memory().unwrap()
}

#[test]
fn where_two_shells_are_never_seen_the_next_draws_by_the_other_path_and_that_is_kept() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let first = [one_that_is_never_seen(&mut stand).await, one_that_is_never_seen(&mut stand).await];
        assert_eq!(first, [Drawing::Software; 2]);
        assert_eq!(remembered(&stand.state), None);
        let shell = stand.next_shell().await;
        assert_eq!(shell.drawing, Drawing::Accelerated);
        until("the path is kept", || remembered(&stand.state).is_some()).await;
        let state = stand.switch_off_and_look_back().await;
        assert_eq!(remembered(&state).unwrap().drawing, Drawing::Accelerated);

        let mut stand = RunningStand::switch_on(Before { state, ..Before::default() });
        assert_eq!(stand.next_shell().await.drawing, Drawing::Accelerated);
        stand.switch_off().await;
    });
}

#[test]
fn staff_are_told_of_a_path_that_is_not_the_usual_one() {
    on_one_thread(async {
        let usual = findings(RunningStand::switch_on(Before::default())).await;
        assert_eq!(usual.first(), Some(&Finding::ScreenDraws));
        let mut stand = RunningStand::switch_on(Before::default());
        one_that_is_never_seen(&mut stand).await;
        one_that_is_never_seen(&mut stand).await;
        assert_eq!(findings(stand).await.first(), Some(&Finding::ScreenDrawnOtherwise));
    });
}

#[test]
fn what_another_machine_has_found_out_is_not_begun_with() {
    on_one_thread(async {
        let before = Before::default();
        let memory =
            DrawingMemory { drawing: Drawing::Accelerated, circumstances: "another".to_owned(), since_epoch_s: 7 };
        Store::open(before.state.path()).unwrap().remember_drawing(&memory).unwrap();
        let mut stand = RunningStand::switch_on(before);
        assert_eq!(stand.next_shell().await.drawing, Drawing::Software);
        stand.switch_off().await;
    });
}

#[test]
fn a_shell_that_finds_itself_blank_is_replaced_and_the_fourth_in_a_row_by_one_of_the_other_path() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut drew = Vec::new();
        for _ in 0..5 {
            let mut shell = stand.shell_in_service().await;
            drew.push(shell.drawing);
            tokio::time::sleep(Duration::from_secs(60)).await;
            shell.says(FromShell::Blank).await;
            shell.ends().await;
        }
        let [before @ .., after] = &drew[..] else { panic!("{drew:?}") };
        assert_eq!((before, *after), (&[Drawing::Software; 4][..], Drawing::Accelerated));
        stand.switch_off().await;
    });
}

#[test]
fn the_next_shell_that_was_to_draw_by_a_path_given_up_is_not_shown() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        for _ in 0..3 {
            shell.says(FromShell::Blank).await;
            shell = stand.next_shell().await;
        }
        shell.says(FromShell::Touched).await;
        let waiting = stand.shells.next().await;
        assert_eq!(waiting.drawing, Drawing::Software);
        shell.says(FromShell::Blank).await;
        assert_eq!(stand.next_shell().await.drawing, Drawing::Accelerated);
        waiting.ends().await;
        stand.switch_off().await;
    });
}

#[test]
fn journeys_that_end_as_they_should_leave_the_path_as_it_is() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        for _ in 0..3 {
            for _ in 0..3 {
                stand.shell_in_service().await.says(FromShell::Blank).await;
            }
            let mut shell = stand.shell_in_service().await;
            assert_eq!(shell.drawing, Drawing::Software);
            shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
        }
        stand.switch_off().await;
    });
}
