//! How an organization's ceiling is handed out to its children.

use crate::{
    limits::{
        bound::{Bound, State},
        status::{LimitStatus, LimitStatuses},
    },
    organization::limits::{Limit, Resource},
    tree::forest::{Forest, Index},
    workspace::BillingAccountId,
};

/// What one direct child may use and does use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub child: Index,
    /// The child's own limit.
    pub limit: Limit,
    /// Used by the child and everything below it.
    pub used: u64,
    /// Whether that could be read.
    pub is_use_known: bool,
}

impl Share {
    /// What the child's use is measured against: its own limit, unless its use is unknown.
    pub fn bound(&self) -> Bound {
        match self.is_use_known {
            true => Bound::of(self.limit.amount()),
            false => Bound::Unbounded,
        }
    }
}

/// One resource of an organization, as its direct children share it.
#[derive(Clone, Debug, PartialEq)]
pub struct Allocation {
    /// In the order of the tree.
    pub shares: Vec<Share>,
    /// What the organization and everything below it may use together; `None`: nothing that is known limits it.
    pub ceiling: Option<u64>,
    /// The sum of the children's limits, of those that have one.
    pub allotted: u64,
    /// Whether little of the ceiling is left: 80% of it are used, or more.
    pub is_tight: bool,
    /// Whether the ceiling, or what is allotted, may be another because a limit could not be read.
    pub is_unknown: bool,
}

/// A child's limit beside those of its siblings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithLimit {
    /// The sum of the siblings' limits, of those that have one.
    pub allotted: u64,
    /// How many those are.
    pub children: usize,
    pub ceiling: u64,
    /// The sum with the child's.
    pub total: u64,
}

impl Allocation {
    pub fn of(forest: &Forest, statuses: &LimitStatuses, index: Index, resource: Resource) -> Self {
        let status = statuses.of(forest, index, resource);
        Self::among(forest, forest.children(index), resource, &status)
    }

    /// How what the subscriptions of an account allow is handed out to the roots that share it. `None`: nothing is
    /// known of them.
    pub fn of_roots(
        forest: &Forest,
        statuses: &LimitStatuses,
        account: Option<&BillingAccountId>,
        resource: Resource,
    ) -> Option<Self> {
        let pools = statuses.pools();
        let place = pools.of_account(account)?;
        let status = LimitStatus::of_pool(&pools.all()[place], resource);
        let shares_it = |root: &Index| pools.of_root(forest, *root) == Some(place);
        let roots = forest.roots().filter(shares_it);
        Some(Self::among(forest, roots, resource, &status))
    }

    fn among(
        forest: &Forest,
        members: impl Iterator<Item = Index>,
        resource: Resource,
        status: &LimitStatus,
    ) -> Self {
        let share = |child| {
            let organization = forest.get(child);
            Share {
                child,
                limit: organization.limits.get(resource),
                used: organization.usage.subtree.get(resource),
                is_use_known: organization.usage.subtree.is_known(resource),
            }
        };
        let shares: Vec<Share> = members.map(share).collect();
        let amounts = shares.iter().filter_map(|share| share.limit.amount());
        Self {
            allotted: amounts.fold(0, u64::saturating_add),
            // The lowest that is known need not be the lowest there is.
            ceiling: (status.ceiling.filter(|_| !status.lacks.ceiling)).map(|(amount, _)| amount),
            is_tight: matches!(status.state(), State::Near | State::Full | State::Over),
            is_unknown: status.lacks.ceiling || shares.iter().any(|share| share.limit.is_unknown()),
            shares,
        }
    }

    /// By how much the children's limits together exceed the ceiling they share. The API takes this
    /// (each limit is weighed alone: documented, change log of 2025-07-03), but not all of them can
    /// use what they were given. 0 where it all fits, and where there is no ceiling.
    pub fn overcommitment(&self) -> u64 {
        self.ceiling
            .map_or(0, |ceiling| self.allotted.saturating_sub(ceiling))
    }

    /// What a limit for `child`, or for a new one, adds to what the others have. `None` where the others have nothing,
    /// or a sum would be of what is known alone.
    pub fn with(&self, child: Option<Index>, limit: u64) -> Option<WithLimit> {
        let ceiling = self.ceiling.filter(|_| !self.is_unknown)?;
        let others = self
            .shares
            .iter()
            .filter(|share| Some(share.child) != child);
        let amounts: Vec<u64> = others.filter_map(|share| share.limit.amount()).collect();
        let allotted = amounts.iter().copied().fold(0, u64::saturating_add);
        (!amounts.is_empty()).then(|| WithLimit {
            allotted,
            children: amounts.len(),
            ceiling,
            total: allotted.saturating_add(limit),
        })
    }

    /// A child's own limit and the ceiling that it is a part of.
    /// `None` without such a limit, and where there is no ceiling or nothing to hand out.
    pub fn part(&self, share: &Share) -> Option<(u64, u64)> {
        share
            .limit
            .amount()
            .zip(self.ceiling.filter(|&ceiling| ceiling > 0))
    }

