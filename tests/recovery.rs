//! Whatever dies, on whatever screen: a fresh, branded sign-in screen.

use std::time::{Duration, Instant};

use sandbox_portal::CLINICS;
use stand_driver::processes::{self, Process};
use stand_driver::{Role, RoomPlan, WaitingRoom};
use whole_product_tests::shipped_programs;

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

const NUMBER: &str = "2025550101";

/// Far more than is needed: how long it takes is for a benchmark to say.
const PATIENCE: Duration = Duration::from_secs(15);

async fn at_harbour(plan: RoomPlan) -> Result<WaitingRoom, Trouble> {
    Ok(WaitingRoom::open(&shipped_programs(), plan, CLINICS[0].pairing_code).await?)
}

/// The screens on which something is killed.
#[derive(Clone, Copy, Debug)]
enum Screen {
    SignIn,
    Verification,
    Appointments,
}

async fn go_to(here: &WaitingRoom, screen: Screen, messages: &mut usize) -> Result<(), Trouble> {
    match screen {
        Screen::SignIn => Ok(here.types_on_keypad("202").await?),
        Screen::Verification => {
            *messages += 1;
            Ok(here.sends_code_to(NUMBER).await?)
        }
        Screen::Appointments => {
            *messages += 1;
            Ok(here.signs_in_with(NUMBER, "+1", *messages).await?)
        }
    }
}

/// What runs below the supervisor for one shell: the sandbox, the shell itself, its web engine's processes.
fn shell(here: &WaitingRoom) -> Result<Vec<Process>, Trouble> {
    Ok(here.stand.shell_processes()?)
}

#[tokio::test]
async fn killing_any_process_of_the_shell_on_any_screen_gives_a_fresh_sign_in_screen() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::portrait()).await?;
    let mut messages = 0;
    let mut took = Vec::new();
    for screen in [Screen::SignIn, Screen::Verification, Screen::Appointments] {
        let kinds: Vec<String> = shell(&here)?.into_iter().map(|process| process.name).collect();
        assert!(kinds.len() >= 4, "sandbox, shell, web process, network process: {kinds:?}");
        for place in 0..kinds.len() {
            go_to(&here, screen, &mut messages).await?;
            let before = shell(&here)?;
            let Some(victim) = before.get(place) else { continue };
            let killed = Instant::now();
            processes::kill(victim.pid)?;
            for process in &before {
                processes::gone(process.pid, PATIENCE).await?;
            }
            here.is_at_rest().await.map_err(|error| format!("{} on {screen:?}: {error}", victim.name))?;
            here.person.sees_text("Welcome to Harbour Clinic").await?;
            took.push(killed.elapsed());
            here.person.no_longer_sees(Role::Button, "Sign out").await?;
        }
    }
    took.sort();
    println!("{} kills; median {:?}, worst {:?}", took.len(), took[took.len() / 2], took[took.len() - 1]);
    Ok(())
}

#[tokio::test]
async fn killing_the_supervisor_ends_the_shell_with_all_that_is_frozen_in_it() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::portrait()).await?;
    let before = shell(&here)?;
    let web = before.iter().find(|process| process.name.starts_with("WebKitWeb")).ok_or("no web process")?;
    processes::freeze(web.pid)?;
    processes::kill(here.stand.supervisor())?;
    for process in &before {
        processes::gone(process.pid, PATIENCE).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_supervisor_that_was_killed_starts_again_with_a_fresh_screen() -> Result<(), Trouble> {
    let mut here = at_harbour(RoomPlan::portrait()).await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    processes::kill(here.stand.supervisor())?;
    here.stand.start_again()?;
    here.is_at_rest().await?;
    here.person.no_longer_sees(Role::Button, "Sign out").await?;
    Ok(())
}
