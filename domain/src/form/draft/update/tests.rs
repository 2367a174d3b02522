//! What of a changed draft is sent, and that nothing else changes by it.

use proptest::prelude::*;
use serde_json::{Map, Value, json, to_value};

use super::*;
use crate::{
    form::billing_choice::BillingChoice, limits::ceiling::Ceiling, organization::Organization,
    workspace::BillingMode,
};

fn named(source: &&'static str) -> CeilingSetter {
    CeilingSetter::Organization((*source).to_owned())
}

fn organization() -> Organization {
    let value = json!({
        "id": "org_1", "name": "Acme", "billing_account_id": "cus_1",
        "picture": "http://127.0.0.1/logo.png",
        "limits": {"locations": 5, "users": null, "sso": 0, "printers": 9},
        "branding": {
            "display_name": " Acme Corp ", "login_hint": "ACME", "font": "Inter",
                "colors": {"primary": "#FF5733", "page_background": null, "accent": "#000000"},
        },
    });
    serde_json::from_value(value).unwrap()
}

#[test]
fn what_could_not_be_read_is_not_sent_while_another_field_is_changed() {
    let odd = json!({
        "id": "org_1", "name": "Acme", "limits": {"locations": 5, "users": -1},
        "branding": {"display_name": 7, "login_hint": "acme", "colors": "red"},
    });
    let theirs = OrganizationDraft::of(&serde_json::from_value(odd).unwrap());
    let changed = |change: fn(&mut OrganizationDraft)| {
        let mut mine = theirs.clone();
        change(&mut mine);
        let request = mine.check_update(&theirs, &surroundings(None), named);
        to_value(request.unwrap()).unwrap()
    };
    assert_eq!(
        changed(|draft| draft.locations = Limit::of(6).into()),
        json!({"limits": {"locations": 6, "sso": null}})
    );
    assert_eq!(
        changed(|draft| draft.users = Limit::None.into()),
        json!({"limits": {"locations": 5, "users": null, "sso": null}})
    );
    assert_eq!(
        changed(|draft| draft.login_hint = "other".into()),
        json!({"branding": {"login_hint": "other", "colors": {}}})
    );
}

fn surroundings(mode: Option<BillingMode>) -> Surroundings<&'static str> {
    Surroundings {
        billing: BillingChoice::of_existing(mode, true),
        ..Default::default()
    }
}

fn checked(
    change: impl FnOnce(&mut OrganizationDraft),
    surroundings: &Surroundings<&'static str>,
) -> Result<Value, Vec<(Field, Problem)>> {
    let theirs = OrganizationDraft::of(&organization());
    let mut mine = theirs.clone();
    change(&mut mine);
    let request = mine.check_update(&theirs, surroundings, named)?;
    Ok(to_value(request).unwrap())
}

fn body(change: impl FnOnce(&mut OrganizationDraft)) -> Value {
    checked(change, &surroundings(Some(BillingMode::Assigned))).unwrap()
}

#[test]
fn only_what_changed_is_sent() {
    assert_eq!(body(|_| ()), json!({}));
    assert_eq!(
        body(|draft| draft.name = " Acme Ltd ".into()),
        json!({"name": "Acme Ltd"})
    );
}

#[test]
fn one_limit_that_changed_brings_the_others_as_they_are_and_no_unknown_one() {
    assert_eq!(
        body(|draft| draft.users = Limit::of(25).into()),
        json!({"limits": {"locations": 5, "users": 25, "sso": 0}})
    );
    assert_eq!(
        body(|draft| draft.locations = Limit::None.into()),
        json!({"limits": {"locations": null, "users": null, "sso": 0}})
    );
}

#[test]
fn one_part_of_the_brand_that_changed_brings_the_others_as_they_came() {
    assert_eq!(
        body(|draft| draft.page_background = "FFF".into()),
        json!({"branding": {
            "display_name": " Acme Corp ", "login_hint": "ACME",
            "colors": {"primary": "#FF5733", "page_background": "#ffffff"},
        }})
    );
    assert_eq!(
        body(|draft| {
            draft.display_name.clear();
            draft.login_hint = "acme".into();
            draft.primary.clear();
        }),
        json!({"branding": {
            "display_name": null, "login_hint": "acme",
            "colors": {"primary": null, "page_background": null},
        }})
    );
}

#[test]
fn a_logo_is_removed_with_null_and_replaced_with_an_address_or_a_picture() {
    assert_eq!(
        body(|draft| draft.logo.current = None),
        json!({"picture": null})
    );
    assert_eq!(
        body(|draft| draft.logo.url = "https://example.com/a.png".into()),
        json!({"picture": "https://example.com/a.png"})
    );
}

