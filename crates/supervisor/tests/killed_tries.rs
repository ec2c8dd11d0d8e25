//! A process that is killed while it compares a PIN has used the try up: pulling the plug gains nobody another one.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::cell::RefCell;
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use kiosk_core::Sensitive;
use supervisor::staff::{ChosenPin, ClockReading, OpensStore, PinHash, PinVerdict, StaffPin, check_pin};
use supervisor::store::{PinStanding, Store, StoreError};

const ROUNDS: usize = 12;

/// As long as some tries take, so that a kill comes at any moment of one.
const LONGEST_LIFE: Duration = Duration::from_millis(300);

/// A busy machine may not come as far as a try in that time. Then it is done again with lives of twice the length, so often.
const SLOWER: u32 = 5;

struct Opened(RefCell<Store>);

impl OpensStore for Opened {
    fn with<T>(&self, act: impl FnOnce(&mut Store) -> Result<T, StoreError>) -> Result<T, StoreError> {
        act(&mut self.0.borrow_mut())
    }
}

/// Tries wrong PINs until there is a lock, and says so of each that was answered. Does nothing, unless a test has started
/// this program for it.
#[tokio::test]
async fn tries_until_it_is_locked() {
    let Ok(directory) = std::env::var("TRIES_AT") else { return };
    let store = Opened(RefCell::new(Store::open(Path::new(&directory)).unwrap()));
    let mut say = std::io::stdout();
    say.write_all(b"\nbegins\n").unwrap();
    loop {
        let wrong = StaffPin::parse(&Sensitive::new("280618".to_owned())).unwrap();
        let verdict = check_pin(&store, wrong).await.unwrap();
        // In one piece, and not through what the test harness does to `println!`.
        say.write_all(b"\nanswered\n").unwrap();
        if let PinVerdict::Locked { .. } = verdict {
            return;
        }
    }
}

/// Another process that tries.
struct Guesser {
    process: Child,
    said: Lines<BufReader<ChildStdout>>,
}

impl Guesser {
    fn at(directory: &Path) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "tries_until_it_is_locked", "--nocapture"])
            .env("TRIES_AT", directory)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap()).lines();
        Self { process, said }
    }

    /// Kills it within this time after its beginning, and gives the number of tries that were answered.
    fn killed_within(mut self, life: Duration) -> u8 {
        self.said.find(|line| line.as_ref().unwrap() == "begins").unwrap().unwrap();
        std::thread::sleep(life);
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        let answered = self.said.filter(|line| line.as_ref().unwrap() == "answered").count();
        u8::try_from(answered).unwrap()
    }
}

#[tokio::test]
async fn a_try_that_is_cut_off_counts() {
    let directory = tempfile::tempdir().unwrap();
    let pin = ChosenPin::parse(&Sensitive::new("280619".to_owned())).unwrap();
    let hash = pin.hash().await.unwrap();
    // Most of a try is the comparison, so most kills come within one.
    let killed_in_the_middle = (0..SLOWER)
        .map(|slower| {
            (0..ROUNDS).filter(|_| is_cut_off(directory.path(), &hash, LONGEST_LIFE * 2_u32.pow(slower))).count()
        })
        .find(|in_the_middle| *in_the_middle > 0);
    println!("{killed_in_the_middle:?} of {ROUNDS} were killed while they compared");
    assert!(killed_in_the_middle.is_some());
}

/// Kills a process that tries. Says whether that came in the middle of a try; whether or not, each try has to be counted.
fn is_cut_off(directory: &Path, hash: &PinHash, longest_life: Duration) -> bool {
    Store::open(directory).unwrap().set_staff_pin(hash).unwrap();
    let life = longest_life.mul_f64(f64::from(getrandom::u32().unwrap()) / f64::from(u32::MAX));
    let answered = Guesser::at(directory).killed_within(life);
    let store = Store::open(directory).unwrap();
    let counted = match store.staff_pin(&ClockReading::now().unwrap()).unwrap() {
        PinStanding::Open { tries_left } => 5 - tries_left,
        PinStanding::Locked { .. } => 5,
        PinStanding::NotSet => panic!("the PIN is gone"),
    };
    assert!(counted == answered || counted == answered + 1, "{answered} answered, {counted} counted");
    counted > answered
}
