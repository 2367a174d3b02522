//! Tokens for callers on this machine only.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::connect_info::MockConnectInfo,
    http::{Request, StatusCode},
};
use canopy_domain::session::token::Token;
use canopy_sandbox::{Peer, router};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::asking::{Answer, Api, MSP, request};

async fn wish(api: &Api, body: Value) -> Answer {
    let request = request("POST", "/sandbox/tokens").header("content-type", "application/json");
    api.ask(request.body(Body::from(body.to_string())).unwrap())
        .await
}

async fn use_token(api: &Api, token: &str) -> StatusCode {
    let request = request("GET", "/workspaces").header("authorization", format!("Bearer {token}"));
    api.ask(request.body(Body::empty()).unwrap()).await.status
}

#[tokio::test]
async fn a_token_says_who_one_is_and_is_taken() {
    let api = Api::seeded();
    for (role, name) in [
        ("owner", "Ingrid Solheim"),
        ("admin", "Adaeze Okafor"),
        ("viewer", "Víctor Llorente"),
    ] {
        let answer = wish(
            &api,
            json!({"role": role, "workspace_id": MSP, "expires_in": 60}),
        )
        .await;
        assert_eq!(answer.status, StatusCode::CREATED);
        assert_eq!(answer.json().as_object().unwrap().len(), 1);
        let text = answer.json()["token"].as_str().unwrap().to_owned();
        let token = Token::read(&text).unwrap();
        assert_eq!(token.claims().title(), Some(name));
        assert!(token.claims().whose().starts_with("auth0|"));
        assert_eq!(
            token.claims().workspace_id.as_ref().map(|id| id.as_str()),
            Some(MSP)
        );
        assert_eq!(use_token(&api, &text).await, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_token_can_be_asked_for_that_has_ended() {
    let api = Api::seeded();
    let answer = wish(
        &api,
        json!({"role": "owner", "workspace_id": null, "expires_in": -5}),
    )
    .await;
    assert_eq!(
        use_token(&api, answer.json()["token"].as_str().unwrap()).await,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn a_wish_that_cannot_be_read_is_refused() {
    let api = Api::seeded();
    for (body, field) in [
        (json!({}), "role"),
        (json!({"role": "god"}), "role"),
        (json!({"role": "owner", "expires_in": "soon"}), "expires_in"),
        (json!({"role": "owner", "expires_in": 0.5}), "expires_in"),
        (json!({"role": "owner", "expires_in": 1e99}), "expires_in"),
        (json!({"role": "owner", "workspace_id": 1}), "workspace_id"),
        (json!({"role": "owner", "scope": "all"}), "scope"),
    ] {
        wish(&api, body)
            .await
            .invalid("validation_failed", &[field]);
    }
}

#[tokio::test]
async fn nobody_from_elsewhere_gets_a_token_or_a_fault() {
    let api = Api::seeded();
    let elsewhere: SocketAddr = "192.0.2.7:4000".parse().unwrap();
    let far = router(api.sandbox.clone()).layer(MockConnectInfo(Peer::new(elsewhere)));
    let near = || api.router();
    let cases = [
        (far, "localhost:8787", None),
        (router(api.sandbox.clone()), "localhost:8787", None),
        (near(), "attacker.example:8787", None),
        (near(), "localhost:8787", Some("https://attacker.example")),
        (near(), "localhost:8787", Some("null")),
    ];
    for (router, host, origin) in cases {
        for (method, path) in [
            ("POST", "/sandbox/tokens"),
            ("POST", "/sandbox/faults"),
            ("DELETE", "/sandbox/faults"),
        ] {
            let mut request = Request::builder()
                .method(method)
                .uri(path)
                .header("host", host);
            if let Some(origin) = origin {
                request = request.header("origin", origin);
            }
            let request = request
                .header("content-type", "application/json")
                .body(Body::from(r#"{"role":"owner"}"#))
                .unwrap();
            let response = router.clone().oneshot(request).await.unwrap();
            assert_eq!(
                response.status(),
                StatusCode::FORBIDDEN,
                "{method} {path} {host} {origin:?}"
            );
        }
    }
}
