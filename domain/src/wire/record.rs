//! Lists of records, of which one that cannot be read costs no other, and what of them could not be read.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, MapAccess, Visitor},
};
use serde_json::Value;

use crate::{
    unicode::unseen::title,
    wire::{
        Malformed, Mistake, SharedTexts,
        lenient::{INSTEAD, Tolerant, Unknown, flag},
    },
};

/// A list answer (documented: LIST). A missing `has_more` means `false`: the older reference has
/// `data` alone. One that cannot be read means `true`, so that nobody takes the list for whole.
#[derive(Clone, Debug, PartialEq)]
pub struct List<T> {
    /// Every record that has an id.
    pub data: Vec<T>,
    /// Whether the API holds back more than it sent. No way to ask for the rest is documented.
    pub has_more: bool,
    /// What could not be read, in the order of the answer.
    pub unread: Vec<Unread>,
}

/// A value that could not be read, or a record for want of an id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unread {
    /// Where in the answer, e.g. `data[3].limits.users`.
    pub place: String,
    /// Of the record it belongs to; empty where that is not known.
    pub id: String,
    pub name: String,
    /// What stands there; `None`: nothing, and it cannot be done without.
    pub value: Option<Value>,
    /// Whether the whole record is lost.
    pub is_record: bool,
}

impl<T> List<T> {
    /// A list of what was kept, of which the API says `more` under `has_more`.
    pub(crate) fn of(data: Vec<T>, more: Value, mut unread: Vec<Unread>) -> Self {
        let has_more = flag(&more);
        if has_more.is_none() {
            unread.push(Unread {
                place: "has_more".into(),
                value: Some(more),
                ..Unread::default()
            });
        }
        Self {
            data,
            has_more: has_more.unwrap_or(true),
            unread,
        }
    }

    /// Whether it has every record there is.
    pub fn is_whole(&self) -> bool {
        !self.has_more && !self.unread.iter().any(|one| one.is_record)
    }
}

/// An object of a list, or one on its own, that is known by its id.
pub trait Record: Tolerant {
    /// The key of its id.
    const ID: &'static str;
    /// What it is read from: an `Entry`, straight from the text, where there are many; else a [`Value`], which takes
    /// half the code for each kind of record.
    type Raw: for<'de> Deserialize<'de>;

    fn of(raw: Self::Raw) -> Self;

    /// Empty where it could not be read.
    fn id(&self) -> &str;

    /// Empty where it has none, too.
    fn name(&self) -> &str {
        ""
    }

    /// Shows each object that the record consists of.
    fn parts(&self, see: &mut dyn FnMut(Part));

    /// Has the texts it is likely to have in common with others kept once.
    fn share(&mut self, _texts: &mut SharedTexts) {}
}

/// One object of a record: what it holds beside what was understood.
pub struct Part<'a> {
    /// Its keys on the way down from the record, e.g. `usage.usage`; empty for the record itself.
    pub place: &'static str,
    keys: &'static [&'static str],
    pub unknown: &'a Unknown,
}

impl<'a> Part<'a> {
    pub(crate) fn of<T: Tolerant>(place: &'static str, unknown: &'a Unknown) -> Self {
        Self {
            place,
            keys: T::KEYS,
            unknown,
        }
    }
}

/// For use in a `Deserialize` implementation of a record that comes on its own.
pub(crate) fn read<'de, T: Record, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let record = T::of(T::Raw::deserialize(from)?);
    if is_lost(record.id()) {
        return Err(D::Error::missing_field(T::ID));
    }
    Ok(record)
}

/// What of a record could not be read.
pub(crate) fn unread<T: Record>(record: &T, index: Option<usize>, found: &mut Vec<Unread>) {
    record.parts(&mut |part| note(&part, index, record.id(), record.name(), found));
}

fn is_lost(id: &str) -> bool {
    id.trim().is_empty()
}

fn note(part: &Part, index: Option<usize>, id: &str, name: &str, found: &mut Vec<Unread>) {
    for (key, value) in part.unknown.iter() {
        let is_wrong = key == INSTEAD || part.keys.contains(&key.as_str());
        if is_wrong && !value.is_null() {
            found.push(Unread {
                place: place(index, &[part.place, key]),
                id: id.to_owned(),
                name: name.to_owned(),
                value: Some(value.clone()),
                is_record: false,
            });
        }
    }
}

fn place(index: Option<usize>, keys: &[&str]) -> String {
    let mut place = index.map_or_else(String::new, |index| format!("data[{index}]"));
    for key in keys.iter().filter(|key| !key.is_empty()) {
        if !place.is_empty() {
            place.push('.');
        }
        place.push_str(key);
    }
    place
}

