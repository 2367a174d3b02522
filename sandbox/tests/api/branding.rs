//! Branding: its rules for writing, and its public part.

use axum::{body::Body, http::StatusCode};
use serde_json::{Value, json};

use crate::asking::{Answer, Api, POOLED, SEALED, SINGLE, request};

async fn create(api: &Api, branding: Value) -> Answer {
    api.post(
        &format!("/workspaces/{POOLED}/organizations"),
        json!({"name": "A", "branding": branding}),
    )
    .await
}

async fn publicly(api: &Api, path: &str) -> Answer {
    api.ask(request("GET", path).body(Body::empty()).unwrap())
        .await
}

#[tokio::test]
async fn a_login_hint_is_three_to_fifty_small_letters_digits_and_inner_hyphens() {
    let api = Api::seeded();
    for hint in [
        "",
        "ab",
        &"a".repeat(51),
        "Acme",
        "acme corp",
        "-acme",
        "acme-",
        "acmé",
        "acme_1",
        "acme\n",
    ] {
        create(&api, json!({"login_hint": hint}))
            .await
            .invalid("validation_failed", &["branding.login_hint"]);
    }
    for hint in ["abc", "a-1", "0--9", &"z".repeat(50)] {
        assert_eq!(
            create(&api, json!({"login_hint": hint})).await.status,
            StatusCode::CREATED,
            "{hint}"
        );
    }
}

#[tokio::test]
async fn a_login_hint_is_unique_over_all_workspaces() {
    let api = Api::seeded();
    for taken in ["lumen-lisboa", "bellwether", "sealed-orchard"] {
        let told = create(&api, json!({"login_hint": taken}))
            .await
            .refused(409, "login_hint_taken");
        assert_eq!(told["type"], "conflict_error");
        assert!(
            told["errors"]["branding.login_hint"][0]
                .as_str()
                .unwrap()
                .contains(taken)
        );
    }
    let own = api.named(POOLED, "Lumen Lisboa").await;
    let path = format!(
        "/workspaces/{POOLED}/organizations/{}",
        own["id"].as_str().unwrap()
    );
    let kept = api
        .patch(&path, json!({"branding": {"login_hint": "lumen-lisboa"}}))
        .await;
    assert_eq!(
        kept.status,
        StatusCode::OK,
        "one's own is not taken by another"
    );
    api.patch(&path, json!({"branding": {"login_hint": "lumen-praha"}}))
        .await
        .refused(409, "login_hint_taken");
}

#[tokio::test]
async fn a_login_hint_that_was_given_up_can_be_taken() {
    let api = Api::seeded();
    let own = api.named(POOLED, "Lumen Lisboa").await;
    let path = format!(
        "/workspaces/{POOLED}/organizations/{}",
        own["id"].as_str().unwrap()
    );
    api.patch(&path, json!({"branding": {"login_hint": null}}))
        .await;
    assert_eq!(
        create(&api, json!({"login_hint": "lumen-lisboa"}))
            .await
            .status,
        StatusCode::CREATED
    );
}

#[tokio::test]
async fn a_color_is_a_hash_and_six_digits_and_is_kept_as_sent() {
    let api = Api::seeded();
    for color in [
        "",
        "red",
        "#fff",
        "1A73E8",
        "#1A73E",
        "#1A73E8F",
        "#GG0000",
        "red;background:url(x)",
        " #000000",
    ] {
        for key in ["primary", "page_background"] {
            let field = format!("branding.colors.{key}");
            create(&api, json!({"colors": {key: color}}))
                .await
                .invalid("validation_failed", &[&field]);
        }
    }
    let made = create(&api, json!({"colors": {"primary": "#aAbBcC"}}))
        .await
        .json();
    assert_eq!(made["branding"]["colors"]["primary"], "#aAbBcC");
}

#[tokio::test]
async fn a_display_name_is_one_to_255_characters() {
    let api = Api::seeded();
    for name in ["", "  ", &"x".repeat(256)] {
        create(&api, json!({"display_name": name}))
            .await
            .invalid("validation_failed", &["branding.display_name"]);
    }
    assert_eq!(
        create(&api, json!({"display_name": "é".repeat(255)}))
            .await
            .status,
        StatusCode::CREATED
    );
}

#[tokio::test]
async fn anyone_may_read_a_brand_by_either_id_and_nothing_else_of_it() {
    let api = Api::seeded();
    let own = api.named(SINGLE, "Bellwether Bakeries").await;
    let expected = json!({
        "id": own["id"],
        "display_name": "Bellwether Bakeries",
        "logo": own["picture"],
        "colors": own["branding"]["colors"],
    });
    assert!(own["picture"].is_string());
    for id in ["id", "external_id"] {
        let answer = publicly(
            &api,
            &format!("/organizations/{}/branding", own[id].as_str().unwrap()),
        )
        .await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.json(), expected);
    }
    publicly(&api, "/organizations/org_none/branding")
        .await
        .refused(404, "resource_not_found");
}

#[tokio::test]
async fn without_a_display_name_the_public_brand_has_the_name() {
    let api = Api::seeded();
    let bath = api.named(SINGLE, "Bath").await;
    let answer = publicly(
        &api,
        &format!("/organizations/{}/branding", bath["id"].as_str().unwrap()),
    )
    .await
    .json();
    assert_eq!(answer["display_name"], "Bath");
    assert_eq!(answer["logo"], Value::Null);
}

#[tokio::test]
async fn a_login_hint_leads_to_its_organization_in_any_workspace() {
    let api = Api::seeded();
    let own = api.named(SINGLE, "Bellwether Bakeries").await;
    let answer = publicly(&api, "/organizations/resolve?login_hint=bellwether")
        .await
        .json();
    assert_eq!(
        answer,
        json!({"organization_id": own["id"], "external_id": own["external_id"]})
    );
    let sealed = publicly(&api, "/organizations/resolve?login_hint=sealed-orchard").await;
    assert_eq!(
        sealed.status,
        StatusCode::OK,
        "{SEALED} too: it is used before anyone signs in"
    );
    publicly(&api, "/organizations/resolve?login_hint=nobody")
        .await
        .refused(404, "resource_not_found");
    publicly(&api, "/organizations/resolve")
        .await
        .invalid("validation_failed", &["login_hint"]);
}
