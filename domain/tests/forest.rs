//! Whatever list the API sends, the forest shows each organization once, and search and rows hold to it.

use std::collections::{HashMap, HashSet};

use canopy_domain::{
    limits::status::LimitStatuses,
    list::listing::listing,
    organization::{Organization, OrganizationId},
    tree::{
        forest::Forest,
        search::SearchIndex,
        visible_rows::{Expansion, visible_rows},
    },
};
use proptest::{collection::vec, option, prelude::*};

/// An organization as no careful API would send it: few ids, so that duplicates, orphans and
/// cycles are common, and fields that contradict each other.
fn organization() -> impl Strategy<Value = Organization> {
    let name = prop_oneof![
        "",
        "[a-c]{1,3}",
        "Störe [0-9]{1,2}",
        "شركة [ا-ي]{1,4}",
        "\\PC{0,12}"
    ];
    let fields = (
        0..40u8,
        option::weighted(0.8, 0..45u8),
        name,
        option::of(0..12u32),
        option::of("(org_[0-9]{1,2}#?){0,3}"),
        option::of(0..20u64),
        0..25u64,
    );
    fields.prop_map(|(id, parent, name, depth, path, users, used)| {
        let mut organization = Organization::named(format!("org_{id}"), name);
        organization.parent_org_id = parent.map(|parent| format!("org_{parent}").into());
        organization.depth = depth;
        organization.path = path.map(Into::into);
        organization.limits.set(
            canopy_domain::organization::limits::Resource::Users,
            users.into(),
        );
        organization
            .usage
            .subtree
            .set(canopy_domain::organization::limits::Resource::Users, used);
        organization
    })
}

