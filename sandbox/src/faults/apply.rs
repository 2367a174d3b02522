//! Applies a fault to a request: delays it, answers in its place, loses keys of its body, or cuts its answer.

use std::time::Duration;

use axum::{
    body::{Body, Bytes},
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::{StreamExt, stream};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use crate::{Sandbox, error::Refusal, peer::Peer};

/// Applies the first matching fault to the request.
pub async fn meet(State(sandbox): State<Sandbox>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let Some(fault) = sandbox.faults.take(request.method().as_str(), path) else {
        return next.run(request).await;
    };
    if let Some(delay) = fault.delay_ms {
        tokio::time::sleep(Duration::from_millis(delay)).await;
    }
    if fault.drop {
        if let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<Peer>>() {
            peer.cut();
        }
        // This response is never sent.
        return StatusCode::NO_CONTENT.into_response();
    }
    let response = match fault.answer() {
        Some(response) => response,
        None => match without(request, &fault.ignores).await {
            Some(request) => next.run(request).await,
            None => return Refusal::internal().into_response(),
        },
    };
    match fault.truncate {
        Some(bytes) => truncated(response, bytes).await,
        None => response,
    }
}

/// The request without these keys of its body. `None` if the body is incomplete.
async fn without(request: Request, keys: &[String]) -> Option<Request> {
    if keys.is_empty() {
        return Some(request);
    }
    let (mut parts, body) = request.into_parts();
    let bytes = body.collect().await.ok()?.to_bytes();
    let Ok(Value::Object(mut fields)) = serde_json::from_slice(&bytes) else {
        return Some(Request::from_parts(parts, Body::from(bytes)));
    };
    fields.retain(|key, _| !keys.contains(key));
    if fields.is_empty() {
        // An empty change would be rejected; this one changes nothing.
        fields.insert("branding".into(), json!({}));
    }
    let rest = Value::Object(fields).to_string();
    parts
        .headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(rest.len()));
    Some(Request::from_parts(parts, Body::from(rest)))
}

/// The response with the length of the whole body and only its first `bytes`.
async fn truncated(response: Response, bytes: usize) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(whole) = body.collect().await.map(|body| body.to_bytes()) else {
        return Refusal::internal().into_response();
    };
    if bytes >= whole.len() {
        return Response::from_parts(parts, Body::from(whole));
    }
    parts
        .headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(whole.len()));
    let start = whole.slice(..bytes);
    let sent = stream::iter([Ok(start)]);
    let broken = stream::once(async {
        // Lets the bytes so far be sent before the error.
        tokio::task::yield_now().await;
        Err::<Bytes, _>("truncated by a simulated fault")
    });
    Response::from_parts(parts, Body::from_stream(sent.chain(broken)))
}
