//! How many there can be, and that it holds when many ask at once.

use axum::{body::Body, http::StatusCode};
use canopy_domain::workspace::member::Role;
use serde_json::json;
use tower::ServiceExt;

use crate::asking::{Api, MSP, POOLED, SINGLE, request};

fn children(workspace: &str, organization: &str) -> String {
    format!("/workspaces/{workspace}/organizations/{organization}/children")
}

/// Sends `count` requests at once, and gives the statuses.
async fn at_once(
    api: &Api,
    count: usize,
    path: &str,
    body: impl Fn(usize) -> serde_json::Value,
) -> Vec<StatusCode> {
    let token = api.token(Role::Admin);
    let asked: Vec<_> = (0..count)
        .map(|number| {
            let request = request("POST", path)
                .header("authorization", format!("Bearer {token}"))
                .header("content-type", "application/json")
                .body(Body::from(body(number).to_string()))
                .unwrap();
            tokio::spawn(api.router().oneshot(request))
        })
        .collect();
    let mut statuses = Vec::new();
    for answer in asked {
        statuses.push(answer.await.unwrap().unwrap().status());
    }
    statuses
}

fn count(statuses: &[StatusCode], wanted: StatusCode) -> usize {
    statuses.iter().filter(|&&status| status == wanted).count()
}

#[tokio::test]
async fn a_full_workspace_takes_neither_a_root_nor_a_child() {
    let api = Api::seeded();
    let body = json!({"name": "One more", "billing_account_id": api.account(MSP).await});
    let full = "workspace_organization_limit_reached";
    api.post(&format!("/workspaces/{MSP}/organizations"), body)
        .await
        .invalid(full, &[]);
    let parent = api.named(MSP, "Nordhavn Europe").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    api.post(&children(MSP, &parent), json!({"name": "One more"}))
        .await
        .invalid(full, &[]);
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_at_once_fill_the_last_place_of_a_workspace_exactly_once() {
    let api = Api::seeded();
    let leaf = api.named(MSP, "Café Lumière 7").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    api.database()
        .execute("DELETE FROM organizations WHERE id = ?1", [&leaf])
        .unwrap();
    let account = api.account(MSP).await;
    let path = format!("/workspaces/{MSP}/organizations");
    let statuses = at_once(
        &api,
        20,
        &path,
        |number| json!({"name": format!("Late {number}"), "billing_account_id": account}),
    )
    .await;
    assert_eq!(count(&statuses, StatusCode::CREATED), 1);
    assert_eq!(count(&statuses, StatusCode::UNPROCESSABLE_ENTITY), 19);
    assert_eq!(
        api.read(&path).await["data"].as_array().unwrap().len(),
        1_000
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organization_has_a_hundred_children_and_not_one_more_even_at_once() {
    let api = Api::seeded();
    let parent = api.root(POOLED, "Many").await;
    let statuses = at_once(
        &api,
        105,
        &children(POOLED, &parent),
        |number| json!({"name": format!("Child {number}")}),
    )
    .await;
    assert_eq!(count(&statuses, StatusCode::CREATED), 100);
    assert_eq!(count(&statuses, StatusCode::UNPROCESSABLE_ENTITY), 5);
    let told = api
        .post(&children(POOLED, &parent), json!({"name": "One more"}))
        .await;
    told.invalid("max_children_exceeded", &[]);
}

#[tokio::test]
async fn the_tenth_level_is_the_lowest() {
    let api = Api::seeded();
    let mut lowest = api.root(SINGLE, "Level 1").await;
    for level in 2..=10 {
        lowest = api.child(SINGLE, &lowest, &format!("Level {level}")).await;
    }
    let told = api
        .post(&children(SINGLE, &lowest), json!({"name": "Level 11"}))
        .await;
    told.invalid("max_depth_exceeded", &[]);
    assert_eq!(api.named(SINGLE, "Level 10").await["depth"], 9);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_want_a_login_hint_at_once_one_gets_it() {
    let api = Api::seeded();
    let body =
        |number| json!({"name": format!("Rival {number}"), "branding": {"login_hint": "the-one"}});
    let statuses = at_once(
        &api,
        10,
        &format!("/workspaces/{POOLED}/organizations"),
        body,
    )
    .await;
    assert_eq!(count(&statuses, StatusCode::CREATED), 1);
    assert_eq!(count(&statuses, StatusCode::CONFLICT), 9);
}
