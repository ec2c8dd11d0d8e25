//! Everything that a hostile or careless page might try, in the real window: nothing leaves for elsewhere, nothing opens over the
//! kiosk, and its bar stays usable.

use std::collections::HashSet;
use std::time::Duration;

use crate::shipped_programs;
use image::RgbImage;
use sandbox_portal::CLINICS;
use stand_driver::programs::{Arrived, Attempt};
use stand_driver::{Found, Point, Role, RoomPlan, ShownWindow, WaitingRoom, difference};
use tokio::time::{Instant, sleep};

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

const NUMBER: &str = "2025550101";

/// Nobody is asked whether they are still there while a page is at work.
const UNHURRIED: &str = "[rules]\nattract-seconds = 3600\nidle-seconds = 3600\nsession-seconds = 7200\n";

/// How long a page has to make its attempt.
const AT_WORK: Duration = Duration::from_secs(6);

/// What goes on for a while after the page says that it has begun.
const AFTERMATH: Duration = Duration::from_millis(700);

/// A point of the page's.
const MIDDLE: Point = (540, 960);

/// One of the kiosk's, above it.
const IN_THE_BAR: Point = (540, 40);

/// So little of a picture is nothing that anybody could read.
const A_TRIFLE: f64 = 0.001;

/// What the list says of attempts that nothing may come of.
const IN_VAIN: &[&str] = &[
    "The page stays, and the bar says that it is not available here.",
    "Nothing opens, and nothing is granted.",
    "The page finds nothing of the kind.",
];

/// Of each kind those that no other of the kind stands for.
const QUICK: &[&str] = &[
    "link",
    "location",
    "form-post",
    "redirect",
    "meta-refresh",
    "iframe",
    "frame-top",
    "window-open",
    "target-own",
    "scheme-tauri",
    "scheme-file",
    "scheme-data",
    "scheme-blob",
    "markup",
    "hints",
    "preconnect",
    "hidden-form",
    "fetch-redirected",
    "beacon",
    "websocket",
    "webrtc",
    "worker-blob",
    "service-worker",
    "print-at-load",
    "alert-endless",
    "beforeunload",
    "file",
    "date",
    "datalist",
    "download-blob",
    "basic-auth",
    "window-close",
    "notification",
    "screen-capture",
    "tauri-global",
    "message-handlers",
    "ipc-fetch",
    "loopback",
    "stand-call",
    "cookie-read",
    "history-flood",
    "hot-keys",
    "focus-theft",
    "keep-alive",
];

/// Those that may take their own page down. Then the appointments are back.
const MAY_END: &[&str] =
    &["freeze", "memory-hog", "crash", "worker-flood", "huge-page", "timer-flood", "recursion", "window-close"];

#[tokio::test]
async fn nothing_that_a_hostile_page_tries_gets_out() -> Result<(), Trouble> {
    tries(|attempt| QUICK.contains(&attempt.id.as_str())).await
}

#[tokio::test]
#[ignore = "long: a quarter of an hour"]
async fn long_every_attempt_of_the_hostile_pages() -> Result<(), Trouble> {
    tries(|_| true).await
}

async fn tries(chosen: impl Fn(&Attempt) -> bool) -> Result<(), Trouble> {
    let programs = shipped_programs();
    let here = WaitingRoom::open_with(&programs, RoomPlan::portrait(), CLINICS[0].pairing_code, UNHURRIED).await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    let attempts: Vec<_> = here.portal.attempts()?.into_iter().filter(chosen).collect();
    assert!(attempts.len() >= 40, "there are {} attempts", attempts.len());
    let before = here.shell_on_screen().await?;
    let mut got_out = Vec::new();
    for attempt in &attempts {
        let outcome = match try_one(&here, attempt).await {
            Ok(None) => continue,
            Ok(Some(what)) => what,
            Err(trouble) => trouble.to_string(),
        };
        let Attempt { id, group, should } = attempt;
        eprintln!("{group}: {id} ({should}): {outcome}");
        got_out.push(id.as_str());
        here.is_back_at_appointments().await?;
    }
    assert_eq!(got_out, [""; 0]);
    let after = here.shell_on_screen().await?;
    assert_eq!(
        before.first().map(|sandbox| sandbox.pid),
        after.first().map(|sandbox| sandbox.pid),
        "it is another shell"
    );
    println!("{} attempts", attempts.len());
    Ok(())
}

