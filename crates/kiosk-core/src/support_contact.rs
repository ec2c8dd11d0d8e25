//! Whom staff calls when the machine has trouble: the clinic's own line, for staff's eyes alone.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// One line, as whoever set the stand up wrote it: a name, a number, an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SupportContact(String);

/// What was written is empty, longer than a line, or several lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this is no line of 1 to {} characters", SupportContact::LONGEST)]
pub struct NotALine;

impl SupportContact {
    /// In characters: it stands beside other words on an upright screen.
    pub const LONGEST: usize = 80;

    /// The line, without what stands around it.
    ///
    /// # Errors
    ///
    /// [`NotALine`].
    pub fn parse(written: &str) -> Result<Self, NotALine> {
        let line = written.trim();
        let fits = (1..=Self::LONGEST).contains(&line.chars().count()) && !line.contains(char::is_control);
        if fits { Ok(Self(line.to_owned())) } else { Err(NotALine) }
    }

    /// The line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SupportContact {
    type Error = NotALine;

    fn try_from(written: String) -> Result<Self, NotALine> {
        Self::parse(&written)
    }
}

impl From<SupportContact> for String {
    fn from(SupportContact(line): SupportContact) -> Self {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_support_contact_is_one_line_of_a_length_that_can_be_shown() {
        let longest = "é".repeat(SupportContact::LONGEST);
        for (written, kept) in [
            ("Harbour IT, +1 202 555 0123", "Harbour IT, +1 202 555 0123"),
            ("  desk 4\n", "desk 4"),
            (&longest, &longest),
        ] {
            assert_eq!(SupportContact::parse(written).unwrap().as_str(), kept);
        }
        for written in ["", "  ", "two\nlines", "a\u{7}bell", &format!("{longest}e")] {
            assert_eq!(SupportContact::parse(written), Err(NotALine), "{written:?}");
        }
    }
}
