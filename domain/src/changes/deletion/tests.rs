//! What a deletion takes along, and what forbids it.

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
