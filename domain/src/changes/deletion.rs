//! What deleting an organization would take with it, and what stands against it.
//! Knows the tree, no request and no screen.

mod backup;
mod scope;

pub use self::{
    backup::{Origin, backup, file_name, whole},
    scope::{Scope, ScopeChanges},
};

use std::ops::Range;

use crate::{
    organization::{
        OrganizationId,
        limits::{Amounts, Resource},
    },
    tree::forest::{Forest, Index},
    unicode::unseen::legible,
    wire::lenient::{INSTEAD, count},
};

/// The first of many, and how many more there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut<T> {
    pub first: Vec<T>,
    pub more: usize,
}

impl<T> Default for Cut<T> {
    fn default() -> Self {
        Self {
            first: Vec::new(),
            more: 0,
        }
    }
}

impl<T> Cut<T> {
    /// All of them, shown or not.
    pub fn count(&self) -> usize {
        self.first.len() + self.more
    }

    /// Of all these, at most `most` are kept.
    fn of(all: impl Iterator<Item = T>, most: usize) -> Self {
        let mut cut = Self::default();
        for one in all {
            cut.push(most, || one);
        }
        cut
    }

    fn push(&mut self, most: usize, one: impl FnOnce() -> T) {
        if self.first.len() < most {
            self.first.push(one());
        } else {
            self.more += 1;
        }
    }
}

/// An organization that would go with the one that is deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Below {
    pub id: OrganizationId,
    pub name: String,
    /// Levels under the one that is deleted, from 1.
    pub level: u32,
}

/// An organization that has something in use, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InUse {
    pub id: OrganizationId,
    pub name: String,
    pub used: Vec<Used>,
}

/// How much of one resource is in use, never 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    pub what: UsedResource,
    pub amount: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsedResource {
    Known(Resource),
    /// A key of the API that this version of Canopy does not know.
    Other(String),
}

/// All that a deletion concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deletion {
    pub id: OrganizationId,
    pub name: String,
    /// What goes with it, in the order of the tree. That everything below goes too is assumed: the
    /// vendor's pages say only what blocks.
    pub below: Cut<Below>,
    pub blocked: Option<Blocked>,
    /// Whether the API may refuse for what is in use all the same: some of it could not be read.
    pub is_use_unknown: bool,
}

/// Why the API would refuse: the organization or one below it has something in use (documented:
/// DELETE; that any resource counts is assumed).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// Those with use of their own, the deleted one first if it is among them. Empty where only a
    /// total is known: the list may lack those it comes from.
    pub by: Cut<InUse>,
    /// Whether the deleted organization itself is one of them.
    pub itself: bool,
    /// What is used in all, of the known resources.
    pub total: Vec<Used>,
}

impl Deletion {
    /// What deleting the organization at `index` would do, with at most `most` names to each list.
    pub fn of(forest: &Forest, index: Index, most: usize) -> Self {
        let organization = forest.get(index);
        let depth = forest.depth(index);
        let mut below = Cut::default();
        for at in indexes(forest, forest.descendants(index)) {
            below.push(most, || {
                let organization = forest.get(at);
                Below {
                    id: organization.id.clone(),
                    name: organization.title().to_owned(),
                    level: forest.depth(at) - depth,
                }
            });
        }
        Self {
            id: organization.id.clone(),
            name: organization.title().to_owned(),
            below,
            blocked: Blocked::of(forest, index, most),
            is_use_unknown: is_use_unknown(forest, index),
        }
    }

    /// Whether what was typed is its name, or its id where nothing of the name can be seen. White space
    /// around and between words, and signs without width, which nobody can be asked to type, make no
    /// difference; letters and their case do. `composed` puts a text into one of the forms that Unicode
    /// has for it, whichever keyboard it comes from.
    pub fn is_confirmed_by(&self, typed: &str, composed: impl Fn(&str) -> String) -> bool {
        let typed = composed(&legible(typed));
        !typed.is_empty() && typed == composed(&legible(&self.name))
    }
}

impl Blocked {
    fn of(forest: &Forest, index: Index, most: usize) -> Option<Self> {
        let mut by = Cut::default();
        let mut total = Amounts::default();
        for at in indexes(forest, forest.subtree(index)) {
            let organization = forest.get(at);
            let own = &organization.usage.own;
            if !own.is_any() {
                continue;
            }
            for resource in Resource::ALL {
                total.add(resource, own.get(resource));
            }
            by.push(most, || InUse {
                id: organization.id.clone(),
                name: organization.title().to_owned(),
                used: used(own),
            });
        }
        let organization = forest.get(index);
        // What the API adds up counts those that the list lacks.
        let said = &organization.usage.subtree;
        for resource in Resource::ALL {
            total.set(resource, total.get(resource).max(said.get(resource)));
        }
        if by.count() == 0 && !total.is_any() && !said.is_any() {
            return None;
        }
        Some(Self {
            by,
            itself: organization.usage.own.is_any(),
            total: used(&total),
        })
    }
}

fn indexes(forest: &Forest, ranks: Range<usize>) -> impl Iterator<Item = Index> {
    ranks.filter_map(|rank| forest.at(rank))
}

/// Whether some of what it and those below it use could not be read.
fn is_use_unknown(forest: &Forest, index: Index) -> bool {
    let is_known = |used: &Amounts| {
        Resource::ALL
            .iter()
            .all(|&resource| used.is_known(resource))
    };
    !is_known(&forest.get(index).usage.subtree)
        || indexes(forest, forest.subtree(index)).any(|at| !is_known(&forest.get(at).usage.own))
}

fn used(amounts: &Amounts) -> Vec<Used> {
    let known = Resource::ALL
        .into_iter()
        .map(|resource| (UsedResource::Known(resource), amounts.get(resource)));
    // Resources this version has no word for block as well.
    let other = amounts.other().iter().filter_map(|(key, amount)| {
        let amount = count(amount).filter(|_| key != INSTEAD)?;
        Some((UsedResource::Other(key.clone()), amount))
    });
    known
        .chain(other)
        .filter(|(_, amount)| *amount > 0)
        .map(|(what, amount)| Used { what, amount })
        .collect()
}

#[cfg(test)]
mod tests;
