//! What another limit would do, in sentences. Knows what was worked out, works nothing out itself.

use super::WhatIf;
use crate::{
    limits::remaining_above::Holder,
    organization::limits::{Limit, LimitRefusal},
    tree::forest::{Forest, Index},
    unicode::bidi::isolated,
    words::counts::{UNKNOWN, counted, grouped},
};

/// How much a sentence weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Worth knowing.
    Plain,
    /// Worth a second thought.
    Caution,
    /// The API would not take it.
    Refused,
}

/// How many of those below are named before they are only counted.
const NAMED: usize = 3;

/// Puts a [`WhatIf`] into words.
pub struct WhatIfWords<'a> {
    pub what_if: &'a WhatIf,
    pub forest: &'a Forest,
}

impl WhatIfWords<'_> {
    /// The heaviest first. Nothing where nothing would change.
    pub fn sentences(&self) -> Vec<(Weight, String)> {
        let what_if = self.what_if;
        if !what_if.is_change() {
            return Vec::new();
        }
        if let Some(refusal) = &what_if.refusal {
            return vec![(Weight::Refused, self.refusal(refusal))];
        }
        let said = [
            self.over().map(|text| (Weight::Caution, text)),
            self.overcommitment(),
            self.overruled().map(|text| (Weight::Caution, text)),
            self.near().map(|text| (Weight::Caution, text)),
            self.open_ended().map(|text| (Weight::Caution, text)),
            Some((Weight::Plain, self.here())),
            self.rooms().map(|text| (Weight::Plain, text)),
        ];
        said.into_iter().flatten().collect()
    }

    fn refusal(&self, refusal: &LimitRefusal<Holder>) -> String {
        let noun = self.what_if.resource.noun();
        match refusal {
            LimitRefusal::BelowUse { used } => format!(
                "The API will refuse this: {} {noun} are in use here and below.",
                grouped(*used)
            ),
            LimitRefusal::AboveCeiling(ceiling) if ceiling.amount == 0 => format!(
                "The API will refuse this: {} switches {noun} off.",
                self.holder(ceiling.source)
            ),
            LimitRefusal::AboveCeiling(ceiling) => format!(
                "The API will refuse this: {} allows {} {noun}.",
                self.holder(ceiling.source),
                grouped(ceiling.amount)
            ),
        }
    }

    /// The ceiling and the room here.
    fn here(&self) -> String {
        let what_if = self.what_if;
        let ceiling = what_if.ceiling.after;
        let room = match (what_if.room.before, what_if.room.after) {
            _ if what_if.is_room_unknown => "How much remains is unknown.".into(),
            (_, None) => "Nothing known here limits what can be used.".into(),
            (Some(before), Some(after)) if before != after => {
                format!(
                    "{} left to use, {} before.",
                    grouped(after),
                    grouped(before)
                )
            }
            (_, Some(after)) => format!("{} left to use.", grouped(after)),
        };
        match (what_if.decides, ceiling) {
            (Some(holder), Some(amount)) => format!(
                "The ceiling here is {}, set by {}. {room}",
                Limit::of(amount).words(),
                self.holder(holder)
            ),
            (None, Some(0)) => format!(
                "It and everything below it can use no {}.",
                what_if.resource.noun()
            ),
            (None, Some(amount)) if what_if.ceiling.is_one() => {
                let before = match what_if.limit.before {
                    Limit::Unknown => UNKNOWN.to_lowercase(),
                    _ => Limit::from(what_if.ceiling.before).words().to_lowercase(),
                };
                format!(
                    "The ceiling here becomes {}, from {before}. {room}",
                    grouped(amount)
                )
            }
            _ => room,
        }
    }

    fn over(&self) -> Option<String> {
        let over = self.named(&self.what_if.over)?;
        Some(format!("Over their new ceiling: {over}."))
    }

    fn overruled(&self) -> Option<String> {
        let named = self.named(&self.what_if.overruled)?;
        let ceiling = grouped(self.what_if.ceiling.after?);
        Some(format!(
            "Own limits below are higher and no longer decide; they may use {ceiling} at most: {named}."
        ))
    }

    fn near(&self) -> Option<String> {
        let named = self.named(&self.what_if.near)?;
        Some(format!("Would reach 80% of their ceiling: {named}."))
    }

    fn overcommitment(&self) -> Option<(Weight, String)> {
        let what_if = self.what_if;
        match (what_if.overcommitment.before, what_if.overcommitment.after) {
            (0, 0) => None,
            (_, 0) => Some((
                Weight::Plain,
                "The children's limits fit under it: no longer over-committed.".into(),
            )),
            (_, over) => Some((
                Weight::Caution,
                format!(
                    "Over-committed by {}: the children's limits add up to {}, of a ceiling of {}.",
                    grouped(over),
                    grouped(what_if.allotted),
                    grouped(what_if.ceiling.after?)
                ),
            )),
        }
    }

    fn open_ended(&self) -> Option<String> {
        let count = self.what_if.open_ended;
        (count > 0).then(|| {
            let children = counted(count as u64, "child has", "children have");
            format!("{children} no limit under this finite one: each could use up all of it alone.")
        })
    }

    fn rooms(&self) -> Option<String> {
        let count = self.what_if.rooms;
        (count > 0).then(|| {
            let organizations = counted(count as u64, "organization", "organizations");
            format!("The room left changes for {organizations} below.")
        })
    }

    /// "Acme, Birch, Cedar and 4 more". `None` for nobody.
    fn named(&self, all: &[Index]) -> Option<String> {
        let names: Vec<_> = all
            .iter()
            .take(NAMED)
            .map(|&index| isolated(self.forest.get(index).title()))
            .collect();
        let more = all.len().saturating_sub(NAMED);
        match (names.is_empty(), more) {
            (true, _) => None,
            (false, 0) => Some(names.join(", ")),
            (false, more) => Some(format!(
                "{} and {} more",
                names.join(", "),
                grouped(more as u64)
            )),
        }
    }

    fn holder(&self, holder: Holder) -> String {
        match holder {
            Holder::Ancestor(index) => isolated(self.forest.get(index).title()).into_owned(),
            Holder::Subscription => "the subscription".into(),
            Holder::Reported => "the API's report".into(),
        }
    }
}
