//! Who sets the ceiling, and the state that a use is in.

use super::*;
use crate::{
    limits::{
        capacity::Capacity,
        ceiling::room,
        testing::{billed, subscribed},
    },
    organization::Organization,
};

#[test]
fn below_a_parent_that_could_not_be_read_the_ceiling_is_unknown() {
    let odd: Organization =
        serde_json::from_str(r#"{"id":"a","parent_org_id":["x"],"limits":{"users":9},"depth":2}"#)
            .unwrap();
    let forest = Forest::new([odd, organization("b", Some("a"), Limit::of(5), 1)]);
    let statuses = LimitStatuses::new(&forest);
    for (index, _) in forest.iter() {
        let status = statuses.of(&forest, index, Resource::Users);
        assert!(status.lacks.ceiling, "{status:?}");
    }
    let found: Vec<_> = forest.all_anomalies().map(|(_, anomaly)| anomaly).collect();
    assert_eq!(found, [&crate::tree::anomaly::Anomaly::ParentUnread]);
}

fn organization(id: &str, parent: Option<&str>, users: Limit, used: u64) -> Organization {
    let mut organization = Organization {
        parent_org_id: parent.map(Into::into),
        ..Organization::named(id, id)
    };
    organization.limits.set(Resource::Users, users);
    organization.usage.subtree.set(Resource::Users, used);
    organization
}

fn status(forest: &Forest, id: &str) -> LimitStatus {
    let index = forest.index_of(&id.into()).unwrap();
    LimitStatuses::new(forest).of(forest, index, Resource::Users)
}

#[test]
fn the_tightest_limit_on_the_way_up_decides_and_is_named() {
    let forest = Forest::new([
        organization("root", None, Limit::of(10), 9),
        organization("middle", Some("root"), Limit::of(50), 8),
        organization("leaf", Some("middle"), Limit::None, 4),
    ]);
    let root = forest.index_of(&"root".into()).unwrap();
    assert_eq!(
        status(&forest, "leaf").ceiling,
        Some((10, CeilingSource::Ancestor(root)))
    );
    assert_eq!(status(&forest, "leaf").state(), State::Within);
    assert_eq!(status(&forest, "middle").state(), State::Near);
}

#[test]
fn an_own_limit_as_tight_as_the_one_above_is_the_one_that_is_named() {
    let forest = Forest::new([
        organization("root", None, Limit::of(10), 0),
        organization("child", Some("root"), Limit::of(10), 0),
    ]);
    assert_eq!(
        status(&forest, "child").ceiling,
        Some((10, CeilingSource::Own))
    );
}

#[test]
fn no_limit_anywhere_is_unlimited_and_zero_is_off_unless_it_is_used() {
    let forest = Forest::new([
        organization("free", None, Limit::None, 7),
        organization("off", None, Limit::Off, 0),
        organization("used", None, Limit::Off, 1),
    ]);
    assert_eq!(status(&forest, "free").state(), State::Unlimited);
    assert_eq!(status(&forest, "free").share(), None);
    assert_eq!(status(&forest, "off").state(), State::Off);
    assert_eq!(status(&forest, "used").state(), State::Over);
    assert_eq!(status(&forest, "used").share(), Some(f64::INFINITY));
}

#[test]
fn what_cannot_be_read_is_unknown_for_all_below_unless_it_is_over_anyway() {
    let forest = Forest::new([
        organization("root", None, Limit::of(10), 9),
        organization("odd", Some("root"), Limit::Unknown, 2),
        organization("below", Some("odd"), Limit::of(5), 1),
        organization("over", Some("odd"), Limit::of(5), 6),
    ]);
    assert_eq!(status(&forest, "root").state(), State::Near);
    for id in ["odd", "below"] {
        let status = status(&forest, id);
        assert_eq!((status.state(), status.share()), (State::Unknown, None));
    }
    assert_eq!(status(&forest, "over").state(), State::Over);
    let usage = r#"{"id":"a","limits":{"users":9},"usage":{"subtree_usage":{"users":"many"}}}"#;
    let forest = Forest::new([serde_json::from_str::<Organization>(usage).unwrap()]);
    assert_eq!(status(&forest, "a").state(), State::Unknown);
}

#[test]
fn eighty_percent_is_near_and_all_of_it_is_full_and_not_yet_over() {
    for (used, state) in [
        (7, State::Within),
        (8, State::Near),
        (10, State::Full),
        (11, State::Over),
    ] {
        let forest = Forest::new([organization("a", None, Limit::of(10), used)]);
        assert_eq!(status(&forest, "a").state(), state, "{used} of 10");
    }
}

#[test]
fn a_childs_room_is_what_the_scarcest_ancestor_leaves() {
    let forest = Forest::new([
        organization("root", None, Limit::of(100), 99),
        organization("parent", Some("root"), Limit::of(50), 10),
    ]);
    let parent = forest.index_of(&"parent".into()).unwrap();
    let statuses = LimitStatuses::new(&forest);
    let ceilings = statuses.ceilings_of_child(&forest, parent, Resource::Users);
    assert_eq!(
        ceilings
            .iter()
            .map(|ceiling| ceiling.amount)
            .collect::<Vec<_>>(),
        [50, 100]
    );
    assert_eq!(room(&ceilings), Some(1));
    assert_eq!(
        statuses.ceilings(&forest, parent, Resource::Users)[0].source,
        CeilingSource::Own
    );
}

#[test]
fn the_subscriptions_are_the_ceiling_where_no_limit_is_lower() {
    let forest = Forest::new([
        billed("a", organization("open", None, Limit::None, 4)),
        organization("child", Some("open"), Limit::of(30), 1),
        billed("a", organization("low", None, Limit::of(9), 3)),
        billed("b", organization("other", None, Limit::None, 4)),
    ]);
    let statuses = subscribed(&forest, 20);
    let of = |id: &str| {
        let index = forest.index_of(&id.into()).unwrap();
        let status = statuses.of(&forest, index, Resource::Users);
        let left = room(&statuses.ceilings(&forest, index, Resource::Users));
        (status.ceiling, status.used_by_others(), left)
    };
    let subscription = Some((20, CeilingSource::Subscription));
    assert_eq!(of("open"), (subscription, 3, Some(13)));
    assert_eq!(of("child"), (subscription, 6, Some(13)));
    assert_eq!(of("low"), (Some((9, CeilingSource::Own)), 0, Some(6)));
    assert_eq!(of("other"), (None, 0, None));
}

#[test]
fn a_subscription_that_is_used_up_is_full_for_all_that_share_it() {
    let forest = Forest::new([
        billed("a", organization("open", None, Limit::None, 4)),
        organization("off", Some("open"), Limit::Off, 0),
        billed("a", organization("low", None, Limit::of(9), 6)),
        billed("b", organization("other", None, Limit::of(9), 3)),
    ]);
    let states = |users| {
        let statuses = subscribed(&forest, users);
        let of = |id: &str| {
            let index = forest.index_of(&id.into()).unwrap();
            statuses.of(&forest, index, Resource::Users).state()
        };
        ["open", "off", "low", "other"].map(of)
    };
    let within = State::Within;
    assert_eq!(states(11), [within, State::Off, within, within]);
    assert_eq!(states(10), [State::Full, State::Off, State::Full, within]);
    assert_eq!(states(3), [State::Over, State::Off, State::Over, within]);
}

#[test]
fn what_an_ancestor_has_used_up_is_full_below_it() {
    let forest = Forest::new([
        organization("root", None, Limit::of(10), 10),
        organization("child", Some("root"), Limit::of(8), 2),
        organization("over", Some("root"), Limit::of(1), 2),
    ]);
    assert_eq!(status(&forest, "root").state(), State::Full);
    assert_eq!(status(&forest, "child").state(), State::Full);
    assert_eq!(status(&forest, "over").state(), State::Over);
}

#[test]
fn a_capacity_is_counted_as_the_worst_of_its_resources() {
    let pool = |used: [u64; 3]| Pool {
        capacity: Capacity {
            account: None,
            allowed: [Some(10), Some(10), None],
        },
        used,
        is_use_known: [true; 3],
    };
    let pools = [[1, 2, 99], [8, 2, 0], [9, 10, 0], [10, 11, 0], [12, 9, 0]].map(pool);
    let (over, full, near) = (2, 1, 1);
    assert_eq!(PoolCounts::of(&pools), PoolCounts { over, full, near });
}

#[test]
fn the_worst_resource_is_over_before_full_before_near_and_else_users() {
    let worst = |limits: [(u64, u64); 3]| {
        let mut one = Organization::named("a", "a");
        for ((limit, used), resource) in limits.into_iter().zip(Resource::ALL) {
            one.limits.set(resource, Limit::of(limit));
            one.usage.subtree.set(resource, used);
        }
        let forest = Forest::new([one]);
        let index = forest.roots().next().unwrap();
        LimitStatuses::new(&forest).worst(&forest, index)
    };
    assert_eq!(worst([(9, 1), (9, 1), (9, 1)]), Resource::Users);
    assert_eq!(worst([(9, 3), (9, 1), (0, 0)]), Resource::Users);
    assert_eq!(worst([(10, 9), (10, 8), (10, 0)]), Resource::Locations);
    assert_eq!(worst([(10, 9), (10, 8), (10, 10)]), Resource::Sso);
    assert_eq!(worst([(10, 11), (10, 10), (0, 0)]), Resource::Locations);
    assert_eq!(worst([(10, 11), (10, 12), (0, 0)]), Resource::Users);
}
