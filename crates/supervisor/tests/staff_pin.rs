//! `portal-kiosk pin`, as a script and as a person at a terminal use it.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use kiosk_core::Sensitive;
use rustix::termios::{LocalModes, tcgetattr};
use supervisor::staff::{OpensStore, PinVerdict, StaffPin, check_pin};
use supervisor::store::{Enrolment, Store, StoreError};
use tempfile::TempDir;

const KIOSK: &str = env!("CARGO_BIN_EXE_portal-kiosk");
const SET: &str = "Staff have this PIN at the stand from now on, and all their tries again.";

/// The state directory of a stand that is enrolled and has no PIN.
fn stand() -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    let enrolment = Enrolment {
        portal_url: "http://127.0.0.1:9/".to_owned(),
        stand_id: "stand-7".to_owned(),
        stand_name: "Front door".to_owned(),
        clinic_name: "Harbour Clinic".to_owned(),
    };
    Store::open(directory.path()).unwrap().enrol(&enrolment).unwrap();
    directory
}

struct Opened(RefCell<Store>);

impl OpensStore for Opened {
    fn with<T>(&self, act: impl FnOnce(&mut Store) -> Result<T, StoreError>) -> Result<T, StoreError> {
        act(&mut self.0.borrow_mut())
    }
}

async fn verdict(directory: &Path, pin: &str) -> PinVerdict {
    let store = Opened(RefCell::new(Store::open(directory).unwrap()));
    check_pin(&store, StaffPin::parse(&Sensitive::new(pin.to_owned())).unwrap()).await.unwrap()
}

/// What the command does with this on its standard input.
fn set_by_script(directory: &Path, input: &[u8]) -> Output {
    let mut command = Command::new(KIOSK);
    command.args(["pin", "--state-dir"]).arg(directory);
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A refusal may come before all of it is read.
    let _written = process.stdin.take().unwrap().write_all(input);
    process.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat()
}

#[tokio::test]
async fn a_line_of_standard_input_becomes_the_pin_and_stands_nowhere() {
    let directory = stand();
    for (line, pin) in [("280619\n", "280619"), ("  735104\r\nmore", "735104"), ("\u{662}\u{668}0615", "280615")] {
        let set = set_by_script(directory.path(), line.as_bytes());
        assert_eq!((set.status.code(), said(&set)), (Some(0), format!("{SET}\n")));
        assert_eq!(verdict(directory.path(), pin).await, PinVerdict::Right);
        for entry in fs::read_dir(directory.path()).unwrap() {
            let file = fs::read(entry.unwrap().path()).unwrap();
            assert!(!file.windows(6).any(|bytes| bytes == pin.as_bytes()), "{pin} is in a file");
        }
    }
    assert_eq!(verdict(directory.path(), "280619").await, PinVerdict::Wrong { tries_left: 4 }, "it was replaced");
}

#[tokio::test]
async fn what_can_be_no_pin_is_refused_in_words_that_do_not_repeat_it_and_the_one_before_stays() {
    let directory = stand();
    set_by_script(directory.path(), b"280619\n");
    let length = "a PIN has 6 to 12 digits";
    let not_digits = "a PIN has digits and nothing else";
    let guessed = "that PIN is easily guessed: take no run such as 123456 or 987654, and no digits over and over";
    let endless = "4".repeat(100_000);
    for (line, why) in [
        ("", "none was given"),
        ("\n280619\n", "none was given"),
        ("73510\n", length),
        ("7351047351047\n", length),
        (endless.as_str(), length),
        ("73510x\n", not_digits),
        ("735 104\n", not_digits),
        ("444444\n", guessed),
        ("345678\n", guessed),
        ("876543\n", guessed),
    ] {
        let refused = set_by_script(directory.path(), line.as_bytes());
        let sentence = format!("No PIN is set, and one of before stays: {why}.\n");
        assert_eq!((refused.status.code(), said(&refused)), (Some(1), sentence), "{line:.20}");
    }
    let refused = set_by_script(directory.path(), b"\xff\xfe280618\n");
    assert!(refused.status.code() == Some(1) && !said(&refused).contains("280618"), "{refused:?}");
    assert_eq!(verdict(directory.path(), "280619").await, PinVerdict::Right);
}

#[tokio::test]
async fn an_administrator_lifts_a_lock_by_setting_a_pin() {
    let directory = stand();
    set_by_script(directory.path(), b"280619\n");
    for _ in 0..4 {
        assert!(matches!(verdict(directory.path(), "280618").await, PinVerdict::Wrong { .. }));
    }
    assert!(matches!(verdict(directory.path(), "280618").await, PinVerdict::Locked { .. }));
    assert!(matches!(verdict(directory.path(), "280619").await, PinVerdict::Locked { .. }));
    set_by_script(directory.path(), b"280619\n");
    assert_eq!(verdict(directory.path(), "280619").await, PinVerdict::Right);
}

#[test]
fn nobody_is_asked_for_a_pin_that_could_not_be_kept() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("stand.sqlite3"), [0; 8192]).unwrap();
    let sentence = Store::open(directory.path()).unwrap_err().to_string();
    let refused = set_by_script(directory.path(), b"no PIN\n");
    assert_eq!(said(&refused), format!("No PIN is set, and one of before stays: {sentence}.\n"));
}

