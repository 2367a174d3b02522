//! What stands above, by the list alone and with a report.

use super::*;
use crate::{limits::ceiling::refuse, organization::Organization};

/// root: 100 of which 60 are used; parent: 50 of which 10 are used.
fn forest() -> (Forest, Index) {
    let organization = |id: &str, parent: Option<&str>, limit: u64, used: u64| {
        let mut organization = Organization::named(id, id);
        organization.parent_org_id = parent.map(Into::into);
        organization.limits.set(Resource::Users, Limit::of(limit));
        organization.usage.subtree.set(Resource::Users, used);
        organization
    };
    let forest = Forest::new([
        organization("root", None, 100, 60),
        organization("parent", Some("root"), 50, 10),
    ]);
    let parent = forest.index_of(&"parent".into()).unwrap();
    (forest, parent)
}

fn reported(total: Option<u64>, free: Option<u64>) -> ReportedLimit {
    ReportedLimit {
        resource: "users".into(),
        used: Some(10),
        direct: Some(0),
        free,
        org_limit: Some(50),
        total,
    }
}

type Amount = Option<(u64, CeilingSource)>;

fn weighed(report: Option<ReportedLimit>) -> (Amount, Amount) {
    let (forest, parent) = forest();
    let remaining_above = RemainingAbove::of_child(
        &forest,
        &LimitStatuses::new(&forest),
        parent,
        Resource::Users,
        report.as_ref(),
    );
    let ceiling = remaining_above
        .tightest()
        .map(|ceiling| (ceiling.amount, ceiling.source));
    (ceiling, remaining_above.room)
}

fn ancestor(id: &str) -> CeilingSource {
    CeilingSource::Ancestor(forest().0.index_of(&id.into()).unwrap())
}

#[test]
fn without_a_report_the_ancestors_decide_each_for_itself() {
    assert_eq!(
        weighed(None),
        (
            Some((50, ancestor("parent"))),
            Some((40, ancestor("parent")))
        )
    );
}

#[test]
fn a_report_that_says_the_same_changes_nothing() {
    assert_eq!(weighed(Some(reported(Some(50), Some(40)))), weighed(None));
}

#[test]
fn a_smaller_subscription_is_the_ceiling_before_the_server_refuses() {
    let (ceiling, room) = weighed(Some(reported(Some(20), Some(5))));
    assert_eq!(ceiling, Some((20, CeilingSource::Subscription)));
    assert_eq!(room, Some((5, CeilingSource::Subscription)));

    let (forest, parent) = forest();
    let report = reported(Some(20), Some(5));
    let remaining_above = RemainingAbove::of_child(
        &forest,
        &LimitStatuses::new(&forest),
        parent,
        Resource::Users,
        Some(&report),
    );
    assert!(refuse(Limit::of(21), 0, &remaining_above.ceilings).is_err());
    assert!(refuse(Limit::of(20), 0, &remaining_above.ceilings).is_ok());
}

#[test]
fn a_nearly_used_up_subscription_leaves_less_room_without_a_lower_ceiling() {
    let (ceiling, room) = weighed(Some(reported(Some(50), Some(3))));
    assert_eq!(ceiling, Some((50, ancestor("parent"))));
    assert_eq!(room, Some((3, CeilingSource::Subscription)));
}

#[test]
fn a_report_that_allows_more_is_newer_than_the_estate() {
    let (ceiling, room) = weighed(Some(reported(Some(80), Some(70))));
    assert_eq!(ceiling, Some((80, CeilingSource::Reported)));
    assert_eq!(room, Some((70, CeilingSource::Reported)));
    assert_eq!(weighed(Some(reported(None, None))), (None, None));
}

#[test]
fn where_a_limit_above_could_not_be_read_only_a_report_says_what_is_left() {
    let (_, parent) = forest();
    let unread = r#"{"id":"root","limits":{"users":-1},"usage":{"subtree_usage":{"users":60}}}"#;
    let below = r#"{"id":"parent","parent_org_id":"root","limits":{"users":50}}"#;
    let forest =
        Forest::new([unread, below].map(|one| serde_json::from_str::<Organization>(one).unwrap()));
    let of = |report: Option<ReportedLimit>| {
        RemainingAbove::of_child(
            &forest,
            &LimitStatuses::new(&forest),
            parent,
            Resource::Users,
            report.as_ref(),
        )
    };
    assert!(of(None).is_unknown);
    let known = of(Some(reported(Some(20), Some(5))));
    assert_eq!(
        (known.is_unknown, known.room),
        (false, Some((5, CeilingSource::Reported)))
    );
}

#[test]
fn above_a_root_stands_what_its_own_report_lets_know_of_the_subscription() {
    let (forest, _) = forest();
    let root = forest.roots().next().unwrap();
    let above = |total, free| {
        let report = reported(total, free);
        let above = RemainingAbove::above(
            &forest,
            &LimitStatuses::new(&forest),
            root,
            Resource::Users,
            Some(&report),
        );
        above
            .tightest()
            .map(|ceiling| (ceiling.amount, ceiling.used))
    };
    assert_eq!(above(Some(80), Some(20)), Some((80, 60)));
    assert_eq!(
        above(Some(100), Some(40)),
        None,
        "the root's own limit hides it"
    );
    let alone = RemainingAbove::above(
        &forest,
        &LimitStatuses::new(&forest),
        root,
        Resource::Users,
        None,
    );
    assert_eq!(alone, RemainingAbove::default());
}

#[test]
fn above_a_child_stands_what_stands_above_a_new_one() {
    let (forest, parent) = forest();
    let root = forest.roots().next().unwrap();
    assert_eq!(
        RemainingAbove::above(
            &forest,
            &LimitStatuses::new(&forest),
            parent,
            Resource::Users,
            None
        ),
        RemainingAbove::of_child(
            &forest,
            &LimitStatuses::new(&forest),
            root,
            Resource::Users,
            None
        )
    );
}

#[test]
fn where_no_organization_limits_it_the_subscription_alone_does() {
    let forest = Forest::new([Organization::named("root", "root")]);
    let root = forest.at(0).unwrap();
    let report = reported(Some(30), Some(12));
    let remaining_above = RemainingAbove::of_child(
        &forest,
        &LimitStatuses::new(&forest),
        root,
        Resource::Users,
        Some(&report),
    );
    assert_eq!(
        remaining_above.room,
        Some((12, CeilingSource::Subscription))
    );
    assert_eq!(remaining_above.tightest().map(Ceiling::room), Some(12));
    let without = RemainingAbove::of_child(
        &forest,
        &LimitStatuses::new(&forest),
        root,
        Resource::Users,
        None,
    );
    assert_eq!(without, RemainingAbove::default());
}