fn ids(organizations: &[Organization]) -> HashSet<OrganizationId> {
    organizations
        .iter()
        .map(|organization| organization.id.clone())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_list_gives_a_forest_with_each_organization_exactly_once(list in vec(organization(), 0..60)) {
        let forest = Forest::new(list.clone());
        let shown: Vec<_> = forest.iter().map(|(_, organization)| organization.id.clone()).collect();
        prop_assert_eq!(shown.len(), shown.iter().collect::<HashSet<_>>().len());
        prop_assert_eq!(shown.into_iter().collect::<HashSet<_>>(), ids(&list));
    }

    #[test]
    fn parents_stand_before_their_children_and_ranges_agree_with_parents(list in vec(organization(), 0..60)) {
        let forest = Forest::new(list);
        for (index, _) in forest.iter() {
            match forest.parent(index) {
                Some(parent) => {
                    prop_assert!(parent < index);
                    prop_assert!(forest.descendants(parent).contains(&index.get()));
                    prop_assert_eq!(forest.depth(index), forest.depth(parent) + 1);
                }
                None => prop_assert_eq!(forest.depth(index), 0),
            }
            let children: Vec<_> = forest.children(index).collect();
            prop_assert_eq!(children.len(), forest.child_count(index));
            prop_assert!(children.iter().all(|&child| forest.parent(child) == Some(index)));
            let (position, siblings) = forest.position(index);
            prop_assert_eq!(forest.siblings(index).position(|sibling| sibling == index), Some(position));
            prop_assert_eq!(forest.siblings(index).count(), siblings);
            prop_assert_eq!(forest.way_to(&forest.get(index).id).last().map(|(id, _)| id.clone()),
                Some(forest.get(index).id.clone()));
        }
    }

    #[test]
    fn a_stated_parent_is_kept_unless_it_is_missing_or_makes_a_circle(list in vec(organization(), 0..60)) {
        let forest = Forest::new(list);
        let stated: HashMap<_, _> = forest.iter()
            .map(|(_, organization)| (organization.id.clone(), organization.parent_org_id.clone()))
            .collect();
        for (index, organization) in forest.iter() {
            let kept = forest.parent(index).map(|parent| forest.get(parent).id.clone());
            if kept == organization.parent_org_id {
                continue;
            }
            let told = !forest.anomalies(index).is_empty();
            let mut above = organization.parent_org_id.clone();
            let mut steps = 0;
            while let Some(id) = above.take() {
                if id == organization.id || steps > stated.len() {
                    break;
                }
                steps += 1;
                above = stated.get(&id).cloned().flatten();
            }
            prop_assert!(told, "{} lost its parent silently", organization.id);
            prop_assert_eq!(kept, None);
        }
    }

    #[test]
    fn the_order_of_the_list_does_not_change_the_tree(list in vec(organization(), 0..40)) {
        // Only of lists that leave nothing to decide: which of two with one id is shown, and where a
        // circle is cut, do depend on the order.
        let mut seen = HashSet::new();
        let mut list: Vec<_> = list.into_iter().filter(|organization| seen.insert(organization.id.clone())).collect();
        list.retain(|organization| {
            let number = |id: &str| id.trim_start_matches("org_").parse::<u32>().unwrap_or(0);
            organization.parent_org_id.as_ref()
                .is_none_or(|parent| number(parent.as_str()) < number(organization.id.as_str()))
        });
        let order = |list: Vec<Organization>| -> Vec<OrganizationId> {
            Forest::new(list).iter().map(|(_, organization)| organization.id.clone()).collect()
        };
        let forwards = order(list.clone());
        list.reverse();
        prop_assert_eq!(forwards, order(list));
    }

    #[test]
    fn a_search_result_always_contains_the_ancestors_of_its_matches(
        list in vec(organization(), 0..60),
        query in "[a-cs0-9 ]{1,3}",
    ) {
        let forest = Forest::new(list);
        let Some(matches) = SearchIndex::new(&forest).find(&query) else { return Ok(()) };
        let rows = visible_rows(&forest, &Expansion::as_needed(), Some(&matches));
        let shown: HashSet<_> = rows.iter().map(|row| row.index).collect();
        let found: Vec<_> = forest.iter().map(|(index, _)| index).filter(|&index| matches.is_match(index)).collect();
        prop_assert_eq!(found.len(), matches.count());
        for index in found {
            prop_assert!(shown.contains(&index));
            prop_assert!(forest.ancestors(index).all(|above| shown.contains(&above)));
        }
        prop_assert_eq!(rows.iter().filter(|row| row.matched).count(), matches.count());
    }

    #[test]
    fn rows_number_their_siblings_without_a_gap(list in vec(organization(), 0..60), open in vec(any::<bool>(), 60)) {
        let forest = Forest::new(list);
        let mut expansion = Expansion::collapsed();
        for ((index, _), open) in forest.iter().zip(open) {
            expansion.set(&forest, None, index, open);
        }
        let rows = visible_rows(&forest, &expansion, None);
        for row in &rows {
            let siblings = rows.iter().filter(|other| forest.parent(other.index) == forest.parent(row.index));
            let positions: Vec<u32> = siblings.map(|sibling| sibling.position).collect();
            prop_assert_eq!(positions, (1..=row.siblings).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_list_filtered_by_nothing_shows_everything(list in vec(organization(), 0..60)) {
        let forest = Forest::new(list);
        let statuses = LimitStatuses::new(&forest);
        prop_assert_eq!(listing(&forest, &statuses, None, &[], None).len(), forest.len());
    }

    #[test]
    fn what_is_put_in_is_there_and_what_is_taken_out_is_gone_with_all_below(
        list in vec(organization(), 1..40),
        new in organization(),
    ) {
        let forest = Forest::new(list);
        let with = forest.with(new.clone());
        prop_assert_eq!(with.find(&new.id).map(|found| (**found).clone()), Some(new.clone()));
        let below = with.index_of(&new.id).map_or(0, |index| with.subtree(index).len());
        let without = with.without(&new.id);
        prop_assert_eq!(without.len() + below, with.len());
        prop_assert!(without.find(&new.id).is_none());
    }
}

#[test]
fn a_hundred_thousand_rows_give_a_forest_with_each_of_them() {
    let list = (0..100_000u32).map(|at| {
        let mut organization = Organization::named(format!("org_{at}"), format!("Store {at}"));
        organization.parent_org_id = (at > 0).then(|| format!("org_{}", (at - 1) / 7).into());
        organization
    });
    let forest = Forest::new(list);
    assert_eq!(forest.len(), 100_000);
    assert_eq!(
        visible_rows(&forest, &Expansion::expanded(), None).len(),
        100_000
    );
    assert_eq!(
        SearchIndex::new(&forest)
            .find("store 99999")
            .map(|matches| matches.count()),
        Some(1)
    );
}
