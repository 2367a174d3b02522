//! Forests of lists that fit and of lists that do not.

use super::*;

fn organization(id: &str, parent: Option<&str>) -> Organization {
    Organization {
        parent_org_id: parent.map(Into::into),
        ..Organization::named(id, id)
    }
}

fn forest(list: &[(&str, Option<&str>)]) -> Forest {
    Forest::new(list.iter().map(|&(id, parent)| organization(id, parent)))
}

fn ids(forest: &Forest, indexes: impl Iterator<Item = Index>) -> Vec<&str> {
    indexes.map(|index| forest.get(index).id.as_str()).collect()
}

fn all(forest: &Forest) -> Vec<&str> {
    ids(forest, forest.iter().map(|(index, _)| index))
}

fn at(forest: &Forest, id: &str) -> Index {
    forest.index_of(&id.into()).unwrap()
}

#[test]
fn children_follow_their_parent_whatever_the_order_of_the_list() {
    let forest = forest(&[
        ("b1", Some("b")),
        ("a", None),
        ("b", None),
        ("a1x", Some("a1")),
        ("a1", Some("a")),
    ]);
    assert_eq!(all(&forest), ["a", "a1", "a1x", "b", "b1"]);
    assert_eq!(forest.depth(at(&forest, "a1x")), 2);
    assert_eq!(forest.all_anomalies().count(), 0);
}

#[test]
fn kinship_is_read_from_ranges() {
    let forest = forest(&[
        ("a", None),
        ("a1", Some("a")),
        ("a2", Some("a")),
        ("a1x", Some("a1")),
        ("b", None),
    ]);
    let a = at(&forest, "a");
    assert_eq!(forest.descendants(a).len(), 3);
    assert_eq!(ids(&forest, forest.children(a)), ["a1", "a2"]);
    assert_eq!(ids(&forest, forest.roots()), ["a", "b"]);
    assert_eq!(
        ids(&forest, forest.siblings(at(&forest, "a2"))),
        ["a1", "a2"]
    );
    assert_eq!(ids(&forest, forest.siblings(a)), ["a", "b"]);
    assert_eq!(
        ids(&forest, forest.ancestors(at(&forest, "a1x"))),
        ["a1", "a"]
    );
    assert_eq!(forest.position(at(&forest, "a2")), (1, 2));
    assert_eq!(forest.position(at(&forest, "b")), (1, 2));
    assert_eq!((forest.child_count(a), forest.root_count()), (2, 2));
}

#[test]
fn siblings_are_in_natural_order_of_their_names() {
    let named = |id: &str, name: &str| Organization::named(id, name);
    let forest = Forest::new([
        named("4", "store 10"),
        named("3", "Store 2"),
        named("2", "Ärzte"),
        named("1", "Zoo"),
        named("0", "arzt"),
    ]);
    assert_eq!(all(&forest), ["0", "2", "3", "4", "1"]);
}

#[test]
fn names_are_ranked_among_all_names_and_what_has_none_has_no_rank() {
    let named = |id: &str, name: &str| Organization::named(id, name);
    let forest = Forest::new([
        named("1", "Store 10"),
        named("2", "store 2"),
        named("3", "STORE 2"),
        named("4", " "),
    ]);
    let rank = |id: &str| forest.name_rank(at(&forest, id));
    assert_eq!(rank("2"), rank("3"));
    assert!(rank("2") < rank("1"));
    assert_eq!(rank("4"), None);
}

#[test]
fn an_organization_whose_parent_is_not_listed_stands_as_a_root_and_says_so() {
    let forest = forest(&[("a", None), ("lost", Some("gone")), ("below", Some("lost"))]);
    assert_eq!(ids(&forest, forest.roots()), ["a", "lost"]);
    assert_eq!(
        forest.anomalies(at(&forest, "lost")),
        [Anomaly::Orphan {
            parent: "gone".into()
        }]
    );
}

#[test]
fn the_way_to_an_organization_names_whom_it_knows_and_gives_the_ids_of_the_others() {
    let mut middle = organization("middle", Some("high"));
    middle.path = Some("top#high".into());
    let forest = Forest::new([middle, organization("leaf", Some("middle"))]);
    let ids = |id: &str| -> Vec<String> {
        forest
            .way_to(&id.into())
            .into_iter()
            .map(|(id, _)| id.to_string())
            .collect()
    };
    assert_eq!(ids("leaf"), ["top", "high", "middle", "leaf"]);
    assert_eq!(ids("nobody"), ["nobody"]);
}

#[test]
fn a_circle_of_parents_is_cut_at_the_one_listed_first() {
    let forest = forest(&[
        ("tail", Some("c")),
        ("b", Some("a")),
        ("c", Some("b")),
        ("a", Some("c")),
    ]);
    assert_eq!(all(&forest), ["b", "c", "a", "tail"]);
    assert_eq!(
        forest.anomalies(at(&forest, "b")),
        [Anomaly::Cycle { parent: "a".into() }]
    );
    let own_parent = self::forest(&[("a", Some("a"))]);
    assert_eq!(
        own_parent.anomalies(at(&own_parent, "a")),
        [Anomaly::Cycle { parent: "a".into() }]
    );
}

#[test]
fn of_two_with_one_id_the_first_is_shown_and_the_second_is_told() {
    let forest = Forest::new([
        Organization::named("a", "First"),
        Organization::named("a", "Second"),
    ]);
    assert_eq!(forest.len(), 1);
    assert_eq!(forest.get(at(&forest, "a")).name, "First");
    assert_eq!(
        forest.anomalies(at(&forest, "a")),
        [Anomaly::Duplicate { times: 2 }]
    );
}

#[test]
fn a_wrong_depth_or_path_is_told_and_the_parents_decide() {
    let mut child = organization("child", Some("root"));
    child.depth = Some(7);
    child.path = Some("elsewhere".into());
    let forest = Forest::new([organization("root", None), child]);
    assert_eq!(forest.depth(at(&forest, "child")), 1);
    assert_eq!(
        forest.anomalies(at(&forest, "child")),
        [
            Anomaly::Depth { said: 7 },
            Anomaly::Path {
                said: "elsewhere".into()
            }
        ]
    );
}

#[test]
fn a_new_organization_appears_and_a_changed_one_takes_its_place() {
    let before = forest(&[("a", None), ("b", None)]);
    let after = before
        .with(organization("a1", Some("a")))
        .with(Organization::named("b", "0 first"));
    assert_eq!(all(&after), ["b", "a", "a1"]);
    assert_eq!(before.len(), 2);
}

#[test]
fn removing_an_organization_removes_everything_below_it() {
    let forest = forest(&[
        ("a", None),
        ("a1", Some("a")),
        ("a1x", Some("a1")),
        ("b", None),
    ]);
    assert_eq!(all(&forest.without(&"a1".into())), ["a", "b"]);
    assert_eq!(forest.without(&"nobody".into()).len(), 4);
}

#[test]
fn a_chain_of_a_hundred_thousand_needs_no_stack() {
    let chain = (0..100_000u32).map(|at| {
        organization(
            &at.to_string(),
            at.checked_sub(1).map(|above| above.to_string()).as_deref(),
        )
    });
    let forest = Forest::new(chain);
    assert_eq!(forest.len(), 100_000);
    assert_eq!(forest.depth(forest.at(99_999).unwrap()), 99_999);
}
