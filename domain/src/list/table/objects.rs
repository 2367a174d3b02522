//! A list of JSON objects as rows, the keys of objects in them dotted: `limits.users`. Knows no key by name but the one
//! of the list.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;
use serde_json::{Map, Value};

use super::{Cell, Format, MOST_HEADS, Refusal, Row, Table};

/// Bytes of a key that may be a head (ours). Longer ones would be repeated with each value in them.
const LONGEST_KEY: usize = 500;

type Object = Map<String, Value>;

pub(super) fn table(text: &str) -> Result<Table, Refusal> {
    let value: Value = serde_json::from_str(text).map_err(|error| Refusal::Json {
        line: error.line(),
        column: error.column(),
    })?;
    let list = match value {
        Value::Array(list) => list,
        Value::Object(object) => list_in(object),
        _ => Vec::new(),
    };
    let mut reading = Reading {
        table: Table {
            format: Format::Json,
            heads: Vec::new(),
            rows: Vec::new(),
        },
        positions: HashMap::default(),
    };
    if !list.is_empty() && !list.iter().any(Value::is_object) {
        return Err(Refusal::NoOrganizations);
    }
    for (at, value) in list.into_iter().enumerate() {
        let mut cells = Vec::new();
        if let Value::Object(object) = value {
            reading.object("", object, &mut cells);
        }
        let number = at + 1;
        reading.table.add(Row { number, cells })?;
    }
    Ok(reading.table)
}

/// The list of organizations in an object, by its key or else the first list of objects; or the object itself, if it
/// is one organization.
fn list_in(mut object: Object) -> Vec<Value> {
    if let Some(Value::Array(list)) = object.get_mut("organizations") {
        return std::mem::take(list);
    }
    if object.contains_key("id") || object.contains_key("name") {
        return vec![Value::Object(object)];
    }
    let lists = object.into_iter().filter_map(|(_, value)| match value {
        Value::Array(list) => Some(list),
        _ => None,
    });
    let mut lists = lists.filter(|list| list.iter().any(Value::is_object));
    lists.next().unwrap_or_else(|| vec![Value::Null])
}

struct Reading {
    table: Table,
    positions: HashMap<String, usize, FxBuildHasher>,
}

impl Reading {
    /// The parser goes no deeper than 128 objects, and so does this.
    fn object(&mut self, above: &str, object: Object, cells: &mut Vec<(usize, Cell)>) {
        for (key, value) in object {
            if above.len() + key.len() > LONGEST_KEY {
                continue;
            }
            let key = match above {
                "" => key,
                above => format!("{above}.{key}"),
            };
            let cell = match value {
                Value::Object(object) => {
                    self.object(&key, object, cells);
                    continue;
                }
                Value::Null => Cell::Null,
                Value::String(text) => Cell::Exact(text),
                Value::Number(number) => Cell::Exact(plain(&number.to_string()).to_owned()),
                other => Cell::Exact(other.to_string()),
            };
            if let Some(head) = self.head(key) {
                cells.push((head, cell));
            }
        }
    }

    fn head(&mut self, key: String) -> Option<usize> {
        let next = self.table.heads.len();
        if let Some(&head) = self.positions.get(&key) {
            return Some(head);
        }
        if next == MOST_HEADS {
            return None;
        }
        self.table.heads.push(key.clone());
        self.positions.insert(key, next);
        Some(next)
    }
}

/// A whole number, as programs also write it that know fractions alone.
fn plain(number: &str) -> &str {
    number.strip_suffix(".0").unwrap_or(number)
}
