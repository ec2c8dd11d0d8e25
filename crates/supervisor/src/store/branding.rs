//! The clinic's branding as it was last seen, so that the first frame after a start is the clinic's own.

use kiosk_core::{Branding, Picture};
use rusqlite::{OptionalExtension, params};

use super::error::Failure;
use super::{Store, StoreError};

/// A branding and what it goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredBranding {
    /// Complete, with its pictures.
    pub branding: Branding,
    /// The portal adapter's mark for this state of it; `None` where a part of it was left out, so that it is asked for
    /// anew.
    pub tag: Option<String>,
}

impl Store {
    /// The branding last stored for this stand. One of another enrolment, or written in a shape that this program does
    /// not know, is as good as none: it is asked for anew.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn branding(&self, stand_id: &str) -> Result<Option<StoredBranding>, StoreError> {
        let row = "SELECT document, tag, logo_png, attract_png FROM branding WHERE stand_id = ?1";
        let picture = |png: Option<Vec<u8>>| png.map(|png| Picture { png });
        let found = self
            .connection
            .query_row(row, [stand_id], |row| {
                Ok((row.get::<_, String>(0)?, row.get(1)?, picture(row.get(2)?), picture(row.get(3)?)))
            })
            .optional()
            .map_err(|error| Failure::from(error).at(self.file.clone()))?;
        Ok(found.and_then(|(document, tag, logo, attract)| {
            let words: Branding = serde_json::from_str(&document).ok()?;
            Some(StoredBranding { branding: Branding { logo, attract, ..words }, tag })
        }))
    }

    /// Puts a branding, pictures and tag included, in the place of the one before: all of it or nothing.
    ///
    /// # Errors
    ///
    /// When the store cannot be written; the branding before is still there then.
    pub fn store_branding(&mut self, stand_id: &str, stored: &StoredBranding) -> Result<(), StoreError> {
        let StoredBranding { branding, tag } = stored;
        let document = serde_json::to_string(branding)
            .map_err(|error| StoreError::Failed { file: self.file.clone(), what: error.to_string() })?;
        let png = |picture: &Option<Picture>| picture.as_ref().map(|picture| picture.png.clone());
        // One statement is one transaction.
        let done = self.connection.execute(
            "INSERT OR REPLACE INTO branding (only, stand_id, document, tag, logo_png, attract_png)
             VALUES (1, ?1, ?2, ?3, ?4, ?5)",
            params![stand_id, document, tag, png(&branding.logo), png(&branding.attract)],
        );
        done.map(drop).map_err(|error| Failure::from(error).at(self.file.clone()))
    }

    /// Why the clinic's last change of its branding was not used; `None` where there is nothing to complain of.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn branding_complaint(&self, stand_id: &str) -> Result<Option<String>, StoreError> {
        let found = self
            .connection
            .query_row("SELECT reason FROM branding_complaint WHERE stand_id = ?1", [stand_id], |row| row.get(0))
            .optional();
        found.map_err(|error| Failure::from(error).at(self.file.clone()))
    }

    /// Keeps in mind, or forgets with `None`, why the clinic's last change was not used.
    ///
    /// # Errors
    ///
    /// When the store cannot be written.
    pub fn store_branding_complaint(&mut self, stand_id: &str, reason: Option<&str>) -> Result<(), StoreError> {
        let done = match reason {
            Some(reason) => self.connection.execute(
                "INSERT OR REPLACE INTO branding_complaint (only, stand_id, reason) VALUES (1, ?1, ?2)",
                params![stand_id, reason],
            ),
            None => self.connection.execute("DELETE FROM branding_complaint", []),
        };
        done.map(drop).map_err(|error| Failure::from(error).at(self.file.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn branding(tag: &str, logo: Option<Vec<u8>>) -> StoredBranding {
        let attract = logo.as_ref().map(|png| Picture { png: png.repeat(3) });
        let logo = logo.map(|png| Picture { png });
        StoredBranding {
            branding: Branding { clinic_name: format!("Clinic {tag}"), logo, attract, ..Branding::unbranded() },
            tag: Some(tag.to_owned()),
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

    #[test]
    fn a_complaint_is_kept_for_its_stand_until_it_is_settled() {
        let directory = tempfile::tempdir().unwrap();
        let mut store = Store::open(directory.path()).unwrap();
        assert_eq!(store.branding_complaint("stand-7").unwrap(), None);
        store.store_branding_complaint("stand-7", Some("country is no country as in US")).unwrap();
        drop(store);
        let mut store = Store::open(directory.path()).unwrap();
        let kept = store.branding_complaint("stand-7").unwrap();
        assert_eq!(kept.as_deref(), Some("country is no country as in US"));
        assert_eq!(store.branding_complaint("stand-8").unwrap(), None);
        store.store_branding_complaint("stand-7", None).unwrap();
        assert_eq!(store.branding_complaint("stand-7").unwrap(), None);
    }
}
