//! Reading a JSON object an API is free to send half of.

use std::{collections::BTreeMap, fmt, marker::PhantomData, ops::Deref};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Number, Value};

/// Keys nobody documented, kept for display and never sent back. Beside them, under its own key, whatever stood
/// where a documented key wants another kind of value, and under no key what stood in place of the object itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unknown(
    // A pointer: every object of a hundred thousand organizations has one, and hardly any holds something.
    Option<Box<Fields>>,
);

type Fields = BTreeMap<String, Value>;

impl Unknown {
    pub(crate) fn insert(&mut self, key: String, value: Value) {
        self.0.get_or_insert_default().insert(key, value);
    }

    pub(crate) fn remove(&mut self, key: &str) -> Option<Value> {
        let value = self.0.as_mut()?.remove(key);
        self.0.take_if(|fields| fields.is_empty());
        value
    }
}

impl Deref for Unknown {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        static NONE: Fields = Fields::new();
        self.0.as_deref().unwrap_or(&NONE)
    }
}

/// The key of what stands in place of a whole object.
pub(crate) const INSTEAD: &str = "";

/// An object whose keys may be absent, null, of the wrong kind, or joined by others. Reading one fails for text that is
/// no JSON and for nothing else.
///
/// A whole object that is `null` or `[]` reads as the blank one: the vendor's services are PHP,
/// where an empty map is easily written as an empty list (assumed).
pub trait Tolerant: Default {
    /// The keys [`Tolerant::read`] takes; all others go to [`Tolerant::unknown`].
    const KEYS: &'static [&'static str];

    /// Takes the value of one of [`Tolerant::KEYS`], or gives it back where it cannot be what the key stands for. An
    /// object has this or its own [`Tolerant::read`].
    fn take(&mut self, _key: &str, value: Value) -> Option<Value> {
        Some(value)
    }

    /// The same straight from the text: for what comes a hundred thousand times.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        map: &mut A,
    ) -> Result<Option<Value>, A::Error> {
        map.next_value().map(|value| self.take(key, value))
    }

    fn unknown(&mut self) -> &mut Unknown;

    /// What to make of a value that is no object.
    fn instead(value: Value) -> Self {
        let mut blank = Self::default();
        blank.unknown().insert(INSTEAD.into(), value);
        blank
    }

    /// What to make of `null`.
    fn null() -> Self {
        Self::default()
    }
}

/// For use in a `Deserialize` implementation.
pub(crate) fn read<'de, T: Tolerant, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_any(ObjectVisitor(PhantomData))
}

/// The record that a value means: `null` is none.
pub(crate) fn of_value<T: Tolerant>(value: Value) -> T {
    match value {
        Value::Array(values) if values.is_empty() => T::default(),
        Value::Object(fields) => {
            let mut object = T::default();
            for (key, value) in fields {
                let left = match T::KEYS.contains(&key.as_str()) {
                    true => object.take(&key, value),
                    false => Some(value),
                };
                if let Some(left) = left {
                    object.unknown().insert(key, left);
                }
            }
            object
        }
        other => T::instead(other),
    }
}

/// Any tolerant object, where it is one of a list.
pub struct Entry<T>(pub T);

