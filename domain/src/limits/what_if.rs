//! What another limit would do to an organization and to those below it, before it is saved, and whether the API would
//! take it. Knows numbers, no form.

use crate::{
    limits::{
        bands::UsageBand,
        ceiling::{LimitRefusal, refuse},
        ceiling_source::CeilingSource,
        reconciled::Remaining,
        remaining_above::RemainingAbove,
        status::{Lacks, LimitStatus},
    },
    organization::limits::{Limit, Resource},
    tree::forest::{Forest, Index},
};

/// A number as it is and as it would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<T> {
    pub before: T,
    pub after: T,
}

impl<T: PartialEq> Change<T> {
    pub fn is_one(&self) -> bool {
        self.before != self.after
    }
}

/// What one resource of an organization would be with another limit of its own. Amounts in pieces,
/// `None` without end.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIf {
    pub resource: Resource,
    pub limit: Change<Limit>,
    /// Used here and below.
    pub used: u64,
    /// Why the API would not take it (documented: change log of 2025-07-03).
    pub refusal: Option<LimitRefusal<CeilingSource>>,
    /// The lowest of its own limit and all above it.
    pub ceiling: Change<Option<u64>>,
    /// Who above it decides, where its own limit would not.
    pub decides: Option<CeilingSource>,
    /// How much more could be used here.
    pub room: Change<Option<u64>>,
    /// The sum of the children's limits.
    pub allotted: u64,
    /// By how much that exceeds the ceiling they share.
    pub overcommitment: Change<u64>,
    /// Children without a limit of their own, that could each use up a ceiling that is new to them.
    pub open_ended: usize,
    /// Those below that would use more than they may, and do not yet.
    pub over: Vec<Index>,
    /// Those below whose own limit would allow more than the new ceiling, and does not yet.
    pub overruled: Vec<Index>,
    /// Those below that would come to 80 % of their ceiling or more, and are not there yet.
    pub near: Vec<Index>,
    /// How many of those below would have more or less room.
    pub rooms: usize,
    /// Whether there may be less room than told, because a number that it comes of could not be read.
    pub is_room_unknown: bool,
}

impl WhatIf {
    /// What `limit` would do. `above` is what the organization stands under: see [`RemainingAbove::above`].
    /// A limit that is sent as it was is no new one and never refused (assumed).
    pub fn of(
        forest: &Forest,
        index: Index,
        resource: Resource,
        limit: Limit,
        above: &RemainingAbove,
    ) -> Self {
        let organization = forest.get(index);
        let used = organization.usage.subtree.get(resource);
        let limit = Change {
            before: organization.limits.get(resource),
            after: limit,
        };
        let family = Family {
            forest,
            index,
            resource,
            above,
        };
        let (before, after) = (family.under(limit.before), family.under(limit.after));
        let (here, here_after) = (before[0], after[0]);
        let refusal = limit
            .is_one()
            .then(|| refuse(limit.after, used, &above.ceilings).err())
            .flatten();
        let own = limit.after.amount();
        let decider = above.tightest();
        let decides = decider.filter(|ceiling| own.is_none_or(|own| ceiling.amount < own));
        let children = forest
            .children(index)
            .map(|child| forest.get(child).limits.get(resource));
        let (mut allotted, mut without) = (0_u64, 0);
        for child in children {
            match child {
                Limit::None => without += 1,
                limit => allotted = allotted.saturating_add(limit.amount().unwrap_or_default()),
            }
        }
        let excess =
            |ceiling: Option<u64>| ceiling.map_or(0, |ceiling| allotted.saturating_sub(ceiling));
        let is_new = here.ceiling.is_none() && here_after.ceiling.is_some_and(|amount| amount > 0);
        let mut what_if = Self {
            resource,
            limit,
            used,
            refusal,
            ceiling: Change {
                before: here.ceiling,
                after: here_after.ceiling,
            },
            decides: decides.map(|ceiling| ceiling.source),
            room: Change {
                before: here.room,
                after: here_after.room,
            },
            allotted,
            overcommitment: Change {
                before: excess(here.ceiling),
                after: excess(here_after.ceiling),
            },
            open_ended: if is_new { without } else { 0 },
            over: Vec::new(),
            overruled: Vec::new(),
            near: Vec::new(),
            rooms: 0,
            is_room_unknown: above.is_unknown || !organization.usage.subtree.is_known(resource),
        };
        let below = forest.descendants(index).filter_map(|rank| forest.at(rank));
        for ((below, before), after) in below.zip(&before[1..]).zip(&after[1..]) {
            what_if.note(forest, below, *before, *after);
        }
        what_if
    }

