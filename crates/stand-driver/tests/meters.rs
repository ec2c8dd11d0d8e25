//! Meters see a process that leaks, one that is left over, one that never rests.

#![expect(clippy::unwrap_used, reason = "a test may")]

use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use stand_driver::meters::{self, ActivitySoFar, Counted, MeterError};
use stand_driver::processes::{self, Pid, descendants};
use stand_driver::{Room, RoomPlan};

const MEBIBYTE: u64 = 1 << 20;

/// A process that ends with this value.
struct Ending(Child);

impl Ending {
    fn start(command: &mut Command) -> Self {
        Self(command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap())
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.0)
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        for process in descendants(self.pid()).unwrap() {
            let _ = processes::kill(process.pid);
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn bytes(processes: &[Pid]) -> u64 {
    meters::memory(processes).unwrap().bytes
}

async fn until(so: impl Fn() -> bool) {
    let looking = async {
        while !so() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), looking).await.unwrap();
}

#[tokio::test]
async fn a_process_that_keeps_ever_more_is_seen_to_grow() {
    // It keeps the last 64 MiB of what it reads until there is no more to read.
    let mut leaking = Ending::start(Command::new("tail").args(["-c", "64M"]));
    let pid = leaking.pid();
    let before = bytes(&[pid]);
    let mut input = leaking.0.stdin.take().unwrap();
    input.write_all(&vec![1; 48 << 20]).unwrap();
    until(|| bytes(&[pid]) > before + 47 * MEBIBYTE).await;
    assert!(bytes(&[pid]) < before + 64 * MEBIBYTE);
}

#[tokio::test]
async fn memory_that_two_processes_share_is_counted_once() {
    let family = Ending::start(Command::new("sh").args(["-c", "sleep 600 & read never"]));
    until(|| descendants(family.pid()).is_ok_and(|below| !below.is_empty())).await;
    let child = descendants(family.pid()).unwrap()[0].pid;
    let memory = meters::memory(&[family.pid(), child]).unwrap();
    if memory.counted == Counted::DistinctPages {
        assert!(memory.bytes < bytes(&[family.pid()]) + bytes(&[child]));
        assert!(memory.bytes >= bytes(&[family.pid()]));
    }
}

#[tokio::test]
async fn a_process_that_never_rests_is_told_from_one_that_sleeps() {
    let busy = Ending::start(Command::new("sh").args(["-c", "while :; do :; done"]));
    let asleep = Ending::start(Command::new("sleep").arg("600"));
    let activity = async |pid: Pid| {
        let before = ActivitySoFar::of(&[pid]).unwrap();
        tokio::time::sleep(Duration::from_millis(500)).await;
        ActivitySoFar::of(&[pid]).unwrap().since(&before)
    };
    assert!(activity(busy.pid()).await.share_of_processor > 0.1);
    assert!(activity(asleep.pid()).await.share_of_processor < 0.01);
}

#[tokio::test]
async fn waking_up_is_counted() {
    let often = Ending::start(Command::new("sh").args(["-c", "while sleep 0.02; do :; done"]));
    let before = ActivitySoFar::of(&[often.pid()]).unwrap();
    until(|| ActivitySoFar::of(&[often.pid()]).unwrap().since(&before).wake_ups_a_second > 1.0).await;
}

#[tokio::test]
async fn whoever_wakes_up_most_often_is_named_first() {
    let often = Ending::start(Command::new("bash").args(["-c", "while ! read -t 0.02 never; do :; done"]));
    let seldom = Ending::start(Command::new("sleep").arg("600"));
    let both = [seldom.pid(), often.pid()];
    let before = ActivitySoFar::of(&both).unwrap();
    // Whoever has just been started wakes up a few times for that alone.
    until(|| {
        let threads = ActivitySoFar::of(&both).unwrap().by_thread_since(&before);
        threads.iter().map(|thread| thread.name.as_str()).eq(["bash: main", "sleep: main"])
    })
    .await;
}

#[tokio::test]
async fn an_open_file_is_counted() {
    let two_more = Ending::start(Command::new("sh").args(["-c", "exec 7</dev/null 8</dev/null; read never"]));
    let none_more = Ending::start(Command::new("sh").args(["-c", "read never"]));
    let open = |process: &Ending| meters::open_descriptors(process.pid()).unwrap();
    until(|| open(&two_more) == open(&none_more) + 2).await;
}

#[test]
fn nobody_is_no_good_figure() {
    let mut child = Command::new("true").spawn().unwrap();
    let pid = Pid::from_child(&child);
    child.wait().unwrap();
    assert!(matches!(meters::memory(&[pid]), Err(MeterError::NobodyThere)));
    assert!(matches!(meters::memory(&[]), Err(MeterError::NobodyThere)));
    assert!(matches!(ActivitySoFar::of(&[pid]), Err(MeterError::NobodyThere)));
    assert!(meters::open_descriptors(pid).is_err());
}

#[tokio::test]
async fn a_process_that_outlives_its_parent_is_still_a_guest() {
    let room = Room::open(RoomPlan::portrait()).await.unwrap();
    let names = || {
        let guests = room.guests().unwrap().into_iter();
        guests.map(|guest| guest.name).collect::<Vec<_>>()
    };
    assert_eq!(names(), Vec::<String>::new(), "the room's own processes are no guests");
    room.command("sh").args(["-c", "sleep 600 & exit"]).stdout(Stdio::null()).status().unwrap();
    until(|| names() == ["sleep"]).await;
}
