//! Usage beside each kind of limit, in words.

use canopy_domain::{
    limits::{ceiling_source::CeilingSource, status::Lacks},
    organization::Organization,
};

use super::*;

/// A parent with a limit over a child with a limit, and how the child stands.
fn words(parent: Option<u64>, child: Option<u64>, used: u64) -> (String, String) {
    let mut above = Organization::named("a", "Acme");
    above.limits.set(Resource::Users, parent.into());
    above.usage.subtree.set(Resource::Users, 1_040);
    let mut below = Organization {
        parent_org_id: Some("a".into()),
        ..Organization::named("b", "Below")
    };
    below.limits.set(Resource::Users, child.into());
    below.usage.subtree.set(Resource::Users, used);
    let forest = Forest::new([above, below]);
    let statuses = LimitStatuses::new(&forest);
    let index = forest.index_of(&"b".into()).unwrap();
    let status = statuses.of(&forest, index, Resource::Users);
    (
        of_limit(&status),
        sentences(&forest, &statuses, index, Resource::Users),
    )
}

#[test]
fn the_three_states_of_a_limit_are_three_words() {
    for (limit, used, expected) in [
        (None, 7, "7, no limit"),
        (Some(0), 0, "Off"),
        (Some(50), 12, "12 of 50"),
        (Some(2_000), 1_204, "1,204 of 2,000"),
    ] {
        assert_eq!(words(None, limit, used).0, expected);
    }
}

#[test]
fn what_could_not_be_read_is_unknown_and_never_no_limit_or_zero() {
    let record = r#"{"id":"a","limits":{"users":-1,"sso":5},"usage":{"usage":{"users":3},
            "subtree_usage":{"users":4,"sso":"few"}}}"#;
    let forest = Forest::new([
        serde_json::from_str(record).unwrap(),
        Organization {
            parent_org_id: Some("a".into()),
            ..Organization::named("b", "Below")
        },
    ]);
    let statuses = LimitStatuses::new(&forest);
    let said = |id: &str, resource| {
        let index = forest.index_of(&id.into()).unwrap();
        let status = statuses.of(&forest, index, resource);
        (
            of_limit(&status),
            share(&status),
            sentences(&forest, &statuses, index, resource),
        )
    };
    let (words, share, sentences) = said("a", Resource::Users);
    assert_eq!(
        (words.as_str(), share.as_str()),
        ("4, limit unknown", "Unknown")
    );
    assert_eq!(
        sentences,
        "Users: 4 used in total, 3 of them by this organization. The own limit couldn't be read."
    );
    let (words, share, sentences) = said("a", Resource::Sso);
    assert_eq!(
        (words.as_str(), share.as_str()),
        ("Unknown of 5", "Unknown")
    );
    assert_eq!(
        sentences,
        "SSO: total usage unknown, 0 used by this organization. Own limit: 5."
    );
    let (words, share, sentences) = said("b", Resource::Users);
    assert_eq!(
        (words.as_str(), share.as_str()),
        ("0, limit unknown", "Unknown")
    );
    assert_eq!(
        sentences,
        "Users: 0 used. No own limit. A limit above couldn't be read."
    );
}

/// A ceiling that is its own limit, where that is as low, or that of an organization above.
fn own_or_above(limit: Limit, amount: u64) -> (u64, CeilingSource) {
    let above = Forest::new([Organization::named("a", "Acme")])
        .at(0)
        .unwrap();
    match limit.amount() == Some(amount) {
        true => (amount, CeilingSource::Own),
        false => (amount, CeilingSource::Ancestor(above)),
    }
}

#[test]
fn what_is_over_a_limit_is_counted() {
    assert_eq!(words(None, Some(50), 53).0, "53 of 50, over by 3");
    assert_eq!(words(None, Some(0), 2).0, "2, but off");
}