    fn note(&mut self, forest: &Forest, below: Index, before: Bounds, after: Bounds) {
        let (resource, organization) = (self.resource, forest.get(below));
        let limit = organization.limits.get(resource);
        let band = |bounds: Bounds| {
            UsageBand::of(&LimitStatus {
                own_use: organization.usage.own.get(resource),
                subtree_use: organization.usage.subtree.get(resource),
                limit,
                ceiling: bounds.ceiling.map(|amount| (amount, CeilingSource::Own)),
                used_under: organization.usage.subtree.get(resource),
                is_full: bounds.room == Some(0),
                lacks: Lacks {
                    subtree_use: !organization.usage.subtree.is_known(resource),
                    ..Lacks::default()
                },
            })
        };
        match (band(before), band(after)) {
            (before, after) if before == after => {}
            (_, UsageBand::Over) => self.over.push(below),
            (UsageBand::Over | UsageBand::Full | UsageBand::Near, _) => {}
            (_, UsageBand::Near | UsageBand::Full) => self.near.push(below),
            _ => {}
        }
        let is_overruled = |bounds: Bounds| {
            let both = limit.amount().zip(bounds.ceiling);
            both.is_some_and(|(own, ceiling)| own > ceiling)
        };
        if is_overruled(after) && !is_overruled(before) {
            self.overruled.push(below);
        }
        if before.room != after.room {
            self.rooms += 1;
        }
    }

    /// How much more can be used, or how much more is used than the ceiling allows; where that is known.
    pub fn remaining(&self) -> Change<Remaining> {
        let under =
            |ceiling: Option<u64>, room: Option<u64>| Remaining::of(self.used, ceiling, room);
        Change {
            before: under(self.ceiling.before, self.room.before),
            after: under(self.ceiling.after, self.room.after),
        }
    }

    /// Whether saving it would change anything at all.
    pub fn is_change(&self) -> bool {
        self.limit.is_one()
    }
}

/// What holds an organization: the lowest limit, and the least room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bounds {
    ceiling: Option<u64>,
    room: Option<u64>,
}

struct Family<'a> {
    forest: &'a Forest,
    index: Index,
    resource: Resource,
    above: &'a RemainingAbove,
}

impl Family<'_> {
    /// The bounds of the organization and of everything below it, in the order of the tree, were this
    /// its limit.
    fn under(&self, limit: Limit) -> Vec<Bounds> {
        let family = self.forest.subtree(self.index);
        let mut all: Vec<Bounds> = Vec::with_capacity(family.len());
        let outside = Bounds {
            ceiling: self.above.tightest().map(|ceiling| ceiling.amount),
            room: self.above.room.map(|(room, _)| room),
        };
        for index in family.clone().filter_map(|rank| self.forest.at(rank)) {
            let organization = self.forest.get(index);
            let is_it = index == self.index;
            let above = self
                .forest
                .parent(index)
                .filter(|_| !is_it)
                .map_or(outside, |parent| all[parent.get() - family.start]);
            let own = if is_it {
                limit
            } else {
                organization.limits.get(self.resource)
            };
            let used = organization.usage.subtree.get(self.resource);
            let room = own.amount().map(|amount| amount.saturating_sub(used));
            all.push(Bounds {
                ceiling: least(above.ceiling, own.amount()),
                room: least(above.room, room),
            });
        }
        all
    }
}

/// The smaller of two amounts, of which `None` is without end.
fn least(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    [one, other].into_iter().flatten().min()
}
