//! What was done, taken back.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::{
    changes::plan::{
        Counts, Place,
        snapshot::{Snapshot, compare},
        tests::applied::{Whim, applied, billed, grown, whims},
    },
    form::{
        draft::{FieldValue, WhyStays},
        field::Field,
    },
    organization::{
        Organization,
        limits::{Limit, Resource},
    },
};

const USERS: Field = Field::Limit(Resource::Users);

fn organization(id: &str, parent: Option<&str>) -> Organization {
    let mut organization = Organization::named(id, id.to_uppercase());
    organization.parent_org_id = parent.map(Into::into);
    organization
}

fn with_users(id: &str, users: u64) -> Organization {
    let mut organization = organization(id, None);
    organization.limits.set(Resource::Users, Limit::of(users));
    organization
}

fn created(after: &Organization) -> Done {
    Done {
        before: None,
        after: Some(Arc::new(after.clone())),
        ..Done::default()
    }
}

fn changed(before: &Organization, after: &Organization) -> Done {
    Done {
        before: Some(Arc::new(before.clone())),
        after: Some(Arc::new(after.clone())),
        ..Done::default()
    }
}

fn deleted(before: &Organization) -> Done {
    Done {
        before: Some(Arc::new(before.clone())),
        after: None,
        ..Done::default()
    }
}

/// The users that each changed organization gets.
fn users(undo: &Undo) -> Vec<(&str, Limit)> {
    let steps = undo.plan.steps().iter();
    let users = steps.map(|step| match &step.act {
        Act::Update { id, edit } => (id.as_str(), edit.after.users.read().unwrap()),
        other => panic!("it is only changed: {other:?}"),
    });
    users.collect()
}

#[test]
fn what_was_changed_several_times_goes_back_to_what_it_was_first() {
    let [five, seven, nine] = [5, 7, 9].map(|amount| with_users("a", amount));
    let done = [changed(&five, &seven), changed(&seven, &nine)];
    let back = undo(&done, &Forest::new([nine.clone()]));
    assert_eq!(users(&back), [("a", Limit::of(5))]);
    assert!(back.stays.is_empty() && back.gone.is_empty());
    let there_and_back = [changed(&five, &seven), changed(&seven, &five)];
    assert!(undo(&there_and_back, &Forest::new([five])).plan.is_empty());
}

#[test]
fn a_field_that_was_changed_since_stays_and_is_told() {
    let (five, mut seven, nine) = (with_users("a", 5), with_users("a", 7), with_users("a", 9));
    seven.name = "Renamed".into();
    let now = Organization {
        name: "Renamed".into(),
        ..nine
    };
    let back = undo(&[changed(&five, &seven)], &Forest::new([now]));
    let draft = back.plan.steps()[0].act.draft().unwrap();
    assert_eq!((&*draft.name, draft.users.read()), ("A", Ok(Limit::of(9))));
    let stays = StaysOf {
        id: "a".into(),
        title: "Renamed".into(),
        field: USERS,
        why: WhyStays::Changed {
            to: FieldValue::Limit(Limit::of(9)),
        },
    };
    assert_eq!(back.stays, [stays]);
}

#[test]
fn what_others_changed_between_two_changes_is_theirs() {
    let [five, six, seven] = [5, 6, 7].map(|amount| with_users("a", amount));
    let [mut shown, mut hinted] = [six.clone(), seven.clone()];
    shown.branding.display_name = Some("Theirs".into());
    hinted.branding.display_name = Some("Theirs".into());
    // From 5 to 7, by others to 6, and from there to 7 again.
    let done = [changed(&five, &seven), changed(&shown, &hinted)];
    let back = undo(&done, &Forest::new([hinted]));
    assert_eq!(users(&back), [("a", Limit::of(6))]);
    let draft = back.plan.steps()[0].act.draft().unwrap();
    assert_eq!(draft.display_name, "Theirs");
}

#[test]
fn what_was_created_is_deleted_if_it_is_still_there() {
    let (new, gone) = (organization("new", None), organization("gone", None));
    let renamed = Organization {
        name: "Renamed".into(),
        ..new.clone()
    };
    let done = [created(&new), created(&gone), changed(&new, &renamed)];
    let back = undo(&done, &Forest::new([renamed]));
    assert_eq!(back.plan.steps().len(), 1);
    assert!(matches!(&back.plan.steps()[0].act, Act::Delete { id, .. } if *id == "new".into()));
    assert!(back.gone.is_empty(), "what is gone is as it was before");
    let nothing = undo(&[created(&new), deleted(&new)], &Forest::default());
    assert_eq!(nothing, Undo::default());
}

