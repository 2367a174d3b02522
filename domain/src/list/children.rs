//! The children of one organization: in which order they are listed.

use crate::{
    limits::status::LimitStatuses,
    organization::limits::Resource,
    tree::{
        forest::{Forest, Index},
        order::{by_number, place},
    },
};

/// What children are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Name,
    Descendants,
    /// By the part of the ceiling that is used.
    Used(Resource),
}

/// A column, and whether the greatest comes first; `None`: the order of the tree.
pub type Order = Option<(Key, bool)>;

/// The children in this order; ties keep that of the tree.
pub fn sorted(
    children: Vec<Index>,
    forest: &Forest,
    statuses: &LimitStatuses,
    order: Order,
) -> Vec<Index> {
    let Some((key, descending)) = order else {
        return children;
    };
    let number = |&child: &Index| match key {
        Key::Name => forest.name_rank(child).map(u64::from),
        Key::Descendants => Some(forest.descendants(child).len() as u64),
        // Shares are never negative, so their bits are in the order of the numbers.
        Key::Used(resource) => {
            let share = statuses.of(forest, child, resource).share();
            share.map(f64::to_bits)
        }
    };
    let places = children
        .iter()
        .map(|child| (place(number(child), descending), *child));
    by_number(places.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organization::{Organization, limits::Limit};

    #[test]
    fn those_over_their_limit_come_first_and_a_name_sorts_by_its_number() {
        let child = |id: &str, name: &str, users: Limit, used: u64| {
            let mut child = Organization {
                parent_org_id: Some("a".into()),
                ..Organization::named(id, name)
            };
            child.limits.set(Resource::Users, users);
            child.usage.subtree.set(Resource::Users, used);
            child
        };
        let forest = Forest::new([
            Organization::named("a", "Acme"),
            child("b", "Store 10", Limit::of(10), 2),
            child("c", "Store 9", Limit::None, 50),
            child("d", "Store 2", Limit::of(10), 12),
        ]);
        let statuses = LimitStatuses::new(&forest);
        let names = |order| {
            let parent = forest.index_of(&"a".into()).unwrap();
            let children = forest.children(parent).collect();
            let sorted = sorted(children, &forest, &statuses, order);
            sorted
                .into_iter()
                .map(|child| forest.get(child).title().to_owned())
                .collect::<Vec<_>>()
        };
        let by_use = Some((Key::Used(Resource::Users), true));
        assert_eq!(names(by_use), ["Store 2", "Store 10", "Store 9"]);
        let by_name = Some((Key::Name, true));
        assert_eq!(names(by_name), ["Store 10", "Store 9", "Store 2"]);
    }
}
