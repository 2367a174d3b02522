//! Limits against ancestors, capacity and use, and the report that explains them.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::asking::{ASSIGNED, Api, POOLED, SINGLE};

const USERS: &[&str] = &["limits.users"];

fn at(workspace: &str, organization: &str) -> String {
    format!("/workspaces/{workspace}/organizations/{organization}")
}

/// Gives every billing account of a workspace this many users and nothing else to be limited by.
fn sell(api: &Api, workspace: &str, users: Option<u64>) {
    api.database()
        .execute(
            "UPDATE subscriptions SET users = ?2, locations = NULL, sso = NULL
             WHERE billing_account_id IN (SELECT id FROM billing_accounts WHERE workspace_id = ?1)",
            rusqlite::params![workspace, users],
        )
        .unwrap();
}

fn use_up(api: &Api, organization: &str, users: u64) {
    let changed = api.database().execute(
        "UPDATE organizations SET used_users = ?2 WHERE id = ?1",
        rusqlite::params![organization, users],
    );
    assert_eq!(changed.unwrap(), 1);
}

fn users(report: &Value) -> Value {
    report["limits"]
        .as_array()
        .unwrap()
        .iter()
        .find(|entry| entry["type"] == "users")
        .unwrap()
        .clone()
}

#[tokio::test]
async fn a_childs_limit_is_at_most_its_tightest_ancestors() {
    let api = Api::seeded();
    sell(&api, POOLED, None);
    let root = api.root(POOLED, "Top").await;
    api.patch(&at(POOLED, &root), json!({"limits": {"users": 10}}))
        .await;
    let middle = api.child(POOLED, &root, "Middle").await;
    let low = api.child(POOLED, &middle, "Low").await;
    api.patch(&at(POOLED, &low), json!({"limits": {"users": 11}}))
        .await
        .invalid("limit_exceeds_parent", USERS);
    let told = api
        .post(
            &format!("{}/children", at(POOLED, &low)),
            json!({"name": "A", "limits": {"users": 11}}),
        )
        .await;
    told.invalid("limit_exceeds_parent", USERS);
    assert!(
        told.json()["message"]
            .as_str()
            .unwrap()
            .contains("set by Top."),
        "says who set it"
    );
    for limit in [json!(10), json!(0), json!(null)] {
        assert_eq!(
            api.patch(&at(POOLED, &low), json!({"limits": {"users": limit}}))
                .await
                .status,
            StatusCode::OK
        );
    }
}

