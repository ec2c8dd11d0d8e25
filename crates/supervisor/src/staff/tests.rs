//! The whole check, with a real store and a real hash.

use std::cell::RefCell;
use std::pin::{Pin, pin};
use std::time::Duration;

use kiosk_core::Sensitive;
use rusqlite::Connection;
use tempfile::TempDir;

use super::{ChosenPin, OpensStore, PinTrouble, PinVerdict, StaffPin, check_pin};
use crate::store::{Store, StoreError};

const RIGHT: &str = "280619";
const WRONG: &str = "280618";
const FIVE_MINUTES: Duration = Duration::from_secs(300);

struct Door {
    store: RefCell<Store>,
    directory: TempDir,
}

impl OpensStore for Door {
    fn with<T>(&self, act: impl FnOnce(&mut Store) -> Result<T, StoreError>) -> Result<T, StoreError> {
        act(&mut self.store.borrow_mut())
    }
}

impl Door {
    fn without_a_pin() -> Self {
        let directory = tempfile::tempdir().unwrap();
        Self { store: RefCell::new(Store::open(directory.path()).unwrap()), directory }
    }

    async fn with_a_pin() -> Self {
        let door = Self::without_a_pin();
        door.set(RIGHT).await;
        door
    }

    async fn set(&self, pin: &str) {
        let hash = ChosenPin::parse(&Sensitive::new(pin.to_owned())).unwrap().hash().await.unwrap();
        self.with(|store| store.set_staff_pin(&hash)).unwrap();
    }

    async fn check(&self, pin: &str) -> Result<PinVerdict, PinTrouble> {
        check_pin(self, StaffPin::parse(&Sensitive::new(pin.to_owned())).unwrap()).await
    }

    fn database(&self) -> Connection {
        Connection::open(self.directory.path().join("stand.sqlite3")).unwrap()
    }

    /// As if the lock's time had passed.
    fn lock_is_over(&self) {
        self.database().execute("UPDATE staff_pin SET lock_ends_since_boot_ms = 0", []).unwrap();
    }

    fn tries(&self) -> u32 {
        self.database().query_row("SELECT tries FROM staff_pin", [], |row| row.get(0)).unwrap()
    }
}

fn locked_for(verdict: PinVerdict) -> Duration {
    let PinVerdict::Locked { wait } = verdict else { panic!("{verdict:?}") };
    wait
}

#[tokio::test]
async fn a_right_pin_is_right_and_sets_it_all_back() {
    let door = Door::with_a_pin().await;
    assert_eq!(door.check(RIGHT).await.unwrap(), PinVerdict::Right);
    for tries_left in [4, 3, 2, 1] {
        assert_eq!(door.check(WRONG).await.unwrap(), PinVerdict::Wrong { tries_left });
    }
    assert_eq!(door.check(RIGHT).await.unwrap(), PinVerdict::Right, "the fifth may be right");
    assert_eq!(door.check(WRONG).await.unwrap(), PinVerdict::Wrong { tries_left: 4 });
}

#[tokio::test]
async fn the_fifth_wrong_pin_locks_and_the_tenth_for_twice_as_long() {
    let door = Door::with_a_pin().await;
    for lock in [FIVE_MINUTES, 2 * FIVE_MINUTES] {
        for _ in 0..4 {
            assert!(matches!(door.check(WRONG).await.unwrap(), PinVerdict::Wrong { .. }));
        }
        assert_eq!(door.check(WRONG).await.unwrap(), PinVerdict::Locked { wait: lock });
        assert!(locked_for(door.check(RIGHT).await.unwrap()) <= lock);
        door.lock_is_over();
    }
    assert_eq!(door.check(RIGHT).await.unwrap(), PinVerdict::Right);
    assert_eq!(door.tries(), 0);
}

#[tokio::test]
async fn while_it_is_locked_nothing_is_compared_and_nothing_counted() {
    let door = Door::with_a_pin().await;
    for _ in 0..5 {
        door.check(WRONG).await.unwrap();
    }
    // To be compared with this would be an error.
    let of_another_kind = "$scrypt$ln=4,r=8,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo";
    door.database().execute("UPDATE staff_pin SET hash = ?1", [of_another_kind]).unwrap();
    locked_for(door.check(RIGHT).await.unwrap());
    assert_eq!(door.tries(), 5);
    door.lock_is_over();
    assert!(matches!(door.check(RIGHT).await, Err(PinTrouble::Hash(_))));
    assert_eq!(door.tries(), 6, "what could not be compared was counted");
}

#[tokio::test]
async fn where_no_pin_is_set_none_is_right() {
    assert_eq!(Door::without_a_pin().check(RIGHT).await.unwrap(), PinVerdict::NotSet);
}

/// Has the check begin, so far that it waits for the comparison.
async fn begins(checking: Pin<&mut impl Future<Output = Result<PinVerdict, PinTrouble>>>) {
    tokio::select! {
        biased;
        verdict = checking => panic!("{verdict:?} before anything was compared"),
        () = std::future::ready(()) => {}
    }
}

#[tokio::test]
async fn a_try_that_nobody_waits_for_counts() {
    let door = Door::with_a_pin().await;
    begins(pin!(door.check(RIGHT))).await;
    assert_eq!(door.check(WRONG).await.unwrap(), PinVerdict::Wrong { tries_left: 3 });
}

#[tokio::test]
async fn a_pin_that_was_changed_while_it_was_compared_is_not_right() {
    let door = Door::with_a_pin().await;
    let mut checking = pin!(door.check(RIGHT));
    begins(checking.as_mut()).await;
    door.set("735104").await;
    assert_eq!(checking.await.unwrap(), PinVerdict::Wrong { tries_left: 4 });
}

#[tokio::test]
async fn where_a_try_cannot_be_counted_there_is_no_verdict() {
    let door = Door::with_a_pin().await;
    let refuse = "CREATE TRIGGER refuse BEFORE UPDATE ON staff_pin BEGIN SELECT RAISE(ABORT, 'refused'); END";
    door.database().execute_batch(refuse).unwrap();
    assert!(matches!(door.check(RIGHT).await, Err(PinTrouble::Store(_))));
}
