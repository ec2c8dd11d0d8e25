//! Every way in which a store can be broken, on real files, real file systems and a disk that is really full: each is named
//! with its remedy, loses nothing, and is over once a person has mended it.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use kiosk_core::{Branding, Picture};
use supervisor::store::{Enrolment, Store, StoreError, StoredBranding};
use tempfile::TempDir;

const STAND: &str = "stand-7";

fn enrolment() -> Enrolment {
    Enrolment {
        portal_url: "http://127.0.0.1:9/".to_owned(),
        stand_id: STAND.to_owned(),
        stand_name: "Front door".to_owned(),
        clinic_name: "Harbour Clinic".to_owned(),
    }
}

fn branding(name: &str) -> StoredBranding {
    let logo = Some(Picture { png: name.bytes().cycle().take(300_000).collect() });
    let branding = Branding { clinic_name: name.to_owned(), logo, ..Branding::unbranded() };
    StoredBranding { branding, tag: Some(name.to_owned()) }
}

/// The state directory of a stand that is enrolled and has a branding.
struct State {
    directory: TempDir,
}

impl State {
    fn of_a_stand() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let mut store = Store::open(directory.path()).unwrap();
        store.enrol(&enrolment()).unwrap();
        store.store_branding(STAND, &branding("a")).unwrap();
        Self { directory }
    }

    fn path(&self) -> &Path {
        self.directory.path()
    }

    fn file(&self) -> PathBuf {
        self.path().join("stand.sqlite3")
    }

    fn open(&self) -> Result<Store, StoreError> {
        Store::open(self.path())
    }

    fn refusal(&self) -> String {
        self.open().unwrap_err().to_string().replace(&self.file().display().to_string(), "FILE")
    }

    fn is_whole(&self) {
        let store = self.open().unwrap();
        assert_eq!(store.enrolment().unwrap(), Some(enrolment()));
        assert_eq!(store.branding(STAND).unwrap(), Some(branding("a")));
    }
}

fn portal_kiosk(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portal-kiosk"));
    command.args(arguments).env_remove("DBUS_SESSION_BUS_ADDRESS");
    command
}

fn said(output: &Output) -> String {
    [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat()
}

fn damages(whole: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let noise = |length: usize| (0..length).map(|place| (place * 7 + place / 251) as u8).collect::<Vec<_>>();
    let overwritten = |from: usize| [&whole[..from], &noise(whole.len() - from)[..]].concat();
    vec![
        ("cut to one byte", whole[..1].to_vec()),
        ("cut within its header", whole[..60].to_vec()),
        ("cut after its first page", whole[..4096].to_vec()),
        ("cut in the middle", whole[..whole.len() / 2].to_vec()),
        ("zeroed", vec![0; whole.len()]),
        ("zeroed but for its first page", [&whole[..4096], &vec![0; whole.len() - 4096][..]].concat()),
        ("random bytes", noise(whole.len())),
        ("random bytes behind its header", overwritten(100)),
        ("random bytes behind its first page", overwritten(4096)),
        ("a text", b"the clinic's store\n".repeat(400)),
    ]
}

#[test]
fn a_damaged_store_is_named_kept_and_used_again_once_it_is_put_back() {
    let state = State::of_a_stand();
    let whole = fs::read(state.file()).unwrap();
    for (how, damaged) in damages(&whole) {
        fs::write(state.file(), &damaged).unwrap();
        let Err(refusal) = state.open() else { panic!("{how}: it is taken for a store") };
        let refusal = refusal.to_string().replace(&state.file().display().to_string(), "FILE");
        assert!(refusal.starts_with("the stand's store FILE is damaged ("), "{how}: {refusal}");
        let remedy = "), and is left as it is: put a copy back, or move it away and enrol the stand anew";
        assert!(refusal.ends_with(remedy) && !refusal.contains('\n'), "{how}: {refusal}");
        assert_eq!(fs::read(state.file()).unwrap(), damaged, "{how}: it is left as it is");
        assert_eq!(fs::read_dir(state.path()).unwrap().count(), 1, "{how}: nothing is left beside it");
        fs::write(state.file(), &whole).unwrap();
        state.is_whole();
    }
}

#[test]
fn an_empty_file_is_a_store_that_has_yet_to_be_written() {
    let state = State::of_a_stand();
    fs::write(state.file(), "").unwrap();
    let mut store = state.open().unwrap();
    assert_eq!(store.enrolment().unwrap(), None);
    store.enrol(&enrolment()).unwrap();
    store.store_branding(STAND, &branding("a")).unwrap();
    state.is_whole();
}

#[test]
fn a_store_of_a_newer_version_is_not_written_to() {
    let state = State::of_a_stand();
    let newer = rusqlite::Connection::open(state.file()).unwrap();
    newer.execute_batch("CREATE TABLE of_tomorrow (x); PRAGMA user_version = 999").unwrap();
    drop(newer);
    let before = fs::read(state.file()).unwrap();
    assert_eq!(
        state.refusal(),
        "the stand's store FILE was written by a newer version of this program, and is left as it is: install that \
         version, or a later one"
    );
    assert_eq!(fs::read(state.file()).unwrap(), before);
    let newer = rusqlite::Connection::open(state.file()).unwrap();
    newer.execute_batch("DROP TABLE of_tomorrow; PRAGMA user_version = 5").unwrap();
    drop(newer);
    state.is_whole();
}

#[test]
fn a_directory_in_the_stores_place_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let place = directory.path().join("stand.sqlite3");
    fs::create_dir(&place).unwrap();
    let refusal = Store::open(directory.path()).unwrap_err().to_string();
    let expected = format!(
        "the stand's store {} cannot be read (Is a directory (os error 21)): it has to be a file that the stand's user may read and write",
        place.display()
    );
    assert_eq!(refusal, expected);
    fs::remove_dir(place).unwrap();
    Store::open(directory.path()).unwrap();
}

