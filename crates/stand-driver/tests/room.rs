//! Rooms: what is in them, and that nothing stays of them.

#![expect(clippy::unwrap_used, reason = "a test may")]

mod browser;

use std::io::Write;
use std::process::{Output, Stdio};
use std::time::Duration;

use browser::Visit;
use image::RgbImage;
use stand_driver::processes::{self, Pid, State};
use stand_driver::{Area, Keyring, Role, Room, RoomPlan};

/// A long time for what takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(10);

fn store(room: &Room, secret: &str) -> Output {
    let mut command = room.command("secret-tool");
    command.args(["store", "--label=trial", "for", "trial"]);
    let mut running = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A keyring that refuses at once may have closed the pipe.
    let _ = running.stdin.take().unwrap().write_all(secret.as_bytes());
    running.wait_with_output().unwrap()
}

fn look_up(room: &Room) -> String {
    let output = room.command("secret-tool").args(["lookup", "for", "trial"]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
async fn an_unlocked_keyring_is_empty_at_first_and_keeps_what_is_stored() {
    let room = Room::open(RoomPlan::portrait()).await.unwrap();
    assert_eq!(look_up(&room), "");
    assert!(store(&room, "kept").status.success());
    assert_eq!(look_up(&room), "kept");
}

#[tokio::test]
async fn a_locked_keyring_gives_nothing_and_takes_nothing() {
    let room = Room::open(RoomPlan::portrait().with_keyring(Keyring::Locked)).await.unwrap();
    let refused = store(&room, "not kept");
    assert!(!refused.status.success(), "{refused:?}");
    assert_eq!(look_up(&room), "");
}

#[tokio::test]
async fn without_a_keyring_nobody_answers() {
    let room = Room::open(RoomPlan::portrait().with_keyring(Keyring::Absent)).await.unwrap();
    let refused = store(&room, "not kept");
    assert!(!refused.status.success(), "{refused:?}");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("org.freedesktop.secrets"), "{refused:?}");
}

#[tokio::test]
async fn what_is_in_a_keyring_is_found_again_after_it_was_locked_and_absent() {
    let mut room = Room::open(RoomPlan::portrait()).await.unwrap();
    assert!(store(&room, "kept").status.success());
    for meanwhile in [Keyring::Locked, Keyring::Absent] {
        room.set_keyring(meanwhile).await.unwrap();
        assert_eq!(look_up(&room), "", "{meanwhile:?}");
    }
    room.set_keyring(Keyring::Unlocked).await.unwrap();
    assert_eq!(look_up(&room), "kept");
}

#[tokio::test]
async fn nothing_stays_of_a_room_but_the_callers_own_processes() {
    let mine = stand_in_that_lasts();
    let Visit { person, browser, room } = Visit::begin().await;
    let directory = room.home().parent().unwrap().to_owned();
    let left_running = Pid::from_child(&browser.0);
    drop(person);
    drop(room);
    assert!(!directory.exists());
    processes::gone(left_running, PATIENCE).await.unwrap();
    assert_eq!(processes_of(&directory), Vec::<String>::new());
    assert_eq!(processes::look_at(Pid::from_child(&mine.0)).unwrap().state, State::Alive);
}

#[tokio::test]
async fn two_rooms_know_nothing_of_each_other() {
    let (one, other) = tokio::join!(Room::open(RoomPlan::portrait()), Room::open(RoomPlan::landscape()));
    let (one, other) = (one.unwrap(), other.unwrap());
    assert!(store(&one, "kept").status.success());
    assert_eq!(look_up(&other), "");
    drop(one);
    assert_eq!(other.picture().unwrap().dimensions(), (1920, 1080));
}

#[tokio::test]
async fn a_program_in_a_room_learns_nothing_of_the_callers_desktop() {
    let room = Room::open(RoomPlan::portrait()).await.unwrap();
    let output = room.command("env").output().unwrap();
    let environment = String::from_utf8(output.stdout).unwrap();
    let names: Vec<&str> = environment.lines().filter_map(|line| line.split('=').next()).collect();
    assert!(names.contains(&"DISPLAY") && names.contains(&"DBUS_SESSION_BUS_ADDRESS"), "{names:?}");
    for foreign in ["WAYLAND_DISPLAY", "XAUTHORITY", "CARGO_MANIFEST_DIR"] {
        assert!(!names.contains(&foreign), "{names:?}");
    }
}

#[tokio::test]
async fn a_picture_shows_what_is_drawn() {
    let Visit { person, browser: _browser, room } = Visit::begin().await;
    let heading = person.sees(Role::Heading, "Welcome to Maple Clinic").await.unwrap();
    let area = person.area_of(&heading).await.unwrap();
    // The page is on the accessibility bus before it is painted.
    let painted = async { while dark_pixels(&room.still_picture(PATIENCE).await.unwrap(), area) < 1000 {} };
    tokio::time::timeout(PATIENCE, painted).await.unwrap();
    let file = room.home().join("picture.png");
    room.save_picture(&file).await.unwrap();
    let saved = image::open(file).unwrap().to_rgb8();
    assert_eq!(saved.dimensions(), (1080, 1920));
    assert!(dark_pixels(&saved, area) >= 1000);
}

/// How many pixels of an area have the colour of letters.
fn dark_pixels(picture: &RgbImage, area: Area) -> usize {
    let inside = |x: u32, y: u32| {
        (area.x..area.x + area.width).contains(&x.cast_signed())
            && (area.y..area.y + area.height).contains(&y.cast_signed())
    };
    let pixels = picture.enumerate_pixels();
    pixels.filter(|(x, y, colour)| inside(*x, *y) && colour.0.iter().all(|&part| part < 60)).count()
}

/// A process that is nobody's but this test's.
fn stand_in_that_lasts() -> browser::Browser {
    browser::Browser(std::process::Command::new("sleep").arg("600").spawn().unwrap())
}

/// The names of what still runs with this directory in its environment.
fn processes_of(directory: &std::path::Path) -> Vec<String> {
    let directory = directory.to_str().unwrap();
    let all = processes::all().unwrap().into_iter();
    let of_room = all.filter(|process| {
        let environment = std::fs::read(format!("/proc/{}/environ", process.pid.as_raw_nonzero())).unwrap_or_default();
        String::from_utf8_lossy(&environment).contains(directory)
    });
    of_room.map(|process| process.name).collect()
}
