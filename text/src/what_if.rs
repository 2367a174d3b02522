//! What another limit would do, in sentences. Knows what was worked out, works nothing out itself.

use canopy_domain::{
    limits::{
        reconciled::Remaining,
        what_if::{Change, WhatIf},
    },
    organization::limits::Limit,
    tree::forest::{Forest, Index},
    unicode::bidi::isolated,
};

use crate::{
    amounts::left,
    counts::{counted, grouped, with_more},
    limits::{self, fields::turned_off, setter, shares::unlimited_children},
};

/// How much a sentence weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Worth knowing.
    Plain,
    /// Worth a second thought.
    Caution,
}

/// How many of those below are named before they are only counted.
const NAMED: usize = 3;

/// The heaviest first. Nothing where nothing would change, and of a limit that is wrong: that is said at its field.
pub fn sentences(what_if: &WhatIf, forest: &Forest) -> Vec<(Weight, String)> {
    if !what_if.is_change() || what_if.refusal.is_some() {
        return Vec::new();
    }
    let caution = |text: Option<String>| text.map(|text| (Weight::Caution, text));
    let said = [
        caution(over(what_if, forest)),
        overcommitment(what_if),
        caution(overruled(what_if, forest)),
        caution(near(what_if, forest)),
        caution(open_ended(what_if)),
        Some((Weight::Plain, here(what_if, forest))),
        rooms(what_if).map(|text| (Weight::Plain, text)),
    ];
    said.into_iter().flatten().collect()
}

/// The ceiling here and what remains under it.
fn here(what_if: &WhatIf, forest: &Forest) -> String {
    let remaining = remaining(what_if);
    match (what_if.decides, what_if.ceiling.after) {
        (Some(source), Some(amount)) => format!(
            "Ceiling: {}, set by {}. {remaining}",
            limits::limit(Limit::of(amount)).to_lowercase(),
            setter(forest, source)
        ),
        (None, Some(0)) => turned_off(what_if.resource),
        (None, Some(amount)) if what_if.ceiling.is_one() => {
            let before = match what_if.limit.before {
                Limit::Unknown => Limit::Unknown,
                _ => what_if.ceiling.before.into(),
            };
            format!(
                "Ceiling: {} (was {}). {remaining}",
                grouped(amount),
                limits::limit(before).to_lowercase()
            )
        }
        _ => remaining,
    }
}

fn remaining(what_if: &WhatIf) -> String {
    if what_if.is_room_unknown {
        return "How much remains is unknown.".to_owned();
    }
    let Change { before, after } = what_if.remaining();
    match (before, after) {
        (_, Remaining::NoLimit) => "No known limit applies.".to_owned(),
        (Remaining::NoLimit, after) => format!("Remaining: {}.", left(after)),
        (before, after) if before == after => format!("Remaining: {}.", left(after)),
        (before, after) => format!("Remaining: {} (was {}).", left(after), left(before)),
    }
}

fn over(what_if: &WhatIf, forest: &Forest) -> Option<String> {
    let over = named(&what_if.over, forest)?;
    Some(format!("Would exceed the new ceiling: {over}."))
}

fn overruled(what_if: &WhatIf, forest: &Forest) -> Option<String> {
    let named = named(&what_if.overruled, forest)?;
    let ceiling = grouped(what_if.ceiling.after?);
    Some(format!(
        "These have higher limits that no longer apply (maximum {ceiling}): {named}."
    ))
}

fn near(what_if: &WhatIf, forest: &Forest) -> Option<String> {
    let named = named(&what_if.near, forest)?;
    Some(format!("Would reach 80% of their ceiling: {named}."))
}

fn overcommitment(what_if: &WhatIf) -> Option<(Weight, String)> {
    match what_if.overcommitment {
        Change {
            before: 0,
            after: 0,
        } => None,
        Change { after: 0, .. } => Some((
            Weight::Plain,
            "No longer over-committed: the children's limits fit the new ceiling.".into(),
        )),
        Change { after: over, .. } => Some((
            Weight::Caution,
            format!(
                "Over-committed by {}: the children's limits total {}, but the ceiling is {}.",
                grouped(over),
                grouped(what_if.allotted),
                grouped(what_if.ceiling.after?)
            ),
        )),
    }
}

