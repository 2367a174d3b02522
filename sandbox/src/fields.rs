//! Reads a JSON object key by key, to find unknown keys and wrong types.

use serde_json::{Map, Value};

use crate::problems::Problems;

/// A request's change to one value (documented: UPDATE): absent keeps it, `null` clears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<T> {
    Keep,
    Clear,
    To(T),
}

impl<T> Change<T> {
    /// The value of a new record.
    pub fn initial(self) -> Option<T> {
        match self {
            Change::To(value) => Some(value),
            Change::Keep | Change::Clear => None,
        }
    }

    /// The new value of a record whose value is `current`.
    pub fn after(self, current: Option<T>) -> Option<T> {
        match self {
            Change::Keep => current,
            Change::Clear => None,
            Change::To(value) => Some(value),
        }
    }
}

/// One object of a request body.
pub struct Fields<'p> {
    prefix: String,
    map: Map<String, Value>,
    problems: &'p mut Problems,
}

impl<'p> Fields<'p> {
    pub fn of_body(map: Map<String, Value>, problems: &'p mut Problems) -> Self {
        Self {
            prefix: String::new(),
            map,
            problems,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    pub fn problems(&mut self) -> &mut Problems {
        self.problems
    }

    /// The name of `key` in a response's `errors`.
    pub fn name(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    pub fn take(&mut self, key: &str) -> Option<Value> {
        self.map.remove(key)
    }

    pub fn invalid(&mut self, key: &str, text: &str) {
        self.problems.invalid(self.name(key), text);
    }

    /// A string or `null`. Anything else is a problem and counts as absent.
    pub fn text(&mut self, key: &str) -> Change<String> {
        match self.take(key) {
            None => Change::Keep,
            Some(Value::Null) => Change::Clear,
            Some(Value::String(text)) => Change::To(text),
            Some(_) => {
                self.invalid(key, "This must be a string or null.");
                Change::Keep
            }
        }
    }

    /// A string that is not `null`. Anything else is a problem and counts as absent.
    pub fn required_text(&mut self, key: &str) -> Option<String> {
        match self.take(key) {
            Some(Value::String(text)) => Some(text),
            None => {
                self.invalid(key, "This is required.");
                None
            }
            Some(_) => {
                self.invalid(key, "This must be a string.");
                None
            }
        }
    }

    /// One of some words. Anything else is a problem, which `otherwise` says, and counts as absent.
    pub fn required_word<T>(
        &mut self,
        key: &str,
        read: fn(&str) -> Option<T>,
        otherwise: &str,
    ) -> Option<T> {
        let word = self.required_text(key)?;
        let known = read(&word);
        if known.is_none() {
            self.invalid(key, otherwise);
        }
        known
    }

    /// The object under `key`, empty if it is absent.
    pub fn object(&mut self, key: &str) -> Fields<'_> {
        let map = match self.take(key) {
            None => Map::new(),
            Some(Value::Object(map)) => map,
            Some(_) => {
                self.invalid(key, "This must be an object.");
                Map::new()
            }
        };
        Fields {
            prefix: format!("{}.", self.name(key)),
            map,
            problems: self.problems,
        }
    }

    /// Reports the keys that nothing has read (assumed: Q5).
    pub fn finish(self) {
        for key in self.map.keys() {
            let name = format!("{}{key}", self.prefix);
            self.problems.invalid(name, "This key is unknown.");
        }
    }
}