#[test]
fn a_pin_for_another_users_stand_is_noticed() {
    let directory = tempfile::tempdir().unwrap();
    let set = set_by_script(directory.path(), b"280619\n");
    assert_eq!(set.status.code(), Some(0));
    assert!(said(&set).contains("The stand is not enrolled. If it should be: is this its user"), "{}", said(&set));
}

#[test]
fn a_check_says_where_staff_have_no_pin() {
    let directory = stand();
    let check = || said(&Command::new(KIOSK).args(["check", "--state-dir"]).arg(directory.path()).output().unwrap());
    let unset = "note     the staff's PIN: the staff panel shows how the stand is and changes nothing: set one with portal-kiosk pin\n";
    assert!(check().contains(unset), "{}", check());
    set_by_script(directory.path(), b"280619\n");
    assert!(check().contains("ok       the staff's PIN\n"), "{}", check());
}

/// A terminal with a person before it, who waits for what they are asked.
struct Terminal {
    process: Child,
    keys: ChildStdin,
    output: ChildStdout,
    path: PathBuf,
    seen: String,
    read: usize,
}

impl Terminal {
    fn at(directory: &Path) -> Self {
        let pin = format!("{KIOSK} pin --state-dir {}", directory.display());
        let command = format!("tty; {pin}; code=$?; stty -a; exit $code");
        // It would keep its echo to itself, because this is no person; and it would wait without end for one.
        let mut process = Command::new("timeout")
            .args(["60", "script", "--quiet", "--return", "--echo", "always", "--command", &command, "/dev/null"])
            .env("SHELL", "/bin/sh")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (keys, output) = (process.stdin.take().unwrap(), process.stdout.take().unwrap());
        let mut terminal = Self { process, keys, output, path: PathBuf::new(), seen: String::new(), read: 0 };
        let line = terminal.reads("\n");
        terminal.path = line.trim().into();
        terminal
    }

    /// Waits until this has come, and gives everything until then that was not read before.
    fn reads(&mut self, text: &str) -> String {
        loop {
            if let Some(place) = self.seen[self.read..].find(text) {
                let from = self.read;
                self.read += place + text.len();
                return self.seen[from..self.read].to_owned();
            }
            let mut byte = [0];
            assert_eq!(self.output.read(&mut byte).unwrap(), 1, "{text:?} does not come: {}", self.seen);
            self.seen.push(char::from(byte[0]));
        }
    }

    /// Types, once the question is there and the terminal keeps to itself what is typed.
    fn answers(&mut self, question: &str, keys: &str) {
        self.reads(question);
        let terminal = File::open(&self.path).unwrap();
        while tcgetattr(&terminal).unwrap().local_modes.contains(LocalModes::ECHO) {
            std::thread::yield_now();
        }
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    /// Everything that was to be seen, and how it ended. The terminal is as it was then.
    fn ends(mut self) -> (Option<i32>, String) {
        self.output.read_to_string(&mut self.seen).unwrap();
        for mode in ["icanon", "isig", "echo"] {
            assert!(self.seen.split_whitespace().any(|word| word == mode), "{mode}: {}", self.seen);
        }
        (self.process.wait().unwrap().code(), self.seen)
    }
}

const ONCE: &str = "New PIN for staff, 6 to 12 digits (none: Enter): ";
const TWICE: &str = "The same PIN again: ";

#[tokio::test]
async fn a_person_types_it_twice_unseen_and_may_make_slips() {
    let directory = stand();
    let mut terminal = Terminal::at(directory.path());
    terminal.answers(ONCE, "12345\r");
    terminal.reads("No: a PIN has 6 to 12 digits.");
    terminal.answers(ONCE, "280619\r");
    terminal.answers(TWICE, "280618\r");
    terminal.reads("No: the two are not the same.");
    terminal.answers(ONCE, "280619\r");
    terminal.answers(TWICE, "280619\r");
    let (code, seen) = terminal.ends();
    assert_eq!(code, Some(0), "{seen}");
    assert!(seen.contains(SET) && !seen.contains("2806") && !seen.contains("12345"), "{seen}");
    assert_eq!(verdict(directory.path(), "280619").await, PinVerdict::Right);
}

#[test]
fn a_person_may_think_better_of_it() {
    for keys in ["\r", "\u{4}", "\u{3}"] {
        let directory = stand();
        for questions_before in [&[][..], &[(ONCE, "280619\r")]] {
            let mut terminal = Terminal::at(directory.path());
            for (question, answer) in questions_before {
                terminal.answers(question, answer);
            }
            terminal.answers(if questions_before.is_empty() { ONCE } else { TWICE }, keys);
            let (code, seen) = terminal.ends();
            assert_eq!(code, Some(1), "{keys:?}: {seen}");
            assert!(seen.contains("No PIN is set, and one of before stays: none was given."), "{keys:?}: {seen}");
        }
        assert!(!Store::open(directory.path()).unwrap().has_staff_pin().unwrap());
    }
}
