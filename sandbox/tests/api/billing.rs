//! Who pays: the rules of the three billing modes.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::asking::{ASSIGNED, Api, POOLED, SINGLE};

const FIELD: &[&str] = &["billing_account_id"];

#[tokio::test]
async fn a_root_names_its_account_in_single_and_assigned_and_never_in_pooled() {
    let api = Api::seeded();
    for workspace in [SINGLE, ASSIGNED] {
        let path = format!("/workspaces/{workspace}/organizations");
        api.post(&path, json!({"name": "A"}))
            .await
            .invalid("billing_account_required", FIELD);
        api.post(&path, json!({"name": "A", "billing_account_id": null}))
            .await
            .invalid("billing_account_required", FIELD);
        let elsewhere = api.account(POOLED).await;
        for unknown in ["cus_none", "", &elsewhere] {
            let body = json!({"name": "A", "billing_account_id": unknown});
            api.post(&path, body)
                .await
                .invalid("billing_account_not_found", FIELD);
        }
        let body = json!({"name": "A", "billing_account_id": api.account(workspace).await});
        assert_eq!(api.post(&path, body).await.status, StatusCode::CREATED);
    }
    let path = format!("/workspaces/{POOLED}/organizations");
    let body = json!({"name": "A", "billing_account_id": api.account(POOLED).await});
    api.post(&path, body)
        .await
        .invalid("billing_account_not_allowed", FIELD);
    assert_eq!(
        api.post(&path, json!({"name": "A", "billing_account_id": null}))
            .await
            .status,
        StatusCode::CREATED
    );
}

#[tokio::test]
async fn a_child_never_names_an_account() {
    let api = Api::seeded();
    for workspace in [SINGLE, ASSIGNED, POOLED] {
        let root = api.root(workspace, "Top").await;
        let path = format!("/workspaces/{workspace}/organizations/{root}/children");
        let body = json!({"name": "A", "billing_account_id": api.account(workspace).await});
        api.post(&path, body)
            .await
            .invalid("billing_account_not_allowed", FIELD);
        let child = api
            .post(&path, json!({"name": "A", "billing_account_id": null}))
            .await
            .created();
        let body = json!({"billing_account_id": api.account(workspace).await});
        api.patch(
            &format!("/workspaces/{workspace}/organizations/{child}"),
            body,
        )
        .await
        .invalid("billing_account_not_allowed", FIELD);
    }
}

#[tokio::test]
async fn a_root_moves_to_an_account_that_has_room_for_all_of_it() {
    let api = Api::seeded();
    let root = api.named(ASSIGNED, "Kestrel Nederland").await;
    let path = format!(
        "/workspaces/{ASSIGNED}/organizations/{}",
        root["id"].as_str().unwrap()
    );
    let accounts = api
        .read(&format!("/workspaces/{ASSIGNED}/billing-accounts"))
        .await;
    let other = accounts["data"][1]["id"].as_str().unwrap().to_owned();

    let full = api.patch(&path, json!({"billing_account_id": other})).await;
    full.invalid("limit_exceeds_capacity", FIELD);

    let database = api.database();
    database
        .execute(
            "UPDATE subscriptions SET locations = 500, users = 500, sso = 500
            WHERE billing_account_id = ?1",
            [&other],
        )
        .unwrap();
    let moved = api
        .patch(&path, json!({"billing_account_id": other}))
        .await
        .json();
    assert_eq!(moved["billing_account_id"], json!(other));
    let venlo = api.named(ASSIGNED, "Venlo").await;
    assert_eq!(
        venlo["billing_account_id"],
        json!(other),
        "those below follow"
    );
}

#[tokio::test]
async fn a_root_cannot_be_left_without_an_account_and_may_keep_its_own() {
    let api = Api::seeded();
    for workspace in [SINGLE, ASSIGNED] {
        let root = api.root(workspace, "Top").await;
        let path = format!("/workspaces/{workspace}/organizations/{root}");
        api.patch(&path, json!({"billing_account_id": null}))
            .await
            .invalid("billing_account_required", FIELD);
        let account = api.account(workspace).await;
        assert_eq!(
            api.patch(&path, json!({"billing_account_id": account}))
                .await
                .status,
            StatusCode::OK
        );
    }
    let root = api.root(POOLED, "Top").await;
    let path = format!("/workspaces/{POOLED}/organizations/{root}");
    assert_eq!(
        api.patch(&path, json!({"billing_account_id": null}))
            .await
            .status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn accounts_are_listed_and_retrieved_with_all_that_is_documented() {
    let api = Api::seeded();
    for (workspace, count) in [(SINGLE, 1), (ASSIGNED, 3), (POOLED, 2)] {
        let list = api
            .read(&format!("/workspaces/{workspace}/billing-accounts"))
            .await;
        let accounts = list["data"].as_array().unwrap();
        assert_eq!(accounts.len(), count);
        for account in accounts {
            let keys: Vec<&str> = account
                .as_object()
                .unwrap()
                .keys()
                .map(String::as_str)
                .collect();
            let expected = [
                "address",
                "created_at",
                "currency",
                "description",
                "email",
                "id",
                "name",
                "phone",
                "updated_at",
                "workspace_id",
            ];
            assert_eq!(keys, expected);
            assert_eq!(
                account["address"]["country"].as_str().map(str::len),
                Some(2)
            );
            assert_eq!(account["address"]["line2"], Value::Null);
            let id = account["id"].as_str().unwrap();
            assert_eq!(
                api.read(&format!("/workspaces/{workspace}/billing-accounts/{id}"))
                    .await,
                *account
            );
        }
    }
}

#[tokio::test]
async fn the_subscriptions_of_an_account_say_what_it_allows() {
    let api = Api::seeded();
    let account = api.account(ASSIGNED).await;
    let path = format!("/workspaces/{ASSIGNED}/billing-accounts/{account}/subscriptions");
    let found = api.read(&path).await;
    let all = found["data"].as_array().unwrap();
    let active: Vec<&Value> = all.iter().filter(|one| one["status"] == "active").collect();
    let [active] = active[..] else {
        panic!("one counts: {all:?}")
    };
    assert_eq!(active["billing_account_id"], account.as_str());
    assert!(active["product_quantities"]["users"]["quantity"].as_u64() > Some(0));
    assert!(all.iter().any(|one| one["status"] == "canceled"));

    let elsewhere = format!("/workspaces/{POOLED}/billing-accounts/{account}/subscriptions");
    assert_eq!(api.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
}
