//! Workspaces: listing, creating, changing and archiving them.

use axum::http::StatusCode;
use canopy_domain::workspace::member::Role;
use serde_json::{Value, json};

use crate::asking::{ARCHIVED, ASSIGNED, Api, MSP, POOLED, SINGLE};

#[tokio::test]
async fn one_sees_the_workspaces_one_belongs_to_and_no_others() {
    let api = Api::seeded();
    let list = api.read("/workspaces").await;
    let ids: Vec<&str> = list["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|workspace| workspace["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, [MSP, SINGLE, ASSIGNED, POOLED, ARCHIVED]);
    for workspace in list["data"].as_array().unwrap() {
        assert_eq!(
            api.read(&format!(
                "/workspaces/{}",
                workspace["id"].as_str().unwrap()
            ))
            .await,
            *workspace
        );
        assert_eq!(
            workspace["pooled_seat_limit"].is_null(),
            workspace["billing_mode"] != "pooled"
        );
    }
}

#[tokio::test]
async fn whoever_creates_a_workspace_owns_it() {
    let api = Api::empty();
    let answer = api
        .call(
            Role::Viewer,
            "POST",
            "/workspaces",
            Some(json!({"name": " Lab ", "billing_mode": "pooled"})),
        )
        .await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let made = answer.json();
    let id = made["id"].as_str().unwrap();
    assert!(id.starts_with("ws_") && id.len() == 19);
    assert_eq!(
        (made["name"].as_str(), made["billing_mode"].as_str()),
        (Some("Lab"), Some("pooled"))
    );
    assert_eq!(
        (
            &made["description"],
            &made["archived"],
            &made["archived_at"]
        ),
        (&Value::Null, &json!(false), &Value::Null)
    );
    let made_at = made["created_at"].as_str().unwrap();
    assert!(made_at.len() == 27 && made_at.ends_with('Z'), "{made_at}");

    let members = api.read(&format!("/workspaces/{id}/members")).await;
    assert_eq!(members["data"][0]["role"], "owner");
    api.call(Role::Owner, "GET", &format!("/workspaces/{id}"), None)
        .await
        .refused(404, "resource_not_found");
    let organization = api
        .call(
            Role::Viewer,
            "POST",
            &format!("/workspaces/{id}/organizations"),
            Some(json!({"name": "First"})),
        )
        .await;
    assert_eq!(organization.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_new_workspace_needs_a_name_and_a_mode_and_takes_nothing_unknown() {
    let api = Api::empty();
    for (body, fields) in [
        (json!({}), vec!["billing_mode", "name"]),
        (
            json!({"name": "x".repeat(51), "billing_mode": "single"}),
            vec!["name"],
        ),
        (json!({"name": " ", "billing_mode": "single"}), vec!["name"]),
        (
            json!({"name": "A", "billing_mode": "metered"}),
            vec!["billing_mode"],
        ),
        (
            json!({"name": "A", "billing_mode": "single", "description": "x".repeat(201)}),
            vec!["description"],
        ),
        (
            json!({"name": "A", "billing_mode": "single", "archived": true}),
            vec!["archived"],
        ),
    ] {
        api.post("/workspaces", body)
            .await
            .invalid("validation_failed", &fields);
    }
}

#[tokio::test]
async fn name_and_description_change_and_the_billing_mode_never_does() {
    let api = Api::seeded();
    let path = format!("/workspaces/{SINGLE}");
    let before = api.read(&path).await;
    let changed = api.patch(&path, json!({"name": "Bellwether"})).await.json();
    assert_eq!(
        (&changed["name"], &changed["description"]),
        (&json!("Bellwether"), &before["description"])
    );
    assert_ne!(changed["updated_at"], before["updated_at"]);
    let cleared = api.patch(&path, json!({"description": null})).await.json();
    assert_eq!(
        (&cleared["name"], &cleared["description"]),
        (&json!("Bellwether"), &Value::Null)
    );
    api.patch(&path, json!({"billing_mode": "pooled"}))
        .await
        .invalid("validation_failed", &["billing_mode"]);
    api.patch(&path, json!({}))
        .await
        .invalid("validation_failed", &["body"]);
    api.patch(&path, json!({"name": ""}))
        .await
        .invalid("validation_failed", &["name"]);
}

#[tokio::test]
async fn only_an_owner_archives_and_only_what_is_empty_and_paid_up() {
    let api = Api::seeded();
    let path = format!("/workspaces/{POOLED}");
    api.call(Role::Admin, "DELETE", &path, None)
        .await
        .refused(403, "insufficient_role");
    let used = api.delete(&path).await.refused(409, "workspace_not_empty");
    assert!(used["message"].as_str().unwrap().contains("usage"));

    let database = api.database();
    database
        .execute(
            "UPDATE organizations SET used_locations = 0, used_users = 0, used_sso = 0
            WHERE workspace_id = ?1",
            [POOLED],
        )
        .unwrap();
    let paid = api.delete(&path).await.refused(409, "workspace_not_empty");
    assert!(paid["message"].as_str().unwrap().contains("subscription"));

    database
        .execute("UPDATE subscriptions SET status = 'canceled'", [])
        .unwrap();
    assert_eq!(api.delete(&path).await.status, StatusCode::NO_CONTENT);
    let archived = api.read(&path).await;
    assert_eq!(archived["archived"], true);
    assert!(archived["archived_at"].is_string());
    assert_eq!(
        api.read("/workspaces").await["data"]
            .as_array()
            .unwrap()
            .len(),
        5,
        "still listed"
    );
    api.delete(&path).await.refused(409, "workspace_archived");
}
