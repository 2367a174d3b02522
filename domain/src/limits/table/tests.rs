//! Which rows the table of limits has, and in which order.

use super::*;
use crate::{organization::Organization, tree::search::SearchIndex};

fn organization(id: &str, parent: Option<&str>, users: Option<u64>, used: u64) -> Organization {
    let mut organization = Organization {
        parent_org_id: parent.map(Into::into),
        ..Organization::named(id, id)
    };
    organization.limits.set(Resource::Users, users.into());
    organization.usage.own.set(Resource::Users, used / 2);
    organization.usage.subtree.set(Resource::Users, used);
    organization
}

fn forest() -> Forest {
    Forest::new([
        organization("acme", None, Some(100), 90),
        organization("acme 2", Some("acme"), None, 30),
        organization("acme 10", Some("acme"), Some(20), 25),
        organization("birch", None, None, 7),
        organization("cedar", None, Some(0), 0),
    ])
}

fn shown(forest: &Forest, narrowing: Narrowing, order: Order) -> Narrowed {
    let statuses = LimitStatuses::new(forest);
    let ordered = ordered(forest, &statuses, order);
    narrowed(
        forest,
        &UsageBands::new(forest, &statuses),
        &ordered,
        narrowing,
    )
}

fn names(narrowing: Narrowing, key: Key, descending: bool) -> Vec<String> {
    let forest = forest();
    let narrowing = Narrowing {
        resource: Some(Resource::Users),
        ..narrowing
    };
    let order = Order { key, descending };
    let rows = shown(&forest, narrowing, order).rows;
    rows.into_iter()
        .map(|row| forest.get(row.index).title().to_owned())
        .collect()
}

#[test]
fn the_closest_to_its_ceiling_comes_first_and_what_has_none_last() {
    let Order { key, descending } = Order::default();
    assert_eq!(
        names(Narrowing::default(), key, descending),
        ["acme 10", "acme", "acme 2", "cedar", "birch"]
    );
}

#[test]
fn without_a_resource_wanted_each_has_a_row() {
    let all = shown(&forest(), Narrowing::default(), Order::default()).rows;
    assert_eq!(all.len(), 15);
    assert_eq!(all[0].resource, Resource::Users);
}

#[test]
fn no_limit_is_more_than_any_number() {
    assert_eq!(
        names(Narrowing::default(), Key::OwnLimit, false),
        ["cedar", "acme 10", "acme", "acme 2", "birch"]
    );
    assert_eq!(
        names(Narrowing::default(), Key::Room, false),
        ["acme 10", "cedar", "acme", "acme 2", "birch"]
    );
    assert_eq!(names(Narrowing::default(), Key::Ceiling, true)[0], "birch");
}

#[test]
fn names_are_in_natural_order_and_nobody_comes_last_both_ways() {
    assert_eq!(
        names(Narrowing::default(), Key::Name, false),
        ["acme", "acme 2", "acme 10", "birch", "cedar"]
    );
    for descending in [false, true] {
        let names = names(Narrowing::default(), Key::SetBy, descending);
        assert_eq!(names.last().map(String::as_str), Some("birch"));
    }
}

#[test]
fn narrowings_hold_together_and_bands_are_alternatives() {
    let forest = forest();
    let top = forest.index_of(&"acme".into());
    let bands = [UsageBand::Over, UsageBand::Near];
    let narrowed = Narrowing {
        bands: &bands,
        top,
        ..Narrowing::default()
    };
    assert_eq!(names(narrowed, Key::Name, false), ["acme", "acme 10"]);
    let matches = SearchIndex::new(&forest).find("10");
    let narrowed = Narrowing {
        matches: matches.as_ref(),
        ..narrowed
    };
    assert_eq!(names(narrowed, Key::Name, false), ["acme 10"]);
}

#[test]
fn the_bands_are_counted_whatever_band_is_wanted() {
    let narrowing = Narrowing {
        resource: Some(Resource::Users),
        bands: &[UsageBand::Off],
        ..Narrowing::default()
    };
    let Narrowed { rows, counts } = shown(&forest(), narrowing, Order::default());
    assert_eq!(rows.len(), 1);
    assert_eq!(counts, [1, 0, 1, 0, 1, 1, 1, 0]);
}

#[test]
fn each_key_is_read_back_from_its_word() {
    for key in Key::ALL {
        assert_eq!(Key::from_slug(key.slug()), Some(key));
    }
    assert_eq!(Key::from_slug("kind"), None);
}

proptest::proptest! {
    #[test]
    fn the_rooms_of_one_pass_are_those_worked_out_one_by_one(
        list in proptest::collection::vec((0..20usize, proptest::option::of(0..30u64), 0..40u64), 1..20)
    ) {
        let forest = Forest::new(list.iter().enumerate().map(|(at, &(parent, limit, used))| {
            let parent = (parent < at).then(|| parent.to_string());
            organization(&at.to_string(), parent.as_deref(), limit, used)
        }));
        let statuses = LimitStatuses::new(&forest);
        let rooms = rooms(&forest, &statuses);
        for (index, _) in forest.iter() {
            let one = room(&statuses.ceilings(&forest, index, Resource::Users));
            proptest::prop_assert_eq!(rooms[index.get()][Resource::Users as usize], one);
        }
    }
}