fn open_ended(what_if: &WhatIf) -> Option<String> {
    Some(unlimited_children(what_if.open_ended)? + ".")
}

fn rooms(what_if: &WhatIf) -> Option<String> {
    let count = what_if.rooms;
    (count > 0).then(|| {
        format!(
            "Remaining capacity changes for {}.",
            counted(count as u64, "descendant", "descendants")
        )
    })
}

/// `None` for nobody.
fn named(all: &[Index], forest: &Forest) -> Option<String> {
    let names: Vec<_> = all
        .iter()
        .take(NAMED)
        .map(|&index| isolated(forest.get(index).title()))
        .collect();
    let more = all.len().saturating_sub(NAMED);
    (!names.is_empty()).then(|| with_more(names.join(", "), more))
}

#[cfg(test)]
mod tests {
    use canopy_domain::{
        limits::{remaining_above::RemainingAbove, status::LimitStatuses},
        organization::{Organization, limits::Resource},
    };

    use super::*;

    const RESOURCE: Resource = Resource::Users;

    fn organization(id: &str, parent: Option<&str>, limit: Option<u64>, used: u64) -> Organization {
        let mut organization = Organization::named(id, id);
        organization.parent_org_id = parent.map(Into::into);
        organization.limits.set(RESOURCE, limit.into());
        organization.usage.subtree.set(RESOURCE, used);
        organization
    }

    fn said(organizations: Vec<Organization>, limit: Limit) -> Vec<(Weight, String)> {
        let forest = Forest::new(organizations);
        let index = forest.index_of(&"parent".into()).unwrap();
        let above =
            RemainingAbove::above(&forest, &LimitStatuses::new(&forest), index, RESOURCE, None);
        sentences(
            &WhatIf::of(&forest, index, RESOURCE, limit, &above),
            &forest,
        )
    }

    /// root: 100, 60 used; parent: 70, 20 used; below it A: 30, 15 used; B: 30, 5 used; C: no limit.
    fn family(limit: Limit) -> Vec<(Weight, String)> {
        let organizations = vec![
            organization("root", None, Some(100), 60),
            organization("parent", Some("root"), Some(70), 20),
            organization("A", Some("parent"), Some(30), 15),
            organization("B", Some("parent"), Some(30), 5),
            organization("C", Some("parent"), None, 0),
        ];
        said(organizations, limit)
    }

    #[test]
    fn of_a_limit_that_is_wrong_nothing_is_said_here() {
        for limit in [Limit::of(101), Limit::of(19), Limit::Off] {
            assert_eq!(family(limit), []);
        }
    }

    #[test]
    fn a_lower_limit_says_whom_it_presses() {
        let texts: Vec<String> = family(Limit::of(25))
            .into_iter()
            .map(|(_, text)| text)
            .collect();
        assert_eq!(
            texts,
            [
                "Over-committed by 35: the children's limits total 60, but the ceiling is 25.",
                "These have higher limits that no longer apply (maximum 25): A, B.",
                "Ceiling: 25 (was 70). Remaining: 5 (was 40).",
                "Remaining capacity changes for 3 descendants.",
            ]
        );
    }

    #[test]
    fn a_limit_as_it_was_says_nothing() {
        assert_eq!(family(Limit::of(70)), []);
    }

    #[test]
    fn without_a_limit_of_its_own_those_above_decide() {
        assert_eq!(
            family(Limit::None)[0],
            (
                Weight::Plain,
                "Ceiling: 100, set by root. Remaining: 40.".to_owned()
            )
        );
    }

    #[test]
    fn a_first_ceiling_is_one_that_children_without_limits_could_use_up() {
        let organizations = vec![
            organization("parent", None, None, 3),
            organization("A", Some("parent"), None, 3),
            organization("B", Some("parent"), Some(5), 0),
        ];
        assert_eq!(
            said(organizations, Limit::of(10)),
            [
                (
                    Weight::Caution,
                    "1 child has no limit and can use everything that remains.".to_owned()
                ),
                (
                    Weight::Plain,
                    "Ceiling: 10 (was no limit). Remaining: 7.".to_owned()
                ),
                (
                    Weight::Plain,
                    "Remaining capacity changes for 1 descendant.".to_owned()
                ),
            ]
        );
    }
}
