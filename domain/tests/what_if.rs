//! What a limit is said to do is what it does: each claim is held against organizations that really has it.

use canopy_domain::{
    limits::{
        bands::UsageBand,
        ceiling::{LimitRefusal, room},
        ceiling_source::CeilingSource,
        remaining_above::RemainingAbove,
        report::ReportedLimit,
        status::LimitStatuses,
        what_if::WhatIf,
    },
    organization::{
        Organization,
        limits::{Limit, Resource},
    },
    tree::forest::{Forest, Index},
};
use proptest::{collection::vec, option, prelude::*, sample};

const RESOURCE: Resource = Resource::Users;

fn organization(id: &str, parent: Option<&str>, limit: Option<u64>, used: u64) -> Organization {
    let mut organization = Organization::named(id, id);
    organization.parent_org_id = parent.map(Into::into);
    organization.limits.set(RESOURCE, limit.into());
    organization.usage.subtree.set(RESOURCE, used);
    organization
}

/// Organizations below earlier ones, and the index of one of them.
fn organizations() -> impl Strategy<Value = (Vec<Organization>, usize)> {
    let one = (
        option::weighted(0.9, any::<sample::Index>()),
        option::of(0..30u64),
        0..12u64,
    );
    (vec(one, 1..25), any::<sample::Index>()).prop_map(|(list, which)| {
        let organizations: Vec<Organization> = list
            .into_iter()
            .enumerate()
            .map(|(at, (parent, limit, used))| {
                let parent = parent.filter(|_| at > 0).map(|parent| parent.index(at));
                organization(
                    &format!("org_{at}"),
                    parent.map(|parent| format!("org_{parent}")).as_deref(),
                    limit,
                    used,
                )
            })
            .collect();
        let which = which.index(organizations.len());
        (organizations, which)
    })
}

fn what_if(forest: &Forest, index: Index, limit: Limit) -> WhatIf {
    let above = RemainingAbove::above(forest, &LimitStatuses::new(forest), index, RESOURCE, None);
    WhatIf::of(forest, index, RESOURCE, limit, &above)
}

/// The band and the room of each organization below.
fn below(forest: &Forest, id: &str) -> Vec<(String, UsageBand, Option<u64>)> {
    let statuses = LimitStatuses::new(forest);
    let index = forest.index_of(&id.into()).expect("there");
    let below = forest.descendants(index).filter_map(|rank| forest.at(rank));
    below
        .map(|index| {
            let band = UsageBand::of(&statuses.of(forest, index, RESOURCE));
            let room = room(&statuses.ceilings(forest, index, RESOURCE));
            (forest.get(index).id.to_string(), band, room)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_said_of_those_below_is_what_saving_does(
        (list, which) in organizations(), limit in option::of(0..40u64)
    ) {
        let id = format!("org_{which}");
        let (limit, forest) = (Limit::from(limit), Forest::new(list.clone()));
        let index = forest.index_of(&id.as_str().into()).expect("there");
        let said = what_if(&forest, index, limit);

        let mut changed = list;
        changed[which].limits.set(RESOURCE, limit);
        let saved = Forest::new(changed);
        let there = saved.index_of(&id.as_str().into()).expect("there");
        prop_assert_eq!(said.room.after, room(&LimitStatuses::new(&saved).ceilings(&saved, there, RESOURCE)));
        prop_assert_eq!(said.room.before, room(&LimitStatuses::new(&forest).ceilings(&forest, index, RESOURCE)));
        let ceiling = LimitStatuses::new(&saved).of(&saved, there, RESOURCE).ceiling;
        prop_assert_eq!(said.ceiling.after, ceiling.map(|(amount, _)| amount));

        let pairs: Vec<_> = below(&forest, &id).into_iter().zip(below(&saved, &id)).collect();
        let over = pairs.iter().filter(|(before, after)| before.1 != UsageBand::Over && after.1 == UsageBand::Over);
        let near = pairs.iter().filter(|(before, after)| {
            !matches!(before.1, UsageBand::Over | UsageBand::Full | UsageBand::Near)
                && matches!(after.1, UsageBand::Full | UsageBand::Near)
        });
        let rooms = pairs.iter().filter(|(before, after)| before.2 != after.2);
        prop_assert_eq!(said.over.len(), over.count());
        prop_assert_eq!(said.near.len(), near.count());
        prop_assert_eq!(said.rooms, rooms.count());
    }

    #[test]
    fn a_limit_as_it_was_does_nothing_and_is_never_refused((list, which) in organizations()) {
        let limit = list[which].limits.get(RESOURCE);
        let forest = Forest::new(list);
        let index = forest.index_of(&format!("org_{which}").as_str().into()).expect("there");
        let what_if = what_if(&forest, index, limit);
        prop_assert_eq!(&what_if.refusal, &None);
        prop_assert!(!what_if.is_change());
    }
}

/// root: 100, 60 used; parent: 50, 20 used; below it A: 30, 15 used; B: 30, 5 used; C: no limit.
fn family() -> Forest {
    Forest::new([
        organization("root", None, Some(100), 60),
        organization("parent", Some("root"), Some(70), 20),
        organization("A", Some("parent"), Some(30), 15),
        organization("B", Some("parent"), Some(30), 5),
        organization("C", Some("parent"), None, 0),
    ])
}

#[test]
fn a_first_ceiling_is_one_that_children_without_limits_could_use_up() {
    let forest = Forest::new([
        organization("parent", None, None, 3),
        organization("A", Some("parent"), None, 3),
        organization("B", Some("parent"), Some(5), 0),
    ]);
    let index = forest.index_of(&"parent".into()).expect("there");
    let what_if = what_if(&forest, index, Limit::of(10));
    assert_eq!(what_if.open_ended, 1);
}

#[test]
fn the_subscription_refuses_what_the_organizations_above_would_allow() {
    let forest = family();
    let index = forest.index_of(&"parent".into()).expect("there");
    let report = ReportedLimit {
        resource: RESOURCE.key().into(),
        used: Some(60),
        direct: Some(40),
        free: Some(10),
        org_limit: Some(100),
        total: Some(80),
    };
    let above = RemainingAbove::above(
        &forest,
        &LimitStatuses::new(&forest),
        index,
        RESOURCE,
        Some(&report),
    );
    let what_if = WhatIf::of(&forest, index, RESOURCE, Limit::of(90), &above);
    assert!(matches!(
        what_if.refusal,
        Some(LimitRefusal::AboveCeiling(ref ceiling)) if ceiling.source == CeilingSource::Subscription
    ));
    let allowed = WhatIf::of(&forest, index, RESOURCE, Limit::of(75), &above);
    assert_eq!((allowed.refusal, allowed.room.after), (None, Some(10)));
}