#[test]
fn a_state_directory_that_cannot_be_made_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let occupied = directory.path().join("occupied");
    fs::write(&occupied, "").unwrap();
    for path in [occupied.clone(), occupied.join("state")] {
        let refusal = Store::open(&path).unwrap_err().to_string();
        assert!(refusal.starts_with(&format!("the state directory {} cannot be used (", path.display())), "{refusal}");
        assert!(refusal.ends_with("): name another, or give it to the stand's user"), "{refusal}");
    }
}

#[test]
fn a_branding_that_cannot_be_read_is_asked_for_anew_and_the_enrolment_is_kept() {
    let state = State::of_a_stand();
    let database = rusqlite::Connection::open(state.file()).unwrap();
    for nonsense in ["", "null", "{", r#"{"clinicName":1}"#] {
        database.execute("UPDATE branding SET document = ?1", [nonsense]).unwrap();
        let mut store = state.open().unwrap();
        assert_eq!(store.branding(STAND).unwrap(), None, "{nonsense}");
        assert_eq!(store.enrolment().unwrap(), Some(enrolment()));
        store.store_branding(STAND, &branding("a")).unwrap();
        state.is_whole();
    }
}

#[test]
fn a_store_that_another_program_holds_is_named() {
    let state = State::of_a_stand();
    let other = rusqlite::Connection::open(state.file()).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let refusal = state.refusal();
    assert_eq!(refusal, "the stand's store FILE is held by another program: end that program");
    drop(other);
    state.is_whole();
}

#[test]
fn check_and_enrol_say_the_same_of_a_damaged_store() {
    let state = State::of_a_stand();
    fs::write(state.file(), [0; 8192]).unwrap();
    let sentence = state.open().unwrap_err().to_string();
    let directory = state.path().to_str().unwrap();
    let checked = portal_kiosk(&["check", "--state-dir", directory]).output().unwrap();
    assert!(said(&checked).contains(&format!("missing  the stand's store: {sentence}\n")), "{}", said(&checked));
    let enrolling = ["enrol", "--portal", "http://127.0.0.1:9/", "--state-dir", directory];
    let enrolled = portal_kiosk(&enrolling).env("PORTAL_KIOSK_PAIRING_CODE", "invented").output().unwrap();
    assert_eq!(said(&enrolled), format!("The stand is not enrolled: {sentence}.\n"));
}

/// A world in which the disk, or the right to use it, is another one. Everything else is as it is.
struct World {
    bubblewrap: Command,
}

