//! The console's files, and where the console finds its API.

use std::path::Path;

use axum::{
    Json,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tower::ServiceExt;
use tower_http::services::ServeDir;

use crate::{Sandbox, error::Refusal, origin::Origin};

/// The headers that a host of the console should send with its files. The sandbox sends them too, so that development
/// and tests run under them. Logos may come from any `https:` address; everything else comes from this host, and the
/// page contains no inline script or style. Violations are reported: see [`crate::violations`].
const PROTECTION: [(&str, &str); 5] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' https: data: blob:; connect-src 'self'; base-uri 'self'; form-action 'none'; \
         frame-ancestors 'none'; report-uri /sandbox/violations",
    ),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
];

/// The console's configuration: its API is at the same origin.
pub async fn config(origin: Origin) -> impl IntoResponse {
    let config: Value = json!({"api_base_url": origin.as_str(), "sandbox": true});
    ([(header::CACHE_CONTROL, "no-cache")], Json(config))
}

/// The response if no route of the API matches: a file of the console, or its page for a browser.
pub async fn serve(State(sandbox): State<Sandbox>, request: Request) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let Some(dist) = sandbox
        .dist
        .filter(|_| reads && !request.uri().path().starts_with("/sandbox/"))
    else {
        return Refusal::not_found("address").into_response();
    };
    let wants_page = accepts_html(request.headers());
    let (parts, _) = request.into_parts();
    if parts.uri.path() != "/" {
        let found = file(&dist, &parts.uri, &parts.method, &parts.headers).await;
        if found.status() != StatusCode::NOT_FOUND {
            return found;
        }
    }
    if parts.uri.path() == "/" || wants_page {
        return page(&dist, &parts.method, &parts.headers).await;
    }
    Refusal::not_found("address").into_response()
}

/// `/workspaces` is a page of the console and a call of the API. A browser that opens a page
/// accepts HTML and sends no token.
pub async fn page_or_call(
    State(sandbox): State<Sandbox>,
    request: Request,
    next: Next,
) -> Response {
    let is_page = *request.method() == Method::GET
        && request.uri().path() == "/workspaces"
        && accepts_html(request.headers())
        && !request.headers().contains_key(header::AUTHORIZATION);
    let mut response = match &sandbox.dist {
        Some(dist) if is_page => page(dist, request.method(), request.headers()).await,
        _ => return next.run(request).await,
    };
    response.headers_mut().append(
        header::VARY,
        HeaderValue::from_static("accept, authorization"),
    );
    response
}

fn accepts_html(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

/// The page of the console, whatever its address.
async fn page(dist: &Path, method: &Method, headers: &HeaderMap) -> Response {
    file(dist, &Uri::from_static("/index.html"), method, headers).await
}

/// A file of the bundle, or its compressed copy if there is one and the browser accepts it.
async fn file(dist: &Path, uri: &Uri, method: &Method, headers: &HeaderMap) -> Response {
    let mut request = Request::new(Body::empty());
    *request.method_mut() = method.clone();
    *request.uri_mut() = uri.clone();
    *request.headers_mut() = headers.clone();
    let files = ServeDir::new(dist)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    let mut response = match files.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    };
    if !response.status().is_success() && response.status() != StatusCode::NOT_MODIFIED {
        return Refusal::not_found("address").into_response();
    }
    let caching = if is_hashed(uri.path()) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    for (name, value) in PROTECTION {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    response
}

/// Whether a file's name carries the hash of its content, as in `canopy-1f2e3d4c5b6a7988_bg.wasm`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split(['-', '_', '.'])
        .any(|part| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_may_be_kept_for_good() {
        assert!(is_hashed("/canopy-1f2e3d4c5b6a7988_bg.wasm"));
        // Trunk omits a leading zero of a hash.
        assert!(is_hashed("/start-72a0092ca73fe9d.js"));
        for path in [
            "/",
            "/index.html",
            "/config.json",
            "/favicon.svg",
            "/decade-facade.js",
        ] {
            assert!(!is_hashed(path), "{path}");
        }
    }
}
