//! The picture holds to the numbers: areas add up, nothing overlaps, and what is not drawn is not looked at.

use std::cell::Cell as Counter;

use canopy_domain::{
    limits::icicle::{Holds, Icicle, NARROWEST, Way},
    organization::{Organization, limits::Resource},
    tree::forest::{Forest, Index},
};
use proptest::{collection::vec, option, prelude::*};

const RESOURCE: Resource = Resource::Users;
const NOTHING: f64 = 1e-6;

/// Organizations below earlier ones, each with a use of its own.
fn organizations() -> impl Strategy<Value = Forest> {
    let own = prop_oneof![3 => 0..4u64, 1 => 0..2_000u64];
    vec(
        (option::weighted(0.8, any::<prop::sample::Index>()), own),
        0..80,
    )
    .prop_map(|list| {
        let mut organizations: Vec<Organization> = Vec::new();
        let mut parents = Vec::new();
        for (at, (parent, own)) in list.into_iter().enumerate() {
            let parent = parent.filter(|_| at > 0).map(|parent| parent.index(at));
            let mut organization = Organization::named(format!("org_{at}"), format!("Org {at}"));
            organization.parent_org_id = parent.map(|parent| format!("org_{parent}").into());
            organization.usage.own.set(RESOURCE, own);
            organization.usage.subtree.set(RESOURCE, own);
            organizations.push(organization);
            parents.push(parent);
        }
        for at in (0..organizations.len()).rev() {
            if let Some(parent) = parents[at] {
                let amount = organizations[at].usage.subtree.get(RESOURCE);
                organizations[parent].usage.subtree.add(RESOURCE, amount);
            }
        }
        Forest::new(organizations)
    })
}

fn used(forest: &Forest, index: Index) -> u64 {
    forest.get(index).usage.subtree.get(RESOURCE)
}

fn lay(forest: &Forest, top: Option<Index>, width: f64) -> Icicle {
    Icicle::lay(forest, top, width, |index| used(forest, index))
}

