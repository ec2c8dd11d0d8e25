//! One parser.

use std::borrow::Cow;
use std::time::Duration;

use crate::Form;

/// What a parser made of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It took it for what it reads.
    Understood,
    /// It said no.
    Refused,
}

impl From<bool> for Reading {
    fn from(understood: bool) -> Self {
        if understood { Self::Understood } else { Self::Refused }
    }
}

impl<T, E> From<Result<T, E>> for Reading {
    fn from(read: Result<T, E>) -> Self {
        read.is_ok().into()
    }
}

impl<T> From<Option<T>> for Reading {
    fn from(read: Option<T>) -> Self {
        read.is_some().into()
    }
}

/// A parser, and what it is met with.
#[derive(Clone, Debug)]
pub struct Row {
    pub(crate) name: &'static str,
    pub(crate) form: Form,
    pub(crate) examples: Vec<Vec<u8>>,
    pub(crate) read: fn(&[u8]) -> Reading,
    pub(crate) pace: Pace,
    /// In bytes, where it may take more than others.
    pub(crate) memory: Option<u64>,
    /// How long one case may take, where it may take longer than others.
    pub(crate) longest: Option<Duration>,
}

/// How many cases a parser can be asked to bear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    Quick,
    Slow,
}

impl Row {
    /// A parser with examples that it understands: they are what is spoiled, so the more they have in them, the further in an
    /// input comes. `read` may assert whatever has to hold of what was understood.
    pub fn new<E: Into<Vec<u8>>>(
        name: &'static str,
        form: Form,
        examples: impl IntoIterator<Item = E>,
        read: fn(&[u8]) -> Reading,
    ) -> Self {
        let examples: Vec<Vec<u8>> = examples.into_iter().map(Into::into).collect();
        assert!(!examples.is_empty(), "{name}: an example is what begins a case");
        Self { name, form, examples, read, pace: Pace::Quick, memory: None, longest: None }
    }

    /// It draws, writes files or crosses a socket: a thousand cases in the long test, and few otherwise.
    #[must_use]
    pub fn slow(self) -> Self {
        Self { pace: Pace::Slow, ..self }
    }

    /// What it may hold at once in bytes, and how long a case may take, where what holds it in the product are other bounds than
    /// the usual ones.
    #[must_use]
    pub fn within(self, memory: u64, longest: Duration) -> Self {
        Self { memory: Some(memory), longest: Some(longest), ..self }
    }
}

/// The input for a parser of text. What is no UTF-8 cannot come that far, and is made so that it could.
pub fn text(input: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(input)
}
