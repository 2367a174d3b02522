//! Which rows a search, filters and a sort give.

use super::*;
use crate::{
    list::sort::SortKey,
    organization::{Organization, limits::Resource},
    tree::search::SearchIndex,
};

fn forest() -> Forest {
    let organization =
        |id: &str, name: &str, parent: Option<&str>, users: Option<u64>, used: u64| {
            let mut organization = Organization {
                parent_org_id: parent.map(Into::into),
                ..Organization::named(id, name)
            };
            organization.limits.set(Resource::Users, users.into());
            organization.usage.subtree.set(Resource::Users, used);
            organization
        };
    let mut branded = organization("c", "Store 10", Some("a"), Some(10), 9);
    branded.picture = Some("https://example.com/logo.png".into());
    branded.branding.login_hint = Some("ten".into());
    branded.billing_account_id = Some("cus_1".into());
    Forest::new([
        organization("a", "Acme", None, None, 30),
        organization("b", "Store 2", Some("a"), Some(0), 0),
        branded,
        organization("d", "Bookstore", None, Some(5), 6),
    ])
}

fn ids(query: &str, filters: &[Filter], sort: Option<(SortKey, bool)>) -> Vec<String> {
    let forest = forest();
    let matches = SearchIndex::new(&forest).find(query);
    let sort = sort.map(|(key, descending)| Sort { key, descending });
    let rows = listing(
        &forest,
        &LimitStatuses::new(&forest),
        matches.as_ref(),
        filters,
        sort,
    );
    rows.into_iter()
        .map(|index| forest.get(index).id.to_string())
        .collect()
}

#[test]
fn a_path_names_those_above_from_the_root_down() {
    let child = |id: &str, parent: &str| Organization {
        parent_org_id: Some(parent.into()),
        ..Organization::named(id, id)
    };
    let forest = Forest::new([
        Organization::named("a", "a"),
        child("b", "a"),
        child("c", "b"),
    ]);
    let above = |id: &str| path_above(&forest, forest.index_of(&id.into()).unwrap());
    assert_eq!(above("c"), "a › b");
    assert_eq!(above("a"), "");
}

#[test]
fn a_path_in_a_row_keeps_the_root_and_the_parent() {
    let child = |id: &str, parent: &str| Organization {
        parent_org_id: Some(parent.into()),
        ..Organization::named(id, id)
    };
    let forest = Forest::new([
        Organization::named("a", "a"),
        child("b", "a"),
        child("c", "b"),
        child("d", "c"),
        child("e", "d"),
    ]);
    for (id, short, whole) in [
        ("a", "", None),
        ("b", "a", None),
        ("c", "a › b", None),
        ("d", "a › … › c", Some("a › b › c")),
        ("e", "a › … › d", Some("a › b › c › d")),
    ] {
        let index = forest.index_of(&id.into()).unwrap();
        let path = row_path(&forest, index);
        assert_eq!(path.text, short);
        assert_eq!(path.is_elided, whole.is_some());
        assert_eq!(elided_path(&forest, index).as_deref(), whole);
    }
}

#[test]
fn the_list_starts_in_the_order_of_the_tree() {
    assert_eq!(ids("", &[], None), ["a", "b", "c", "d"]);
}

#[test]
fn in_a_search_the_best_fits_come_first() {
    assert_eq!(ids("store", &[], None), ["b", "c", "d"]);
    assert_eq!(ids("acme", &[], None), ["a", "b", "c"]);
}

#[test]
fn each_filter_lets_through_what_it_says() {
    let cases: [(Filter, &[&str]); 9] = [
        (Filter::Near, &["c", "d"]),
        (Filter::Over, &["d"]),
        (Filter::Off, &["b"]),
        (Filter::NoLimit, &["a"]),
        (Filter::NoLogo, &["a", "b", "d"]),
        (Filter::NoLoginHint, &["a", "b", "d"]),
        (Filter::RootsOnly, &["a", "d"]),
        (Filter::Depth(1), &["b", "c"]),
        (Filter::BillingAccount("cus_1".into()), &["c"]),
    ];
    for (filter, expected) in cases {
        assert_eq!(
            ids("", std::slice::from_ref(&filter), None),
            expected,
            "{filter:?}"
        );
    }
}

#[test]
fn filters_add_up_and_depths_are_alternatives() {
    assert_eq!(ids("", &[Filter::NoLogo, Filter::Depth(1)], None), ["b"]);
    assert_eq!(
        ids("", &[Filter::Depth(0), Filter::Depth(1)], None).len(),
        4
    );
    assert_eq!(ids("store", &[Filter::Over], None), ["d"]);
}

#[test]
fn each_column_sorts_both_ways() {
    let cases: [(SortKey, &[&str], &[&str]); 6] = [
        (SortKey::Name, &["a", "d", "b", "c"], &["c", "b", "d", "a"]),
        (
            SortKey::Parent,
            &["a", "d", "b", "c"],
            &["c", "b", "d", "a"],
        ),
        (SortKey::Users, &["b", "d", "c", "a"], &["a", "c", "d", "b"]),
        (
            SortKey::Closest,
            &["a", "b", "c", "d"],
            &["d", "c", "b", "a"],
        ),
        (
            SortKey::LoginHint,
            &["c", "a", "b", "d"],
            &["c", "a", "b", "d"],
        ),
        (SortKey::Depth, &["a", "d", "b", "c"], &["b", "c", "a", "d"]),
    ];
    for (key, up, down) in cases {
        assert_eq!(ids("", &[], Some((key, false))), up, "{key:?}");
        assert_eq!(ids("", &[], Some((key, true))), down, "{key:?} descending");
    }
}

#[test]
fn the_way_above_is_told_from_the_root_down() {
    let forest = Forest::new([("a", None), ("b", Some("a")), ("c", Some("b"))].map(
        |(id, parent)| Organization {
            parent_org_id: parent.map(Into::into),
            ..Organization::named(id, id)
        },
    ));
    let above = |id: &str| names_above(&forest, forest.index_of(&id.into()).unwrap());
    assert_eq!(above("a"), [] as [&str; 0]);
    assert_eq!(above("c"), ["a", "b"]);
}
