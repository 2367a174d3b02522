//! Creating, reading, changing and deleting organizations.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::asking::{ASSIGNED, Api, MSP, POOLED, SINGLE};

fn roots(workspace: &str) -> String {
    format!("/workspaces/{workspace}/organizations")
}

fn at(workspace: &str, organization: &str) -> String {
    format!("/workspaces/{workspace}/organizations/{organization}")
}

#[tokio::test]
async fn a_created_organization_is_the_documented_shape_and_reads_back_the_same() {
    let api = Api::seeded();
    let account = api.account(SINGLE).await;
    let body = json!({
        "name": "  Pop-up Shop  ",
        "billing_account_id": account,
        "limits": {"locations": 5, "users": 0, "sso": null},
        "picture": "https://example.com/logo.png",
        "branding": {"display_name": "Pop-up", "login_hint": "pop-up", "colors": {"primary": "#1A73e8"}}
    });
    let answer = api.post(&roots(SINGLE), body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let made = answer.json();
    let id = made["id"].as_str().unwrap();
    assert!(id.starts_with("org_") && id.len() == 20);
    assert_eq!(made["external_id"].as_str().unwrap().len(), 36);
    let mut expected = json!({
        "name": "Pop-up Shop",
        "workspace_id": SINGLE,
        "parent_org_id": null,
        "path": null,
        "depth": 0,
        "billing_account_id": account,
        "picture": "https://example.com/logo.png",
        "usage": {
            "usage": {"locations": 0, "users": 0, "sso": 0},
            "subtree_usage": {"locations": 0, "users": 0, "sso": 0},
        },
        "limits": {"locations": 5, "users": 0, "sso": null},
        "branding": {"display_name": "Pop-up", "login_hint": "pop-up",
            "colors": {"primary": "#1A73e8", "page_background": null}},
    });
    expected["id"] = made["id"].clone();
    expected["external_id"] = made["external_id"].clone();
    assert_eq!(made, expected);
    assert_eq!(api.read(&at(SINGLE, id)).await, expected);
    assert_eq!(api.named(SINGLE, "Pop-up Shop").await, expected);
}

#[tokio::test]
async fn a_child_knows_its_way_up_and_inherits_its_billing() {
    let api = Api::seeded();
    let root = api.root(ASSIGNED, "Top").await;
    let middle = api.child(ASSIGNED, &root, "Middle").await;
    let low = api.child(ASSIGNED, &middle, "Low").await;
    let low = api.read(&at(ASSIGNED, &low)).await;
    assert_eq!(low["parent_org_id"], json!(middle));
    assert_eq!(low["path"], format!("{root}#{middle}"));
    assert_eq!(low["depth"], 2);
    assert_eq!(
        low["billing_account_id"],
        json!(api.account(ASSIGNED).await)
    );

    let pooled = api.root(POOLED, "Pooled").await;
    let child = api.child(POOLED, &pooled, "Child").await;
    assert_eq!(
        api.read(&at(POOLED, &child)).await["billing_account_id"],
        Value::Null
    );
}

#[tokio::test]
async fn a_name_is_required_and_has_one_to_fifty_characters_after_trimming() {
    let api = Api::seeded();
    for name in [
        json!(""),
        json!("   "),
        json!("x".repeat(51)),
        json!(null),
        json!(7),
        json!(["a"]),
    ] {
        api.post(&roots(POOLED), json!({"name": name}))
            .await
            .invalid("validation_failed", &["name"]);
    }
    api.post(&roots(POOLED), json!({}))
        .await
        .invalid("validation_failed", &["name"]);
    for name in [
        "x".to_owned(),
        "é".repeat(50),
        format!("  {}  ", "日".repeat(50)),
    ] {
        assert_eq!(
            api.post(&roots(POOLED), json!({"name": name})).await.json()["name"],
            name.trim()
        );
    }
}

#[tokio::test]
async fn two_organizations_may_have_the_same_name() {
    let api = Api::seeded();
    let (one, other) = (
        api.root(POOLED, "Twin").await,
        api.root(POOLED, "Twin").await,
    );
    assert_ne!(one, other);
}

#[tokio::test]
async fn unknown_keys_are_refused_at_every_level() {
    let api = Api::seeded();
    for (body, field) in [
        (json!({"name": "A", "parent_org_id": null}), "parent_org_id"),
        (json!({"name": "A", "id": "org_1"}), "id"),
        (
            json!({"name": "A", "limits": {"storage": 1}}),
            "limits.storage",
        ),
        (
            json!({"name": "A", "branding": {"logo_url": "x"}}),
            "branding.logo_url",
        ),
        (
            json!({"name": "A", "branding": {"colors": {"accent": "#000000"}}}),
            "branding.colors.accent",
        ),
    ] {
        api.post(&roots(POOLED), body)
            .await
            .invalid("validation_failed", &[field]);
    }
}

#[tokio::test]
async fn every_problem_of_a_body_is_named_at_once() {
    let api = Api::seeded();
    let body = json!({
        "name": "",
        "limits": {"users": -1},
        "picture": "http://example.com/a.png",
        "branding": {"login_hint": "No", "colors": {"primary": "red"}}
    });
    api.post(&roots(POOLED), body).await.invalid(
        "validation_failed",
        &[
            "branding.colors.primary",
            "branding.login_hint",
            "limits.users",
            "name",
            "picture",
        ],
    );
}

#[tokio::test]
async fn values_of_the_wrong_type_are_refused_where_they_stand() {
    let api = Api::seeded();
    for (key, value, field) in [
        ("limits", json!(null), "limits"),
        ("limits", json!([]), "limits"),
        ("limits", json!({"users": "5"}), "limits.users"),
        ("limits", json!({"users": 1.5}), "limits.users"),
        ("limits", json!({"users": -1}), "limits.users"),
        ("limits", json!({"users": true}), "limits.users"),
        ("limits", json!({"users": 1e300}), "limits.users"),
        ("branding", json!(null), "branding"),
        ("branding", json!({"colors": null}), "branding.colors"),
        (
            "branding",
            json!({"display_name": 5}),
            "branding.display_name",
        ),
        ("billing_account_id", json!(5), "billing_account_id"),
    ] {
        let mut body = json!({"name": "A"});
        body[key] = value;
        api.post(&roots(POOLED), body)
            .await
            .invalid("validation_failed", &[field]);
    }
}

#[tokio::test]
async fn a_change_touches_only_what_it_speaks_of() {
    let api = Api::seeded();
    let before = api.named(POOLED, "Lumen Lisboa").await;
    let id = before["id"].as_str().unwrap();
    let changed = api
        .patch(&at(POOLED, id), json!({"name": "Lumen Porto"}))
        .await
        .json();
    let mut expected = before.clone();
    expected["name"] = json!("Lumen Porto");
    assert_eq!(changed, expected);

    let body = json!({"limits": {"users": null, "locations": 9}, "branding": {"colors": {"primary": "#000000"}}});
    let changed = api.patch(&at(POOLED, id), body).await.json();
    expected["limits"] = json!({"locations": 9, "users": null, "sso": before["limits"]["sso"]});
    expected["branding"]["colors"]["primary"] = json!("#000000");
    assert_eq!(changed, expected);

    let body = json!({"branding": {"display_name": null, "login_hint": null, "colors": {"page_background": null}},
        "picture": null});
    let changed = api.patch(&at(POOLED, id), body).await.json();
    assert_eq!(
        changed["branding"],
        json!({"display_name": null, "login_hint": null, "colors": {"primary": "#000000", "page_background": null}})
    );
    assert_eq!(changed["picture"], Value::Null);
    assert_eq!(api.read(&at(POOLED, id)).await, changed);
}

#[tokio::test]
async fn a_change_of_nothing_or_of_the_parent_is_refused() {
    let api = Api::seeded();
    let id = api.root(POOLED, "Still").await;
    api.patch(&at(POOLED, &id), json!({}))
        .await
        .invalid("validation_failed", &["body"]);
    api.patch(&at(POOLED, &id), json!({"name": null}))
        .await
        .invalid("validation_failed", &["name"]);
    let other = api.root(POOLED, "Other").await;
    api.patch(&at(POOLED, &id), json!({"parent_org_id": other}))
        .await
        .invalid("validation_failed", &["parent_org_id"]);
}

#[tokio::test]
async fn what_nobody_uses_is_deleted_with_all_below_it() {
    let api = Api::seeded();
    let root = api.root(SINGLE, "Short-lived").await;
    let child = api.child(SINGLE, &root, "Child").await;
    let grandchild = api.child(SINGLE, &child, "Grandchild").await;
    let answer = api.delete(&at(SINGLE, &root)).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert!(answer.bytes.is_empty());
    for gone in [&root, &child, &grandchild] {
        api.get(&at(SINGLE, gone))
            .await
            .refused(404, "resource_not_found");
    }
    api.delete(&at(SINGLE, &root))
        .await
        .refused(404, "resource_not_found");
}

#[tokio::test]
async fn what_is_used_anywhere_below_is_not_deleted() {
    let api = Api::seeded();
    let shops = api.named(SINGLE, "Shops").await;
    assert_eq!(shops["usage"]["usage"]["users"], 0, "the use is below");
    let told = api
        .delete(&at(SINGLE, shops["id"].as_str().unwrap()))
        .await
        .refused(409, "organization_has_usage");
    assert_eq!(told["type"], "conflict_error");
    assert_eq!(api.named(SINGLE, "Shops").await, shops);
}

#[tokio::test]
async fn a_list_is_flat_complete_and_says_that_there_is_no_more() {
    let api = Api::seeded();
    let list = api.read(&roots(MSP)).await;
    assert_eq!(list["data"].as_array().unwrap().len(), 1_000);
    assert_eq!(list["has_more"], false);
}
