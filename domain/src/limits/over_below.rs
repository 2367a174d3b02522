//! How many organizations below another are over a limit, so that a closed branch does not look healthy.

use crate::{
    limits::{bound::State, status::LimitStatuses},
    tree::forest::{Forest, Index},
};

/// Worked out in one pass for a whole forest: how many are over a limit before each place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OverBelow(Vec<u32>);

impl OverBelow {
    pub fn new(forest: &Forest, statuses: &LimitStatuses) -> Self {
        let mut before = Vec::with_capacity(forest.len() + 1);
        let mut count = 0;
        before.push(count);
        for (index, _) in forest.iter() {
            count += u32::from(statuses.any(forest, index, &[State::Over]));
            before.push(count);
        }
        Self(before)
    }

    /// Of the same forest: how many of those below are over one of their limits.
    pub fn count(&self, forest: &Forest, index: Index) -> u64 {
        let below = forest.descendants(index);
        let before = |place: usize| self.0.get(place).copied().unwrap_or_default();
        u64::from(before(below.end).saturating_sub(before(below.start)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organization::{
        Organization,
        limits::{Limit, Resource},
    };

    #[test]
    fn those_below_that_are_over_are_counted_on_every_level_above() {
        let organization = |id: &str, parent: Option<&str>, users: u64, used: u64| {
            let mut organization = Organization {
                parent_org_id: parent.map(Into::into),
                ..Organization::named(id, id)
            };
            organization.limits.set(Resource::Users, Limit::of(users));
            organization.usage.subtree.set(Resource::Users, used);
            organization
        };
        let forest = Forest::new([
            organization("a", None, 90, 40),
            organization("b", Some("a"), 9, 20),
            organization("c", Some("b"), 5, 6),
            organization("d", Some("a"), 5, 5),
            organization("e", None, 1, 9),
        ]);
        let over = OverBelow::new(&forest, &LimitStatuses::new(&forest));
        let counts = ["a", "b", "c", "d", "e"]
            .map(|id| over.count(&forest, forest.index_of(&id.into()).unwrap()));
        assert_eq!(counts, [2, 1, 0, 0, 0]);
    }
}