impl World {
    fn new() -> Self {
        let mut bubblewrap = Command::new("bwrap");
        bubblewrap.args(["--bind", "/", "/", "--dev-bind", "/dev", "/dev", "--die-with-parent"]);
        Self { bubblewrap }
    }

    /// Where this directory cannot be written, by nobody.
    fn read_only(directory: &Path) -> Self {
        let mut world = Self::new();
        world.bubblewrap.arg("--ro-bind").args([directory, directory]);
        world
    }

    /// Where this directory is a disk of so many bytes.
    fn small_disk(directory: &Path, bytes: u32) -> Self {
        let mut world = Self::new();
        world.bubblewrap.args(["--size", &bytes.to_string(), "--tmpfs"]).arg(directory);
        world
    }

    /// Where a file's permissions count, also for whoever is root outside.
    fn without_privileges() -> Self {
        let mut world = Self::new();
        world.bubblewrap.args(["--unshare-user", "--uid", "1000", "--gid", "1000"]);
        world
    }

    /// Runs one of the parts below in it.
    fn plays(mut self, part: &str, directory: &Path) {
        self.bubblewrap.arg(std::env::current_exe().unwrap()).args(["--exact", "plays_a_part", "--nocapture"]);
        let output = self.bubblewrap.env("PART", part).env("STATE", directory).output().unwrap();
        assert!(output.status.success() && said(&output).contains("the part was played"), "{part}: {}", said(&output));
    }

    fn runs(mut self, arguments: &[&str]) -> String {
        self.bubblewrap.arg(env!("CARGO_BIN_EXE_portal-kiosk")).args(arguments);
        self.bubblewrap.env_remove("DBUS_SESSION_BUS_ADDRESS").env("PORTAL_KIOSK_PAIRING_CODE", "invented");
        said(&self.bubblewrap.output().unwrap())
    }
}

/// Does nothing, unless a test has started this program in another world.
#[test]
fn plays_a_part() {
    let (Ok(part), Ok(state)) = (std::env::var("PART"), std::env::var("STATE")) else { return };
    let state = Path::new(&state);
    match part.as_str() {
        "full disk" => lives_on_a_full_disk(state),
        "read-only" => lives_on_a_read_only_disk(state),
        "forbidden" => meets_a_forbidden_store(state),
        other => panic!("no part is called {other}"),
    }
    println!("the part was played");
}

/// Takes all room that is left, for as long as it is there.
fn fill(directory: &Path) -> PathBuf {
    let path = directory.join("filler");
    let mut filler = fs::File::create(&path).unwrap();
    for size in [4096, 1] {
        while filler.write_all(&vec![0x11; size]).is_ok() {}
    }
    path
}

fn lives_on_a_full_disk(state: &Path) {
    let mut store = Store::open(state).unwrap();
    store.enrol(&enrolment()).unwrap();
    store.store_branding(STAND, &branding("a")).unwrap();
    let filler = fill(state);
    let full = format!(
        "the stand's store {} cannot be written, because the disk is full: make room",
        state.join("stand.sqlite3").display()
    );
    for _ in 0..3 {
        assert_eq!(store.store_branding(STAND, &branding("b")).unwrap_err().to_string(), full);
        assert_eq!(store.branding(STAND).unwrap(), Some(branding("a")), "the look of before is kept");
    }
    assert_eq!(store.rehearse_writing().unwrap_err().to_string(), full);
    drop(store);

    let mut store = Store::open(state).unwrap();
    assert_eq!(store.enrolment().unwrap(), Some(enrolment()), "a stand can be switched on with a full disk");
    assert_eq!(store.branding(STAND).unwrap(), Some(branding("a")));
    let refused = Store::open(&state.join("another")).map(drop);
    assert!(matches!(refused, Err(StoreError::DiskFull { .. } | StoreError::Directory { .. })), "{refused:?}");

    fs::remove_file(filler).unwrap();
    store.rehearse_writing().unwrap();
    store.store_branding(STAND, &branding("b")).unwrap();
    assert_eq!(Store::open(state).unwrap().branding(STAND).unwrap(), Some(branding("b")));
}

