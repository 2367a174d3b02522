//! Lists of records, of which one that cannot be read costs no other, and what of them could not be read. Knows no kind
//! of record.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, MapAccess, Visitor},
};
use serde_json::Value;

use crate::tolerant::{self, Entry, INSTEAD, Tolerant, Unknown, flag};

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
#[derive(Clone, Debug, PartialEq)]
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

/// An object of a list, or one on its own, that is known by its id.
pub trait Record: Tolerant {
    /// The key of its id.
    const ID: &'static str;

    /// Empty where it could not be read.
    fn id(&self) -> &str;

    fn name(&self) -> &str;

    /// Shows each object that the record consists of.
    fn parts(&self, see: &mut dyn FnMut(Part));
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
    let record: T = tolerant::read(from)?;
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
    for (key, value) in part.unknown {
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
        from.deserialize_map(ListVisitor(PhantomData))
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Record> Visitor<'de> for ListVisitor<T> {
    type Value = List<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<List<T>, A::Error> {
        let mut data: Option<Vec<T>> = None;
        let mut found = Vec::new();
        let mut more = Value::Null;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "data" => {
                    let entries: Vec<Entry<T>> = map.next_value()?;
                    let was_empty = entries.is_empty();
                    found.clear();
                    let records: Vec<T> = entries
                        .into_iter()
                        .enumerate()
                        .filter_map(|(index, Entry(record))| kept(record, index, &mut found))
                        .collect();
                    // An empty list would say that there is nothing.
                    if records.is_empty() && !was_empty {
                        return Err(A::Error::custom("none of the records could be read"));
                    }
                    data = Some(records);
                }
                "has_more" => more = map.next_value()?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let data = data.ok_or_else(|| A::Error::missing_field("data"))?;
        let has_more = flag(&more);
        if has_more.is_none() {
            found.push(Unread {
                place: "has_more".into(),
                id: String::new(),
                name: String::new(),
                value: Some(more),
                is_record: false,
            });
        }
        Ok(List {
            data,
            has_more: has_more.unwrap_or(true),
            unread: found,
        })
    }
}

fn kept<T: Record>(mut record: T, index: usize, found: &mut Vec<Unread>) -> Option<T> {
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
    /// Why it could not be read, in a sentence.
    pub fn reason(&self) -> String {
        let Some(value) = &self.value else {
            return "This record has no ID.".into();
        };
        let value = shortened(&value.to_string());
        if self.is_record {
            return format!("{value} isn't a record with an ID.");
        }
        let key = self.place.rsplit(['.', ']']).next().unwrap_or_default();
        let kind = match key {
            "locations" | "users" | "sso" | "depth" | "pooled_seat_limit" | "used" | "direct"
            | "free" | "org_limit" | "total" => "a whole number",
            "limits" | "usage" | "subtree_usage" | "branding" | "colors" | "context" => "an object",
            "archived" | "has_more" => "true or false",
            _ => "text",
        };
        format!("{value} isn't {kind}.")
    }
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
