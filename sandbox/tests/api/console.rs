//! The console's files beside the API.

use std::fs;

use axum::{body::Body, http::StatusCode};
use canopy_domain::workspace::member::Role;
use serde_json::json;
use tempfile::TempDir;

use crate::asking::{Answer, Api, request};

const HTML: &str = "text/html,application/xhtml+xml,*/*;q=0.8";
const WASM: &str = "/canopy-1f2e3d4c5b6a7988_bg.wasm";

/// A bundle, and a sandbox that serves it.
fn with_bundle() -> (TempDir, Api) {
    let dist = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(dist.path().join(name), text).unwrap();
    write("index.html", "<!doctype html><title>Canopy</title>");
    write(&WASM[1..], "wasm, plain");
    write(&format!("{}.br", &WASM[1..]), "wasm, brotli");
    write(&format!("{}.gz", &WASM[1..]), "wasm, gzip");
    write(
        "config.json",
        "{\"api_base_url\":\"https://v1.api.altostrat.io\"}",
    );
    let api = Api::empty().with_console(dist.path());
    (dist, api)
}

async fn open(api: &Api, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request = headers
        .iter()
        .fold(request("GET", path), |request, (name, value)| {
            request.header(*name, *value)
        });
    api.ask(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn every_page_of_the_console_is_its_index_and_is_never_kept() {
    let (_dist, api) = with_bundle();
    for path in [
        "/",
        "/sign-in",
        "/workspaces",
        "/w/ws_1/organizations",
        "/w/ws_1/tree/org_1",
        "/about",
    ] {
        let answer = open(&api, path, &[("accept", HTML)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(answer.text().contains("<title>Canopy"), "{path}");
        assert!(answer.header("content-type").starts_with("text/html"));
        assert_eq!(answer.header("cache-control"), "no-cache");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
}

#[tokio::test]
async fn workspaces_is_a_page_for_a_browser_and_a_call_for_whoever_has_a_token() {
    let (_dist, api) = with_bundle();
    let token = format!("Bearer {}", api.token(Role::Owner));
    let call = open(
        &api,
        "/workspaces",
        &[("accept", HTML), ("authorization", &token)],
    )
    .await;
    assert_eq!(call.json(), json!({"data": [], "has_more": false}));
    assert_eq!(
        open(&api, "/workspaces", &[("accept", "application/json")])
            .await
            .status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn a_hashed_file_is_kept_for_good_and_sent_as_small_as_the_browser_takes_it() {
    let (_dist, api) = with_bundle();
    for (accepts, encoding, text) in [
        ("gzip, deflate, br", "br", "wasm, brotli"),
        ("gzip", "gzip", "wasm, gzip"),
        ("identity", "", "wasm, plain"),
    ] {
        let answer = open(&api, WASM, &[("accept-encoding", accepts)]).await;
        assert_eq!(answer.text(), text);
        assert_eq!(answer.header("content-encoding"), encoding);
        assert_eq!(answer.header("content-type"), "application/wasm");
        assert_eq!(
            answer.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
    }
}

#[tokio::test]
async fn every_file_is_sent_with_what_keeps_a_page_from_running_or_framing_anything_foreign() {
    let (_dist, api) = with_bundle();
    for path in ["/", WASM] {
        let answer = open(&api, path, &[("accept", "text/html,*/*")]).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("script-src 'self' 'wasm-unsafe-eval';"),
            "{path}: {policy}"
        );
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
            "{path}: {policy}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
    }
}

#[tokio::test]
async fn the_configuration_names_the_origin_that_was_asked_and_not_the_bundles_own() {
    let (_dist, api) = with_bundle();
    let answer = open(&api, "/config.json", &[]).await;
    assert_eq!(
        answer.json(),
        json!({"api_base_url": "http://localhost:8787", "sandbox": true})
    );
    assert_eq!(answer.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn a_missing_file_is_not_the_index() {
    let (_dist, api) = with_bundle();
    open(&api, "/gone-1f2e3d4c5b6a7988.js", &[("accept", "*/*")])
        .await
        .refused(404, "resource_not_found");
    open(&api, "/sandbox/gone", &[("accept", HTML)])
        .await
        .refused(404, "resource_not_found");
    let answer = api.call(Role::Owner, "POST", "/sign-in", None).await;
    answer.refused(404, "resource_not_found");
}

#[tokio::test]
async fn nothing_outside_the_bundle_is_served() {
    let (dist, api) = with_bundle();
    fs::write(
        dist.path().parent().unwrap().join("canopy-test-secret.txt"),
        "secret",
    )
    .unwrap();
    for path in [
        "/../canopy-test-secret.txt",
        "/..%2fcanopy-test-secret.txt",
        "/%2e%2e/canopy-test-secret.txt",
        "//etc/passwd",
    ] {
        let answer = open(&api, path, &[("accept", "*/*")]).await;
        assert_eq!(
            answer.status,
            StatusCode::NOT_FOUND,
            "{path}: {}",
            answer.text()
        );
    }
    fs::remove_file(dist.path().parent().unwrap().join("canopy-test-secret.txt")).unwrap();
}

#[tokio::test]
async fn without_a_bundle_there_is_only_the_api() {
    let api = Api::empty();
    open(&api, "/", &[("accept", HTML)])
        .await
        .refused(404, "resource_not_found");
    assert_eq!(
        open(&api, "/workspaces", &[("accept", HTML)]).await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn the_description_of_the_api_is_served() {
    let api = Api::empty();
    let answer = open(&api, "/openapi.yaml", &[]).await;
    assert_eq!(answer.header("content-type"), "application/yaml");
    assert!(answer.text().starts_with("openapi: 3."));
}

#[tokio::test]
async fn what_the_policy_stops_is_reported_here_and_told_to_this_machine_alone() {
    let (_dist, api) = with_bundle();
    let answer = open(&api, "/", &[("accept", HTML)]).await;
    let policy = answer.header("content-security-policy");
    assert!(
        policy.ends_with("report-uri /sandbox/violations"),
        "{policy}"
    );

    let report =
        json!({"effective-directive": "img-src", "blocked-uri": "http://elsewhere.example/a.png"});
    let send = |kind: &str, body: String| {
        let request = request("POST", "/sandbox/violations")
            .header("content-type", kind)
            .header("origin", "null");
        api.ask(request.body(Body::from(body)).unwrap())
    };
    let body = json!({"csp-report": report}).to_string();
    let taken = send("application/csp-report", body.clone()).await;
    assert_eq!(taken.status, StatusCode::NO_CONTENT);
    send("text/plain", body)
        .await
        .refused(415, "unsupported_media_type");
    assert_eq!(
        send("application/csp-report", "{".into()).await.status,
        StatusCode::BAD_REQUEST
    );

    let long = |length: usize| json!({"csp-report": {"a": "a".repeat(length)}}).to_string();
    send("application/csp-report", long(16_400))
        .await
        .refused(413, "body_too_large");

    let kept = open(&api, "/sandbox/violations", &[]).await;
    assert_eq!(kept.json(), json!({"data": [report], "has_more": false}));
    let elsewhere = open(
        &api,
        "/sandbox/violations",
        &[("origin", "https://elsewhere.example")],
    )
    .await;
    assert_eq!(elsewhere.status, StatusCode::FORBIDDEN);
}
