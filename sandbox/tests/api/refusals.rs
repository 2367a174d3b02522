//! Every way of being told no.

use axum::{body::Body, http::StatusCode};
use canopy_domain::workspace::member::Role;
use serde_json::json;

use crate::asking::{ARCHIVED, Api, POOLED, SEALED, SINGLE, request};

#[tokio::test]
async fn without_a_good_token_the_answer_is_the_short_body() {
    let api = Api::seeded();
    let expired = api.sandbox.token(Role::Owner, -1).unwrap();
    let elsewhere = Api::empty().token(Role::Owner);
    for header in [
        None,
        Some(String::new()),
        Some("Bearer".to_owned()),
        Some("Bearer ".to_owned()),
        Some("Bearer nonsense".to_owned()),
        Some(format!("Basic {}", api.token(Role::Owner))),
        Some(format!("Bearer {expired}")),
        Some(format!("Bearer {elsewhere}")),
    ] {
        for (method, path) in [
            ("GET", "/workspaces"),
            ("POST", "/workspaces"),
            ("DELETE", "/workspaces/ws_1/organizations/org_1"),
        ] {
            let mut request = request(method, path);
            if let Some(header) = &header {
                request = request.header("authorization", header);
            }
            let answer = api.ask(request.body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{header:?}");
            let body = answer.json();
            assert_eq!(
                body.as_object().unwrap().keys().collect::<Vec<_>>(),
                ["message"]
            );
            assert_eq!(answer.header("www-authenticate"), "Bearer");
        }
    }
}

#[tokio::test]
async fn the_scheme_of_a_token_is_read_in_any_case() {
    let api = Api::seeded();
    let request = request("GET", "/workspaces").header(
        "authorization",
        format!("bearer {}", api.token(Role::Viewer)),
    );
    assert_eq!(
        api.ask(request.body(Body::empty()).unwrap()).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn an_unknown_address_and_an_unknown_method_are_answered_in_json() {
    let api = Api::seeded();
    api.get("/nowhere").await.refused(404, "resource_not_found");
    api.get("/sandbox/nowhere")
        .await
        .refused(404, "resource_not_found");
    api.get("/workspaces/%ff/organizations")
        .await
        .refused(404, "resource_not_found");
    let answer = api
        .call(Role::Owner, "PUT", "/workspaces", Some(json!({})))
        .await;
    answer.refused(405, "method_not_allowed");
    assert!(answer.header("allow").contains("GET") && answer.header("allow").contains("POST"));
}

#[tokio::test]
async fn a_body_that_is_no_json_is_told_from_one_of_the_wrong_shape_and_one_too_large() {
    let api = Api::seeded();
    let path = format!("/workspaces/{POOLED}/organizations");
    let send = |content_type: &'static str, body: String| {
        let request = request("POST", &path)
            .header(
                "authorization",
                format!("Bearer {}", api.token(Role::Admin)),
            )
            .header("content-type", content_type);
        api.ask(request.body(Body::from(body)).unwrap())
    };
    send("application/json", "{\"name\":".into())
        .await
        .refused(400, "malformed_request");
    send("application/json", String::new())
        .await
        .refused(400, "malformed_request");
    send("application/json", "[".repeat(100_000))
        .await
        .refused(400, "malformed_request");
    send("application/json", "[1]".into())
        .await
        .refused(422, "validation_failed");
    send("text/plain", "{\"name\":\"A\"}".into())
        .await
        .refused(415, "unsupported_media_type");
    send("application/json", "a".repeat(4 * 1024 * 1024 + 1))
        .await
        .refused(413, "body_too_large");
    let padded = format!("{{\"name\":\"A\"{}}}", " ".repeat(4 * 1024 * 1024 - 12));
    assert_eq!(
        send("application/json; charset=utf-8", padded).await.status,
        StatusCode::CREATED
    );
}

#[tokio::test]
async fn those_who_do_not_belong_are_told_there_is_no_such_workspace() {
    let api = Api::seeded();
    for workspace in [SEALED, "ws_doesnotexist0000"] {
        for path in [
            "",
            "/members",
            "/billing-accounts",
            "/organizations",
            "/organizations/org_1",
            "/organizations/usage.csv",
        ] {
            let path = format!("/workspaces/{workspace}{path}");
            let told = api
                .call(Role::Owner, "GET", &path, None)
                .await
                .refused(404, "resource_not_found");
            assert_eq!(told["message"], "This workspace doesn't exist.");
        }
        let create = api
            .call(
                Role::Owner,
                "POST",
                &format!("/workspaces/{workspace}/organizations"),
                Some(json!({})),
            )
            .await;
        create.refused(404, "resource_not_found");
    }
}

#[tokio::test]
async fn a_viewer_reads_and_writes_nothing() {
    let api = Api::seeded();
    let organization = api.named(SINGLE, "Bath").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let at = format!("/workspaces/{SINGLE}/organizations/{organization}");
    for (method, path) in [
        ("POST", format!("/workspaces/{SINGLE}/organizations")),
        ("POST", format!("{at}/children")),
        ("PATCH", at.clone()),
        ("DELETE", at.clone()),
        ("PATCH", format!("/workspaces/{SINGLE}")),
        ("DELETE", format!("/workspaces/{SINGLE}")),
    ] {
        let told = api
            .call(Role::Viewer, method, &path, Some(json!({"name": "Mine"})))
            .await
            .refused(403, "insufficient_role");
        assert_eq!(told["type"], "permission_error");
    }
    for path in ["", "/parent", "/children", "/descendants", "/limits"] {
        assert_eq!(
            api.get(&format!("{at}{path}")).await.status,
            StatusCode::OK,
            "{path}"
        );
    }
}

#[tokio::test]
async fn an_archived_workspace_is_read_and_never_changed() {
    let api = Api::seeded();
    let organization = api.named(ARCHIVED, "Cellar").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let at = format!("/workspaces/{ARCHIVED}/organizations/{organization}");
    for (method, path) in [
        ("POST", format!("/workspaces/{ARCHIVED}/organizations")),
        ("POST", format!("{at}/children")),
        ("PATCH", at.clone()),
        ("DELETE", at.clone()),
        ("PATCH", format!("/workspaces/{ARCHIVED}")),
        ("DELETE", format!("/workspaces/{ARCHIVED}")),
    ] {
        let told = api
            .call(Role::Owner, method, &path, Some(json!({"name": "New"})))
            .await
            .refused(409, "workspace_archived");
        assert_eq!(told["type"], "conflict_error");
    }
    assert_eq!(api.get(&at).await.status, StatusCode::OK);
    assert_eq!(
        api.read(&format!("/workspaces/{ARCHIVED}")).await["archived"],
        true
    );
}

#[tokio::test]
async fn what_is_unknown_is_not_found_whatever_is_asked_of_it() {
    let api = Api::seeded();
    let elsewhere = api.named(POOLED, "Lumen Praha").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for organization in ["org_doesnotexist000", &elsewhere] {
        let at = format!("/workspaces/{SINGLE}/organizations/{organization}");
        for path in ["", "/parent", "/children", "/descendants", "/limits"] {
            api.get(&format!("{at}{path}"))
                .await
                .refused(404, "resource_not_found");
        }
        api.patch(&at, json!({"name": "A"}))
            .await
            .refused(404, "resource_not_found");
        api.delete(&at).await.refused(404, "resource_not_found");
        api.post(&format!("{at}/children"), json!({"name": "A"}))
            .await
            .refused(404, "resource_not_found");
    }
    api.get(&format!("/workspaces/{SINGLE}/billing-accounts/cus_none"))
        .await
        .refused(404, "resource_not_found");
}
