//! What the subscriptions of a workspace allow together, who shares it, and how much of it is used.

use crate::{
    limits::{ceiling::Ceiling, ceiling_source::CeilingSource},
    organization::limits::Resource,
    tree::forest::{Forest, Index},
    workspace::{
        BillingAccountId, BillingMode, billing_payer::billing_account, subscription::Subscription,
    },
};

const RESOURCES: usize = Resource::ALL.len();

/// What may be used, before anything is. Empty: nothing is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capacities(Vec<Capacity>);

/// What one billing account allows, or all of a workspace together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// `None`: the whole workspace shares it.
    pub account: Option<BillingAccountId>,
    /// In the order of [`Resource::ALL`]. `None`: no subscription includes the resource, so that none limits it
    /// (assumed).
    pub allowed: [Option<u64>; RESOURCES],
}

impl Capacities {
    /// In a single or pooled workspace everything shares all of its accounts; in an assigned one everything under the
    /// roots of one account shares that account (documented: G-BILL, BA-CREATE, G-LIMITS; that two roots of one account
    /// do not have it twice is assumed). `subscriptions` are those of each account; `None`: they are not known.
    pub fn of(
        mode: Option<BillingMode>,
        subscriptions: &[(BillingAccountId, Option<Vec<Subscription>>)],
    ) -> Self {
        let known = subscriptions.iter().map(|(account, subscriptions)| {
            Some(Capacity {
                account: Some(account.clone()),
                allowed: allowed(subscriptions.as_ref()?)?,
            })
        });
        match mode {
            None => Self::default(),
            Some(BillingMode::Assigned) => Self(known.flatten().collect()),
            Some(BillingMode::Single | BillingMode::Pooled) => {
                let all: Option<Vec<Capacity>> = known.collect();
                let Some(all) = all.filter(|all| !all.is_empty()) else {
                    return Self::default();
                };
                let mut shared = [None; RESOURCES];
                for capacity in all {
                    add(&mut shared, capacity.allowed);
                }
                Self(vec![Capacity {
                    account: None,
                    allowed: shared,
                }])
            }
        }
    }
}

/// What the subscriptions of an account allow together. `None`: that of one could not be read.
fn allowed(subscriptions: &[Subscription]) -> Option<[Option<u64>; RESOURCES]> {
    let mut all = [None; RESOURCES];
    for subscription in subscriptions {
        if !subscription.is_read() {
            return None;
        }
        if subscription.is_counted() {
            add(&mut all, subscription.product_quantities);
        }
    }
    Some(all)
}

fn add(to: &mut [Option<u64>; RESOURCES], amounts: [Option<u64>; RESOURCES]) {
    for (sum, amount) in to.iter_mut().zip(amounts) {
        if let Some(amount) = amount {
            *sum = Some(sum.unwrap_or(0).saturating_add(amount));
        }
    }
}

impl Pool {
    /// How much more can be used.
    pub fn left(&self, resource: Resource) -> Option<u64> {
        let allowed = self.capacity.allowed[resource as usize]?;
        let is_known = self.is_use_known[resource as usize];
        is_known.then(|| allowed.saturating_sub(self.used[resource as usize]))
    }
}

/// The capacities of a workspace, and what is used of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pools(Vec<Pool>);

/// One capacity and its use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    pub capacity: Capacity,
    /// By everything that shares it, in the order of [`Resource::ALL`].
    pub used: [u64; RESOURCES],
    /// Whether that is all that is used, for each resource.
    pub is_use_known: [bool; RESOURCES],
}

impl Pools {
    /// `is_whole`: whether the forest has every organization of the workspace.
    pub fn new(capacities: &Capacities, forest: &Forest, is_whole: bool) -> Self {
        let pools = capacities.0.iter().map(|capacity| Pool {
            capacity: capacity.clone(),
            used: [0; RESOURCES],
            is_use_known: [is_whole; RESOURCES],
        });
        let mut pools = Self(pools.collect());
        if pools.0.is_empty() {
            return pools;
        }
        for root in forest.roots() {
            let Some(at) = pools.of_root(forest, root) else {
                continue;
            };
            let (pool, usage) = (&mut pools.0[at], &forest.get(root).usage.subtree);
            for (place, resource) in Resource::ALL.into_iter().enumerate() {
                pool.used[place] = pool.used[place].saturating_add(usage.get(resource));
                pool.is_use_known[place] &= usage.is_known(resource);
            }
        }
        pools
    }

    pub fn all(&self) -> &[Pool] {
        &self.0
    }

    /// Which of them a root shares, as a place among [`Pools::all`].
    pub fn of_root(&self, forest: &Forest, root: Index) -> Option<usize> {
        self.of_account(billing_account(forest, root).map(|(account, _)| account))
    }

    /// Which of them a root of this account shares.
    pub fn of_account(&self, account: Option<&BillingAccountId>) -> Option<usize> {
        let is_shared = |pool: &Pool| match &pool.capacity.account {
            None => true,
            shared => shared.as_ref() == account,
        };
        self.0.iter().position(is_shared)
    }