/// What would lie above the page, and so above the kiosk's own bar: in a window of its own, or in the kiosk's.
#[tokio::test]
async fn a_page_puts_nothing_above_the_kiosks_own_bar() -> Result<(), Trouble> {
    let programs = shipped_programs();
    let here = WaitingRoom::open_with(&programs, RoomPlan::portrait(), CLINICS[0].pairing_code, UNHURRIED).await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    for id in ["validation-bubble", "validation-bubble-shadow", "tooltip", "drag-picture"] {
        here.portal.begins_with(None)?;
        here.opens_the_portal().await?;
        let (bar_before, windows) = (bar(&here).await?, here.person.shown_windows().await?);
        here.is_back_at_appointments().await?;
        here.portal.begins_with(Some(id))?;
        here.person.touches_button("Open my portal").await?;
        here.person.sees(Role::Button, "Back to my appointments").await?;
        is_made(&here, id).await?;
        // A mouse that rests, and a finger that draws something away.
        here.person.draws_finger_to((20, 900), MIDDLE).await?;
        sleep(AFTERMATH).await;
        nothing_is_above(&here, &windows, &bar_before).await.map_err(|what| format!("{id}: {what}"))?;
        here.person.puts_finger_down(MIDDLE)?;
        here.person.draws_finger_to(MIDDLE, IN_THE_BAR).await?;
        nothing_is_above(&here, &windows, &bar_before).await.map_err(|what| format!("{id}, drawn: {what}"))?;
        here.person.lifts_finger(IN_THE_BAR)?;
        here.is_back_at_appointments().await?;
    }
    // What is switched off is known by its name alone.
    let log = here.stand.log()?;
    for unknown in ["the web engine has no such features", "the web engine keeps no gesture for two fingers"] {
        assert!(!log.contains(unknown), "{unknown}");
    }
    Ok(())
}

async fn nothing_is_above(
    here: &WaitingRoom,
    windows: &HashSet<ShownWindow>,
    bar_before: &RgbImage,
) -> Result<(), Trouble> {
    let now = here.person.shown_windows().await?;
    if now != *windows {
        return Err(format!("a window came: {now:?}").into());
    }
    let difference = difference(&bar(here).await?, bar_before);
    if difference > A_TRIFLE { Err(format!("{difference} of the bar is other than before").into()) } else { Ok(()) }
}

/// The kiosk's bar as it looks now, down to where the page begins.
async fn bar(here: &WaitingRoom) -> Result<RgbImage, Trouble> {
    let last = |seen: &[Found]| seen.iter().find(|found| found.words().contains("minutes left")).cloned();
    let last = here.person.awaits("how much time is left", last).await?;
    let area = here.person.area_of(&last).await?;
    let (width, height) = (u32::from(RoomPlan::portrait().width), u32::try_from(area.y + area.height)?);
    Ok(image::imageops::crop_imm(&here.room.still_picture(AT_WORK).await?, 0, 0, width, height).to_image())
}

/// Lets a page make its attempt, and goes back. Says what got out, if anything did.
async fn try_one(here: &WaitingRoom, Attempt { id, should, .. }: &Attempt) -> Result<Option<String>, Trouble> {
    let arrived_before = here.portal.arrived()?;
    here.portal.begins_with(Some(id))?;
    here.person.touches_button("Open my portal").await?;
    here.person.sees(Role::Button, "Back to my appointments").await?;
    let windows_before = here.person.shown_windows().await?;
    let seen = is_made(here, id).await?;
    if here.person.shown_windows().await? != windows_before {
        return Ok(Some("a window came or went".to_owned()));
    }
    // A busy shell may not answer at once whoever reads its screen.
    let count = |seen: &[Found]| match seen.iter().filter(|found| is_a_window(found.role())).count() {
        0 => None,
        windows => Some(windows),
    };
    let windows = here.person.awaits("the kiosk's window", count).await?;
    let arrived = here.portal.arrived()?;
    here.portal.begins_with(None)?;
    here.is_back_at_appointments().await?;
    if IN_VAIN.contains(&should.as_str()) && seen.starts_with("allowed") {
        return Ok(Some(format!("the page says that it was {seen}")));
    }
    Ok(what_got_out(id, &arrived_before, &arrived, windows))
}

/// Waits until the page has made its attempt, and what follows from it has had its time. Gives what the page saw of it.
async fn is_made(here: &WaitingRoom, id: &str) -> Result<String, Trouble> {
    let deadline = Instant::now() + AT_WORK;
    loop {
        let seen = here.portal.seen()?;
        let is_over = seen.get(id).is_some_and(|seen| seen.saw != "begun");
        if is_over || Instant::now() > deadline {
            sleep(AFTERMATH).await;
            return Ok(seen.get(id).map_or_else(String::new, |seen| format!("{}: {}", seen.saw, seen.detail)));
        }
        sleep(Duration::from_millis(100)).await;
    }
}

const fn is_a_window(role: Role) -> bool {
    matches!(role, Role::Frame | Role::Dialog)
}

fn what_got_out(id: &str, before: &Arrived, after: &Arrived, windows: usize) -> Option<String> {
    if before != after {
        return Some(format!("something arrived elsewhere: {after:?}"));
    }
    (windows > 1 && !MAY_END.contains(&id)).then(|| format!("there are {windows} windows"))
}
