//! The order of the list: what it can be sorted by, and the rows in that order.

use crate::{
    limits::status::LimitStatuses,
    organization::{Organization, limits::Resource},
    tree::{
        forest::{Forest, Index},
        order::{by_number, place, ranks},
    },
    unicode::{fold::natural_key, unseen::is_blank},
};

choices! {
    /// What the list is ordered by.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum SortKey {
        Name = "name",
        /// By the names of all above, root first.
        Parent = "parent",
        Depth = "depth",
        Locations = "locations",
        Users = "users",
        Sso = "sso",
        LoginHint = "login-hint",
        BillingAccount = "billing-account",
        /// By the largest share of a ceiling that is used.
        Closest = "closest",
    }
    /// How a link spells it.
    slug, from_slug
}

/// An order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    pub key: SortKey,
    pub descending: bool,
}

/// The rows in an order; ties and what is blank as [`listing`](super::listing::listing) says.
pub(super) fn sorted(
    rows: &[Index],
    forest: &Forest,
    statuses: &LimitStatuses,
    sort: Sort,
) -> Vec<Index> {
    let numbers = |number: &dyn Fn(Index) -> u64| -> Vec<Option<u64>> {
        rows.iter().map(|&index| Some(number(index))).collect()
    };
    let texts = |text: &dyn Fn(&Organization) -> Option<&str>| -> Vec<Option<u64>> {
        let shown = |index: &Index| text(forest.get(*index)).filter(|text| !is_blank(text));
        let keys: Vec<_> = rows
            .iter()
            .map(|index| shown(index).map(natural_key).unwrap_or_default())
            .collect();
        let ranks = ranks(&keys).into_iter().map(u64::from);
        ranks
            .zip(rows)
            .map(|(rank, index)| shown(index).map(|_| rank))
            .collect()
    };
    let used = |resource| move |index| forest.get(index).usage.subtree.get(resource);
    let places = match sort.key {
        SortKey::Name => {
            let rank = |&index: &Index| forest.name_rank(index).map(u64::from);
            rows.iter().map(rank).collect()
        }
        // Pre-order is the order of the paths, once those that share a parent are put together.
        SortKey::Parent => numbers(&|index| {
            let parent = forest
                .parent(index)
                .map_or(0, |parent| parent.get() as u64 + 1);
            parent << u32::BITS | index.get() as u64
        }),
        SortKey::Depth => numbers(&|index| u64::from(forest.depth(index))),
        SortKey::Locations => numbers(&used(Resource::Locations)),
        SortKey::Users => numbers(&used(Resource::Users)),
        SortKey::Sso => numbers(&used(Resource::Sso)),
        SortKey::LoginHint => texts(&|organization| organization.branding.login_hint.as_deref()),
        SortKey::BillingAccount => texts(&Organization::account_id),
        // Shares are never negative, so their bits are in the order of the numbers.
        SortKey::Closest => numbers(&|index| {
            let share = statuses.closest(forest, index);
            share.map_or(0, |share| share.to_bits() + 1)
        }),
    };
    let places = places
        .into_iter()
        .map(|number| place(number, sort.descending));
    by_number(places.zip(rows.iter().copied()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_can_be_written_into_a_link_and_read_back() {
        for key in SortKey::ALL {
            assert_eq!(SortKey::from_slug(key.slug()), Some(key));
        }
    }
}
