//! How the store came to its present shape, step by step. A step that has been released is never changed.
//!
//! To add one: append an `M::up` with plain SQL. Steps know no type of the program, because types change.

use rusqlite::Connection;
use rusqlite_migration::{Error, M, MigrationDefinitionError, Migrations};

use super::error::Failure;

const STEPS: &[M<'static>] = &[
    M::up(
        "CREATE TABLE enrolment (
         only INTEGER PRIMARY KEY CHECK (only = 1),
         portal_url TEXT NOT NULL,
         stand_id TEXT NOT NULL,
         stand_name TEXT NOT NULL,
         clinic_name TEXT NOT NULL
     ) STRICT;
     CREATE TABLE branding (
         only INTEGER PRIMARY KEY CHECK (only = 1),
         stand_id TEXT NOT NULL,
         document TEXT NOT NULL,
         tag TEXT NOT NULL,
         logo_png BLOB
     ) STRICT;",
    ),
    // What was kept there is in an older shape: it is asked for anew.
    M::up(
        "DROP TABLE branding;
     CREATE TABLE branding (
         only INTEGER PRIMARY KEY CHECK (only = 1),
         stand_id TEXT NOT NULL,
         document TEXT NOT NULL,
         tag TEXT,
         logo_png BLOB,
         attract_png BLOB
     ) STRICT;
     CREATE TABLE branding_complaint (
         only INTEGER PRIMARY KEY CHECK (only = 1),
         stand_id TEXT NOT NULL,
         reason TEXT NOT NULL
     ) STRICT;",
    ),
    M::up(
        "CREATE TABLE staff_pin (
         only INTEGER PRIMARY KEY CHECK (only = 1),
         hash TEXT NOT NULL,
         tries INTEGER NOT NULL CHECK (tries >= 0),
         lock_boot TEXT,
         lock_ends_since_boot_ms INTEGER CHECK (lock_ends_since_boot_ms >= 0),
         lock_ends_since_epoch_ms INTEGER CHECK (lock_ends_since_epoch_ms >= 0),
         CHECK ((lock_boot IS NULL) = (lock_ends_since_boot_ms IS NULL)),
         CHECK ((lock_boot IS NULL) = (lock_ends_since_epoch_ms IS NULL))
     ) STRICT;",
    ),
    M::up("CREATE TABLE taken_out (only INTEGER PRIMARY KEY CHECK (only = 1), how TEXT NOT NULL) STRICT;"),
    M::up(
        "CREATE TABLE drawing (
         only INTEGER PRIMARY KEY CHECK (only = 1),
         path TEXT NOT NULL,
         circumstances TEXT NOT NULL,
         since_epoch_s INTEGER NOT NULL
     ) STRICT;",
    ),
];

/// Takes the steps that are missing, all or none.
pub(super) fn bring_up_to_date(connection: &mut Connection) -> Result<(), Failure> {
    Migrations::from_slice(STEPS).to_latest(connection).map_err(|error| match error {
        Error::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead) => Failure::Newer,
        Error::RusqliteError { err, .. } => Failure::Database(err),
        other => Failure::Damaged(other.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_lead_to_a_valid_store() {
        Migrations::from_slice(STEPS).validate().unwrap();
    }

    #[test]
    fn a_stand_enrolled_before_there_was_a_pin_stays_enrolled_and_has_none() {
        let mut connection = Connection::open_in_memory().unwrap();
        Migrations::from_slice(&STEPS[..2]).to_latest(&mut connection).unwrap();
        let row = "INSERT INTO enrolment VALUES (1, 'https://portal.example.org/', 'stand-7', 'Front door', 'Harbour Clinic')";
        connection.execute(row, []).unwrap();
        bring_up_to_date(&mut connection).unwrap();
        let count = |table| connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0));
        assert_eq!((count("enrolment"), count("staff_pin")), (Ok(1), Ok(0)));
    }
}
