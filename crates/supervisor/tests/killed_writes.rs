//! A process that is killed while it writes the branding leaves the old one or the new one: never neither, and never one
//! that is older than what was acknowledged.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use kiosk_core::{Branding, Picture};
use supervisor::store::{Store, StoredBranding};
use tempfile::TempDir;

const STAND: &str = "stand-7";

/// Longer than any write takes, so that a kill comes at any moment of one.
const LONGEST_LIFE: Duration = Duration::from_millis(60);

/// The branding by this number. Every other one is large, so that a write takes over pages of the one before.
fn branding(number: u64) -> StoredBranding {
    let size = if number.is_multiple_of(2) { 250_000 } else { 40_000 };
    let logo = Picture { png: number.to_le_bytes().into_iter().cycle().take(size).collect() };
    let branding = Branding { clinic_name: format!("Clinic {number}"), logo: Some(logo), ..Branding::unbranded() };
    StoredBranding { branding, tag: Some(number.to_string()) }
}

/// The number of the branding that is stored, whose every part is of that number; 0 while there is none.
fn stored(directory: &Path) -> u64 {
    let store = Store::open(directory).unwrap();
    let Some(found) = store.branding(STAND).unwrap() else { return 0 };
    let number = found.tag.as_ref().unwrap().parse().unwrap();
    assert!(found == branding(number), "the branding {number} is not whole");
    let database = rusqlite::Connection::open(directory.join("stand.sqlite3")).unwrap();
    let verdict: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
    number
}

/// Writes one branding after the other and acknowledges each. Does nothing, unless a test has started this program for it.
#[test]
fn writes_without_end() {
    let Ok(directory) = std::env::var("WRITES_INTO") else { return };
    let directory = Path::new(&directory);
    let first = stored(directory) + 1;
    let mut store = Store::open(directory).unwrap();
    let mut acknowledge = std::io::stdout();
    for number in first.. {
        store.store_branding(STAND, &branding(number)).unwrap();
        // In one piece, and not through what the test harness does to `println!`.
        acknowledge.write_all(format!("\nwritten {number}\n").as_bytes()).unwrap();
    }
}

/// Another process that writes.
struct Writer {
    process: Child,
    acknowledged: BufReader<ChildStdout>,
}

impl Writer {
    fn into(directory: &Path) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writes_without_end", "--nocapture"])
            .env("WRITES_INTO", directory)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let acknowledged = BufReader::new(process.stdout.take().unwrap());
        Self { process, acknowledged }
    }

    /// The number in the next acknowledgement; `None` when there will be none.
    fn next(&mut self) -> Option<u64> {
        loop {
            let mut line = String::new();
            // A line that was cut off acknowledges nothing.
            if self.acknowledged.read_line(&mut line).unwrap() == 0 || !line.ends_with('\n') {
                return None;
            }
            if let Some(number) = line.trim().strip_prefix("written ") {
                return Some(number.parse().unwrap());
            }
        }
    }

    /// Kills it within this time after its first acknowledgement, and gives its last.
    fn killed_within(mut self, life: Duration) -> u64 {
        let mut last = self.next().expect("something is written");
        std::thread::sleep(life);
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        while let Some(number) = self.next() {
            last = number;
        }
        last
    }
}

/// Where none of so many times as many was killed in the middle of a write, none will be.
const MOST_TIMES_AS_MANY: u32 = 25;

/// Kills so many writers, one after the other, and looks at what each has left. Where chance has it that none of them was in the
/// middle of a write, it kills on until one is.
fn survives_kills(least: u32) {
    let directory = TempDir::new().unwrap();
    let (mut kills, mut in_the_middle, mut before) = (0, 0, 0);
    while kills < least || in_the_middle == 0 {
        kills += 1;
        assert!(kills <= least * MOST_TIMES_AS_MANY, "no writer was killed in the middle of a write");
        let life = LONGEST_LIFE.mul_f64(f64::from(getrandom::u32().unwrap()) / f64::from(u32::MAX));
        let acknowledged = Writer::into(directory.path()).killed_within(life);
        in_the_middle += u32::from(directory.path().join("stand.sqlite3-journal").exists());
        let left = stored(directory.path());
        assert!(left == acknowledged || left == acknowledged + 1, "kill {kills}: {acknowledged}, but {left} was left");
        assert!(left > before, "kill {kills}: nothing new was written");
        before = left;
    }
    println!("{in_the_middle} of {kills} writers were killed in the middle of a write; {before} writes");
}

#[test]
fn a_killed_writer_leaves_the_old_branding_or_the_new_one() {
    survives_kills(20);
}

#[test]
#[ignore = "long: some minutes"]
fn long_five_hundred_killed_writers_leave_the_old_branding_or_the_new_one() {
    survives_kills(500);
}
