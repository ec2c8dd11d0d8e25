//! The staff's PIN as its hash, and the tries that were wrong, so that both outlive whatever happens to the stand.

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};

use super::error::Failure;
use super::{Store, StoreError};
use crate::staff::{ClockReading, Lock, PinHash, PinTries, PinVerdict};

/// How the PIN stands, to be said to staff before they type one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinStanding {
    /// Nobody has set one.
    NotSet,
    /// One may be tried.
    Open {
        /// How many may be wrong until nothing may be tried for a while; at least one.
        tries_left: u8,
    },
    /// Nothing may be tried for so long.
    Locked {
        /// How long.
        wait: Duration,
    },
}

/// Whether a PIN may be compared. There is no other way to its hash, so none is compared that was not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PinTry {
    /// It has been counted as a wrong one.
    Begun {
        /// What to compare it with.
        hash: PinHash,
        /// What is to be said if it is not the same.
        if_wrong: PinVerdict,
    },
    /// Nothing may be tried for so long.
    Locked {
        /// How long.
        wait: Duration,
    },
    /// There is none.
    NotSet,
}

impl Store {
    /// Puts a PIN in the place of the one before. Tries and locks are forgotten: whoever may set a PIN may lift them.
    ///
    /// # Errors
    ///
    /// When the store cannot be written; the PIN before is still good then.
    pub fn set_staff_pin(&mut self, hash: &PinHash) -> Result<(), StoreError> {
        // EXPOSE: the one place where the hash is kept.
        let done = self
            .connection
            .execute("INSERT OR REPLACE INTO staff_pin (only, hash, tries) VALUES (1, ?1, 0)", [hash.expose()]);
        done.map(drop).map_err(|error| Failure::from(error).at(self.file.clone()))
    }

    /// Whether anybody has set one.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn has_staff_pin(&self) -> Result<bool, StoreError> {
        kept(&self.connection).map(|kept| kept.is_some()).map_err(|error| error.at(self.file.clone()))
    }

    /// How the PIN stands at this moment.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn staff_pin(&self, now: &ClockReading) -> Result<PinStanding, StoreError> {
        let kept = kept(&self.connection).map_err(|error| error.at(self.file.clone()))?;
        Ok(match kept {
            None => PinStanding::NotSet,
            Some((_, tries)) => match tries.wait(now) {
                Duration::ZERO => PinStanding::Open { tries_left: tries.left() },
                wait => PinStanding::Locked { wait },
            },
        })
    }

    /// Begins a try, if one may be begun, and counts it as a wrong one until [`Store::forget_pin_tries`].
    ///
    /// # Errors
    ///
    /// When the store cannot be read or written; nothing may be compared then.
    pub fn begin_pin_try(&mut self, now: &ClockReading) -> Result<PinTry, StoreError> {
        begin(&mut self.connection, now).map_err(|error| error.at(self.file.clone()))
    }

    /// The PIN with this hash was right: all tries are forgotten. `false`, and nothing is forgotten, where it is not the
    /// stand's PIN any more.
    ///
    /// # Errors
    ///
    /// When the store cannot be written; the tries count on then.
    pub fn forget_pin_tries(&mut self, hash: &PinHash) -> Result<bool, StoreError> {
        let done = self.connection.execute(
            "UPDATE staff_pin SET tries = 0, lock_boot = NULL, lock_ends_since_boot_ms = NULL, lock_ends_since_epoch_ms = NULL
             WHERE hash = ?1",
            // EXPOSE: only to be compared with the one that is kept.
            [hash.expose()],
        );
        done.map(|rows| rows == 1).map_err(|error| Failure::from(error).at(self.file.clone()))
    }
}

