//! Snapshots: kept, compared and put back.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{
    changes::{
        difference::{Difference, FieldValue},
        plan::{
            Act, Counts, Place,
            tests::applied::{Whim, applied, billed, grown, whims},
        },
    },
    form::{draft::WhyStays, field::Field},
    organization::{
        Organization, OrganizationId,
        limits::{Limit, Resource},
    },
};

const API: &str = "https://api.example.com";

fn of(organizations: Forest) -> Snapshot {
    Snapshot {
        name: "Before".into(),
        taken_at: "2026-11-22T23:30:00.000Z".into(),
        api_base_url: API.into(),
        workspace_id: "ws_1".into(),
        organizations,
    }
}

fn organization(id: &str, parent: Option<&str>) -> Organization {
    let mut organization = Organization::named(id, id.to_uppercase());
    organization.parent_org_id = parent.map(Into::into);
    organization
}

fn tree() -> Vec<Organization> {
    vec![
        organization("a", None),
        organization("b", Some("a")),
        organization("c", Some("b")),
        organization("x", None),
    ]
}

fn ids(named: &[Named]) -> Vec<&str> {
    named.iter().map(|one| one.id.as_str()).collect()
}

#[test]
fn a_snapshot_is_written_and_read_with_all_the_api_said() {
    let answer = json!([
        {"id": "b", "name": "B", "parent_org_id": "a", "limits": {"users": 0, "storage": 7, "sso": "many"}},
        {"id": "a", "name": "A", "region": "eu", "usage": {"usage": {"users": 3}}},
    ]);
    let organizations: Vec<Organization> = serde_json::from_value(answer).unwrap();
    let snapshot = of(Forest::new(organizations));
    let read = Snapshot::of_json(&snapshot.to_json(), &"ws_1".into(), API).unwrap();
    assert_eq!(
        (
            read.name,
            read.taken_at,
            read.api_base_url,
            read.workspace_id
        ),
        (
            snapshot.name,
            snapshot.taken_at,
            snapshot.api_base_url,
            snapshot.workspace_id
        )
    );
    let all = |forest: &Forest| {
        forest
            .iter()
            .map(|(_, one)| Organization::clone(one))
            .collect::<Vec<_>>()
    };
    assert_eq!(all(&read.organizations), all(&snapshot.organizations));
}

#[test]
fn a_file_that_is_no_snapshot_of_this_workspace_says_why() {
    let text = of(Forest::new(tree())).to_json();
    let read = |text: &str| Snapshot::of_json(text, &"ws_1".into(), API).err();
    assert_eq!(read(&format!("\u{feff}{text}")), None);
    assert_eq!(
        read("{\n ?"),
        Some(NotASnapshot::NotJson { line: 2, column: 2 })
    );
    for other in ["[]", "7", "{}", r#"{"kind": "canopy-plan", "version": 1}"#] {
        assert_eq!(read(other), Some(NotASnapshot::OtherKind), "{other}");
    }
    let with = |key: &str, value: Value| {
        let mut file: Value = serde_json::from_str(&text).unwrap();
        file[key] = value;
        read(&file.to_string())
    };
    assert_eq!(
        with("version", json!(2)),
        Some(NotASnapshot::OtherVersion(2))
    );
    assert_eq!(with("version", json!("new")), Some(NotASnapshot::Damaged));
    assert_eq!(
        with("organizations", json!([{"name": "A"}])),
        Some(NotASnapshot::Damaged)
    );
    assert_eq!(with("taken_at", Value::Null), Some(NotASnapshot::Damaged));
    let other = |workspace: &str, api: &str| {
        Some(NotASnapshot::OtherWorkspace {
            workspace_id: workspace.into(),
            api_base_url: api.into(),
        })
    };
    assert_eq!(with("workspace_id", json!("ws_2")), other("ws_2", API));
    let api = "https://other.example.com";
    assert_eq!(with("api_base_url", json!(api)), other("ws_1", api));
}