#[tokio::test]
async fn below_an_organization_that_is_off_nothing_but_off_and_no_limit_is_left() {
    let api = Api::seeded();
    sell(&api, POOLED, None);
    let root = api.root(POOLED, "Top").await;
    api.patch(&at(POOLED, &root), json!({"limits": {"users": 0}}))
        .await;
    let child = api.child(POOLED, &root, "Child").await;
    api.patch(&at(POOLED, &child), json!({"limits": {"users": 1}}))
        .await
        .invalid("limit_exceeds_parent", USERS);
    assert_eq!(
        api.patch(&at(POOLED, &child), json!({"limits": {"users": 0}}))
            .await
            .status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_limit_is_at_most_what_the_subscriptions_allow() {
    let api = Api::seeded();
    for (workspace, capacity) in [(SINGLE, 50), (ASSIGNED, 50)] {
        sell(&api, workspace, None);
        api.database()
            .execute(
                "UPDATE subscriptions SET users = 50 WHERE status = 'active' AND billing_account_id IN
                     (SELECT id FROM billing_accounts WHERE workspace_id = ?1)",
                [workspace],
            )
            .unwrap();
        let root = api.root(workspace, "Top").await;
        api.patch(
            &at(workspace, &root),
            json!({"limits": {"users": capacity + 1}}),
        )
        .await
        .invalid("limit_exceeds_capacity", USERS);
        assert_eq!(
            api.patch(
                &at(workspace, &root),
                json!({"limits": {"users": capacity}})
            )
            .await
            .status,
            StatusCode::OK
        );
    }
}

#[tokio::test]
async fn a_pool_is_all_accounts_together_and_counts_trials_and_late_payers_but_no_canceled_ones() {
    let api = Api::seeded();
    sell(&api, POOLED, None);
    let database = api.database();
    let accounts = api
        .read(&format!("/workspaces/{POOLED}/billing-accounts"))
        .await;
    for (number, (account, status, users)) in [
        (0, "active", 10),
        (0, "trialing", 5),
        (1, "past_due", 7),
        (1, "unpaid", 1_000),
        (1, "canceled", 1_000),
    ]
    .into_iter()
    .enumerate()
    {
        let account = accounts["data"][account]["id"].as_str().unwrap();
        database
            .execute(
                "INSERT INTO subscriptions (id, billing_account_id, status, users) VALUES (?1, ?2, ?3, ?4)",
                rusqlite::params![format!("sub_{number}"), account, status, users],
            )
            .unwrap();
    }
    assert_eq!(
        api.read(&format!("/workspaces/{POOLED}")).await["pooled_seat_limit"],
        22
    );
    let root = api.root(POOLED, "Top").await;
    api.patch(&at(POOLED, &root), json!({"limits": {"users": 23}}))
        .await
        .invalid("limit_exceeds_capacity", USERS);
    assert_eq!(
        api.patch(&at(POOLED, &root), json!({"limits": {"users": 22}}))
            .await
            .status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn an_assigned_root_has_only_its_own_accounts_capacity() {
    let api = Api::seeded();
    sell(&api, ASSIGNED, None);
    let accounts = api
        .read(&format!("/workspaces/{ASSIGNED}/billing-accounts"))
        .await;
    let poor = accounts["data"][1]["id"].as_str().unwrap();
    api.database()
        .execute("UPDATE subscriptions SET users = 3 WHERE status = 'active' AND billing_account_id = ?1", [poor])
        .unwrap();
    let path = format!("/workspaces/{ASSIGNED}/organizations");
    let body = |account: &Value| json!({"name": "A", "billing_account_id": account, "limits": {"users": 4}});
    api.post(&path, body(&accounts["data"][1]["id"]))
        .await
        .invalid("limit_exceeds_capacity", USERS);
    assert_eq!(
        api.post(&path, body(&accounts["data"][0]["id"]))
            .await
            .status,
        StatusCode::CREATED
    );
}

#[tokio::test]
async fn a_limit_is_never_below_what_the_whole_subtree_uses_and_off_is_no_exception() {
    let api = Api::seeded();
    sell(&api, POOLED, None);
    let root = api.root(POOLED, "Top").await;
    let child = api.child(POOLED, &root, "Child").await;
    use_up(&api, &root, 2);
    use_up(&api, &child, 3);
    for too_low in [4, 0] {
        api.patch(&at(POOLED, &root), json!({"limits": {"users": too_low}}))
            .await
            .invalid("limit_below_usage", USERS);
    }
    assert_eq!(
        api.patch(&at(POOLED, &root), json!({"limits": {"users": 5}}))
            .await
            .status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_parent_may_go_below_its_childs_own_limit_and_the_childs_room_shrinks() {
    let api = Api::seeded();
    sell(&api, POOLED, None);
    let root = api.root(POOLED, "Top").await;
    let child = api.child(POOLED, &root, "Child").await;
    api.patch(&at(POOLED, &child), json!({"limits": {"users": 20}}))
        .await;
    assert_eq!(
        api.patch(&at(POOLED, &root), json!({"limits": {"users": 5}}))
            .await
            .status,
        StatusCode::OK
    );
    let report = api.read(&format!("{}/limits", at(POOLED, &child))).await;
    assert_eq!(
        users(&report),
        json!({"type": "users", "used": 0, "direct": 0, "free": 5, "org_limit": 20, "total": 5})
    );
}

#[tokio::test]
async fn a_limit_sent_back_as_it_was_is_accepted_even_when_it_is_exceeded() {
    let api = Api::seeded();
    sell(&api, POOLED, None);
    let root = api.root(POOLED, "Top").await;
    api.patch(&at(POOLED, &root), json!({"limits": {"users": 5}}))
        .await;
    use_up(&api, &root, 9);
    let body = json!({"name": "Renamed", "limits": {"locations": null, "users": 5, "sso": null}});
    assert_eq!(
        api.patch(&at(POOLED, &root), body).await.status,
        StatusCode::OK
    );
    api.patch(&at(POOLED, &root), json!({"limits": {"users": 6}}))
        .await
        .invalid("limit_below_usage", USERS);
}

#[tokio::test]
async fn the_report_of_the_documented_sample_is_reproduced() {
    let api = Api::seeded();
    sell(&api, POOLED, None);
    let parent = api.root(POOLED, "ACME Corporation").await;
    let department = api.child(POOLED, &parent, "Engineering Department").await;
    let team = api.child(POOLED, &department, "Team").await;
    use_up(&api, &department, 2);
    use_up(&api, &team, 6);
    api.patch(&at(POOLED, &department), json!({"limits": {"users": 50}}))
        .await;
    let report = api
        .read(&format!("{}/limits", at(POOLED, &department)))
        .await;
    assert_eq!(report["organization_id"], json!(department));
    assert_eq!(report["organization_name"], "Engineering Department");
    assert_eq!(
        users(&report),
        json!({"type": "users", "used": 8, "direct": 2, "free": 42, "org_limit": 50, "total": 50})
    );
    assert_eq!(
        report["context"],
        json!({"type": "parent", "name": "ACME Corporation"})
    );
    let types: Vec<&Value> = report["limits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["type"])
        .collect();
    assert_eq!(types, ["locations", "users", "sso"]);
}

#[tokio::test]
async fn room_counts_what_siblings_and_the_rest_of_the_pool_have_taken() {
    let api = Api::seeded();
    sell(&api, POOLED, None);
    let root = api.root(POOLED, "Top").await;
    let (one, other) = (
        api.child(POOLED, &root, "One").await,
        api.child(POOLED, &root, "Other").await,
    );
    api.patch(&at(POOLED, &root), json!({"limits": {"users": 10}}))
        .await;
    use_up(&api, &other, 7);
    let report = api.read(&format!("{}/limits", at(POOLED, &one))).await;
    assert_eq!(
        users(&report),
        json!({"type": "users", "used": 0, "direct": 0, "free": 3, "org_limit": null, "total": 10})
    );

    use_up(&api, &other, 12);
    let report = api.read(&format!("{}/limits", at(POOLED, &one))).await;
    assert_eq!(users(&report)["free"], 0, "never negative");
}

#[tokio::test]
async fn where_nothing_limits_total_and_free_are_null_and_a_root_has_no_context() {
    let api = Api::seeded();
    sell(&api, POOLED, None);
    let root = api.root(POOLED, "Top").await;
    let report = api.read(&format!("{}/limits", at(POOLED, &root))).await;
    assert_eq!(
        users(&report),
        json!({"type": "users", "used": 0, "direct": 0, "free": null, "org_limit": null, "total": null})
    );
    assert_eq!(report["context"], Value::Null);
}
