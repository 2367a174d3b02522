//! How the values of an object's keys are taken, and what all objects of the API have in common.

use serde_json::Value;

use crate::wire::lenient::{count, flag};

/// The items of a [`Tolerant`](super::lenient::Tolerant) object whose keys are the names of its fields: each key with
/// the function that takes its value, then the keys of the objects in it, which are read straight from the text.
macro_rules! fields {
    ($($field:ident: $take:ident $(($how:expr))?),+ $(; $($object:ident),+)? $(,)?) => {
        const KEYS: &'static [&'static str] =
            &[$(stringify!($field),)+ $($(stringify!($object)),+)?];

        fn take(&mut self, key: &str, value: serde_json::Value) -> Option<serde_json::Value> {
            match key {
                $(stringify!($field) => $take(&mut self.$field, value $(, $how)?),)+
                _ => Some(value),
            }
        }

        $(fn read<'de, A: serde::de::MapAccess<'de>>(
            &mut self,
            key: &str,
            map: &mut A,
        ) -> Result<Option<serde_json::Value>, A::Error> {
            match key {
                $(stringify!($object) => self.$object = map.next_value()?,)+
                _ => return map.next_value().map(|value| self.take(key, value)),
            }
            Ok(None)
        })?

        fn unknown(&mut self) -> &mut $crate::wire::lenient::Unknown {
            &mut self.unknown
        }
    };
}

/// Has objects read by one of the functions for a `Deserialize` implementation.
macro_rules! deserialize {
    ($read:path: $($object:ty),+) => {
        $(impl<'de> serde::Deserialize<'de> for $object {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $read(from)
            }
        })+
    };
}

/// A [`Record`](super::record::Record) that is one object, of which there are few: its id, and its name if it has one.
macro_rules! record {
    ($record:ty: $id:ident $(, $name:ident)?) => {
        impl $crate::wire::record::Record for $record {
            const ID: &'static str = stringify!($id);
            type Raw = serde_json::Value;

            fn of(raw: serde_json::Value) -> Self {
                $crate::wire::lenient::of_value(raw)
            }

            fn id(&self) -> &str {
                self.$id.as_str()
            }

            $(fn name(&self) -> &str {
                &self.$name
            })?

            fn parts(&self, see: &mut dyn FnMut($crate::wire::record::Part)) {
                see($crate::wire::record::Part::of::<Self>("", &self.unknown));
            }
        }

        $crate::wire::fields::deserialize!($crate::wire::record::read: $record);
    };
}

pub(crate) use {deserialize, fields, record};

/// Takes a text, or gives the value back.
pub(crate) fn take_text<T: From<String>>(to: &mut Option<T>, value: Value) -> Option<Value> {
    *to = None;
    match value {
        Value::Null => None,
        Value::String(text) => {
            *to = Some(text.into());
            None
        }
        wrong => Some(wrong),
    }
}

/// Takes a text that is empty where there is none, or gives the value back.
pub(crate) fn take_text_or_blank<T: From<String>>(to: &mut T, value: Value) -> Option<Value> {
    let mut text: Option<String> = None;
    let wrong = take_text(&mut text, value);
    *to = text.unwrap_or_default().into();
    wrong
}

/// Takes one of some words, or gives the value back. A word that is none of them is none, and not wrong.
pub(crate) fn take_word<T>(
    to: &mut Option<T>,
    value: Value,
    read: fn(&str) -> Option<T>,
) -> Option<Value> {
    let mut word = String::new();
    let wrong = take_text_or_blank(&mut word, value);
    *to = read(&word);
    wrong
}

/// Takes a count, or gives the value back.
pub(crate) fn take_count(to: &mut Option<u64>, value: Value) -> Option<Value> {
    *to = count(&value);
    (to.is_none() && !value.is_null()).then_some(value)
}

/// Takes a yes or no, or gives the value back.
pub(crate) fn take_flag(to: &mut bool, value: Value) -> Option<Value> {
    let flag = flag(&value);
    *to = flag.unwrap_or_default();
    flag.is_none().then_some(value)
}
