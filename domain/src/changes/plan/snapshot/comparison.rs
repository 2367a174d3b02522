//! What is not as it was when a snapshot was taken, customer by customer. Changes nothing.

use super::{Snapshot, pairs::Pairs};
use crate::{
    changes::difference::{Difference, differences},
    form::{draft::OrganizationDraft, field::Field},
    organization::{Organization, OrganizationId, limits::Resource},
    tree::forest::{Forest, Index},
};

/// An organization by what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: OrganizationId,
    pub title: String,
}

/// What is not as it was, and of how many organizations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// In the order of the tree as it is now, then those that are gone. None without a difference.
    pub customers: Vec<Customer>,
    pub counts: ComparisonCounts,
}

/// Of how many organizations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ComparisonCounts {
    pub added: usize,
    pub gone: usize,
    /// Something that can be set is different, or they are elsewhere in the tree.
    pub changed: usize,
    /// Something else is in use. 0 where nobody asked for it.
    pub used: usize,
    /// Deleted and created again since, with the same parent and name: they have another id and aren't counted as added
    /// or gone.
    pub anew: usize,
    /// Nothing that can be set is different.
    pub unchanged: usize,
}

/// A root and what is different of it and below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    /// The root.
    pub root: Named,
    /// In the order of the tree now.
    pub added: Vec<Named>,
    /// In the order of the tree then.
    pub gone: Vec<Named>,
    /// In the order of the tree now.
    pub changed: Vec<Changed>,
    /// Of those whose use is different, in the order of the tree now.
    pub used: Vec<(Named, Vec<UsageDifference>)>,
}

/// An organization of which something is different that can be set.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// As it is called now.
    pub organization: Named,
    /// What differs only in how it is written is left out, and the billing account of all but roots, whose it is.
    pub differences: Vec<Difference>,
    /// Whether it has another parent, which can't be put back.
    pub is_moved: bool,
}

/// How many pieces of a resource an organization itself uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsageDifference {
    pub resource: Resource,
    pub before: u64,
    pub after: u64,
}

impl Named {
    fn of(organization: &Organization) -> Self {
        Self {
            id: organization.id.clone(),
            title: organization.title().to_owned(),
        }
    }
}

impl Customer {
    fn of(root: &Organization) -> Self {
        Self {
            root: Named::of(root),
            added: Vec::new(),
            gone: Vec::new(),
            changed: Vec::new(),
            used: Vec::new(),
        }
    }

    fn is_empty(&self) -> bool {
        self.added.is_empty()
            && self.gone.is_empty()
            && self.changed.is_empty()
            && self.used.is_empty()
    }
}

impl Comparison {
    /// Whether nothing is different that could be put back or was asked for.
    pub fn is_unchanged(&self) -> bool {
        self.customers.is_empty()
    }
}

/// What is not now as it was in the snapshot. `with_usage`: also what is in use.
pub fn compare(snapshot: &Snapshot, now: &Forest, with_usage: bool) -> Comparison {
    let before = &snapshot.organizations;
    let pairs = Pairs::of(before, now);
    let mut counts = ComparisonCounts {
        anew: pairs.anew,
        ..ComparisonCounts::default()
    };
    let mut customers: Vec<Customer> = Vec::new();
    for root in now.roots() {
        let mut customer = Customer::of(now.get(root));
        for index in now.subtree(root).filter_map(|rank| now.at(rank)) {
            let organization = now.get(index);
            let Some(was) = pairs.was(index) else {
                customer.added.push(Named::of(organization));
                continue;
            };
            let changed = changed(
                before.get(was),
                organization,
                is_moved(before, now, &pairs, was),
            );
            match changed {
                Some(changed) => customer.changed.push(changed),
                None => counts.unchanged += 1,
            }
            let used = usage_differences(before.get(was), organization);
            if with_usage && !used.is_empty() {
                customer.used.push((Named::of(organization), used));
            }
        }
        customers.push(customer);
    }
    for root in before.roots() {
        let subtree = before.subtree(root).filter_map(|rank| before.at(rank));
        let gone = subtree.filter(|index| pairs.now(*index).is_none());
        let gone: Vec<Named> = gone.map(|index| Named::of(before.get(index))).collect();
        // A root of then may be below another by now.
        let is_in = pairs.now(root).map(|index| top(now, index));
        match is_in.and_then(|root| customers.get_mut(now.position(root).0)) {
            Some(customer) => customer.gone.extend(gone),
            None => customers.push(Customer {
                gone,
                ..Customer::of(before.get(root))
            }),
        }
    }
    for customer in &customers {
        counts.added += customer.added.len();
        counts.gone += customer.gone.len();
        counts.changed += customer.changed.len();
        counts.used += customer.used.len();
    }
    customers.retain(|customer| !customer.is_empty());
    Comparison { customers, counts }
}

fn top(forest: &Forest, index: Index) -> Index {
    forest.ancestors(index).last().unwrap_or(index)
}

/// Whether an organization that is there now has another parent than in the snapshot.
pub(super) fn is_moved(before: &Forest, now: &Forest, pairs: &Pairs, was: Index) -> bool {
    let Some(is) = pairs.now(was) else {
        return false;
    };
    match (before.parent(was), now.parent(is)) {
        (None, None) => {
            // Whoever is above may be missing from the list.
            let above = |forest: &Forest, index| forest.get(index).parent_org_id.clone();
            above(before, was) != above(now, is)
        }
        (Some(parent), now) => pairs.now(parent) != now,
        (None, Some(_)) => true,
    }
}

fn changed(was: &Organization, is: &Organization, is_moved: bool) -> Option<Changed> {
    let mut differences = differences(was, is);
    if !differences.is_empty() {
        let [was, is] = [was, is].map(OrganizationDraft::of);
        differences.retain(|one| !was.same(&is, one.field));
    }
    if is.may_have_parent() {
        // Told of its root.
        differences.retain(|one| one.field != Field::BillingAccount);
    }
    (is_moved || !differences.is_empty()).then(|| Changed {
        organization: Named::of(is),
        differences,
        is_moved,
    })
}

/// What could be read both times and is different.
fn usage_differences(was: &Organization, is: &Organization) -> Vec<UsageDifference> {
    let (was, is) = (&was.usage.own, &is.usage.own);
    let known = Resource::ALL.into_iter();
    let known = known.filter(|&resource| was.is_known(resource) && is.is_known(resource));
    let compared = known.map(|resource| UsageDifference {
        resource,
        before: was.get(resource),
        after: is.get(resource),
    });
    compared.filter(|one| one.before != one.after).collect()
}
