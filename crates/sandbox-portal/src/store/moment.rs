//! Time as the tables hold it.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// The last whole second of the calendar. What would come after it is taken for it.
const LAST: Timestamp = Timestamp::constant(253_402_207_200, 0);

/// A moment as the tables hold it: whole milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment(Timestamp);

impl Moment {
    /// So much later, or the end of the calendar.
    pub(crate) fn plus(self, wait: Duration) -> Self {
        let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::MAX);
        Self::from(self.0.checked_add(wait).unwrap_or(LAST))
    }

    /// So much earlier, or the beginning of the calendar.
    pub(crate) fn minus(self, wait: Duration) -> Self {
        let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::MAX);
        Self(self.0.checked_sub(wait).unwrap_or(Timestamp::MIN))
    }

    /// How long it is from `now` until then; nothing once it has come.
    pub(crate) fn wait_from(self, now: Self) -> Duration {
        Duration::try_from(self.0.duration_since(now.0)).unwrap_or_default()
    }

    /// The moment itself.
    pub(crate) const fn timestamp(self) -> Timestamp {
        self.0
    }
}

impl From<Timestamp> for Moment {
    fn from(time: Timestamp) -> Self {
        // Whole milliseconds from the start, so that a moment is the same before and after it was kept.
        Self(Timestamp::from_millisecond(time.as_millisecond()).unwrap_or(LAST))
    }
}

impl ToSql for Moment {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.as_millisecond().into())
    }
}

impl FromSql for Moment {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let milliseconds = value.as_i64()?;
        Timestamp::from_millisecond(milliseconds).map(Self).map_err(|_| FromSqlError::OutOfRange(milliseconds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_the_same_when_it_was_kept() {
        let now: Timestamp = "2026-11-23T14:00:00.123456789Z".parse().unwrap();
        let first = Moment::from(Timestamp::UNIX_EPOCH);
        for moment in [Moment::from(now), first.plus(Duration::MAX), first.minus(Duration::from_hours(1))] {
            let kept = moment.0.as_millisecond();
            assert_eq!(Moment::column_result(ValueRef::Integer(kept)).unwrap(), moment);
        }
    }

    #[test]
    fn the_calendar_ends_with_the_last_second_that_can_be_kept() {
        assert_eq!(LAST.as_second(), Timestamp::MAX.as_second());
    }
}
