//! Failures on demand.

use std::time::Instant;

use axum::{body::Body, http::StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::asking::{Answer, Api, SINGLE, request};

async fn ask_for(api: &Api, fault: Value) -> Answer {
    let request = request("POST", "/sandbox/faults").header("content-type", "application/json");
    api.ask(request.body(Body::from(fault.to_string())).unwrap())
        .await
}

async fn clear(api: &Api) {
    let answer = api
        .ask(
            request("DELETE", "/sandbox/faults")
                .body(Body::empty())
                .unwrap(),
        )
        .await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_status_a_body_and_a_retry_after_are_answered_as_often_as_asked_for() {
    let api = Api::seeded();
    let fault = json!({"method": "GET", "path": "/workspaces/*/organizations", "status": 503, "retry_after": 7,
        "body": {"a": 1}, "times": 2});
    assert_eq!(ask_for(&api, fault).await.status, StatusCode::CREATED);
    let path = format!("/workspaces/{SINGLE}/organizations");
    for _ in 0..2 {
        let answer = api.get(&path).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.header("retry-after"), "7");
        assert_eq!(answer.json(), json!({"a": 1}));
    }
    assert_eq!(api.get(&path).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_body_that_is_no_text_is_sent_byte_for_byte() {
    let api = Api::seeded();
    ask_for(&api, json!({"path": "/workspaces", "bytes": [34, 195, 34]})).await;
    let answer = api.get("/workspaces").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.bytes.as_ref(), b"\"\xC3\"");
}

#[tokio::test]
async fn a_retry_after_can_be_any_text() {
    let api = Api::seeded();
    let date = "Fri, 27 Nov 2026 12:00:00 GMT";
    ask_for(
        &api,
        json!({"path": "/workspaces", "status": 503, "retry_after": date}),
    )
    .await;
    let answer = api.get("/workspaces").await;
    assert_eq!(answer.header("retry-after"), date);
}

#[tokio::test]
async fn what_a_fault_ignores_is_accepted_and_not_taken() {
    let api = Api::seeded();
    let shops = api.named(SINGLE, "Shops").await;
    let path = format!(
        "/workspaces/{SINGLE}/organizations/{}",
        shops["id"].as_str().unwrap()
    );
    let fault = json!({"method": "PATCH", "path": path, "ignores": ["name"], "times": 2});
    ask_for(&api, fault).await;
    let answer = api.patch(&path, json!({"name": "Stores"})).await;
    assert_eq!(
        (answer.status, answer.json()),
        (StatusCode::OK, shops.clone())
    );
    let branding = json!({"display_name": "The Shops"});
    let both = json!({"name": "Stores", "branding": branding});
    let answer = api.patch(&path, both).await.json();
    assert_eq!(answer["name"], "Shops");
    assert_eq!(answer["branding"]["display_name"], "The Shops");
}

#[tokio::test]
async fn a_fault_meets_only_the_method_and_path_it_names() {
    let api = Api::seeded();
    ask_for(
        &api,
        json!({"method": "POST", "path": "/workspaces/*/organizations", "status": 500}),
    )
    .await;
    assert_eq!(
        api.get(&format!("/workspaces/{SINGLE}/organizations"))
            .await
            .status,
        StatusCode::OK
    );
    assert_eq!(api.get("/workspaces").await.status, StatusCode::OK);
    assert_eq!(
        api.post(&format!("/workspaces/{SINGLE}/organizations"), json!({}))
            .await
            .status,
        StatusCode::INTERNAL_SERVER_ERROR
    );
}

#[tokio::test]
async fn a_write_that_met_a_fault_was_not_done() {
    let api = Api::seeded();
    let account = api.account(SINGLE).await;
    ask_for(&api, json!({"method": "POST", "path": "**", "status": 500})).await;
    let body = json!({"name": "Ghost", "billing_account_id": account});
    api.post(&format!("/workspaces/{SINGLE}/organizations"), body)
        .await;
    let list = api
        .read(&format!("/workspaces/{SINGLE}/organizations"))
        .await;
    assert!(
        list["data"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["name"] != "Ghost")
    );
}

#[tokio::test]
async fn what_is_left_out_is_what_the_api_would_say() {
    let api = Api::seeded();
    ask_for(&api, json!({"path": "/workspaces", "status": 401})).await;
    assert_eq!(
        api.get("/workspaces").await.json(),
        json!({"message": "Unauthenticated."})
    );
    ask_for(&api, json!({"path": "/workspaces", "retry_after": 3})).await;
    let answer = api.get("/workspaces").await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("retry-after")),
        (429, "3")
    );
    ask_for(
        &api,
        json!({"path": "/workspaces", "body": "<h1>not JSON</h1>", "content_type": "text/html"}),
    )
    .await;
    let answer = api.get("/workspaces").await;
    assert_eq!(
        (answer.status.as_u16(), answer.text().as_str()),
        (200, "<h1>not JSON</h1>")
    );
    assert_eq!(answer.header("content-type"), "text/html");
}

#[tokio::test]
async fn a_truncated_answer_promises_more_than_it_sends() {
    let api = Api::seeded();
    ask_for(&api, json!({"path": "/openapi.yaml", "truncate": 5})).await;
    let whole = include_str!("../../src/openapi.yaml");
    let response = api
        .router()
        .oneshot(request("GET", "/openapi.yaml").body(Body::empty()).unwrap())
        .await
        .unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(
        response.headers()["content-length"],
        whole.len().to_string()
    );
    let mut body = response.into_body();
    let first = body.frame().await.unwrap().unwrap().into_data().unwrap();
    assert_eq!(first, whole[..5]);
    assert!(body.frame().await.unwrap().is_err());
}

#[tokio::test]
async fn a_delay_delays_the_real_answer() {
    let api = Api::seeded();
    ask_for(&api, json!({"path": "/workspaces", "delay_ms": 80})).await;
    let begun = Instant::now();
    assert_eq!(api.get("/workspaces").await.status, StatusCode::OK);
    assert!(begun.elapsed().as_millis() >= 80);
}

#[tokio::test]
async fn faults_are_listed_taken_back_and_never_meet_the_sandboxs_own_routes() {
    let api = Api::seeded();
    ask_for(&api, json!({"path": "**", "status": 500, "times": 9})).await;
    let list = api
        .ask(
            request("GET", "/sandbox/faults")
                .body(Body::empty())
                .unwrap(),
        )
        .await
        .json();
    assert_eq!(list["data"][0]["times"], 9);
    clear(&api).await;
    assert_eq!(api.get("/workspaces").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_fault_that_cannot_be_is_refused() {
    let api = Api::seeded();
    ask_for(&api, json!({"path": "/workspaces"}))
        .await
        .invalid("validation_failed", &["status"]);
    ask_for(&api, json!({"status": 500}))
        .await
        .invalid("validation_failed", &["body"]);
    ask_for(&api, json!({"path": "/a", "status": 500, "unknown": 1}))
        .await
        .invalid("validation_failed", &["body"]);
}
