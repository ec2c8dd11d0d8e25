//! What the sandbox keeps, in SQLite: one file a table, each with its SQL, its struct and its handle.
//!
//! Every call of the contract is decided in one transaction ([`Store::transact`]), so nothing can come between asking
//! who the caller is and doing what they asked: a verification that is late finds its session ended.

mod answers;
mod appointments;
mod attempts;
mod delivery;
mod emails;
mod hand_offs;
mod help_requests;
mod kiosk_sessions;
mod kiosk_tokens;
mod links;
mod moment;
mod patient_sessions;
mod profiles;
mod replies;
mod stands;
mod still_open;
mod text_messages;
mod web_sessions;
mod wrong_codes;

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};
use rusqlite_migration::{M, Migrations};
use thiserror::Error;

pub(crate) use answers::{Answers, KeptAnswer};
pub(crate) use appointments::{Appointment, Appointments, CheckIn};
pub(crate) use attempts::{Attempt, AttemptState, Attempts, Recipient};
pub(crate) use delivery::Delivery;
pub use emails::Email;
pub(crate) use emails::{Emails, Letter};
pub(crate) use hand_offs::{HandOff, HandOffState, HandOffs};
pub(crate) use help_requests::{HelpRequest, HelpRequests};
pub(crate) use kiosk_sessions::{KioskSession, KioskSessions};
pub(crate) use kiosk_tokens::KioskTokens;
pub(crate) use links::{Link, LinkState, Links};
pub(crate) use moment::Moment;
pub(crate) use patient_sessions::{PatientSession, PatientSessions};
pub(crate) use profiles::{Profile, Profiles, WrittenToBy};
pub(crate) use replies::{Replies, Reply};
pub(crate) use stands::{Stand, Stands};
pub use still_open::StillOpen;
pub use text_messages::TextMessage;
pub(crate) use text_messages::TextMessages;
pub(crate) use web_sessions::{WebSession, WebSessions};
pub(crate) use wrong_codes::WrongCodes;

/// Forward only: a change is a new entry at the end. A state that is newer than the program is refused.
const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

const STEPS: &[M<'static>] = &[
    M::up(include_str!("first.sql")),
    M::up(include_str!("second.sql")),
    M::up(include_str!("third.sql")),
    M::up(include_str!("fourth.sql")),
    M::up(include_str!("fifth.sql")),
];

/// How long a second program that has the same state open is waited for.
const LOCK_WAIT: Duration = Duration::from_secs(5);

/// The state, open.
#[derive(Debug)]
pub(crate) struct Store(Mutex<Connection>);

/// The state cannot be opened or brought up to date.
#[derive(Debug, Error)]
pub enum StoreUnusable {
    /// SQLite says so.
    #[error("the state cannot be read or written")]
    Sqlite(#[from] rusqlite::Error),
    /// It is not the sandbox's, or of a newer version.
    #[error("the state is not this version's")]
    Migration(#[from] rusqlite_migration::Error),
}

impl Store {
    /// The state in this file, made where there is none.
    pub(crate) fn open(file: &Path) -> Result<Self, StoreUnusable> {
        let connection = Connection::open(file)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.busy_timeout(LOCK_WAIT)?;
        Self::ready(connection)
    }

    /// A state that is gone when the program ends.
    pub(crate) fn in_memory() -> Result<Self, StoreUnusable> {
        Self::ready(Connection::open_in_memory()?)
    }

    fn ready(mut connection: Connection) -> Result<Self, StoreUnusable> {
        connection.pragma_update(None, "foreign_keys", true)?;
        MIGRATIONS.to_latest(&mut connection)?;
        Ok(Self(Mutex::new(connection)))
    }

    /// Reads and writes in one transaction, which is kept unless SQLite itself fails: a refusal may have counted
    /// something.
    pub(crate) fn transact<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        // A transaction that panicked was rolled back when it was dropped, so the connection is good.
        let mut connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = work(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::contact::Contact;

    #[test]
    fn the_migrations_are_sound() {
        MIGRATIONS.validate().unwrap();
    }

    #[test]
    fn what_an_older_version_kept_is_still_there() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state.sqlite");
        let mut older = Connection::open(&file).unwrap();
        MIGRATIONS.to_version(&mut older, 1).unwrap();
        older
            .execute_batch(
                "INSERT INTO text_messages VALUES (7, 'harbour', '+12025550101', 'Your code is 123456', 0);
                 INSERT INTO stands VALUES ('stand-1', 'harbour', 'Front door', x'00', 0, NULL);
                 INSERT INTO kiosk_sessions VALUES ('session-1', 'stand-1', 0, NULL);
                 INSERT INTO attempts VALUES
                     ('attempt-1', 'session-1', 'harbour', '+12025550101', 'en', '123456', 0, 0, NULL, 0, 'open');",
            )
            .unwrap();
        drop(older);
        let store = Store::open(&file).unwrap();
        let read = |tables: &Connection| Ok((TextMessages(tables).after(0)?, Attempts(tables).by_id("attempt-1")?));
        let (messages, attempt) = store.transact(read).unwrap();
        assert_eq!(messages[0].code(), Some("123456"));
        assert_eq!(attempt.unwrap().recipient, Recipient::Patient);
    }

    #[test]
    fn a_state_of_a_newer_version_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state.sqlite");
        drop(Store::open(&file).unwrap());
        Connection::open(&file).unwrap().pragma_update(None, "user_version", 999).unwrap();
        assert!(matches!(Store::open(&file), Err(StoreUnusable::Migration(_))));
    }

    #[test]
    fn what_was_counted_is_kept_although_the_caller_was_refused() {
        let store = Store::in_memory().unwrap();
        let (now, avery) = (Moment::from(Timestamp::UNIX_EPOCH), Contact::phone("+12025550101").unwrap());
        let refused: Result<(), &str> = store
            .transact(|tables| {
                WrongCodes(tables).add("harbour", &avery, now)?;
                Ok(Err("wrong"))
            })
            .unwrap();
        assert!(refused.is_err());
        let counted = store.transact(|tables| WrongCodes(tables).since("harbour", &avery, now)).unwrap();
        assert_eq!(counted.len(), 1);
    }
}
