//! Whatever dies or freezes, on whatever screen: a fresh, branded sign-in screen.

use std::time::{Duration, Instant};

use crate::packaging::watchdog_patience;
use crate::shipped_programs;
use sandbox_portal::CLINICS;
use stand_driver::processes::{self, Process};
use stand_driver::programs::{Portal, Stand};
use stand_driver::{
    ALL_DAY, FoundAtDisplay, Key, LeftAtDisplay, Person, PlayedSystemd, Role, Room, RoomPlan, WaitingRoom,
};

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

const NUMBER: &str = "2025550101";

/// Far more than is needed: how long it takes is for a benchmark to say.
const PATIENCE: Duration = Duration::from_secs(15);

async fn at_harbour(plan: RoomPlan) -> Result<WaitingRoom, Trouble> {
    let code = CLINICS[0].pairing_code;
    Ok(WaitingRoom::open_with(&shipped_programs(), plan, code, ALL_DAY).await?)
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

/// One of the processes of the shell on the screen, by the beginning of its name.
async fn one_named(here: &WaitingRoom, name: &str) -> Result<Process, Trouble> {
    let found = here.shell_on_screen().await?.into_iter().find(|process| process.name.starts_with(name));
    found.ok_or_else(|| format!("no {name} on the screen").into())
}

#[tokio::test]
async fn killing_the_supervisor_ends_the_shell_with_all_that_is_frozen_in_it() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::portrait()).await?;
    let before = here.stand.processes()?;
    processes::freeze(one_named(&here, "WebKitWeb").await?.pid)?;
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

#[tokio::test]
async fn a_frozen_web_process_or_shell_is_noticed_on_any_screen() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::landscape()).await?;
    let mut messages = 0;
    for screen in [Screen::SignIn, Screen::Verification, Screen::Appointments] {
        for frozen in ["WebKitWeb", "portal-kiosk-sh"] {
            go_to(&here, screen, &mut messages).await?;
            let victim = one_named(&here, frozen).await?;
            let since = Instant::now();
            processes::freeze(victim.pid)?;
            processes::gone(victim.pid, PATIENCE).await?;
            let noticed = since.elapsed();
            here.is_at_rest().await.map_err(|error| format!("{frozen} on {screen:?}: {error}"))?;
            here.person.sees_text("This screen had to start again").await?;
            println!(
                "{frozen} frozen on {screen:?}: noticed after {noticed:?}, working again after {:?}",
                since.elapsed()
            );
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_frozen_shell_that_nobody_uses_is_replaced_without_a_word() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::portrait()).await?;
    let victim = one_named(&here, "WebKitWeb").await?;
    processes::freeze(victim.pid)?;
    processes::gone(victim.pid, PATIENCE).await?;
    here.is_at_rest().await?;
    assert!(!here.person.reads().await?.contains("This screen had to start again"));
    Ok(())
}

#[tokio::test]
async fn a_pause_of_less_than_two_seconds_ends_nobodys_session() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::portrait()).await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    let (web, shell) = (one_named(&here, "WebKitWeb").await?.pid, one_named(&here, "portal-kiosk-sh").await?.pid);
    for paused in [web, shell, here.stand.supervisor()] {
        processes::freeze(paused)?;
        tokio::time::sleep(Duration::from_millis(1900)).await;
        processes::thaw(paused)?;
        // Long enough to be ended, if that had been too long.
        tokio::time::sleep(Duration::from_secs(3)).await;
        here.person.sees(Role::Button, "Sign out").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_frozen_supervisor_is_noticed_by_who_runs_it_and_the_next_one_starts_clean() -> Result<(), Trouble> {
    let manager = PlayedSystemd::waiting(watchdog_patience()?)?;
    let (programs, room) = (shipped_programs(), Room::open(RoomPlan::portrait()).await?);
    let portal = Portal::start(&programs)?;
    let in_room = |program: &std::path::Path| {
        let mut command = room.command(program);
        command.envs(manager.environment());
        command
    };
    let stand = Stand::enrol(&programs, &in_room, &portal, CLINICS[0].pairing_code, "")?;
    let person = Person::in_room(&room).await?;
    let mut here = WaitingRoom { stand, portal, person, room };
    manager.is_ready().await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;

    let before = here.stand.processes()?;
    let since = Instant::now();
    processes::freeze(here.stand.supervisor())?;
    manager.hears_nothing().await?;
    processes::kill(here.stand.supervisor())?;
    here.stand.start_again()?;
    here.is_at_rest().await?;
    println!("a frozen supervisor: a fresh sign-in screen after {:?}", since.elapsed());
    for process in before {
        processes::gone(process.pid, PATIENCE).await?;
    }
    here.person.no_longer_sees(Role::Button, "Sign out").await?;
    Ok(())
}

#[tokio::test]
async fn when_no_shell_can_be_had_the_notice_window_says_what_to_do() -> Result<(), Trouble> {
    let (programs, room) = (shipped_programs(), Room::open(RoomPlan::portrait()).await?);
    let portal = Portal::start(&programs)?;
    let in_room = |program: &std::path::Path| room.command(program);
    let stand = Stand::without_enrolment(&programs, &in_room, "shell = \"/bin/false\"\n")?;
    let person = Person::in_room(&room).await?;
    person.sees_text("Please go to the front desk").await?;
    person.sees_text("For staff: the sign-in window").await?;
    drop((stand, portal));
    Ok(())
}

#[tokio::test]
async fn whoever_comes_next_finds_the_display_as_the_clinic_left_it() -> Result<(), Trouble> {
    let here = at_harbour(RoomPlan::portrait()).await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    let display = LeftAtDisplay::in_room(&here.room)?;
    let left = display.found()?;
    let everything =
        FoundAtDisplay { caps_lock: true, num_lock: false, copied: true, cut_buffer: true, goes_dark: true };
    assert_eq!(left, everything);
    here.person.touches_button("Sign out").await?;
    here.is_at_rest().await?;
    let in_order =
        FoundAtDisplay { caps_lock: false, num_lock: true, copied: false, cut_buffer: false, goes_dark: false };
    assert_eq!(display.found()?, in_order);
    Ok(())
}

#[tokio::test]
async fn what_lies_on_a_key_is_nobody() -> Result<(), Trouble> {
    const IMPATIENT: &str = "[rules]\nattract-seconds = 3600\nidle-typed-seconds = 2\nidle-typed-warning-seconds = 2\n";
    let here =
        WaitingRoom::open_with(&shipped_programs(), RoomPlan::portrait(), CLINICS[0].pairing_code, IMPATIENT).await?;
    let field = here.person.sees(Role::Entry, "Email address").await?;
    here.person.fills("Email address", "mara").await?;
    here.person.weighs_down(Key::Character('x'))?;
    // It repeats for as long as it is down, which is what makes this worth trying.
    let until = Instant::now() + PATIENCE;
    while here.person.content_of(&field).await?.matches('x').count() < 4 {
        assert!(Instant::now() < until, "the display repeats no keys");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    here.person.sees_text("Are you still there?").await?;
    Ok(())
}
