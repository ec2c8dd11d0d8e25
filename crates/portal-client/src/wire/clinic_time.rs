//! A moment as the clinic's clock shows it. A stand's own time zone may be wrong; the clinic's offset comes with the time.

use std::fmt;
use std::str::FromStr;

use jiff::civil::DateTime;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// An RFC 3339 time with the clinic's offset, such as `2026-11-23T09:40:00-05:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClinicTime {
    local: DateTime,
    offset: Offset,
}

/// The text is not an RFC 3339 time with an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a time with an offset, as RFC 3339 has it")]
pub struct NotAClinicTime;

impl ClinicTime {
    /// What the clinic's clock and calendar show.
    pub const fn local(self) -> DateTime {
        self.local
    }

    /// The moment itself; `None` at the very ends of the calendar, where the offset leads out of it.
    pub fn timestamp(self) -> Option<Timestamp> {
        self.offset.to_timestamp(self.local).ok()
    }
}

impl From<&Zoned> for ClinicTime {
    fn from(time: &Zoned) -> Self {
        Self { local: time.datetime(), offset: time.offset() }
    }
}

impl FromStr for ClinicTime {
    type Err = NotAClinicTime;

    fn from_str(text: &str) -> Result<Self, NotAClinicTime> {
        let pieces = Pieces::parse(text).map_err(|_| NotAClinicTime)?;
        let (Some(time), Some(offset)) = (pieces.time(), pieces.to_numeric_offset()) else {
            return Err(NotAClinicTime);
        };
        Ok(Self { local: DateTime::from_parts(pieces.date(), time), offset })
    }
}

impl fmt::Display for ClinicTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // RFC 3339 has no seconds in an offset; no clinic's clock has had any for a century.
        let minutes = self.offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
        write!(formatter, "{}{sign}{hours:02}:{minutes:02}", self.local)
    }
}

impl Serialize for ClinicTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClinicTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
mod schema {
    //! In the OpenAPI document it is a string.

    use std::borrow::Cow;

    use utoipa::openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, schema::Type};
    use utoipa::{PartialSchema, ToSchema};

    use super::ClinicTime;

    impl PartialSchema for ClinicTime {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
                .description(Some("RFC 3339, with the clinic's own offset"))
                .examples(["2026-11-23T09:40:00-05:00"])
                .into()
        }
    }

    impl ToSchema for ClinicTime {
        fn name() -> Cow<'static, str> {
            Cow::Borrowed("ClinicTime")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_keeps_the_clinics_own_offset() {
        for text in ["2026-11-23T09:40:00-05:00", "2026-07-01T16:05:00+05:30", "2026-11-23T00:00:00+00:00"] {
            assert_eq!(text.parse::<ClinicTime>().unwrap().to_string(), text);
        }
        let time: ClinicTime = "2026-11-23T09:40:00-05:00".parse().unwrap();
        assert_eq!((time.local().hour(), time.local().minute()), (9, 40));
        assert_eq!(time.timestamp().unwrap().to_string(), "2026-11-23T14:40:00Z");
    }

    #[test]
    fn utc_may_be_written_with_a_z() {
        assert_eq!("2026-11-23T09:40:00Z".parse::<ClinicTime>().unwrap().to_string(), "2026-11-23T09:40:00+00:00");
    }

    #[test]
    fn a_time_without_an_offset_is_refused() {
        for text in ["2026-11-23T09:40:00", "2026-11-23", "09:40", "", "soon"] {
            assert_eq!(text.parse::<ClinicTime>(), Err(NotAClinicTime), "{text:?}");
        }
    }
}