#[test]
fn the_share_of_a_ceiling_is_never_rounded_up_to_all_of_it() {
    let said = |ceiling: Option<u64>, subtree_use| {
        share(&LimitStatus {
            subtree_use,
            ceiling: ceiling.map(|amount| (amount, CeilingSource::Own)),
            ..LimitStatus::default()
        })
    };
    assert_eq!(said(Some(1_000), 999), "99%");
    assert_eq!(said(Some(1_000), 1_000), "100%");
    assert_eq!(said(Some(u64::MAX), u64::MAX), "100%");
    assert_eq!(said(Some(50), 53), "Over by 3");
    assert_eq!(said(Some(0), 2), "Over by 2");
    assert_eq!(said(Some(0), 0), "Off");
    assert_eq!(said(None, 9), "No limit");
}

#[test]
fn a_tighter_limit_above_counts_and_is_told_apart_from_an_own_one() {
    assert_eq!(words(Some(50), None, 45).0, "45 of 50 (set above)");
    assert_eq!(
        words(Some(50), Some(100), 60).0,
        "60 of 50, over by 10 (set above)"
    );
    assert_eq!(words(Some(0), None, 0).0, "Off (set above)");
    assert_eq!(words(Some(0), None, 3).0, "3, but off (set above)");
    assert_eq!(words(Some(50), Some(40), 12).0, "12 of 40");
    assert_eq!(words(Some(40), Some(40), 12).0, "12 of 40");
}

#[test]
fn the_sentences_say_who_holds_it_back() {
    assert_eq!(
        words(Some(1_050), None, 45).1,
        "Users: 45 used. No own limit. Acme allows 1,050 in total (1,040 used)."
    );
    assert_eq!(
        words(None, Some(50), 45).1,
        "Users: 45 used. Own limit: 50."
    );
    assert_eq!(
        words(Some(0), Some(0), 0).1,
        "Users: 0 used. Turned off for this organization.",
        "its own word counts before that of those above"
    );
    assert_eq!(
        words(Some(0), None, 0).1,
        "Users: 0 used. No own limit. Acme turns this off for all its descendants."
    );
}

#[test]
fn own_use_and_that_of_descendants_are_told_apart() {
    let parted = |own_use, subtree_use| {
        let status = LimitStatus {
            own_use,
            subtree_use,
            ..LimitStatus::default()
        };
        own_and_descendants(&status)
    };
    assert_eq!(
        parted(3, 1_012).as_deref(),
        Some("3 own, 1,009 in descendants")
    );
    assert_eq!(parted(0, 7).as_deref(), Some("Only in descendants"));
    assert_eq!(parted(7, 7).as_deref(), Some("Only own usage"));
    assert_eq!(parted(0, 0), None);
    assert_eq!(
        parted(9, 2).as_deref(),
        Some("Only own usage"),
        "whatever the API says, nothing is made up"
    );
}

#[test]
fn a_cell_keeps_its_numbers_together_and_may_leave_out_what_follows() {
    let said = |limit, amount, subtree_use| {
        in_a_cell(&LimitStatus {
            subtree_use,
            limit,
            ceiling: Some(own_or_above(limit, amount)),
            ..LimitStatus::default()
        })
    };
    assert_eq!(said(Limit::of(50), 50, 12), "12\u{a0}of\u{a0}50");
    assert_eq!(
        said(Limit::of(50), 50, 1_053),
        "1,053\u{a0}of\u{a0}50,\u{a0}+1,003"
    );
    assert_eq!(
        said(Limit::None, 50, 45),
        "45\u{a0}of\u{a0}50 (set\u{a0}above)"
    );
    assert_eq!(
        said(Limit::None, 50, 53),
        "53\u{a0}of\u{a0}50,\u{a0}+3 (set\u{a0}above)"
    );
    assert_eq!(
        said(Limit::None, 0, 3),
        "3,\u{a0}but\u{a0}off (set\u{a0}above)"
    );
}

#[test]
fn what_is_used_up_elsewhere_is_told_in_a_cell() {
    let said = |source, subtree_use| {
        in_a_cell(&LimitStatus {
            subtree_use,
            ceiling: Some((50, source)),
            is_full: true,
            ..LimitStatus::default()
        })
        .replace('\u{a0}', " ")
    };
    assert_eq!(said(CeilingSource::Own, 12), "12 of 50, 0 left");
    assert_eq!(
        said(CeilingSource::Subscription, 12),
        "12 of 50, 0 left (shared)"
    );
    assert_eq!(said(CeilingSource::Own, 50), "50 of 50");
    assert_eq!(said(CeilingSource::Own, 53), "53 of 50, +3");
}

