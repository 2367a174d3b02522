//! Request bodies: the size limit, and parsing as a JSON object.

use std::convert::Infallible;

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http_body_util::BodyExt;
use serde_json::{Map, Value};

use crate::error::Refusal;

/// Four binary megabytes: a picture just under the limit, in base64, and the rest of the body
/// (assumed; no figure is documented).
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// How much of a body that is too large is still read: if the connection closes while the client is sending, the client
/// doesn't get the response.
const DRAINED_BYTES: usize = 64 * 1024 * 1024;

/// Reads the whole body first, and rejects one that is too large.
pub async fn limited(request: Request, next: Next) -> Response {
    let (parts, mut body) = request.into_parts();
    let mut kept = Vec::new();
    let mut seen: usize = 0;
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else {
            return Refusal::malformed("The body is incomplete.").into_response();
        };
        let Some(data) = frame.data_ref() else {
            continue;
        };
        seen = seen.saturating_add(data.len());
        if seen <= MAX_BYTES {
            kept.extend_from_slice(data);
        } else if seen > DRAINED_BYTES {
            break;
        }
    }
    if seen > MAX_BYTES {
        return Refusal::body_too_large(MAX_BYTES).into_response();
    }
    next.run(Request::from_parts(parts, Body::from(kept))).await
}

/// A JSON object, or why there is none. Kept as a result, because role and workspace are checked first.
pub struct JsonObject(Result<Map<String, Value>, Refusal>);

impl JsonObject {
    pub fn take(self) -> Result<Map<String, Value>, Refusal> {
        self.0
    }
}

impl<S: Send + Sync> FromRequest<S> for JsonObject {
    type Rejection = Infallible;

    async fn from_request(request: Request, state: &S) -> Result<Self, Infallible> {
        let is_json = is_json(request.headers());
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|_| Refusal::malformed("The body is incomplete."));
        Ok(Self(bytes.and_then(|bytes| {
            if is_json {
                object(&bytes)
            } else {
                Err(Refusal::not_json())
            }
        })))
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let declared = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let media_type = declared
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    media_type == "application/json"
        || (media_type.starts_with("application/") && media_type.ends_with("+json"))
}

/// The JSON object that these bytes are.
pub fn object(bytes: &[u8]) -> Result<Map<String, Value>, Refusal> {
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Err(Refusal::unprocessable(
            "validation_failed",
            "The body must be a JSON object.",
        )),
        Err(error) => Err(Refusal::malformed(format!("The body isn't JSON: {error}."))),
    }
}
