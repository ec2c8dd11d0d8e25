//! The real keyring: gnome-keyring on a session bus of its own, in each of its states, asked by the real program.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::path::Path;
use std::process::{Command, Output, Stdio};

use rusqlite::Connection;
use tempfile::TempDir;
use wiremock::matchers::{body_partial_json, header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

/// What the program's end says to the one that asked, as `credential/process.rs` has it.
const NO_KEYRING: Option<i32> = Some(20);
const LOCKED: Option<i32> = Some(21);
const MISSING: Option<i32> = Some(22);

/// A user with a home and a keyring of its own. The keyring is unlocked in a session that says so, and locked in the next.
struct User(TempDir);

impl User {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir(home.path().join("run")).unwrap();
        Self(home)
    }

    fn home(&self) -> &Path {
        self.0.path()
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", self.home())
            .env("XDG_RUNTIME_DIR", self.home().join("run"))
            .env("KIOSK", env!("CARGO_BIN_EXE_portal-kiosk"))
            .stdin(Stdio::null());
        command
    }

    /// A script in a session of its own, in which nobody has opened the keyring.
    fn session(&self, script: &str) -> Output {
        self.session_with("gnome-keyring-daemon --foreground --components=secrets </dev/null", "true", script)
    }

    /// The same with the keyring open.
    fn open_session(&self, script: &str) -> Output {
        let keyring = "printf password | gnome-keyring-daemon --foreground --unlock --components=secrets";
        self.session_with(keyring, "$KIOSK keyring probe nobody", script)
    }

    /// The keyring is started here and not by the bus, so that it ends with the script.
    fn session_with(&self, keyring: &str, ready: &str, script: &str) -> Output {
        let has_owner = "dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus \
                         org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets";
        let script = format!(
            "{keyring} >/dev/null 2>&1 &\ntrap \"kill $!\" EXIT\n\
             until {has_owner} | grep -q true && {ready}; do sleep 0.02; done\n{script}"
        );
        let command = &mut self.command("timeout");
        command.args(["60", "dbus-run-session", "--", "sh", "-ec", &script]).output().unwrap()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn what_is_kept_is_read_again_in_a_later_session() {
    let user = User::new();
    let kept = user.open_session("printf invented-credential | $KIOSK keyring keep stand-7");
    assert!(kept.status.success(), "{kept:?}");
    let read = user.open_session("$KIOSK keyring read stand-7");
    assert_eq!((read.status.code(), said(&read).as_str()), (Some(0), "invented-credential"), "{read:?}");
    let other = user.open_session("$KIOSK keyring read stand-8");
    assert_eq!((other.status.code(), said(&other).as_str()), (MISSING, ""), "{other:?}");
}

#[test]
fn what_is_kept_later_takes_the_place_of_what_was_kept_before() {
    let user = User::new();
    let read = user.open_session(
        "printf first | $KIOSK keyring keep stand-7\nprintf second | $KIOSK keyring keep stand-7\n\
         $KIOSK keyring read stand-7",
    );
    assert_eq!(said(&read), "second", "{read:?}");
}

#[test]
fn what_is_forgotten_is_there_no_more_and_nothing_else_is_touched() {
    let user = User::new();
    let after = user.open_session(
        "printf first | $KIOSK keyring keep stand-7\nprintf second | $KIOSK keyring keep stand-8\n\
         $KIOSK keyring forget stand-7\n$KIOSK keyring read stand-8\n$KIOSK keyring read stand-7",
    );
    assert_eq!((after.status.code(), said(&after).as_str()), (MISSING, "second"), "{after:?}");
    assert_eq!(user.open_session("$KIOSK keyring forget stand-7").status.code(), MISSING);
}

#[test]
fn a_locked_keyring_is_said_to_be_locked_and_nobody_is_prompted() {
    let user = User::new();
    let kept = user.open_session("printf invented-credential | $KIOSK keyring keep stand-7");
    assert!(kept.status.success(), "{kept:?}");
    for question in ["read", "probe"] {
        let answer = user.session(&format!("$KIOSK keyring {question} stand-7"));
        assert_eq!((answer.status.code(), said(&answer).as_str()), (LOCKED, ""), "{answer:?}");
        assert!(!String::from_utf8_lossy(&answer.stderr).contains("Prompter"), "{answer:?}");
    }
}

#[test]
fn an_empty_keyring_holds_no_credential() {
    let user = User::new();
    assert_eq!(user.open_session("$KIOSK keyring read stand-7").status.code(), MISSING);
    assert_eq!(user.open_session("$KIOSK keyring probe stand-7").status.code(), Some(0));
}

#[test]
fn without_a_session_bus_there_is_no_keyring() {
    let user = User::new();
    for question in ["read", "probe"] {
        let answer = user.command(env!("CARGO_BIN_EXE_portal-kiosk")).args(["keyring", question, "stand-7"]).output();
        assert_eq!(answer.unwrap().status.code(), NO_KEYRING, "{question}");
    }
}

async fn portal_that_enrols(times: u64) -> MockServer {
    let portal = MockServer::start().await;
    Mock::given(method("POST"))
        .and(path("/v1/enrolments"))
        .and(body_partial_json(serde_json::json!({ "pairingCode": "HARB-0001", "standName": "Front door" })))
        .respond_with(ResponseTemplate::new(201).set_body_json(serde_json::json!({
            "credential": "invented-credential",
            "standId": "stand-7",
            "standName": "Front door",
            "clinicName": "Harbour Clinic",
        })))
        .expect(times)
        .mount(&portal)
        .await;
    Mock::given(method("POST"))
        .and(path("/v1/stand/heartbeat"))
        .and(header("authorization", "Bearer invented-credential"))
        .respond_with(ResponseTemplate::new(200).set_body_json(serde_json::json!({
            "serverTime": "2020-01-01T00:00:00Z",
            "portalEnabled": true,
        })))
        .mount(&portal)
        .await;
    portal
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn enrolling_keeps_the_credential_in_the_keyring_and_nowhere_else() {
    let portal = portal_that_enrols(1).await;
    let user = User::new();
    let enrolled = user.open_session(&format!(
        "echo HARB-0001 | $KIOSK enrol --portal {} --name 'Front door'\n$KIOSK check || true",
        portal.uri()
    ));
    assert!(said(&enrolled).contains("This stand is \"Front door\" of Harbour Clinic now."), "{enrolled:?}");
    assert!(
        said(&enrolled)
            .contains("\nStaff have no PIN, so the staff panel at this stand shows how it is and changes nothing"),
        "{enrolled:?}"
    );
    assert!(said(&enrolled).contains("ok       the clinic's portal is enabled"), "{enrolled:?}");
    assert!(said(&enrolled).contains("note     the clock: it is "), "{enrolled:?}");
    let everything = [said(&enrolled), String::from_utf8_lossy(&enrolled.stderr).into_owned()].concat();
    assert!(!everything.contains("invented-credential") && !everything.contains("HARB-0001"), "{everything}");

    let state = user.home().join(".local/state/portal-kiosk");
    let store = Connection::open(state.join("stand.sqlite3")).unwrap();
    let clinic: String = store.query_row("SELECT clinic_name FROM enrolment", [], |row| row.get(0)).unwrap();
    assert_eq!(clinic, "Harbour Clinic");
    for entry in std::fs::read_dir(&state).unwrap() {
        let file = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!file.windows(19).any(|bytes| bytes == b"invented-credential"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_pairing_code_is_not_used_up_when_the_credential_could_not_be_kept() {
    let portal = MockServer::start().await;
    let user = User::new();
    let refused = user.session(&format!("echo HARB-0001 | $KIOSK enrol --portal {}", portal.uri()));
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("The stand is not enrolled:"), "{refused:?}");
    assert_eq!(portal.received_requests().await.unwrap().len(), 0);
}

/// The hash of the staff's PIN, and with it which PIN it is: each has another salt.
fn pin_of(user: &User) -> String {
    let store = Connection::open(user.home().join(".local/state/portal-kiosk/stand.sqlite3")).unwrap();
    store.query_row("SELECT hash FROM staff_pin", [], |row| row.get(0)).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn enrolling_sets_the_staffs_pin_once_and_another_only_if_that_is_said() {
    let portal = portal_that_enrols(3).await;
    let user = User::new();
    let enrolling = format!("$KIOSK enrol --portal {} --name 'Front door'", portal.uri());
    let first = user.open_session(&format!("printf 'HARB-0001\n280619\n' | {enrolling}"));
    assert!(said(&first).ends_with("\nStaff have their PIN at this stand now.\n"), "{first:?}");
    let pin = pin_of(&user);
    let again = user.open_session(&format!("printf 'HARB-0001\n735104\n' | {enrolling}"));
    assert!(
        said(&again).ends_with("\nStaff keep the PIN that they have; portal-kiosk pin sets another.\n"),
        "{again:?}"
    );
    assert_eq!(pin_of(&user), pin);
    let other = user.open_session(&format!("echo 735104 | PORTAL_KIOSK_PAIRING_CODE=HARB-0001 {enrolling} --new-pin"));
    assert!(said(&other).ends_with("\nStaff have their PIN at this stand now.\n"), "{other:?}");
    assert_ne!(pin_of(&user), pin);
    for output in [first, again, other] {
        let everything = [said(&output), String::from_utf8_lossy(&output.stderr).into_owned()].concat();
        assert!(!everything.contains("280619") && !everything.contains("735104"), "{everything}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_pairing_code_is_not_used_up_when_a_script_gives_what_can_be_no_pin() {
    let portal = MockServer::start().await;
    let user = User::new();
    let enrolling = format!("printf 'HARB-0001\n123456\n' | $KIOSK enrol --portal {}", portal.uri());
    let refused = user.open_session(&enrolling);
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    let sentence = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(sentence.contains("The stand is not enrolled: that PIN is easily guessed: "), "{sentence}");
    assert_eq!(portal.received_requests().await.unwrap().len(), 0);
}
