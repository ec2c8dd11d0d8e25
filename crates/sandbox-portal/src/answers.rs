//! The ways in which a call of the contract can be answered: the right one, and those that a stand has to survive.
//!
//! They exclude each other. To add one: a variant with its words here, and its arm in `misbehaviour.rs`.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoEnumIterator as _, IntoStaticStr};

/// What comes back from every call of the contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumIter, IntoStaticStr)]
#[serde(rename_all = "camelCase")]
#[strum(serialize_all = "camelCase")]
pub enum Answers {
    /// What the contract says.
    #[default]
    Right,
    /// Nothing: the connection is closed. Nothing was done.
    Down,
    /// Nothing, ever: the connection stays open. Nothing was done.
    BlackHoled,
    /// The portal's own mistake. Nothing was done.
    Status500,
    /// Half of the body, then the end of the connection. The call was done.
    CutOff,
    /// Somebody else's page, as a network that wants to be signed in to gives it. Nothing was done.
    Html,
    /// JSON, but the answer is wrapped in something that the contract does not have. The call was done.
    WrongShape,
    /// The right answer, with something from a newer contract at every level of it. The call was done.
    UnknownFields,
    /// A problem document of a type that nobody knows. Nothing was done.
    UnknownProblem,
    /// The right answer, followed by more white space than any answer may have. The call was done.
    Huge,
    /// 429, with a `Retry-After` in seconds. Nothing was done.
    BusyForSeconds,
    /// 429, with a `Retry-After` that is a date. Nothing was done.
    BusyUntilDate,
}

impl Answers {
    /// All of them, the right one first.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }

    /// As it stands in JSON and in the page's form.
    pub(crate) fn name(self) -> &'static str {
        self.into()
    }

    /// What the page calls it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Right => "Right: as the contract has it",
            Self::Down => "Down: the connection is closed without an answer",
            Self::BlackHoled => "Black hole: the connection stays open, and no answer ever comes",
            Self::Status500 => "Status 500: an internal error",
            Self::CutOff => "Cut off: half of the body, then the connection is closed",
            Self::Html => "HTML: somebody else's page instead of JSON",
            Self::WrongShape => "Wrong shape: JSON that the contract does not have",
            Self::UnknownFields => "Unknown fields: right, with more than the contract has",
            Self::UnknownProblem => "Unknown problem: a refusal of a type that nobody knows",
            Self::Huge => "Huge: right, followed by 4 MB of white space",
            Self::BusyForSeconds => "Busy: status 429, Retry-After in seconds",
            Self::BusyUntilDate => "Busy: status 429, Retry-After as a date",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_names_an_answer_as_json_does() {
        for answers in Answers::all() {
            assert_eq!(serde_json::to_value(answers).unwrap(), answers.name());
        }
    }
}
