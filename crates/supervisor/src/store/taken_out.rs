//! That staff took the stand out of service: it stays so until staff puts it back, whatever happens to the machine meanwhile.

use kiosk_core::TakenOut;
use rusqlite::OptionalExtension;

use super::error::Failure;
use super::{Store, StoreError};

impl Store {
    /// Takes the stand out of service, or puts it back.
    ///
    /// # Errors
    ///
    /// When the store cannot be written; it is as it was before then.
    pub fn set_taken_out(&mut self, how: Option<TakenOut>) -> Result<(), StoreError> {
        let done = match how {
            Some(how) => {
                self.connection.execute("INSERT OR REPLACE INTO taken_out (only, how) VALUES (1, ?1)", [word_of(how)])
            }
            None => self.connection.execute("DELETE FROM taken_out", []),
        };
        done.map(drop).map_err(|error| Failure::from(error).at(self.file.clone()))
    }

    /// Whether it is.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn taken_out(&self) -> Result<Option<TakenOut>, StoreError> {
        let word = self.connection.query_row("SELECT how FROM taken_out", [], |row| row.get::<_, String>(0)).optional();
        let word = word.map_err(|error| Failure::from(error).at(self.file.clone()))?;
        Ok(word.map(|word| named(&word)))
    }
}

const fn word_of(how: TakenOut) -> &'static str {
    match how {
        TakenOut::ForNow => "for-now",
        TakenOut::ForToday => "for-today",
        TakenOut::ForRepair => "for-repair",
    }
}

/// A word of another version still means that the stand is out of service.
fn named(word: &str) -> TakenOut {
    [TakenOut::ForNow, TakenOut::ForToday].into_iter().find(|how| word_of(*how) == word).unwrap_or(TakenOut::ForRepair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stand_that_was_taken_out_stays_so_until_it_is_put_back() {
        let directory = tempfile::tempdir().unwrap();
        for how in [TakenOut::ForNow, TakenOut::ForToday, TakenOut::ForRepair] {
            Store::open(directory.path()).unwrap().set_taken_out(Some(how)).unwrap();
            assert_eq!(Store::open(directory.path()).unwrap().taken_out().unwrap(), Some(how));
        }
        Store::open(directory.path()).unwrap().set_taken_out(None).unwrap();
        assert_eq!(Store::open(directory.path()).unwrap().taken_out().unwrap(), None);
    }
}