fn begin(connection: &mut Connection, now: &ClockReading) -> Result<PinTry, Failure> {
    // From the start, so that of two tries at once each counts.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let Some((hash, mut tries)) = kept(&transaction)? else { return Ok(PinTry::NotSet) };
    let begun = tries.begin(now);
    let PinTries { counted, lock } = &tries;
    transaction.execute(
        "UPDATE staff_pin
         SET tries = ?1, lock_boot = ?2, lock_ends_since_boot_ms = ?3, lock_ends_since_epoch_ms = ?4",
        params![
            counted,
            lock.as_ref().map(|lock| &lock.boot),
            lock.as_ref().map(|lock| milliseconds(lock.ends_since_boot)),
            lock.as_ref().map(|lock| milliseconds(lock.ends_since_epoch)),
        ],
    )?;
    transaction.commit()?;
    Ok(match begun {
        Ok(()) => PinTry::Begun { hash, if_wrong: tries.verdict_if_wrong() },
        Err(wait) => PinTry::Locked { wait },
    })
}

fn kept(connection: &Connection) -> Result<Option<(PinHash, PinTries)>, Failure> {
    let row = "SELECT hash, tries, lock_boot, lock_ends_since_boot_ms, lock_ends_since_epoch_ms FROM staff_pin";
    let found = connection.query_row(row, [], |row| Ok((row.get(0)?, tries(row)?))).optional()?;
    let Some((hash, tries)) = found else { return Ok(None) };
    let damaged = || Failure::Damaged("what should be the hash of the staff's PIN is none".to_owned());
    Ok(Some((PinHash::parse(hash).ok_or_else(damaged)?, tries)))
}

fn tries(row: &Row<'_>) -> rusqlite::Result<PinTries> {
    // Below zero there is none, as the table has it.
    let time = |column| row.get::<_, i64>(column).map(|ms| Duration::from_millis(ms.unsigned_abs()));
    let lock = match row.get(2)? {
        Some(boot) => Some(Lock { boot, ends_since_boot: time(3)?, ends_since_epoch: time(4)? }),
        None => None,
    };
    Ok(PinTries { counted: row.get(1)?, lock })
}

