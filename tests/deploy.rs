//! deploy/ and docs/deploy.md: they contain the same files, which send the same headers as the sandbox. Starts no host.
#![allow(
    clippy::unwrap_used,
    reason = "a test that unwraps says what it expects by failing there"
)]
#![cfg(not(target_arch = "wasm32"))]

use std::fs;

use axum::{
    body::Body,
    extract::connect_info::MockConnectInfo,
    http::{Request, header},
};
use canopy_sandbox::{Peer, Sandbox, Seed, router};
use tower::ServiceExt;

const API: &str = "https://v1.api.altostrat.io";

/// The configurations that send headers.
const HOSTS: [&str; 5] = [
    "nginx.conf",
    "Caddyfile",
    "apache.conf",
    "_headers",
    "cloudfront-headers.json",
];

/// Name and value of each header that protects the page, as the sandbox sends it.
async fn protection() -> Vec<(&'static str, String)> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("index.html"), "<!doctype html>").unwrap();
    let sandbox = Sandbox::open(folder.path(), &Seed::Nothing)
        .and_then(|sandbox| sandbox.with_console(folder.path()))
        .unwrap();
    let request = Request::builder()
        .uri("/")
        .header(header::ACCEPT, "text/html")
        .body(Body::empty())
        .unwrap();
    let answer = router(sandbox)
        .layer(MockConnectInfo(Peer::in_process()))
        .oneshot(request)
        .await
        .unwrap();
    [
        "Content-Security-Policy",
        "Referrer-Policy",
        "X-Content-Type-Options",
        "Permissions-Policy",
        "Cross-Origin-Opener-Policy",
    ]
    .map(|name| (name, answer.headers()[name].to_str().unwrap().to_owned()))
    .into()
}

/// The sandbox's page calls only the sandbox and reports to it; on another host the page calls the API.
fn elsewhere(policy: &str) -> String {
    let policy = policy.replace("; report-uri /sandbox/violations", "");
    policy.replace("connect-src 'self'", &format!("connect-src 'self' {API}"))
}

#[tokio::test]
async fn every_host_sends_what_the_sandbox_sends() {
    let protection = protection().await;
    for host in HOSTS {
        let text = fs::read_to_string(format!("deploy/{host}")).unwrap();
        for (name, value) in &protection {
            // CloudFront has another name for this header, without a value.
            if host == "cloudfront-headers.json" && *name == "X-Content-Type-Options" {
                assert!(text.contains("\"ContentTypeOptions\""));
                continue;
            }
            assert!(
                text.contains(&elsewhere(value)),
                "{host} lacks {name}: {value}"
            );
        }
    }
}

#[tokio::test]
async fn the_policy_allows_no_script_or_style_from_a_text_and_no_frame() {
    let (_, policy) = protection().await.swap_remove(0);
    for part in [
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';",
        "base-uri 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    for danger in ["unsafe-inline", "'unsafe-eval'", "*"] {
        assert!(!policy.contains(danger), "{policy}");
    }
}

#[tokio::test]
async fn the_documentation_shows_the_files_as_they_are() {
    let documentation = fs::read_to_string("docs/deploy.md").unwrap();
    let mut files = 0;
    for file in fs::read_dir("deploy").unwrap() {
        let path = file.unwrap().path();
        let block = format!("\n{}```\n", fs::read_to_string(&path).unwrap());
        assert!(
            documentation.contains(&block),
            "docs/deploy.md shows another {}",
            path.display()
        );
        files += 1;
    }
    assert!(files >= 7, "deploy/ is not there");
    let policy = elsewhere(&protection().await[0].1);
    let written = policy.replace("; frame-ancestors 'none'", "");
    assert!(documentation.contains(&format!("\n{policy}\n")));
    assert!(documentation.contains(&format!("content=\"{written}\"")));
}

/// Not every host can send the header.
#[tokio::test]
async fn the_page_itself_says_what_the_referrer_header_says() {
    let (_, policy) = protection()
        .await
        .into_iter()
        .find(|(name, _)| *name == "Referrer-Policy")
        .unwrap();
    let page = fs::read_to_string("index.html").unwrap();
    assert!(page.contains(&format!("<meta name=\"referrer\" content=\"{policy}\">")));
}

/// A translator would replace customers' names, and text nodes that the program still updates.
#[test]
fn no_browser_is_asked_to_translate_the_page() {
    let page = fs::read_to_string("index.html").unwrap();
    assert!(page.contains("<html lang=\"en\" translate=\"no\">"));
}

#[test]
fn the_page_has_no_inline_script_or_style() {
    let page = fs::read_to_string("index.html").unwrap();
    for inline in ["<style", " style=", "javascript:", " onload", " onclick"] {
        assert!(!page.contains(inline), "{inline}");
    }
    for script in page.split("<script").skip(1) {
        let (tag, rest) = script.split_once('>').unwrap();
        assert!(
            tag.contains("src=") && rest.starts_with("</script>"),
            "{tag}"
        );
    }
}
