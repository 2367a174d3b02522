//! Policy reports over HTTP.

use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
};
use serde_json::Value;

use super::List;
use crate::{Sandbox, body, error::Refusal, peer::Local, violations::MAX_BYTES};

/// The type browsers send reports as; no browser says `+json` here.
const REPORT: &str = "application/csp-report";

pub async fn list(_: Local, State(sandbox): State<Sandbox>) -> Json<List<Value>> {
    Json(List::of(sandbox.violations.list()))
}

/// From any page: where the page sends no referrer, a report names no origin either.
pub async fn add(
    State(sandbox): State<Sandbox>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<StatusCode, Refusal> {
    let declared = headers.get(header::CONTENT_TYPE);
    if declared.is_none_or(|declared| !declared.as_bytes().starts_with(REPORT.as_bytes())) {
        return Err(Refusal::not_json());
    }
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::body_too_large(MAX_BYTES));
    }
    sandbox.violations.add(body::object(&bytes)?);
    Ok(StatusCode::NO_CONTENT)
}
