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
}
