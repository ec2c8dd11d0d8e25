//! One table of the file, taken apart key by key. Whatever has been asked for is what may stand there, so a refusal can
//! name all of it, and the nearest to what was written.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::kind::Kind;

/// What is wrong, and where in the text.
#[derive(Debug)]
pub(super) struct Mistake {
    /// Bytes of the text.
    pub(super) place: Range<usize>,
    /// In words for whoever wrote the file.
    pub(super) what: String,
}

/// A table of the file, as far as it has not been taken.
#[derive(Debug)]
pub(super) struct Section<'a> {
    /// Of the whole file.
    text: &'a str,
    name: Option<&'static str>,
    place: Range<usize>,
    left: DeTable<'a>,
    allowed: Vec<&'static str>,
}

/// How near a key has to be to another one to be taken for it; 1 is the same.
const NEAR: f64 = 0.8;

/// No more is repeated of a value than fits into a line.
const MOST_REPEATED: usize = 40;

impl<'a> Section<'a> {
    /// The whole of a text.
    pub(super) fn of(text: &'a str) -> Result<Self, Mistake> {
        let table = DeTable::parse(text).map_err(|error| not_toml(text, &error))?;
        Ok(Self { text, name: None, place: table.span(), left: table.into_inner(), allowed: Vec::new() })
    }

    /// A table within this one; an empty one where none is written.
    pub(super) fn section(&mut self, name: &'static str) -> Result<Self, Mistake> {
        let (place, left) = match self.written(name) {
            None => (self.place.clone(), DeTable::new()),
            Some(found) => match (found.span(), found.into_inner()) {
                (place, DeValue::Table(table)) => (place, table),
                (place, _) => {
                    return Err(Mistake { what: format!("\"{name}\" has to be a table, as in [{name}]"), place });
                }
            },
        };
        Ok(Self { text: self.text, name: Some(name), place, left, allowed: Vec::new() })
    }

    /// What a key says; `None` where it is not written.
    pub(super) fn take<T>(&mut self, key: &'static str, kind: &Kind<T>) -> Result<Option<T>, Mistake> {
        let Some(found) = self.written(key) else { return Ok(None) };
        match kind.read(found.get_ref()) {
            Some(value) => Ok(Some(value)),
            None => {
                let written = shortened(&self.text[found.span()]);
                let what = format!("\"{key}\" cannot be {written}: it has to be {}", kind.wanted());
                Err(Mistake { place: found.span(), what })
            }
        }
    }

    /// A key that has to be there is not.
    pub(super) fn missing<T>(&self, key: &str, kind: &Kind<T>) -> Mistake {
        self.mistake(format!("\"{key}\" is missing {}: it has to be {}", self.here(), kind.wanted()))
    }

    /// Whether nothing is written here.
    pub(super) fn is_empty(&self) -> bool {
        self.left.is_empty()
    }

    /// Something about all of this table is wrong.
    pub(super) fn mistake(&self, what: String) -> Mistake {
        Mistake { place: self.place.clone(), what }
    }

    /// Refuses the first key that nobody has asked for. `others` are the tables where it may belong.
    pub(super) fn nothing_else(&self, others: &[&Section<'_>]) -> Result<(), Mistake> {
        let Some(key) = self.left.keys().min_by_key(|key| key.span().start) else { return Ok(()) };
        let written = shortened(key.get_ref());
        let elsewhere = others.iter().find(|other| other.allowed.contains(&key.get_ref().as_ref()));
        let remedy = match (elsewhere, self.nearest(key.get_ref())) {
            (Some(other), _) => format!("; it belongs {}.", other.here()),
            (None, Some(near)) => format!("; did you mean \"{near}\"?"),
            (None, None) => ".".to_owned(),
        };
        let what = format!("\"{written}\" is not known {}{remedy} What can stand there: {}", self.here(), self.all());
        Err(Mistake { place: key.span(), what })
    }

    fn written(&mut self, key: &'static str) -> Option<Spanned<DeValue<'a>>> {
        self.allowed.push(key);
        self.left.remove(key)
    }

    fn nearest(&self, written: &str) -> Option<&'static str> {
        let likeness = |key: &&str| strsim::jaro_winkler(key, written);
        let nearest = self.allowed.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
        (likeness(&nearest) >= NEAR).then_some(nearest)
    }

    fn here(&self) -> String {
        self.name.map_or_else(|| "at the top of the file".to_owned(), |name| format!("in [{name}]"))
    }

    fn all(&self) -> String {
        self.allowed.join(", ")
    }
}

fn not_toml(text: &str, error: &toml::de::Error) -> Mistake {
    let place = error.span().unwrap_or_default();
    let what = match error.message() {
        "duplicate key" => format!("{} is written a second time: keep one of them", shortened(&text[place.clone()])),
        other => format!("this is not TOML: {other}"),
    };
    Mistake { place, what }
}

fn shortened(written: &str) -> String {
    let line = written.lines().next().unwrap_or_default();
    let kept = line.floor_char_boundary(MOST_REPEATED);
    if kept == written.len() { written.to_owned() } else { format!("{}…", &line[..kept]) }
}
