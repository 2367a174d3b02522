//! The table of limits of all organizations: which resources of which organizations it shows, and in which order.

use crate::{
    limits::{
        bands::UsageBand, ceiling::room, ceiling_source::CeilingSource, status::LimitStatuses,
    },
    organization::limits::Resource,
    tree::{
        forest::{Forest, Index},
        order::{by_number, place},
        search::Matches,
    },
};

/// One resource of one organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    pub index: Index,
    pub resource: Resource,
}

/// What is wanted of the list. Each part that is empty or `None` lets everything through.
#[derive(Clone, Copy, Default)]
pub struct Narrowing<'a> {
    pub resource: Option<Resource>,
    /// Any of these.
    pub bands: &'a [UsageBand],
    pub matches: Option<&'a Matches>,
    /// It and everything below it.
    pub top: Option<Index>,
}

choices! {
    /// What the table is ordered by.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Key {
        Name = "name",
        Resource = "resource",
        UsedHere = "used-here",
        UsedInAll = "used",
        OwnLimit = "own-limit",
        Ceiling = "ceiling",
        /// By the name of the organization that sets the ceiling.
        SetBy = "set-by",
        Room = "room",
        /// By the part of the ceiling that is used.
        Share = "share",
    }
    /// How a link spells it.
    slug, from_slug
}

/// An order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Order {
    pub key: Key,
    pub descending: bool,
}

impl Default for Order {
    /// The closest to its ceiling first.
    fn default() -> Self {
        Self {
            key: Key::Share,
            descending: true,
        }
    }
}

/// Every resource of every organization, from top to bottom; ties keep the order of the tree. No limit is more than any
/// number, and of it nothing is used up; a ceiling that nobody sets comes last in either direction.
pub fn ordered(forest: &Forest, statuses: &LimitStatuses, order: Order) -> Vec<Row> {
    let rows = forest.iter().flat_map(|(index, _)| {
        let row = move |resource| Row { index, resource };
        Resource::ALL.map(row)
    });
    let place = places(forest, statuses, order);
    by_number(rows.map(|row| (place(row), row)).collect())
}

/// The band of each resource of each organization.
pub struct UsageBands(Vec<[UsageBand; Resource::ALL.len()]>);

impl UsageBands {
    pub fn new(forest: &Forest, statuses: &LimitStatuses) -> Self {
        let of = |index| {
            Resource::ALL.map(|resource| UsageBand::of(&statuses.of(forest, index, resource)))
        };
        Self(forest.iter().map(|(index, _)| of(index)).collect())
    }

    fn of(&self, row: Row) -> UsageBand {
        self.0[row.index.get()][row.resource as usize]
    }
}

/// What is shown of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowed {
    pub rows: Vec<Row>,
    /// How many rows lie in each band, in the order of [`UsageBand::ALL`]. The bands wanted do not count.
    pub counts: [usize; UsageBand::ALL.len()],
}

/// Leaves what is wanted of the ordered rows of the same forest, in one pass.
pub fn narrowed(
    forest: &Forest,
    bands: &UsageBands,
    ordered: &[Row],
    wanted: Narrowing,
) -> Narrowed {
    let below = wanted
        .top
        .map_or(0..forest.len(), |top| forest.subtree(top));
    let mut shown = Narrowed::default();
    for &row in ordered {
        let is_wanted = wanted.resource.is_none_or(|one| one == row.resource)
            && below.contains(&row.index.get())
            && wanted
                .matches
                .is_none_or(|matches| matches.fit(row.index).is_some());
        if is_wanted {
            let band = bands.of(row);
            shown.counts[band as usize] += 1;
            if wanted.bands.is_empty() || wanted.bands.contains(&band) {
                shown.rows.push(row);
            }
        }
    }
    shown
}

/// Where each row belongs in an order.
fn places<'a>(
    forest: &'a Forest,
    statuses: &'a LimitStatuses,
    Order { key, descending }: Order,
) -> Box<dyn Fn(Row) -> u64 + 'a> {
    /// What is over stands below what has nothing left, the more the lower.
    fn signed(excess: u64, room: Option<u64>) -> u64 {
        const NOTHING: u64 = 1 << 62;
        match excess {
            0 => NOTHING.saturating_add(without_end(room).min(NOTHING)),
            excess => NOTHING.saturating_sub(excess),
        }
    }
    /// No limit is above every number.
    fn without_end(amount: Option<u64>) -> u64 {
        amount.unwrap_or(u64::MAX)
    }
    let of = move |row: Row| statuses.of(forest, row.index, row.resource);
    let number: Box<dyn Fn(Row) -> Option<u64>> = match key {
        // Those of one name share a place, or they would not keep the order of the tree.
        Key::Name => Box::new(move |row| forest.name_rank(row.index).map(u64::from)),
        Key::Resource => Box::new(|row| Some(row.resource as u64)),
        Key::UsedHere => Box::new(move |row| Some(of(row).own_use)),
        Key::UsedInAll => Box::new(move |row| Some(of(row).subtree_use)),
        Key::OwnLimit => Box::new(move |row| Some(without_end(of(row).limit.amount()))),
        Key::Ceiling => Box::new(move |row| {
            let ceiling = of(row).ceiling;
            Some(without_end(ceiling.map(|(amount, _)| amount)))
        }),
        Key::SetBy => Box::new(move |row| {
            match of(row).ceiling?.1 {
                CeilingSource::Own => forest.name_rank(row.index).map(u64::from),
                CeilingSource::Ancestor(setter) => forest.name_rank(setter).map(u64::from),
                // After every name.
                CeilingSource::Subscription | CeilingSource::Reported => Some(u64::from(u32::MAX)),
            }
        }),
        Key::Room => {
            let rooms = rooms(forest, statuses);
            Box::new(move |row| {
                let status = of(row);
                let room = rooms[row.index.get()][row.resource as usize];
                Some(signed(status.excess(), room))
            })
        }
        // Shares are never negative, so their bits are in the order of the numbers.
        Key::Share => Box::new(move |row| {
            let share = of(row).share();
            Some(share.map_or(0, |share| share.to_bits() + 1))
        }),
    };
    Box::new(move |row| place(number(row), descending))
}

/// The least room under any ceiling on the way up, for each organization and resource: what
/// [`crate::limits::ceiling::room`] says of each, worked out in one pass.
fn rooms(forest: &Forest, statuses: &LimitStatuses) -> Vec<[Option<u64>; Resource::ALL.len()]> {
    let mut rooms: Vec<[Option<u64>; Resource::ALL.len()]> = Vec::with_capacity(forest.len());
    for (index, organization) in forest.iter() {
        let above = match forest.parent(index) {
            Some(parent) => rooms[parent.get()],
            None => Resource::ALL
                .map(|resource| room(&statuses.ceilings_above(forest, index, resource))),
        };
        rooms.push(Resource::ALL.map(|resource| {
            let used = organization.usage.subtree.get(resource);
            let own = organization.limits.get(resource).amount();
            let own = own.map(|amount| amount.saturating_sub(used));
            [above[resource as usize], own].into_iter().flatten().min()
        }));
    }
    rooms
}

#[cfg(test)]
mod tests;
