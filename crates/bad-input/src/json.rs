//! A JSON document, spoiled as a document: it mostly stays one, so that what is behind the parser of JSON is met as well.

use std::fmt;

use fastrand::Rng;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::text;

/// A document as it is written: with its fields in their order, also twice, and with values that no parser would make.
#[derive(Clone, Debug)]
enum Json {
    /// A number, a text, a word: as it is written.
    Plain(Vec<u8>),
    List(Vec<Json>),
    /// The names are written as they are, with their quotation marks.
    Object(Vec<(Vec<u8>, Json)>),
}

/// In the place of any value.
const ODD: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "1",
    "255",
    "256",
    "4294967296",
    "-9223372036854775809",
    "18446744073709551616",
    "0.5",
    "1e3",
    "1e999",
    "-1e999",
    "1e-999",
    "NaN",
    "Infinity",
    "0x1",
    "01",
    "\"\"",
    "\" \"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\udc00\\ud800\"",
    "\"\\u202e\"",
    "\"NaN\"",
    "\"1e999\"",
    "[]",
    "{}",
    "[[]]",
    "{\"\":null}",
    "[null]",
    "'a'",
    "undefined",
    "",
    "\"\u{7f}\"",
    "\"a\nb\"",
    "9999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999",
];
/// Around the depth at which parsers give up, and far beyond.
const DEPTHS: &[usize] = &[2, 30, 126, 127, 128, 129, 1_000, 20_000];
/// Beyond what any list may have.
const MOST_COPIES: usize = 60;

/// With so many changes.
pub(crate) fn spoiled(example: &[u8], other: &[u8], changes: usize, chance: &mut Rng) -> Vec<u8> {
    let mut document: Json = serde_json::from_slice(example).expect("an example is a document");
    let other: Json = serde_json::from_slice(other).expect("an example is a document");
    for _ in 0..changes {
        let place = chance.usize(0..document.size());
        document.at(place).change(&other, chance);
    }
    let mut written = Vec::new();
    document.write(&mut written);
    written
}

impl Json {
    fn size(&self) -> usize {
        1 + match self {
            Self::Plain(_) => 0,
            Self::List(items) => items.iter().map(Self::size).sum(),
            Self::Object(fields) => fields.iter().map(|(_, value)| value.size()).sum(),
        }
    }

    fn children(&mut self) -> Vec<&mut Self> {
        match self {
            Self::Plain(_) => Vec::new(),
            Self::List(items) => items.iter_mut().collect(),
            Self::Object(fields) => fields.iter_mut().map(|(_, value)| value).collect(),
        }
    }

    /// The value at this place, counted from the document itself on.
    fn at(&mut self, place: usize) -> &mut Self {
        if place == 0 {
            return self;
        }
        let mut rest = place - 1;
        for child in self.children() {
            let size = child.size();
            if rest < size {
                return child.at(rest);
            }
            rest -= size;
        }
        unreachable!("the place lies within the document")
    }

    fn change(&mut self, other: &Self, chance: &mut Rng) {
        match chance.u8(0..10) {
            0 | 1 => *self = Self::Plain(ODD[chance.usize(0..ODD.len())].into()),
            2 => {
                let place = chance.usize(0..other.size());
                *self = other.clone().at(place).clone();
            }
            3 => {
                let depth = DEPTHS[chance.usize(0..DEPTHS.len())];
                *self = self.deep_within(depth, chance);
            }
            _ => match self {
                Self::Plain(written) => change_plain(written, chance),
                Self::List(items) => change_list(items, chance),
                Self::Object(fields) => change_object(fields, chance),
            },
        }
    }

    fn deep_within(&self, depth: usize, chance: &mut Rng) -> Self {
        let (open, close) = if chance.bool() { ("[", "]") } else { ("{\"a\":", "}") };
        let mut written = open.repeat(depth).into_bytes();
        self.write(&mut written);
        written.extend(close.repeat(depth).bytes());
        Self::Plain(written)
    }

