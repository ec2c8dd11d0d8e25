//! A store that breaks while the stand runs. (Every way of breaking one is in `tests/broken_stores.rs`.)

use std::fs;

use kiosk_core::{OutOfService, Standing};

use super::*;

#[test]
fn a_store_damaged_while_the_stand_runs_is_said_and_used_again_once_a_copy_is_in_its_place() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        let file = stand.state.path().join("stand.sqlite3");
        let copy = stand.state.path().join("copy");
        fs::copy(&file, &copy).unwrap();
        fs::write(&file, vec![0; 8192]).unwrap();
        assert!(shell.becomes(Standing::OutOfService(OutOfService::StoreUnreadable)).await);
        fs::rename(copy, &file).unwrap();
        assert!(shell.becomes(Standing::InService).await, "the shell rests through it");
        stand.switch_off().await;
    });
}

#[test]
fn a_stand_enrolled_anew_after_its_store_was_moved_away_is_in_service_again() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        fs::rename(stand.state.path().join("stand.sqlite3"), stand.state.path().join("aside")).unwrap();
        comes_to(&mut stand, &mut shell, Standing::OutOfService(OutOfService::NotEnrolled)).await;
        Store::open(stand.state.path()).unwrap().enrol(&enrolment()).unwrap();
        comes_to(&mut stand, &mut shell, Standing::InService).await;
        stand.switch_off().await;
    });
}

/// Waits until this is how the stand stands, by this shell or by the one that takes its place with another look.
async fn comes_to(stand: &mut RunningStand, shell: &mut PlayedShell, wanted: Standing) {
    while !shell.becomes(wanted).await {
        *shell = stand.next_shell().await;
    }
}