#[test]
fn what_is_not_as_it_was_is_told_customer_by_customer() {
    let mut all = tree();
    all.push(organization("gone", None));
    all[1].branding.colors.primary = Some("#ABC".into());
    let snapshot = of(Forest::new(all.clone()));
    all.pop();
    all.remove(2);
    all[1].limits.set(Resource::Users, Limit::of(5));
    all[1].branding.colors.primary = Some("#aabbcc".into());
    all[2].usage.own.set(Resource::Users, 4);
    all.push(organization("new", Some("a")));
    let now = Forest::new(all);
    let comparison = compare(&snapshot, &now, true);
    let customers = &comparison.customers;
    let roots: Vec<&str> = customers
        .iter()
        .map(|one| one.root.title.as_str())
        .collect();
    assert_eq!(roots, ["A", "X", "GONE"]);
    assert_eq!(ids(&customers[0].added), ["new"]);
    assert_eq!(ids(&customers[0].gone), ["c"]);
    assert_eq!(customers[0].changed.len(), 1);
    let changed = &customers[0].changed[0];
    assert_eq!(
        (&*changed.organization.title, changed.is_moved),
        ("B", false)
    );
    let users = Difference {
        field: Field::Limit(Resource::Users),
        before: FieldValue::Limit(Limit::None),
        after: FieldValue::Limit(Limit::of(5)),
    };
    assert_eq!(changed.differences, [users]);
    let used = UsageDifference {
        resource: Resource::Users,
        before: 0,
        after: 4,
    };
    assert_eq!(customers[1].used[0].1, [used]);
    assert_eq!(ids(&customers[2].gone), ["gone"]);
    let counts = ComparisonCounts {
        added: 1,
        gone: 2,
        changed: 1,
        used: 1,
        anew: 0,
        unchanged: 2,
    };
    assert_eq!(comparison.counts, counts);
    // Nobody asks for what is in use, and then the customer isn't told either.
    let without = compare(&snapshot, &now, false);
    assert_eq!((without.customers.len(), without.counts.used), (2, 0));
    assert!(compare(&snapshot, &snapshot.organizations, true).is_unchanged());
}

#[test]
fn what_was_deleted_and_created_again_is_the_same_under_another_id() {
    let snapshot = of(Forest::new(tree()));
    let mut all = tree();
    all[1] = organization("b2", Some("a"));
    all[1].name = "B".into();
    all[2] = organization("c2", Some("b2"));
    all[2].name = " C ".into();
    all[2].limits.set(Resource::Users, Limit::of(1));
    let now = Forest::new(all);
    let comparison = compare(&snapshot, &now, false);
    let counts = ComparisonCounts {
        changed: 1,
        anew: 2,
        unchanged: 3,
        ..ComparisonCounts::default()
    };
    assert_eq!(comparison.counts, counts);
    let back = put_back(&snapshot, &now);
    let step = &back.plan.steps()[0].act;
    assert_eq!(step.organization(), Some(&"c2".into()));
    assert_eq!(back.plan.counts().calls(), 1);
}

#[test]
fn organizations_with_the_same_name_are_paired_one_by_one() {
    let named = |id: &str| Organization::named(id, "Store");
    let snapshot = of(Forest::new(["a", "b", "c"].map(named)));
    let now = Forest::new(["b", "n1", "n2", "n3"].map(named));
    let comparison = compare(&snapshot, &now, false);
    let counts = ComparisonCounts {
        added: 1,
        anew: 2,
        unchanged: 3,
        ..ComparisonCounts::default()
    };
    assert_eq!(comparison.counts, counts);
}

#[test]
fn what_was_changed_goes_back_and_a_logo_where_it_can_be_sent() {
    let mut then = tree();
    then[0].picture = Some("https://cdn.example.com/a.png".into());
    then[1].picture = Some("http://127.0.0.1/b.png".into());
    let snapshot = of(Forest::new(then));
    let mut all = tree();
    all[1].name = "Renamed".into();
    let back = put_back(&snapshot, &Forest::new(all));
    let drafts: Vec<_> = back
        .plan
        .steps()
        .iter()
        .filter_map(|step| step.act.draft())
        .collect();
    assert_eq!(drafts[0].logo.url, "https://cdn.example.com/a.png");
    assert_eq!(
        (&*drafts[1].name, drafts[1].logo.current.as_deref()),
        ("B", None)
    );
    assert_eq!(back.stays.len(), 1);
    assert_eq!(
        (&*back.stays[0].title, back.stays[0].field),
        ("Renamed", Field::Logo)
    );
    assert_eq!(back.stays[0].why, WhyStays::NotSendable);
}