    /// Whether a child draws on the ceiling without a limit of its own: it alone can use up all of it.
    pub fn is_open_ended(&self, share: &Share) -> bool {
        self.ceiling.is_some_and(|ceiling| ceiling > 0) && share.limit == Limit::None
    }

    /// How many children draw on the ceiling without a limit of their own.
    pub fn open_ended(&self) -> usize {
        self.shares
            .iter()
            .filter(|share| self.is_open_ended(share))
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::testing::{billed, family, organization, subscribed};

    fn allocation(parent: Option<u64>, children: &[Option<u64>]) -> Allocation {
        let forest = family(parent, children);
        let index = forest.index_of(&"parent".into()).unwrap();
        Allocation::of(
            &forest,
            &LimitStatuses::new(&forest),
            index,
            Resource::Users,
        )
    }

    #[test]
    fn childrens_limits_that_add_up_to_more_than_their_ceiling_are_an_overcommitment() {
        assert_eq!(
            allocation(Some(20), &[Some(10), Some(10)]).overcommitment(),
            0
        );
        assert_eq!(
            allocation(Some(20), &[Some(10), Some(10), Some(5)]).overcommitment(),
            5
        );
        assert_eq!(
            allocation(None, &[Some(u64::MAX), Some(1)]).overcommitment(),
            0
        );
        assert_eq!(
            allocation(Some(1), &[Some(u64::MAX), Some(u64::MAX)]).allotted,
            u64::MAX
        );
    }

    #[test]
    fn a_ceiling_further_up_counts_as_much_as_an_own_one() {
        let mut list = vec![
            organization("root", None, Some(5), 0, 0),
            organization("parent", Some("root"), None, 0, 0),
        ];
        list.extend(["a", "b"].map(|id| organization(id, Some("parent"), Some(4), 0, 0)));
        let forest = Forest::new(list);
        let index = forest.index_of(&"parent".into()).unwrap();
        let allocation = Allocation::of(
            &forest,
            &LimitStatuses::new(&forest),
            index,
            Resource::Users,
        );
        assert_eq!(
            (allocation.ceiling, allocation.overcommitment()),
            (Some(5), 3)
        );
    }

    #[test]
    fn a_child_without_a_limit_is_open_ended_only_under_something_it_could_use_up() {
        assert_eq!(
            allocation(Some(20), &[None, Some(3), None, Some(0)]).open_ended(),
            2
        );
        assert_eq!(allocation(None, &[None]).open_ended(), 0);
        assert_eq!(allocation(Some(0), &[None]).open_ended(), 0);
    }

    #[test]
    fn a_childs_limit_is_a_part_of_the_ceiling() {
        let allocation = allocation(Some(30), &[Some(10), Some(60), None, Some(0)]);
        let parts: Vec<_> = allocation
            .shares
            .iter()
            .map(|share| allocation.part(share))
            .collect();
        assert_eq!(parts, [Some((10, 30)), Some((60, 30)), None, Some((0, 30))]);
        let off = Allocation {
            ceiling: Some(0),
            ..allocation
        };
        assert_eq!(off.part(&off.shares[0]), None);
    }

    #[test]
    fn a_limit_is_weighed_with_those_of_the_other_children() {
        let forest = family(Some(26), &[Some(10), Some(7), None]);
        let index = forest.index_of(&"parent".into()).unwrap();
        let statuses = LimitStatuses::new(&forest);
        let allocation = Allocation::of(&forest, &statuses, index, Resource::Users);
        let with = |allotted, children, total| {
            Some(WithLimit {
                allotted,
                children,
                ceiling: 26,
                total,
            })
        };
        assert_eq!(allocation.with(None, 20), with(17, 2, 37));
        let first = Some(allocation.shares[0].child);
        assert_eq!(allocation.with(first, 20), with(7, 1, 27));
        assert_eq!(allocation.with(None, u64::MAX), with(17, 2, u64::MAX));
        let open = family(None, &[Some(10)]);
        let index = open.index_of(&"parent".into()).unwrap();
        let statuses = LimitStatuses::new(&open);
        let allocation = Allocation::of(&open, &statuses, index, Resource::Users);
        assert_eq!(allocation.with(None, 20), None);
    }

    #[test]
    fn roots_share_what_the_subscriptions_of_their_account_allow() {
        let root = |id, account, limit| billed(account, organization(id, None, limit, 1, 1));
        let forest = Forest::new([
            root("x", "a", Some(20)),
            root("y", "a", Some(5)),
            root("z", "b", Some(7)),
        ]);
        let statuses = subscribed(&forest, 30);
        let of = |account: &str| {
            Allocation::of_roots(&forest, &statuses, Some(&account.into()), Resource::Users)
        };
        let one = of("a").unwrap();
        assert_eq!((one.ceiling, one.allotted), (Some(30), 25));
        let with = one.with(None, 10).unwrap();
        assert_eq!((with.children, with.total), (2, 35));
        let y = forest.index_of(&"y".into());
        assert_eq!(one.with(y, 10).unwrap().total, 30);
        assert_eq!(of("b"), None);
    }
}