#[test]
fn what_was_deleted_is_created_again_parents_first_without_the_ids_that_are_gone() {
    let mut root = organization("a", None);
    root.billing_account_id = Some("cus_1".into());
    root.picture = Some("http://127.0.0.1/a.png".into());
    let (b, c) = (organization("b", Some("a")), organization("c", Some("b")));
    let beside = organization("d", Some("x"));
    let now = Forest::new([organization("x", None)]);
    for order in [[&c, &b, &beside, &root], [&root, &b, &c, &beside]] {
        let back = undo(&order.map(deleted), &now);
        let steps = back.plan.steps();
        let place = |name: &str| {
            steps.iter().find_map(|step| match &step.act {
                Act::Create { place, draft } if draft.name == name => {
                    Some((step.id, place.clone()))
                }
                _ => None,
            })
        };
        let (a, b) = (place("A").unwrap(), place("B").unwrap());
        assert_eq!((a.1, b.1), (Place::Root, Place::UnderStep(a.0)));
        assert!(a.0 < b.0 && b.0 < place("C").unwrap().0);
        assert_eq!(place("C").unwrap().1, Place::UnderStep(b.0));
        assert_eq!(place("D").unwrap().1, Place::Under("x".into()));
        assert_eq!(back.stays.len(), 1, "the logo can't be sent");
        assert_eq!(
            (back.stays[0].field, &back.stays[0].why),
            (Field::Logo, &WhyStays::NotSendable)
        );
    }
}

#[test]
fn what_was_changed_and_then_deleted_is_created_as_it_was_before_both() {
    let (five, mut seven) = (with_users("a", 5), with_users("a", 7));
    seven.branding.display_name = Some("Mine".into());
    let theirs = Organization {
        name: "Theirs".into(),
        ..seven.clone()
    };
    let back = undo(
        &[changed(&five, &seven), deleted(&theirs)],
        &Forest::default(),
    );
    let draft = back.plan.steps()[0].act.draft().unwrap();
    assert_eq!(draft.users.read(), Ok(Limit::of(5)));
    assert_eq!((&*draft.name, &*draft.display_name), ("Theirs", ""));
    assert_eq!(back.plan.counts().creates, 1);
}

#[test]
fn what_was_changed_and_deleted_by_others_since_is_told() {
    let (five, seven) = (with_users("a", 5), with_users("a", 7));
    let back = undo(&[changed(&five, &seven)], &Forest::default());
    assert!(back.plan.is_empty());
    assert_eq!(back.gone, [("a".into(), "A".into())]);
    // One whose deletion didn't come about is there, and only its fields are put back.
    let done = [changed(&five, &seven), deleted(&seven)];
    let back = undo(&done, &Forest::new([seven]));
    assert_eq!(users(&back), [("a", Limit::of(5))]);
}

#[test]
fn what_was_done_last_is_taken_back_first() {
    let (a, b) = (with_users("a", 5), with_users("b", 5));
    let (a2, b2) = (with_users("a", 7), with_users("b", 7));
    let done = [changed(&a, &a2), changed(&b, &b2)];
    let back = undo(&done, &Forest::new([a2, b2]));
    assert_eq!(users(&back), [("b", Limit::of(5)), ("a", Limit::of(5))]);
    assert_eq!(
        back.plan.counts(),
        Counts {
            updates: 2,
            ..Counts::default()
        }
    );
}

/// What carrying out a plan did, in the order of its steps.
fn done(before: &Forest, plan: &Plan, after: &Forest, prefix: &str) -> Vec<Done> {
    let steps = plan.steps().iter().enumerate();
    let done = steps.map(|(number, step)| {
        let created = OrganizationId::from(format!("{prefix}{number}"));
        let id = step.act.organization().unwrap_or(&created);
        Done {
            before: before.find(id).cloned(),
            after: after.find(id).cloned(),
            ..Done::default()
        }
    });
    done.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn what_two_plans_did_is_taken_back_whole(
        looks in prop::collection::vec((any::<u8>(), 0..6_usize), 0..7),
        first in prop::collection::vec(any::<Whim>(), 0..6),
        second in prop::collection::vec(any::<Whim>(), 0..6),
    ) {
        let all = looks.iter().enumerate();
        let all = all.map(|(id, &(look, parent))| grown(id, Some(parent).filter(|&it| it < id), look));
        let before = billed(all);
        let one = whims(&before, &first);
        let between = applied(&before, &one, "one");
        let two = whims(&between, &second);
        let after = applied(&between, &two, "two");
        let mut entries = done(&before, &one, &between, "one");
        entries.extend(done(&between, &two, &after, "two"));
        let back = undo(&entries, &after);
        prop_assert!(back.stays.is_empty() && back.gone.is_empty(), "{:?}", back);
        let restored = applied(&after, &back.plan, "again");
        let snapshot = Snapshot { organizations: before, ..Snapshot::default() };
        let comparison = compare(&snapshot, &restored, true);
        prop_assert!(comparison.is_unchanged(), "{:?}", comparison);
        // And taking that back does it again.
        let did = done(&after, &back.plan, &restored, "again");
        let again = applied(&restored, &undo(&did, &restored).plan, "anew");
        let snapshot = Snapshot { organizations: after, ..Snapshot::default() };
        let comparison = compare(&snapshot, &again, true);
        prop_assert!(comparison.is_unchanged(), "{:?}", comparison);
    }
}
