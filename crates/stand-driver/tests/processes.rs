//! Processes are found, frozen, ended and awaited as they are.

#![expect(clippy::unwrap_used, reason = "a test may")]

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use stand_driver::processes::{self, Pid, State, descendants, freeze, gone, kill, look_at, thaw};

/// A long time for what takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(10);

/// A shell with a child that sleeps; both end with this value.
struct Family(Child);

impl Family {
    /// Returns once both are there.
    async fn start() -> Self {
        // What follows the command keeps the shell from becoming it.
        let shell = Command::new("sh").args(["-c", "sleep 600; true"]).stdout(Stdio::null()).spawn().unwrap();
        let family = Self(shell);
        family.until(|family| family.child_name().is_some_and(|name| name == "sleep")).await;
        family
    }

    fn parent(&self) -> Pid {
        Pid::from_child(&self.0)
    }

    fn child(&self) -> Pid {
        descendants(self.parent()).unwrap()[0].pid
    }

    fn child_name(&self) -> Option<String> {
        descendants(self.parent()).unwrap().first().map(|process| process.name.clone())
    }

    async fn until(&self, so: impl Fn(&Self) -> bool) {
        let looking = async {
            while !so(self) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(PATIENCE, looking).await.unwrap();
    }
}

impl Drop for Family {
    fn drop(&mut self) {
        for process in descendants(self.parent()).unwrap() {
            let _ = kill(process.pid);
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn descendants_are_named_with_their_parents() {
    let family = Family::start().await;
    let below_us = descendants(Pid::from_raw(i32::try_from(std::process::id()).unwrap()).unwrap()).unwrap();
    let parent = below_us.iter().position(|process| process.pid == family.parent()).unwrap();
    let child = below_us.iter().position(|process| process.pid == family.child()).unwrap();
    assert!(parent < child);
    assert_eq!(below_us[child].parent, Some(family.parent()));
    assert_eq!(below_us[child].name, "sleep");
}

#[tokio::test]
async fn a_frozen_process_stays_stopped_until_it_is_thawed() {
    let family = Family::start().await;
    freeze(family.parent()).unwrap();
    family.until(|family| look_at(family.parent()).unwrap().state == State::Stopped).await;
    thaw(family.parent()).unwrap();
    family.until(|family| look_at(family.parent()).unwrap().state == State::Alive).await;
}

#[tokio::test]
async fn the_end_of_a_process_is_seen_before_it_is_reaped() {
    let family = Family::start().await;
    freeze(family.parent()).unwrap();
    kill(family.parent()).unwrap();
    gone(family.parent(), PATIENCE).await.unwrap();
    assert_eq!(look_at(family.parent()).unwrap().state, State::Zombie);
    // The orphan is nobody's descendant any more.
    let orphans: Vec<_> = processes::all().unwrap();
    assert!(orphans.iter().all(|process| process.parent != Some(family.parent())));
}

#[tokio::test]
async fn waiting_for_a_process_that_stays_ends_in_an_error() {
    let family = Family::start().await;
    let refused = gone(family.parent(), Duration::from_millis(50)).await.unwrap_err();
    assert_eq!(refused.pid, family.parent());
}