    fn write(&self, written: &mut Vec<u8>) {
        match self {
            Self::Plain(plain) => written.extend(plain),
            Self::List(items) => {
                written.push(b'[');
                for (place, item) in items.iter().enumerate() {
                    written.extend((place > 0).then_some(b','));
                    item.write(written);
                }
                written.push(b']');
            }
            Self::Object(fields) => {
                written.push(b'{');
                for (place, (name, value)) in fields.iter().enumerate() {
                    written.extend((place > 0).then_some(b','));
                    written.extend(name);
                    written.push(b':');
                    value.write(written);
                }
                written.push(b'}');
            }
        }
    }
}

/// A text stays one; what is in it is spoiled. A number becomes another, or a text.
fn change_plain(written: &mut Vec<u8>, chance: &mut Rng) {
    match serde_json::from_slice::<String>(written) {
        Ok(text) => *written = quoted(&text::spoiled(&text, &text, 2, chance)),
        Err(_) if chance.bool() => *written = quoted(&String::from_utf8_lossy(written)),
        Err(_) => written.extend(if chance.bool() { "0" } else { ".5" }.bytes()),
    }
}

fn change_list(items: &mut Vec<Json>, chance: &mut Rng) {
    if items.is_empty() {
        return items.push(Json::Plain(b"null".to_vec()));
    }
    let place = chance.usize(0..items.len());
    match chance.u8(0..3) {
        0 => drop(items.remove(place)),
        1 => items.swap(0, place),
        _ => {
            let copies = std::iter::repeat_n(items[place].clone(), chance.usize(1..MOST_COPIES)).collect::<Vec<_>>();
            items.splice(place..place, copies);
        }
    }
}

fn change_object(fields: &mut Vec<(Vec<u8>, Json)>, chance: &mut Rng) {
    if fields.is_empty() {
        return fields.push((quoted("a"), Json::Plain(b"1".to_vec())));
    }
    let (place, another) = (chance.usize(0..fields.len()), chance.usize(0..fields.len()));
    match chance.u8(0..6) {
        0 => drop(fields.remove(place)),
        1 => fields.push(fields[place].clone()),
        2 => fields.swap(place, another),
        3 => fields[place].0 = fields[another].0.clone(),
        4 => {
            let name: String = serde_json::from_slice(&fields[place].0).unwrap_or_default();
            fields[place].0 = quoted(&text::spoiled(&name, "type", 1, chance));
        }
        _ => fields.push((quoted("sinceTheFuture"), fields[another].1.clone())),
    }
}

fn quoted(text: &str) -> Vec<u8> {
    serde_json::to_vec(text).expect("a text can be written")
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AsWritten)
    }
}

/// Keeps the order of fields, which the library's own values do not.
struct AsWritten;

impl<'de> Visitor<'de> for AsWritten {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a document")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Plain(b"null".to_vec()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Plain(value.to_string().into_bytes()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Plain(value.to_string().into_bytes()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Plain(value.to_string().into_bytes()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Plain(value.to_string().into_bytes()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Plain(quoted(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some((name, value)) = fields.next_entry::<String, Json>()? {
            object.push((quoted(&name), value));
        }
        Ok(Json::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_that_is_not_changed_is_written_as_it_was() {
        let example = br#"{"say":"alive","frames":7,"a":[null,true,{"z":"\u0001","b":-1.5}],"":{}}"#;
        assert_eq!(
            String::from_utf8_lossy(&spoiled(example, b"1", 0, &mut Rng::with_seed(1))),
            String::from_utf8_lossy(example)
        );
    }

    #[test]
    fn most_of_what_is_spoiled_is_still_a_document() {
        let example = br#"{"say":"alive","frames":7,"a":[null,true,{"z":"text","b":-1.5}]}"#;
        let mut chance = Rng::with_seed(7);
        let spoiled = std::iter::repeat_with(|| spoiled(example, example, 2, &mut chance)).take(1_000);
        let still = spoiled.filter(|bytes| serde_json::from_slice::<serde_json::Value>(bytes).is_ok()).count();
        assert!((400..950).contains(&still), "{still}");
    }
}
