//! A parent and its children, for the tests of limits.

use crate::{
    limits::{
        capacity::{Capacities, Pools},
        status::LimitStatuses,
    },
    organization::{Organization, limits::Resource},
    tree::forest::Forest,
    workspace::{BillingMode, subscription::Subscription},
};

pub fn organization(
    id: &str,
    parent: Option<&str>,
    users: Option<u64>,
    own: u64,
    subtree: u64,
) -> Organization {
    let mut organization = Organization {
        parent_org_id: parent.map(Into::into),
        ..Organization::named(id, id)
    };
    organization.limits.set(Resource::Users, users.into());
    organization.usage.own.set(Resource::Users, own);
    organization.usage.subtree.set(Resource::Users, subtree);
    organization
}

/// "parent" with "child0", "child1" and so on, and their limits of users; each child uses one, the parent two.
pub fn family(parent: Option<u64>, children: &[Option<u64>]) -> Forest {
    let child = |(at, &limit)| organization(&format!("child{at}"), Some("parent"), limit, 1, 1);
    let parent = organization("parent", None, parent, 2, 2 + children.len() as u64);
    Forest::new(std::iter::once(parent).chain(children.iter().enumerate().map(child)))
}

/// Statuses where the subscriptions of account "a" allow so many users.
pub fn subscribed(forest: &Forest, users: u64) -> LimitStatuses {
    let subscription = Subscription {
        status: "active".into(),
        product_quantities: [None, Some(users), None],
        ..Subscription::default()
    };
    let accounts = [("a".into(), Some(vec![subscription]))];
    let capacities = Capacities::of(Some(BillingMode::Assigned), &accounts);
    LimitStatuses::with(forest, Pools::new(&capacities, forest, true))
}

pub fn billed(account: &str, organization: Organization) -> Organization {
    Organization {
        billing_account_id: Some(account.into()),
        ..organization
    }
}