#[test]
fn the_account_of_a_root_is_sent_where_it_can_change_and_nowhere_else() {
    let to = |account: &'static str| {
        move |draft: &mut OrganizationDraft| draft.billing_account = account.into()
    };
    assert_eq!(body(to("cus_2")), json!({"billing_account_id": "cus_2"}));
    let in_mode = |mode, account| checked(to(account), &surroundings(mode));
    assert_eq!(in_mode(Some(BillingMode::Single), "cus_2"), Ok(json!({})));
    assert_eq!(in_mode(Some(BillingMode::Pooled), "cus_2"), Ok(json!({})));
    assert_eq!(in_mode(None, ""), Ok(json!({"billing_account_id": null})));
    assert_eq!(
        in_mode(Some(BillingMode::Assigned), " "),
        Err(vec![(
            Field::BillingAccount,
            Problem::BillingAccountMissing
        )])
    );
}

#[test]
fn what_was_wrong_before_is_held_against_nobody_who_left_it_alone() {
    // The login hint that is there breaks the rules, and so would this limit.
    let mut surroundings = surroundings(Some(BillingMode::Assigned));
    surroundings.ceilings[0] = vec![Ceiling {
        amount: 1,
        used: 1,
        source: "Above",
    }];
    surroundings.hint_holder = Some("Other".into());
    assert_eq!(
        checked(|draft| draft.name = "New".into(), &surroundings),
        Ok(json!({"name": "New"}))
    );
    assert_eq!(
        checked(|draft| draft.locations = Limit::of(4).into(), &surroundings),
        Err(vec![(
            Field::Limit(Resource::Locations),
            Problem::LimitAboveCeiling {
                amount: 1,
                set_by: named(&"Above")
            }
        )])
    );
}

#[test]
fn a_limit_cannot_go_below_what_is_used_already() {
    let mut surroundings = surroundings(Some(BillingMode::Assigned));
    surroundings.used = [3, 0, 0];
    let at = |amount| {
        checked(
            |draft: &mut OrganizationDraft| draft.locations = Limit::of(amount).into(),
            &surroundings,
        )
    };
    assert_eq!(
        at(2),
        Err(vec![(
            Field::Limit(Resource::Locations),
            Problem::LimitBelowUse { used: 3 }
        )])
    );
    assert!(at(3).is_ok());
}

/// `body` put into `record`, level by level or whole object by whole object.
fn applied(mut record: Value, body: &Value, merging: bool) -> Value {
    fn put(into: &mut Map<String, Value>, from: &Map<String, Value>, merging: bool) {
        for (key, value) in from {
            match (into.get_mut(key), value) {
                (Some(Value::Object(into)), Value::Object(from)) if merging => {
                    put(into, from, true)
                }
                _ => drop(into.insert(key.clone(), value.clone())),
            }
        }
    }
    put(
        record.as_object_mut().unwrap(),
        body.as_object().unwrap(),
        merging,
    );
    record
}

fn some_draft() -> impl Strategy<Value = OrganizationDraft> {
    let limit = prop::option::of(0_u64..4).prop_map(|amount| LimitDraft::from(Limit::from(amount)));
    let color = prop_oneof![Just(""), Just("#FF5733"), Just("#fff"), Just("123456")];
    let hint = prop_oneof![Just(""), Just("ACME"), Just("acme-2")];
    let url = prop_oneof![Just(""), Just("https://example.com/b.png")];
    let current = prop::option::of(Just("http://127.0.0.1/logo.png".to_owned()));
    (
        prop_oneof![Just("Acme"), Just(" Other ")],
        [limit.clone(), limit.clone(), limit],
        [color.clone(), color],
        hint,
        (url, current),
    )
        .prop_map(
            |(name, [locations, users, sso], [primary, page_background], hint, (url, current))| {
                OrganizationDraft {
                    name: name.into(),
                    billing_account: "cus_1".into(),
                    locations,
                    users,
                    sso,
                    logo: super::super::LogoDraft {
                        picture: None,
                        url: url.into(),
                        current,
                    },
                    display_name: " Acme Corp ".into(),
                    login_hint: hint.into(),
                    primary: primary.into(),
                    page_background: page_background.into(),
                    unread: Vec::new(),
                }
            },
        )
}

proptest! {
    #[test]
    fn merging_and_replacing_come_to_the_same_and_to_what_was_typed(mine in some_draft()) {
        let record = json!({
            "id": "org_1", "name": "Acme", "billing_account_id": "cus_1", "picture": "http://127.0.0.1/logo.png",
            "limits": {"locations": 1, "users": null, "sso": 0},
            "branding": {"display_name": " Acme Corp ", "login_hint": "ACME",
                         "colors": {"primary": "#FF5733", "page_background": null}},
        });
        let before: Organization = serde_json::from_value(record.clone()).unwrap();
        let theirs = OrganizationDraft::of(&before);
        let surroundings = surroundings(Some(BillingMode::Assigned));
        let request = mine.check_update(&theirs, &surroundings, named).unwrap();
        let body = to_value(&request).unwrap();
        let merged = applied(record.clone(), &body, true);
        prop_assert_eq!(&merged, &applied(record, &body, false));
        let after = OrganizationDraft::of(&serde_json::from_value(merged).unwrap());
        for field in Field::ALL {
            prop_assert!(after.same(&mine, field), "{:?}: {}", field, body);
        }
        let changed = Field::ALL.into_iter().any(|field| !mine.same(&theirs, field));
        prop_assert_eq!(body == json!({}), !changed);
    }
}
