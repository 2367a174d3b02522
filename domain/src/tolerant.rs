//! Reading a JSON object an API is free to send half of; knows no field of any particular object.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor},
};
use serde_json::Value;

/// Keys nobody documented, kept for display and never sent back.
pub type Unknown = BTreeMap<String, Value>;

/// An object whose keys may be absent, null, or joined by others.
///
/// A whole object that is `null` or `[]` reads as the default: the vendor's services are PHP,
/// where an empty map is easily written as an empty list (assumed).
pub(crate) trait Tolerant: Default {
    /// What a wrong value is told was expected, e.g. `"a branding object"`.
    const EXPECTED: &'static str;
    /// The keys [`Tolerant::read`] takes; all others go to [`Tolerant::unknown`].
    const KEYS: &'static [&'static str];

    fn read<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error>;

    fn unknown(&mut self) -> &mut Unknown;

    /// Whether what was read is enough.
    fn check<E: Error>(&self) -> Result<(), E> {
        Ok(())
    }
}

/// For use in a `Deserialize` implementation.
pub(crate) fn read<'de, T: Tolerant, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_any(ObjectVisitor(PhantomData))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Tolerant> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        let object = T::default();
        object.check()?;
        Ok(object)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<T, A::Error> {
        match seq.next_element::<IgnoredAny>()? {
            None => self.visit_unit(),
            Some(_) => Err(A::Error::invalid_type(Unexpected::Seq, &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut object = T::default();
        while let Some(key) = map.next_key_seed(KeySeed(T::KEYS))? {
            match key {
                Key::Known(key) => object.read(key, &mut map)?,
                Key::Unknown(key) => {
                    let value = map.next_value()?;
                    object.unknown().insert(key, value);
                }
            }
        }
        object.check()?;
        Ok(object)
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
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        Ok(match self.0.iter().find(|known| **known == key) {
            Some(known) => Key::Known(known),
            None => Key::Unknown(key.to_owned()),
        })
    }
}