#[test]
fn what_is_gone_is_created_again_below_its_parent_and_what_came_is_deleted_whole() {
    let mut then = tree();
    then[0].billing_account_id = Some("cus_1".into());
    then[1].billing_account_id = Some("cus_1".into());
    then[2].picture = Some("http://127.0.0.1/c.png".into());
    let snapshot = of(Forest::new(then));
    let now = Forest::new([
        organization("x", None),
        organization("n", Some("x")),
        organization("m", Some("n")),
    ]);
    let back = put_back(&snapshot, &now);
    let counts = Counts {
        creates: 3,
        deletes: 2,
        updates: 0,
    };
    assert_eq!(back.plan.counts(), counts);
    let steps = back.plan.steps();
    let places = steps[..3].iter().map(|step| match &step.act {
        Act::Create { place, draft } => (place.clone(), draft.billing_account.as_str()),
        other => panic!("it is created first: {other:?}"),
    });
    let places: Vec<_> = places.collect();
    assert_eq!(
        places,
        [
            (Place::Root, "cus_1"),
            (Place::UnderStep(steps[0].id), ""),
            (Place::UnderStep(steps[1].id), ""),
        ]
    );
    assert_eq!(back.stays.len(), 1, "the logo of c can't be sent");
}

#[test]
fn what_has_another_parent_is_told_and_stays_there() {
    let snapshot = of(Forest::new(tree()));
    let mut all = tree();
    all[2].parent_org_id = Some("x".into());
    let now = Forest::new(all);
    let comparison = compare(&snapshot, &now, false);
    assert_eq!(comparison.counts.changed, 1);
    assert!(comparison.customers[0].changed[0].is_moved);
    let back = put_back(&snapshot, &now);
    assert!(back.plan.is_empty());
    assert_eq!(back.moved, [OrganizationId::from("c")]);
}

#[test]
fn an_organization_whose_parent_could_not_be_read_is_not_created_as_a_root() {
    let torn = json!({"id": "t", "name": "T", "parent_org_id": 7});
    let torn: Organization = serde_json::from_value(torn).unwrap();
    let back = put_back(&of(Forest::new([torn])), &Forest::default());
    assert!(matches!(
        &back.plan.steps()[0].act,
        Act::Create { place: Place::Unknown(parent), .. } if parent == "7"
    ));
}

#[test]
fn a_billing_account_is_compared_and_put_back_of_the_root_alone() {
    let billed_to = |account: &str| {
        let mut all = tree();
        for one in &mut all {
            one.billing_account_id = Some(account.into());
        }
        Forest::new(all)
    };
    let snapshot = of(billed_to("cus_1"));
    let now = billed_to("cus_2");
    assert_eq!(compare(&snapshot, &now, false).counts.changed, 2);
    let back = put_back(&snapshot, &now);
    let steps = back.plan.steps().iter();
    let ids: Vec<_> = steps.filter_map(|step| step.act.organization()).collect();
    assert_eq!(ids, [&OrganizationId::from("a"), &"x".into()]);
    assert!(back.stays.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn a_snapshot_that_is_put_back_compares_as_unchanged(
        looks in prop::collection::vec((any::<u8>(), 0..6_usize), 0..7),
        changes in prop::collection::vec(any::<Whim>(), 0..9),
        more in prop::collection::vec(any::<Whim>(), 0..9),
    ) {
        let all = looks.iter().enumerate();
        let all = all.map(|(id, &(look, parent))| grown(id, Some(parent).filter(|&it| it < id), look));
        let snapshot = of(billed(all));
        let plan = whims(&snapshot.organizations, &changes);
        let now = applied(&snapshot.organizations, &plan, "new");
        let back = put_back(&snapshot, &now);
        prop_assert!(back.stays.is_empty() && back.moved.is_empty());
        let restored = applied(&now, &back.plan, "again");
        let comparison = compare(&snapshot, &restored, true);
        prop_assert!(comparison.is_unchanged(), "{:?}", comparison);
        prop_assert_eq!(comparison.counts.unchanged, snapshot.organizations.len());
        prop_assert!(put_back(&snapshot, &restored).plan.is_empty());
        // Once more, with what has other ids by now.
        let later = applied(&restored, &whims(&restored, &more), "later");
        let back_again = put_back(&snapshot, &later).plan;
        let restored = applied(&later, &back_again, "anew");
        prop_assert!(compare(&snapshot, &restored, true).is_unchanged());
        let is_same = compare(&snapshot, &now, false).is_unchanged();
        prop_assert_eq!(is_same, back.plan.is_empty());
    }
}
