//! Whether a message gets to where it was sent. Both ways are written, so both take the same time.

use rusqlite::Result;
use rusqlite::types::{ToSql, ToSqlOutput};

/// What becomes of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delivery {
    /// It can be read on its phone or in its inbox.
    Arrives,
    /// Nobody ever reads it: it was lost, or there is nobody to send it to.
    NeverArrives,
}

impl ToSql for Delivery {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok((*self == Self::Arrives).into())
    }
}