/// What a cell stands for uses.
fn amount(forest: &Forest, holds: Holds) -> u64 {
    match holds {
        Holds::Organization(index) => used(forest, index),
        Holds::Smaller { amount, .. } => amount,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_width_is_to_the_whole_as_a_use_is_to_all_use(forest in organizations(), width in 20.0..1500.0f64) {
        let icicle = lay(&forest, None, width);
        let all: u64 = forest.roots().map(|root| used(&forest, root)).sum();
        for cell in icicle.cells() {
            let due = amount(&forest, cell.holds) as f64 / all as f64 * width;
            prop_assert!((cell.width - due).abs() < NOTHING, "{cell:?} should be {due} wide");
            prop_assert!(cell.width >= NARROWEST);
        }
    }

    #[test]
    fn nothing_overlaps_and_children_stay_beneath_their_parent(forest in organizations(), width in 20.0..1500.0f64) {
        let icicle = lay(&forest, None, width);
        for pair in icicle.cells().windows(2) {
            prop_assert!(pair[0].row < pair[1].row || pair[0].end() <= pair[1].start + NOTHING);
        }
        for cell in icicle.cells() {
            let (start, end) = match cell.above {
                Some(above) => {
                    let above = icicle.cells()[above];
                    prop_assert_eq!(above.row + 1, cell.row);
                    (above.start, above.end())
                }
                None => (0.0, width),
            };
            prop_assert!(cell.start >= start - NOTHING && cell.end() <= end + NOTHING);
        }
    }

    #[test]
    fn each_organization_is_drawn_gathered_or_too_little(forest in organizations(), width in 20.0..1500.0f64) {
        let icicle = lay(&forest, None, width);
        for (at, cell) in icicle.cells().iter().enumerate() {
            let Holds::Organization(parent) = cell.holds else { continue };
            let below: Vec<Holds> = icicle.below(Some(at)).map(|at| icicle.cells()[at].holds).collect();
            let alone = below.iter().filter(|holds| matches!(holds, Holds::Organization(_))).count();
            let gathered: usize = below.iter().map(|holds| match holds {
                Holds::Smaller { count, parent: of, .. } => { assert_eq!(*of, Some(parent)); *count }
                Holds::Organization(_) => 0,
            }).sum();
            let drawn: u64 = below.iter().map(|&holds| amount(&forest, holds)).sum();
            let all: u64 = forest.children(parent).map(|child| used(&forest, child)).sum();
            let per_use = cell.width / used(&forest, parent) as f64;
            if alone + gathered < forest.child_count(parent) {
                prop_assert!((all - drawn) as f64 * per_use < NARROWEST, "what is left out is too narrow to see");
            } else {
                prop_assert_eq!(all, drawn);
            }
        }
    }

    #[test]
    fn what_is_not_drawn_is_not_looked_into(forest in organizations(), width in 20.0..300.0f64) {
        let looks = Counter::new(0usize);
        let icicle = Icicle::lay(&forest, None, width, |index| {
            looks.set(looks.get() + 1);
            used(&forest, index)
        });
        let drawn = icicle.cells().iter().filter_map(|cell| match cell.holds {
            Holds::Organization(index) => Some(1 + forest.child_count(index)),
            Holds::Smaller { .. } => None,
        });
        prop_assert!(looks.get() <= forest.root_count() + drawn.sum::<usize>());
        let widest = (width / NARROWEST) as usize + 1;
        prop_assert!(icicle.cells().len() <= widest * icicle.row_count());
    }

    #[test]
    fn a_subtree_alone_fills_the_whole_width(
        forest in organizations(), which in any::<prop::sample::Index>(), width in 20.0..1500.0f64
    ) {
        prop_assume!(!forest.is_empty());
        let top = forest.at(which.index(forest.len())).expect("in the forest");
        let icicle = lay(&forest, Some(top), width);
        if used(&forest, top) == 0 {
            prop_assert!(icicle.cells().is_empty());
        } else {
            let first = icicle.cells()[0];
            prop_assert_eq!((first.holds, first.start), (Holds::Organization(top), 0.0));
            prop_assert!((first.width - width).abs() < NOTHING);
        }
    }

    #[test]
    fn a_point_finds_its_cell_and_each_cell_has_its_place_among_siblings(
        forest in organizations(), width in 20.0..1500.0f64
    ) {
        let icicle = lay(&forest, None, width);
        for (at, cell) in icicle.cells().iter().enumerate() {
            prop_assert_eq!(icicle.at(cell.row, cell.start + cell.width / 2.0), Some(at));
            let (position, count) = icicle.position(at);
            prop_assert!(position < count);
            prop_assert_eq!(icicle.below(cell.above).nth(position), Some(at));
        }
        prop_assert_eq!(icicle.at(icicle.row_count(), 0.0), None);
        prop_assert_eq!(icicle.at(0, -1.0), None);
        prop_assert_eq!(icicle.at(0, width + 1.0), None);
    }

    #[test]
    fn every_cell_is_reached_by_steps_from_the_first(forest in organizations(), width in 20.0..1500.0f64) {
        let icicle = lay(&forest, None, width);
        let mut seen = vec![false; icicle.cells().len()];
        let mut row = 0;
        while row < seen.len() {
            let mut at = row;
            loop {
                seen[at] = true;
                let next = icicle.step(at, Way::After);
                if next == at { break }
                prop_assert_eq!(icicle.step(next, Way::Before), at);
                at = next;
            }
            // The next row, from wherever this one has children.
            let Some(down) = (row..=at).map(|at| icicle.step(at, Way::Down)).find(|&down| down > at) else { break };
            prop_assert!(icicle.step(down, Way::Up) >= row);
            row = down;
        }
        prop_assert!(seen.iter().all(|&seen| seen));
    }
}

fn family(parent: u64, children: &[u64]) -> Forest {
    let mut above = Organization::named("parent", "Parent");
    above.usage.subtree.set(RESOURCE, parent);
    let below = children.iter().enumerate().map(|(at, &used)| {
        let mut child = Organization::named(format!("child_{at}"), format!("Child {at}"));
        child.parent_org_id = Some("parent".into());
        child.usage.subtree.set(RESOURCE, used);
        child
    });
    Forest::new(std::iter::once(above).chain(below))
}

#[test]
fn those_too_narrow_are_gathered_with_their_number_and_use() {
    let icicle = lay(&family(1_000, &[700, 1, 2, 100, 0, 4]), None, 200.0);
    let last = icicle.cells().last().expect("a parent and its children");
    assert_eq!(icicle.cells().len(), 4);
    assert!(matches!(
        last.holds,
        Holds::Smaller {
            count: 4,
            amount: 7,
            ..
        }
    ));
    assert_eq!(icicle.drawn(), 3);
}

#[test]
fn children_that_use_more_than_is_said_of_their_parent_share_its_width() {
    let icicle = lay(&family(10, &[30, 10]), None, 100.0);
    let widths: Vec<f64> = icicle.cells().iter().map(|cell| cell.width).collect();
    assert_eq!(widths, [100.0, 75.0, 25.0]);
}

#[test]
fn where_nothing_is_used_there_is_no_picture() {
    let icicle = lay(&family(0, &[0, 0]), None, 100.0);
    assert!(icicle.cells().is_empty());
    assert_eq!(icicle.step(0, Way::Last), 0);
    assert_eq!(icicle.below(None), 0..0);
}

#[test]
fn the_last_is_at_the_end_of_the_last_family() {
    let forest = family(100, &[50, 20]);
    let icicle = lay(&forest, None, 100.0);
    let last = icicle.step(0, Way::Last);
    let child = forest.index_of(&"child_1".into()).expect("there");
    assert_eq!(icicle.cells()[last].holds, Holds::Organization(child));
    assert_eq!(icicle.step(last, Way::First), 0);
}