fn lives_on_a_read_only_disk(state: &Path) {
    let mut store = Store::open(state).unwrap();
    assert_eq!(store.enrolment().unwrap(), Some(enrolment()));
    assert_eq!(store.branding(STAND).unwrap(), Some(branding("a")), "the stand has its look");
    let read_only = format!(
        "the stand's store {} cannot be written: make it, and the directory that it is in, writable for the stand's user",
        state.join("stand.sqlite3").display()
    );
    assert_eq!(store.store_branding(STAND, &branding("b")).unwrap_err().to_string(), read_only);
    assert_eq!(store.rehearse_writing().unwrap_err().to_string(), read_only);
    assert_eq!(store.branding(STAND).unwrap(), Some(branding("a")));
}

fn meets_a_forbidden_store(state: &Path) {
    let file = state.join("stand.sqlite3");
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    allow(&file, 0o000);
    assert_eq!(
        Store::open(state).unwrap_err().to_string(),
        format!(
            "the stand's store {} cannot be read (Permission denied (os error 13)): it has to be a file that the stand's \
             user may read and write",
            file.display()
        )
    );
    allow(&file, 0o400);
    lives_on_a_read_only_disk(state);
    allow(&file, 0o600);
    let mut store = Store::open(state).unwrap();
    store.rehearse_writing().unwrap();
    store.store_branding(STAND, &branding("a")).unwrap();
}

#[test]
fn a_full_disk_keeps_the_look_of_before_and_takes_the_new_one_once_there_is_room() {
    let state = tempfile::tempdir().unwrap();
    World::small_disk(state.path(), 1024 * 1024).plays("full disk", state.path());
}

#[test]
fn a_stand_keeps_its_enrolment_and_look_on_a_read_only_disk() {
    let state = State::of_a_stand();
    World::read_only(state.path()).plays("read-only", state.path());
    state.is_whole();
}

#[test]
fn a_stand_keeps_its_enrolment_and_look_in_a_read_only_directory_that_others_may_enter() {
    let state = State::of_a_stand();
    fs::set_permissions(state.path(), fs::Permissions::from_mode(0o755)).unwrap();
    World::read_only(state.path()).plays("read-only", state.path());
}

#[test]
fn a_store_that_may_not_be_read_or_written_is_named_and_used_again_once_it_may() {
    let state = State::of_a_stand();
    World::without_privileges().plays("forbidden", state.path());
    state.is_whole();
}

#[test]
fn nobody_is_enrolled_into_a_store_that_cannot_be_written() {
    let state = State::of_a_stand();
    let directory = state.path().to_str().unwrap();
    let said =
        World::read_only(state.path()).runs(&["enrol", "--portal", "http://127.0.0.1:9/", "--state-dir", directory]);
    let expected = format!(
        "The stand is not enrolled: the stand's store {} cannot be written: make it, and the directory that it is in, \
         writable for the stand's user.\n",
        state.file().display()
    );
    assert_eq!(said, expected);
}

#[test]
fn the_audit_log_can_be_read_on_a_read_only_disk() {
    let state = State::of_a_stand();
    let log = rusqlite::Connection::open(state.path().join("audit.sqlite3")).unwrap();
    let with_a_line = r#"
        PRAGMA journal_mode = wal;
        CREATE TABLE audit (line INTEGER PRIMARY KEY AUTOINCREMENT, at_ms INTEGER NOT NULL, event TEXT NOT NULL) STRICT;
        INSERT INTO audit (at_ms, event) VALUES (1000000000000, '{"what":"started"}');
    "#;
    log.execute_batch(with_a_line).unwrap();
    drop(log);
    let directory = state.path().to_str().unwrap();
    let anywhere = said(&portal_kiosk(&["audit", "--state-dir", directory]).output().unwrap());
    assert!(anywhere.contains("2001-09-09T01:46:40Z"), "{anywhere}");
    assert_eq!(World::read_only(state.path()).runs(&["audit", "--state-dir", directory]), anywhere);
}

#[test]
fn a_check_names_a_store_that_cannot_be_written() {
    let state = State::of_a_stand();
    let said = World::read_only(state.path()).runs(&["check", "--state-dir", state.path().to_str().unwrap()]);
    let expected = format!(
        "missing  the stand's store: the stand's store {} cannot be written: make it, and the directory that it is in, \
         writable for the stand's user\n",
        state.file().display()
    );
    assert!(said.contains(&expected) && said.contains("ok       enrolment"), "{said}");
}
