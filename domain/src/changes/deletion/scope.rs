//! Everything a deletion takes with it, to be compared with what is there when it is confirmed.

use std::collections::HashMap;

use super::Cut;
use crate::{
    organization::OrganizationId,
    tree::forest::{Forest, Index},
};

/// The organization that is deleted and everything below it, each by what it is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope(Vec<(OrganizationId, String)>);

impl Scope {
    pub fn of(forest: &Forest, index: Index) -> Self {
        let all = forest.subtree(index).filter_map(|rank| forest.at(rank));
        let named = |at| {
            let organization = forest.get(at);
            (organization.id.clone(), organization.title().to_owned())
        };
        Self(all.map(named).collect())
    }

    /// What is there and was not shown so.
    pub fn changes(&self, there: &Self) -> ScopeChanges {
        let shown: HashMap<_, _> = self.0.iter().map(|(id, name)| (id, name)).collect();
        let now: HashMap<_, _> = there.0.iter().map(|(id, name)| (id, name)).collect();
        let new = there.0.iter().filter(|(id, _)| !shown.contains_key(id));
        let gone = self.0.iter().filter(|(id, _)| !now.contains_key(id));
        let renamed = there.0.iter().filter_map(|(id, name)| {
            let before = shown.get(id).filter(|before| **before != name)?;
            Some(((*before).clone(), name.clone()))
        });
        let name = |(_, name): &(OrganizationId, String)| name.clone();
        ScopeChanges {
            new: Cut::of(new.map(name), NAMED),
            gone: Cut::of(gone.map(name), NAMED),
            renamed: Cut::of(renamed, NAMED),
        }
    }
}

/// Names of each kind, before the rest is only counted.
const NAMED: usize = 8;

/// What is no longer as it was shown, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeChanges {
    pub new: Cut<String>,
    pub gone: Cut<String>,
    /// Each with its name before and now.
    pub renamed: Cut<(String, String)>,
}

impl ScopeChanges {
    /// Whether everything is as it was shown.
    pub fn is_empty(&self) -> bool {
        self.new.count() + self.gone.count() + self.renamed.count() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organization::Organization;

    fn scope(below: &[(&str, &str)]) -> Scope {
        let root = Organization::named("root", "Root");
        let below = below.iter().map(|(id, name)| Organization {
            parent_org_id: Some("root".into()),
            ..Organization::named(*id, *name)
        });
        let forest = Forest::new(std::iter::once(root).chain(below).collect::<Vec<_>>());
        Scope::of(&forest, forest.index_of(&"root".into()).unwrap())
    }

    #[test]
    fn what_is_as_it_was_shown_is_nothing_to_tell() {
        let shown = scope(&[("a", "A"), ("b", "B")]);
        let changes = shown.changes(&scope(&[("b", "B"), ("a", "A")]));
        assert!(changes.is_empty());
    }

    #[test]
    fn what_is_new_gone_or_called_otherwise_is_named() {
        let shown = scope(&[("a", "A"), ("b", "B")]);
        let there = scope(&[("a", "Other"), ("c", "C"), ("d", "D")]);
        let changes = shown.changes(&there);
        assert_eq!(changes.new.first, ["C", "D"]);
        assert_eq!(changes.gone.first, ["B"]);
        let renamed = ("A".to_owned(), "Other".to_owned());
        assert_eq!(changes.renamed.first, [renamed]);
        assert!(!changes.is_empty());
    }

    #[test]
    fn of_many_only_the_first_are_named() {
        let many: Vec<_> = (0..40)
            .map(|number| (format!("o{number:02}"), format!("N{number:02}")))
            .collect();
        let many: Vec<_> = many
            .iter()
            .map(|(id, name)| (id.as_str(), name.as_str()))
            .collect();
        let new = scope(&[]).changes(&scope(&many)).new;
        assert_eq!((new.first.len(), new.more), (NAMED, 32));
        assert_eq!(new.first[7], "N07");
    }
}
