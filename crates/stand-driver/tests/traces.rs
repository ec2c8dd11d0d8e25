//! What is planted is found: in a file, in its name, in a living process, in every form. So what is not found is not there.

#![expect(clippy::unwrap_used, reason = "a test may")]

use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use stand_driver::processes::{Pid, gone};
use stand_driver::traces::{Encoding, Looked, Mark, NotLookedAt, Search};

/// A long time for what takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(20);

/// In no program by chance, and in this one not in any form but the first.
const PLANTED: &str = "g71+qzkwvjxh@example.org";

/// Each form, as a program would have it.
fn planted() -> Vec<(Encoding, Vec<u8>)> {
    let utf16 = PLANTED.encode_utf16();
    vec![
        (Encoding::Utf8, PLANTED.as_bytes().to_vec()),
        (Encoding::Utf16Le, utf16.clone().flat_map(u16::to_le_bytes).collect()),
        (Encoding::Utf16Be, utf16.flat_map(u16::to_be_bytes).collect()),
        (Encoding::Utf32Le, PLANTED.chars().flat_map(|sign| u32::from(sign).to_le_bytes()).collect()),
        (Encoding::Percent, b"to=g71%2Bqzkwvjxh%40example.org&".to_vec()),
        // "Basic" and what comes with the address, as a command line made it.
        (Encoding::Base64, b"dXNlcjpnNzErcXprd3ZqeGhAZXhhbXBsZS5vcmc6eA==".to_vec()),
    ]
}

fn search() -> Search {
    Search::for_marks(vec![Mark::text("address", PLANTED), Mark::digits("code", "730461")]).unwrap()
}

fn encodings(looked: &Looked) -> Vec<Encoding> {
    looked.traces.iter().map(|trace| trace.encoding).collect()
}

/// A program that keeps what it is told in its memory: it sorts, and waits for more.
struct Keeper(Child);

impl Keeper {
    fn of(bytes: &[u8]) -> Self {
        let mut child = Command::new("sort").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        child.stdin.as_mut().unwrap().write_all(bytes).unwrap();
        Self(child)
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.0)
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

#[test]
fn what_is_in_a_file_is_found_in_every_form() {
    let directory = tempfile::tempdir().unwrap();
    for (encoding, bytes) in planted() {
        let file = directory.path().join("kept");
        // Where one read ends and the next begins too.
        for before in [0, 7, (4 << 20) - 10, (8 << 20) - 3] {
            std::fs::write(&file, [vec![b'.'; before], bytes.clone(), vec![b'.'; 100]].concat()).unwrap();
            let looked = search().in_files_below(directory.path(), &NotLookedAt::default()).unwrap();
            assert_eq!(encodings(&looked), [encoding], "after {before} bytes");
        }
    }
}

#[test]
fn what_a_file_is_called_is_found() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join(format!("of {PLANTED}")), "nothing").unwrap();
    std::os::unix::fs::symlink(format!("/nowhere/{PLANTED}"), directory.path().join("link")).unwrap();
    let looked = search().in_files_below(directory.path(), &NotLookedAt::default()).unwrap();
    assert_eq!(encodings(&looked), [Encoding::Utf8; 2]);
    let left_out = NotLookedAt::these([directory.path().to_owned()]);
    assert_eq!(search().in_files_below(directory.path(), &left_out).unwrap(), Looked::default());
}

#[tokio::test]
async fn what_is_in_a_living_process_is_found_in_every_form() {
    for (encoding, bytes) in planted() {
        let keeper = Keeper::of(&bytes);
        let looking = async {
            loop {
                let looked = search().in_memory(keeper.pid()).unwrap();
                assert!(looked.bytes > 0, "nothing was looked at");
                if encodings(&looked).contains(&encoding) {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        assert!(tokio::time::timeout(PATIENCE, looking).await.is_ok(), "{encoding} is not found");
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found_and_who_has_ended_has_nothing() {
    let keeper = Keeper::of(b"something else");
    let pid = keeper.pid();
    assert_eq!(search().in_memory(pid).unwrap().traces, []);
    drop(keeper);
    gone(pid, PATIENCE).await.unwrap();
    assert_eq!(search().in_memory(pid).unwrap(), Looked::default());
}
