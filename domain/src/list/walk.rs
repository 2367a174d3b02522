//! From one organization to the next: in the order of a list that was narrowed or sorted, or among siblings.

use crate::{
    limits::status::LimitStatuses,
    list::{filter::Filter, listing::listing, sort::Sort},
    organization::OrganizationId,
    tree::{
        forest::{Forest, Index},
        search::SearchIndex,
    },
};

/// What a list was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub search: String,
    pub filters: Vec<Filter>,
    pub sort: Option<Sort>,
}

impl Asked {
    /// Whether the list is the whole tree in its own order.
    fn is_everything(&self) -> bool {
        self.search.trim().is_empty() && self.filters.is_empty() && self.sort.is_none()
    }
}

/// A list to be gone through, as it was when the first of it was opened: what no longer fits, since it was put right
/// on the way, keeps its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    pub asked: Asked,
    ids: Vec<OrganizationId>,
}

impl Walk {
    /// `None` for a list that is the whole tree in its own order: there one goes from sibling to sibling.
    pub fn through(
        asked: Asked,
        forest: &Forest,
        statuses: &LimitStatuses,
        search: &SearchIndex,
    ) -> Option<Self> {
        if asked.is_everything() {
            return None;
        }
        let matches = search.find(&asked.search);
        let rows = listing(
            forest,
            statuses,
            matches.as_ref(),
            &asked.filters,
            asked.sort,
        );
        let ids = rows.iter().map(|&row| forest.get(row).id.clone());
        Some(Self {
            ids: ids.collect(),
            asked,
        })
    }

    /// Where an organization stands among those that are still there. `None`: it is not on the list.
    pub fn step(&self, forest: &Forest, at: Index) -> Option<Step> {
        let rows: Vec<Index> = (self.ids.iter())
            .filter_map(|id| forest.index_of(id))
            .collect();
        let position = rows.iter().position(|&row| row == at)?;
        Some(Step {
            position,
            count: rows.len(),
            before: position.checked_sub(1).map(|before| rows[before]),
            after: rows.get(position + 1).copied(),
        })
    }
}

/// A place in an order, and what is beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// From 0.
    pub position: usize,
    pub count: usize,
    pub before: Option<Index>,
    pub after: Option<Index>,
}

impl Step {
    pub fn among_siblings(forest: &Forest, at: Index) -> Self {
        let (position, count) = forest.position(at);
        let before = position.checked_sub(1);
        Self {
            position,
            count,
            before: before.and_then(|before| forest.siblings(at).nth(before)),
            after: forest.siblings(at).nth(position + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        list::sort::SortKey,
        organization::{
            Organization,
            limits::{Limit, Resource},
        },
    };

    /// The second and the last of three children use more than they may.
    fn family() -> Forest {
        let child = |id: &str, used: u64| {
            let mut child = Organization {
                parent_org_id: Some("a".into()),
                ..Organization::named(id, id)
            };
            child.limits.set(Resource::Users, Limit::of(10));
            child.usage.subtree.set(Resource::Users, used);
            child
        };
        let root = Organization::named("a", "a");
        Forest::new([root, child("b", 1), child("c", 12), child("d", 20)])
    }

    fn walk(asked: Asked) -> Option<Walk> {
        let forest = family();
        let (statuses, search) = (LimitStatuses::new(&forest), SearchIndex::new(&forest));
        Walk::through(asked, &forest, &statuses, &search)
    }

    fn over() -> Walk {
        let asked = Asked {
            filters: vec![Filter::Over],
            ..Asked::default()
        };
        walk(asked).unwrap()
    }

    fn names(forest: &Forest, step: Step) -> [Option<&str>; 2] {
        [step.before, step.after].map(|index| Some(forest.get(index?).title()))
    }

    fn at<'a>(
        forest: &'a Forest,
        walk: &Walk,
        id: &str,
    ) -> Option<(usize, usize, [Option<&'a str>; 2])> {
        let step = walk.step(forest, forest.index_of(&id.into())?)?;
        Some((step.position, step.count, names(forest, step)))
    }

    #[test]
    fn a_narrowed_list_is_gone_through_and_what_is_not_on_it_has_no_place() {
        let forest = family();
        assert_eq!(at(&forest, &over(), "c"), Some((0, 2, [None, Some("d")])));
        assert_eq!(at(&forest, &over(), "d"), Some((1, 2, [Some("c"), None])));
        assert_eq!(at(&forest, &over(), "b"), None);
    }

    #[test]
    fn a_sorted_list_is_gone_through_in_its_order() {
        let sort = Some(Sort {
            key: SortKey::Users,
            descending: true,
        });
        let walk = walk(Asked {
            sort,
            ..Asked::default()
        });
        let forest = family();
        let there = at(&forest, &walk.unwrap(), "c");
        assert_eq!(there, Some((1, 4, [Some("d"), Some("b")])));
    }

    #[test]
    fn what_was_put_right_keeps_its_place_and_what_is_gone_has_none() {
        let walk = over();
        let mut right = Organization::clone(family().find(&"c".into()).unwrap());
        right.usage.subtree.set(Resource::Users, 1);
        let forest = family().with(right);
        assert_eq!(at(&forest, &walk, "c"), Some((0, 2, [None, Some("d")])));
        let forest = family().without(&"c".into());
        assert_eq!(at(&forest, &walk, "d"), Some((0, 1, [None, None])));
    }

    #[test]
    fn the_whole_tree_in_its_own_order_is_no_list_to_go_through() {
        assert_eq!(walk(Asked::default()), None);
        let forest = family();
        let step = Step::among_siblings(&forest, forest.index_of(&"c".into()).unwrap());
        assert_eq!((step.position, step.count), (1, 3));
        assert_eq!(names(&forest, step), [Some("b"), Some("d")]);
    }
}
