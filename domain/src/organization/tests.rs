//! Organizations as the API sends them.

use super::*;
use crate::organization::limits::{Limit, Resource};

#[test]
fn an_organization_needs_nothing_but_its_id() {
    let organization: Organization = serde_json::from_str(r#"{"id":"org_1"}"#).unwrap();
    assert_eq!(organization, Organization::named("org_1", ""));
    assert_eq!(organization.title(), "org_1");
}

#[test]
fn null_means_absent_in_every_field_but_the_id() {
    let organization: Organization = serde_json::from_str(
        r#"{"id":"org_1","name":null,"workspace_id":null,"external_id":null,"parent_org_id":null,
                "path":null,"depth":null,"billing_account_id":null,"picture":null,"usage":null,
                "limits":null,"branding":null}"#,
    )
    .unwrap();
    assert_eq!(organization, Organization::named("org_1", ""));
    assert!(serde_json::from_str::<Organization>(r#"{"id":null}"#).is_err());
}

#[test]
fn a_blank_id_is_none_and_one_that_is_none_is_not_read() {
    let read = |json: &str| serde_json::from_str::<Organization>(json).unwrap();
    let blank = read(r#"{"id":"org_1","parent_org_id":" ","billing_account_id":""}"#);
    assert_eq!(blank, Organization::named("org_1", ""));
    assert!(!blank.is_parent_unread());
    let odd = read(r#"{"id":"org_1","parent_org_id":7}"#);
    assert!(odd.parent_org_id.is_none() && odd.is_parent_unread());
}

#[test]
fn unknown_keys_are_kept_for_display_and_never_written() {
    let organization: Organization =
        serde_json::from_str(r#"{"id":"org_1","region":{"name":"eu"}}"#).unwrap();
    assert_eq!(organization.unknown["region"]["name"], "eu");
    assert!(
        !serde_json::to_string(&organization)
            .unwrap()
            .contains("region")
    );
}

#[test]
fn an_unknown_resource_is_kept_beside_the_known_three() {
    let organization: Organization = serde_json::from_str(
        r#"{"id":"org_1","limits":{"users":0,"locations":null,"sso":3,"storage":7},
                "usage":{"usage":{"users":2,"api_calls":9},"subtree_usage":null}}"#,
    )
    .unwrap();
    assert_eq!(organization.limits.get(Resource::Users), Limit::Off);
    assert_eq!(organization.limits.get(Resource::Locations), Limit::None);
    assert_eq!(organization.limits.get(Resource::Sso), Limit::of(3));
    assert_eq!(organization.limits.other()["storage"], 7);
    assert_eq!(organization.usage.own.other()["api_calls"], 9);
}

#[test]
fn the_path_lists_the_ancestors_from_the_root_down() {
    let mut organization = Organization::named("org_3", "Three");
    assert_eq!(organization.path_ids().count(), 0);
    organization.path = Some("org_1#org_2".into());
    assert_eq!(
        organization.path_ids().collect::<Vec<_>>(),
        ["org_1", "org_2"]
    );
}

#[test]
fn only_a_root_has_no_parent_to_ask_for() {
    let read = |json: &str| serde_json::from_str::<Organization>(json).unwrap();
    assert!(!read(r#"{"id":"a"}"#).may_have_parent());
    assert!(!read(r#"{"id":"a","parent_org_id":null}"#).may_have_parent());
    assert!(read(r#"{"id":"a","parent_org_id":"b"}"#).may_have_parent());
    // What could not be read may name one.
    assert!(read(r#"{"id":"a","parent_org_id":7}"#).may_have_parent());
}
