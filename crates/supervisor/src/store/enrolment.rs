//! To which portal and clinic the stand belongs.

use rusqlite::{OptionalExtension, params};

use super::error::Failure;
use super::{Store, StoreError};

/// What enrolling has left, but for the credential, which is in the keyring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// Where the portal is.
    pub portal_url: String,
    /// The portal's name for the stand.
    pub stand_id: String,
    /// What the clinic calls it.
    pub stand_name: String,
    /// Whose it is.
    pub clinic_name: String,
}

impl Enrolment {
    /// The account under which the keyring holds this stand's credential.
    pub fn account(&self) -> String {
        format!("{} at {}", self.stand_id, self.portal_url)
    }
}

impl Store {
    /// The stand's enrolment; `None` until it has one.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn enrolment(&self) -> Result<Option<Enrolment>, StoreError> {
        let found = self.connection.query_row(
            "SELECT portal_url, stand_id, stand_name, clinic_name FROM enrolment",
            [],
            |row| {
                Ok(Enrolment {
                    portal_url: row.get(0)?,
                    stand_id: row.get(1)?,
                    stand_name: row.get(2)?,
                    clinic_name: row.get(3)?,
                })
            },
        );
        found.optional().map_err(|error| Failure::from(error).at(self.file.clone()))
    }

    /// The stand belongs to this portal and clinic from now on.
    ///
    /// # Errors
    ///
    /// When the store cannot be written; it is as before then.
    pub fn enrol(&mut self, enrolment: &Enrolment) -> Result<(), StoreError> {
        let done = self.connection.execute(
            "INSERT OR REPLACE INTO enrolment (only, portal_url, stand_id, stand_name, clinic_name)
             VALUES (1, ?1, ?2, ?3, ?4)",
            params![enrolment.portal_url, enrolment.stand_id, enrolment.stand_name, enrolment.clinic_name],
        );
        done.map(drop).map_err(|error| Failure::from(error).at(self.file.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invented_enrolment() -> Enrolment {
        Enrolment {
            portal_url: "https://portal.example.org/".to_owned(),
            stand_id: "stand-7".to_owned(),
            stand_name: "Front door".to_owned(),
            clinic_name: "Harbour Clinic".to_owned(),
        }
    }

    #[test]
    fn an_enrolment_is_there_after_a_restart_and_a_later_one_takes_its_place() {
        let directory = tempfile::tempdir().unwrap();
        let mut store = Store::open(directory.path()).unwrap();
        assert_eq!(store.enrolment().unwrap(), None);
        store.enrol(&invented_enrolment()).unwrap();
        drop(store);

        let mut store = Store::open(directory.path()).unwrap();
        assert_eq!(store.enrolment().unwrap(), Some(invented_enrolment()));
        let moved = Enrolment { stand_id: "stand-8".to_owned(), ..invented_enrolment() };
        store.enrol(&moved).unwrap();
        assert_eq!(store.enrolment().unwrap(), Some(moved));
    }
}