    /// What it allows of a resource.
    pub fn amount(&self, pool: usize, resource: Resource) -> Option<u64> {
        self.0.get(pool)?.capacity.allowed[resource as usize]
    }

    /// The ceiling that it sets.
    pub fn ceiling(&self, pool: usize, resource: Resource) -> Option<Ceiling<CeilingSource>> {
        let pool = self.0.get(pool)?;
        Some(Ceiling {
            amount: pool.capacity.allowed[resource as usize]?,
            used: pool.used[resource as usize],
            source: CeilingSource::Subscription,
        })
    }

    /// Whether it limits a resource of which the use is not known.
    pub fn is_room_unknown(&self, pool: usize, resource: Resource) -> bool {
        self.0.get(pool).is_some_and(|pool| {
            pool.capacity.allowed[resource as usize].is_some()
                && !pool.is_use_known[resource as usize]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organization::Organization;

    fn subscription(status: &str, users: Option<u64>) -> Subscription {
        Subscription {
            status: status.into(),
            product_quantities: [None, users, None],
            ..Subscription::default()
        }
    }

    fn unread() -> Subscription {
        serde_json::from_str(r#"{"id":"s","product_quantities":7}"#).unwrap()
    }

    /// The users that each capacity allows, by account.
    fn users(
        mode: Option<BillingMode>,
        subscriptions: &[(&str, Option<Vec<Subscription>>)],
    ) -> Vec<(Option<String>, Option<u64>)> {
        let subscriptions: Vec<_> = subscriptions
            .iter()
            .map(|(account, all)| ((*account).into(), all.clone()))
            .collect();
        let capacities = Capacities::of(mode, &subscriptions);
        let capacities = capacities.0.into_iter();
        capacities
            .map(|one| (one.account.map(|id| id.to_string()), one.allowed[1]))
            .collect()
    }

    #[test]
    fn subscriptions_that_count_add_up() {
        let all = ["active", "trialing", "past_due", "unpaid", "canceled", "x"]
            .map(|status| subscription(status, Some(10)));
        let accounts = [("a", Some(all.to_vec()))];
        assert_eq!(
            users(Some(BillingMode::Assigned), &accounts),
            [(Some("a".into()), Some(30))]
        );
        assert_eq!(
            users(Some(BillingMode::Single), &accounts),
            [(None, Some(30))]
        );
        assert_eq!(users(None, &accounts), []);
    }

    #[test]
    fn accounts_are_apart_when_assigned_and_one_when_pooled() {
        let accounts = [
            ("a", Some(vec![subscription("active", Some(10))])),
            ("b", Some(vec![subscription("active", None)])),
            ("c", Some(vec![subscription("active", Some(u64::MAX))])),
        ];
        assert_eq!(
            users(Some(BillingMode::Assigned), &accounts),
            [
                (Some("a".into()), Some(10)),
                (Some("b".into()), None),
                (Some("c".into()), Some(u64::MAX))
            ]
        );
        assert_eq!(
            users(Some(BillingMode::Pooled), &accounts),
            [(None, Some(u64::MAX))]
        );
    }

    #[test]
    fn what_could_not_be_read_leaves_only_what_it_is_shared_with_unknown() {
        for missing in [None, Some(vec![unread()])] {
            let accounts = [
                ("a", Some(vec![subscription("active", Some(10))])),
                ("b", missing),
            ];
            assert_eq!(
                users(Some(BillingMode::Assigned), &accounts),
                [(Some("a".into()), Some(10))]
            );
            assert_eq!(users(Some(BillingMode::Pooled), &accounts), []);
        }
        assert_eq!(users(Some(BillingMode::Pooled), &[]), []);
    }

    #[test]
    fn everything_under_the_roots_of_an_account_uses_what_it_allows() {
        let organization = |id: &str, account: Option<&str>, used: u64| {
            let mut organization = Organization {
                billing_account_id: account.map(Into::into),
                ..Organization::named(id, id)
            };
            organization.usage.subtree.set(Resource::Users, used);
            organization
        };
        let forest = Forest::new([
            organization("one", Some("a"), 3),
            organization("two", Some("a"), 4),
            organization("three", Some("b"), 5),
            organization("four", None, 6),
        ]);
        let accounts: Vec<(BillingAccountId, _)> = ["a", "b"]
            .map(|account| {
                let subscription = subscription("active", Some(10));
                (account.into(), Some(vec![subscription]))
            })
            .to_vec();
        let used = |mode, is_whole| -> Vec<(u64, bool)> {
            let pools = Pools::new(&Capacities::of(Some(mode), &accounts), &forest, is_whole);
            let pools = pools.all().iter();
            pools
                .map(|pool| (pool.used[1], pool.is_use_known[1]))
                .collect()
        };
        assert_eq!(used(BillingMode::Assigned, true), [(7, true), (5, true)]);
        assert_eq!(used(BillingMode::Pooled, true), [(18, true)]);
        assert_eq!(used(BillingMode::Pooled, false), [(18, false)]);
    }
}
