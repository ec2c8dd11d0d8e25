//! The clinic's branding as it was last seen, so that the first frame after a start is the clinic's own.

use kiosk_core::{Branding, Logo};
use rusqlite::{OptionalExtension, params};

use super::error::Failure;
use super::{Store, StoreError};

/// A branding and what it goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredBranding {
    /// Complete, with its logo.
    pub branding: Branding,
    /// The portal adapter's mark for this state of it.
    pub tag: String,
}

impl Store {
    /// The branding last stored for this stand. One of another enrolment, or written in a shape that this program does
    /// not know, is as good as none: it is asked for anew.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn branding(&self, stand_id: &str) -> Result<Option<StoredBranding>, StoreError> {
        let found = self
            .connection
            .query_row("SELECT document, tag, logo_png FROM branding WHERE stand_id = ?1", [stand_id], |row| {
                Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, Option<Vec<u8>>>(2)?))
            })
            .optional()
            .map_err(|error| Failure::from(error).at(self.file.clone()))?;
        Ok(found.and_then(|(document, tag, logo)| {
            let words: Branding = serde_json::from_str(&document).ok()?;
            Some(StoredBranding { branding: Branding { logo: logo.map(|png| Logo { png }), ..words }, tag })
        }))
    }

    /// Puts a branding, logo and tag included, in the place of the one before: all of it or nothing.
    ///
    /// # Errors
    ///
    /// When the store cannot be written; the branding before is still there then.
    pub fn store_branding(&mut self, stand_id: &str, stored: &StoredBranding) -> Result<(), StoreError> {
        let words = Branding { logo: None, ..stored.branding.clone() };
        let document = serde_json::to_string(&words)
            .map_err(|error| StoreError::Failed { file: self.file.clone(), what: error.to_string() })?;
        let logo = stored.branding.logo.as_ref().map(|logo| &logo.png);
        // One statement is one transaction.
        let done = self.connection.execute(
            "INSERT OR REPLACE INTO branding (only, stand_id, document, tag, logo_png) VALUES (1, ?1, ?2, ?3, ?4)",
            params![stand_id, document, stored.tag, logo],
        );
        done.map(drop).map_err(|error| Failure::from(error).at(self.file.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn branding(tag: &str, logo: Option<Vec<u8>>) -> StoredBranding {
        let logo = logo.map(|png| Logo { png });
        StoredBranding {
            branding: Branding { clinic_name: format!("Clinic {tag}"), logo, ..Branding::unbranded() },
            tag: tag.to_owned(),
        }
    }

    #[test]
    fn a_branding_comes_back_whole_after_a_restart() {
        let directory = tempfile::tempdir().unwrap();
        let stored = branding("a", Some(vec![7; 300_000]));
        let mut store = Store::open(directory.path()).unwrap();
        assert_eq!(store.branding("stand-7").unwrap(), None);
        store.store_branding("stand-7", &stored).unwrap();
        drop(store);
        assert_eq!(Store::open(directory.path()).unwrap().branding("stand-7").unwrap(), Some(stored));
    }

    #[test]
    fn a_new_branding_leaves_nothing_of_the_one_before() {
        let directory = tempfile::tempdir().unwrap();
        let mut store = Store::open(directory.path()).unwrap();
        store.store_branding("stand-7", &branding("a", Some(vec![1]))).unwrap();
        store.store_branding("stand-7", &branding("b", None)).unwrap();
        assert_eq!(store.branding("stand-7").unwrap(), Some(branding("b", None)));
    }

    #[test]
    fn another_clinics_branding_is_never_shown() {
        let directory = tempfile::tempdir().unwrap();
        let mut store = Store::open(directory.path()).unwrap();
        store.store_branding("stand-7", &branding("a", None)).unwrap();
        assert_eq!(store.branding("stand-8").unwrap(), None);
    }

    #[test]
    fn a_branding_in_an_unknown_shape_is_asked_for_anew() {
        let directory = tempfile::tempdir().unwrap();
        let mut store = Store::open(directory.path()).unwrap();
        store.store_branding("stand-7", &branding("a", None)).unwrap();
        store.connection.execute("UPDATE branding SET document = '{\"clinicName\":1}'", []).unwrap();
        assert_eq!(store.branding("stand-7").unwrap(), None);
    }
}
