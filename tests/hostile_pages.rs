//! Everything that a hostile or careless page might try, in the real window: nothing leaves for elsewhere, nothing opens over the
//! kiosk, and its bar stays usable.

use std::time::Duration;

use crate::shipped_programs;
use sandbox_portal::CLINICS;
use stand_driver::programs::{Arrived, Attempt};
use stand_driver::{Role, RoomPlan, WaitingRoom};
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
    let before = here.shell_on_screen()?;
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
    let after = here.shell_on_screen()?;
    assert_eq!(
        before.first().map(|sandbox| sandbox.pid),
        after.first().map(|sandbox| sandbox.pid),
        "it is another shell"
    );
    println!("{} attempts", attempts.len());
    Ok(())
}

/// Lets a page make its attempt, and goes back. Says what got out, if anything did.
async fn try_one(here: &WaitingRoom, Attempt { id, should, .. }: &Attempt) -> Result<Option<String>, Trouble> {
    let arrived_before = here.portal.arrived()?;
    here.portal.begins_with(Some(id))?;
    here.person.touches_button("Open my portal").await?;
    here.person.sees(Role::Button, "Back to my appointments").await?;
    let seen = is_made(here, id).await?;
    let windows = here.person.looks().await?.iter().filter(|found| is_a_window(found.role())).count();
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
    (windows != 1 && !MAY_END.contains(&id)).then(|| format!("there are {windows} windows"))
}
