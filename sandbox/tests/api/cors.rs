//! Pages from other origins.

use axum::{body::Body, http::StatusCode};
use canopy_domain::workspace::member::Role;
use serde_json::json;

use crate::asking::{Answer, Api, POOLED, request};

async fn preflight(api: &Api, path: &str, method: &str, origin: &str) -> Answer {
    let request = request("OPTIONS", path)
        .header("origin", origin)
        .header("access-control-request-method", method)
        .header(
            "access-control-request-headers",
            "authorization,content-type",
        );
    api.ask(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn any_page_may_call_the_api_and_send_what_the_console_sends() {
    let api = Api::seeded();
    for method in ["GET", "POST", "PATCH", "DELETE"] {
        let answer = preflight(
            &api,
            &format!("/workspaces/{POOLED}/organizations"),
            method,
            "https://console.example",
        )
        .await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(
            answer.header("access-control-allow-origin"),
            "https://console.example"
        );
        assert!(
            answer
                .header("access-control-allow-methods")
                .contains(method)
        );
        let headers = answer.header("access-control-allow-headers").to_lowercase();
        assert!(headers.contains("authorization") && headers.contains("content-type"));
    }
}

#[tokio::test]
async fn answers_and_refusals_alike_can_be_read_by_the_page_that_asked() {
    let api = Api::seeded();
    let ask = |path: &'static str, token: Option<String>| {
        let mut request = request("GET", path).header("origin", "https://console.example");
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        api.ask(request.body(Body::empty()).unwrap())
    };
    for answer in [
        ask("/workspaces", Some(api.token(Role::Viewer))).await,
        ask("/workspaces", None).await,
        ask("/nowhere", None).await,
    ] {
        assert_eq!(
            answer.header("access-control-allow-origin"),
            "https://console.example",
            "{}",
            answer.status
        );
        assert!(
            answer
                .header("access-control-expose-headers")
                .to_lowercase()
                .contains("retry-after")
        );
    }
}

#[tokio::test]
async fn a_faulty_answer_can_be_read_too() {
    let api = Api::seeded();
    let fault = json!({"path": "/workspaces", "retry_after": 3});
    let request = |method, path| request(method, path).header("origin", "http://localhost:3000");
    let ask = request("POST", "/sandbox/faults").header("content-type", "application/json");
    api.ask(ask.body(Body::from(fault.to_string())).unwrap())
        .await;
    let answer = api
        .ask(request("GET", "/workspaces").body(Body::empty()).unwrap())
        .await;
    assert_eq!(answer.status.as_u16(), 429);
    assert_eq!(
        answer.header("access-control-allow-origin"),
        "http://localhost:3000"
    );
}

#[tokio::test]
async fn only_pages_from_this_machine_may_ask_for_tokens() {
    let api = Api::seeded();
    let near = preflight(&api, "/sandbox/tokens", "POST", "http://localhost:3000").await;
    assert_eq!(
        near.header("access-control-allow-origin"),
        "http://localhost:3000"
    );
    let far = preflight(&api, "/sandbox/tokens", "POST", "https://attacker.example").await;
    assert_eq!(far.header("access-control-allow-origin"), "");
}
