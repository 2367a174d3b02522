//! What deleting an organization would take with it, and what stands against it. Knows the tree, no request and no screen.

mod backup;
mod scope;

pub use self::{
    backup::{Origin, backup, file_name},
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
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::organization::Organization;

    fn organization(id: &str, parent: Option<&str>, users: u64) -> Organization {
        let mut organization = Organization {
            parent_org_id: parent.map(Into::into),
            ..Organization::named(id, id.to_uppercase())
        };
        organization.usage.own.set(Resource::Users, users);
        organization
    }

    fn users(amount: u64) -> Used {
        Used {
            what: UsedResource::Known(Resource::Users),
            amount,
        }
    }

    fn deletion(organizations: Vec<Organization>, id: &str, most: usize) -> Deletion {
        let forest = Forest::new(organizations);
        Deletion::of(&forest, forest.index_of(&id.into()).unwrap(), most)
    }

    #[test]
    fn everything_below_goes_with_it_and_nothing_beside_it() {
        let all = vec![
            organization("a", None, 0),
            organization("b", Some("a"), 0),
            organization("c", Some("b"), 0),
            organization("d", Some("a"), 9),
        ];
        let deletion = deletion(all, "b", 5);
        let names: Vec<_> = deletion
            .below
            .first
            .iter()
            .map(|one| (one.name.as_str(), one.level))
            .collect();
        assert_eq!(names, [("C", 1)]);
        assert_eq!(deletion.blocked, None);
    }

    #[test]
    fn a_long_list_is_cut_and_the_rest_is_counted() {
        let mut all = vec![organization("a", None, 0)];
        all.extend((0..30).map(|n| organization(&format!("child {n}"), Some("a"), 1)));
        let deletion = deletion(all, "a", 8);
        assert_eq!((deletion.below.first.len(), deletion.below.more), (8, 22));
        assert_eq!(
            deletion.below.first[1].name, "CHILD 1",
            "in the order of the tree"
        );
        let blocked = deletion.blocked.unwrap();
        assert_eq!((blocked.by.count(), blocked.by.first.len()), (30, 8));
        assert!(!blocked.itself);
        assert_eq!(blocked.total, [users(30)]);
    }

    #[test]
    fn use_of_its_own_below_it_and_both_are_told_apart() {
        let family = |own, child| {
            vec![
                organization("a", None, own),
                organization("b", Some("a"), child),
            ]
        };
        let found = |own, child| {
            deletion(family(own, child), "a", 3)
                .blocked
                .map(|blocked| (blocked.itself, blocked.by.count(), blocked.total))
        };
        assert_eq!(found(0, 0), None);
        assert_eq!(found(1, 0), Some((true, 1, vec![users(1)])));
        assert_eq!(found(0, 2), Some((false, 1, vec![users(2)])));
        assert_eq!(found(1_000, 2), Some((true, 2, vec![users(1_002)])));
    }

    #[test]
    fn what_only_the_api_adds_up_blocks_as_well() {
        let mut partial = organization("a", None, 0);
        partial.usage.subtree.set(Resource::Locations, 4);
        let blocked = deletion(vec![partial], "a", 3).blocked.unwrap();
        assert_eq!(blocked.by.count(), 0);
        assert!(!blocked.itself);
        let locations = UsedResource::Known(Resource::Locations);
        let used = Used {
            what: locations,
            amount: 4,
        };
        assert_eq!(blocked.total, [used]);
    }

    #[test]
    fn a_resource_without_a_word_blocks_by_its_key() {
        let of = |usage: &str| -> Organization {
            serde_json::from_str(&format!(r#"{{"id":"a","usage":{{"usage":{usage}}}}}"#)).unwrap()
        };
        let blocked = deletion(vec![of(r#"{"storage":7}"#)], "a", 3)
            .blocked
            .unwrap();
        let used = Used {
            what: UsedResource::Other("storage".into()),
            amount: 7,
        };
        assert_eq!(blocked.by.first[0].used, [used]);
        assert_eq!(blocked.total, []);
        for none in [
            r#"{"storage":0}"#,
            r#"{"storage":0.0}"#,
            r#"{"storage":"0"}"#,
        ] {
            assert_eq!(deletion(vec![of(none)], "a", 3).blocked, None, "{none}");
        }
    }

    #[test]
    fn a_use_that_cannot_be_read_is_for_the_api_to_refuse() {
        let of = |usage: &str| -> Organization {
            serde_json::from_str(&format!(r#"{{"id":"a","usage":{usage}}}"#)).unwrap()
        };
        for (usage, is_unknown) in [
            (
                r#"{"usage":{"users":0},"subtree_usage":{"users":-1}}"#,
                true,
            ),
            (
                r#"{"usage":{"users":""},"subtree_usage":{"users":0}}"#,
                true,
            ),
            (r#"{"usage":7}"#, true),
            (
                r#"{"usage":{"users":0,"as_of":"2026-01-01T00:00:00Z"}}"#,
                false,
            ),
        ] {
            let deletion = deletion(vec![of(usage)], "a", 3);
            assert_eq!(deletion.blocked, None, "{usage}");
            assert_eq!(deletion.is_use_unknown, is_unknown, "{usage}");
        }
    }

    #[test]
    fn only_its_own_name_confirms() {
        let named = |name: &str| deletion(vec![Organization::named("org_1", name)], "org_1", 3);
        let confirms = |deletion: &Deletion, typed: &str| {
            deletion.is_confirmed_by(typed, |text| text.nfc().collect())
        };
        let acme = named("Acme  Müller\u{200b}");
        for typed in [
            "Acme Müller",
            "  Acme   Müller ",
            "Acme\u{a0}Müller",
            "Acme Mu\u{308}ller",
        ] {
            assert!(confirms(&acme, typed), "{typed}");
        }
        for typed in ["", "acme müller", "Acme Muller", "Acme", "AcmeMüller"] {
            assert!(!confirms(&acme, typed), "{typed}");
        }
        assert!(confirms(
            &named("\u{1112}\u{1161}\u{11ab} が"),
            "한 か\u{3099}"
        ));
        for name in ["  ", "\u{200b}", "\u{3164}\u{2800}", "\u{301}"] {
            let nameless = named(name);
            assert!(
                confirms(&nameless, "org_1"),
                "one without a name goes by its id"
            );
            assert!(!confirms(&nameless, "") && !confirms(&nameless, name));
        }
    }
}
