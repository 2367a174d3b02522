//! Everything a deletion takes with it, to be compared with what is there when it is confirmed. Knows no request.

use std::collections::HashMap;

use crate::{
    organization::OrganizationId,
    tree::forest::{Forest, Index},
    unicode::bidi::isolated,
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

    /// What is there and was not shown so, in sentences. None where everything is as it was shown.
    pub fn changes(&self, there: &Self) -> Vec<String> {
        let shown: HashMap<_, _> = self.0.iter().map(|(id, name)| (id, name)).collect();
        let now: HashMap<_, _> = there.0.iter().map(|(id, name)| (id, name)).collect();
        let new = there.0.iter().filter(|(id, _)| !shown.contains_key(id));
        let gone = self.0.iter().filter(|(id, _)| !now.contains_key(id));
        let renamed = there.0.iter().filter_map(|(id, name)| {
            let former = shown.get(id).filter(|former| **former != name)?;
            Some(format!(
                "“{}” is now “{}”",
                isolated(former),
                isolated(name)
            ))
        });
        let quoted = |(_, name): &(OrganizationId, String)| format!("“{}”", isolated(name));
        let said = [
            ("New descendants: ", listed(new.map(quoted))),
            ("No longer there: ", listed(gone.map(quoted))),
            ("Renamed: ", listed(renamed)),
        ];
        let said = said
            .into_iter()
            .filter_map(|(what, which)| Some(format!("{what}{}.", which?)));
        said.collect()
    }
}

/// Names in a sentence, before the rest is only counted.
const NAMED: usize = 8;

fn listed(names: impl Iterator<Item = String>) -> Option<String> {
    let mut names: Vec<String> = names.collect();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    if more > 0 {
        names.push(format!("{more} more"));
    }
    (!names.is_empty()).then(|| names.join(", "))
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
        assert_eq!(shown.changes(&scope(&[("b", "B"), ("a", "A")])), [""; 0]);
    }

    #[test]
    fn what_is_new_gone_or_called_otherwise_is_named() {
        let shown = scope(&[("a", "A"), ("b", "B")]);
        let there = scope(&[("a", "Other"), ("c", "C"), ("d", "D")]);
        assert_eq!(
            shown.changes(&there),
            [
                "New descendants: “C”, “D”.",
                "No longer there: “B”.",
                "Renamed: “A” is now “Other”.",
            ]
        );
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
        let said = scope(&[]).changes(&scope(&many));
        assert_eq!(said.len(), 1);
        assert!(said[0].ends_with("“N07”, 32 more."), "{said:?}");
    }
}
