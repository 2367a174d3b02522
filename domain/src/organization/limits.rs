//! Limits in their three states, and amounts, as the API sends them. Knows numbers, not the tree.

use std::num::NonZeroU64;

use serde::{Serialize, Serializer, de::MapAccess};
use serde_json::Value;

use crate::wire::{
    fields::{deserialize, take_count},
    lenient::{self, INSTEAD, Tolerant, Unknown, count},
};

choices! {
    /// What a limit can be set on (documented: LIST, CREATE). Counted in pieces.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Resource {
        Locations = "locations",
        Users = "users",
        Sso = "sso",
    }
    /// The key on the wire.
    key, from_key
}

/// A limit at one level of the tree, in its three states (documented: LIST, CREATE):
/// `null` or a missing key sets nothing here, 0 switches the resource off. And a fourth for what is there and
/// cannot be read, which is never sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Limit {
    #[default]
    None,
    Off,
    At(NonZeroU64),
    Unknown,
}

impl Limit {
    /// The limit that allows `amount` pieces: [`Limit::Off`] for 0.
    pub const fn of(amount: u64) -> Limit {
        match NonZeroU64::new(amount) {
            Some(amount) => Limit::At(amount),
            None => Limit::Off,
        }
    }

    /// How many pieces it allows; `None` means without end, or that nobody can say: what comes of a limit that
    /// cannot be read is unknown, as [`LimitStatus`](crate::limits::status::LimitStatus) tells.
    pub const fn amount(self) -> Option<u64> {
        match self {
            Limit::None | Limit::Unknown => None,
            Limit::Off => Some(0),
            Limit::At(amount) => Some(amount.get()),
        }
    }

    pub fn is_unknown(&self) -> bool {
        *self == Limit::Unknown
    }
}

impl From<Option<u64>> for Limit {
    fn from(amount: Option<u64>) -> Self {
        amount.map_or(Limit::None, Limit::of)
    }
}

impl Serialize for Limit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.amount().serialize(serializer)
    }
}

/// The limits set on one organization itself, not those it inherits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    // Apart, they take half the room of three `Limit`s. Of what is no amount the number is 0.
    amounts: [u64; Resource::ALL.len()],
    kinds: [Kind; Resource::ALL.len()],
    other: Unknown,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    None,
    Amount,
    Unknown,
}

/// What can be sent: what could not be read is left out.
impl Serialize for Limits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let known = Resource::ALL
            .into_iter()
            .map(|resource| (resource.key(), self.get(resource)))
            .filter(|(_, limit)| !limit.is_unknown());
        serializer.collect_map(known)
    }
}

impl Tolerant for Limits {
    const KEYS: &'static [&'static str] = &Resource::WORDS;

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        map: &mut A,
    ) -> Result<Option<Value>, A::Error> {
        let mut amount = None;
        let wrong = take_count(&mut amount, map.next_value()?);
        if let Some(resource) = Resource::from_key(key) {
            let limit = match wrong {
                Some(_) => Limit::Unknown,
                None => amount.into(),
            };
            self.set(resource, limit);
        }
        Ok(wrong)
    }

    fn instead(value: Value) -> Self {
        let mut limits = Self {
            kinds: [Kind::Unknown; Resource::ALL.len()],
            ..Self::default()
        };
        limits.other.insert(INSTEAD.into(), value);
        limits
    }

    fn unknown(&mut self) -> &mut Unknown {
        &mut self.other
    }
}

impl Limits {
    /// These limits, in the order of [`Resource::ALL`].
    pub fn of(limits: [Limit; Resource::ALL.len()]) -> Self {
        let mut all = Self::default();
        for (resource, limit) in Resource::ALL.into_iter().zip(limits) {
            all.set(resource, limit);
        }
        all
    }

    pub fn get(&self, resource: Resource) -> Limit {
        match self.kinds[resource as usize] {
            Kind::None => Limit::None,
            Kind::Amount => Limit::of(self.amounts[resource as usize]),
            Kind::Unknown => Limit::Unknown,
        }
    }

    pub fn set(&mut self, resource: Resource, limit: Limit) {
        self.amounts[resource as usize] = limit.amount().unwrap_or_default();
        self.kinds[resource as usize] = match limit {
            Limit::None => Kind::None,
            Limit::Off | Limit::At(_) => Kind::Amount,
            Limit::Unknown => Kind::Unknown,
        };
    }

    /// Limits on resources this version of Canopy does not know, and what stands where it cannot be read. Shown,
    /// never sent.
    pub fn other(&self) -> &Unknown {
        &self.other
    }

    /// Whether nothing is set at this level.
    pub fn is_empty(&self) -> bool {
        Resource::ALL
            .iter()
            .all(|&resource| self.get(resource) == Limit::None)
    }
}

/// How much of each resource, in pieces.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Amounts {
    locations: u64,
    users: u64,
    sso: u64,
    #[serde(skip)]
    other: Unknown,
}

impl Tolerant for Amounts {
    const KEYS: &'static [&'static str] = &Resource::WORDS;

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        map: &mut A,
    ) -> Result<Option<Value>, A::Error> {
        let mut amount = None;
        let wrong = take_count(&mut amount, map.next_value()?);
        if let Some(resource) = Resource::from_key(key) {
            self.set(resource, amount.unwrap_or_default());
        }
        Ok(wrong)
    }

    fn unknown(&mut self) -> &mut Unknown {
        &mut self.other
    }
}

deserialize!(lenient::read: Limits, Amounts);

impl Amounts {
    /// What is known to be used: 0 too where that [cannot be read](Self::is_known).
    pub fn get(&self, resource: Resource) -> u64 {
        match resource {
            Resource::Locations => self.locations,
            Resource::Users => self.users,
            Resource::Sso => self.sso,
        }
    }

    pub fn set(&mut self, resource: Resource, amount: u64) {
        match resource {
            Resource::Locations => self.locations = amount,
            Resource::Users => self.users = amount,
            Resource::Sso => self.sso = amount,
        }
    }

    /// Whether the amount could be read.
    pub fn is_known(&self, resource: Resource) -> bool {
        self.other.is_empty()
            || !(self.other.contains_key(resource.key()) || self.other.contains_key(INSTEAD))
    }

    /// Adds to one amount, staying at the largest number there is rather than wrapping.
    pub fn add(&mut self, resource: Resource, amount: u64) {
        self.set(resource, self.get(resource).saturating_add(amount));
    }

    /// Amounts of resources this version of Canopy does not know, and what stands where it cannot be read.
    pub fn other(&self) -> &Unknown {
        &self.other
    }

    /// Whether anything is in use that can be told, of a resource this version knows or of another.
    pub fn is_any(&self) -> bool {
        Resource::ALL.iter().any(|&resource| self.get(resource) > 0)
            || (self.other.iter()).any(|(key, amount)| key != INSTEAD && count(amount) > Some(0))
    }

    /// Whether nothing at all is in use, unknown resources included. What cannot be read counts as in use.
    pub fn is_zero(&self) -> bool {
        Resource::ALL
            .iter()
            .all(|&resource| self.get(resource) == 0)
            && (self.other.iter()).all(|(key, amount)| {
                key != INSTEAD && (amount.is_null() || count(amount) == Some(0))
            })
    }
}

#[cfg(test)]
mod tests;
