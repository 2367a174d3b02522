//! The states of a limit, and what cannot be read of limits and amounts.

use super::*;

#[test]
fn null_zero_and_a_number_are_three_different_limits() {
    let limits: Limits = serde_json::from_str(r#"{"locations":null,"users":0,"sso":4}"#).unwrap();
    assert_eq!(limits.get(Resource::Locations), Limit::None);
    assert_eq!(limits.get(Resource::Users), Limit::Off);
    assert_eq!(limits.get(Resource::Sso), Limit::of(4));
    assert_eq!(
        serde_json::to_string(&limits).unwrap(),
        r#"{"locations":null,"users":0,"sso":4}"#
    );
}

#[test]
fn no_limit_is_without_end_and_never_zero() {
    assert_eq!(Limit::None.amount(), None);
}

#[test]
fn a_limit_that_cannot_be_read_is_unknown_kept_as_it_came_and_never_written() {
    let limits: Limits =
        serde_json::from_str(r#"{"users":-1,"locations":"10","sso":1.5}"#).unwrap();
    assert_eq!(limits.get(Resource::Users), Limit::Unknown);
    assert_eq!(limits.get(Resource::Locations), Limit::of(10));
    assert_eq!(limits.get(Resource::Sso), Limit::Unknown);
    assert_eq!(limits.other()["users"], -1);
    assert_eq!(
        serde_json::to_string(&limits).unwrap(),
        r#"{"locations":10}"#
    );
    let none: Limits = serde_json::from_str(r#""none""#).unwrap();
    assert!(Resource::ALL.iter().all(|&one| none.get(one).is_unknown()));
    let twice: Limits = serde_json::from_str(r#"{"users":-1,"users":5}"#).unwrap();
    assert_eq!(twice.get(Resource::Users), Limit::of(5));
    assert!(twice.other().is_empty());
}

#[test]
fn an_amount_that_cannot_be_read_is_not_zero() {
    let amounts: Amounts = serde_json::from_str(r#"{"users":-1,"sso":2.0}"#).unwrap();
    assert!(!amounts.is_known(Resource::Users) && amounts.is_known(Resource::Sso));
    assert_eq!(amounts.get(Resource::Sso), 2);
    let unread: Amounts = serde_json::from_str("[1]").unwrap();
    assert!(!unread.is_known(Resource::Users) && !unread.is_zero());
}