impl<'de, T: Tolerant> Deserialize<'de> for Entry<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        read(from).map(Entry)
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Tolerant> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Ok(T::null())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        Ok(T::instead(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        Ok(T::instead(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        Ok(T::instead(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        Ok(T::instead(Number::from_f64(value).into()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        Ok(T::instead(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<T, A::Error> {
        let mut length = 0_usize;
        while seq.next_element::<IgnoredAny>()?.is_some() {
            length += 1;
        }
        Ok(match length {
            0 => T::default(),
            _ => T::instead(vec![Value::from("…")].into()),
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut object = T::default();
        while let Some(key) = map.next_key_seed(KeySeed(T::KEYS))? {
            let (key, value) = match key {
                Key::Known(key) => match object.read(key, &mut map)? {
                    Some(wrong) => (key.to_owned(), wrong),
                    None => {
                        // Of a key that comes twice the last value counts.
                        object.unknown().remove(key);
                        continue;
                    }
                },
                Key::Unknown(key) => {
                    let value = map.next_value()?;
                    (key, value)
                }
            };
            object.unknown().insert(key, value);
        }
        Ok(object)
    }
}

/// The count that is plainly meant: `10`, `10.0`, `1e1`, `"10"`, `" 10.0 "`. Nothing negative, fractional or so large
/// that a floating-point number would not hold it exactly.
pub(crate) fn count(value: &Value) -> Option<u64> {
    /// All whole numbers up to here are exact: 2^53.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let of = |number: &Number| {
        number.as_u64().or_else(|| {
            let number = number.as_f64()?;
            let is_count = number.fract() == 0.0 && (0.0..=EXACT).contains(&number);
            // Checked to fit.
            is_count.then_some(number as u64)
        })
    };
    match value {
        Value::Number(number) => of(number),
        Value::String(text) => match serde_json::from_slice(text.trim().as_bytes()) {
            Ok(Value::Number(number)) => of(&number),
            _ => None,
        },
        _ => None,
    }
}

/// The yes or no that is plainly meant: `true`, `1`, `"1"`, `"true"`, and their opposites. `null` and an empty text
/// mean no.
pub(crate) fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Null => Some(false),
        Value::Bool(flag) => Some(*flag),
        Value::String(text) if text.trim().is_empty() => Some(false),
        Value::String(text) if text.trim().eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.trim().eq_ignore_ascii_case("false") => Some(false),
        other => match count(other) {
            Some(0) => Some(false),
            Some(1) => Some(true),
            _ => None,
        },
    }
}

/// Known keys borrow from the program, so a list of 100,000 organizations allocates none of them.
enum Key {
    Known(&'static str),
    Unknown(String),
}

struct KeySeed(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Key, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        Ok(match self.0.iter().find(|known| **known == key) {
            Some(known) => Key::Known(known),
            None => Key::Unknown(key.to_owned()),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_str, json};

    use super::*;

    #[test]
    fn a_number_that_plainly_means_a_count_is_read_as_one_and_no_other_is() {
        for (text, meant) in [
            ("0", Some(0)),
            ("10", Some(10)),
            ("10.0", Some(10)),
            ("1e1", Some(10)),
            ("1.5e1", Some(15)),
            ("-0", Some(0)),
            ("9007199254740992.0", Some(9_007_199_254_740_992)),
            ("18446744073709551615", Some(u64::MAX)),
            (r#""10""#, Some(10)),
            (r#"" 10 ""#, Some(10)),
            (r#""10.0""#, Some(10)),
            (r#""1e1""#, Some(10)),
            ("-1", None),
            ("0.5", None),
            ("1e300", None),
            ("18446744073709551616", None),
            (r#""-1""#, None),
            (r#""ten""#, None),
            (r#""NaN""#, None),
            (r#""1,000""#, None),
            (r#""""#, None),
            (r#""\"10\"""#, None),
            ("true", None),
            ("[10]", None),
            (r#"{"value":10}"#, None),
            ("null", None),
        ] {
            assert_eq!(count(&from_str(text).unwrap()), meant, "{text}");
        }
    }

    #[test]
    fn yes_and_no_are_read_in_the_ways_a_service_writes_them() {
        for yes in [json!(true), json!(1), json!("1"), json!("true"), json!(1.0)] {
            assert_eq!(flag(&yes), Some(true), "{yes}");
        }
        for no in [
            json!(false),
            json!(null),
            json!(0),
            json!("0"),
            json!("False"),
            json!(""),
        ] {
            assert_eq!(flag(&no), Some(false), "{no}");
        }
        for neither in [json!(2), json!("perhaps"), json!([]), json!({}), json!(-1)] {
            assert_eq!(flag(&neither), None, "{neither}");
        }
    }
}