impl<'de, T: Record> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut data: Vec<T> = Vec::new();
        let mut unread = Vec::new();
        let mut take = |entries: Vec<T::Raw>| {
            let was_empty = entries.is_empty();
            unread.clear();
            data = entries
                .into_iter()
                .enumerate()
                .filter_map(|(index, raw)| kept(T::of(raw), index, &mut unread))
                .collect();
            // An empty list would say that there is nothing.
            was_empty || !data.is_empty()
        };
        let more = from.deserialize_map(ListVisitor { take: &mut take })?;
        Ok(List::of(data, more, unread))
    }
}

/// A list answer without what its records are.
pub(crate) struct Envelope {
    /// How many records it has.
    pub count: usize,
    /// What stands under `has_more`.
    pub more: Value,
}

impl<'de> Deserialize<'de> for Envelope {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut count = 0;
        let mut take = |entries: Vec<IgnoredAny>| {
            count = entries.len();
            true
        };
        let more = from.deserialize_map(ListVisitor { take: &mut take })?;
        Ok(Self { count, more })
    }
}

/// Reads `has_more`, and hands on what the list holds. Knows what its records are read from and not what they are, so
/// that all of which there are few share one.
struct ListVisitor<'a, R> {
    /// Whether any could be read.
    take: &'a mut dyn FnMut(Vec<R>) -> bool,
}

impl<'de, R: Deserialize<'de>> Visitor<'de> for ListVisitor<'_, R> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut has_data = false;
        let mut more = Value::Null;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "data" => {
                    has_data = true;
                    if !(self.take)(map.next_value()?) {
                        return Err(A::Error::custom(NO_RECORD_READ));
                    }
                }
                "has_more" => more = map.next_value()?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        match has_data {
            true => Ok(more),
            false => Err(A::Error::missing_field("data")),
        }
    }
}

/// How an error of the parser begins that says that a list has records and none of them could be read.
pub(super) const NO_RECORD_READ: &str = "no_record_read";

/// A list that has records, and none of them could be read: an empty one would say that there is nothing.
pub(crate) fn none_kept() -> Malformed {
    Malformed {
        json_path: "data".into(),
        mistake: Mistake::NoRecordRead,
    }
}

/// The record that came at this index of the answer, unless it has no id.
pub(crate) fn kept<T: Record>(mut record: T, index: usize, found: &mut Vec<Unread>) -> Option<T> {
    if !is_lost(record.id()) {
        unread(&record, Some(index), found);
        return Some(record);
    }
    let lost = Unread {
        place: place(Some(index), &[]),
        id: String::new(),
        name: record.name().to_owned(),
        value: {
            let unknown = record.unknown();
            unknown.remove(INSTEAD).or_else(|| unknown.remove(T::ID))
        },
        is_record: true,
    };
    found.push(lost);
    None
}

impl Unread {
    /// What to call the record it belongs to. Empty where nothing of it is known.
    pub fn title(&self) -> &str {
        title(&self.name, &self.id)
    }

    /// Why it could not be read.
    pub fn misread(&self) -> Misread {
        let Some(value) = &self.value else {
            return Misread::NoId;
        };
        let value = shortened(&value.to_string());
        if self.is_record {
            return Misread::NoRecord { value };
        }
        let key = self.place.rsplit(['.', ']']).next().unwrap_or_default();
        let expected = match key {
            "locations" | "users" | "sso" | "depth" | "pooled_seat_limit" | "used" | "direct"
            | "free" | "org_limit" | "total" => Expected::WholeNumber,
            "limits" | "usage" | "subtree_usage" | "branding" | "colors" | "context" => {
                Expected::Object
            }
            "archived" | "has_more" => Expected::Flag,
            _ => Expected::Text,
        };
        Misread::Other { value, expected }
    }
}

/// Why something could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// A record has no id.
    NoId,
    /// This, as JSON, stands in place of a record.
    NoRecord { value: String },
    /// This, as JSON, stands in place of a value of another kind.
    Other { value: String, expected: Expected },
}

/// A kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    WholeNumber,
    Object,
    /// `true` or `false`.
    Flag,
    Text,
}

/// As much of a value as one reads.
fn shortened(value: &str) -> String {
    const READABLE: usize = 60;
    let mut text: String = value.chars().take(READABLE).collect();
    if text.len() < value.len() {
        text.push('…');
    }
    text
}