#[test]
fn one_with_children_says_what_is_its_own() {
    let mut above = Organization::named("a", "Acme");
    above.usage.own.set(Resource::Users, 3);
    above.usage.subtree.set(Resource::Users, 12);
    let below = Organization {
        parent_org_id: Some("a".into()),
        ..Organization::named("b", "Below")
    };
    let forest = Forest::new([above, below]);
    let index = forest.index_of(&"a".into()).unwrap();
    assert_eq!(
        sentences(
            &forest,
            &LimitStatuses::new(&forest),
            index,
            Resource::Users
        ),
        "Users: 12 used in total, 3 of them by this organization. No own limit."
    );
}

#[test]
fn which_limit_could_not_be_read_is_told_where_another_is_known() {
    let said = |limit, amount| {
        of_limit(&LimitStatus {
            subtree_use: 4,
            limit,
            ceiling: Some(own_or_above(limit, amount)),
            lacks: Lacks {
                ceiling: true,
                ..Lacks::default()
            },
            ..LimitStatus::default()
        })
    };
    assert_eq!(said(Limit::of(50), 50), "4 of 50, limit above unknown");
    assert_eq!(
        said(Limit::None, 50),
        "4 of 50 (set above), another limit above unknown"
    );
    assert_eq!(
        said(Limit::Unknown, 50),
        "4 of 50 (set above), own limit unknown"
    );
    assert_eq!(said(Limit::of(3), 3), "4 of 3, over by 1");
}

#[test]
fn what_is_left_is_said_only_within_a_limit() {
    let status = |used, limit: Option<u64>| {
        let mut one = Organization::named("a", "Acme");
        one.limits.set(Resource::Users, limit.into());
        one.usage.subtree.set(Resource::Users, used);
        let forest = Forest::new([one]);
        let index = forest.index_of(&"a".into()).unwrap();
        LimitStatuses::new(&forest).of(&forest, index, Resource::Users)
    };
    let said = |used, limit, left| of_limit_and_left(&status(used, limit), left);
    assert_eq!(said(20, Some(23), Some(3)), "20 of 23 · 3 left");
    assert_eq!(said(20, Some(23), Some(0)), "20 of 23 · none left");
    assert_eq!(
        said(20, Some(2_000), Some(1_980)),
        "20 of 2,000 · 1,980 left"
    );
    assert_eq!(said(20, Some(23), None), "20 of 23");
    assert_eq!(said(26, Some(23), Some(0)), "26 of 23, over by 3");
    assert_eq!(said(20, None, None), "20, no limit");
    assert_eq!(said(0, Some(0), Some(0)), "Off");
}

#[test]
fn whoever_leaves_less_than_the_ceiling_is_named() {
    let org = |id: &str, parent: Option<&str>, limit, used| {
        let mut one = Organization::named(id, id);
        one.parent_org_id = parent.map(Into::into);
        one.limits.set(Resource::Users, limit);
        one.usage.subtree.set(Resource::Users, used);
        one
    };
    let forest = Forest::new([
        org("Acme", None, Limit::of(20), 18),
        org("Bergen", Some("Acme"), Limit::of(10), 3),
        org("Kiosk", Some("Bergen"), Limit::None, 1),
        org("Oslo", Some("Acme"), Limit::of(20), 15),
    ]);
    let statuses = LimitStatuses::new(&forest);
    let said = |id: &str| {
        let index = forest.index_of(&id.into()).unwrap();
        sentences(&forest, &statuses, index, Resource::Users)
    };
    assert!(
        said("Kiosk").ends_with("Bergen allows 10 in total (3 used). Only 2 left under Acme."),
        "{}",
        said("Kiosk")
    );
    assert!(said("Bergen").ends_with("Own limit: 10. Only 2 left under Acme."));
    assert!(!said("Acme").contains("left under"));
}