/// Rounded up, so that a lock is not shorter for being kept.
fn milliseconds(time: Duration) -> i64 {
    let rounded_up = time.as_nanos().div_ceil(1_000_000);
    i64::try_from(rounded_up).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;
    use std::sync::Barrier;

    const MINUTE: Duration = Duration::from_secs(60);

    /// Well-formed, and of no PIN: here none is compared.
    fn hash(of: u8) -> PinHash {
        PinHash::parse(format!("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXN{}", char::from(of))).unwrap()
    }

    fn now() -> ClockReading {
        ClockReading { boot: "first".to_owned(), since_boot: 90 * MINUTE, since_epoch: 30_000_000 * MINUTE }
    }

    fn store_with_a_pin(directory: &Path) -> Store {
        let mut store = Store::open(directory).unwrap();
        store.set_staff_pin(&hash(b'A')).unwrap();
        store
    }

    fn begun(tries_left: u8) -> PinTry {
        PinTry::Begun { hash: hash(b'A'), if_wrong: PinVerdict::Wrong { tries_left } }
    }

    #[test]
    fn where_nobody_has_set_a_pin_none_is_compared() {
        let directory = tempfile::tempdir().unwrap();
        let mut store = Store::open(directory.path()).unwrap();
        assert_eq!(store.staff_pin(&now()).unwrap(), PinStanding::NotSet);
        assert_eq!(store.begin_pin_try(&now()).unwrap(), PinTry::NotSet);
        assert!(!store.forget_pin_tries(&hash(b'A')).unwrap());
    }

    #[test]
    fn tries_and_lock_outlive_a_restart_of_the_program_and_of_the_machine() {
        let directory = tempfile::tempdir().unwrap();
        let mut store = store_with_a_pin(directory.path());
        for tries_left in [4, 3, 2, 1] {
            assert_eq!(store.begin_pin_try(&now()).unwrap(), begun(tries_left));
            drop(store);
            store = Store::open(directory.path()).unwrap();
            assert_eq!(store.staff_pin(&now()).unwrap(), PinStanding::Open { tries_left });
        }
        let fifth = PinTry::Begun { hash: hash(b'A'), if_wrong: PinVerdict::Locked { wait: 5 * MINUTE } };
        assert_eq!(store.begin_pin_try(&now()).unwrap(), fifth);
        drop(store);

        let mut store = Store::open(directory.path()).unwrap();
        assert_eq!(store.begin_pin_try(&now()).unwrap(), PinTry::Locked { wait: 5 * MINUTE });
        let mut later = now();
        (later.boot, later.since_boot) = ("second".to_owned(), 7 * MINUTE);
        later.since_epoch += 2 * MINUTE;
        assert_eq!(store.staff_pin(&later).unwrap(), PinStanding::Locked { wait: 3 * MINUTE });
        assert_eq!(store.begin_pin_try(&later).unwrap(), PinTry::Locked { wait: 3 * MINUTE });
        drop(store);

        let mut store = Store::open(directory.path()).unwrap();
        later.since_epoch += 1_000 * MINUTE;
        assert_eq!(
            store.begin_pin_try(&later).unwrap(),
            PinTry::Locked { wait: 3 * MINUTE },
            "it goes by the other clock"
        );
        later.since_boot += 3 * MINUTE;
        assert_eq!(store.begin_pin_try(&later).unwrap(), begun(4));
    }

    #[test]
    fn a_right_pin_and_a_new_one_set_it_all_back() {
        let directory = tempfile::tempdir().unwrap();
        let mut store = store_with_a_pin(directory.path());
        for _ in 0..5 {
            store.begin_pin_try(&now()).unwrap();
        }
        assert!(store.forget_pin_tries(&hash(b'A')).unwrap());
        assert_eq!(store.begin_pin_try(&now()).unwrap(), begun(4));
        for _ in 0..4 {
            store.begin_pin_try(&now()).unwrap();
        }
        store.set_staff_pin(&hash(b'E')).unwrap();
        assert_eq!(store.staff_pin(&now()).unwrap(), PinStanding::Open { tries_left: 5 });
        let PinTry::Begun { hash: kept, .. } = store.begin_pin_try(&now()).unwrap() else { panic!() };
        assert_eq!(kept, hash(b'E'));
    }

    #[test]
    fn the_pin_of_before_forgets_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let mut store = store_with_a_pin(directory.path());
        store.set_staff_pin(&hash(b'E')).unwrap();
        store.begin_pin_try(&now()).unwrap();
        assert!(!store.forget_pin_tries(&hash(b'A')).unwrap());
        assert_eq!(store.staff_pin(&now()).unwrap(), PinStanding::Open { tries_left: 4 });
    }

    #[test]
    fn of_tries_at_the_same_moment_each_is_counted() {
        let directory = tempfile::tempdir().unwrap();
        let mut store = store_with_a_pin(directory.path());
        let mut opened = [(); 4].map(|()| Store::open(directory.path()).unwrap());
        // Often, because not every time do they meet.
        for _ in 0..20 {
            store.set_staff_pin(&hash(b'A')).unwrap();
            let together = Barrier::new(opened.len());
            std::thread::scope(|scope| {
                for store in &mut opened {
                    scope.spawn(|| {
                        together.wait();
                        store.begin_pin_try(&now()).unwrap();
                    });
                }
            });
            assert_eq!(store.staff_pin(&now()).unwrap(), PinStanding::Open { tries_left: 1 });
        }
    }

    #[test]
    fn what_is_no_hash_is_damage() {
        let directory = tempfile::tempdir().unwrap();
        let mut store = store_with_a_pin(directory.path());
        store.connection.execute("UPDATE staff_pin SET hash = 'none'", []).unwrap();
        assert!(matches!(store.staff_pin(&now()), Err(StoreError::Damaged { .. })));
        assert!(matches!(store.begin_pin_try(&now()), Err(StoreError::Damaged { .. })));
    }
}
